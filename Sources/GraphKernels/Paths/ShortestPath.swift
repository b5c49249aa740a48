extension CSRGraph {
    /// A shortest path from one node to another; `nil` if there is none.
    ///
    /// Length is the sum of the weights or, in an unweighted graph, the number of hops. Among the shortest paths the one with the least sum
    /// of preferences is taken, then the one with the fewest hops, then the one whose nodes come first in lexicographic order: the answer
    /// does not depend on the order of the edges. Edges are followed from source to target. Of parallel edges the lightest counts, then the
    /// preferred one; self-loops do not matter. From a node to itself the path has length 0.
    ///
    /// Time: O(nodes + edges) if hops cost the same, else O((nodes + edges) log edges), times `maxHops` if weights and a limit on hops come
    /// together. Paths through given nodes take longer: see <doc:Paths>. Auxiliary space: O(nodes + edges), times `maxHops` as above.
    ///
    /// The distance by search from both ends: I. Pohl, Bi-directional search, 1971; the path by E. W. Dijkstra's algorithm, 1959,
    /// doi:10.1007/BF01386390, from the target.
    ///
    /// - Parameters:
    ///   - source: The first node.
    ///   - target: The last node.
    ///   - constraints: Nodes and edges to avoid, nodes to visit, the most hops.
    ///   - preference: A value for every edge of the input, the smaller the better; it decides between paths of equal length only.
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``; ``GraphKernelError/invalidParameter(name:value:requirement:)`` if the
    ///   limit on hops is negative or excluded edges are not in the input; ``GraphKernelError/invalidPreference(edge:preference:)`` or
    ///   ``GraphKernelError/preferenceCountMismatch(preferences:edges:)``; ``GraphKernelError/cancelled``.
    public func shortestPath(
        from source: Int32, to target: Int32, constraints: PathConstraints = .none, preference: [Double]? = nil,
        execution: Execution = .automatic
    ) throws(GraphKernelError) -> GraphPath? {
        let hops = try HopCosts(self, preference: preference, excludedEdges: constraints.excludedEdges)
        try check(source, target, constraints)
        guard constraints.via.subtracting([source, target]).isEmpty else {
            var search = PathSearch(
                from: source, to: target, hops: hops, constraints: constraints, equalLengthsOnly: true, execution: execution)
            return try search.next()
        }
        guard constraints.excludedNodes.isDisjoint(with: [source, target]) else { return nil }
        var distances = try BidirectionalSearch(from: source, to: target, hops: hops, constraints: constraints, execution: execution)
        guard let horizon = try distances.findHorizon(constraints) else { return nil }
        let costs = try CostsToTarget(
            target, hops: hops, blocked: constraints.blockedNodes(nodeCount: nodeCount), maxHops: constraints.maxHops, enoughFor: source,
            within: distances.corridor(horizon: horizon), execution: execution)
        return costs.path(from: source, hops: hops)
    }

    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)`` if a node named in a question does not exist,
    ///   ``GraphKernelError/invalidParameter(name:value:requirement:)`` if the limit on hops is negative.
    func check(_ source: Int32, _ target: Int32, _ constraints: PathConstraints) throws(GraphKernelError) {
        try check(source, target)
        if let maxHops = constraints.maxHops, maxHops < 0 {
            throw .invalidParameter(name: "maxHops", value: Double(maxHops), requirement: "at least 0")
        }
        for node in constraints.excludedNodes.union(constraints.via).sorted() { try check(node) }
    }
}

extension BidirectionalSearch {
    /// A search that measures by length, or by hops where these are limited or there are no weights.
    init(from source: Int32, to target: Int32, hops: HopCosts, constraints: PathConstraints, execution: Execution) throws(GraphKernelError)
    {
        try self.init(
            from: source, to: target, hops: hops, blocked: constraints.blockedNodes(nodeCount: hops.graph.nodeCount),
            countsHops: !hops.graph.isWeighted || constraints.maxHops != nil, execution: execution)
    }

    /// Finds the shortest horizon within which all shortest paths lie; `nil` if there are none. Where weights and a limit on hops come
    /// together, that is the limit.
    mutating func findHorizon(_ constraints: PathConstraints) throws(GraphKernelError) -> Double? {
        let limit = constraints.maxHops.map(Double.init) ?? .infinity
        try findShortest(atMost: limit)
        guard shortest <= limit, isConnected else { return nil }
        guard limitsHopsOfWeighted else { return shortest }
        try extend(to: limit)
        return limit
    }
}
