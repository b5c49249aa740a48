extension CSRGraph {
    /// Closeness centrality: how near a node is to the nodes it reaches, the inverse of the mean distance to them.
    ///
    /// With r nodes reached, the node itself included, and distances that add up to s, it is (r - 1)/s; normalized, times (r - 1)/(n - 1),
    /// the share of the graph that is reached, after Wasserman and Faust: without this factor a node of a small component would look
    /// central. 0 where no other node is reached, or none at a distance above 0.
    ///
    /// Distances are those **from** the node along the edges; ``reversed`` has the others. In a weighted graph they are sums of weights, in
    /// any other numbers of hops; of parallel edges the lightest counts, self-loops do not matter. One value a node, without weights in
    /// 0...1. It does not depend on the number of threads.
    ///
    /// Unweighted graphs are searched from 256 nodes at the same time: see <doc:Distances>. Time: O(nodes · edges / 256) for each level of
    /// the search in the worst case, weighted O(nodes · edges · log edges). Auxiliary space: O(edges), 110 bytes a node
    /// and thread, and for the sums 96 bytes a node, in graphs of less than half a million nodes up to 768.
    ///
    /// S. Wasserman, K. Faust, Social network analysis, 1994, doi:10.1017/CBO9780511815478, p. 201.
    ///
    /// - Throws: ``GraphKernelError/weightOverflow(greatest:)``; ``GraphKernelError/undefined(measure:reason:)`` if weights are too small for
    ///   an inverse; ``GraphKernelError/cancelled``.
    public func closenessCentrality(
        normalized: Bool = true, execution: Execution = .automatic
    ) throws(GraphKernelError) -> [Double] {
        // Lengths are added up over all nodes.
        try checkWeightSums(times: 4 * Double(max(1, nodeCount)))
        let distances = try DistanceSums(self, execution: execution) { distance in distance }
        let values: [Double] = (0..<nodeCount).map { node in
            let (sum, reached) = (distances.sums[node], Double(distances.reached[node]))
            guard sum > 0 else { return 0 }
            return reached / sum * (normalized ? reached / Double(nodeCount - 1) : 1)
        }
        try checkInverses(values, measure: "closeness centrality")
        return values
    }
}
