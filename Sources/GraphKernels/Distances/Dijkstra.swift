/// How far every node is from a source, as the sum of edge weights, and through which node it is reached.
public struct ShortestPathTree: Sendable, Equatable {
    /// Where the search started.
    public let source: Int32

    /// The length of a shortest path from the source, a node; infinity if there is none.
    public let distances: [Double]

    /// The node before the last on a shortest path, a node; -1 for the source and for nodes that cannot be reached. Of several the smallest
    /// that is nearer to the source. Following the parents leads to the source, also where edges weigh 0: where all of them are at the
    /// same distance as the node, the smallest of those with the fewest such edges to a nearer node or the source.
    public let parents: [Int32]
}

extension CSRGraph {
    /// Weighted distances from a source, and a tree of shortest paths. In an unweighted graph every edge weighs 1.
    ///
    /// Edges are followed from source to target; use ``reversed`` for distances *to* a node. Of parallel edges the lightest counts,
    /// self-loops do not matter. Lengths are summed from the source on. The result is that of
    /// ``singleSourceShortestPaths(from:delta:execution:)``, which is faster on large graphs.
    ///
    /// Time: O((nodes + edges) log edges). Auxiliary space: O(nodes + edges).
    ///
    /// E. W. Dijkstra, A note on two problems in connexion with graphs, 1959, doi:10.1007/BF01386390.
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``, ``GraphKernelError/weightOverflow(greatest:)``,
    ///   ``GraphKernelError/cancelled``.
    public func dijkstra(from source: Int32, execution: Execution = .automatic) throws(GraphKernelError) -> ShortestPathTree {
        try check(source)
        execution.monitor?.begin(0)
        let search = try DijkstraScratch(self, monitor: execution.monitor)
        search.run(from: source)
        try execution.checkCancelled()
        return try ShortestPathTree(source: source, distances: search.distances, graph: self, execution: execution)
    }
}

/// Dijkstra's algorithm with the scratch space it works in, for many searches in the same graph.
///
/// A node is queued anew when a shorter way to it is found; what was queued before is passed over when its turn comes.
///
/// One thread at a time uses it, and nobody after a search that was cancelled.
final class DijkstraScratch: @unchecked Sendable {
    private let graph: CSRGraph
    private let monitor: RunMonitor?
    /// The length of a shortest path from the last source, a node; infinity if there is none.
    let distances: WorkArray<Double>
    /// The nodes reached, in ascending order of distance.
    let settled: WorkArray<Int32>
    private(set) var settledCount = 0
    private var heap = NodeQueue<Double>()

    init(_ graph: CSRGraph, monitor: RunMonitor?) throws(GraphKernelError) {
        try graph.checkWeightSums(times: CSRGraph.roundedSum)
        self.graph = graph
        self.monitor = monitor
        distances = try WorkArray(repeating: .infinity, count: graph.nodeCount)
        settled = try WorkArray(zeros: graph.nodeCount)
    }

    func run(from source: Int32) {
        for index in 0..<settledCount { distances[settled[index]] = .infinity }
        settledCount = 0
        switch graph.outgoing.weights {
        case .single(let weights): run(from: source) { Double(weights[unchecked: $0]) }
        case .double(let weights): run(from: source) { weights[unchecked: $0] }
        case nil: run(from: source) { _ in 1 }
        }
    }

    @inline(__always)
    private func run(from source: Int32, weight: (_ slot: Int) -> Double) {
        let (outgoing, distances, settled, monitor) = (graph.outgoing, distances, settled, monitor)
        // Taken out of the object, so that an access is not checked for exclusivity every time.
        var heap = NodeQueue<Double>()
        swap(&heap, &self.heap)
        var count = 0
        distances[source] = 0
        heap.insert(0, source)
        while let (distance, node) = heap.popFirst() {
            guard distance == distances[node] else { continue }
            if count & 0xFFFF == 0xFFFF, monitor?.isCancelled == true { break }
            settled[count] = node
            count += 1
            for slot in outgoing.range(of: node) {
                let neighbor = outgoing.neighbor(slot)
                let candidate = distance + weight(slot)
                guard candidate < distances[neighbor] else { continue }
                distances[neighbor] = candidate
                heap.insert(candidate, neighbor)
            }
        }
        heap.removeAll()
        settledCount = count
        swap(&heap, &self.heap)
    }
}
