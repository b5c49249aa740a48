/// The part of a graph that a selection leaves: the same nodes and relations under the same numbers, some of them out of sight.
///
/// Evidence is narrowed too: a relation known from two documents of which one is left out is known from the other.
public struct Subgraph: Sendable {
    public let graph: RelationGraph
    /// For every node of the graph, whether it is in sight.
    public private(set) var containsNode: [Bool]
    /// For every relation of the graph, whether it is in sight; both its ends then are.
    public private(set) var containsRelation: [Bool]
    private var admitsDocument: [Bool]

    /// The whole graph.
    public init(_ graph: RelationGraph) {
        self.graph = graph
        containsNode = [Bool](repeating: true, count: graph.nodeCount)
        containsRelation = [Bool](repeating: true, count: graph.relationCount)
        admitsDocument = containsNode
    }

    /// What the selection leaves of the graph. A selection that limits relations drops the nodes that it leaves without any.
    ///
    /// - Complexity: O(nodes + relations).
    public init(_ graph: RelationGraph, _ selection: Selection) {
        self.init(graph)
        guard !selection.isEmpty else { return }
        dropNodes(selection)
        dropStatedRelations(selection)
        dropImpliedRelations(selection)
        if selection.limitsRelations { dropBareNodes() }
    }

    public var nodes: some Sequence<Node> { graph.nodes.lazy.filter { containsNode[Int($0.index)] } }
    public var relations: some Sequence<Relation> { graph.relations.lazy.filter { containsRelation[Int($0.index)] } }
    public var nodeCount: Int { containsNode.count { $0 } }
    public var relationCount: Int { containsRelation.count { $0 } }

    public func contains(_ node: Node) -> Bool { containsNode[Int(node.index)] }
    public func contains(_ relation: Relation) -> Bool { containsRelation[Int(relation.index)] }

    /// The relations in sight that begin or end at a node.
    public func relations(of node: Node) -> some Sequence<Relation> { node.relations.lazy.filter { containsRelation[Int($0.index)] } }

    /// The evidence of a relation as far as the selection admits its documents.
    public func evidence(of relation: Relation) -> Evidence? {
        guard var evidence = relation.evidence else { return nil }
        evidence.documents.removeAll { !admitsDocument[Int($0.document)] }
        return evidence
    }

    /// The documents in sight that a relation is known from, each once.
    public func documents(of relation: Relation) -> [Node] { relation.documents.filter { admitsDocument[Int($0.index)] } }

    /// The same part, limited to some nodes and the relations among them.
    public func restricted(to keep: Set<NodeIndex>) -> Subgraph {
        var part = self
        for node in containsNode.indices where !keep.contains(NodeIndex(node)) { part.containsNode[node] = false }
        part.dropRelationsWithoutEnds()
        return part
    }

    /// The same part without the relations for which the condition holds not.
    public func restricted(toRelations keep: (Relation) -> Bool) -> Subgraph {
        var part = self
        for relation in relations where !keep(relation) { part.containsRelation[Int(relation.index)] = false }
        return part
    }

    /// What is in sight in both parts, which must be of the same graph.
    public func intersection(_ other: Subgraph) -> Subgraph {
        precondition(graph === other.graph, "parts of different graphs have nothing in common")
        var part = self
        for node in containsNode.indices {
            part.containsNode[node] = containsNode[node] && other.containsNode[node]
            part.admitsDocument[node] = admitsDocument[node] && other.admitsDocument[node]
        }
        for relation in containsRelation.indices {
            part.containsRelation[relation] = containsRelation[relation] && other.containsRelation[relation]
        }
        return part
    }

    /// The same part with some nodes of a larger one brought into sight: with the given relations, and with those to what is in sight
    /// already whose types are.
    public func adding(_ nodes: Set<NodeIndex>, of larger: Subgraph, keeping relations: Set<RelationIndex>) -> Subgraph {
        var part = self
        let fresh = nodes.filter { !containsNode[Int($0)] && larger.containsNode[Int($0)] }
        let visibleTypes = Set(self.relations.map(\.typeIndex))
        for node in fresh { part.containsNode[Int(node)] = true }
        for node in fresh {
            for relation in larger.relations(of: graph.node(node)) where visibleTypes.contains(relation.typeIndex) {
                let hasBothEnds = part.containsNode[Int(relation.sourceIndex)] && part.containsNode[Int(relation.targetIndex)]
                if hasBothEnds { part.containsRelation[Int(relation.index)] = true }
            }
        }
        for relation in relations where larger.containsRelation[Int(relation)] {
            let ends = graph.relation(relation)
            part.containsRelation[Int(relation)] = part.containsNode[Int(ends.sourceIndex)] && part.containsNode[Int(ends.targetIndex)]
        }
        return part
    }

    // MARK: Narrowing

    private mutating func dropNodes(_ selection: Selection) {
        let kinds = Set(selection.kinds)
        let excludedKinds = Set(selection.excludedKinds)
        var without = Set(selection.without)
        let documents = Set(selection.documents)
        for index in selection.without {
            without.formUnion(graph.node(index).neighbors(.published).map(\.index))
        }
        for node in graph.nodes {
            let isLeftOut = without.contains(node.index) || (node.isDocument && !documents.isEmpty && !documents.contains(node.index))
            admitsDocument[Int(node.index)] = !isLeftOut
            let fitsKind = (kinds.isEmpty || kinds.contains(node.kind.id)) && !excludedKinds.contains(node.kind.id)
            containsNode[Int(node.index)] = !isLeftOut && fitsKind
        }
        dropRelationsWithoutEnds()
    }

    private mutating func dropRelationsWithoutEnds() {
        for relation in graph.relations where !containsNode[Int(relation.sourceIndex)] || !containsNode[Int(relation.targetIndex)] {
            containsRelation[Int(relation.index)] = false
        }
    }

    private mutating func dropStatedRelations(_ selection: Selection) {
        for relation in graph.relations where relation.setting != .implied && contains(relation) {
            containsRelation[Int(relation.index)] = admits(relation, selection)
        }
    }

    /// A statement's own relations stay as long as somebody takes a stance towards it; attribution as long as its documents do.
    private mutating func dropImpliedRelations(_ selection: Selection) {
        for relation in graph.relations where relation.setting == .implied && contains(relation) {
            let keeps =
                relation.source.isStatement ? isUpheld(relation.source, selection) && admitsType(relation, selection) : admits(relation, selection)
            containsRelation[Int(relation.index)] = keeps
        }
    }

    /// Whether a stance towards the statement is left, not counting those that only a limit on types or layers hides.
    private func isUpheld(_ statement: Node, _ selection: Selection) -> Bool {
        var hasStance = false
        for relation in statement.relations where relation.type.isStance && relation.targetIndex == statement.index {
            if containsNode[Int(relation.sourceIndex)], admitsEvidence(relation), admitsDates(relation, selection) { return true }
            hasStance = true
        }
        return !hasStance
    }

    private func admits(_ relation: Relation, _ selection: Selection) -> Bool {
        admitsType(relation, selection) && admitsEvidence(relation) && admitsDates(relation, selection)
    }

    private func admitsType(_ relation: Relation, _ selection: Selection) -> Bool {
        let type = relation.type
        return (selection.layers.isEmpty || selection.layers.contains(type.layer))
            && (selection.types.isEmpty || selection.types.contains(type.id)) && !selection.excludedTypes.contains(type.id)
    }

    private func admitsEvidence(_ relation: Relation) -> Bool {
        guard let documents = relation.evidence?.documents, !documents.isEmpty else { return true }
        return documents.contains { admitsDocument[Int($0.document)] }
    }

    private func admitsDates(_ relation: Relation, _ selection: Selection) -> Bool {
        guard selection.asOf != nil || selection.since != nil || selection.until != nil else { return true }
        let published = documents(of: relation).compactMap(\.facts.published)
        let evidence = relation.evidence
        if let asOf = selection.asOf?.latestDay {
            let known = evidence?.saidOn.map { [$0] } ?? published
            if let first = known.compactMap(\.earliestDay).min(), first > asOf { return false }
        }
        let own = [evidence?.period, evidence?.saidOn].compactMap { $0 }
        let dates = own.isEmpty ? published : own
        guard !dates.isEmpty else { return true }
        return dates.contains { date in
            (date.latestDay ?? .max) >= (selection.since?.earliestDay ?? .min)
                && (date.earliestDay ?? .min) <= (selection.until?.latestDay ?? .max)
        }
    }

    private mutating func dropBareNodes() {
        var isBare = [Bool](repeating: true, count: graph.nodeCount)
        for relation in relations {
            isBare[Int(relation.sourceIndex)] = false
            isBare[Int(relation.targetIndex)] = false
        }
        for node in isBare.indices where isBare[node] { containsNode[node] = false }
    }
}

extension Selection {
    /// Whether it may hide relations whose ends it shows.
    var limitsRelations: Bool {
        var rest = self
        rest.kinds = []
        rest.excludedKinds = []
        return !rest.isEmpty
    }
}
