/// How far every node is from the nearest of several sources, in hops, and through which node it is reached.
public struct BreadthFirstForest: Sendable, Equatable {
    /// Where the search started.
    public let sources: [Int32]

    /// The number of hops from the nearest source, a node; -1 if none reaches it.
    public let distances: [Int32]

    /// The smallest neighbour one hop nearer to a source, a node; -1 for sources and for nodes that cannot be reached.
    public let parents: [Int32]
}

extension CSRGraph {
    /// Distances in hops from the nearest of several sources, and a forest of shortest paths from them, in one search.
    ///
    /// Edges are followed from source to target; use ``reversed`` for distances *to* the nearest. Weights, parallel edges and self-loops
    /// do not matter, nor does a source that is named twice. Without sources nothing is reached. Parents are defined by node ids, so that
    /// any number of threads gives the same forest.
    ///
    /// Time: O(nodes + edges), on graphs of small diameter a fraction of the edges. Auxiliary space: up to 5 bytes a node.
    ///
    /// S. Beamer, K. Asanović, D. Patterson, Direction-optimizing breadth-first search, 2012, doi:10.1109/SC.2012.50.
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``, ``GraphKernelError/outOfMemory(bytes:)``, ``GraphKernelError/cancelled``.
    public func breadthFirstSearch(
        fromNearestOf sources: [Int32], execution: Execution = .automatic
    ) throws(GraphKernelError) -> BreadthFirstForest {
        for source in sources { try check(source) }
        execution.monitor?.begin(nodeCount)
        let search = try BreadthFirstSearch(self, execution: execution)
        try search.run(from: sources)
        return BreadthFirstForest(sources: sources, distances: search.distances.array, parents: search.parents.array)
    }

    /// The number of hops from each of several sources to every node, -1 where it cannot be reached: a row a source, in their order,
    /// indexed by node. Up to 256 sources are searched from at the same time, a bit each, and go on together where they meet.
    ///
    /// Edges are followed from source to target. Weights, parallel edges and self-loops do not matter. The result does not depend on the
    /// number of threads.
    ///
    /// Time: O(sources · nodes), and for every 256 sources at most O(levels · edges). Space: 8 bytes a source and node while it runs, 4 in
    /// the result; O(edges), and O(nodes) a thread.
    ///
    /// M. Then et al., The more the merrier: efficient multi-source graph traversal, 2014, doi:10.14778/2735496.2735507.
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``, ``GraphKernelError/outOfMemory(bytes:)``, ``GraphKernelError/cancelled``.
    public func breadthFirstDistances(
        fromEach sources: [Int32], execution: Execution = .automatic
    ) throws(GraphKernelError) -> [[Int32]] {
        for source in sources { try check(source) }
        guard !sources.isEmpty else { return [] }
        // Searches run against the edges of the graph they are given.
        let order = try LocalityOrder(reversed, execution: execution)
        // Where the distances from a source begin: one that is named twice is searched from once.
        var places: [Int32: Int] = [:]
        for source in sources where places[source] == nil { places[source] = places.count * nodeCount }
        execution.monitor?.begin(places.count)
        let batches = try order.batches(of: Array(places.keys))
        let distances = try WorkArray<Int32>(repeating: -1, count: places.count * nodeCount)
        let limited = execution.limited(toWork: sources.count * outgoing.neighbors.count / SearchSet.capacity)
        let searches = try (0..<min(limited.threads, batches.count)).map { (_) throws(GraphKernelError) in
            try MultiSourceBFS(order, monitor: execution.monitor)
        }
        let rows = places
        try limited.forEach(batches.count) { index, worker in
            let batch = batches[index]
            let starts = batch.sources.map { rows[order.oldNodes[Int($0)]] ?? 0 }
            for (source, start) in zip(batch.sources, starts) { distances[start + Int(order.oldNodes[Int(source)])] = 0 }
            searches[worker].run(from: batch.sources, within: batch.range) { node, level, reaching in
                let old = Int(order.oldNodes[node])
                reaching.forEach { distances[starts[$0] + old] = Int32(level) }
            }
            execution.monitor?.advance(by: batch.sources.count)
        }
        try execution.checkCancelled()
        return try sources.map { (source) throws(GraphKernelError) in
            let start = rows[source] ?? 0
            return try execution.array(count: nodeCount) { distances[start + $0] }
        }
    }
}
