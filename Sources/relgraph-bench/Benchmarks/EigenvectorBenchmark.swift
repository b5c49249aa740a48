import GraphKernels

extension Benchmark {
    static let eigenvector = Benchmark(name: "eigenvector", summary: "eigenvector centrality, to a residual of 1e-9") { graph, settings in
        { _ in
            let vector = try graph.eigenvectorCentrality(tolerance: 1e-9, execution: settings.execution)
            return { try verifyEigenvector(vector, of: graph) }
        }
    }

    /// The vector has length 1 and no negative element, and the matrix stretches it by the same factor everywhere.
    private static func verifyEigenvector(_ x: [Double], of graph: CSRGraph) throws {
        guard !x.isEmpty else { return }
        let length = x.reduce(0) { $0 + $1 * $1 }
        try verify(abs(length - 1) < 1e-9, "the squares sum to \(length)")
        try verify(x.allSatisfy { $0 >= 0 }, "some element is negative")
        let y = x.arrivals(in: graph)
        let value = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
        let residual = zip(x, y).reduce(0) { $0 + ($1.1 / value - $1.0) * ($1.1 / value - $1.0) }.squareRoot()
        try verify(residual < 1e-8, "the residual is \(residual)")
    }
}

extension [Double] {
    /// What arrives at every node along the edges, if each node sends its element times the weight.
    func arrivals(in graph: CSRGraph) -> [Double] {
        (0..<Int32(count)).map { node in
            graph.incoming.slots(of: node).reduce(0) { sum, slot in
                sum + self[Int(graph.incoming.neighbors[slot])] * (graph.incoming.weights?[slot] ?? 1)
            }
        }
    }
}
