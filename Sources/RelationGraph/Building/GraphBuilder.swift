/// Collects the parts of a graph, validates them together, and makes the immutable `RelationGraph`.
///
/// Parts may come in any order and from any number of files; references are resolved by `build()`. Nothing stops at the first problem: all
/// are collected, each with its place and its remedy.
public struct GraphBuilder {
    public private(set) var vocabulary: Vocabulary
    public var title: String?
    public var summary: String?
    public var presentation = GraphPresentation()
    /// What foreign files say of the graph as a whole.
    public private(set) var attributes: [Attribute] = []
    public private(set) var problems: [Problem] = []
    private(set) var files: [SourceFile] = []
    private(set) var nodeDrafts: [NodeDraft] = []
    private(set) var relationDrafts: [RelationDraft] = []
    private(set) var viewDrafts: [ViewDraft] = []
    private var tables: [GraphTable] = []

    public init(vocabulary: Vocabulary = .builtIn) { self.vocabulary = vocabulary }

    /// Adds a problem that a reader has found, so that it is reported with the others.
    public mutating func report(_ problem: Problem) { problems.append(problem) }

    public mutating func error(_ code: String, _ message: String, remedy: String, at place: SourcePlace?) {
        problems.append(Problem(.error, code: code, message: message, remedy: remedy, place: place))
    }

    public mutating func warning(_ code: String, _ message: String, remedy: String, at place: SourcePlace?) {
        problems.append(Problem(.warning, code: code, message: message, remedy: remedy, place: place))
    }

    public mutating func declare(_ kind: NodeKind, at place: SourcePlace?) {
        if !vocabulary.declare(kind) {
            error(
                "duplicate-kind", "The kind “\(kind.id)” or its section “\(kind.section)” is declared already",
                remedy: "Choose another name, or leave the declaration out: built-in kinds need none.", at: place)
        }
    }

    public mutating func declare(_ type: RelationType, at place: SourcePlace?) {
        if !vocabulary.declare(type) {
            error(
                "duplicate-relation-type", "The relation type “\(type.id)” is declared already",
                remedy: "Choose another name, or leave the declaration out: built-in types need none.", at: place)
        }
    }

    public mutating func add(_ node: NodeDraft) { nodeDrafts.append(node) }
    public mutating func add(_ relation: RelationDraft) { relationDrafts.append(relation) }
    public mutating func add(_ view: ViewDraft) { viewDrafts.append(view) }
    public mutating func add(_ file: SourceFile) { files.append(file) }

    /// Adds what a foreign file holds. Its nodes and edges come behind those of the notes, whose nodes keep their kinds and names.
    public mutating func add(_ table: consuming GraphTable) {
        problems += table.problems
        add(table.graphAttributes)
        table.makeKeysDistinct()
        tables.append(table)
    }

    /// Adds what a foreign file says of the graph as a whole. Of what several say, the first counts.
    public mutating func add(_ attributes: [Attribute]) {
        for attribute in attributes where self.attributes[key: attribute.key] == nil { self.attributes.append(attribute) }
    }

    /// The graph, with its warnings; or everything that is wrong.
    ///
    /// - Complexity: O(nodes + relations) expected, besides sorting the problems.
    /// - Throws: `GraphProblems` holding all errors and warnings, if there is an error.
    public consuming func build() throws(GraphProblems) -> RelationGraph {
        var nodes = numberNodes()
        var merger = TableMerger(vocabulary: vocabulary)
        for table in tables { merger.enter(table, into: &nodes) }
        for (number, table) in tables.enumerated() { merger.loosenTypes(of: table, number: number, nodes.kinds) }
        vocabulary = merger.vocabulary
        problems += merger.problems
        var resolver = ReferenceResolver(nodes: nodes, names: nodeDrafts, vocabulary: vocabulary)
        var relations = RelationColumns()
        // Evidence is large: growing its column would move it several times. Nodes' own fields and attribution give as many relations again.
        relations.evidence.reserveCapacity(2 * relationDrafts.count + 2 * nodeDrafts.count)
        for draft in relationDrafts { resolver.append(draft, to: &relations) }
        appendTables(merger, to: &relations)
        for draft in nodeDrafts { resolver.appendLinks(of: draft, to: &relations) }
        resolver.appendAttribution(to: &relations)
        let views = viewDrafts.map { resolver.resolve($0) }
        problems += resolver.problems
        problems += GraphReview(nodes: nodes, relations: relations, vocabulary: vocabulary, without: resolver.brokenOff).problems
        let sorted = problems.inReadingOrder
        guard !sorted.contains(where: { $0.severity == .error }) else { throw GraphProblems(sorted) }
        return RelationGraph(
            vocabulary: vocabulary, title: title, summary: summary, presentation: presentation, attributes: attributes, views: views,
            warnings: sorted,
            nodes: nodes, relations: relations, files: files, judgementsOnAbsentNodes: resolver.judgementsOnAbsentNodes)
    }

    private mutating func appendTables(_ merger: consuming TableMerger, to relations: inout RelationColumns) {
        let start = relations.sources.count
        let total = start + tables.reduce(0) { $0 + $1.edgeCount }
        // A single table's columns are taken over as they are.
        if start > 0 || tables.count > 1 { relations.reserveCapacity(total) }
        tables.reverse()
        // Each goes as soon as it is taken over: the edges are not all in memory twice.
        for number in tables.indices {
            if let table = tables.popLast() { merger.appendEdges(of: table, number: number, to: &relations) }
        }
        relations.foreign = start..<total
    }

    /// Gives every node its number; a second node of the same id is a problem and gets none.
    private mutating func numberNodes() -> NodeColumns {
        var nodes = NodeColumns()
        for draft in nodeDrafts {
            guard let kind = vocabulary.kindIndex(draft.kind) else {
                error(
                    "unknown-kind", "“\(draft.kind)” is no kind of node", remedy: "Declare it under `vocabulary:`, `kinds:`.",
                    at: draft.id.place)
                continue
            }
            if let first = nodes.ids[draft.id.id] {
                let firstPlace = nodes.places[Int(first)].map { " at \($0)" } ?? ""
                error(
                    "duplicate-id", "The id “\(draft.id.id)” is declared twice, first\(firstPlace)",
                    remedy: "Give one of them another id; what another file adds to a node is listed there under `ties:` with `from:`.",
                    at: draft.id.place)
                continue
            }
            let number = nodes.ids.number(of: draft.id.id)
            if draft.facts != NodeFacts() { nodes.facts[Int(number)] = draft.facts }
            nodes.names.append(draft.name)
            nodes.kinds.append(UInt16(kind))
            nodes.places.append(draft.id.place)
        }
        nodes.noteCount = nodes.ids.count
        return nodes
    }
}
