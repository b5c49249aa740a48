import Foundation
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

    @Test("Who is judged the same is one speaker")
    func judgedTheSame() throws {
        let stances = ["{denied: ann, on: 2015-08-02, in: [d2]}", "{confirmed: anna, on: 2015-08-08, in: [d2]}"]
        let judged = "ann: {name: Ann, ties: [{same-as: anna}]}"
        let one = try Self.notes(stances, people: [judged, "anna: {name: Anna}"])
        let turned = try Self.notes(stances, people: ["anna: {name: Anna}", judged])
        let apart = try Self.notes(stances, people: ["ann: {name: Ann}", "anna: {name: Anna}"])
        let claims = GraphDifference(from: one, to: apart).claims
        #expect(claims.statuses.map(\.statement.id) == ["meeting", "visit"])
        #expect(claims.statuses.allSatisfy { $0.before?.status == .asserted && $0.after?.status == .disputed })
        #expect(Set(claims.positions.map(\.speaker.id)) == ["ann", "anna"])
        // Which of the two stands for both is no difference.
        #expect(GraphDifference(from: one, to: turned).claims.isEmpty)
        // Without the one there is nothing to replace.
        let without = try Self.notes([stances[1]], people: ["anna: {name: Anna}"])
        #expect(GraphDifference(from: one, to: without).claims.statuses.isEmpty)
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

    @Test("A status that changes by implication only is listed, without a position, and is told as such")
    func implication() throws {
        let claims = GraphDifference(from: try Self.notes([]), to: try Self.notes(["{denied: ann, in: [d2]}"])).claims
        let meeting = try #require(claims.statuses.first { $0.statement.id == "meeting" })
        #expect(meeting.before?.status == .asserted && meeting.after?.status == .disputed)
        // Nobody said a word more about the meeting itself.
        #expect(meeting.before?.statusSaid == .asserted && meeting.after?.statusSaid == .asserted)
        #expect(meeting.after?.explanation == "disputed: reported by The Paper; ruled out by what Ann said of other statements")
        #expect(claims.positions.map(\.statement.id) == ["visit"])
        #expect(claims.origins.map(\.statement.id) == ["visit"])
    }

    @Test("An outlet that names its source later is a changed relation, and moves the origins' bounds only")
    func sourceNamed() throws {
        let witness = "{confirmed: bob, in: [d1]}"
        let before = try Self.notes(["{reported: paper, in: [d1]}", witness])
        let after = try Self.notes(["{reported: paper, citing: bob, in: [d1]}", witness])
        let difference = GraphDifference(from: before, to: after)
        let origins = try #require(difference.claims.origins.first)
        #expect(difference.claims.origins.count == 1 && origins.statement.id == "visit" && origins.side == .for)
        #expect(origins.before.atLeast == 1 && origins.before.atMost == 2)
        #expect(origins.after.atLeast == 1 && origins.after.atMost == 1)
        #expect(difference.claims.positions.isEmpty && difference.claims.statuses.isEmpty)
        #expect(difference.changedRelations.map(\.fields.count) == [1])
        #expect(difference.changedRelations.first?.fields.first?.field == "citing")
        #expect(difference.addedRelations.isEmpty && difference.removedRelations.isEmpty)
    }

    @Test("One article fewer takes from the bundled graph only what stands in it alone")
    func articleRemoved() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let graph = try GraphLoader.load([root.appendingPathComponent("graphs").path])
        let documents = graph.nodes.filter(\.isDocument)
        try #require(documents.count > 1)
        for article in documents {
            var others = Selection()
            others.documents = documents.map(\.index).filter { $0 != article.index }
            let difference = GraphDifference(from: graph, to: graph, others)
            #expect(difference.addedRelations.isEmpty && difference.addedNodes.isEmpty, "\(article.id)")
            for relation in difference.removedRelations {
                #expect(relation.evidence?.documents.map(\.document).allSatisfy { $0 == article.index } ?? true, "\(article.id)")
            }
            for change in difference.changedRelations {
                #expect(change.before.evidence?.documents.contains { $0.document == article.index } == true, "\(article.id)")
            }
            // Less is said, never more: a statement that nobody takes a side on stays so, or is not there.
            for change in difference.claims.statuses where change.before?.status == .unanswered {
                #expect(change.after == nil, "\(article.id): \(change.statement.id)")
            }
        }
    }

    @Test("Edge lists are compared by names, whatever the order of lines")
    func edgeLists() throws {
        func list(_ text: String) throws -> RelationGraph {
            try GraphLoader.load(["-"], standardInput: { Array(text.utf8) }, inputFormat: .edgeList)
        }
        let difference = GraphDifference(from: try list("1 2\n2 3\n"), to: try list("2 3\n1 4\n"))
        #expect(difference.addedNodes.map(\.id) == ["4"] && difference.removedNodes.isEmpty)
        #expect(difference.addedRelations.map { [$0.source.id, $0.target.id] } == [["1", "4"]])
        #expect(difference.removedRelations.map { [$0.source.id, $0.target.id] } == [["1", "2"]])
        #expect(GraphDifference(from: try list("1 2\n2 3\n"), to: try list("2 3\n1 2\n")).isEmpty)
    }

    @Test("An edge that points now, and did not, is changed")
    func direction() throws {
        func graph(_ direction: String) throws -> RelationGraph {
            let text = "source,target,Type\na,b,\(direction)\n"
            return try GraphLoader.load(["-"], standardInput: { Array(text.utf8) }, inputFormat: .csv)
        }
        let difference = GraphDifference(from: try graph("Undirected"), to: try graph("Directed"))
        #expect(difference.changedRelations.map { $0.fields.map(\.field) } == [["direction"]])
        #expect(GraphDifference(from: try graph("Directed"), to: try graph("Directed")).isEmpty)
    }
}
