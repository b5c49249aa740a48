import RelationGraph
import Testing

/// Which documents go when somebody is left out.
@Suite struct DocumentPublishersTests {
    private static func graph() throws -> RelationGraph {
        var builder = GraphBuilder()
        for (kind, ids) in [("outlet", ["herald", "globe"]), ("person", ["bob", "amy", "al"])] {
            for id in ids { builder.add(NodeDraft(id: Reference(id), kind: kind, name: id)) }
        }
        let publishers = [
            ("both", ["herald", "globe"], ["bob"]), ("one", ["herald"], ["bob"]), ("memo", [], ["bob"]), ("letter", [], ["bob", "amy"]),
            ("found", [], []),
        ]
        for (id, outlets, authors) in publishers {
            var draft = NodeDraft(id: Reference(id), kind: "document", name: id)
            draft.links = [(.published, outlets.map { Reference($0) }), (.wrote, authors.map { Reference($0) })].filter { !$0.1.isEmpty }
            builder.add(draft)
        }
        for (id, _, _) in publishers {
            builder.statement("s-\(id)")
            builder.relate("al", "asserted", "s-\(id)", in: [id])
        }
        return try builder.build()
    }

    static let cases: [(without: [String], gone: [String])] = [
        (["herald"], ["one"]), (["globe"], []), (["herald", "globe"], ["both", "one"]), (["bob"], ["memo"]),
        (["bob", "amy"], ["memo", "letter"]), (["both"], ["both"]), (["found", "al"], ["found"]),
    ]

    @Test(arguments: cases) func allWhoStandForItMustBeLeftOut(_ example: (without: [String], gone: [String])) throws {
        let graph = try Self.graph()
        let without = Set(try example.without.map(graph.index))
        let publishers = DocumentPublishers(graph.relations, graph.vocabulary)
        let gone = graph.nodes.filter { $0.isDocument && publishers.isLeftOut($0.index, with: without) }.map(\.id)
        #expect(gone == example.gone)
        // A selection goes by the same rule.
        let part = graph.part { $0.without = Array(without) }
        #expect(graph.nodes.filter { $0.isDocument && !part.admits($0) }.map(\.id) == example.gone)
    }
}
