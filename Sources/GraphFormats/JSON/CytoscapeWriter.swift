import RelationGraph

/// Writes elements for Cytoscape.js and Cytoscape: everything in the `data` of each.
enum CytoscapeWriter: ForeignWriter {
    static let properties = PropertyGraph.jsonStyle

    static func bytes(of graph: PropertyGraph, part: GraphPart?, loss: inout LossReport) -> [UInt8] {
        let isUndirected = graph.isUndirected
        var lines = JSONLines()
        lines.raw("{\"directed\": \(!isUndirected), \"multigraph\": true, \"data\": \(graph.jsonProperties.compactText), \"elements\": {\n")
        lines.open("\"nodes\": [")
        for node in graph.graph.nodes {
            let name = graph.name(of: node).map { [("name", JSONValue.string($0))] } ?? []
            lines.append(["data": .object([("id", .string(node.id))] + name + graph.json(graph.properties(of: node), graph.nodeKeys))])
        }
        lines.close("],\n")
        lines.open("\"edges\": [")
        for relation in graph.graph.relations {
            let ends = [
                ("id", graph.edgeID(relation)), ("source", JSONValue.string(relation.source.id)), ("target", .string(relation.target.id)),
            ]
            let label = graph.label(of: relation).map { [("interaction", JSONValue.string($0))] } ?? []
            let rest = graph.jsonDirection(relation, besides: isUndirected) + graph.json(graph.properties(of: relation), graph.edgeKeys)
            lines.append(["data": .object(ends + label + rest)])
        }
        lines.close("]}}\n")
        return lines.bytes
    }
}
