import RelationAnalysis
import RelationGraph
import Testing

@Suite("What follows from what was said of other statements") struct StatementLogicTests {
    /// A meeting in Moscow implies a visit to Moscow, and that a visit to Russia.
    static func notes(meeting: String = "[]", visit: String = "[]", russia: String = "[]", never: String = "[]") throws -> ClaimNotes {
        try ClaimNotes(
            """
            people: {ann: {name: Ann}, bob: {name: Bob}}
            statements:
              meeting: {says: They met in Moscow, implies: [visit], stances: \(meeting)}
              visit: {says: He visited Moscow, implies: [russia], stances: \(visit)}
              russia: {says: He visited Russia, stances: \(russia)}
              never: {says: He never saw Moscow, contradicts: [visit], stances: \(never)}
            """)
    }

    private func statuses(_ notes: ClaimNotes) throws -> [ClaimStatus] {
        try ["meeting", "visit", "russia", "never"].map { try notes.claims($0).status }
    }

    @Test func aConfirmedMeetingImpliesTheVisit() throws {
        let notes = try Self.notes(meeting: "[{confirmed: ann}]")
        #expect(try statuses(notes) == [.asserted, .asserted, .asserted, .denied])
        let russia = try notes.claims("russia")
        #expect(russia.statusSaid == .unanswered)
        #expect(russia.positions.isEmpty)
        #expect(russia.derivedCount(.for) == 1)
        #expect(russia.derived.first?.way.map { notes.graph.node($0.statement).id } == ["meeting", "visit", "russia"])
        #expect(russia.explanation == "asserted: implied by what Ann said of other statements")
    }

    @Test func aDenialOfTheMeetingDeniesNoVisit() throws {
        #expect(try statuses(Self.notes(meeting: "[{denied: ann}]")) == [.denied, .unanswered, .unanswered, .unanswered])
    }

    @Test("A statement supported only by what it implies is not supported")
    func nothingFollowsBackwards() throws {
        #expect(try statuses(Self.notes(russia: "[{confirmed: ann}]")) == [.unanswered, .unanswered, .asserted, .unanswered])
    }

    @Test func whoDeniesTheVisitDeniesTheMeeting() throws {
        let notes = try Self.notes(meeting: "[{reported: ann}]", visit: "[{denied: bob}]")
        #expect(try statuses(notes) == [.disputed, .disputed, .asserted, .denied])
        let meeting = try notes.claims("meeting")
        #expect(meeting.statusSaid == .asserted)
        #expect(meeting.positions(.against).isEmpty)
        #expect(meeting.derivedCount(.against) == 1)
    }

    @Test("To assert the contradiction denies; to deny it asserts nothing")
    func contradiction() throws {
        #expect(try statuses(Self.notes(never: "[{asserted: ann}]")) == [.denied, .denied, .unanswered, .asserted])
        #expect(try statuses(Self.notes(never: "[{denied: ann}]")) == [.unanswered, .unanswered, .unanswered, .denied])
    }

    @Test("A speaker's own words on a statement come before what its other words imply")
    func selfContradiction() throws {
        let notes = try Self.notes(meeting: "[{reported: ann}]", visit: "[{denied: ann}]")
        let visit = try notes.claims("visit")
        #expect(visit.status == .denied)
        #expect(visit.derived.isEmpty)
        #expect(visit.selfContradictions.map(\.speaker.id) == ["ann"])
    }

    @Test func aCircleOfImplicationsEnds() throws {
        let notes = try ClaimNotes(
            """
            people: {ann: {name: Ann}}
            statements:
              a: {says: A, implies: [b], stances: [{asserted: ann}]}
              b: {says: B, implies: [c]}
              c: {says: C, implies: [a]}
            """)
        #expect(try ["a", "b", "c"].map { try notes.claims($0).status } == [.asserted, .asserted, .asserted])
    }

    @Test func conditionsAndSilenceImplyNothing() throws {
        #expect(try statuses(Self.notes(meeting: "[{conditional: ann}, {no-information: bob}]")) == Array(repeating: .unanswered, count: 4))
    }
}
