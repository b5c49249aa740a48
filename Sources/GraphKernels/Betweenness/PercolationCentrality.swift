extension CSRGraph {
    /// How much of what spreads from the nodes that it has reached already has to pass a node: betweenness in which a path counts as much as
    /// the state of the node it starts at.
    ///
    ///     PC(v) = 1 / ((n - 2) · X(v)) · Σ x(s) · σ(s, t | v) / σ(s, t)
    ///
    /// over all ordered pairs (s, t) of other nodes, with x the states, X(v) their sum over all nodes but v, σ(s, t) the number of shortest
    /// paths from s to t and σ(s, t | v) of those that visit v. If all states are alike, it is the normalized betweenness. Conventions of
    /// paths, weights and ties are those of ``betweennessCentrality(normalized:execution:)``; in an undirected graph as well, (s, t) and
    /// (t, s) are two pairs, because they start at different states. From 0 to 1; 0 where no other node has a state, and with less than 3
    /// nodes. The result does not depend on the number of threads.
    ///
    /// Time: O(s · (nodes + edges)), s being the number of nodes whose state is not 0; weighted: O(s · (nodes + edges) log edges). Auxiliary
    /// space: that of betweenness.
    ///
    /// M. Piraveenan, M. Prokopenko, L. Hossain, Percolation centrality: quantifying graph-theoretic impact of nodes during percolation in
    /// networks, 2013, doi:10.1371/journal.pone.0053095.
    ///
    /// - Parameter states: By node, how far what spreads has reached it: 0 not at all. The unit makes no difference.
    /// - Returns: A number a node.
    /// - Throws: ``GraphKernelError/invalidParameter(name:value:requirement:)`` if there is not one state a node, or one is negative, infinite
    ///   or no number; ``GraphKernelError/zeroWeight(edge:)`` if an edge weighs 0; ``GraphKernelError/cancelled``.
    public func percolationCentrality(
        states: [Double], execution: Execution = .automatic
    ) throws(GraphKernelError) -> [Double] {
        guard states.count == nodeCount else {
            throw .invalidParameter(
                name: "the length of states", value: Double(states.count), requirement: "the number of nodes, \(nodeCount)")
        }
        for state in states where !(state >= 0 && state.isFinite) {
            throw .invalidParameter(name: "a state", value: state, requirement: "finite and not negative")
        }
        let greatest = states.max() ?? 0
        let shares = greatest > 0 ? states.map { $0 / greatest } : states
        let graph = try simplified(execution: execution)
        let sources = try graph.breadthFirstOrder().filter { shares[Int($0)] > 0 }
        let sums = try graph.sumDependencies(
            of: sources, areScattered: sources.count < nodeCount / 8, at: .nodes, weights: WorkArray(copying: shares),
            execution: execution)
        let targets = Double(nodeCount - 2)
        return zip(0..<nodeCount, Self.sumsOfOthers(shares)).map { node, others in
            targets > 0 && others > 0 ? sums[node] / (others * targets) : 0
        }
    }

    /// For every number the sum of all others, without the loss of digits that taking it off the sum of all would bring.
    private static func sumsOfOthers(_ numbers: [Double]) -> [Double] {
        var sums = [Double](repeating: 0, count: numbers.count)
        var before = 0.0
        for index in numbers.indices {
            sums[index] = before
            before += numbers[index]
        }
        var after = 0.0
        for index in numbers.indices.reversed() {
            sums[index] += after
            after += numbers[index]
        }
        return sums
    }
}
