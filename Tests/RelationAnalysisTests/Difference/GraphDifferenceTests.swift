import GraphFormats
import RelationAnalysis
import RelationGraph
import Testing

@Suite struct GraphDifferenceTests {
    private static func notes(_ stances: [String], people: [String] = ["ann: {name: Ann}", "bob: {name: Bob}"]) throws -> RelationGraph {
        let yaml = """
            relgraph: 1
            people:
            \(people.map { "  " + $0 }.joined(separator: "\n"))
            outlets:
              paper: {name: The Paper}
            documents:
              d1: {title: One, outlet: paper, date: 2015-08-01}
              d2: {title: Two, outlet: paper, date: 2015-08-09}
            statements:
              meeting: {says: They met, implies: [visit], stances: [{reported: paper, in: [d1]}]}
              visit:
                says: He came
                stances:
            \(stances.map { "      - " + $0 }.joined(separator: "\n"))
            """
        return try GraphLoader.load(["-"], standardInput: { Array(yaml.utf8) }, inputFormat: .relgraph)
    }

    @Test("A graph does not differ from itself, nor from itself in another order")
    func order() throws {
        let stances = ["{denied: ann, in: [d1#p1, d2]}", "{reported: paper, in: [d2]}", "{denied: ann, on: 2015-08-01, in: [d1]}"]
        let one = try Self.notes(stances)
        let other = try Self.notes(stances.reversed(), people: ["bob: {name: Bob}", "ann: {name: Ann}"])
        #expect(GraphDifference(from: one, to: one).isEmpty)
        #expect(GraphDifference(from: one, to: other).isEmpty)
    }

    @Test("A document more is a changed relation, not a removed and an added one")
    func documentAdded() throws {
        let before = try Self.notes(["{denied: ann, in: [d1]}", "{denied: ann, on: 2015-08-07, in: [d2]}"])
        let after = try Self.notes(["{denied: ann, on: 2015-08-07, in: [d2]}", "{denied: ann, in: [d1, d2#p3]}"])
        let difference = GraphDifference(from: before, to: after)
        #expect(difference.addedRelations.isEmpty && difference.removedRelations.isEmpty && difference.claims.isEmpty)
        #expect(difference.changedRelations.map(\.fields.count) == [1])
        #expect(difference.changedRelations.first?.fields.first?.after == ["d1", "d2#p3"])
    }

    @Test("A changed position, and the status that it changes")
    func position() throws {
        let before = try Self.notes(["{no-information: ann, in: [d1]}"])
        let after = try Self.notes(["{denied: ann, in: [d2]}"])
        let claims = GraphDifference(from: before, to: after).claims
        #expect(claims.positions.map { $0.before.map(\.relation.type.id) } == [["no-information"]])
        #expect(claims.positions.map { $0.after.map(\.relation.type.id) } == [["denied"]])
        // Who denies the visit denies the meeting too, that implied it.
        #expect(claims.statuses.map { $0.before?.status } == [.asserted, .asserted])
        #expect(claims.statuses.map { $0.after?.status } == [.disputed, .disputed])
        #expect(claims.origins.map(\.side) == [.against])
    }

    @Test("A retraction leaves the stance where it was, and changes the position")
    func retraction() throws {
        let stance = "{asserted: ann, on: 2015-08-01, in: [d1]}"
        let difference = GraphDifference(
            from: try Self.notes([stance]), to: try Self.notes([stance, "{retracted: ann, on: 2015-08-09, in: [d2]}"]))
        #expect(difference.addedRelations.count == 1 && difference.removedRelations.isEmpty)
        #expect(difference.claims.positions.map { $0.after.map(\.relation.type.id) } == [["retracted"]])
    }

    @Test("The way back mirrors the way there")
    func mirror() throws {
        let before = try Self.notes(["{no-information: ann, in: [d1]}", "{denied: bob, citing: ann, in: [d1]}", "{denied: bob, in: [d2]}"])
        let after = try Self.notes(
            ["{denied: ann, in: [d2]}", "{denied: bob, on: 2015-08-03, in: [d1]}"], people: ["ann: {name: Anna}", "bob: {name: Bob}"])
        let (there, back) = (GraphDifference(from: before, to: after), GraphDifference(from: after, to: before))
        #expect(there.addedRelations == back.removedRelations && there.removedRelations == back.addedRelations)
        #expect(there.changedRelations.map(\.before) == back.changedRelations.map(\.after))
        #expect(there.changedNodes.map(\.after.id) == ["ann"] && back.changedNodes.map(\.after.name) == ["Ann"])
        #expect(there.claims.positions.map { $0.after }.map(\.count) == back.claims.positions.map(\.before.count))
    }
}
