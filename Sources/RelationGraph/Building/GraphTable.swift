/// A graph as a foreign file holds it: nodes known by their ids and edges with labels, in columns.
///
/// Foreign files carry no kinds, layers or evidence. Their nodes get the kind `node`, their edges their label or `edge` for a type, in the
/// layer *ties*; what else they hold stays as free attributes. Nodes of the same id in several files, native ones included, are one.
///
/// Files that do know what their nodes are, such as lists of sanctioned people, give them kinds, facts and relation types as well: what
/// they declare is added to the vocabulary, unless that has it already.
///
/// Space: about 12 bytes an edge, 40 a node besides its id, and 9 a value; facts and evidence besides.
public struct GraphTable: Sendable {
    /// The type of an edge: its label, if it has one, and whether it points.
    public struct EdgeType: Hashable, Sendable {
        public var label: String?
        /// The edge is undirected.
        public var isSymmetric: Bool

        public init(_ label: String? = nil, symmetric: Bool = false) {
            self.label = label
            isSymmetric = symmetric
        }
    }

    /// More labels than this are descriptions, not types.
    public static let maximumTypeCount = 1000

    public let file: String
    /// What is wrong, or doubtful, in the file.
    public private(set) var problems: [Problem] = []
    private(set) var ids = DistinctTexts()
    /// Empty as long as no node has a name besides its id.
    private var givenNames: [String] = []
    private(set) var nodeLines: [Int32] = []
    public private(set) var edgeSources: [NodeIndex] = []
    public private(set) var edgeTargets: [NodeIndex] = []
    private(set) var edgeTypes: [UInt16] = []
    private(set) var edgeLines: [Int32] = []
    public private(set) var types: [EdgeType] = []
    /// Free attributes; their rows are the nodes, or the edges.
    public var nodeAttributes: [AttributeColumn] = []
    public var edgeAttributes: [AttributeColumn] = []
    /// What the file says of the graph as a whole.
    public var graphAttributes: [Attribute] = []

    /// The key under which labels go to the attributes if they are too many to be types.
    public var labelKey = "label"

    /// The kinds that nodes were given.
    public private(set) var kinds: [NodeKind] = []
    /// For every node the position of its kind in `kinds`, plus 1; 0, or nothing, if it was given none.
    private(set) var nodeKinds: [UInt16] = []
    private(set) var nodeFacts = SparseColumn<NodeFacts>()
    /// Its nodes have the numbers of this table.
    private(set) var edgeEvidence = SparseColumn<Evidence>()
    /// What labels mean that are not those of plain ties.
    private(set) var declaredTypes: [String: RelationType] = [:]

    private var numberOfType: [EdgeType: UInt16] = [:]
    private var numberOfKind: [String: UInt16] = [:]
    /// The labels of edges, once there are too many to be types.
    private var descriptions: AttributeColumn?

    public init(file: String) { self.file = file }

    public var nodeIDs: [String] { ids.texts }
    /// The name of every node: its id if the file gives no other.
    public var nodeNames: [String] { givenNames.isEmpty ? ids.texts : givenNames }
    public var nodeCount: Int { ids.count }
    public var edgeCount: Int { edgeSources.count }

    public mutating func reserveCapacity(edges: Int) {
        edgeSources.reserveCapacity(edges)
        edgeTargets.reserveCapacity(edges)
        edgeTypes.reserveCapacity(edges)
        edgeLines.reserveCapacity(edges)
    }

    package mutating func reserveCapacity(nodes: Int) {
        ids.reserveCapacity(nodes)
        givenNames.reserveCapacity(nodes)
        nodeLines.reserveCapacity(nodes)
        nodeKinds.reserveCapacity(nodes)
    }

    public mutating func report(_ problem: Problem) { problems.append(problem) }

    public func place(line: Int, column: Int = 1) -> SourcePlace { SourcePlace(file: file, line: line, column: column) }

    /// The number of the node with an id, which is made when it is first mentioned.
    public mutating func node(_ id: String, line: Int) -> NodeIndex {
        let node = ids.number(of: id)
        declareIfNew(node, line)
        return node
    }

    /// The number of the node whose id the bytes spell in UTF-8, which is made when it is first mentioned; nil if they are no text.
    ///
    /// - Parameter text: Makes a string of the bytes where they have not been met before; nil if they are no text.
    public mutating func node(_ id: Span<UInt8>, line: Int, text: () -> String?) -> NodeIndex? {
        node(id, TextKey(id), line: line, text: text)
    }

    /// The same, where the key of the bytes is known already.
    package mutating func node(_ id: Span<UInt8>, _ key: TextKey, line: Int, text: () -> String?) -> NodeIndex? {
        guard let node = ids.number(of: id, key, text: text) else { return nil }
        declareIfNew(node, line)
        return node
    }

    /// The numbers of the nodes whose ids the bytes spell as some node's was spelled before. Nothing is made, so that several threads may ask at
    /// once.
    ///
    /// - Parameter ids: where they stand in the bytes, and their keys.
    /// - Returns: A number for each; -1 for none.
    package func knownNodes(_ ids: [(range: Range<Int>, key: TextKey)], in bytes: Span<UInt8>) -> [NodeIndex] {
        self.ids.knownNumbers(of: ids, in: bytes)
    }

    /// A node with all that it is.
    package struct NewNode {
        var id: String
        /// The key of the id's bytes.
        var key: TextKey
        /// Nil if it is the id.
        var name: String?
        /// The number of its kind.
        var kind: UInt16
        /// Its record, of those that were added last.
        package var record: Int
        var line: Int

        package init(_ id: String, _ key: TextKey, name: String?, kind: UInt16, record: Int, line: Int) {
            (self.id, self.key, self.name, self.kind, self.record, self.line) = (id, key, name, kind, record, line)
        }
    }

    /// Adds nodes, but for those of whose ids there are some.
    ///
    /// - Returns: for each the number of the node with that id, and whether it is new.
    package mutating func addNodes(_ new: [NewNode]) -> [(node: NodeIndex, isNew: Bool)] {
        let numbers = ids.numbers(of: new.map { ($0.id, $0.key) })
        return new.indices.map { index in
            let node = numbers[index]
            guard Int(node) == nodeLines.count else { return (node, false) }
            declareIfNew(node, new[index].line)
            if let name = new[index].name { setName(name, of: node) }
            setKind(number: new[index].kind, of: node)
            nodeFacts.setRecord(new[index].record, at: Int(node))
            return (node, true)
        }
    }

    private mutating func declareIfNew(_ node: NodeIndex, _ line: Int) {
        guard Int(node) == nodeLines.count else { return }
        nodeLines.append(Int32(clamping: line))
        if !givenNames.isEmpty { givenNames.append(ids.texts[Int(node)]) }
    }

    public func line(of node: NodeIndex) -> Int { Int(nodeLines[Int(node)]) }
    public func line(ofEdge edge: Int) -> Int { Int(edgeLines[edge]) }

    /// Gives a node its place of declaration.
    public mutating func setLine(_ line: Int, of node: NodeIndex) { nodeLines[Int(node)] = Int32(clamping: line) }

    public mutating func setName(_ name: String, of node: NodeIndex) {
        // In the room that it has; some may be numbered that are not declared yet.
        if givenNames.isEmpty { givenNames += ids.texts[..<nodeLines.count] }
        givenNames[Int(node)] = name
    }

    /// Says what a label means: edges with it are of this type. Must come before the edges.
    public mutating func declare(_ type: RelationType) { declaredTypes[type.id] = type }

    public mutating func setKind(_ kind: NodeKind, of node: NodeIndex) { setKind(number: number(of: kind), of: node) }

    /// The number that nodes of a kind are given.
    package mutating func number(of kind: NodeKind) -> UInt16 {
        if let known = numberOfKind[kind.id] { return known }
        kinds.append(kind)
        let number = UInt16(clamping: kinds.count)
        numberOfKind[kind.id] = number
        return number
    }

    private mutating func setKind(number: UInt16, of node: NodeIndex) {
        while nodeKinds.count <= Int(node) { nodeKinds.append(0) }
        nodeKinds[Int(node)] = number
    }

    public func kind(of node: NodeIndex) -> NodeKind? {
        guard Int(node) < nodeKinds.count, nodeKinds[Int(node)] > 0 else { return nil }
        return kinds[Int(nodeKinds[Int(node)]) - 1]
    }

    /// What is known of a node besides the columns.
    public func facts(of node: NodeIndex) -> NodeFacts? { nodeFacts[Int(node)] }

    public mutating func setFacts(_ facts: consuming NodeFacts, of node: NodeIndex) { nodeFacts[Int(node)] = facts }

    /// Adds records of nodes' facts, numbered from 0, that are made into facts when they are asked for.
    ///
    /// - Parameter make: gives the facts of a record, at least as much of them as is asked for; the same whenever it is asked.
    public mutating func addFacts(records count: Int, _ make: @escaping @Sendable (Int, FactsExtent) -> NodeFacts) {
        nodeFacts.addRecords(count, make)
    }

    /// Gives a node one of the records that were added last.
    public mutating func setFacts(record: Int, of node: NodeIndex) { nodeFacts.setRecord(record, at: Int(node)) }

    /// The record that a node has, of those that were added last; nil if it has none of them.
    package func factsRecord(of node: NodeIndex) -> Int? { nodeFacts.record(at: Int(node)) }

    /// The same for edges' evidence, in which no nodes are named.
    public mutating func addEvidence(records count: Int, _ make: @escaping @Sendable (Int, FactsExtent) -> Evidence) {
        edgeEvidence.addRecords(count, make)
    }

    /// Whether something is said of edges besides their free attributes.
    package var hasEvidence: Bool { edgeEvidence.rows.contains { _ in true } }

    /// Says of edges of which nothing else is said when they held.
    package mutating func setPeriods(_ periods: [(edge: Int, period: DateSpan)]) {
        addEvidence(records: periods.count) { record, _ in
            var evidence = Evidence()
            evidence.period = periods[record].period
            return evidence
        }
        for (record, (edge, _)) in periods.enumerated() { edgeEvidence.setRecord(record, at: edge) }
    }

    /// Gives the edge that was appended last one of the records that were added last.
    public mutating func setEvidenceOfLastEdge(record: Int) { edgeEvidence.setRecord(record, at: edgeCount - 1) }

    /// - Parameter evidence: what the edge is known from; the nodes in it have the numbers of this table.
    public mutating func appendEdge(
        from source: NodeIndex, to target: NodeIndex, type: EdgeType, line: Int, evidence: Evidence? = nil
    ) {
        if let evidence { edgeEvidence[edgeCount] = evidence }
        edgeTypes.append(number(of: type))
        edgeSources.append(source)
        edgeTargets.append(target)
        edgeLines.append(Int32(clamping: line))
    }

    public func type(ofEdge edge: Int) -> EdgeType { types[Int(edgeTypes[edge])] }

    private static let comparedTypeCount = 8

    private mutating func number(of type: EdgeType) -> UInt16 {
        // Most files have few types: to compare them takes less time than to hash one.
        for number in 0..<min(types.count, GraphTable.comparedTypeCount) where types[number] == type { return UInt16(number) }
        if let number = numberOfType[type] { return number }
        if types.count == GraphTable.maximumTypeCount { takeLabelsForDescriptions() }
        if let label = type.label, descriptions != nil {
            let edge = edgeCount
            descriptions?.set(.text(label), at: edge)
            return number(of: EdgeType(symmetric: type.isSymmetric))
        }
        let number = UInt16(types.count)
        numberOfType[type] = number
        types.append(type)
        return number
    }

    private mutating func takeLabelsForDescriptions() {
        var column = AttributeColumn(key: labelKey, type: .text)
        for edge in edgeTypes.indices {
            let type = types[Int(edgeTypes[edge])]
            if let label = type.label { column.set(.text(label), at: edge) }
            edgeTypes[edge] = type.isSymmetric ? 1 : 0
        }
        descriptions = column
        types = [EdgeType(), EdgeType(symmetric: true)]
        numberOfType = [types[0]: 0, types[1]: 1]
        report(
            Problem(
                .warning, code: "too-many-types",
                message: "The edges have more than \(GraphTable.maximumTypeCount) different labels, too many to be types of relations",
                remedy: "Nothing need be done: the labels are kept as the attribute “\(labelKey)”.",
                place: place(line: 1)))
    }

    /// Gives every column a key of its own, as free attributes have. Labels keep theirs: a warning names it.
    mutating func makeKeysDistinct() {
        nodeAttributes.makeKeysDistinct()
        edgeAttributes.makeKeysDistinct(besides: descriptions.map { [$0.key] } ?? [])
    }

    /// The columns of all that is known of edges besides ends and types.
    var allEdgeAttributes: [AttributeColumn] { edgeAttributes + (descriptions.map { [$0] } ?? []) }
}
