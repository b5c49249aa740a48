/// An edge without which its two ends are not connected.
public struct Bridge: Sendable, Hashable {
    /// The smaller end.
    public let source: Int32

    /// The greater end.
    public let target: Int32

    /// The edge id; `nil` if the graph was built without.
    public let edge: Int32?
}

extension CSRGraph {
    /// The bridges, in ascending order of their ends: edges that are on no cycle, whose removal takes a component apart.
    ///
    /// Directions do not matter, nor do weights. Two parallel edges are no bridges, nor are opposite edges of a directed graph: one still
    /// connects if the other goes. To count them as one, ask the ``simplified(execution:)`` graph
    /// (``undirected(execution:)`` first). Self-loops are none.
    ///
    /// Time: O(nodes + edges), and sorting of the bridges. Auxiliary space: O(nodes). One thread; no recursion.
    ///
    /// R. E. Tarjan, A note on finding the bridges of a graph, 1974, doi:10.1016/0020-0190(74)90003-9.
    ///
    /// - Throws: ``GraphKernelError/cancelled``.
    public func bridges(execution: Execution = .automatic) throws(GraphKernelError) -> [Bridge] {
        let graph = try undirected(execution: execution)
        let search = try BlockSearch(graph, execution: execution)
        let bridges = zip(search.head, search.bridgeEnd).filter { $0.1 >= 0 }.map { upper, lower in
            let (source, target) = (min(upper, lower), max(upper, lower))
            let slot = graph.slots(from: source, to: target).lowerBound
            return Bridge(source: source, target: target, edge: graph.outgoing.edgeIDs?[slot])
        }
        return bridges.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
    }
}
