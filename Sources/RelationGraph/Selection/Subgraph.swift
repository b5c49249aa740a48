/// The part of a graph that a selection leaves: the same nodes and relations under the same numbers, some of them out of sight.
///
/// Evidence is narrowed too: a relation known from two documents of which one is left out is known from the other.
public struct Subgraph: Sendable {
    public private(set) var graph: RelationGraph
    /// For every node of the graph, whether it is in sight.
    public private(set) var containsNode: [Bool]
    /// For every relation of the graph, whether it is in sight; both its ends then are.
    public private(set) var containsRelation: [Bool]
    private var admitsDocument: [Bool]
    /// As of a day, what later documents tell of sayings before it.
    private var attested: Set<AttestedNode> = []

    /// All that the part was selected by; empty for the whole graph.
    private let selections: [Selection]
    /// The last day that counts, if there is one.
    private let asOf: Int?

    /// The whole graph.
    public init(_ graph: RelationGraph) { self.init(graph, selections: []) }

    /// What the selection leaves of the graph. A selection that limits relations drops the nodes that it leaves without any.
    ///
    /// What the notes imply stays as long as something in them implies it: a statement's own relations as long as somebody takes a stance
    /// towards it or nobody ever did, who cites whom and what covers what as long as a relation tells it. Stances that only a limit on
    /// types, layers or kinds hides count.
    ///
    /// - Complexity: O(nodes + relations) expected.
    public init(_ graph: RelationGraph, _ selection: Selection) { self.init(graph, selections: selection.isEmpty ? [] : [selection]) }

    private init(_ graph: RelationGraph, selections: [Selection]) {
        self.graph = graph
        self.selections = selections
        asOf = selections.compactMap { $0.asOf?.latestDay }.min()
        guard !selections.isEmpty else {
            containsNode = [Bool](repeating: true, count: graph.nodeCount)
            containsRelation = [Bool](repeating: true, count: graph.relationCount)
            admitsDocument = containsNode
            return
        }
        let filter = SelectionFilter(graph, selections)
        let indices = 0..<NodeIndex(graph.nodeCount)
        admitsDocument = indices.map(filter.admitsDocument)
        containsNode = indices.map(filter.shows)
        let isKnown = filter.knownRelations()
        containsRelation = zip(graph.relations, isKnown).map { relation, isKnown in isKnown && filter.shows(relation) }
        if asOf != nil { attested = filter.attestedNodes(isKnown) }
        if selections.contains(where: \.limitsRelations) { dropBareNodes() }
    }

    public var nodes: some Sequence<Node> { graph.nodes.lazy.filter { containsNode[Int($0.index)] } }
    public var relations: some Sequence<Relation> { graph.relations.lazy.filter { containsRelation[Int($0.index)] } }
    public var nodeCount: Int { containsNode.count { $0 } }
    public var relationCount: Int { containsRelation.count { $0 } }

    /// How many reports in sight come from sources of unknown reliability.
    ///
    /// - Complexity: O(relations).
    public var ungradedCount: Int { relations.count { $0.isReport && SourceGrade($0).reliability == nil } }

    public func contains(_ node: Node) -> Bool { containsNode[Int(node.index)] }
    public func contains(_ relation: Relation) -> Bool { containsRelation[Int(relation.index)] }

    /// Whether a node counts, in sight or not: it was not left out, nor is it a document that a selection does not count.
    public func admits(_ node: Node) -> Bool { admitsDocument[Int(node.index)] }

    /// The relations in sight that begin or end at a node.
    public func relations(of node: Node) -> some Sequence<Relation> { node.relations.lazy.filter { containsRelation[Int($0.index)] } }

    /// The evidence of a relation as far as the selection admits its documents.
    ///
    /// As of a date, a later document still witnesses what it dates as said before, and what that implies; of what has no such date, only the
    /// documents of the time count.
    public func evidence(of relation: Relation) -> Evidence? {
        guard var evidence = relation.evidence else { return nil }
        let isDated = evidence.saidOn != nil
        evidence.documents.removeAll { !admits($0.document, for: relation, isDated: isDated) }
        return evidence
    }

    private func admits(_ document: NodeIndex, for relation: Relation, isDated: Bool) -> Bool {
        guard admitsDocument[Int(document)] else { return false }
        guard let asOf else { return true }
        if relation.isImplied {
            if attested.contains(AttestedNode(node: relation.sourceIndex, document: document)) { return true }
        } else if isDated {
            return true
        }
        return graph.node(document).isPublished(by: asOf)
    }

    /// The documents that a relation is known from, each once, as far as the selection admits them, in sight or not.
    public func documents(of relation: Relation) -> [Node] {
        let documents = relation.documents
        guard !documents.isEmpty else { return [] }
        let isDated = relation.told(.dates)?.saidOn != nil
        return documents.filter { admits($0.index, for: relation, isDated: isDated) }
    }

    /// The same part in other styles of kinds and relation types.
    public func styled(_ style: MapStyle) -> Subgraph {
        var part = self
        part.graph = graph.styled(style)
        return part
    }

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

    /// What is in sight in both parts, which must be of the same graph, and is left by the selections of both taken together: what one
    /// knows from this document only and the other from that one only, both together know from none.
    ///
    /// - Complexity: O(nodes + relations) expected.
    public func intersection(_ other: Subgraph) -> Subgraph {
        precondition(graph === other.graph, "parts of different graphs have nothing in common")
        var part = Subgraph(graph, selections: selections + other.selections.filter { !selections.contains($0) })
        for node in part.containsNode.indices where !containsNode[node] || !other.containsNode[node] { part.containsNode[node] = false }
        for relation in part.containsRelation.indices where !containsRelation[relation] || !other.containsRelation[relation] {
            part.containsRelation[relation] = false
        }
        return part
    }

    /// The same part with some nodes of a larger one brought into sight: with the given relations, and with those to what is in sight
    /// already whose types are. What documents the larger part admits for these relations, this one then admits too.
    ///
    /// - Complexity: O(relations + documents of those added).
    public func adding(_ nodes: Set<NodeIndex>, of larger: Subgraph, keeping relations: Set<RelationIndex>) -> Subgraph {
        var part = self
        let fresh = nodes.filter { !containsNode[Int($0)] && larger.containsNode[Int($0)] }
        let visibleTypes = Set(self.relations.map(\.typeIndex))
        for node in fresh { part.containsNode[Int(node)] = true }
        for node in fresh {
            for relation in larger.relations(of: graph.node(node)) where visibleTypes.contains(relation.typeIndex) {
                part.add(relation, of: larger)
            }
        }
        for relation in relations.map({ graph.relation($0) }) where larger.contains(relation) { part.add(relation, of: larger) }
        return part
    }

    /// Brings a relation of a larger part into sight, if both its ends are.
    private mutating func add(_ relation: Relation, of larger: Subgraph) {
        guard contains(relation.source), contains(relation.target) else { return }
        containsRelation[Int(relation.index)] = true
        for document in larger.documents(of: relation) {
            admitsDocument[Int(document.index)] = true
            if asOf != nil, relation.isImplied { attested.insert(AttestedNode(node: relation.sourceIndex, document: document.index)) }
        }
    }

    private mutating func dropRelationsWithoutEnds() {
        for relation in relations where !contains(relation.source) || !contains(relation.target) {
            containsRelation[Int(relation.index)] = false
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
