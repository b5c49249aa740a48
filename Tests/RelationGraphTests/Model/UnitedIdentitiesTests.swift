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

    /// Whoever reads two as one against the notes' own judgement would never know.
    @Test func contradictingJudgementsUniteNobody() throws {
        let judgements = [("anna", "not-same-as", "bob"), ("anna", "same-as", "ann"), ("ann", "same-as", "bob")]
        let graph = try graph(judgements)
        #expect(graph.unitingIdentities() === graph)
        let problem = try #require(graph.warnings.first { $0.code == "contradicting-judgements" })
        #expect(problem.message.contains("“anna same-as ann”") && problem.message.contains("“ann same-as bob”"), "\(problem)")
        // Others are not concerned.
        let others = try self.graph(Array(judgements.dropLast())).unitingIdentities()
        #expect(others.nodes.map(\.id) == ["ann", "bob", "acme"])
        #expect(try !self.graph(Array(judgements.dropLast())).warnings.contains { $0.code == "contradicting-judgements" })
    }

    /// What follows from the notes for several that are one, follows once.
    @Test func nothingIsNamedTwice() throws {
        var builder = GraphBuilder()
        for id in ["al", "albert", "ben"] { builder.add(NodeDraft(id: Reference(id), kind: "person", name: id)) }
        for id in ["d1", "d2"] { builder.add(NodeDraft(id: Reference(id), kind: "document", name: id)) }
        var statement = NodeDraft(id: Reference("s"), kind: "statement", name: "s")
        statement.links = [(.about, [Reference("al"), Reference("albert")])]
        builder.add(statement)
        for (document, cited) in [("d1", ["al", "albert"]), ("d2", ["albert"])] {
            var stance = RelationDraft(source: Reference("ben"), type: Reference("reported"), target: Reference("s"), setting: .stances)
            stance.documents = [CitationDraft(document: Reference(document))]
            stance.citing = cited.map { Reference($0) }
            stance.via = [Reference("albert"), Reference("al")]
            builder.add(stance)
        }
        builder.add(RelationDraft(source: Reference("al"), type: Reference("same-as"), target: Reference("albert"), setting: .list))
        let united = try builder.build().unitingIdentities()
        let lines = united.relations.filter(\.isImplied).map { "\($0.source.id) \($0.type.id) \($0.target.id)" }
        #expect(lines.sorted() == ["ben citing al", "ben via al", "d1 covers s", "d2 covers s", "s about al"])
        for relation in united.relations where relation.type.isStance {
            #expect(relation.evidence?.citing.count == 1 && relation.evidence?.via.count == 1)
        }
        for relation in united.relations where ["citing", "about"].contains(relation.type.id) {
            #expect(relation.documents.map(\.id) == ["d1", "d2"], "\(relation.type.id)")
        }
    }
}
