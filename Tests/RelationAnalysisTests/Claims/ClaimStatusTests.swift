import RelationAnalysis
import RelationGraph
import Testing

@Suite("Status of statements") struct ClaimStatusTests {
    static let people = "people: {ann: {name: Ann}, bob: {name: Bob}, eve: {name: Eve}}\n"

    static func notes(_ stances: String...) throws -> ClaimNotes {
        let entries = stances.map { "      - {\($0)}\n" }.joined()
        return try ClaimNotes(people + "statements:\n  s:\n    says: It happened\n    stances:\(stances.isEmpty ? " []" : "\n" + entries)")
    }

    @Test(arguments: [
        (["reported: ann"], ClaimStatus.asserted), (["confirmed: ann", "asserted: bob"], .asserted), (["denied: ann"], .denied),
        (["disputed: ann"], .denied), (["reported: ann", "denied: bob"], .disputed),
        (["reported: ann", "no-information: bob"], .asserted), (["no-information: bob"], .unanswered),
        (["declined-to-comment: ann", "no-comment-yet: bob", "conditional: eve"], .unanswered),
        (["questioned: ann", "raised-concern: bob"], .unanswered), ([], .unanswered),
        (["reported: ann, on: 2020-01-01", "retracted: ann, on: 2020-02-01"], .retracted),
        (["reported: ann, on: 2020-01-01", "retracted: ann, on: 2020-02-01", "denied: bob"], .denied),
        (["retracted: ann, on: 2020-02-01"], .retracted),
        (["retracted: ann, on: 2020-02-01", "no-information: bob"], .retracted), (["retracted: ann", "asserted: bob"], .asserted),
    ])
    func followsFromTheStances(stances: [String], status: ClaimStatus) throws {
        let entries = stances.map { "      - {\($0)}\n" }.joined()
        let notes = try ClaimNotes(
            Self.people + "statements:\n  s:\n    says: It happened\n" + (stances.isEmpty ? "" : "    stances:\n" + entries))
        #expect(try notes.claims("s").status == status)
        #expect(try notes.claims("s").statusSaid == status)
    }

    @Test func noInformationIsNoDenial() throws {
        let claims = try Self.notes("reported: ann", "no-information: bob").claims("s")
        #expect(claims.positions(.against).isEmpty)
        #expect(claims.undecided.map(\.speaker.id) == ["bob"])
        #expect(claims.explanation == "asserted: reported by Ann; one speaker took no position")
    }

    @Test("Who is not to be named is counted") func hiddenNames() throws {
        let claims = try Self.notes(
            "reported: ann, certainty: possible", "denied: bob", "denied: eve", "retracted: eve, on: 2020-02-01"
        ).claims("s")
        let all = claims.explanation
        #expect(claims.explanation { _ in true } == all && all.contains("Eve"))
        let some = claims.explanation { $0.id == "ann" }
        #expect(some.hasPrefix("disputed: reported by Ann (possible); denied by one not shown"), "\(some)")
        #expect(!some.contains("Bob") && !some.contains("Eve"))
        #expect(Phrasing.list(["A", "B", "C", "D", "E"], hidden: 2) == "A, B, C, 2 others and two not shown")
        #expect(Phrasing.list([], hidden: 1) == "one not shown" && Phrasing.list(["A"], hidden: 1) == "A and one not shown")
    }

    @Test func theLastWordCounts() throws {
        let claims = try Self.notes(
            "denied: ann, on: 2020-02-01", "reported: ann, on: 2020-01-01", "confirmed: ann, on: 2020-03"
        ).claims("s")
        #expect(claims.status == .asserted)
        let position = try #require(claims.positions.first)
        #expect(position.stances.map(\.relation.type.id) == ["reported", "denied", "confirmed"])
        #expect(position.fates == [.replaced, .replaced, .stands])
        #expect(position.hasChanged)
    }

    @Test("A speaker changes position twice: for, against, for; known by dates of saying")
    func changesTwice() throws {
        let notes = try Self.notes("asserted: ann, on: 2020-01-01", "denied: ann, on: 2020-02-01", "asserted: ann, on: 2020-03-01")
        #expect(try notes.claims("s", asOf: "2020-01-15").status == .asserted)
        #expect(try notes.claims("s", asOf: "2020-02-15").status == .denied)
        #expect(try notes.claims("s", asOf: "2020-03-15").status == .asserted)
        #expect(try notes.claims("s").explanation == "asserted: asserted by Ann; Ann had taken the other side before")
    }

    @Test("Who is only known to take something back had a side, and has none")
    func aRetractionAlone() throws {
        #expect(try Self.notes("retracted: ann, on: 2020").claims("s").explanation.hasPrefix("retracted: taken back by "))
        #expect(try Self.notes().claims("s").explanation == "unanswered: nobody took a stance")
    }

    @Test("By an approximate date nothing is certainly before or after")
    func approximateOrder() throws {
        let claims = try Self.notes("asserted: ann, on: 2020-02-29~", "denied: ann, on: 2020-03-01~").claims("s")
        #expect(claims.status == .disputed && claims.positions.first?.isTorn == true)
        // What may be earlier than the retraction is taken back.
        #expect(try Self.notes("asserted: ann, on: 2020~", "retracted: ann, on: 2019").claims("s").status == .retracted)
        #expect(try Self.notes("asserted: ann, on: 2020", "retracted: ann, on: 2019").claims("s").status == .asserted)
    }

    @Test("A second document of an approximate date makes nothing uncertain that the first tells")
    func exactDocumentsCount() throws {
        let notes = try ClaimNotes(
            Self.people
                + """
                documents: {d1: {title: A, date: 2015-08-09}, d2: {title: B, date: 2015-08-08~}}
                statements: {s: {says: S, stances: [{asserted: ann, in: [d1, d2]}, {denied: ann, on: 2016-01-01, in: [d1]}]}}
                """)
        #expect(try notes.claims("s").status == .denied)
    }

    @Test("Layers, types and kinds change no status: what is out of sight was said all the same")
    func whatIsOutOfSightCounts() throws {
        let notes = try Self.notes("reported: ann", "denied: bob")
        var selection = Selection()
        selection.types = ["denied"]
        #expect(ClaimAnalysis(notes.graph, selection).claims(of: try notes.node("s"))?.status == .disputed)
        (selection.types, selection.excludedTypes, selection.kinds) = ([], ["denied"], ["statement"])
        #expect(ClaimAnalysis(notes.graph, selection).claims(of: try notes.node("s"))?.status == .disputed)
    }

    @Test("Who depends on whom is known whatever the date: an earlier day has no more origins")
    func dependenceHasNoDate() throws {
        let notes = try ClaimNotes(
            """
            people: {min: {name: Minister, ties: [{leads: gov, in: late}]}, spo: {name: Spokesman, ties: [{spokesperson-of: gov, in: late}]}}
            organizations: {gov: {name: Government}}
            outlets: {wire: {name: Wire}, paper: {name: Paper}}
            documents:
              early: {title: E, outlet: wire, date: 2020-01-02}
              late: {title: L, outlet: wire, date: 2020-06-01}
              copy: {title: C, outlet: paper, date: 2020-06-01, copied-from: early}
            statements:
              s: {says: S, stances: [{denied: min, on: 2020-01-01, in: early}, {denied: spo, on: 2020-01-01, in: copy}]}
            """)
        func independence(_ asOf: String?) throws -> Independence {
            try notes.analysis(asOf: asOf).independence(.against, of: notes.node("s"))
        }
        #expect(try independence(nil).atMost == 1)
        #expect(try independence("2020-01-03") == independence(nil))
    }

    @Test("Where nothing tells which word was the last, both stand")
    func unknownOrder() throws {
        let claims = try Self.notes("asserted: ann, on: 2020-02", "denied: ann, on: 2020-02-10").claims("s")
        #expect(claims.status == .disputed)
        #expect(claims.positions.map(\.isTorn) == [true])
        #expect(claims.positions(.for).count == 1)
        #expect(claims.positions(.against).count == 1)
        let undated = try Self.notes("asserted: ann", "denied: ann, on: 2020-02-10").claims("s")
        #expect(undated.positions.map(\.isTorn) == [true])
    }

    @Test("An undated stance was said before the document that tells it")
    func publicationBoundsSaying() throws {
        let notes = try ClaimNotes(
            fiveOutlets,
            """
            people: {ann: {name: Ann}}
            statements:
              s: {says: It happened, stances: [{asserted: ann, in: [d1]}, {denied: ann, on: 2020-01-05, in: [d5]}]}
            """)
        #expect(try notes.claims("s").status == .denied)
    }

    @Test func silenceTakesNothingBack() throws {
        let claims = try Self.notes("denied: ann, on: 2020-01-01", "no-information: ann, on: 2020-02-01").claims("s")
        #expect(claims.status == .denied)
        #expect(claims.undecided.isEmpty)
    }

    @Test func aRetractionTakesBackOnlyWhatMayBeEarlier() throws {
        let claims = try Self.notes(
            "asserted: ann, on: 2020-01-01", "retracted: ann, on: 2020-02-01", "denied: ann, on: 2020-03-01"
        ).claims("s")
        #expect(claims.status == .denied)
        #expect(claims.positions.first?.fates == [.withdrawn, .stands, .stands])
        let others = try Self.notes("asserted: ann", "asserted: bob", "retracted: ann").claims("s")
        #expect(others.status == .asserted)
        #expect(others.withdrawn.map(\.speaker.id) == ["ann"])
        #expect(others.explanation == "asserted: asserted by Bob; taken back by Ann")
    }

    @Test("What was replaced stays so where the later word is left out, and the sentence says why")
    func replacedByWhatIsLeftOut() throws {
        let notes = try ClaimNotes(
            fiveOutlets,
            """
            people: {ann: {name: Ann}}
            statements:
              s: {says: It happened, stances: [{asserted: ann, on: 2020-01-01, in: [d1]}, {denied: ann, on: 2020-01-05, in: [d5]}]}
            """)
        #expect(try notes.claims("s").status == .denied)
        let left = try notes.claims("s", without: ["o5"])
        #expect(left.status == .unanswered)
        #expect(left.explanation == "unanswered: Ann took the other side later, by what is left out")
    }

    @Test func certaintyIsNoStatus() throws {
        let claims = try Self.notes("reported: ann, certainty: doubtful", "reported: bob, certainty: possible").claims("s")
        #expect(claims.status == .asserted)
        #expect(claims.certainty(.for) == .possible)
        #expect(claims.certainty(.against) == nil)
    }
}
