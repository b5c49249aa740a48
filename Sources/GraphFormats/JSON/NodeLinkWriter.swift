import RelationGraph

/// Writes node-link data, as NetworkX, D3 and graphology's importers read it.
enum NodeLinkWriter: ForeignWriter {
    static let properties = PropertyGraph.jsonStyle

    static func bytes(of graph: PropertyGraph, part: GraphPart?, loss: inout LossReport) -> [UInt8] {
        let isUndirected = graph.isUndirected
        var lines = JSONLines()
        lines.raw("{\"directed\": \(!isUndirected), \"multigraph\": true, \"graph\": \(graph.jsonProperties.compactText),\n")
        lines.open("\"nodes\": [")
        for node in graph.graph.nodes {
            let name = graph.name(of: node).map { [("name", JSONValue.string($0))] } ?? []
            lines.append(.object([("id", .string(node.id))] + name + graph.json(graph.properties(of: node), graph.nodeKeys)))
        }
        lines.close("],\n")
        lines.open("\"edges\": [")
        for relation in graph.graph.relations {
            let ends = [("source", JSONValue.string(relation.source.id)), ("target", .string(relation.target.id))]
            let label = graph.label(of: relation).map { [("type", JSONValue.string($0))] } ?? []
            lines.append(
                .object(
                    ends + label + graph.jsonDirection(relation, besides: isUndirected)
                        + graph.json(graph.properties(of: relation), graph.edgeKeys)))
        }
        lines.close("]}\n")
        return lines.bytes
    }
}
