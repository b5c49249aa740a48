import RelationAnalysis
import RelationGraph
import Testing

@Suite("Sources whose own word no longer stands") struct RecantationTests {
    private func side(_ stances: String) throws -> SideAnalysis {
        try ClaimNotes(
            fiveOutlets,
            """
            people: {ann: {name: Ann}, bob: {name: Bob}}
            statements:
              s:
                says: It happened
                stances:
            \(stances.split(separator: "\n").map { "      - {\($0)}\n" }.joined())
            """
        ).side(.for, "s")
    }

    @Test("An origin that denies now what others cite it for")
    func denied() throws {
        let side = try side(
            """
            asserted: ann, on: 2020-01-02, in: [d1]
            reported: o2, on: 2020-01-03, citing: ann, in: [d2]
            denied: ann, on: 2020-01-09, in: [d3]
            """)
        #expect(side.originIDs == ["ann"])
        #expect(side.interval == "1 to 1", "the count stays")
        #expect(side.recantations.map(\.node.id) == ["ann"])
        #expect(side.recantations.map(\.word) == [.otherSide])
        #expect(side.recantationPhrase == "without Ann (now denies it): no origin")
        #expect(side.independenceOfStanding?.atMost == 0)
    }

    @Test("An origin that took it back, beside one that stands by it")
    func takenBack() throws {
        let side = try side(
            """
            asserted: ann, on: 2020-01-02, in: [d1]
            reported: o2, on: 2020-01-03, citing: ann, in: [d2]
            retracted: ann, on: 2020-01-09, in: [d3]
            asserted: bob, in: [d4]
            """)
        #expect(side.interval == "2 to 2")
        #expect(side.recantationPhrase == "without Ann (has taken it back): one origin")
        #expect(side.recantation(of: side.origins[0].node)?.phrase == "has taken it back")
        #expect(side.recantation(of: side.origins[1].node) == nil)
    }

    @Test("A link of a chain that took it back")
    func link() throws {
        let side = try side(
            """
            reported: o1, on: 2020-01-02, citing: bob, in: [d1]
            reported: o2, on: 2020-01-03, citing: o1, in: [d2]
            retracted: o1, on: 2020-01-09, in: [d3]
            asserted: ann, in: [d4]
            """)
        #expect(side.originIDs == ["ann", "bob"])
        #expect(side.recantationPhrase == "without One (has taken it back): one origin")
    }

    @Test("Who only ever denied, who had no information, who said it again")
    func others() throws {
        let cited = "reported: o2, on: 2020-01-03, citing: ann, in: [d2]\n"
        #expect(try side(cited + "denied: ann, in: [d3]").recantationPhrase == "without Ann (denies it): no origin")
        #expect(try side(cited + "no-information: ann, in: [d3]").recantations.isEmpty, "silence takes nothing back")
        let again = "retracted: ann, on: 2020-01-04, in: [d3]\nasserted: ann, on: 2020-01-05, in: [d4]"
        #expect(try side(cited + again).recantationPhrase == nil)
    }

    @Test("An institution that speaks on both sides")
    func divided() throws {
        func divided(_ stances: String) throws -> [DividedInstitution] {
            let notes = try ClaimNotes(OriginTests.institution + "statements: {s: {says: It happened, stances: [\(stances)]}}")
            return DividedInstitution.all(for: try notes.side(.for, "s"), against: try notes.side(.against, "s"))
        }
        let one = try divided("{asserted: bob}, {denied: ann}, {denied: eve}")
        #expect(one.map(\.institution.id) == ["government"])
        #expect(one[0].supporters.ids == ["bob"])
        #expect(one[0].opponents.ids == ["ann"])
        #expect(try divided("{asserted: bob, personal: true}, {denied: ann}").isEmpty)
        #expect(try divided("{asserted: eve}, {denied: eve}").isEmpty, "who took both sides is one person")
        #expect(try divided("{asserted: voice}, {denied: government}").map(\.institution.id) == ["government"])
    }

    /// Of every two origins of the two sides the nearest institution, pair by pair.
    @Test(arguments: 0..<60 as Range<UInt64>)
    func dividedAsByPairs(seed: UInt64) throws {
        let analysis = try ClaimNotes(files: RandomClaims(seed: seed).files()).analysis()
        for claims in analysis.statements {
            for derived in [false, true] {
                let sides = [Polarity.for, .against].map { analysis.side($0, of: claims, withDerived: derived) }
                var expected: [String: (supporters: Set<String>, opponents: Set<String>)] = [:]
                for one in sides[0].origins {
                    for other in sides[1].origins where other.node != one.node {
                        let principals = [other.node] + other.speaksFor
                        guard let institution = ([one.node] + one.speaksFor).first(where: principals.contains) else { continue }
                        expected[institution.id, default: ([], [])].supporters.insert(one.node.id)
                        expected[institution.id, default: ([], [])].opponents.insert(other.node.id)
                    }
                }
                let divided = DividedInstitution.all(for: sides[0], against: sides[1])
                #expect(divided.map(\.institution.id) == expected.keys.sorted(), "\(claims.statement.id), seed \(seed)")
                for one in divided {
                    let (supporters, opponents) = try #require(expected[one.institution.id])
                    #expect(one.supporters.ids == supporters.sorted() && one.opponents.ids == opponents.sorted(), "seed \(seed)")
                }
            }
        }
    }
}
