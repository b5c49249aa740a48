extension CSRGraph {
    /// The cut vertices (articulation points), ascending: nodes whose removal takes a component apart.
    ///
    /// Directions do not matter, nor do weights, parallel edges and self-loops.
    ///
    /// Time: O(nodes + edges). Auxiliary space: O(nodes). One thread; no recursion.
    ///
    /// J. Hopcroft, R. Tarjan, Algorithm 447: efficient algorithms for graph manipulation, 1973, doi:10.1145/362248.362272.
    ///
    /// - Throws: ``GraphKernelError/cancelled``.
    public func cutVertices(execution: Execution = .automatic) throws(GraphKernelError) -> [Int32] {
        let search = try BlockSearch(undirected(execution: execution), execution: execution)
        return (0..<Int32(nodeCount)).filter { search.isCutVertex[Int($0)] }
    }
}
