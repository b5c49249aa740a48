import RelationGraph

/// Writes maps for Oligrapher, LittleSis' editor: nodes and edges by their ids. Oligrapher places the nodes itself.
enum OligrapherWriter: ForeignWriter {
    static let properties = PropertyGraph.jsonStyle

    static func bytes(of graph: PropertyGraph, part: GraphPart?, loss: inout LossReport) -> [UInt8] {
        var lines = JSONLines()
        lines.raw(
            "{\"title\": \(JSONValue.string(graph.graph.title ?? "").compactText), \"attributes\": \(graph.jsonProperties.compactText),\n")
        lines.open("\"nodes\": {")
        for node in graph.graph.nodes {
            // Oligrapher draws nothing for a node without a name.
            let own = [("id", JSONValue.string(node.id)), ("name", .string(node.name))]
            lines.append(.object(own + graph.json(graph.properties(of: node), graph.nodeKeys)), key: node.id)
        }
        lines.close("},\n")
        lines.open("\"edges\": {")
        for relation in graph.graph.relations {
            let id = PropertyName.prefix + "e\(relation.index)"
            let own = [
                ("id", JSONValue.string(id)), ("node1_id", .string(relation.source.id)), ("node2_id", .string(relation.target.id)),
                ("label", .string(graph.label(of: relation) ?? "")), ("arrow", relation.type.isSymmetric ? .bool(false) : "1->2"),
            ]
            lines.append(.object(own + graph.json(graph.properties(of: relation), graph.edgeKeys)), key: id)
        }
        lines.close("},\n\"captions\": {}}\n")
        return lines.bytes
    }
}
