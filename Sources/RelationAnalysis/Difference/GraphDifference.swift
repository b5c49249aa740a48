import RelationGraph

/// What tells two versions of a graph apart: claims, nodes and relations, not lines of files.
///
/// Nodes are the same if their ids are. Relations are the same if their ends and their type are; several parallel ones are paired by what
/// their evidence has in common, the most alike first, so that a stance which was redated, or found in a further document, is changed, not
/// removed and added. The ends of a symmetric relation may be exchanged. Claims are compared with those as one who are judged the same. What follows from a node's own fields (whom a statement is about,
/// what it implies, who published a document) is a change of these fields; what follows from evidence (who cites whom) is not listed.
///
/// The order of files and of entries, comments, places, titles and views are no difference. The difference of B from A mirrors that of A
/// from B: what one adds, the other removes.
public struct GraphDifference: Sendable {
    public struct NodeChange: Sendable {
        public let before: Node
        public let after: Node
        public let fields: [FieldChange]
    }

    public struct RelationChange: Sendable {
        public let before: Relation
        public let after: Relation
        public let fields: [FieldChange]
    }

    /// The versions, as far as the selections leave them.
    public let before: Subgraph
    public let after: Subgraph

    public let claims: ClaimDifference
    /// By id.
    public private(set) var addedNodes: [Node] = []
    public private(set) var removedNodes: [Node] = []
    public private(set) var changedNodes: [NodeChange] = []
    /// By source, type, target and evidence.
    public private(set) var addedRelations: [Relation] = []
    public private(set) var removedRelations: [Relation] = []
    public private(set) var changedRelations: [RelationChange] = []

    public var hasSameNodes: Bool { addedNodes.isEmpty && removedNodes.isEmpty && changedNodes.isEmpty }
    public var hasSameRelations: Bool { addedRelations.isEmpty && removedRelations.isEmpty && changedRelations.isEmpty }
    public var isEmpty: Bool { claims.isEmpty && hasSameNodes && hasSameRelations }

    /// - Parameters:
    ///   - selection: what of the earlier version counts.
    ///   - laterSelection: what of the later version counts; it names the same nodes by that graph's numbers.
    /// - Complexity: O((nodes + relations) log) expected, besides the analyses of claims and the pairing of parallel relations that differ.
    public init(
        from before: RelationGraph, _ selection: Selection = Selection(), to after: RelationGraph, _ laterSelection: Selection = Selection()
    ) {
        self.before = Subgraph(before, selection)
        self.after = Subgraph(after, laterSelection)
        claims = ClaimDifference(from: before, selection, to: after, laterSelection)
        compareNodes()
        compareRelations()
    }

    private mutating func compareNodes() {
        for node in before.nodes {
            guard let counterpart = after.graph.node(id: node.id), after.contains(counterpart) else {
                removedNodes.append(node)
                continue
            }
            let fields = FieldChange.between(node.comparedFields(in: before), counterpart.comparedFields(in: after))
            if !fields.isEmpty { changedNodes.append(NodeChange(before: node, after: counterpart, fields: fields)) }
        }
        addedNodes = after.nodes.filter { node in before.graph.node(id: node.id).map { !before.contains($0) } ?? true }
        addedNodes.sort { $0.id < $1.id }
        removedNodes.sort { $0.id < $1.id }
        changedNodes.sort { $0.before.id < $1.before.id }
    }

    private struct Key: Hashable, Comparable {
        var source: String
        var type: String
        var target: String

        init(_ relation: Relation) {
            let ends = (relation.source.id, relation.target.id)
            let isExchanged = relation.type.isSymmetric && ends.1 < ends.0
            (source, target) = isExchanged ? (ends.1, ends.0) : ends
            type = relation.type.id
        }

        static func < (a: Key, b: Key) -> Bool { (a.source, a.type, a.target) < (b.source, b.type, b.target) }
    }

    private mutating func compareRelations() {
        func grouped(_ part: Subgraph) -> [Key: [Relation]] { Dictionary(grouping: part.relations.filter { !$0.isImplied }, by: Key.init) }
        let (old, new) = (grouped(before), grouped(after))
        for key in Set(old.keys).union(new.keys).sorted() {
            let matching = RelationMatching(
                (old[key] ?? []).map { ComparedRelation($0, in: before) }, (new[key] ?? []).map { ComparedRelation($0, in: after) })
            removedRelations += matching.removed.map(\.relation)
            addedRelations += matching.added.map(\.relation)
            changedRelations += matching.changed.map { one, other in
                RelationChange(before: one.relation, after: other.relation, fields: FieldChange.between(one.fields, other.fields))
            }
        }
    }
}
