extension CSRGraph {
    /// The k shortest paths from one node to another, none of which visits a node twice; fewer if there are no more.
    ///
    /// The paths differ in their nodes and come in ascending order of length, then preference, then hops, then node ids. Conventions and
    /// parameters are those of ``shortestPath(from:to:constraints:preference:)``.
    ///
    /// Time: O(k L) searches from the target, L being the hops of the longest path listed: O(k L (nodes + edges)) if hops cost the same,
    /// else O(k L (nodes + edges) log edges), times `maxHops` if weights and a limit on hops come together. Paths through given nodes take
    /// longer: see <doc:Paths>. Auxiliary space: O(nodes + edges), and O(k L d) for d neighbours a node.
    ///
    /// J. Y. Yen, Finding the K shortest loopless paths in a network, 1971, doi:10.1287/mnsc.17.11.712.
    ///
    /// - Throws: ``GraphKernelError`` if a node is not in the graph, or the preferences are not finite, at least 0 and one an edge.
    /// - Precondition: `k` is not negative.
    public func kShortestPaths(
        from source: Int32, to target: Int32, k: Int, constraints: PathConstraints = .none, preference: [Double]? = nil
    ) throws(GraphKernelError) -> [GraphPath] {
        precondition(k >= 0, "there are no fewer than 0 paths")
        let hops = try HopCosts(self, preference: preference)
        try checkNodes(source, target, constraints)
        var search = PathSearch(
            from: source, to: target, hops: hops, constraints: constraints, listing: .all, equalLengthsOnly: false)
        var paths: [GraphPath] = []
        while paths.count < k, let path = search.next() {
            paths.append(path)
        }
        return paths
    }
}
