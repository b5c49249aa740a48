extension CSRGraph {
    /// PageRank: how often a random surfer is at a node, who follows an edge with probability `damping`, chosen in proportion to its weight,
    /// and otherwise jumps to a node at random.
    ///
    /// An undirected edge is followed both ways. Parallel edges add up; a self-loop is an edge to the node itself. From a node that no edge
    /// (or no weight) leaves the surfer jumps. Jumps lead to all nodes alike or, if `personalization` is given, to nodes in proportion to
    /// it. A node without edges has the share of the jumps to it.
    ///
    /// Weights count to within single precision's range: in a weighted graph where the strength of some node is more than 10³⁰ times less than
    /// the mean, what it hands on may be no number, and that is an error. Add a small weight to all, or leave such edges out.
    ///
    /// Iterates until one more step of the surfer would change the ranks by less than `tolerance`, all changes added up. The ranks are then
    /// within `tolerance` · damping / (1 - damping) of the exact ones, again all differences added up. They do not depend on the number of
    /// threads.
    ///
    /// Directed graphs are iterated as the surfer walks, with an error that shrinks by `damping` at least. In undirected graphs the matrix
    /// is symmetric but for a scaling, and conjugate gradients need a third of the iterations or fewer. Both read what is still missing in
    /// single precision or, in large undirected graphs without weights, in 16 bits; the residual is taken in double precision.
    ///
    /// Time: O(nodes + edges) an iteration. Auxiliary space: O(nodes).
    ///
    /// - Parameters:
    ///   - damping: The probability to follow an edge: at least 0 and below 1.
    ///   - tolerance: The change to stop at.
    ///   - maxIterations: The most multiplications by the matrix.
    ///   - personalization: How often a jump leads to a node, for every node, in any unit; finite, not negative, not all 0.
    ///   - execution: On how many threads.
    /// - Returns: The rank of every node, 0 to 1; they sum to 1.
    /// - Throws: ``GraphKernelError/notConverged(measure:iterations:residual:remedy:)``,
    ///   ``GraphKernelError/invalidParameter(name:value:requirement:)``, ``GraphKernelError/cancelled``.
    ///
    /// L. Page, S. Brin, R. Motwani, T. Winograd, The PageRank citation ranking: bringing order to the web, Stanford, 1999. As a linear
    /// system: A. N. Langville, C. D. Meyer, Deeper inside PageRank, 2004, doi:10.1080/15427951.2004.10129091.
    public func pageRank(
        damping: Double = 0.85, tolerance: Double = 1e-10, maxIterations: Int = 1000, personalization: [Double]? = nil,
        execution: Execution = .automatic
    ) throws(GraphKernelError) -> [Double] {
        let convergence = try Convergence(
            measure: "PageRank", tolerance: tolerance, maxIterations: maxIterations,
            remedy: "allow more iterations or a greater tolerance, or lower the damping", monitor: execution.monitor)
        try Self.check(damping: damping)
        let jumps = try JumpVector(personalization, nodeCount: nodeCount)
        guard nodeCount > 0 else { return [] }
        let execution = execution.limited(toWork: nodeCount + outgoing.neighbors.count)
        let (shares, meanStrength) = try outgoing.stepShares(execution: execution)
        var system = try WalkSystem(
            graph: self, shares: shares, factor: damping / meanStrength, convergence: convergence, execution: execution)
        // x = (1 - d) v + d Pᵀ x, d the damping, v where jumps lead, P with empty rows for nodes that no edge leaves. What is missing from
        // the sum of x then is what jumps from those nodes would have brought, and that is spread like v: x, scaled to sum 1, is PageRank.
        let (source, x, r) = (system.source, system.x, system.r)
        // Where a surfer who never jumps would be, at an undirected graph's nodes in proportion to their strength, is near to the solution if
        // jumps lead to all alike, and a step leaves it as it is.
        let isNear = !isDirected && personalization == nil
        let connected = isNear ? try execution.sum(over: nodeCount) { shares[$0] > 0 ? jumps[$0] : 0 } : 0
        try execution.forEachChunk(of: nodeCount, size: 1 << 15) { nodes, _ in
            for node in nodes {
                source[node] = (1 - damping) * jumps[node]
                if !isNear {
                    x[node] = jumps[node]
                } else if shares[node] > 0 {
                    // Strengths are mean / share, and sum to the mean times the number of nodes.
                    x[node] = connected / (shares[node] * Double(nodeCount))
                    r[node] = source[node] - (1 - damping) * x[node]
                } else {
                    x[node] = source[node]
                }
            }
        }
        try system.solve(knowingResidual: isNear)
        let total = try execution.sum(over: nodeCount) { x[$0] }
        return try execution.array(count: nodeCount) { x[$0] / total }
    }

    static func check(damping: Double) throws(GraphKernelError) {
        guard damping >= 0, damping < 1 else {
            throw .invalidParameter(name: "damping", value: damping, requirement: "at least 0 and below 1")
        }
    }
}

/// Where jumps lead: to every node alike, or in proportion to a personalisation.
struct JumpVector: Sendable {
    private let shares: [Double]?
    private let even: Double

    init(_ personalization: [Double]?, nodeCount: Int) throws(GraphKernelError) {
        even = nodeCount == 0 ? 0 : 1 / Double(nodeCount)
        guard let personalization, nodeCount > 0 else {
            shares = nil
            return
        }
        guard personalization.count == nodeCount else {
            throw .invalidParameter(
                name: "the length of personalization", value: Double(personalization.count),
                requirement: "the number of nodes, \(nodeCount)")
        }
        var sum = 0.0
        for value in personalization {
            guard value >= 0, value.isFinite else {
                throw .invalidParameter(name: "personalization", value: value, requirement: "finite and not negative")
            }
            sum += value
        }
        guard sum > 0, sum.isFinite else {
            throw .invalidParameter(name: "the sum of personalization", value: sum, requirement: "positive and finite")
        }
        shares = personalization.map { $0 / sum }
    }

    subscript(node: Int) -> Double {
        @inline(__always) get { shares?[node] ?? even }
    }
}

extension CSRGraph.Adjacency {
    /// What a node hands to each unit of weight that leaves it: mean strength / strength, 0 where no weight leaves; and that mean, by which to
    /// divide again. Without it, great weights would make numbers too small for single precision.
    ///
    /// - Throws: ``GraphKernelError/invalidParameter(name:value:requirement:)`` if weights are so great that their sum overflows.
    func stepShares(execution: Execution) throws(GraphKernelError) -> (shares: WorkArray<Double>, meanStrength: Double) {
        let count = offsets.count - 1
        let shares = try WorkArray<Double>(zeros: count)
        try AdjacencyProduct(self, execution: execution).rowSums(into: shares)
        let total = try execution.sum(over: count) { shares[$0] }
        guard total.isFinite else {
            throw .invalidParameter(name: "the sum of all weights", value: total, requirement: "finite")
        }
        guard total > 0 else { return (shares, 1) }
        let mean = total / Double(count)
        try execution.forEachChunk(of: count, size: 1 << 15) { nodes, _ in
            for node in nodes where shares[node] > 0 { shares[node] = mean / shares[node] }
        }
        return (shares, mean)
    }
}
