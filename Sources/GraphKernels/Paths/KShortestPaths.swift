extension CSRGraph {
    /// The k shortest paths from one node to another, none of which visits a node twice; fewer if there are no more.
    ///
    /// The paths differ in their nodes and come in ascending order of length, then preference, then hops, then node ids. Conventions and
    /// parameters are those of ``shortestPath(from:to:constraints:preference:execution:)``.
    ///
    /// Only the part of the graph is searched that paths no longer than those listed can lead through, once for all and, where a path must
    /// find its way round the beginning of another, a part of that again. Time: at worst O(k L) searches, L being the hops of the longest
    /// path listed: O(k L (nodes + edges)) if hops cost the same, else O(k L (nodes + edges) log edges), times `maxHops` if weights and a
    /// limit on hops come together. Paths through given nodes take longer: see <doc:Paths>. Auxiliary space: O(nodes + edges), and
    /// O(k L d) for d neighbours a node.
    ///
    /// J. Y. Yen, Finding the K shortest loopless paths in a network, 1971, doi:10.1287/mnsc.17.11.712. D. Kurz, P. Mutzel, A
    /// sidetrack-based algorithm for finding the k shortest simple paths in a directed graph, 2016, doi:10.4230/LIPIcs.ISAAC.2016.49.
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``; ``GraphKernelError/invalidParameter(name:value:requirement:)`` if `k` or the
    ///   limit on hops is negative or excluded edges are not in the input; ``GraphKernelError/invalidPreference(edge:preference:)`` or
    ///   ``GraphKernelError/preferenceCountMismatch(preferences:edges:)``; ``GraphKernelError/cancelled``.
    public func kShortestPaths(
        from source: Int32, to target: Int32, k: Int, constraints: PathConstraints = .none, preference: [Double]? = nil,
        execution: Execution = .automatic
    ) throws(GraphKernelError) -> [GraphPath] {
        guard k >= 0 else { throw .invalidParameter(name: "k", value: Double(k), requirement: "at least 0") }
        let hops = try HopCosts(self, preference: preference, excludedEdges: constraints.excludedEdges)
        try check(source, target, constraints)
        return try hops.paths(
            from: source, to: target, constraints: constraints, limit: k, equalLengthsOnly: false, execution: execution)
    }
}

extension HopCosts {
    /// The first paths in order, at most `limit`; of the same length as the first only, if so asked.
    ///
    /// - Parameter whenSearching: Called with the length of the longest path that is looked for, every time that all are listed anew.
    func paths(
        from source: Int32, to target: Int32, constraints: PathConstraints, limit: Int, equalLengthsOnly: Bool, execution: Execution,
        whenSearching: (_ horizon: Double) -> Void = { _ in }
    ) throws(GraphKernelError) -> [GraphPath] {
        guard constraints.via.subtracting([source, target]).isEmpty else {
            var search = PathSearch(
                from: source, to: target, hops: self, constraints: constraints, equalLengthsOnly: equalLengthsOnly, execution: execution)
            var paths: [GraphPath] = []
            while paths.count < limit, let path = try search.next() {
                paths.append(path)
            }
            return paths
        }
        guard limit > 0, constraints.excludedNodes.isDisjoint(with: [source, target]) else { return [] }
        // Every other path back to where it began would visit that node twice.
        if source == target { return [GraphPath(nodes: [source], length: 0, preference: 0)] }
        var distances = try BidirectionalSearch(from: source, to: target, hops: self, constraints: constraints, execution: execution)
        guard let first = try distances.findHorizon(constraints) else { return [] }
        let blocked = constraints.blockedNodes(nodeCount: graph.nodeCount)
        // How far beyond the shortest path the next ones are is not known before. Where too few are found, the horizon is moved out, at
        // least twice as far from the shortest every time; all is listed anew, which costs little compared to the search.
        var horizon = first
        var excess = max(graph.isWeighted ? 0 : 1, first / 32)
        while true {
            whenSearching(horizon)
            let longest = distances.countsHops ? horizon : Corridor.widened(horizon, nodeCount: graph.nodeCount)
            let costs = try CostsToTarget(
                target, hops: self, blocked: blocked, maxHops: constraints.maxHops, within: distances.corridor(horizon: longest),
                execution: execution)
            var search = try DeviationSearch(
                from: source, to: target, hops: self, along: costs, horizon: longest, countsHops: distances.countsHops, blocked: blocked,
                maxHops: constraints.maxHops, execution: execution)
            var paths: [GraphPath] = []
            while paths.count < limit, let path = try search.next() {
                if equalLengthsOnly, let shortest = paths.first, path.length > shortest.length { return paths }
                paths.append(path)
            }
            let isComplete = search.nextHorizon.isInfinite || horizon >= constraints.maxHops.map(Double.init) ?? .infinity
            if paths.count == limit || isComplete || (equalLengthsOnly && !paths.isEmpty) { return paths }
            horizon = max(search.nextHorizon, first + excess)
            excess = 2 * (horizon - first)
            try distances.extend(to: horizon)
        }
    }
}
