/// A graph of people, organizations, outlets, statements and documents, joined by typed relations that each carry their evidence.
///
/// Immutable: a `GraphBuilder` validates the parts and makes it. Nodes and relations are numbered densely in the order in which they were
/// added (relations that follow from a node's own fields or from evidence come last), and what every one of them has lies in columns; what few
/// have (`NodeFacts`, `Evidence`) is shared or absent. Look-up by id takes O(1), the relations of a node O(its degree).
public final class RelationGraph: Sendable {
    public let vocabulary: Vocabulary
    public let title: String?
    public let summary: String?
    public let views: [ViewDefinition]
    /// The files it was read from, in reading order; empty for a graph of another origin.
    public let files: [SourceFile]
    /// What is doubtful, but did not keep the graph from being built.
    public let warnings: [Problem]

    let nodeIDs: [String]
    let nodeNames: [String]
    let nodeKinds: [UInt16]
    let nodeFacts: SparseColumn<NodeFacts>
    let nodePlaces: PlaceColumn
    let nodeAttributes: [AttributeBlock]
    private let nodeByID: [String: NodeIndex]

    let relationSources: [NodeIndex]
    let relationTargets: [NodeIndex]
    let relationTypes: [UInt16]
    let relationEvidence: SparseColumn<Evidence>
    let relationSettings: [RelationSetting]
    let relationPlaces: PlaceColumn
    let relationAttributes: [AttributeBlock]

    /// Relations by either end: those of node `v` are `incident[incidentOffsets[v] ..< incidentOffsets[v + 1]]`, a loop once.
    private let incidentOffsets: [Int32]
    private let incident: [RelationIndex]

    init(
        vocabulary: Vocabulary, title: String?, summary: String?, views: [ViewDefinition], warnings: [Problem], nodes: NodeColumns,
        relations: RelationColumns, files: [SourceFile] = []
    ) {
        self.vocabulary = vocabulary
        self.title = title
        self.summary = summary
        self.views = views
        self.files = files
        self.warnings = warnings
        nodeIDs = nodes.ids
        nodeNames = nodes.names
        nodeKinds = nodes.kinds
        nodeFacts = nodes.facts
        nodePlaces = nodes.places
        nodeAttributes = nodes.attributes
        nodeByID = nodes.indexByID
        relationSources = relations.sources
        relationTargets = relations.targets
        relationTypes = relations.types
        relationEvidence = relations.evidence
        relationSettings = relations.settings
        relationPlaces = relations.places
        relationAttributes = relations.attributes
        (incidentOffsets, incident) = RelationGraph.incidence(
            nodeCount: nodes.ids.count, sources: relations.sources, targets: relations.targets)
    }

    public var nodeCount: Int { nodeIDs.count }
    public var relationCount: Int { relationSources.count }

    /// All nodes, in the order of their numbers.
    public var nodes: some RandomAccessCollection<Node> { (0..<NodeIndex(nodeCount)).lazy.map { self.node($0) } }
    /// All relations, in the order of their numbers.
    public var relations: some RandomAccessCollection<Relation> { (0..<RelationIndex(relationCount)).lazy.map { self.relation($0) } }

    /// The node with the given number, which must be one of this graph's.
    public func node(_ index: NodeIndex) -> Node { Node(graph: self, index: index) }

    /// The relation with the given number, which must be one of this graph's.
    public func relation(_ index: RelationIndex) -> Relation { Relation(graph: self, index: index) }

    /// The node with the given id.
    public func node(id: String) -> Node? { nodeByID[id].map { node($0) } }

    /// The relations that begin or end at a node, in the order of their numbers.
    public func relations(of node: NodeIndex) -> some RandomAccessCollection<Relation> {
        incident[Int(incidentOffsets[Int(node)])..<Int(incidentOffsets[Int(node) + 1])].lazy.map { self.relation($0) }
    }

    public func view(named name: String) -> ViewDefinition? { views.first { $0.name == name } }

    private static func incidence(nodeCount: Int, sources: [NodeIndex], targets: [NodeIndex]) -> ([Int32], [RelationIndex]) {
        var offsets = [Int32](repeating: 0, count: nodeCount + 1)
        for relation in sources.indices {
            offsets[Int(sources[relation]) + 1] += 1
            if sources[relation] != targets[relation] { offsets[Int(targets[relation]) + 1] += 1 }
        }
        for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
        var next = offsets
        var incident = [RelationIndex](repeating: 0, count: Int(offsets[nodeCount]))
        for relation in sources.indices {
            let ends = sources[relation] == targets[relation] ? [sources[relation]] : [sources[relation], targets[relation]]
            for end in ends {
                incident[Int(next[Int(end)])] = RelationIndex(relation)
                next[Int(end)] += 1
            }
        }
        return (offsets, incident)
    }
}

struct NodeColumns {
    var ids: [String] = []
    var names: [String] = []
    var kinds: [UInt16] = []
    var facts = SparseColumn<NodeFacts>()
    var places = PlaceColumn()
    var indexByID: [String: NodeIndex] = [:]
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

    mutating func reserveCapacity(_ count: Int) {
        sources.reserveCapacity(count)
        targets.reserveCapacity(count)
        types.reserveCapacity(count)
        settings.reserveCapacity(count)
    }
}
