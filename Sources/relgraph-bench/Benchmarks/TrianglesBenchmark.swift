import GraphKernels

extension Benchmark {
    /// The number of triangles, relabelling included.
    static let triangles = Benchmark(name: "triangles", summary: "the number of triangles, ordering included") { graph, settings in
        { _ in
            let count = try graph.triangleCount(execution: settings.execution)
            return { try verifyTriangles(count, of: graph, execution: settings.execution) }
        }
    }

    /// The counts by node, which add up to three times the number, are recounted at random nodes.
    private static func verifyTriangles(_ count: Int, of graph: CSRGraph, execution: Execution) throws {
        let counts = try graph.triangleCounts(execution: execution)
        try verify(counts.reduce(0, +) == 3 * count, "the triangles of all nodes are \(counts.reduce(0, +)), not 3 × \(count)")
        let simple = graph.undirected().simplified()
        for node in Settings.drawSources(100, from: simple) {
            let neighbors = simple.neighbors(of: node)
            var found = 0
            for neighbor in neighbors {
                for other in simple.neighbors(of: neighbor) where other > neighbor && simple.hasEdge(from: node, to: other) { found += 1 }
            }
            try verify(found == counts[Int(node)], "node \(node) is part of \(found) triangles, not of \(counts[Int(node)])")
        }
    }
}
