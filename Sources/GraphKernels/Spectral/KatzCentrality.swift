/// Katz centrality and the attenuation it was computed with.
public struct KatzCentrality: Sendable, Equatable {
    /// The centrality of every node; their squares sum to 1.
    public let values: [Double]

    /// What a walk loses with every further edge: as asked for, or as much lower as convergence required.
    public let alpha: Double
}

extension CSRGraph {
    /// Katz centrality: all walks that end at a node, of whatever length, a walk of k edges counting alphaᵏ times its weights multiplied:
    /// x = 1 + alpha · Aᵀ x, scaled.
    ///
    /// In a directed graph walks follow the edges; ``reversed`` counts those that begin at a node. Weights are strengths. Parallel edges add
    /// up, a self-loop is one entry of the diagonal. A node that no edge enters has the one walk of no edge.
    ///
    /// The sum is finite if alpha is below 1/λ, λ being the greatest eigenvalue of the adjacency matrix. By default alpha is 0.1 or, where
    /// λ is 9.9 or more, 0.9/λ; or as much lower as it takes for the values to be numbers that a `Double` holds. The result says which. Of a
    /// directed graph λ is bounded from above, closely but where its cycles are long and uneven; where there is none, it is 0.
    ///
    /// Iterates until one more step would change the values by less than `tolerance` of their sum, all changes added up. The values do not
    /// depend on the number of threads.
    ///
    /// Time: O(nodes + edges) an iteration. Auxiliary space: O(nodes).
    ///
    /// - Parameter alpha: An attenuation of at least 0; `nil` for the default.
    /// - Returns: The values, Euclidean norm 1, each positive, and alpha.
    /// - Throws: ``GraphKernelError/invalidParameter(name:value:requirement:)``, which names the bound, if alpha is too great;
    ///   ``GraphKernelError/notConverged(measure:iterations:residual:remedy:)``, ``GraphKernelError/cancelled``.
    ///
    /// L. Katz, A new status index derived from sociometric analysis, 1953, doi:10.1007/BF02289026.
    public func katzCentrality(
        alpha: Double? = nil, tolerance: Double = 1e-10, maxIterations: Int = 10_000, execution: Execution = .automatic
    ) throws(GraphKernelError) -> KatzCentrality {
        let convergence = try Convergence(
            measure: "Katz centrality", tolerance: tolerance, maxIterations: maxIterations,
            remedy: "lower alpha, or allow more iterations or a greater tolerance", monitor: execution.monitor)
        if let alpha, !(alpha >= 0 && alpha.isFinite) {
            throw .invalidParameter(name: "alpha", value: alpha, requirement: "finite and not negative")
        }
        let execution = execution.limited(toWork: nodeCount + outgoing.neighbors.count)
        let usedAlpha = try attenuation(asked: alpha, execution: execution)
        guard nodeCount > 0 else { return KatzCentrality(values: [], alpha: usedAlpha) }
        do {
            return try katzCentrality(alpha: usedAlpha, convergence, execution)
        } catch .notConverged(_, _, let residual, _) where residual.isNaN && alpha == nil {
            // There are no more walks than the sum is finite, but so many that no number holds it.
            return try katzCentrality(alpha: 0.9 / greatestStrength(execution), convergence, execution)
        }
    }

    private func katzCentrality(
        alpha: Double, _ convergence: Convergence, _ execution: Execution
    ) throws(GraphKernelError) -> KatzCentrality {
        var system = try WalkSystem(
            graph: self, shares: try WorkArray(repeating: 1, count: nodeCount), factor: alpha, convergence: convergence,
            execution: execution)
        let x = system.x
        system.source.fill(0..<nodeCount, with: 1)
        x.fill(0..<nodeCount, with: 1)
        try system.solve()
        // In units of the greatest value, because the square of a value may overflow.
        let values = x.array
        let greatest = values.max() ?? 1
        let square = try execution.sum(over: nodeCount) { (x[$0] / greatest) * (x[$0] / greatest) }
        let norm = square.squareRoot()
        return KatzCentrality(values: values.map { $0 / greatest / norm }, alpha: alpha)
    }

    private func attenuation(asked: Double?, execution: Execution) throws(GraphKernelError) -> Double {
        let wanted = asked ?? 0.1
        guard wanted > 0, outgoing.neighbors.count > 0 else { return wanted }
        // No eigenvalue exceeds the greatest row sum: often there is no need to know more.
        let greatest = try greatestStrength(execution)
        let enough = asked == nil ? 0.99 : 1
        guard wanted * greatest >= enough else { return wanted }
        guard greatest.isFinite else {
            throw .invalidParameter(name: "the sum of a node's weights", value: greatest, requirement: "finite")
        }
        let radius =
            try isDirected
            ? PerronBound(self, execution: execution).value(below: enough / wanted)
            : spectralRadius(execution: execution)
        guard let asked else { return wanted * radius < enough ? wanted : 0.9 / radius }
        guard asked * radius < 1 else {
            throw .invalidParameter(
                name: "alpha", value: asked, requirement: "below \(1 / radius), which is 1 over the greatest eigenvalue of the graph")
        }
        return asked
    }

    /// The greatest weight of all edges that enter a node.
    private func greatestStrength(_ execution: Execution) throws(GraphKernelError) -> Double {
        let sums = try WorkArray<Double>(zeros: nodeCount)
        try AdjacencyProduct(incoming, execution: execution).rowSums(into: sums)
        var greatest = 0.0
        for node in 0..<nodeCount { greatest = max(greatest, sums[node]) }
        return greatest
    }

    private func spectralRadius(execution: Execution) throws(GraphKernelError) -> Double {
        // The error of the eigenvalue is the square of that of the vector.
        var convergence = try Convergence(
            measure: "the greatest eigenvalue", tolerance: 1e-6, maxIterations: 10_000, remedy: "give a smaller alpha",
            monitor: execution.monitor)
        return try (dominantEigenvector(&convergence, execution: execution)?.value ?? 0) / weightScale
    }
}
