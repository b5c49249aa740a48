import RelationGraph

/// A document as far as it has been read: what stands open, and the table of what is finished.
struct GraphMLDocument {
    var table: GraphTable
    private(set) var keys: [String: DeclaredKey] = [:]
    private(set) var keyOrder: [String] = []
    /// Keys of edge types that have a default.
    private(set) var standardTypeKeys: [String] = []
    var nodeValues = DeclaredValues()
    var edgeValues = DeclaredValues()
    var declared = DeclaredNodes()
    private var hasGraph = false
    private var warned: Set<String> = []
    /// What ends the reading.
    private(set) var refusal: UnreadableFile?

    private(set) var open: [Element] = []
    private var openNodes: [NodeEntry] = []
    private var openEdge: EdgeEntry?
    private var openKey = ""
    /// The text of the `<data>` or `<default>` that is open, and of a label in it.
    private var text = ""
    private var labelText = ""
    /// Whether white space at the ends of that text belongs to it.
    private var isPreserved = false

    enum Element {
        case graphml, node, edge, key, standard, data, label
        case graph(isUndirected: Bool)
        /// Within data; may hold labels.
        case drawing
        /// Passed over, with what is in it.
        case other
    }

    private struct NodeEntry {
        var index: NodeIndex
        var names = TextChoice()
    }

    private struct EdgeEntry {
        var source: NodeIndex
        var target: NodeIndex
        var isUndirected: Bool
        var line: Int
        var types = TextChoice()
        /// The keys under which it says that it has nothing.
        var blanks: Set<String> = []
    }

    /// The names of attributes that may name a node, or give an edge its type; the best first. What a drawing shows comes after them.
    static let nameKeys = ["name", "label", "title"]
    static let typeKeys = ["relation", "relationship", "predicate", "type", "label", "kind"]
    private static let drawingRank = 100

    init(file: String) { table = GraphTable(file: file) }

    /// - Parameter place: where the event stands.
    mutating func take(_ event: XMLEvent, _ place: XMLPlace) {
        switch event {
        case .start(let name, let attributes): start(name, attributes, place)
        case .end: end(place)
        case .text(let piece):
            switch open.last {
            case .data, .standard: text += piece
            case .label: labelText += piece
            default: break
            }
        }
    }

    // MARK: Beginnings

    private mutating func start(_ name: String, _ attributes: [(name: String, value: String)], _ place: XMLPlace) {
        guard let parent = open.last else {
            if name != "graphml" {
                refusal = UnreadableFile(
                    "other-format", "This is XML, but no GraphML: it begins with <\(name.prefix(40))>",
                    remedy: "Export the graph as GraphML, or give another file.", at: table.place(line: place.line, column: place.column))
            }
            open.append(.graphml)
            return
        }
        func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
        switch (parent, name) {
        case (.graphml, "key"):
            openKey = attribute("id") ?? ""
            open.append(declare(DeclaredKey(id: openKey, attributes: attributes, line: place.line)) ? .key : .other)
        case (.key, "default"):
            text = ""
            open.append(.standard)
        case (.graphml, "graph"), (.node, "graph"):
            hasGraph = true
            open.append(.graph(isUndirected: attribute("edgedefault") == "undirected"))
        case (.graph, "node"): startNode(attribute("id"), place)
        case (.graph(let isUndirected), "edge"):
            let own = attribute("directed").map { $0 == "false" || $0 == "0" }
            if attribute("sourceport") ?? attribute("targetport") != nil { warnOfPorts(place.line) }
            startEdge(attribute("source"), attribute("target"), own ?? isUndirected, place)
        case (.graph, "hyperedge"):
            warnOnce(
                "hyperedge", "Hyperedges, which join more than two nodes, are left out",
                remedy: "Make each a node with an edge to every node that it joins.", line: place.line)
            open.append(.other)
        case (.node, "port"):
            warnOfPorts(place.line)
            open.append(.other)
        case (.graph, "data") where !openNodes.isEmpty:
            // What is said of a graph within a node.
            open.append(.other)
        case (.node, "data"), (.edge, "data"), (.graph, "data"):
            openKey = attribute("key") ?? ""
            text = ""
            isPreserved = attribute("space") == "preserve"
            open.append(.data)
        case (.data, "NodeLabel"), (.data, "EdgeLabel"), (.drawing, "NodeLabel"), (.drawing, "EdgeLabel"):
            labelText = ""
            open.append(.label)
        case (.data, _), (.drawing, _), (.label, _), (.standard, _):
            open.append(.drawing)
        default: open.append(.other)
        }
        if let despair = table.despair(line: place.line) { refusal = despair }
    }

    /// False if there is such a key: values under one key are of one type.
    private mutating func declare(_ key: DeclaredKey) -> Bool {
        if let first = keys[key.id] {
            table.error(
                "duplicate-key", "The key “\(key.id)” is declared again, or after its first use on line \(first.line)",
                remedy: "Declare it once, above the graph.", line: key.line)
            return false
        }
        keys[key.id] = key
        keyOrder.append(key.id)
        return true
    }

    private mutating func startNode(_ id: String?, _ place: XMLPlace) {
        guard let node = table.declareNode(id, among: &declared, at: place) else { return open.append(.other) }
        openNodes.append(NodeEntry(index: node))
        open.append(.node)
    }

    private mutating func startEdge(_ source: String?, _ target: String?, _ isUndirected: Bool, _ place: XMLPlace) {
        guard let (source, target) = table.ends(source, target, at: place) else { return open.append(.other) }
        openEdge = EdgeEntry(source: source, target: target, isUndirected: isUndirected, line: place.line)
        open.append(.edge)
    }

    // MARK: Ends

    private mutating func end(_ place: XMLPlace) {
        switch open.popLast() {
        case .node: endNode(place)
        case .edge: endEdge(place)
        case .data: endData(place)
        case .standard:
            let standard = trimmed(text)
            keys[openKey]?.standard = standard
            if let key = keys[openKey], rank(key, in: Self.typeKeys) != nil, key.domain != .node { standardTypeKeys.append(openKey) }
        case .label:
            let label = trimmed(labelText).split(whereSeparator: \.isNewline).joined(separator: " ")
            if openEdge != nil {
                openEdge?.types.offer(label, rank: Self.drawingRank, key: nil)
            } else if !openNodes.isEmpty {
                openNodes[openNodes.count - 1].names.offer(label, rank: Self.drawingRank, key: nil)
            }
        default: break
        }
    }

    private mutating func endNode(_ place: XMLPlace) {
        guard let node = openNodes.popLast() else { return }
        let (name, others) = node.names.decided
        if let name { table.setName(name, of: node.index) }
        for other in others {
            guard let key = keys[other.key] else { continue }
            nodeValues.set(value(other.text, of: key, place), of: key, at: Int(node.index))
        }
    }

    private mutating func endEdge(_ place: XMLPlace) {
        guard var edge = openEdge else { return }
        openEdge = nil
        for id in standardTypeKeys where !edge.types.holds(id) && !edge.blanks.contains(id) {
            if let key = keys[id], let standard = key.standard {
                edge.types.offer(standard, rank: rank(key, in: Self.typeKeys) ?? 0, key: id)
            }
        }
        let (type, others) = edge.types.decided
        for other in others {
            guard let key = keys[other.key] else { continue }
            edgeValues.set(value(other.text, of: key, place), of: key, at: table.edgeCount)
        }
        table.appendEdge(from: edge.source, to: edge.target, type: GraphTable.EdgeType(type, symmetric: edge.isUndirected), line: edge.line)
    }

    private mutating func endData(_ place: XMLPlace) {
        let content = isPreserved ? text : trimmed(text)
        guard isPreserved || !content.isEmpty else {
            if let key = keys[openKey] { leaveBlank(key) }
            return
        }
        let key = key(openKey, line: place.line)
        if openEdge != nil {
            if let rank = rank(key, in: Self.typeKeys) {
                openEdge?.types.offer(content, rank: rank, key: key.id)
            } else {
                edgeValues.set(value(content, of: key, place), of: key, at: table.edgeCount)
            }
        } else if let node = openNodes.last {
            if let rank = rank(key, in: Self.nameKeys) {
                openNodes[openNodes.count - 1].names.offer(content, rank: rank, key: key.id)
            } else {
                nodeValues.set(value(content, of: key, place), of: key, at: Int(node.index))
            }
        } else if let value = value(content, of: key, place), table.graphAttributes[key: key.name] == nil {
            table.graphAttributes.append(Attribute(key.name, value))
        }
    }

    // MARK: Data

    /// An empty element says that the node, or the edge, has no value under the key, whatever others have by default.
    private mutating func leaveBlank(_ key: DeclaredKey) {
        if openEdge != nil {
            openEdge?.blanks.insert(key.id)
            edgeValues.set(nil, of: key, at: table.edgeCount)
        } else if let node = openNodes.last {
            nodeValues.set(nil, of: key, at: Int(node.index))
        }
    }

    func rank(_ key: DeclaredKey, in names: [String]) -> Int? { names.firstIndex(of: key.name.lowercased()) }

    private mutating func key(_ id: String, line: Int) -> DeclaredKey {
        if let key = keys[id] { return key }
        warnOnce(
            "unknown-key", "No <key> has the id “\(id)”: what stands under it is kept as text",
            remedy: "Declare it at the top: <key id=\"\(id)\" for=\"all\" attr.name=\"…\" attr.type=\"string\"/>.", line: line, of: id)
        let key = DeclaredKey(undeclared: id, line: line)
        _ = declare(key)
        return key
    }

    private mutating func value(_ text: String, of key: DeclaredKey, _ place: XMLPlace) -> AttributeValue? {
        key.read(text, in: .graphML, into: &table, once: &warned, at: place)
    }

    private func trimmed(_ text: String) -> String {
        guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
        return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    private mutating func warnOfPorts(_ line: Int) {
        warnOnce("ports", "Ports are left out: an edge joins the nodes themselves", remedy: "Nothing need be done.", line: line)
    }

    private mutating func warnOnce(_ code: String, _ message: String, remedy: String, line: Int, of what: String = "") {
        if warned.insert(code + what).inserted { table.warn(code, message, remedy: remedy, line: line) }
    }

    // MARK: End of the document

    /// Fills in what keys say of all, and reports what the document should have had.
    mutating func finish() {
        if !hasGraph {
            table.error("no-graph", "The document holds no <graph>", remedy: "Check that it is the file you meant.", line: 1)
        }
        table.reportUndeclared(declared, remedy: "Declare it: <node id=\"…\"/>, or correct the edge.")
        for key in keyOrder.compactMap({ keys[$0] }) { key.checkStandard(in: .graphML, &table) }
        let ofNodes = keyOrder.compactMap { keys[$0] }
            .filter { $0.domain != .edge && $0.domain != .other && rank($0, in: Self.nameKeys) == nil }
        let ofEdges = keyOrder.compactMap { keys[$0] }
            .filter { $0.domain != .node && $0.domain != .other && rank($0, in: Self.typeKeys) == nil }
        table.nodeAttributes = nodeValues.attributes(ofNodes, rows: table.nodeCount)
        table.edgeAttributes = edgeValues.attributes(ofEdges, rows: table.edgeCount)
    }
}
