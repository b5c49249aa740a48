extension CSRGraph {
    /// Weighted distances from a source, and a tree of shortest paths, on several threads.
    ///
    /// Edges are followed from source to target; use ``reversed`` for distances *to* a node. In an unweighted graph every edge weighs 1. Of
    /// parallel edges the lightest counts, self-loops do not matter. Lengths are summed from the source on. The result does not depend on
    /// `delta` or the number of threads, and is that of ``dijkstra(from:execution:)``, which takes over where the graph is small.
    ///
    /// Δ-stepping: nodes are kept in bins by distance, Δ wide, and the nodes of the first bin are worked on at the same time, again where a
    /// shorter way to one is found.
    ///
    /// - Parameter delta: The width of a bin. The smaller, the fewer edges are looked at twice, but the more steps are taken. `nil`: a
    ///   width that suits the weights.
    ///
    /// Time: O(nodes + edges + d · l/Δ) on average for random weights, d being the largest degree and l the greatest distance. Auxiliary
    /// space: O(nodes + edges), in practice about 50 bytes a node.
    ///
    /// U. Meyer, P. Sanders, Δ-stepping: a parallelizable shortest path algorithm, 2003, doi:10.1016/S0196-6774(03)00076-2.
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``, ``GraphKernelError/invalidParameter(name:value:requirement:)``,
    ///   ``GraphKernelError/cancelled``.
    public func singleSourceShortestPaths(
        from source: Int32, delta: Double? = nil, execution: Execution = .automatic
    ) throws(GraphKernelError) -> ShortestPathTree {
        try singleSourceShortestPaths(from: source, delta: delta, execution: execution, parallelWork: 1 << 15)
    }

    /// - Parameter parallelWork: The least number of slots for Δ-stepping, and of those looked at in a step for several threads.
    func singleSourceShortestPaths(
        from source: Int32, delta: Double?, execution: Execution, parallelWork: Int
    ) throws(GraphKernelError) -> ShortestPathTree {
        try check(source)
        if let delta, !(delta > 0 && delta.isFinite) {
            throw .invalidParameter(name: "delta", value: delta, requirement: "greater than 0")
        }
        guard let weights = outgoing.weights else {
            let tree = try breadthFirstSearch(from: source, execution: execution)
            return ShortestPathTree(
                source: source, distances: tree.distances.map { $0 < 0 ? .infinity : Double($0) }, parents: tree.parents)
        }
        guard weights.count >= max(1, parallelWork) else { return try dijkstra(from: source, execution: execution) }
        let search = DeltaStepping(
            self, delta: delta ?? DeltaStepping.width(weights: weights, nodeCount: nodeCount), execution: execution,
            parallelWork: parallelWork)
        execution.monitor?.begin(nodeCount)
        switch weights {
        case .single(let weights): try search.run(from: source) { Double(weights[unchecked: $0]) }
        case .double(let weights): try search.run(from: source) { weights[unchecked: $0] }
        }
        let distances = search.distances
        return try ShortestPathTree(
            source: source, distances: try execution.array(count: nodeCount) { Double(bitPattern: distances[$0]) }, graph: self,
            execution: execution)
    }
}

private struct DeltaStepping {
    /// A node to be worked on, unless a shorter way to it has been found since.
    private struct Entry: BitwiseCopyable {
        let distance: Double
        let node: Int32
    }

    /// The bins of one thread. They cover a window of distances; what is farther waits outside.
    private final class Bins: @unchecked Sendable {
        var near = [[Entry]](repeating: [], count: DeltaStepping.window)
        var far: [Entry] = []

        func take(_ bin: Int) -> [Entry] {
            var entries: [Entry] = []
            swap(&entries, &near[bin])
            return entries
        }
    }

    private static let window = 1024
    /// With no more entries than this of its own for the bin under work, a thread goes on with them at once, without meeting the others.
    private static let fusionLimit = 1000

    private let outgoing: CSRGraph.Adjacency
    private let delta: Double
    private let execution: Execution
    private let parallelWork: Int
    private let bins: [Bins]
    /// The least distance known, a node, as the bits of a `Double` of at least 0, which are ordered as it is.
    let distances: WorkArray<UInt64>

    init(_ graph: CSRGraph, delta: Double, execution: Execution, parallelWork: Int) {
        outgoing = graph.outgoing
        self.delta = delta
        self.execution = execution
        self.parallelWork = parallelWork
        bins = (0..<execution.threads).map { _ in Bins() }
        distances = WorkArray(repeating: Double.infinity.bitPattern, count: graph.nodeCount)
    }

    /// A width for which a step finds a few edges lighter than it at a node: the mean of a sample of the weights over the mean degree.
    static func width(weights: EdgeWeights, nodeCount: Int) -> Double {
        var generator = SplitMix64(seed: 1)
        let sampleSize = 1024
        var sum = 0.0
        for _ in 0..<sampleSize { sum += weights[generator.next(below: weights.count)] / Double(sampleSize) }
        let width = 2 * sum * Double(nodeCount) / Double(weights.count)
        return width > 0 && width.isFinite ? width : 1
    }

    @inline(__always)
    func run(from source: Int32, weight: @Sendable (_ slot: Int) -> Double) throws(GraphKernelError) {
        distances[source] = 0.0.bitPattern
        bins[0].far.append(Entry(distance: 0, node: source))
        // The work of a step is guessed from the mean degree.
        let parallelEntries = parallelWork / max(1, outgoing.neighbors.count / distances.count)
        while let start = nextWindow() {
            for bin in 0..<Self.window {
                while true {
                    // Taken out, so that threads may fill the bin anew while they work on it.
                    let lists = bins.map { $0.take(bin) }.filter { !$0.isEmpty }
                    guard !lists.isEmpty else { break }
                    for entries in lists {
                        try execution.limited(toWork: entries.count, minimum: parallelEntries)
                            .forEachChunk(of: entries.count, size: 64) { chunk, worker in
                                relax(entries, chunk, worker, bin: bin, start: start, weight: weight)
                            }
                    }
                }
            }
        }
    }

    /// Looks at the edges of some nodes of a bin.
    @inline(__always)
    private func relax(
        _ entries: [Entry], _ chunk: Range<Int>, _ worker: Int, bin: Int, start: Double, weight: (_ slot: Int) -> Double
    ) {
        let (outgoing, distances, delta) = (outgoing, distances, delta)
        let own = bins[worker]
        // Taken out of the object, so that an access is not checked for exclusivity every time.
        var near: [[Entry]] = []
        swap(&near, &own.near)
        var (entries, chunk) = (entries, chunk)
        while true {
            for index in chunk {
                let entry = entries[index]
                guard distances.atomicLoad(Int(entry.node)) == entry.distance.bitPattern else { continue }
                for slot in outgoing.range(of: entry.node) {
                    let neighbor = outgoing.neighbor(slot)
                    let candidate = entry.distance + weight(slot)
                    guard distances.lower(Int(neighbor), to: candidate) else { continue }
                    let place = (candidate - start) / delta
                    if place < Double(Self.window) {
                        near[Int(place)].append(Entry(distance: candidate, node: neighbor))
                    } else {
                        own.far.append(Entry(distance: candidate, node: neighbor))
                    }
                }
            }
            guard !near[bin].isEmpty, near[bin].count < Self.fusionLimit else { break }
            entries = near[bin]
            near[bin] = []
            chunk = 0..<entries.count
        }
        swap(&near, &own.near)
    }

    /// Moves the window to the nearest of the entries outside it, and returns where it starts; `nil` if there are none.
    private func nextWindow() -> Double? {
        var start = Double.infinity
        for thread in bins {
            thread.far.removeAll { distances[$0.node] != $0.distance.bitPattern }
            for entry in thread.far { start = min(start, entry.distance) }
        }
        guard start < .infinity else { return nil }
        for thread in bins {
            var rest: [Entry] = []
            for entry in thread.far {
                let place = (entry.distance - start) / delta
                if place < Double(Self.window) { thread.near[Int(place)].append(entry) } else { rest.append(entry) }
            }
            thread.far = rest
        }
        return start
    }
}

extension WorkArray where Element == UInt64 {
    /// Lowers a distance to another if that is less, and says whether it was.
    @inline(__always)
    fileprivate func lower(_ index: Int, to distance: Double) -> Bool {
        var known = atomicLoad(index)
        while distance.bitPattern < known {
            if atomicCompareExchange(index, expected: known, desired: distance.bitPattern) { return true }
            known = atomicLoad(index)
        }
        return false
    }
}
