import GraphKernels

extension Benchmark {
    static let hits = Benchmark(name: "hits", summary: "hubs and authorities") { graph, settings in
        { _ in
            let found = try graph.hubsAndAuthorities(execution: settings.execution)
            return { try verifyHITS(found, of: graph) }
        }
    }

    /// Both sum to 1, and what arrives from hubs is in proportion to authority.
    private static func verifyHITS(_ found: HubsAndAuthorities, of graph: CSRGraph) throws {
        for (name, values) in [("hubs", found.hubs), ("authorities", found.authorities)] where !values.isEmpty {
            let sum = values.reduce(0, +)
            try verify(abs(sum - 1) < 1e-9, "\(name) sum to \(sum)")
        }
        let arrivals = found.hubs.arrivals(in: graph)
        let total = arrivals.reduce(0, +)
        let difference = zip(found.authorities, arrivals).reduce(0) { $0 + abs($1.0 - $1.1 / total) }
        try verify(difference < 1e-6, "authorities are \(difference) off what hubs point to")
    }
}
