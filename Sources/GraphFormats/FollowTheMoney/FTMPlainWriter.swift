import RelationGraph

/// Writes graphs that were read from FollowTheMoney as nothing but its entities.
enum FTMPlainWriter {
    /// - Returns: Nil if not all of the graph would come back from them as it is.
    static func lines(of graph: RelationGraph) -> [UInt8]? {
        guard isOfEntities(graph) else { return nil }
        let words = FTMEntityWords(graph)
        var ids = FTMRelationIDs(graph)
        var bytes: [UInt8] = []
        var edges: [Relation] = []
        for node in graph.nodes {
            let facts = node.facts
            let links = words.links(of: node)
            if isNamedAlone(node, facts, words) || isMentionedAlone(node, facts) && links.isEmpty { continue }
            words.line(of: node, facts).write(into: &bytes)
            // A property stands once, with all its values.
            let names = links.compactMap(words.property).uniqued()
            edges += names.flatMap { name in links.filter { words.property(for: $0) == name } }
        }
        for relation in graph.relations where words.property(for: relation) == nil {
            let evidence = relation.evidence
            let id = ids.id(of: relation, evidence?.attributes[key: "id"]?.text, isShared: true)
            words.line(of: relation, evidence, id: id).write(into: &bytes)
            edges.append(relation)
        }
        guard let again = try? GraphLoader.load(["-"], standardInput: { bytes }, inputFormat: .ftm) else { return nil }
        return isSame(again, graph, edges) ? bytes : nil
    }

    /// Whether nothing tells at once that it is more than entities: what is known of anything was read under a schema.
    private static func isOfEntities(_ graph: RelationGraph) -> Bool {
        guard graph.title == nil, graph.summary == nil, graph.presentation == GraphPresentation(), graph.views.isEmpty,
            graph.attributes.isEmpty
        else { return false }
        return graph.relations.allSatisfy { relation in
            guard !relation.isImplied else { return false }
            return relation.evidence.map { FTMEntityWords.givenSchema($0.attributes) != nil } ?? true
        }
            && graph.nodes.allSatisfy {
                $0.kind.isUnknown || $0.facts == NodeFacts() || FTMEntityWords.givenSchema($0.facts.attributes) != nil
            }
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
                same.facts.unordered == node.facts.unordered
            else { return false }
        }
        return zip(read.relations, edges).allSatisfy { same, relation in
            same.source.id == relation.source.id && same.target.id == relation.target.id && same.type == relation.type
                && same.evidence?.unordered == relation.evidence?.unordered
        }
    }
}

extension NodeFacts {
    /// The same with everything in one order that has none by itself.
    fileprivate var unordered: NodeFacts {
        var facts = self
        facts.aliases.sort { ($0.name, $0.language ?? "") < ($1.name, $1.language ?? "") }
        facts.identifiers.sort { ($0.scheme, $0.value) < ($1.scheme, $1.value) }
        facts.attributes.sort { $0.key < $1.key }
        return facts
    }
}

extension Evidence {
    fileprivate var unordered: Evidence {
        var evidence = self
        evidence.attributes.sort { $0.key < $1.key }
        return evidence
    }
}
