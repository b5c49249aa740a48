/// For every node, a function of the distances to the nodes it reaches, added up: what closeness and harmonic centrality are made of.
struct DistanceSums {
    /// The sum over all other nodes that a node reaches, a node.
    let sums: [Double]
    /// The number of other nodes that a node reaches, a node.
    let reached: [Int32]

    /// - Parameter value: What a distance contributes.
    @inline(__always)
    init(
        _ graph: CSRGraph, execution: Execution, _ value: @Sendable (_ distance: Double) -> Double
    ) throws(GraphKernelError) {
        let n = graph.nodeCount
        execution.monitor?.begin(n)
        if graph.isWeighted {
            let (sums, reached) = try (WorkArray<Double>(zeros: n), WorkArray<Int32>(zeros: n))
            let limited = execution.limited(toWork: n * graph.outgoing.neighbors.count)
            let searches = try (0..<limited.threads).map { (_) throws(GraphKernelError) in
                try DijkstraScratch(graph, monitor: execution.monitor)
            }
            try limited.forEach(n) { source, worker in
                let search = searches[worker]
                search.run(from: Int32(source))
                // Distances ascend along the order of settling: the sum does not depend on anything else.
                var sum = 0.0
                for index in 1..<search.settledCount { sum += value(search.distances[search.settled[index]]) }
                (sums[source], reached[source]) = (sum, Int32(search.settledCount - 1))
                execution.monitor?.advance(by: 1)
            }
            (self.sums, self.reached) = (sums.array, reached.array)
            return
        }
        let order = try LocalityOrder(graph, execution: execution)
        // Batches are dealt out to groups with sums of their own, as many as the graph says, and the groups added in order: so sums are
        // rounded in the same way on any number of threads.
        let groupCount = min((order.batches.count + 1) / 2, min(64, max(8, (1 << 22) / max(1, n))))
        let sums = try WorkArray<Double>(zeros: groupCount * n)
        let reached = try WorkArray<Int32>(zeros: groupCount * n)
        let limited = execution.limited(toWork: n * graph.outgoing.neighbors.count / 256)
        let searches = try (0..<min(limited.threads, max(1, groupCount))).map { (_) throws(GraphKernelError) in
            try MultiSourceBFS(order, monitor: execution.monitor)
        }
        try limited.forEach(groupCount) { group, worker in
            let row = group * n
            let first = order.batches.count * group / groupCount
            for batch in order.batches[first..<order.batches.count * (group + 1) / groupCount] {
                // What the distance of the level contributes.
                var (level, contribution) = (0, 0.0)
                searches[worker].run(from: batch.sources, within: batch.range) { node, distance, searches in
                    if distance != level { (level, contribution) = (distance, value(Double(distance))) }
                    let count = searches.count
                    sums[row &+ node] += Double(count) * contribution
                    reached[row &+ node] += Int32(count)
                }
                execution.monitor?.advance(by: batch.sources.count)
            }
        }
        try execution.checkCancelled()
        var (totals, counts) = ([Double](repeating: 0, count: n), [Int32](repeating: 0, count: n))
        for group in 1..<max(1, groupCount) {
            for node in 0..<n {
                sums[node] += sums[group * n + node]
                reached[node] += reached[group * n + node]
            }
        }
        for node in 0..<n { (totals[Int(order.oldNodes[node])], counts[Int(order.oldNodes[node])]) = (sums[node], reached[node]) }
        (self.sums, self.reached) = (totals, counts)
    }
}
