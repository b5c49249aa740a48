extension CSRGraph {
    /// Eigenvector centrality: a node is as important as its neighbours together, x = A x / λ, λ being the greatest eigenvalue of the adjacency
    /// matrix.
    ///
    /// In a directed graph importance comes in along the edges (the left eigenvector); ``reversed`` gives the other one. Weights are
    /// strengths, not lengths: a greater weight brings more. Parallel edges add up, a self-loop is one entry of the diagonal.
    ///
    /// Where it means little: in a disconnected graph the component with the greatest eigenvalue takes all and the others have 0; where
    /// several have the same one, they share in proportion to what a uniform vector has of each. In a directed graph, nodes that no cycle
    /// leads to have 0, and two cycles of the same eigenvalue, one of which leads to the other, keep the iteration from converging. Without
    /// any cycle of positive weight there is no such vector, and that is an error.
    ///
    /// Undirected: locally optimal conjugate gradients. Directed: power iteration of A + λ/4, which converges for periodic graphs, too. Both stop
    /// when |A x - λ x| < `tolerance` · λ; the vector then is within about `tolerance` · λ / (λ - the next eigenvalue) of the exact one. It does
    /// not depend on the number of threads.
    ///
    /// Time: O(nodes + edges) an iteration. Auxiliary space: O(nodes).
    ///
    /// - Returns: A value of at least 0 for every node; their squares sum to 1.
    /// - Throws: ``GraphKernelError/undefined(measure:reason:)``,
    ///   ``GraphKernelError/notConverged(measure:iterations:residual:remedy:)``,
    ///   ``GraphKernelError/invalidParameter(name:value:requirement:)``, ``GraphKernelError/cancelled``.
    ///
    /// P. Bonacich, Power and centrality: a family of measures, 1987, doi:10.1086/228631.
    public func eigenvectorCentrality(
        tolerance: Double = 1e-10, maxIterations: Int = 10_000, execution: Execution = .automatic
    ) throws(GraphKernelError) -> [Double] {
        var convergence = try Convergence(
            measure: "eigenvector centrality", tolerance: tolerance, maxIterations: maxIterations,
            remedy: "allow more iterations or a greater tolerance, or take PageRank or Katz centrality, which always converge",
            monitor: execution.monitor)
        guard nodeCount > 0 else { return [] }
        let execution = execution.limited(toWork: nodeCount + outgoing.neighbors.count)
        guard isDirected else {
            guard let dominant = try dominantEigenvector(&convergence, execution: execution) else {
                throw .undefined(measure: "eigenvector centrality", reason: "no edge has a positive weight")
            }
            return dominant.vector.array
        }
        guard try hasPositiveCycle() else {
            throw .undefined(
                measure: "eigenvector centrality",
                reason: "no edge is on a directed cycle of positive weights; take PageRank or Katz centrality, or the undirected graph")
        }
        return try powerIteration(&convergence, execution: execution)
    }

    /// The greatest eigenvalue of an undirected graph, in units of 1/``weightScale``, and its vector; `nil` if all weights are 0.
    func dominantEigenvector(
        _ convergence: inout Convergence, execution: Execution
    ) throws(GraphKernelError) -> DominantEigenvector? {
        let product = AdjacencyProduct(incoming, scale: weightScale, execution: execution)
        var dominant = try DominantEigenvector(count: nodeCount, execution: execution)
        let isFound = try dominant.converge(&convergence) { x, y throws(GraphKernelError) in try product.multiply(x, into: y) }
        return isFound ? dominant : nil
    }

    private func powerIteration(
        _ convergence: inout Convergence, execution: Execution
    ) throws(GraphKernelError) -> [Double] {
        let product = AdjacencyProduct(incoming, scale: weightScale, execution: execution)
        let x = try WorkArray<Double>(repeating: 1 / Double(nodeCount).squareRoot(), count: nodeCount)
        let y = try WorkArray<Double>(zeros: nodeCount)
        while true {
            try product.multiply(x, into: y)
            let products = try execution.sums(over: nodeCount) { nodes in
                var totals = SIMD4<Double>.zero
                for node in nodes { totals += SIMD4(x[node] * x[node], x[node] * y[node], y[node] * y[node], 0) }
                return totals
            }
            let value = products.y / products.x
            // |y/λ - x|² summed up for itself: as a difference of products it would drown in rounding.
            let square = try execution.sum(over: nodeCount) { node in
                let rest = y[node] / value - x[node]
                return rest * rest
            }
            let residual = (square / products.x).squareRoot()
            try convergence.step(residual: residual)
            if residual < convergence.tolerance {
                let norm = 1 / products.x.squareRoot()
                return x.array.map { $0 * norm }
            }
            // The size of Ax, not λ: at the beginning x·Ax may be 0.
            let shift = (products.z / products.x).squareRoot() / 4
            let scale = 1 / (products.z + 2 * shift * products.y + shift * shift * products.x).squareRoot()
            try execution.forEachChunk(of: nodeCount, size: 1 << 15) { nodes, _ in
                for node in nodes { x[node] = (y[node] + shift * x[node]) * scale }
            }
        }
    }

    /// Whether some directed cycle has positive weights only: whether nodes remain when those that no such edge enters are taken away, again
    /// and again (A. B. Kahn, 1962, doi:10.1145/368996.369025). O(nodes + edges).
    func hasPositiveCycle() throws(GraphKernelError) -> Bool {
        let entering = try WorkArray<Int>(zeros: nodeCount)
        let stack = try WorkArray<Int32>(zeros: nodeCount)
        var (height, taken) = (0, 0)
        func isPositive(_ lists: Adjacency, _ slot: Int) -> Bool { lists.weights.map { $0[unchecked: slot] > 0 } ?? true }
        func push(_ node: Int) {
            stack[height] = Int32(node)
            height += 1
        }
        for node in 0..<nodeCount {
            for slot in incoming.range(of: node) where isPositive(incoming, slot) { entering[node] += 1 }
            if entering[node] == 0 { push(node) }
        }
        while height > 0 {
            height -= 1
            taken += 1
            for slot in outgoing.range(of: stack[height]) where isPositive(outgoing, slot) {
                let next = outgoing.neighbor(slot)
                entering[next] -= 1
                if entering[next] == 0 { push(Int(next)) }
            }
        }
        return taken < nodeCount
    }
}
