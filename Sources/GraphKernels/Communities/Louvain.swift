extension CSRGraph {
    /// Communities that maximise modularity, by the Louvain algorithm: nodes move between communities where that raises modularity;
    /// communities become the nodes of a coarser graph; and so on until nothing moves. A community may be disconnected;
    /// ``leidenCommunities(resolution:seed:iterations:execution:)`` guarantees that none is, and finds better ones.
    ///
    /// Only nodes whose neighbours moved are looked at again. Weights, direction, parallel edges, self-loops and what the result depends on
    /// are as for Leiden.
    ///
    /// Time: O(edges) a pass. Auxiliary space: O(nodes + edges).
    ///
    /// V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre, Fast unfolding of communities in large networks, 2008,
    /// doi:10.1088/1742-5468/2008/10/P10008.
    ///
    /// - Parameters:
    ///   - resolution: γ, at least 0. The greater, the more and the smaller the communities; at 0 they are the connected components.
    ///   - seed: Draws the order of nodes.
    /// - Throws: ``GraphKernelError/invalidParameter(name:value:requirement:)``, ``GraphKernelError/cancelled``.
    public func louvainCommunities(
        resolution: Double = 1, seed: UInt64 = 0, execution: Execution = .automatic
    ) throws(GraphKernelError) -> Communities {
        try checkResolution(resolution)
        execution.monitor?.begin(nodeCount)
        let (graph, nodes) = try CommunityGraph.drawn(from: self, resolution: resolution, seed: seed, execution: execution)
        let labels = try graph.singletons()
        _ = try graph.moveNodes(labels: labels, execution: execution, monitor: execution.monitor)
        _ = try graph.climb(labels: labels, refining: false, execution: execution)
        return try communities(labels: labels, nodes: nodes, resolution: resolution, execution: execution)
    }
}
