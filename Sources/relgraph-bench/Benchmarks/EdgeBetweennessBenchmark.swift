import GraphKernels

extension Benchmark {
    /// Exact betweenness of all edges, by hops.
    static let edgeBetweenness = Benchmark(name: "edge-betweenness", summary: "exact betweenness of all edges, by hops") {
        graph, settings in
        // Edges have values, so they need ids.
        let (sources, targets) = graph.edgeEnds
        let graph = try CSRGraph(
            sources: sources, targets: targets, nodeCount: graph.nodeCount, directed: graph.isDirected, execution: settings.execution)
        return { _ in
            let values = try graph.edgeBetweennessCentrality(normalized: false, execution: settings.execution)
            return {
                // Over how many edges the traffic of a node goes, however it goes: as many as its distances add up to.
                var (length, reached) = (0, [Int](repeating: 0, count: graph.nodeCount))
                for node in 0..<Int32(graph.nodeCount) {
                    for distance in try graph.breadthFirstSearch(from: node).distances where distance > 0 {
                        length += Int(distance)
                        reached[Int(node)] += 1
                    }
                }
                let (sum, expected) = (values.reduce(0, +), Double(length) * (graph.isDirected ? 1 : 0.5))
                try verify(abs(sum - expected) <= 1e-9 * max(1, expected), "the values add up to \(sum), the distances to \(expected)")
                // What comes to a node ends there, or goes on: twice as much as is between others passes its edges.
                guard !graph.isDirected else { return }
                let between = try graph.betweennessCentrality(normalized: false, execution: settings.execution)
                var traffic = [Double](repeating: 0, count: graph.nodeCount)
                for edge in values.indices {
                    traffic[Int(sources[edge])] += values[edge]
                    traffic[Int(targets[edge])] += values[edge]
                }
                for node in traffic.indices {
                    let expected = 2 * between[node] + Double(reached[node])
                    try verify(
                        abs(traffic[node] - expected) <= 1e-9 * max(1, expected),
                        "\(traffic[node]) passes the edges of node \(node), which should be \(expected)")
                }
            }
        }
    }
}
