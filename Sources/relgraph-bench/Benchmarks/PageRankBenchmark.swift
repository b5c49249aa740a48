import GraphKernels

extension Benchmark {
    /// PageRank as GAPBS times it: 20 steps, however far they lead.
    static let pageRank = Benchmark(name: "pagerank", summary: "PageRank, 20 iterations") { graph, settings in
        { _ in
            let ranks = try graph.pageRank(iterations: 20, execution: settings.execution)
            // 20 steps leave 0.85²⁰ of the first error at most, which is 2.
            return { try verifyRanks(ranks, of: graph, tolerance: 0.08) }
        }
    }

    /// PageRank until a step changes all ranks together by less than 10⁻⁴.
    static let pageRankToTolerance = Benchmark(name: "pagerank-1e-4", summary: "PageRank to a change of 1e-4") { graph, settings in
        { _ in
            let ranks = try graph.pageRank(tolerance: 1e-4, execution: settings.execution)
            return { try verifyRanks(ranks, of: graph, tolerance: 1e-4) }
        }
    }

    /// The ranks sum to 1, and another step, pushed along the edges, changes them by less than the tolerance.
    private static func verifyRanks(_ ranks: [Double], of graph: CSRGraph, tolerance: Double) throws {
        guard !ranks.isEmpty else { return }
        let (damping, sum) = (0.85, ranks.reduce(0, +))
        try verify(abs(sum - 1) < 1e-9, "the ranks sum to \(sum)")
        let strengths = try graph.strengths(.outgoing)
        var next = [Double](repeating: 0, count: ranks.count)
        var stranded = 0.0
        for node in ranks.indices {
            try verify(ranks[node] > 0, "node \(node) has rank \(ranks[node])")
            if strengths[node] == 0 {
                stranded += ranks[node]
                continue
            }
            for slot in graph.outgoing.slots(of: Int32(node)) {
                next[Int(graph.outgoing.neighbors[slot])] += ranks[node] * (graph.outgoing.weights?[slot] ?? 1) / strengths[node]
            }
        }
        let jumps = (1 - damping + damping * stranded) / Double(ranks.count)
        let change = ranks.indices.reduce(0.0) { $0 + abs(jumps + damping * next[$1] - ranks[$1]) }
        try verify(change < tolerance, "another step changes the ranks by \(change)")
    }
}
