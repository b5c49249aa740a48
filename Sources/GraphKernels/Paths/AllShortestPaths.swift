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
    /// ``shortestPath(from:to:constraints:preference:)``.
    ///
    /// Time: that of one shortest path, plus O(limit · L² · d) for paths of L hops between nodes of d neighbours, times a logarithm. Where
    /// the number cannot be counted without listing, every path listed takes L searches, and through given nodes more: see <doc:Paths>.
    /// Auxiliary space: O(nodes + edges + limit · L · d).
    ///
    /// - Throws: ``GraphKernelError`` if a node is not in the graph, or the preferences are not finite, at least 0 and one an edge.
    /// - Precondition: `limit` is at least 1.
    public func allShortestPaths(
        from source: Int32, to target: Int32, limit: Int, constraints: PathConstraints = .none, preference: [Double]? = nil
    ) throws(GraphKernelError) -> AllShortestPaths {
        precondition(limit >= 1, "at least one path must be allowed")
        let hops = try HopCosts(self, preference: preference)
        try checkNodes(source, target, constraints)
        var listing = PathSearch.Listing.all
        var count: Double?
        if constraints.via.subtracting([source, target]).isEmpty, !isWeighted || constraints.maxHops == nil {
            let costs = hops.costs(from: source, to: target, constraints: constraints)
            count = hops.shortestPathCount(from: source, to: target, along: costs)
            if count != nil {
                listing = .shortestOnly(costs)
            }
        }
        var search = PathSearch(
            from: source, to: target, hops: hops, constraints: constraints, listing: listing, equalLengthsOnly: true)
        var paths: [GraphPath] = []
        while paths.count < limit, let path = search.next() {
            paths.append(path)
        }
        if paths.isEmpty || count == nil {
            count = paths.count < limit || search.next() == nil ? Double(paths.count) : nil
        }
        return AllShortestPaths(paths: paths, count: count)
    }
}

extension HopCosts {
    /// The number of paths of least length, summed up over the hops that such paths can take; `nil` if these hops form a cycle.
    fileprivate func shortestPathCount(from source: Int32, to target: Int32, along costs: CostsToTarget) -> Double? {
        var counts = [Double](repeating: 0, count: graph.nodeCount)
        var hopsBefore = [Int32](repeating: 0, count: graph.nodeCount)
        var reached = [source]
        var isReached = [Bool](repeating: false, count: graph.nodeCount)
        isReached[Int(source)] = true
        var head = 0
        while head < reached.count {
            forEachShortestHop(of: reached[head], to: target, along: costs) { neighbor in
                hopsBefore[Int(neighbor)] += 1
                if !isReached[Int(neighbor)] {
                    isReached[Int(neighbor)] = true
                    reached.append(neighbor)
                }
            }
            head += 1
        }
        guard hopsBefore[Int(source)] == 0 else { return nil }
        counts[Int(source)] = 1
        var ordered = [source]
        head = 0
        while head < ordered.count {
            let node = ordered[head]
            forEachShortestHop(of: node, to: target, along: costs) { neighbor in
                counts[Int(neighbor)] += counts[Int(node)]
                hopsBefore[Int(neighbor)] -= 1
                if hopsBefore[Int(neighbor)] == 0 {
                    ordered.append(neighbor)
                }
            }
            head += 1
        }
        return ordered.count == reached.count ? counts[Int(target)] : nil
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
