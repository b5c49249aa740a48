import RelationGraph

/// A document as far as it has been read: nodes and edges, one at a time.
struct JSONDocument {
    var table: GraphTable
    private var nodeValues = GrowingColumns()
    private var edgeValues = GrowingColumns()
    private var isDeclared: [Bool] = []
    private var hasGraph = false
    /// Whether edges are undirected that do not say it themselves.
    private var isUndirected: Bool?
    /// Nodes without ids are numbered from 0, as edges refer to them.
    private var nodesAreNumbered: Bool?
    private var nodeCount = 0

    init(file: String) { table = GraphTable(file: file) }

    mutating func read(_ bytes: [UInt8]) throws(UnreadableFile) {
        var cursor = try JSONCursor(bytes, file: table.file)
        switch cursor.next {
        case UInt8(ascii: "{"): try readGraph(&cursor)
        case UInt8(ascii: "["):
            hasGraph = true
            try readElements(&cursor, kind: nil)
        case nil: throw ForeignText.empty(table.file)
        default: _ = try cursor.value()
        }
        try cursor.finish()
        finish()
    }

    /// An object with nodes and edges, or with one that has them.
    private mutating func readGraph(_ cursor: inout JSONCursor) throws(UnreadableFile) {
        try cursor.members { (cursor, key) throws(UnreadableFile) in
            let isList = cursor.next == UInt8(ascii: "[")
            let isObject = cursor.next == UInt8(ascii: "{")
            switch key {
            case "nodes" where isList || isObject:
                hasGraph = true
                try readElements(&cursor, kind: .node)
            case "links" where isList, "edges" where isList || isObject:
                hasGraph = true
                if isUndirected == nil, case .bool(let flag)? = try cursor.laterMember("directed") { isUndirected = !flag }
                try readElements(&cursor, kind: .edge)
            case "elements" where isList:
                hasGraph = true
                try readElements(&cursor, kind: nil)
            case "elements" where isObject, "graph" where isObject: try readGraph(&cursor)
            case "directed":
                if case .bool(let flag) = try cursor.value() { isUndirected = !flag }
            case "data" where isObject, "attributes" where isObject, "metadata" where isObject:
                try cursor.members { (cursor, key) throws(UnreadableFile) in keep(try cursor.value(), under: key) }
            case "multigraph", "captions", "style", "layout": _ = try cursor.value()
            default: keep(try cursor.value(), under: key)
            }
        }
    }

    private mutating func keep(_ value: JSONValue, under key: String) {
        guard let value = AttributeValue(value), table.graphAttributes[key: key] == nil else { return }
        table.graphAttributes.append(Attribute(key, value))
    }

    /// The elements of a list, or of an object whose keys are their ids.
    private mutating func readElements(_ cursor: inout JSONCursor, kind: JSONElement.Kind?) throws(UnreadableFile) {
        if cursor.next == UInt8(ascii: "{") {
            try cursor.members { (cursor, key) throws(UnreadableFile) in try readElement(&cursor, key: key, kind: kind) }
        } else {
            try cursor.elements { (cursor) throws(UnreadableFile) in try readElement(&cursor, key: nil, kind: kind) }
        }
    }

    private mutating func readElement(_ cursor: inout JSONCursor, key: String?, kind: JSONElement.Kind?) throws(UnreadableFile) {
        let mark = cursor.mark
        guard case .object(let pairs) = try cursor.value() else {
            table.error(
                "bad-element", "A node or an edge is an object; this is none",
                remedy: "Write {\"id\": …}, or {\"source\": …, \"target\": …}.",
                line: mark.line, column: cursor.column(of: mark))
            if let despair = table.despair(line: mark.line) { throw despair }
            return
        }
        let kind = kind ?? JSONElement.kind(pairs)
        let element = JSONElement(pairs, kind: kind)
        switch kind {
        case .node: takeNode(element, id: key, mark, cursor)
        case .edge: takeEdge(element, mark, cursor)
        }
        if let despair = table.despair(line: mark.line) { throw despair }
    }

    private mutating func takeNode(_ element: JSONElement, id key: String?, _ mark: JSONCursor.Mark, _ cursor: JSONCursor) {
        let number = nodeCount
        nodeCount += 1
        if nodesAreNumbered == nil { nodesAreNumbered = element.id == nil && key == nil }
        guard let id = element.id ?? key ?? (nodesAreNumbered == true ? String(number) : nil) else {
            table.error(
                "missing-id", "The node has no id", remedy: "Give it the key “id”.", line: mark.line, column: cursor.column(of: mark))
            return
        }
        let node = table.node(id, line: mark.line)
        while isDeclared.count <= Int(node) { isDeclared.append(false) }
        if isDeclared[Int(node)] {
            table.error(
                "duplicate-id", "The id “\(id)” belongs to two nodes, the first on line \(table.line(of: node))",
                remedy: "Give one of them another id.", line: mark.line, column: cursor.column(of: mark))
        }
        isDeclared[Int(node)] = true
        table.setLine(mark.line, of: node)
        if let name = element.label { table.setName(name, of: node) }
        for (key, value) in element.properties { nodeValues.set(value, of: key, at: Int(node)) }
    }

    private mutating func takeEdge(_ element: JSONElement, _ mark: JSONCursor.Mark, _ cursor: JSONCursor) {
        guard let source = element.source, let target = element.target else {
            table.error(
                "missing-end", "The edge has no \(element.source == nil ? "source" : "target")",
                remedy: "Give it the keys “source” and “target”.", line: mark.line, column: cursor.column(of: mark))
            return
        }
        for (key, value) in element.properties { edgeValues.set(value, of: key, at: table.edgeCount) }
        let isSymmetric = element.isDirected.map { !$0 } ?? isUndirected ?? false
        table.appendEdge(
            from: table.node(source, line: mark.line), to: table.node(target, line: mark.line),
            type: GraphTable.EdgeType(element.label, symmetric: isSymmetric), line: mark.line)
    }

    /// Reports what the document should have had.
    private mutating func finish() {
        if !hasGraph {
            table.error(
                "other-format", "This is JSON, but it holds no graph: there is no “nodes”, “edges”, “links” or “elements”",
                remedy: "Export the graph as node-link data, or for Cytoscape.js, Oligrapher or Linkurious.", line: 1)
        }
        table.reportUndeclared(isDeclared, remedy: "Add it to the nodes, or correct the edge.")
        table.nodeAttributes = nodeValues.attributes
        table.edgeAttributes = edgeValues.attributes
    }
}

extension GraphTable {
    /// Reports the nodes that edges name, but that nothing declares.
    mutating func reportUndeclared(_ isDeclared: [Bool], remedy: String) {
        for node in 0..<nodeCount where node >= isDeclared.count || !isDeclared[node] {
            let line = line(of: NodeIndex(node))
            error("unknown-reference", "No node has the id “\(nodeIDs[node])”, which an edge names", remedy: remedy, line: line)
            if let despair = despair(line: line) {
                report(despair.problem)
                break
            }
        }
    }
}
