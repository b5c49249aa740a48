extension CSRGraph {
    /// How much of the traffic between nodes passes over an edge: the sum, over all pairs (s, t), of the fraction of the shortest paths from s
    /// to t that use it.
    ///
    /// - **Directed**: paths follow the edges, and (s, t) and (t, s) are two pairs; undirected, they are one.
    /// - **Weighted**: as for ``betweennessCentrality(normalized:execution:)``.
    /// - **Parallel edges** are one connection: each of the lightest has the value of the connection, the others 0. **Self-loops** have 0.
    /// - **Range**: raw from 0 to the number of pairs; normalized, divided by that number, from 0 to 1.
    ///
    /// The result does not depend on the number of threads.
    ///
    /// Time: O(nodes · (nodes + edges)); weighted: O(nodes · (nodes + edges) log edges). Auxiliary space: O(nodes + edges), up to 700 bytes a
    /// node and thread, and 64 to 512 bytes a slot.
    ///
    /// U. Brandes, On variants of shortest-path betweenness centrality and their generic computation, 2008,
    /// doi:10.1016/j.socnet.2007.11.001.
    ///
    /// - Parameter normalized: Whether to divide by the number of pairs: n (n - 1), half of it in an undirected graph.
    /// - Returns: A number an edge id: `inputEdgeCount` values, 0 for edges that the graph was built without.
    /// - Throws: ``GraphKernelError/zeroWeight(edge:)`` if an edge weighs 0,
    ///   ``GraphKernelError/undefined(measure:reason:)`` if the graph was built without edge ids, ``GraphKernelError/cancelled``.
    public func edgeBetweennessCentrality(
        normalized: Bool = true, execution: Execution = .automatic
    ) throws(GraphKernelError) -> [Double] {
        guard hasEdgeIDs else { throw .undefined(measure: "edge betweenness", reason: "it was built without edge ids") }
        let graph = try simplified(execution: execution)
        let sums = try graph.sumDependencies(
            of: graph.breadthFirstOrder(), areScattered: false, at: .slots, execution: execution)
        let nodes = Double(nodeCount)
        // Sums count ordered pairs; there are any only if there are edges, and so two nodes.
        let factor = normalized ? 1 / max(1, nodes * (nodes - 1)) : isDirected ? 1 : 0.5
        var result = [Double](repeating: 0, count: inputEdgeCount)
        let edges = outgoing.edges
        for node in 0..<nodeCount {
            // Both lists are sorted by neighbour, and the simple one has every neighbour but the node itself.
            var simple = graph.outgoing.range(of: node).lowerBound
            for slot in outgoing.range(of: node) where outgoing.neighbor(slot) != Int32(node) {
                while graph.outgoing.neighbor(simple) < outgoing.neighbor(slot) { simple += 1 }
                guard outgoing.weights?[unchecked: slot] == graph.outgoing.weights?[unchecked: simple] else { continue }
                // An undirected edge has a slot at each end, for the two directions.
                result[Int(edges[slot])] += sums[simple] * factor
            }
        }
        return result
    }
}
