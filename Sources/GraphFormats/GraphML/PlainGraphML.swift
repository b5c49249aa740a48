import RelationGraph

/// Reads GraphML by `PlainXML`: nodes and edges that hold nothing but data straight from their bytes, everything else by `GraphMLDocument`.
struct PlainGraphML {
    private var xml: PlainXML
    private var document: GraphMLDocument
    /// The keys by the bytes of their ids, as they were known when the first node or edge came.
    private var keys: [Key] = []
    private var knownKeys = -1
    /// The data of the element at hand.
    private var data: [(key: Int, text: PlainXML.Piece)] = []
    private let bytes: [UInt8]

    private struct Key {
        let id: [UInt8]
        let type: AttributeColumn.ValueType
        let isName: Bool
        let isType: Bool
        let column: (node: Int, edge: Int)
    }

    init(_ bytes: [UInt8], file: String) throws(PlainXML.Extraordinary) {
        self.bytes = bytes
        xml = try PlainXML(bytes)
        document = GraphMLDocument(file: file)
    }

    /// The table; an error where the document is out of the ordinary, or wrong.
    mutating func table() throws(PlainXML.Extraordinary) -> GraphTable {
        while true {
            let state = xml.state
            let token = try xml.next()
            switch token {
            case .finish:
                document.finish()
                guard !document.table.problems.contains(where: { $0.severity == .error }) else { throw PlainXML.Extraordinary() }
                return document.table
            case .text where isWithinGraph: continue
            case .start where isWithinGraph && xml.reads(xml.name, "edge"):
                if try takeEdge() { continue }
            case .start where isWithinGraph && xml.reads(xml.name, "node"):
                if try takeNode() { continue }
            default:
                try hand(token)
                continue
            }
            // More than data is in it.
            xml.goBack(to: state)
            try hand(try xml.next())
        }
    }

    private var isWithinGraph: Bool {
        if case .graph = document.open.last { return true }
        return false
    }

    /// Gives a token to the document.
    private mutating func hand(_ token: PlainXML.Token) throws(PlainXML.Extraordinary) {
        // Columns are for errors, which Expat finds again: to count them in a file of one line would take for ever.
        let place = XMLPlace(line: xml.tokenLine, column: 1)
        switch token {
        case .start:
            var attributes: [(name: String, value: String)] = []
            for (name, value) in xml.attributes { attributes.append((try xml.string(name), try xml.string(value))) }
            document.take(.start(try xml.string(xml.name), attributes), place)
        case .end: document.take(.end(""), place)
        case .text: document.take(.text(try xml.string(xml.text)), place)
        case .finish: break
        }
        // Whatever ends the reading is told with the places that Expat gives.
        if document.refusal != nil { throw PlainXML.Extraordinary() }
    }

    // MARK: Keys

    private mutating func refreshKeys() {
        guard knownKeys != document.keyOrder.count else { return }
        knownKeys = document.keyOrder.count
        keys = document.keyOrder.compactMap { document.keys[$0] }.map { key in
            Key(
                id: Array(key.id.utf8), type: key.type, isName: document.rank(key, in: GraphMLDocument.nameKeys) != nil,
                isType: document.rank(key, in: GraphMLDocument.typeKeys) != nil,
                column: (document.nodeValues.number(of: key), document.edgeValues.number(of: key)))
        }
    }

    private func key(_ id: Range<Int>) -> Int? {
        keys.firstIndex { key in
            guard key.id.count == id.count else { return false }
            for index in key.id.indices where key.id[index] != bytes[id.lowerBound + index] { return false }
            return true
        }
    }

    // MARK: Elements

    /// Reads `<data key="…">text</data>` to the end of the element that is open; false if there is anything else.
    private mutating func readData() throws(PlainXML.Extraordinary) -> Bool {
        refreshKeys()
        data.removeAll(keepingCapacity: true)
        while true {
            switch try xml.next() {
            case .end: return true
            case .text: continue
            case .finish: return false
            case .start:
                guard xml.reads(xml.name, "data"), xml.attributes.count == 1, let id = xml.attribute("key"), !id.isEncoded,
                    let key = key(id.range)
                else { return false }
                var token = try xml.next()
                var text = PlainXML.Piece(range: 0..<0)
                if token == .text {
                    text = xml.text
                    token = try xml.next()
                }
                guard token == .end else { return false }
                text.range = trimmed(text.range)
                if !text.range.isEmpty { data.append((key, text)) }
            }
        }
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }

    /// Whether a text has nothing in it that would be trimmed, but is no blank of ASCII.
    private func isPlain(_ text: PlainXML.Piece) -> Bool {
        !text.isEncoded && bytes[text.range.lowerBound] < 0x80 && bytes[text.range.upperBound - 1] < 0x80
    }

    private mutating func takeEdge() throws(PlainXML.Extraordinary) -> Bool {
        guard case .graph(let isUndirected)? = document.open.last, document.standardTypeKeys.isEmpty, let source = xml.attribute("source"),
            let target = xml.attribute("target"), !source.isEncoded, !target.isEncoded, !source.range.isEmpty, !target.range.isEmpty,
            xml.attribute("sourceport") == nil, xml.attribute("targetport") == nil
        else { return false }
        let own = xml.attribute("directed").map { xml.reads($0.range, "false") || xml.reads($0.range, "0") }
        let line = xml.tokenLine
        guard try readData() else { return false }
        var label: String?
        for (key, text) in data where keys[key].isType {
            guard label == nil, isPlain(text) else { return false }
            label = try xml.string(text)
        }
        guard areReadable(ofEdge: true) else { return false }
        // Of the reader itself nothing may be borrowed while its document changes.
        let bytes = bytes
        for (key, text) in data where !keys[key].isType {
            let row = document.table.edgeCount
            try Self.set(bytes.span.extracting(text.range), keys[key].type, column: keys[key].column.edge, at: row, &document.edgeValues)
        }
        let ends = (try node(source, line), try node(target, line))
        document.table.appendEdge(
            from: ends.0, to: ends.1, type: GraphTable.EdgeType(label, symmetric: own ?? isUndirected), line: line)
        return true
    }

    private mutating func takeNode() throws(PlainXML.Extraordinary) -> Bool {
        guard let id = xml.attribute("id"), !id.isEncoded, !id.range.isEmpty else { return false }
        let line = xml.tokenLine
        guard try readData() else { return false }
        var name: String?
        for (key, text) in data where keys[key].isName {
            guard name == nil, isPlain(text) else { return false }
            name = try xml.string(text)
        }
        guard areReadable(ofEdge: false) else { return false }
        let bytes = bytes
        let node = try node(id, line)
        // That it is there already is an error, which is told with its place.
        guard document.declared.insert(node) else { throw PlainXML.Extraordinary() }
        document.table.setLine(line, of: node)
        if let name { document.table.setName(name, of: node) }
        for (key, text) in data where !keys[key].isName {
            try Self.set(
                bytes.span.extracting(text.range), keys[key].type, column: keys[key].column.node, at: Int(node), &document.nodeValues)
        }
        return true
    }

    private mutating func node(_ id: PlainXML.Piece, _ line: Int) throws(PlainXML.Extraordinary) -> NodeIndex {
        let bytes = bytes
        let span = bytes.span.extracting(id.range)
        guard let node = document.table.node(span, line: line, text: { ForeignText.string(span) }) else { throw PlainXML.Extraordinary() }
        return node
    }

    // MARK: Values

    /// Whether all data of the element but names or types are of the types that are declared.
    private func areReadable(ofEdge isEdge: Bool) -> Bool {
        data.allSatisfy { key, text in
            if isEdge ? keys[key].isType : keys[key].isName { return true }
            guard isPlain(text) else { return false }
            let span = bytes.span.extracting(text.range)
            return switch keys[key].type {
            case .text: true
            case .integer: DecimalNumber.plainInteger(span) != nil
            case .decimal: DecimalNumber.value(span) != nil
            case .boolean: xml.reads(text.range, "true") || xml.reads(text.range, "false")
            }
        }
    }

    private static func set(
        _ span: Span<UInt8>, _ type: AttributeColumn.ValueType, column: Int, at row: Int, _ values: inout DeclaredValues
    ) throws(PlainXML.Extraordinary) {
        switch type {
        case .text: if !values.setText(span, column: column, at: row) { throw PlainXML.Extraordinary() }
        case .integer: values.set(.integer(DecimalNumber.plainInteger(span) ?? 0), column: column, at: row)
        case .decimal: values.set(.decimal(DecimalNumber.value(span) ?? 0), column: column, at: row)
        case .boolean: values.set(.boolean(span.count == 4), column: column, at: row)
        }
    }
}
