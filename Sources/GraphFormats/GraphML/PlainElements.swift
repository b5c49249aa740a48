import RelationGraph

/// Nodes and edges of GraphML that hold nothing but data, read from their bytes, to be put into a document.
struct PlainElements: Sendable {
    /// A key, as far as values under it are concerned.
    struct Key: Sendable {
        let id: [UInt8]
        let type: AttributeColumn.ValueType
        let isName: Bool
        let isType: Bool
        let hasStandard: Bool
        let column: (node: Int, edge: Int)
    }

    private enum Value {
        case text(Range<Int>)
        case integer(Int)
        case decimal(Double)
        case boolean(Bool)
    }

    /// An id: where it stands, and what it is looked up by.
    private struct Reference {
        private let start: UInt32
        private let count: UInt32
        let key: TextKey

        /// - Parameter range: lies below two gigabytes, as all that is read.
        init(_ range: Range<Int>, in bytes: [UInt8]) {
            (start, count) = (UInt32(range.lowerBound), UInt32(range.count))
            key = TextKey(bytes.span.extracting(range))
        }

        var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
    }

    private struct Element {
        /// The id of a node, or of the node that an edge leads from.
        var id: Reference
        /// The id of the node that an edge leads to; nil for a node.
        var target: Reference?
        /// The name of a node, or the type of an edge.
        var label: String?
        var isUndirected = false
        var line: Int
        /// Where its values end, and those of the next begin.
        var valuesEnd: Int
    }

    private let keys: [Key]
    let isUndirected: Bool
    private var elements: [Element] = []
    private var values: [(key: Int, value: Value)] = []
    /// The data of the element at hand.
    private var data: [(key: Int, text: PlainXML.Piece)] = []

    /// - Parameter isUndirected: whether edges are that do not say.
    init(keys: [Key], isUndirected: Bool) {
        self.keys = keys
        self.isUndirected = isUndirected
    }

    // MARK: Reading

    /// Reads the node or the edge whose tag the reader has read, to its end; false if there is more to it than this can take.
    mutating func read(_ xml: inout PlainXML) throws(PlainXML.Extraordinary) -> Bool {
        let known = values.count
        if try xml.reads(xml.name, "edge") ? readEdge(&xml) : readNode(&xml) { return true }
        values.removeLast(values.count - known)
        return false
    }

    private mutating func readNode(_ xml: inout PlainXML) throws(PlainXML.Extraordinary) -> Bool {
        guard let id = xml.attribute("id"), !id.isEncoded, !id.range.isEmpty else { return false }
        let line = xml.tokenLine
        var label: String?
        guard try readData(&xml), try readLabel(xml, of: { $0.isName }, into: &label), readValues(xml, besides: { $0.isName }) else {
            return false
        }
        elements.append(Element(id: Reference(id.range, in: xml.bytes), label: label, line: line, valuesEnd: values.count))
        return true
    }

    private mutating func readEdge(_ xml: inout PlainXML) throws(PlainXML.Extraordinary) -> Bool {
        guard let source = xml.attribute("source"), let target = xml.attribute("target"), !source.isEncoded, !target.isEncoded,
            !source.range.isEmpty, !target.range.isEmpty, xml.attribute("sourceport") == nil, xml.attribute("targetport") == nil
        else { return false }
        let own = xml.attribute("directed").map { xml.reads($0.range, "false") || xml.reads($0.range, "0") }
        let line = xml.tokenLine
        var label: String?
        guard try readData(&xml), try readLabel(xml, of: { $0.isType }, into: &label), readValues(xml, besides: { $0.isType }) else {
            return false
        }
        elements.append(
            Element(
                id: Reference(source.range, in: xml.bytes), target: Reference(target.range, in: xml.bytes), label: label,
                isUndirected: own ?? isUndirected, line: line, valuesEnd: values.count))
        return true
    }

    /// Reads `<data key="…">text</data>` to the end of the element that is open; false if there is anything else.
    private mutating func readData(_ xml: inout PlainXML) throws(PlainXML.Extraordinary) -> Bool {
        data.removeAll(keepingCapacity: true)
        while true {
            switch try xml.next() {
            case .end: return true
            case .text: continue
            case .finish: return false
            case .start:
                guard xml.reads(xml.name, "data"), xml.attributes.count == 1, let id = xml.attribute("key"), !id.isEncoded,
                    let key = key(id.range, in: xml.bytes)
                else { return false }
                var token = try xml.next()
                var text = PlainXML.Piece(range: 0..<0)
                if token == .text {
                    text = xml.text
                    token = try xml.next()
                }
                guard token == .end else { return false }
                text.range = PlainElements.trimmed(text.range, in: xml.bytes)
                if !text.range.isEmpty {
                    data.append((key, text))
                } else if keys[key].hasStandard {
                    return false
                }
            }
        }
    }

    private func key(_ id: Range<Int>, in bytes: [UInt8]) -> Int? {
        keys.firstIndex { key in
            guard key.id.count == id.count else { return false }
            for index in key.id.indices where key.id[index] != bytes[id.lowerBound + index] { return false }
            return true
        }
    }

    private static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }

    /// Whether a text has nothing in it that would be trimmed, but is no blank of ASCII.
    private static func isPlain(_ text: PlainXML.Piece, in bytes: [UInt8]) -> Bool {
        !text.isEncoded && bytes[text.range.lowerBound] < 0x80 && bytes[text.range.upperBound - 1] < 0x80
    }

    /// Takes over the text under the key that serves as a name, or a type; false if there are several to choose from.
    private func readLabel(
        _ xml: PlainXML, of serves: (Key) -> Bool, into label: inout String?
    ) throws(PlainXML.Extraordinary) -> Bool {
        for (key, text) in data where serves(keys[key]) {
            guard label == nil, PlainElements.isPlain(text, in: xml.bytes) else { return false }
            label = try xml.string(text)
        }
        return true
    }

    /// Takes over the data of the element besides its name or type; false if one is not of the type that is declared.
    private mutating func readValues(_ xml: PlainXML, besides serves: (Key) -> Bool) -> Bool {
        for (key, text) in data where !serves(keys[key]) {
            guard PlainElements.isPlain(text, in: xml.bytes) else { return false }
            let span = xml.bytes.span.extracting(text.range)
            let value: Value? =
                switch keys[key].type {
                case .text: .text(text.range)
                case .integer: DecimalNumber.plainInteger(span).map(Value.integer)
                case .decimal: DecimalNumber.value(span).map(Value.decimal)
                case .boolean:
                    if xml.reads(text.range, "true") {
                        .boolean(true)
                    } else if xml.reads(text.range, "false") {
                        .boolean(false)
                    } else {
                        nil
                    }
                }
            guard let value else { return false }
            values.append((key, value))
        }
        return true
    }

    // MARK: Putting in

    /// Puts what was read into a document, and forgets it.
    ///
    /// - Parameter lineCount: the lines before those that were counted.
    mutating func move(
        to document: inout GraphMLDocument, _ bytes: [UInt8], after lineCount: Int = 0
    ) throws(PlainXML.Extraordinary) {
        var valuesStart = 0
        for element in elements {
            let line = lineCount + element.line
            let values = valuesStart..<element.valuesEnd
            valuesStart = element.valuesEnd
            if let target = element.target {
                for (key, value) in self.values[values] {
                    try PlainElements.set(value, bytes, column: keys[key].column.edge, at: document.table.edgeCount, &document.edgeValues)
                }
                let ends = (
                    try PlainElements.node(element.id, bytes, line, &document), try PlainElements.node(target, bytes, line, &document)
                )
                document.table.appendEdge(
                    from: ends.0, to: ends.1, type: GraphTable.EdgeType(element.label, symmetric: element.isUndirected), line: line)
            } else {
                let node = try PlainElements.node(element.id, bytes, line, &document)
                // That it is there already is an error, which is told with its place.
                guard document.declared.insert(node) else { throw PlainXML.Extraordinary() }
                document.table.setLine(line, of: node)
                if let name = element.label { document.table.setName(name, of: node) }
                for (key, value) in self.values[values] {
                    try PlainElements.set(value, bytes, column: keys[key].column.node, at: Int(node), &document.nodeValues)
                }
            }
        }
        elements.removeAll(keepingCapacity: true)
        self.values.removeAll(keepingCapacity: true)
    }

    private static func node(
        _ id: Reference, _ bytes: [UInt8], _ line: Int, _ document: inout GraphMLDocument
    ) throws(PlainXML.Extraordinary) -> NodeIndex {
        let span = bytes.span.extracting(id.range)
        guard let node = document.table.node(span, id.key, line: line, text: { ForeignText.string(span) }) else {
            throw PlainXML.Extraordinary()
        }
        return node
    }

    private static func set(
        _ value: Value, _ bytes: [UInt8], column: Int, at row: Int, _ values: inout DeclaredValues
    ) throws(PlainXML.Extraordinary) {
        switch value {
        case .text(let range):
            guard values.setText(bytes.span.extracting(range), column: column, at: row) else { throw PlainXML.Extraordinary() }
        case .integer(let number): values.set(.integer(number), column: column, at: row)
        case .decimal(let number): values.set(.decimal(number), column: column, at: row)
        case .boolean(let isTrue): values.set(.boolean(isTrue), column: column, at: row)
        }
    }
}
