import RelationGraph

/// Writes the two tables that `neo4j-admin database import` reads: nodes with `:ID` and `:LABEL`, edges with `:START_ID`, `:END_ID` and `:TYPE`.
///
/// Texts that are JSON lists of texts become lists of Neo4j's, `string[]`.
enum Neo4jWriter: ForeignWriter {
    static let properties = PropertyStyle(
        holdsGraph: false, reservedOfNodes: Set(CSVHeader.nodeNames + ["labels"]), reservedOfEdges: [])

    static func bytes(of graph: PropertyGraph, part: GraphPart?, loss: inout LossReport) -> [UInt8] {
        var text = CSVText(delimiter: UInt8(ascii: ","))
        if part == .nodes { writeNodes(of: graph, to: &text) } else { writeEdges(of: graph, to: &text) }
        return text.bytes
    }

    private static func writeNodes(of graph: PropertyGraph, to text: inout CSVText) {
        let nodes = graph.graph.nodes
        let hasNames = nodes.contains { graph.name(of: $0) != nil }
        let lists = listColumns(graph.nodeKeys, nodes.lazy.map { graph.properties(of: $0) })
        text.append(":ID")
        if hasNames { text.append("name:string") }
        for (number, key) in graph.nodeKeys.enumerated() { text.append(header(key, isList: lists.contains(number))) }
        text.append(":LABEL")
        text.endRecord()
        for node in nodes {
            text.append(node.id)
            if hasNames { text.append(graph.name(of: node)) }
            append(graph.properties(of: node), graph.nodeKeys.count, lists, to: &text)
            text.append(graph.isPlain ? nil : node.kind.label.filter { $0 != ";" })
            text.endRecord()
        }
    }

    private static func writeEdges(of graph: PropertyGraph, to text: inout CSVText) {
        let relations = graph.graph.relations
        let lists = listColumns(graph.edgeKeys, relations.lazy.map { graph.properties(of: $0) })
        let hasUndirected = relations.contains(where: \.type.isSymmetric)
        text.append(":START_ID")
        text.append(":END_ID")
        text.append(":TYPE")
        for (number, key) in graph.edgeKeys.enumerated() { text.append(header(key, isList: lists.contains(number))) }
        if hasUndirected { text.append(PropertyName.undirected + ":boolean") }
        text.endRecord()
        for relation in relations {
            text.append(graph.graph.nodeIDs[Int(relation.sourceIndex)])
            text.append(graph.graph.nodeIDs[Int(relation.targetIndex)])
            text.append(graph.label(of: relation))
            append(graph.properties(of: relation), graph.edgeKeys.count, lists, to: &text)
            if hasUndirected { text.append(relation.type.isSymmetric ? "true" : nil) }
            text.endRecord()
        }
    }

    private static func header(_ key: PropertyKey, isList: Bool) -> String {
        switch key.type {
        case .text: key.name + (isList ? ":string[]" : ":string")
        case .integer: key.name + ":long"
        case .decimal: key.name + ":double"
        case .boolean: key.name + ":boolean"
        }
    }

    private static func append(_ properties: [Property], _ count: Int, _ lists: Set<Int>, to text: inout CSVText) {
        var values = [String?](repeating: nil, count: count)
        for property in properties {
            values[property.key] =
                lists.contains(property.key) ? self.list(property.value)?.joined(separator: ";") : property.value.text
        }
        for value in values { text.append(value) }
    }

    /// The keys all of whose values are lists of texts that the format can hold.
    private static func listColumns(_ keys: [PropertyKey], _ rows: some Sequence<[Property]>) -> Set<Int> {
        var lists = Set(keys.indices.filter { keys[$0].type == .text })
        for row in rows where !lists.isEmpty {
            for property in row where lists.contains(property.key) && list(property.value) == nil { lists.remove(property.key) }
        }
        return lists
    }

    /// The texts of a JSON list, in the form in which it is written again; nil for anything else.
    private static func list(_ value: AttributeValue) -> [String]? {
        guard case .text(let text) = value, text.utf8.first == UInt8(ascii: "["), case .array(let values)? = JSONValue(text: text),
            !values.isEmpty
        else { return nil }
        let texts = values.compactMap { value in
            if case .string(let text) = value, !text.isEmpty, !text.contains(";") { text } else { nil }
        }
        guard texts.count == values.count, JSONValue.array(values).compactText == text else { return nil }
        return texts
    }
}
