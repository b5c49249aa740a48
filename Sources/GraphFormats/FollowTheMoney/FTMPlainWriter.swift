import RelationGraph

/// Writes graphs that were read from FollowTheMoney as nothing but its entities.
enum FTMPlainWriter {
    /// - Returns: Nil if not all of the graph would come back from them as it is.
    static func lines(of graph: RelationGraph) -> [UInt8]? {
        guard hasOnlyParts(graph) else { return nil }
        let words = FTMEntityWords(graph)
        var ids = FTMRelationIDs(graph)
        var bytes: [UInt8] = []
        var edges: [Relation] = []
        for node in graph.nodes {
            let facts = node.facts
            // What is known of anything was read under a schema.
            guard node.kind.isUnknown || facts == NodeFacts() || FTMEntityWords.givenSchema(facts.attributes) != nil else { return nil }
            let links = words.links(of: node)
            if isNamedAlone(node, facts, words) || isMentionedAlone(node, facts) && links.isEmpty { continue }
            words.line(of: node, facts).write(into: &bytes)
            // A property stands once, with all its values.
            let names = links.compactMap(words.property).uniqued()
            edges += names.flatMap { name in links.filter { words.property(for: $0) == name } }
        }
        for relation in graph.relations where words.property(for: relation) == nil {
            guard !relation.isImplied, let evidence = relation.evidence, FTMEntityWords.givenSchema(evidence.attributes) != nil else {
                return nil
            }
            let id = ids.id(of: relation, evidence.attributes[key: "id"]?.text, isShared: true)
            words.line(of: relation, evidence, id: id).write(into: &bytes)
            edges.append(relation)
        }
        guard let again = try? GraphLoader.load(["-"], standardInput: { bytes }, inputFormat: .ftm) else { return nil }
        return isSame(again, graph, edges) ? bytes : nil
    }

    /// Whether nothing is said of the graph as a whole, for which entities have no place.
    private static func hasOnlyParts(_ graph: RelationGraph) -> Bool {
        graph.title == nil && graph.summary == nil && graph.presentation == GraphPresentation() && graph.views.isEmpty
            && graph.attributes.isEmpty
    }

    /// Whether a node comes back from those that name it.
    private static func isMentionedAlone(_ node: Node, _ facts: NodeFacts) -> Bool {
        node.kind.isUnknown && facts == NodeFacts() && node.name == node.id && !node.relations.isEmpty
    }

    /// Whether a node is an authority of which nothing but its name is known, and which comes back by that name from those whom it sanctions.
    private static func isNamedAlone(_ node: Node, _ facts: NodeFacts, _ words: FTMEntityWords) -> Bool {
        guard node.kind.id == FTMSchema.authorityKind.id, facts == NodeFacts(), node.id == FTMPiece.authorityID(node.name) else {
            return false
        }
        return node.relations.contains { relation in
            relation.targetIndex == node.index && FTMSchema.relation(ofType: relation.type.id).namesTarget
                && words.property(for: relation) == nil
        }
    }

    /// - Parameter edges: the relations in the order in which they were written.
    private static func isSame(_ read: RelationGraph, _ written: RelationGraph, _ edges: [Relation]) -> Bool {
        guard read.nodeCount == written.nodeCount, read.relationCount == edges.count else { return false }
        for node in written.nodes {
            guard let same = read.node(id: node.id), same.name == node.name, same.kind == node.kind,
                same.facts.isSame(as: node.facts)
            else { return false }
        }
        return zip(read.relations, edges).allSatisfy { same, relation in
            same.source.id == relation.source.id && same.target.id == relation.target.id && same.type == relation.type
                && isSame(same.evidence, relation.evidence)
        }
    }

    private static func isSame(_ read: Evidence?, _ written: Evidence?) -> Bool {
        guard var read, var written, read != written else { return read == written }
        read.attributes.sort { $0.key < $1.key }
        written.attributes.sort { $0.key < $1.key }
        return read == written
    }
}

extension NodeFacts {
    /// Whether both say the same, in whatever order.
    fileprivate func isSame(as other: NodeFacts) -> Bool { self == other || unordered == other.unordered }

    /// The same with everything in one order that has none by itself.
    private var unordered: NodeFacts {
        var facts = self
        facts.aliases.sort { ($0.name, $0.language ?? "") < ($1.name, $1.language ?? "") }
        facts.identifiers.sort { ($0.scheme, $0.value) < ($1.scheme, $1.value) }
        facts.attributes.sort { $0.key < $1.key }
        return facts
    }
}
