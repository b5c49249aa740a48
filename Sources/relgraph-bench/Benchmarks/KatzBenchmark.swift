import GraphKernels

extension Benchmark {
    static let katz = Benchmark(name: "katz", summary: "Katz centrality") { graph, settings in
        { _ in
            let katz = try graph.katzCentrality(execution: settings.execution)
            return { try verifyKatz(katz, of: graph) }
        }
    }

    /// What every node has beyond what arrives from its neighbours is the same and positive.
    private static func verifyKatz(_ katz: KatzCentrality, of graph: CSRGraph) throws {
        let arrivals = katz.values.arrivals(in: graph)
        let own = zip(katz.values, arrivals).map { $0 - katz.alpha * $1 }
        guard let least = own.min(), let greatest = own.max() else { return }
        try verify(least > 0, "a node gets more from its neighbours than it has")
        let sum = katz.values.reduce(0, +)
        try verify(greatest - least < 1e-9 * sum, "nodes have between \(least) and \(greatest) of their own")
    }
}
