import RelationGraph

/// Writes graphs for Linkurious and its library Ogma: the kind of a node as its category, everything else as its properties.
enum LinkuriousWriter: ForeignWriter {
    static let properties = PropertyGraph.jsonStyle

    static func bytes(of graph: PropertyGraph, part: GraphPart?, loss: inout LossReport) -> [UInt8] {
        let isUndirected = graph.isUndirected
        var lines = JSONLines()
        lines.raw("{\"directed\": \(!isUndirected), \"attributes\": \(graph.jsonProperties.compactText),\n")
        lines.open("\"nodes\": [")
        for node in graph.graph.nodes {
            let name = graph.name(of: node).map { [("name", JSONValue.string($0))] } ?? []
            let own = JSONValue.object(name + graph.json(graph.properties(of: node), graph.nodeKeys))
            let categories: [(String, JSONValue)] = graph.isPlain ? [] : [("categories", .array([.string(node.kind.label)]))]
            lines.append(["id": .string(node.id), "data": .object(categories + [("properties", own)])])
        }
        lines.close("],\n")
        lines.open("\"edges\": [")
        for relation in graph.graph.relations {
            let type = graph.label(of: relation).map { [("type", JSONValue.string($0))] } ?? []
            let rest = graph.jsonDirection(relation, besides: isUndirected) + graph.json(graph.properties(of: relation), graph.edgeKeys)
            lines.append([
                "id": graph.edgeID(relation), "source": .string(relation.source.id), "target": .string(relation.target.id),
                "data": .object(type + [("properties", .object(rest))]),
            ])
        }
        lines.close("]}\n")
        return lines.bytes
    }
}
