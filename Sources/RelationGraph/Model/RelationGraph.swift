/// A graph of people, organizations, outlets, statements and documents, joined by typed relations that each carry their evidence.
///
/// Immutable: a `GraphBuilder` validates the parts and makes it. Nodes and relations are numbered densely in the order in which they were
/// added (relations that follow from a node's own fields or from evidence come last), and what every one of them has lies in columns; what few
/// have (`NodeFacts`, `Evidence`) is shared or absent. Look-up by id takes O(1), the relations of a node O(its degree).
public final class RelationGraph: Sendable {
    public let vocabulary: Vocabulary
    public let title: String?
    public let summary: String?
    /// What its figures say and look like.
    public let presentation: GraphPresentation
    /// What foreign files say of the graph as a whole, besides what the model knows.
    public let attributes: [Attribute]
    public let views: [ViewDefinition]
    /// The files it was read from, in reading order; empty for a graph of another origin.
    public let files: [SourceFile]
    /// What is doubtful, but did not keep the graph from being built.
    public let warnings: [Problem]
    /// Judgements on who is whom that name an entry of a list which is not read this time. Without effect, but not to be lost when the graph is
    /// written or united with that list.
    public let judgementsOnAbsentNodes: [RelationDraft]
    /// The judgements that made several entries one node, by that node; see `unitingIdentities()`.
    public let sameAsJudgements: [NodeIndex: [SameAsJudgement]]

    private let ids: DistinctTexts
    let nodeNames: [String]
    /// The position of every node's kind in the vocabulary.
    public let nodeKinds: [UInt16]
    let nodeFacts: SparseColumn<NodeFacts>
    let nodePlaces: PlaceColumn
    let nodeAttributes: [AttributeBlock]

    /// The source of every relation: what `relation(_:)` shows one by one, as columns for who goes through all of them.
    public let relationSources: [NodeIndex]
    public let relationTargets: [NodeIndex]
    /// The position of every relation's type in the vocabulary.
    public let relationTypes: [UInt16]
    let relationEvidence: SparseColumn<Evidence>
    let relationSettings: [RelationSetting]
    let relationPlaces: PlaceColumn
    let relationAttributes: [AttributeBlock]

    private let incidence = Deferred<Incidence>()

    init(
        vocabulary: Vocabulary, title: String?, summary: String?, presentation: GraphPresentation, attributes: [Attribute] = [],
        views: [ViewDefinition], warnings: [Problem], nodes: NodeColumns, relations: RelationColumns, files: [SourceFile] = [],
        judgementsOnAbsentNodes: [RelationDraft] = [], sameAsJudgements: [NodeIndex: [SameAsJudgement]] = [:]
    ) {
        self.vocabulary = vocabulary
        self.title = title
        self.summary = summary
        self.presentation = presentation
        self.attributes = attributes
        self.views = views
        self.files = files
        self.warnings = warnings
        self.judgementsOnAbsentNodes = judgementsOnAbsentNodes
        self.sameAsJudgements = sameAsJudgements
        ids = nodes.ids
        nodeNames = nodes.names
        nodeKinds = nodes.kinds
        nodeFacts = nodes.facts
        nodePlaces = nodes.places
        nodeAttributes = nodes.attributes
        relationSources = relations.sources
        relationTargets = relations.targets
        relationTypes = relations.types
        relationEvidence = relations.evidence
        relationSettings = relations.settings
        relationPlaces = relations.places
        relationAttributes = relations.attributes
    }

    /// The same graph with other styles of kinds and relation types, sharing everything else.
    public func styled(_ style: MapStyle) -> RelationGraph {
        RelationGraph(vocabulary: vocabulary.styled(style), contentOf: self)
    }

    private init(vocabulary: Vocabulary, contentOf other: RelationGraph) {
        self.vocabulary = vocabulary
        title = other.title
        summary = other.summary
        presentation = other.presentation
        attributes = other.attributes
        views = other.views
        files = other.files
        warnings = other.warnings
        judgementsOnAbsentNodes = other.judgementsOnAbsentNodes
        sameAsJudgements = other.sameAsJudgements
        ids = other.ids
        nodeNames = other.nodeNames
        nodeKinds = other.nodeKinds
        nodeFacts = other.nodeFacts
        nodePlaces = other.nodePlaces
        nodeAttributes = other.nodeAttributes
        relationSources = other.relationSources
        relationTargets = other.relationTargets
        relationTypes = other.relationTypes
        relationEvidence = other.relationEvidence
        relationSettings = other.relationSettings
        relationPlaces = other.relationPlaces
        relationAttributes = other.relationAttributes
    }

    public var nodeCount: Int { ids.count }
    public var relationCount: Int { relationSources.count }

    /// All nodes, in the order of their numbers.
    public var nodes: some RandomAccessCollection<Node> { (0..<NodeIndex(nodeCount)).lazy.map { self.node($0) } }
    /// All relations, in the order of their numbers.
    public var relations: some RandomAccessCollection<Relation> { (0..<RelationIndex(relationCount)).lazy.map { self.relation($0) } }

    /// The keys of all free attributes that nodes have.
    public var nodeAttributeKeys: Set<String> {
        var keys = Set(nodeAttributes.flatMap { $0.columns.map(\.key) })
        for node in nodesWithFacts { keys.formUnion(node.ownFacts.attributes.map(\.key)) }
        return keys
    }

    /// The nodes of which more is known than id, name, kind and the free attributes of a foreign file.
    public var nodesWithFacts: some Sequence<Node> { nodeFacts.rows.lazy.map { self.node(NodeIndex($0)) } }
    /// The relations that carry evidence; edges of foreign files have free attributes at most.
    public var relationsWithEvidence: some Sequence<Relation> { relationEvidence.rows.lazy.map { self.relation(RelationIndex($0)) } }

    /// The node with the given number, which must be one of this graph's.
    public func node(_ index: NodeIndex) -> Node { Node(graph: self, index: index) }

    /// The relation with the given number, which must be one of this graph's.
    public func relation(_ index: RelationIndex) -> Relation { Relation(graph: self, index: index) }

    /// The id of every node.
    public var nodeIDs: [String] { ids.texts }

    /// The node with the given id.
    public func node(id: String) -> Node? { ids[id].map { node($0) } }

    /// The relations that begin or end at a node, in the order of their numbers.
    ///
    /// - Complexity: O(1), besides O(nodes + relations) at the first call for any node.
    public func relations(of node: NodeIndex) -> some RandomAccessCollection<Relation> {
        let incidence = incidence.value { Incidence(nodeCount: nodeCount, sources: relationSources, targets: relationTargets) }
        return incidence.relations(of: node).lazy.map { self.relation($0) }
    }

    public func view(named name: String) -> ViewDefinition? { views.first { $0.name == name } }
}

/// Relations by either end.
private struct Incidence: Sendable {
    /// Those of node `v` are `relations[offsets[v] ..< offsets[v + 1]]`, a loop once.
    private let offsets: [Int32]
    private let relations: [RelationIndex]

    init(nodeCount: Int, sources: [NodeIndex], targets: [NodeIndex]) {
        var offsets = [Int32](repeating: 0, count: nodeCount + 1)
        for relation in sources.indices {
            offsets[Int(sources[relation]) + 1] += 1
            if sources[relation] != targets[relation] { offsets[Int(targets[relation]) + 1] += 1 }
        }
        for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
        var next = offsets
        var incident = [RelationIndex](repeating: 0, count: Int(offsets[nodeCount]))
        func append(_ relation: Int, to node: NodeIndex) {
            incident[Int(next[Int(node)])] = RelationIndex(relation)
            next[Int(node)] += 1
        }
        for relation in sources.indices {
            append(relation, to: sources[relation])
            if sources[relation] != targets[relation] { append(relation, to: targets[relation]) }
        }
        (self.offsets, relations) = (offsets, incident)
    }

    func relations(of node: NodeIndex) -> ArraySlice<RelationIndex> { relations[Int(offsets[Int(node)])..<Int(offsets[Int(node) + 1])] }
}

struct NodeColumns {
    var ids = DistinctTexts()
    var names: [String] = []
    var kinds: [UInt16] = []
    var facts = SparseColumn<NodeFacts>()
    var places = PlaceColumn()
    var attributes: [AttributeBlock] = []
    /// The first so many come from notes, the others from foreign files.
    var noteCount = 0
}

struct RelationColumns {
    var sources: [NodeIndex] = []
    var targets: [NodeIndex] = []
    var types: [UInt16] = []
    var evidence = SparseColumn<Evidence>()
    var settings: [RelationSetting] = []
    var places = PlaceColumn()
    var attributes: [AttributeBlock] = []
    /// Those that come from foreign files.
    var foreign = 0..<0

    /// The positions of all others.
    var ofNotes: some Sequence<Int> { [0..<foreign.lowerBound, foreign.upperBound..<sources.count].joined() }

    mutating func reserveCapacity(_ count: Int) {
        sources.reserveCapacity(count)
        targets.reserveCapacity(count)
        types.reserveCapacity(count)
        settings.reserveCapacity(count)
    }
}
