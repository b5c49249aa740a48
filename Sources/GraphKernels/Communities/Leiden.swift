extension CSRGraph {
    /// Communities that maximise modularity, by the Leiden algorithm. **Every community is connected.**
    ///
    /// Nodes move between communities where that raises modularity; communities are refined to parts that are well connected; the parts
    /// become the nodes of a coarser graph; and so on until nothing moves. That is one iteration, and the next starts from its result. The
    /// first starts from communities that were put together without refinement, which takes little time, and after the last, nodes
    /// move once more and what fell apart is split. A part joins where it raises modularity most, not at random.
    ///
    /// - A weighted graph counts edges by their weight: the greater, the closer. Parallel edges add up, self-loops count as in
    ///   ``modularity(of:resolution:execution:)``; a directed graph maximises the directed modularity of Leicht and Newman. A node without
    ///   edges of a positive weight is a community of its own.
    /// - Small graphs get the best of several starts, the first with the seed itself, the others with seeds drawn from it: ten up to 500
    ///   edges, then as many as have 5,000 edges together. From 2,501 edges on it is one.
    /// - The result depends on the graph, the numbering of its nodes, the resolution and the seed, and on nothing else: neither on the
    ///   number of threads nor on the order in which edges were given (as long as sums of the weights of parallel edges are not rounded).
    ///   Where a graph has many partitions of nearly the same modularity, another seed or numbering finds another one of them.
    ///
    /// Time: O(edges) a pass; there are about ten passes on graphs of social networks. Auxiliary space: O(nodes + edges), 4 bytes a slot, 20
    /// a slot if the graph is weighted, and 12 a slot of the coarser graphs.
    ///
    /// V. A. Traag, L. Waltman, N. J. van Eck, From Louvain to Leiden: guaranteeing well-connected communities, 2019,
    /// doi:10.1038/s41598-019-41695-z.
    ///
    /// - Parameters:
    ///   - resolution: γ, at least 0. The greater, the more and the smaller the communities; at 0 they are the connected components.
    ///   - seed: Draws the order of nodes.
    ///   - iterations: The most iterations, at least 1; fewer if one changes nothing. By default 1 for graphs of more than 100,000 edges,
    ///     where another costs half the time again for a modularity a few thousandths better, and 20 for smaller ones.
    /// - Throws: ``GraphKernelError/invalidParameter(name:value:requirement:)``, ``GraphKernelError/outOfMemory(bytes:)``,
    ///   ``GraphKernelError/cancelled``.
    public func leidenCommunities(
        resolution: Double = 1, seed: UInt64 = 0, iterations: Int? = nil, execution: Execution = .automatic
    ) throws(GraphKernelError) -> Communities {
        try checkResolution(resolution)
        let iterations = iterations ?? (edgeCount > 100_000 ? 1 : 20)
        guard iterations >= 1 else { throw .invalidParameter(name: "iterations", value: Double(iterations), requirement: "at least 1") }
        let starts = max(1, min(10, 5000 / max(1, edgeCount)))
        // Few graphs take more iterations than these, whatever the limit.
        execution.monitor?.begin(starts * (min(iterations, 20) + 2) * nodeCount)
        var best = try leidenCommunities(startingWith: seed, resolution: resolution, iterations: iterations, execution: execution)
        var seeds = SplitMix64(seed: seed)
        for _ in 1..<starts {
            let other = try leidenCommunities(
                startingWith: seeds.next(), resolution: resolution, iterations: iterations, execution: execution)
            // By more than rounding: of equally good ones the first.
            if other.modularity > best.modularity + 1e-12 * max(1, resolution) { best = other }
        }
        return best
    }

    /// What one order of nodes leads to.
    private func leidenCommunities(
        startingWith seed: UInt64, resolution: Double, iterations: Int, execution: Execution
    ) throws(GraphKernelError) -> Communities {
        let monitor = execution.monitor
        let (graph, nodes) = try CommunityGraph.drawn(from: self, resolution: resolution, seed: seed, execution: execution)
        let labels = try graph.singletons()
        // The last of these moves are not worth their time: all nodes are looked at again below.
        _ = try graph.moveNodes(labels: labels, execution: execution, monitor: monitor, leastMoves: nodeCount / 20)
        _ = try graph.climb(labels: labels, refining: false, execution: execution)
        for _ in 0..<iterations {
            var moves = try graph.moveNodes(labels: labels, execution: execution, monitor: monitor)
            moves += try graph.climb(labels: labels, refining: true, execution: execution)
            if moves == 0 { break }
        }
        _ = try graph.moveNodes(labels: labels, execution: execution, monitor: monitor)
        try graph.splitDisconnected(labels: labels, execution: execution)
        return try communities(labels: labels, nodes: nodes, resolution: resolution, execution: execution)
    }
}
