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
    /// iFUB: from a node in the middle, found by a few sweeps to the farthest node and back, the nodes are looked at from the outside to
    /// the inside. When those farther than x from the middle are done, all other pairs are at most 2x apart, and mostly a few searches have
    /// found as much. In a directed graph a node bounds the eccentricity of those strongly connected with it; of all others it must be
    /// found out.
    ///
    /// Time: mostly a few times O(nodes + edges) (weighted: times log edges), in the worst case that of ``eccentricities(execution:)``.
    /// Auxiliary space: that of it.
    ///
    /// P. Crescenzi et al., On computing the diameter of real-world undirected graphs, 2013, doi:10.1016/j.tcs.2012.09.018.
    ///
    /// - Throws: ``GraphKernelError/cancelled``.
    public func diameter(execution: Execution = .automatic) throws(GraphKernelError) -> GraphDiameter? {
        guard nodeCount > 0 else { return nil }
        execution.monitor?.begin(0)
        let unwatched = Execution(threads: execution.threads)
        var best: (length: Double, source: Int32) = (0, 0)
        let bounds = isDirected ? try directedBounds(unwatched) : try undirectedBounds(unwatched, &best)
        let candidates = (0..<Int32(nodeCount)).sorted { (bounds[Int($1)], $0) < (bounds[Int($0)], $1) }
        let search = EccentricitySearch(self, execution: execution)
        var (first, size) = (0, 16)
        while first < candidates.count, bounds[Int(candidates[first])] > best.length {
            let block = candidates[first..<min(candidates.count, first + size)].filter { bounds[Int($0)] > best.length }
            for (source, length) in zip(block, try search.eccentricities(of: block)) where length > best.length {
                best = (length, source)
            }
            first += block.count
            size = min(2 * size, 4096)
        }
        let distances = try distances(from: best.source, unwatched)
        guard let target = distances.firstIndex(of: best.length) else { preconditionFailure("the farthest node is as far as it was found") }
        return GraphDiameter(length: best.length, source: best.source, target: Int32(target))
    }

    /// What the pairs of nodes of no greater bound are apart at most: for every node twice its distance from the middle of its component or,
    /// if that is less, its distance from another node plus the eccentricity of that.
    private func undirectedBounds(
        _ execution: Execution, _ best: inout (length: Double, source: Int32)
    ) throws(GraphKernelError) -> [Double] {
        let components = try connectedComponents(execution: execution)
        let sizes = components.sizes
        var middles = [Int32](repeating: -1, count: components.count)
        for node in 0..<nodeCount {
            let label = Int(components.labels[node])
            if middles[label] < 0 || outgoing.degree(of: node) > outgoing.degree(of: Int(middles[label])) { middles[label] = Int32(node) }
        }
        // Hubs will do as middles, but the largest component gets a better one, and a distance to begin with: by turns the farthest node from
        // the middle and, as the next middle, the one whose distance to all those ends is least.
        var bounds = [Double](repeating: .infinity, count: nodeCount)
        if let largest = sizes.indices.max(by: { (sizes[$0], $1) < (sizes[$1], $0) }) {
            var (middle, least) = (middles[largest], Double.infinity)
            var remoteness = [Double](repeating: 0, count: nodeCount)
            for _ in 0..<5 {
                let fromMiddle = try distances(from: middle, execution)
                let end = farthest(in: fromMiddle)
                let eccentricity = fromMiddle[Int(end)]
                if eccentricity < least { (middles[largest], least) = (middle, eccentricity) }
                for node in 0..<nodeCount { bounds[node] = min(bounds[node], fromMiddle[node] + eccentricity) }
                let fromEnd = try distances(from: end, execution)
                let length = fromEnd[Int(farthest(in: fromEnd))]
                if length > best.length { best = (length, end) }
                for node in 0..<nodeCount { remoteness[node] = max(remoteness[node], fromEnd[node]) }
                func precedes(_ a: Int, _ b: Int) -> Bool {
                    (remoteness[a], outgoing.degree(of: b), a) < (remoteness[b], outgoing.degree(of: a), b)
                }
                middle = Int32((0..<nodeCount).min(by: precedes) ?? 0)
            }
        }
        let fromMiddles = try distances(fromAll: middles, execution)
        return (0..<nodeCount).map { min(2 * fromMiddles[$0], bounds[$0]) * roundingAllowance }
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

    /// A rounded sum of weights may exceed the sum of two others by a little.
    private var roundingAllowance: Double {
        isWeighted ? 1 + 1e-12 : 1
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
