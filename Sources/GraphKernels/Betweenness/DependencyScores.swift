import Synchronization

/// Where the dependencies of sources are added up: at nodes or at slots.
///
/// The dependency of a source on a node or an edge is the sum, over all targets, of the fraction of the shortest paths to the target that
/// pass through it.
struct DependencyScores {
    let nodes: WorkArray<Double>?
    let slots: WorkArray<Double>?
    /// By source, how much its dependencies count; nil if all count alike.
    var weights: WorkArray<Double>?

    /// How much the dependencies of a source count.
    @inline(__always)
    func weight(of source: Int32) -> Double { weights?[source] ?? 1 }

    enum Place {
        case nodes, slots
    }
}

extension CSRGraph {
    /// The dependencies of sources, summed up: one number a node or a slot.
    ///
    /// The sources are cut into groups that depend on the graph and the sources only. Each group has sums of its own, and these are added in
    /// the order of groups, so the result does not depend on the number of threads.
    ///
    /// - Parameters:
    ///   - sources: different nodes, in an order in which those side by side are near each other in the graph.
    ///   - areScattered: whether even those side by side are far apart, because there are few.
    ///   - weights: by node, how much its dependencies count; finite and not negative.
    /// - Precondition: the graph is simple.
    func sumDependencies(
        of sources: [Int32], areScattered: Bool, at place: DependencyScores.Place, weights: WorkArray<Double>? = nil,
        execution: Execution
    ) throws(GraphKernelError) -> WorkArray<Double> {
        let method = try BrandesMethod(for: self, sources: sources, areScattered: areScattered)
        let count = place == .nodes ? nodeCount : outgoing.neighbors.count
        let batchSize = method.batchSize
        let batchCount = (sources.count + batchSize - 1) / batchSize
        // More groups balance the threads better, but each has sums of 8 bytes a node or slot.
        let groupCount = max(1, min(batchCount, max(8, min(64, (1 << 25) / max(1, count)))))
        let sums = try (0..<groupCount).map { (_) throws(GraphKernelError) in try WorkArray<Double>(zeros: count) }
        let idle = Mutex<[BrandesWorker]>([])
        let execution = execution.limited(toWork: min(sources.count, 1 << 16) * (nodeCount + outgoing.neighbors.count), minimum: 1 << 17)
        execution.monitor?.begin(sources.count)
        try execution.forEach(groupCount) { group, _ throws(GraphKernelError) in
            var worker = if let idle = idle.withLock({ $0.popLast() }) { idle } else { try BrandesWorker(graph: self, method: method) }
            let scores = DependencyScores(
                nodes: place == .nodes ? sums[group] : nil, slots: place == .slots ? sums[group] : nil, weights: weights)
            worker.beginGroup()
            for batch in batchCount * group / groupCount..<batchCount * (group + 1) / groupCount {
                guard execution.monitor?.isCancelled != true else { break }
                let members = sources[batch * batchSize..<min(sources.count, (batch + 1) * batchSize)]
                try worker.addDependencies(of: members, to: scores)
                execution.monitor?.advance(by: members.count)
            }
            idle.withLock { $0.append(worker) }
        }
        let total = try WorkArray<Double>(zeros: count)
        try execution.limited(toWork: count * groupCount, minimum: 1 << 18).forEachChunk(of: count, size: 1 << 12) { chunk, _ in
            for sum in sums {
                for index in chunk {
                    total[index] += sum[index]
                }
            }
        }
        return total
    }
}

/// The scratch space of a thread that finds dependencies, whichever way.
private struct BrandesWorker {
    private var batch: BrandesBatch?
    private var search: BrandesSearch?
    private let weightedSearch: BrandesDijkstra?
    private let graph: CSRGraph
    private var hasOverflown = false

    init(graph: CSRGraph, method: BrandesMethod) throws(GraphKernelError) {
        self.graph = graph
        switch method {
        case .batches: (batch, search, weightedSearch) = (try BrandesBatch(graph: graph), nil, nil)
        case .searches: (batch, search, weightedSearch) = (nil, try BrandesSearch(graph: graph), nil)
        case .weighted(let lengths): (batch, search, weightedSearch) = (nil, nil, try BrandesDijkstra(graph: graph, lengths: lengths))
        }
    }

    /// Forgets that path counts of an earlier group were too large for a batch: what is done with a group must not depend on others.
    mutating func beginGroup() {
        hasOverflown = false
    }

    mutating func addDependencies(of sources: ArraySlice<Int32>, to scores: DependencyScores) throws(GraphKernelError) {
        if let weightedSearch {
            for source in sources { weightedSearch.addDependencies(of: source, to: scores) }
            return
        }
        if !hasOverflown, batch?.addDependencies(of: sources, to: scores) == true { return }
        hasOverflown = true
        let search = if let search = self.search { search } else { try BrandesSearch(graph: graph) }
        for source in sources { search.addDependencies(of: source, to: scores) }
        self.search = search
    }
}
