import GraphKernels

extension Benchmark {
    /// Burt's constraint, computed again from the definition at random nodes.
    static let constraint = Benchmark(name: "constraint", summary: "Burt's constraint of all nodes, without weights") { graph, settings in
        let graph = try graph.unweighted.undirected().simplified()
        return { _ in
            let values = try graph.constraint(execution: settings.execution)
            return {
                func share(_ node: Int32) -> Double { 1 / Double(graph.neighbors(of: node).count) }
                for node in Settings.drawSources(50, from: graph) {
                    let expected = graph.neighbors(of: node).reduce(0.0) { sum, neighbor in
                        let indirect = graph.neighbors(of: neighbor).reduce(0.0) {
                            graph.hasEdge(from: node, to: $1) ? $0 + share(node) * share($1) : $0
                        }
                        return sum + (share(node) + indirect) * (share(node) + indirect)
                    }
                    let found = values[Int(node)]
                    try verify(abs(found - expected) <= 1e-9 * expected, "node \(node) has \(found), not \(expected)")
                }
            }
        }
    }

    /// Degree assortativity, verified by the textbook's sums.
    static let assortativity = Benchmark(name: "assortativity", summary: "degree assortativity") { graph, settings in
        { _ in
            let found = try graph.degreeAssortativity(execution: settings.execution)
            return {
                let entering = graph.reversed
                var (n, x, y, xx, yy, xy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
                for node in 0..<Int32(graph.nodeCount) {
                    let tail = Double(graph.neighbors(of: node).count)
                    for neighbor in graph.neighbors(of: node) {
                        let head = Double(entering.neighbors(of: neighbor).count)
                        (n, x, y) = (n + 1, x + tail, y + head)
                        (xx, yy, xy) = (xx + tail * tail, yy + head * head, xy + tail * head)
                    }
                }
                let variances = (n * xx - x * x) * (n * yy - y * y)
                guard let found else { return try verify(variances <= 1e-9 * n * xx * n * yy, "the degrees differ") }
                let expected = (n * xy - x * y) / variances.squareRoot()
                try verify(abs(found - expected) < 1e-6, "the correlation is \(found), not \(expected)")
            }
        }
    }
}
