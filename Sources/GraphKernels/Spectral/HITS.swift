/// Hubs and authorities of a graph.
public struct HubsAndAuthorities: Sendable, Equatable {
    /// How much a node points to good authorities, for every node; sums to 1.
    public let hubs: [Double]

    /// How much a node is pointed to by good hubs, for every node; sums to 1.
    public let authorities: [Double]
}

extension CSRGraph {
    /// HITS: a good hub points to good authorities, a good authority is pointed to by good hubs. Hubs are the dominant left singular vector of
    /// the adjacency matrix, authorities the right one.
    ///
    /// In an undirected graph the two are the same. Weights are strengths. Parallel edges add up, a self-loop is one entry of the diagonal. In
    /// a graph of several parts, the part with the greatest singular value takes all and the others have 0; parts that tie share in
    /// proportion to what uniform authorities have of each. Without any edge of positive weight there are neither hubs nor authorities, and
    /// that is an error.
    ///
    /// Locally optimal conjugate gradients on AᵀA, until the residual is below `tolerance` relative to its greatest eigenvalue. The result
    /// does not depend on the number of threads.
    ///
    /// Time: O(nodes + edges) an iteration. Auxiliary space: O(nodes).
    ///
    /// - Throws: ``GraphKernelError/undefined(measure:reason:)``,
    ///   ``GraphKernelError/notConverged(measure:iterations:residual:remedy:)``,
    ///   ``GraphKernelError/invalidParameter(name:value:requirement:)``, ``GraphKernelError/cancelled``.
    ///
    /// J. M. Kleinberg, Authoritative sources in a hyperlinked environment, 1999, doi:10.1145/324133.324140.
    public func hubsAndAuthorities(
        tolerance: Double = 1e-10, maxIterations: Int = 10_000, execution: Execution = .automatic
    ) throws(GraphKernelError) -> HubsAndAuthorities {
        var convergence = try Convergence(
            measure: "hubs and authorities", tolerance: tolerance, maxIterations: maxIterations,
            remedy: "allow more iterations or a greater tolerance", monitor: execution.monitor)
        guard nodeCount > 0 else { return HubsAndAuthorities(hubs: [], authorities: []) }
        let execution = execution.limited(toWork: nodeCount + outgoing.neighbors.count)
        let scale = weightScale
        let toHubs = AdjacencyProduct(outgoing, scale: scale, execution: execution)
        let toAuthorities = AdjacencyProduct(incoming, scale: scale, execution: execution)
        let hubs = try WorkArray<Double>(zeros: nodeCount)
        var dominant = try DominantEigenvector(count: nodeCount, execution: execution)
        let isFound = try dominant.converge(&convergence) { x, y throws(GraphKernelError) in
            try toHubs.multiply(x, into: hubs)
            try toAuthorities.multiply(hubs, into: y)
        }
        guard isFound else {
            throw .undefined(measure: "hubs and authorities", reason: "no edge has a positive weight")
        }
        try toHubs.multiply(dominant.vector, into: hubs)
        return HubsAndAuthorities(hubs: Self.shares(hubs), authorities: Self.shares(dominant.vector))
    }

    private static func shares(_ values: WorkArray<Double>) -> [Double] {
        let array = values.array
        let sum = array.reduce(0, +)
        return array.map { $0 / sum }
    }
}
