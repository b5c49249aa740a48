import GraphKernels

extension Benchmark {
    /// The number of triangles, relabelling included.
    static let triangles = Benchmark(name: "triangles", summary: "the number of triangles, ordering included") { graph, settings in
        { _ in
            let count = try graph.triangleCount(execution: settings.execution)
            return { try verifyTriangles(count, of: graph, execution: settings.execution) }
        }
    }

    /// The local clustering coefficient of all nodes, recounted at random nodes.
    static let clustering = Benchmark(name: "clustering", summary: "local clustering of all nodes, without weights") { graph, settings in
        let graph = graph.unweighted
        return { _ in
            let values = try graph.localClustering(execution: settings.execution)
            return {
                let simple = try graph.undirected().simplified()
                for node in Settings.drawSources(100, from: simple) {
                    let degree = simple.neighbors(of: node).count
                    let pairs = degree * (degree - 1) / 2
                    let expected = pairs == 0 ? 0 : Double(triangles(at: node, in: simple)) / Double(pairs)
                    try verify(abs(values[Int(node)] - expected) < 1e-12, "node \(node) has \(values[Int(node)]), not \(expected)")
                }
                try verify(values.allSatisfy { (0...1).contains($0) }, "a value is not from 0 to 1")
            }
        }
    }

    /// The counts by node, which add up to three times the number, are recounted at random nodes.
    private static func verifyTriangles(_ count: Int, of graph: CSRGraph, execution: Execution) throws {
        let counts = try graph.triangleCounts(execution: execution)
        try verify(counts.reduce(0, +) == 3 * count, "the triangles of all nodes are \(counts.reduce(0, +)), not 3 × \(count)")
        let simple = try graph.undirected().simplified()
        for node in Settings.drawSources(100, from: simple) {
            let found = triangles(at: node, in: simple)
            try verify(found == counts[Int(node)], "node \(node) is part of \(found) triangles, not of \(counts[Int(node)])")
        }
    }

    private static func triangles(at node: Int32, in simple: CSRGraph) -> Int {
        let neighbors = simple.neighbors(of: node)
        var found = 0
        for neighbor in neighbors {
            for other in simple.neighbors(of: neighbor) where other > neighbor && simple.hasEdge(from: node, to: other) { found += 1 }
        }
        return found
    }
}
