/// Finds the distances to the farthest nodes from some nodes of a graph, and keeps what it has prepared for the next ones.
final class EccentricitySearch {
    private let graph: CSRGraph
    let execution: Execution
    /// Searches one after the other cost less than preparing for many at the same time, up to this many.
    private let singleLimit: Int
    private var singleCount = 0
    private var weighted: [DijkstraScratch] = []
    private var single: BreadthFirstSearch?
    private var order: LocalityOrder?
    private var multiple: [MultiSourceBFS] = []

    init(_ graph: CSRGraph, execution: Execution, singleLimit: Int = 64) {
        self.graph = graph
        self.execution = execution
        self.singleLimit = singleLimit
    }

    /// One eccentricity a source, in their order. A node occurs once.
    func eccentricities(of sources: [Int32]) throws(GraphKernelError) -> [Double] {
        if graph.isWeighted { return try searchWeighted(sources) }
        singleCount += sources.count
        return singleCount <= singleLimit ? try searchOneByOne(sources) : try searchTogether(sources)
    }

    /// The same for a graph without weights, from many sources at the same time.
    func eccentricities(together sources: [Int32]) throws(GraphKernelError) -> [Double] {
        assert(!graph.isWeighted, "a search from many sources counts hops")
        return try searchTogether(sources)
    }

    /// The order in which many sources are searched from; of an undirected graph, one of the graph itself.
    func localityOrder() throws(GraphKernelError) -> LocalityOrder {
        let order = if let order { order } else { try LocalityOrder(graph.reversed, execution: execution) }
        self.order = order
        return order
    }

    private func searchWeighted(_ sources: [Int32]) throws(GraphKernelError) -> [Double] {
        let limited = execution.limited(toWork: sources.count * graph.outgoing.neighbors.count)
        while weighted.count < limited.threads { weighted.append(try DijkstraScratch(graph, monitor: execution.monitor)) }
        let (searches, farthest, monitor) = try (weighted, WorkArray<Double>(zeros: sources.count), execution.monitor)
        try limited.forEach(sources.count) { index, worker in
            let search = searches[worker]
            search.run(from: sources[index])
            farthest[index] = search.distances[search.settled[search.settledCount - 1]]
            monitor?.advance(by: 1)
        }
        return farthest.array
    }

    private func searchOneByOne(_ sources: [Int32]) throws(GraphKernelError) -> [Double] {
        let unwatched = Execution(threads: execution.threads)
        let search = if let single { single } else { try BreadthFirstSearch(graph, execution: unwatched) }
        single = search
        var farthest: [Double] = []
        for source in sources {
            try execution.checkCancelled()
            let length = try search.run(from: source)
            farthest.append(Double(length))
            execution.monitor?.advance(by: 1)
        }
        return farthest
    }

    /// The last level on which a search reaches a node is the eccentricity of its source. Searches run against the edges of the graph they
    /// are given.
    private func searchTogether(_ sources: [Int32]) throws(GraphKernelError) -> [Double] {
        let order = try localityOrder()
        let batches = try order.batches(of: sources)
        let limited = execution.limited(toWork: sources.count * graph.outgoing.neighbors.count / SearchSet.capacity)
        while multiple.count < min(limited.threads, max(1, batches.count)) {
            multiple.append(try MultiSourceBFS(order, monitor: execution.monitor))
        }
        let (searches, farthest, monitor) = try (multiple, WorkArray<Double>(zeros: graph.nodeCount), execution.monitor)
        try limited.forEach(batches.count) { index, worker in
            let batch = batches[index]
            var (reaching, level) = (SearchSet.none, 0)
            func record() {
                reaching.forEach { farthest[order.oldNodes[Int(batch.sources[batch.sources.startIndex + $0])]] = Double(level) }
            }
            searches[worker].run(from: batch.sources, within: batch.range) { _, newLevel, searches in
                if newLevel > level {
                    record()
                    (reaching, level) = (.none, newLevel)
                }
                reaching = reaching | searches
            }
            record()
            monitor?.advance(by: batch.sources.count)
        }
        try execution.checkCancelled()
        return sources.map { farthest[$0] }
    }
}
