import RelationGraph

/// A JSON document being written, one node or edge a line.
struct JSONLines {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    /// Appends what is JSON already.
    mutating func raw(_ text: String) { bytes += text.utf8 }

    /// Opens a list or an object.
    mutating func open(_ text: String) {
        raw(text)
        isFirst = true
    }

    /// Appends an element of the list or object that is open, with its key if it has one.
    mutating func append(_ value: JSONValue, key: String? = nil) {
        raw(isFirst ? "\n" : ",\n")
        isFirst = false
        if let key {
            JSONValue.string(key).writeCompact(into: &bytes)
            raw(": ")
        }
        value.writeCompact(into: &bytes)
    }

    mutating func close(_ text: String) { raw("\n" + text) }
}

extension PropertyGraph {
    /// What is common to the JSON formats.
    static let jsonStyle = PropertyStyle(
        reservedOfNodes: Set(JSONElement.names + ["id", "key", "categories", "data"]),
        reservedOfEdges: Set(
            JSONElement.types + [
                "id", "source", "target", "node1_id", "node2_id", "directed", "undirected", "arrow", "is_directional", "data",
            ]))

    /// The properties of the graph as an object.
    var jsonProperties: JSONValue { .object(properties.map { ($0.key, JSONValue($0.value)) }) }

    func json(_ properties: [Property], _ keys: [PropertyKey]) -> [(String, JSONValue)] {
        properties.map { (keys[$0.key].name, JSONValue($0.value)) }
    }

    /// Whether all edges are undirected; where some are, each of them says so.
    var isUndirected: Bool { edgeCount > 0 && graph.relations.allSatisfy(\.type.isSymmetric) }

    /// The mark of an undirected edge among directed ones.
    func jsonDirection(_ relation: Relation, besides isUndirected: Bool) -> [(String, JSONValue)] {
        relation.type.isSymmetric && !isUndirected ? [("directed", .bool(false))] : []
    }

    /// An id for an edge, which none has of its own.
    func edgeID(_ relation: Relation) -> JSONValue { .string(PropertyName.prefix + "e\(relation.index)") }
}
