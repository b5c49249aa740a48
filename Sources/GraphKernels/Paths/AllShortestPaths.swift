/// The shortest paths between two nodes: how many there are, and the first of them.
public struct AllShortestPaths: Sendable, Equatable {
    /// The best paths, in the order of preference, then hops, then node ids; at most as many as were asked for.
    public let paths: [GraphPath]

    /// How many shortest paths there are, listed or not, as a `Double` because the number grows exponentially with the distance: exact up
    /// to 2⁵³, rounded above, infinite from 2¹⁰²⁴ on. `nil` if more exist than are listed and to count them would mean to list them: with
    /// nodes to be visited, with weights and a limit on hops, or where edges that weigh nothing close a cycle.
    public let count: Double?

    /// The length of each; `nil` if there is no path.
    public var length: Double? {
        paths.first?.length
    }
}

extension CSRGraph {
    /// All shortest paths from one node to another, of which at most `limit` are listed.
    ///
    /// Paths differ in their nodes, not in which of parallel edges they use. All are of the same length, compared exactly; the lengths of
    /// fractional weights are rounded sums, so paths whose lengths are equal on paper may not be. Conventions and parameters are those of
    /// ``shortestPath(from:to:constraints:preference:execution:)``.
    ///
    /// Time: that of two shortest paths, plus O(limit · L² · d) for paths of L hops between nodes of d neighbours, times a logarithm. Where
    /// hops weigh nothing, or weights and a limit on hops come together, every path listed may take a search, and through given nodes
    /// more: see <doc:Paths>.
    /// Auxiliary space: O(nodes + edges + limit · L · d).
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``; ``GraphKernelError/invalidParameter(name:value:requirement:)`` if `limit` is below 1, the
    ///   limit on hops is negative or excluded edges are not in the input; ``GraphKernelError/invalidPreference(edge:preference:)`` or
    ///   ``GraphKernelError/preferenceCountMismatch(preferences:edges:)``; ``GraphKernelError/cancelled``.
    public func allShortestPaths(
        from source: Int32, to target: Int32, limit: Int, constraints: PathConstraints = .none, preference: [Double]? = nil,
        execution: Execution = .automatic
    ) throws(GraphKernelError) -> AllShortestPaths {
        guard limit >= 1 else { throw .invalidParameter(name: "limit", value: Double(limit), requirement: "at least 1") }
        let hops = try HopCosts(self, preference: preference, excludedEdges: constraints.excludedEdges)
        try check(source, target, constraints)
        let count = try hops.shortestPathCount(from: source, to: target, constraints: constraints, execution: execution)
        if count == 0 {
            return AllShortestPaths(paths: [], count: 0)
        }
        // Where they were not counted, one more than asked for tells whether these are all.
        let found = try hops.paths(
            from: source, to: target, constraints: constraints, limit: count == nil && limit < .max ? limit + 1 : limit,
            equalLengthsOnly: true, execution: execution)
        return AllShortestPaths(
            paths: Array(found.prefix(limit)), count: count ?? (found.count <= limit ? Double(found.count) : nil))
    }
}

extension HopCosts {
    /// The number of paths of least length; `nil` if they cannot be counted without listing them.
    fileprivate func shortestPathCount(
        from source: Int32, to target: Int32, constraints: PathConstraints, execution: Execution
    ) throws(GraphKernelError) -> Double? {
        guard constraints.via.subtracting([source, target]).isEmpty, !graph.isWeighted || constraints.maxHops == nil else { return nil }
        guard constraints.excludedNodes.isDisjoint(with: [source, target]) else { return 0 }
        var distances = try BidirectionalSearch(from: source, to: target, hops: self, constraints: constraints, execution: execution)
        guard let horizon = try distances.findHorizon(constraints) else { return 0 }
        let costs = try CostsToTarget(
            target, hops: self, blocked: constraints.blockedNodes(nodeCount: graph.nodeCount), maxHops: constraints.maxHops,
            enoughFor: source, within: distances.corridor(horizon: horizon), execution: execution)
        return try shortestPathCount(from: source, to: target, along: costs)
    }

    /// The number of paths of least length, summed up over the hops that such paths can take; `nil` if these hops form a cycle.
    private func shortestPathCount(from source: Int32, to target: Int32, along costs: CostsToTarget) throws(GraphKernelError) -> Double? {
        // The nodes that shortest paths lead through, and how many of their hops lead to each.
        var hopsBefore = try NodeMap<Int32>(nodeCount: graph.nodeCount)
        hopsBefore.insert(0, for: source)
        var head = 0
        while head < hopsBefore.nodes.count {
            forEachShortestHop(of: hopsBefore.nodes[head], to: target, along: costs) { neighbor in
                let position = hopsBefore.position(of: neighbor)
                if position < 0 {
                    hopsBefore.insert(1, for: neighbor)
                } else {
                    hopsBefore[position: position] += 1
                }
            }
            head += 1
        }
        guard hopsBefore[source] == 0 else { return nil }
        var counts = [Double](repeating: 0, count: hopsBefore.nodes.count)
        counts[hopsBefore.position(of: source)] = 1
        var ordered = [source]
        head = 0
        while head < ordered.count {
            let count = counts[hopsBefore.position(of: ordered[head])]
            forEachShortestHop(of: ordered[head], to: target, along: costs) { neighbor in
                let position = hopsBefore.position(of: neighbor)
                counts[position] += count
                hopsBefore[position: position] -= 1
                if hopsBefore[position: position] == 0 {
                    ordered.append(neighbor)
                }
            }
            head += 1
        }
        return ordered.count == counts.count ? counts[hopsBefore.position(of: target)] : nil
    }

    /// Calls back with every neighbour that is nearer to the target by the length of the hop.
    private func forEachShortestHop(of node: Int32, to target: Int32, along costs: CostsToTarget, _ body: (Int32) -> Void) {
        guard node != target, let cost = costs.cost(from: node) else { return }
        forEachHop(of: node, in: graph.outgoing) { neighbor, hop in
            guard neighbor != node, let rest = costs.cost(from: neighbor), hop.length + rest.length == cost.length else { return }
            body(neighbor)
        }
    }
}
