import GraphKernels

extension Benchmark {
    /// Exact closeness centrality of all nodes.
    static let closeness = Benchmark(name: "closeness", summary: "exact closeness centrality of all nodes") { graph, settings in
        { _ in
            let values = try graph.closenessCentrality(execution: settings.execution)
            return {
                try verifyByDistances(values, of: graph) { distances in
                    let sum = distances.reduce(0, +)
                    let reached = Double(distances.count)
                    return sum > 0 ? reached / sum * reached / Double(graph.nodeCount - 1) : 0
                }
            }
        }
    }

    /// Exact harmonic centrality of all nodes.
    static let harmonic = Benchmark(name: "harmonic", summary: "exact harmonic centrality of all nodes") { graph, settings in
        { _ in
            let values = try graph.harmonicCentrality(execution: settings.execution)
            return {
                try verifyByDistances(values, of: graph) { distances in
                    distances.reduce(0) { $1 > 0 ? $0 + 1 / $1 : $0 } / Double(max(1, graph.nodeCount - 1))
                }
            }
        }
    }

    /// The distance from every node to the farthest that it reaches.
    static let eccentricity = Benchmark(name: "eccentricity", summary: "exact eccentricity of all nodes") { graph, settings in
        { _ in
            let values = try graph.eccentricities(execution: settings.execution)
            return { try verifyByDistances(values, of: graph) { $0.max() ?? 0 } }
        }
    }

    /// The diameter, with two nodes that are so far apart.
    static let diameter = Benchmark(name: "diameter", summary: "exact diameter") { graph, settings in
        { _ in
            let diameter = try graph.diameter(execution: settings.execution)
            return {
                guard let diameter else { return try verify(graph.nodeCount == 0, "a graph with nodes has a diameter") }
                let distances = try singleDistances(from: diameter.source, in: graph)
                try verify(distances[Int(diameter.target)] == diameter.length, "the two nodes are not as far apart as said")
                for node in sample(of: graph) {
                    let farthest = try singleDistances(from: node, in: graph).filter { $0 < .infinity }.max() ?? 0
                    try verify(farthest <= diameter.length, "node \(node) reaches one at a distance of \(farthest)")
                }
            }
        }
    }

    /// The value of a sample of nodes is what the distances from each, found by a search of its own, give.
    private static func verifyByDistances(
        _ values: [Double], of graph: CSRGraph, _ measure: (_ distances: [Double]) -> Double
    ) throws {
        try verify(values.count == graph.nodeCount, "there are \(values.count) values for \(graph.nodeCount) nodes")
        for node in sample(of: graph) {
            let others = try singleDistances(from: node, in: graph).enumerated()
                .filter { $0.offset != Int(node) && $0.element < .infinity }.map(\.element)
            let (expected, found) = (measure(others), values[Int(node)])
            try verify(abs(found - expected) <= 1e-9 * max(1, abs(expected)), "node \(node) has \(found), not \(expected)")
        }
    }

    private static func singleDistances(from node: Int32, in graph: CSRGraph) throws -> [Double] {
        guard !graph.isWeighted else { return try graph.dijkstra(from: node).distances }
        return try graph.breadthFirstSearch(from: node, execution: .serial).distances.map { $0 < 0 ? .infinity : Double($0) }
    }

    /// Up to 20 nodes, spread over the graph.
    private static func sample(of graph: CSRGraph) -> [Int32] {
        stride(from: 0, to: graph.nodeCount, by: max(1, graph.nodeCount / 20)).map(Int32.init)
    }
}
