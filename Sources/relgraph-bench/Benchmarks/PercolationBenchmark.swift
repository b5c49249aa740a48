import GraphKernels

extension Benchmark {
    /// Percolation centrality by hops, from states at the sources.
    static let percolation = Benchmark(
        name: "percolation", summary: "percolation centrality from states at --sources nodes"
    ) { graph, settings in
        let graph = graph.unweighted
        let sources = Set(settings.sources)
        var states = [Double](repeating: 0, count: graph.nodeCount)
        for (rank, source) in sources.sorted().enumerated() { states[Int(source)] = Double(rank % 4 + 1) / 4 }
        return { [states] _ in
            let values = try graph.percolationCentrality(states: states, execution: settings.execution)
            return {
                // A source's paths, each a share of its pair, have as many inner nodes as their distances say.
                let total = states.reduce(0, +)
                var expected = 0.0
                for source in sources {
                    for distance in try graph.breadthFirstSearch(from: source).distances where distance > 1 {
                        expected += states[Int(source)] * Double(distance - 1)
                    }
                }
                let targets = Double(max(1, graph.nodeCount - 2))
                let sum = values.indices.reduce(0) { $0 + values[$1] * (total - states[$1]) } * targets
                try verify(abs(sum - expected) <= 1e-9 * max(1, expected), "the values add up to \(sum), the distances to \(expected)")
                try verify(values.allSatisfy { (0...1 + 1e-9).contains($0) }, "a value is not between 0 and 1")
            }
        }
    }
}
