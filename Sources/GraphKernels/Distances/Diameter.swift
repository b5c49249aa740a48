/// The greatest distance in a graph, and two nodes that are so far apart.
public struct GraphDiameter: Sendable, Equatable {
    /// The distance.
    public let length: Double

    /// The node that it is measured from.
    public let source: Int32

    /// The smallest of the nodes that are so far from the source.
    public let target: Int32
}

extension CSRGraph {
    /// The diameter: the greatest distance from a node to another that it reaches. Pairs without a path do not count, so that on a
    /// disconnected graph it is the greatest finite distance, of whichever component. `nil` without nodes, 0 without edges.
    ///
    /// In a directed graph distances are along the edges. In a weighted graph they are sums of weights, in any other numbers of hops; of
    /// parallel edges the lightest counts, self-loops do not matter. The result does not depend on the number of threads.
    ///
    /// Undirected, first a few sweeps to the farthest node and back find a long distance and a middle; then nodes are ruled out by what
    /// searches tell about the eccentricities around, and by their distance from the middle of their component (iFUB): when those farther
    /// than x are done, all others are at most 2x apart. Mostly this leaves few nodes or none. Where it leaves many, as in random graphs, they
    /// are ruled out by their distances from hubs, while the most remote are searched from, 256 at the same time; see <doc:Distances>. In a directed graph a node bounds the eccentricity of those strongly connected with it; of all others it must be found out.
    ///
    /// Time: mostly a few times O(nodes + edges) (weighted: times log edges), in the worst case that of ``eccentricities(execution:)``.
    /// Auxiliary space: that of it.
    ///
    /// P. Crescenzi et al., On computing the diameter of real-world undirected graphs, 2013, doi:10.1016/j.tcs.2012.09.018. F. W. Takes, W. A.
    /// Kosters, Determining the diameter of small world networks, 2011, doi:10.1145/2063576.2063748.
    ///
    /// - Throws: ``GraphKernelError/weightOverflow(greatest:)``, ``GraphKernelError/cancelled``.
    public func diameter(execution: Execution = .automatic) throws(GraphKernelError) -> GraphDiameter? {
        guard nodeCount > 0 else { return nil }
        execution.monitor?.begin(0)
        let best = try isDirected ? directedDiameter(execution) : undirectedDiameter(execution)
        let distances = try distances(from: best.source, Execution(threads: execution.threads))
        guard let target = distances.firstIndex(of: best.length) else { preconditionFailure("the farthest node is as far as it was found") }
        return GraphDiameter(length: best.length, source: best.source, target: Int32(target))
    }

    private func undirectedDiameter(_ execution: Execution) throws(GraphKernelError) -> (length: Double, source: Int32) {
        let components = try connectedComponents(execution: Execution(threads: execution.threads))
        let sizes = components.sizes
        var middles = [Int32](repeating: -1, count: components.count)
        for node in 0..<nodeCount {
            let label = Int(components.labels[node])
            if middles[label] < 0 || outgoing.degree(of: node) > outgoing.degree(of: Int(middles[label])) { middles[label] = Int32(node) }
        }
        let largest = sizes.indices.max { (sizes[$0], $1) < (sizes[$1], $0) } ?? 0
        // Hubs will do as middles, but the largest component gets a better one.
        var bounds = try EccentricityBounds(self, execution: execution)
        middles[largest] = try bounds.sweep(from: middles[largest], times: 5)
        bounds.note(distancesFromMiddles: try distances(fromAll: middles, execution))
        // With weights, nothing but searches one by one is left afterwards; but each of these looks at all nodes, of however small a component.
        try bounds.narrow(byShare: isWeighted ? 1.0 / 1024 : 1.0 / 64, least: isWeighted ? 2 : 32)
        let candidates = bounds.candidates
        let search = EccentricitySearch(self, execution: execution)
        // As many searches as the hubs take at the same time must be saved.
        guard !isWeighted, candidates.count > 2 * SearchSet.capacity, bounds.best.length <= DiameterCover.greatestLength else {
            return try farthest(of: candidates, beyond: bounds.best, search) { bounds.allows($0, toExceed: $1) }
        }
        return try coveredDiameter(bounds, componentOf: middles[largest], search, execution)
    }

    /// The diameter where many nodes are in question.
    private func coveredDiameter(
        _ bounds: EccentricityBounds, componentOf middle: Int32, _ search: EccentricitySearch, _ execution: Execution
    ) throws(GraphKernelError) -> (length: Double, source: Int32) {
        let order = try search.localityOrder()
        var (best, isCovered) = (bounds.best, [Bool](repeating: false, count: nodeCount))
        var cover = try DiameterCover(order, componentOf: middle, execution: execution) { bounds.mayBeEnd($0) }
        try cover.close(knowing: best.length)
        let total = cover.openCount
        execution.monitor?.begin(total)
        while cover.openCount > 0, best.length <= DiameterCover.greatestLength {
            let before = cover.openCount
            let block = try cover.takeFarthest(4 * SearchSet.capacity)
            for (source, length) in zip(block, try search.eccentricities(together: block)) where length > best.length {
                best = (length, source)
            }
            try cover.close(knowing: best.length)
            execution.monitor?.advance(by: before - cover.openCount - block.count)
        }
        for node in cover.closedNodes { isCovered[Int(node)] = true }
        let rest = bounds.candidates.filter { !isCovered[Int($0)] }
        return try farthest(of: rest, beyond: best, search) { bounds.allows($0, toExceed: $1) }
    }

    private func directedDiameter(_ execution: Execution) throws(GraphKernelError) -> (length: Double, source: Int32) {
        let bounds = try directedBounds(Execution(threads: execution.threads))
        let candidates = (0..<Int32(nodeCount)).sorted { (bounds[Int($1)], $0) < (bounds[Int($0)], $1) }
        let search = EccentricitySearch(self, execution: execution)
        return try farthest(of: candidates, beyond: (0, 0), search) { bounds[Int($0)] > $1 }
    }

    /// Searches from candidates until none may have a farther node than was found.
    ///
    /// - Parameters:
    ///   - candidates: By falling bound.
    ///   - known: The greatest distance that is known.
    ///   - mayExceed: Whether a candidate may have nodes farther than a length.
    private func farthest(
        of candidates: [Int32], beyond known: (length: Double, source: Int32), _ search: EccentricitySearch,
        where mayExceed: (_ node: Int32, _ length: Double) -> Bool
    ) throws(GraphKernelError) -> (length: Double, source: Int32) {
        search.execution.monitor?.begin(candidates.count)
        var (best, first, size) = (known, 0, 16)
        while first < candidates.count, mayExceed(candidates[first], best.length) {
            let block = candidates[first..<min(candidates.count, first + size)].filter { mayExceed($0, best.length) }
            for (source, length) in zip(block, try search.eccentricities(of: block)) where length > best.length {
                best = (length, source)
            }
            first += block.count
            size = min(2 * size, 4096)
        }
        return best
    }

    /// For every node strongly connected with the node of most edges, its distance to that node and from there to the farthest; infinity
    /// for the others.
    private func directedBounds(_ execution: Execution) throws(GraphKernelError) -> [Double] {
        func degree(_ node: Int) -> Int { outgoing.degree(of: node) + incoming.degree(of: node) }
        let hub = Int32((0..<nodeCount).max { (degree($0), $1) < (degree($1), $0) } ?? 0)
        let from = try distances(from: hub, execution)
        let to = try reversed.distances(from: hub, execution)
        let eccentricity = from[Int(farthest(in: from))]
        return (0..<nodeCount).map { from[$0] < .infinity ? (to[$0] + eccentricity) * roundingAllowance : .infinity }
    }

    /// How much a sum of weights, rounded at every edge of a path, may exceed the sum of two others.
    var roundingAllowance: Double {
        isWeighted ? 1 + 4 * Double(nodeCount) * Double.ulpOfOne : 1
    }

    private func distances(from source: Int32, _ execution: Execution) throws(GraphKernelError) -> [Double] {
        try singleSourceShortestPaths(from: source, execution: execution).distances
    }

    /// The smallest of the nodes at the greatest finite distance.
    private func farthest(in distances: [Double]) -> Int32 {
        var farthest = 0
        var length = -Double.infinity
        for (node, distance) in distances.enumerated() where distance < .infinity && distance > length {
            (farthest, length) = (node, distance)
        }
        return Int32(farthest)
    }

    /// The distance of every node from the source in its component.
    private func distances(fromAll sources: [Int32], _ execution: Execution) throws(GraphKernelError) -> [Double] {
        var distances = [Double](repeating: .infinity, count: nodeCount)
        guard !isWeighted else {
            let search = try DijkstraScratch(self, monitor: execution.monitor)
            for source in sources {
                search.run(from: source)
                try execution.checkCancelled()
                for index in 0..<search.settledCount { distances[Int(search.settled[index])] = search.distances[search.settled[index]] }
            }
            return distances
        }
        var queue = sources
        queue.reserveCapacity(nodeCount)
        for source in sources { distances[Int(source)] = 0 }
        var head = 0
        while head < queue.count {
            let node = queue[head]
            head += 1
            for slot in outgoing.range(of: node) where distances[Int(outgoing.neighbor(slot))] == .infinity {
                distances[Int(outgoing.neighbor(slot))] = distances[Int(node)] + 1
                queue.append(outgoing.neighbor(slot))
            }
        }
        return distances
    }
}
