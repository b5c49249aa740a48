import GraphKernels

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension Benchmark {
    /// Betweenness by hops: exact, or from the sources given.
    static let betweenness = Benchmark(
        name: "betweenness", summary: "betweenness by hops: exact, or from --sources nodes"
    ) { graph, settings in
        let graph = graph.unweighted
        let sources = settings.limitsSources ? Array(Set(settings.sources)).sorted() : Array(0..<Int32(graph.nodeCount))
        let innerNodes = try countInnerNodes(of: graph, sources: sources, execution: settings.execution)
        return { _ in
            let values =
                if settings.limitsSources {
                    try graph.betweennessCentrality(sources: sources, normalized: false, execution: settings.execution)
                } else {
                    try graph.betweennessCentrality(normalized: false, execution: settings.execution)
                }
            return {
                // Pairs have two orders in an undirected graph, and sources stand for all nodes.
                let scale = Double(sources.count) / Double(max(1, graph.nodeCount)) * (graph.isDirected ? 1 : 2)
                let sum = values.reduce(0, +) * scale
                try verify(
                    abs(sum - innerNodes) <= 1e-9 * max(1, innerNodes),
                    "the values add up to \(sum), but the shortest paths have \(innerNodes) inner nodes")
                try verify(values.allSatisfy { $0 >= 0 }, "a value is negative or no number")
                for source in sources.prefix(2) { try verifyDependencies(of: source, in: graph) }
            }
        }
    }

    /// Betweenness estimated from a random sample: 256 nodes, or as many as `--sources` says.
    static let sampledBetweenness = Benchmark(
        name: "betweenness-sampled", summary: "betweenness estimated from --sources nodes (or 256)"
    ) { graph, settings in
        let graph = graph.unweighted
        let samples = settings.limitsSources ? settings.sources.count : 256
        return { trial in
            let estimate = try graph.approximateBetweennessCentrality(
                samples: samples, seed: UInt64(trial), execution: settings.execution)
            return {
                let other = try graph.approximateBetweennessCentrality(
                    samples: samples, seed: UInt64(trial) + 1_000_000, execution: settings.execution)
                try verifyWithin(estimate.maximumError + other.maximumError, estimate.values, other.values)
                guard graph.nodeCount <= 20_000 else { return }
                try verifyWithin(estimate.maximumError, estimate.values, graph.betweennessCentrality(execution: settings.execution))
            }
        }
    }

    private static func verifyWithin(_ error: Double, _ values: [Double], _ others: [Double]) throws {
        for (node, (value, other)) in zip(values, others).enumerated() {
            try verify(abs(value - other) <= error, "the value \(value) of node \(node) is farther than \(error) from \(other)")
        }
    }

    /// The sum, over all shortest paths that start at sources, a pair's paths counted as one, of the nodes between the ends.
    private static func countInnerNodes(of graph: CSRGraph, sources: [Int32], execution: Execution) throws -> Double {
        var count = 0
        for source in sources {
            for distance in try graph.breadthFirstSearch(from: source).distances where distance > 1 { count += Int(distance) - 1 }
        }
        return Double(count)
    }

    /// Compares with the dependencies of one source by another way: numbers of paths as logarithms, which cannot overflow.
    private static func verifyDependencies(of source: Int32, in graph: CSRGraph) throws {
        let distances = try graph.breadthFirstSearch(from: source).distances
        let order = distances.indices.filter { distances[$0] >= 0 }.sorted { distances[$0] < distances[$1] }
        var paths = [Double](repeating: -.infinity, count: graph.nodeCount)
        var dependencies = [Double](repeating: 0, count: graph.nodeCount)
        func forEachNext(of node: Int, _ body: (Int) -> Void) {
            for next in graph.neighbors(of: Int32(node)) where distances[Int(next)] == distances[node] + 1 { body(Int(next)) }
        }
        paths[Int(source)] = 0
        for node in order {
            forEachNext(of: node) { next in
                let (more, fewer) = (max(paths[next], paths[node]), min(paths[next], paths[node]))
                paths[next] = more + log1p(exp(fewer - more))
            }
        }
        for node in order.reversed() {
            forEachNext(of: node) { dependencies[node] += exp(paths[node] - paths[$0]) * (1 + dependencies[$0]) }
        }
        dependencies[Int(source)] = 0
        let values = try graph.betweennessCentrality(sources: [source], normalized: false)
        let scale = 1 / Double(graph.nodeCount) * (graph.isDirected ? 1 : 2)
        for node in dependencies.indices {
            try verify(
                abs(values[node] * scale - dependencies[node]) <= 1e-8 * max(1, dependencies[node]),
                "source \(source) depends on node \(node) by \(dependencies[node]), not by \(values[node] * scale)")
        }
    }
}
