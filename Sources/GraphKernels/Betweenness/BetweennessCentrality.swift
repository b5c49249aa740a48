extension CSRGraph {
    /// How much of the traffic between other nodes passes through a node: the sum, over all pairs (s, t) of other nodes, of the fraction of
    /// the shortest paths from s to t that visit it.
    ///
    /// - **Directed**: paths follow the edges, and (s, t) and (t, s) are two pairs; undirected, they are one.
    /// - **Weighted**: a path is as long as the sum of its weights, which must be greater than 0. Lengths are compared exactly; for weights
    ///   that are decimal numbers of up to nine places, such as 0.1, their sums are exact, too, so that ties on paper are ties here. Other
    ///   sums are rounded as sums of `Double` are.
    /// - **Parallel edges** count once, with the smallest weight; **self-loops** do not matter. Pairs without a path add nothing.
    /// - **Range**: raw from 0 to the number of pairs; normalized, divided by that number, from 0 to 1. With less than 3 nodes all are 0.
    ///
    /// Numbers of paths have no upper bound, so that grids are no trouble: 10⁶⁰⁰ paths cross one of 1000 × 1000 nodes. The result does not
    /// depend on the number of threads.
    ///
    /// Time: O(nodes · (nodes + edges)), a fraction of a nanosecond each, because eight searches share a pass; weighted:
    /// O(nodes · (nodes + edges) log edges). Auxiliary space: O(nodes), up to 700 bytes a node and thread, and 64 to 512 a node.
    ///
    /// U. Brandes, A faster algorithm for betweenness centrality, 2001, doi:10.1080/0022250X.2001.9990249; M. Then et al., The more the
    /// merrier: efficient multi-source graph traversal, 2014, doi:10.14778/2735496.2735507.
    ///
    /// - Parameter normalized: Whether to divide by the number of pairs: (n - 1)(n - 2), half of it in an undirected graph.
    /// - Returns: A number a node.
    /// - Throws: ``GraphKernelError/zeroWeight(edge:)`` if an edge weighs 0, ``GraphKernelError/cancelled``.
    public func betweennessCentrality(
        normalized: Bool = true, execution: Execution = .automatic
    ) throws(GraphKernelError) -> [Double] {
        let graph = try simplified(execution: execution)
        let sums = try graph.sumDependencies(
            of: graph.breadthFirstOrder(), areScattered: false, at: .nodes, execution: execution)
        return BetweennessScale(of: self, normalized: normalized).apply(to: sums)
    }

    /// The betweenness that follows from the shortest paths that start at given nodes, scaled up by n / |sources|: with all nodes the exact
    /// one, with a random sample an estimate of it. Conventions as for ``betweennessCentrality(normalized:execution:)``.
    ///
    /// Time: O(|sources| · (nodes + edges)); weighted: O(|sources| · (nodes + edges) log edges). Auxiliary space: that of the exact form.
    ///
    /// - Parameter sources: Nodes, in any order; repeated ones count once.
    /// - Returns: A number a node; 0 if there are no sources.
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``, and what the exact form throws.
    public func betweennessCentrality(
        sources: [Int32], normalized: Bool = true, execution: Execution = .automatic
    ) throws(GraphKernelError) -> [Double] {
        var isSource = [Bool](repeating: false, count: nodeCount)
        for source in sources {
            try check(source)
            isSource[Int(source)] = true
        }
        let graph = try simplified(execution: execution)
        let members = try graph.breadthFirstOrder().filter { isSource[Int($0)] }
        let sums = try graph.sumDependencies(
            of: members, areScattered: members.count < nodeCount / 8, at: .nodes, execution: execution)
        let scale = BetweennessScale(of: self, normalized: normalized, sampledNodes: members.count)
        return scale.apply(to: sums)
    }
}

/// From sums of dependencies, which count ordered pairs, to betweenness.
struct BetweennessScale {
    let factor: Double

    init(of graph: CSRGraph, normalized: Bool, sampledNodes: Int? = nil) {
        let nodes = Double(graph.nodeCount)
        let sampled = sampledNodes.map { $0 == 0 ? 0 : nodes / Double($0) } ?? 1
        if normalized {
            factor = nodes > 2 ? sampled / ((nodes - 1) * (nodes - 2)) : 0
        } else {
            factor = graph.isDirected ? sampled : sampled / 2
        }
    }

    func apply(to sums: WorkArray<Double>) -> [Double] {
        (0..<sums.count).map { sums[$0] * factor }
    }
}
