import RelationGraph

/// A document as far as it has been read: nodes and edges, one at a time.
struct JSONDocument {
    var table: GraphTable
    private var nodeValues = GrowingColumns()
    private var edgeValues = GrowingColumns()
    private var declared = DeclaredNodes()
    private var hasGraph = false
    /// Whether edges are undirected that do not say it themselves.
    private var isUndirected: Bool?
    /// Nodes without ids are numbered from 0, as edges refer to them.
    private var nodesAreNumbered: Bool?
    private var nodeCount = 0
    private var place = TextPosition()

    init(file: String) { table = GraphTable(file: file) }

    mutating func read(_ bytes: [UInt8]) throws(UnreadableFile) {
        let start = try ForeignText.start(of: bytes, file: table.file)
        var scanner = JSONScanner(bytes, in: start..<bytes.count)
        do throws(JSONSyntaxError) {
            switch scanner.next {
            case UInt8(ascii: "{"): try readGraph(&scanner)
            case UInt8(ascii: "["):
                hasGraph = true
                try readElements(&scanner, kind: nil)
            case nil: throw JSONSyntaxError(ForeignText.empty(table.file), offset: 0)
            default: _ = try scanner.value()
            }
            try scanner.finish()
        } catch {
            throw error.located(in: bytes, file: table.file)
        }
        finish()
    }

    /// An object with nodes and edges, or with one that has them.
    private mutating func readGraph(_ scanner: inout JSONScanner) throws(JSONSyntaxError) {
        var seen: Set<String> = []
        try scanner.openObject()
        var isFirst = true
        while let name = try scanner.nextKey(&isFirst) {
            let key = try scanner.text(name)
            guard seen.insert(key).inserted else { throw .duplicateKey(key, at: name.range.lowerBound - 1) }
            let isList = scanner.next == UInt8(ascii: "[")
            let isObject = scanner.next == UInt8(ascii: "{")
            switch key {
            case "nodes" where isList || isObject:
                hasGraph = true
                try readElements(&scanner, kind: .node)
            case "links" where isList, "edges" where isList || isObject:
                hasGraph = true
                if isUndirected == nil, case .bool(let flag)? = scanner.laterMember("directed") { isUndirected = !flag }
                try readElements(&scanner, kind: .edge)
            case "elements" where isList:
                hasGraph = true
                try readElements(&scanner, kind: nil)
            case "elements" where isObject, "graph" where isObject: try readGraph(&scanner)
            case "directed":
                if case .bool(let flag) = try scanner.value() { isUndirected = !flag }
            case "data" where isObject, "attributes" where isObject, "metadata" where isObject:
                if case .object(let pairs) = try scanner.value() { for (key, value) in pairs { keep(value, under: key) } }
            case "multigraph", "captions", "style", "layout": try scanner.skipValue()
            default: keep(try scanner.value(), under: key)
            }
        }
    }

    private mutating func keep(_ value: JSONValue, under key: String) {
        guard let value = AttributeValue(value), value != .text(""), table.graphAttributes[key: key] == nil else { return }
        table.graphAttributes.append(Attribute(key, value))
    }

    /// The elements of a list, or of an object whose keys are their ids.
    private mutating func readElements(_ scanner: inout JSONScanner, kind: JSONElement.Kind?) throws(JSONSyntaxError) {
        var isFirst = true
        if scanner.next == UInt8(ascii: "{") {
            try scanner.openObject()
            while let key = try scanner.nextKey(&isFirst) { try readElement(&scanner, key: try scanner.text(key), kind: kind) }
        } else {
            try scanner.openList()
            while try scanner.hasElement(&isFirst) { try readElement(&scanner, key: nil, kind: kind) }
        }
    }

    /// Where an element begins, from which its column follows: to count that for every element of a file of one line would take for ever.
    private struct Mark {
        let offset: Int
        let line: Int
        let lineStart: Int
    }

    private mutating func readElement(_ scanner: inout JSONScanner, key: String?, kind: JSONElement.Kind?) throws(JSONSyntaxError) {
        scanner.skipBlanks()
        place.move(to: scanner.position, in: scanner.bytes)
        let mark = Mark(offset: scanner.position, line: place.line, lineStart: place.lineStart)
        guard case .object(let pairs) = try scanner.value() else {
            return try report(
                "bad-element", "A node or an edge is an object; this is none",
                remedy: "Write {\"id\": …}, or {\"source\": …, \"target\": …}.", mark, scanner)
        }
        let kind = kind ?? JSONElement.kind(pairs)
        let element = JSONElement(pairs, kind: kind)
        switch kind {
        case .node: try takeNode(element, id: key, mark, scanner)
        case .edge: try takeEdge(element, mark, scanner)
        }
    }

    /// - Throws: an error that ends the reading, where so much is wrong that it is no use to go on.
    private mutating func report(
        _ code: String, _ message: String, remedy: String, _ mark: Mark, _ scanner: JSONScanner
    ) throws(JSONSyntaxError) {
        let column = ForeignText.column(of: mark.offset, lineStart: mark.lineStart, in: scanner.bytes.span)
        table.error(code, message, remedy: remedy, line: mark.line, column: column)
        if let despair = table.despair(line: mark.line) { throw JSONSyntaxError(despair, offset: mark.offset) }
    }

    private mutating func takeNode(
        _ element: JSONElement, id key: String?, _ mark: Mark, _ scanner: JSONScanner
    ) throws(JSONSyntaxError) {
        let number = nodeCount
        nodeCount += 1
        if nodesAreNumbered == nil { nodesAreNumbered = element.id == nil && key == nil }
        guard let id = element.id ?? key ?? (nodesAreNumbered == true ? String(number) : nil) else {
            return try report("missing-id", "The node has no id", remedy: "Give it the key “id”.", mark, scanner)
        }
        let node = table.node(id, line: mark.line)
        if !declared.insert(node) {
            try report(
                "duplicate-id", "The id “\(id)” belongs to two nodes, the first on line \(table.line(of: node))",
                remedy: "Give one of them another id.", mark, scanner)
        }
        table.setLine(mark.line, of: node)
        if let name = element.label { table.setName(name, of: node) }
        for (key, value) in element.properties { nodeValues.set(value, of: key, at: Int(node)) }
    }

    private mutating func takeEdge(_ element: JSONElement, _ mark: Mark, _ scanner: JSONScanner) throws(JSONSyntaxError) {
        guard let source = element.source, let target = element.target else {
            return try report(
                "missing-end", "The edge has no \(element.source == nil ? "source" : "target")",
                remedy: "Give it the keys “source” and “target”.", mark, scanner)
        }
        for (key, value) in element.properties { edgeValues.set(value, of: key, at: table.edgeCount) }
        if let key = element.labelKey { table.labelKey = key }
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
        table.reportUndeclared(declared, remedy: "Add it to the nodes, or correct the edge.")
        table.nodeAttributes = nodeValues.attributes
        table.edgeAttributes = edgeValues.attributes
    }
}
