import Testing

@testable import RelationGraph

@Suite struct UnitedIdentitiesTests {
    private func graph(_ judgements: [(String, String, String)]) throws -> RelationGraph {
        var builder = GraphBuilder()
        for (id, name) in [("ann", "Ann"), ("bob", "Bob"), ("anna", "Anna"), ("acme", "Acme")] {
            var node = NodeDraft(id: Reference(id), kind: id == "acme" ? "organization" : "person", name: name)
            node.facts.identifiers = [Identifier(scheme: "un", value: id)]
            if id == "anna" {
                node.facts.role = "clerk"
                node.facts.aliases = [Alias("A."), Alias("Ann")]
            }
            builder.add(node)
        }
        for (source, type, target) in [("anna", "works-for", "acme"), ("ann", "met", "bob"), ("ann", "ally-of", "anna")] + judgements {
            builder.add(RelationDraft(source: Reference(source), type: Reference(type), target: Reference(target), setting: .list))
        }
        return try builder.build()
    }

    @Test func thoseJudgedTheSameAreOneNode() throws {
        let graph = try graph([("anna", "same-as", "ann")])
        let united = graph.unitingIdentities()
        #expect(united.nodes.map(\.id) == ["ann", "bob", "acme"])
        #expect(united.relations.map { "\($0.source.id) \($0.type.id) \($0.target.id)" } == ["ann works-for acme", "ann met bob"])
        let facts = united.node(0).facts
        #expect(facts.role == "clerk")
        #expect(facts.aliases.map(\.name) == ["Anna", "A.", "Ann"])
        #expect(facts.identifiers.map { "\($0.scheme): \($0.value)" } == ["un: ann", "un: anna", "same-as: anna"])
        // The graph itself is as it was.
        #expect(graph.nodeCount == 4 && graph.relationCount == 4)
    }

    @Test func judgementsChain() throws {
        let united = try graph([("anna", "same-as", "bob"), ("bob", "same-as", "ann")]).unitingIdentities()
        #expect(united.nodes.map(\.id) == ["ann", "acme"])
        #expect(united.relations.map(\.type.id) == ["works-for"])
    }

    @Test func nothingElseUnites() throws {
        for judgements in [[], [("anna", "not-same-as", "ann")]] {
            let graph = try graph(judgements)
            #expect(graph.unitingIdentities() === graph)
        }
    }

    @Test func aJudgementOnAnAbsentNodeIsWithoutEffect() throws {
        let graph = try graph([("ann", "same-as", "ofac-1")])
        #expect(graph.warnings.contains { $0.code == "judgement-on-absent-node" })
        #expect(graph.unitingIdentities() === graph)
    }
}
