extension CSRGraph {
    /// Harmonic centrality: the sum of 1/distance over all other nodes, nodes that cannot be reached counting 0; normalized, divided by
    /// n - 1, which gives the mean. It means the same on disconnected graphs as on connected ones.
    ///
    /// Distances are those **from** the node along the edges; ``reversed`` has the others. In a weighted graph they are sums of weights, in
    /// any other numbers of hops; of parallel edges the lightest counts, self-loops do not matter. A node at distance 0, over edges that
    /// weigh 0, adds nothing. One value a node, without weights in 0...1 if normalized. It does not depend on the number of threads.
    ///
    /// Unweighted graphs are searched from 256 nodes at the same time: see <doc:Distances>. Time: O(nodes · edges / 256) for each level of
    /// the search in the worst case, weighted O(nodes · edges · log edges). Auxiliary space: O(edges), 110 bytes a node
    /// and thread, and for the sums 96 bytes a node, in graphs of less than half a million nodes up to 768.
    ///
    /// P. Boldi, S. Vigna, Axioms for centrality, 2014, doi:10.1080/15427951.2013.865686.
    ///
    /// - Throws: ``GraphKernelError/weightOverflow(greatest:)``; ``GraphKernelError/undefined(measure:reason:)`` if weights are too small for
    ///   an inverse; ``GraphKernelError/cancelled``.
    public func harmonicCentrality(
        normalized: Bool = true, execution: Execution = .automatic
    ) throws(GraphKernelError) -> [Double] {
        let distances = try DistanceSums(self, execution: execution) { distance in distance > 0 ? 1 / distance : 0 }
        let others = normalized ? Double(max(1, nodeCount - 1)) : 1
        try checkInverses(distances.sums, measure: "harmonic centrality")
        return distances.sums.map { $0 / others }
    }

    /// Makes sure that what was divided by distances is a number.
    func checkInverses(_ values: [Double], measure: String) throws(GraphKernelError) {
        guard !values.allSatisfy(\.isFinite) else { return }
        let reason = "edge weights are so small that 1 over a distance is infinite; multiply all of them by the same number"
        throw .undefined(measure: measure, reason: reason)
    }
}
