import RelationGraph

/// What became of a node or a relation between two versions.
public enum VersionChange: String, Sendable, CaseIterable {
    case added, removed, changed

    /// "+", "–", "±".
    public var sign: String {
        switch self {
        case .added: "+"
        case .removed: "–"
        case .changed: "±"
        }
    }
}

/// Two versions as one graph, to draw what changed between them with as much around it as it needs.
public struct UnitedVersions: Sendable {
    /// The changed relations and their ends, the changed nodes, and the statements whose status changed; what follows from what among these.
    public let part: Subgraph
    public let nodes: [NodeIndex: VersionChange]
    public let relations: [RelationIndex: VersionChange]

    /// - Complexity: O(nodes + relations) of both versions expected.
    /// - Throws: `GraphProblems` if the versions do not go together: a node whose kind changed to one that a relation cannot lead to.
    public init(_ difference: GraphDifference) throws(GraphProblems) {
        let (before, after) = (difference.before.graph, difference.after.graph)
        var builder = GraphBuilder(vocabulary: UnitedVersions.vocabulary(before, after))
        for node in after.nodes { builder.add(NodeDraft(node)) }
        for node in before.nodes where after.node(id: node.id) == nil { builder.add(NodeDraft(node)) }
        // Relations that are drafted come first and in their order: their numbers are known.
        var relations: [RelationIndex: VersionChange] = [:]
        func draw(_ list: [Relation], _ change: VersionChange) {
            for relation in list {
                relations[RelationIndex(relations.count)] = change
                builder.add(RelationDraft(relation))
            }
        }
        draw(difference.removedRelations, .removed)
        draw(difference.changedRelations.map(\.after), .changed)
        draw(difference.addedRelations, .added)
        let graph = try builder.build()

        var nodes: [NodeIndex: VersionChange] = [:]
        func mark(_ list: [Node], _ change: VersionChange) {
            for node in list { nodes[graph.node(id: node.id)?.index ?? -1] = change }
        }
        mark(difference.addedNodes, .added)
        mark(difference.removedNodes, .removed)
        mark(difference.changedNodes.map(\.after), .changed)
        var shown = Set(nodes.keys)
        for statement in difference.claims.statements { if let node = graph.node(id: statement.id) { shown.insert(node.index) } }
        for index in relations.keys {
            let relation = graph.relation(index)
            shown.formUnion([relation.sourceIndex, relation.targetIndex])
        }
        // A document's outlet is what joins it to the map.
        for relation in graph.relations where relation.type.id == CoreType.published.rawValue && nodes[relation.targetIndex] != nil {
            shown.insert(relation.sourceIndex)
        }
        for relation in graph.relations where relation.isImplied {
            if let change = UnitedVersions.change(of: relation, nodes) { relations[relation.index] = change }
        }
        let drawn: Set<CoreType> = [.published, .implies, .contradicts]
        part = Subgraph(graph).restricted(to: shown).restricted(toRelations: { relation in
            guard relation.isImplied, let type = CoreType(rawValue: relation.type.id) else { return true }
            return drawn.contains(type) && (type != .published || nodes[relation.targetIndex] != nil)
        })
        self.nodes = nodes
        self.relations = relations
    }

    /// What follows from a node's own fields came or went with that node.
    private static func change(of relation: Relation, _ nodes: [NodeIndex: VersionChange]) -> VersionChange? {
        [nodes[relation.sourceIndex], nodes[relation.targetIndex]].compactMap { $0 }.first { $0 != .changed }
    }

    private static func vocabulary(_ before: RelationGraph, _ after: RelationGraph) -> Vocabulary {
        var vocabulary = after.vocabulary
        for kind in before.vocabulary.kinds where vocabulary.kind(kind.id) == nil {
            var kind = kind
            // The later version may list another kind under that heading.
            if vocabulary.kind(section: kind.section) != nil { kind.section += " before" }
            vocabulary.declare(kind)
        }
        for type in before.vocabulary.relationTypes where vocabulary.relationType(type.id) == nil { vocabulary.declare(type) }
        return vocabulary
    }
}

extension NodeDraft {
    /// A node of a finished graph, with the relations that its own fields give.
    fileprivate init(_ node: Node) {
        self.init(id: Reference(node.id), kind: node.kind.id, name: node.name)
        facts = node.facts
        for type in [CoreType.implies, .contradicts, .published] {
            let others = node.relations.filter { relation in
                relation.isImplied && relation.type.id == type.rawValue
                    && (type == .published ? relation.targetIndex : relation.sourceIndex) == node.index
            }
            let ids = others.map { Reference($0.other(than: node.index).id) }
            if !ids.isEmpty { links.append((type, ids)) }
        }
    }
}

extension RelationDraft {
    fileprivate init(_ relation: Relation) {
        let graph = relation.graph
        func references(_ nodes: [NodeIndex]) -> [Reference] { nodes.map { Reference(graph.node($0).id) } }
        self.init(
            source: Reference(relation.source.id), type: Reference(relation.type.id), target: Reference(relation.target.id),
            setting: relation.setting)
        var evidence = relation.evidence ?? Evidence()
        documents = evidence.documents.map { CitationDraft(document: Reference(graph.node($0.document).id), locator: $0.locator) }
        via = references(evidence.via)
        citing = references(evidence.citing)
        evidence.documents = []
        evidence.via = []
        evidence.citing = []
        self.evidence = evidence
    }
}
