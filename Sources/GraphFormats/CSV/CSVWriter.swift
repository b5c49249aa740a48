import RelationGraph

/// Writes tables of edges and of nodes, as spreadsheets and Gephi read them.
///
/// The table of edges has the columns `source`, `target` and `type`, that of nodes `id` and `name`; then follows a column for every property. If
/// some edges are undirected, a column `Type` says which, as Gephi's does, and the type stands under `relation`.
enum CSVWriter: ForeignWriter {
    static let properties = PropertyStyle(
        depth: .flat, typing: .guessed,
        // A table of nodes must not seem to name the two ends of an edge.
        reservedOfNodes: Set(CSVHeader.idNames + CSVHeader.nodeNames + endNames), reservedOfEdges: Set(CSVHeader.typeNames + endNames))

    private static let endNames = CSVHeader.pairs.flatMap { [$0.source, $0.target] }

    static func bytes(of graph: PropertyGraph, part: GraphPart?, loss: inout LossReport) -> [UInt8] {
        bytes(of: graph, part: part, delimiter: UInt8(ascii: ","))
    }

    static func bytes(of graph: PropertyGraph, part: GraphPart?, delimiter: UInt8) -> [UInt8] {
        var text = CSVText(delimiter: delimiter)
        if part == .nodes { writeNodes(of: graph, to: &text) } else { writeEdges(of: graph, to: &text) }
        return text.bytes
    }

    private static func writeNodes(of graph: PropertyGraph, to text: inout CSVText) {
        let hasNames = graph.graph.nodes.contains { graph.name(of: $0) != nil }
        text.append("id")
        if hasNames { text.append("name") }
        for key in graph.nodeKeys { text.append(name: key.name) }
        text.endRecord()
        for node in graph.graph.nodes {
            text.append(node.id)
            if hasNames { text.append(graph.name(of: node)) }
            text.append(graph.properties(of: node), keys: graph.nodeKeys.count)
            text.endRecord()
        }
    }

    private static func writeEdges(of graph: PropertyGraph, to text: inout CSVText) {
        let relations = graph.graph.relations
        let hasUndirected = relations.contains(where: \.type.isSymmetric)
        let hasLabels = relations.contains { graph.label(of: $0) != nil }
        text.append("source")
        text.append("target")
        if hasUndirected { text.append("Type") }
        if hasLabels { text.append(hasUndirected ? "relation" : "type") }
        for key in graph.edgeKeys { text.append(name: key.name) }
        text.endRecord()
        for relation in relations {
            text.append(graph.graph.nodeIDs[Int(relation.sourceIndex)])
            text.append(graph.graph.nodeIDs[Int(relation.targetIndex)])
            if hasUndirected { text.append(relation.type.isSymmetric ? "Undirected" : "Directed") }
            if hasLabels { text.append(graph.label(of: relation)) }
            text.append(graph.properties(of: relation), keys: graph.edgeKeys.count)
            text.endRecord()
        }
    }
}

/// Writes the same tables with tabs between the fields.
enum TSVWriter: ForeignWriter {
    static let properties = CSVWriter.properties

    static func bytes(of graph: PropertyGraph, part: GraphPart?, loss: inout LossReport) -> [UInt8] {
        CSVWriter.bytes(of: graph, part: part, delimiter: UInt8(ascii: "\t"))
    }
}

/// Records being written after RFC 4180, with line feeds at their ends.
struct CSVText {
    private(set) var bytes: [UInt8] = []
    private let delimiter: UInt8
    private var isFirst = true

    init(delimiter: UInt8) { self.delimiter = delimiter }

    /// Appends the name of a column. Readers count what may separate names to find out what does.
    mutating func append(name: String) { append(name, isQuoted: name.utf8.contains { ",;\t|".utf8.contains($0) }) }

    /// Appends a field; nil is an empty one.
    mutating func append(_ field: String?, isQuoted: Bool = false) {
        if !isFirst { bytes.append(delimiter) }
        isFirst = false
        guard let field else { return }
        // An empty text is told apart from none.
        if isQuoted || needsQuotes(field) {
            bytes.append(UInt8(ascii: "\""))
            for byte in field.utf8 {
                if byte == UInt8(ascii: "\"") { bytes.append(byte) }
                bytes.append(byte)
            }
            bytes.append(UInt8(ascii: "\""))
        } else {
            bytes += field.utf8
        }
    }

    /// Appends a field for every key; those without a value are empty.
    mutating func append(_ properties: [Property], keys: Int) {
        var values = [String?](repeating: nil, count: keys)
        for property in properties { values[property.key] = property.value.text }
        for value in values { append(value) }
    }

    mutating func endRecord() {
        bytes.append(0x0A)
        isFirst = true
    }

    private func needsQuotes(_ field: String) -> Bool {
        let bytes = field.utf8
        guard let first = bytes.first, let last = bytes.last else { return true }
        // A number sign may begin a comment, blanks at the ends would be stripped.
        return first == UInt8(ascii: "#") || first <= 0x20 || last <= 0x20
            || bytes.contains { $0 == delimiter || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D }
    }
}
