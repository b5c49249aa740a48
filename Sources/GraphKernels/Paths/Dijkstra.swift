/// How far every node is from a source, as the sum of edge weights, and through which node it is reached.
public struct ShortestPathTree: Sendable, Equatable {
    /// Where the search started.
    public let source: Int32

    /// The length of a shortest path from the source, a node; infinity if there is none.
    public let distances: [Double]

    /// The node before the last on a shortest path, a node; -1 for the source and for nodes that cannot be reached. Following the parents
    /// leads to the source, also where edges weigh 0.
    public let parents: [Int32]
}

extension CSRGraph {
    /// Weighted distances from a source, and a tree of shortest paths. In an unweighted graph every edge weighs 1.
    ///
    /// Edges are followed from source to target; use ``reversed`` for distances *to* a node. Of parallel edges the lightest counts,
    /// self-loops do not matter. Lengths are summed from the source on.
    ///
    /// Time: O((nodes + edges) log edges). Auxiliary space: O(nodes + edges).
    ///
    /// E. W. Dijkstra, A note on two problems in connexion with graphs, 1959, doi:10.1007/BF01386390.
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``.
    public func dijkstra(from source: Int32) throws(GraphKernelError) -> ShortestPathTree {
        try check(source)
        func precedes(_ a: (distance: Double, node: Int32), _ b: (distance: Double, node: Int32)) -> Bool { a < b }
        var distances = [Double](repeating: .infinity, count: nodeCount)
        var parents = [Int32](repeating: -1, count: nodeCount)
        var frontier = BinaryHeap<(distance: Double, node: Int32)>()
        distances[Int(source)] = 0
        frontier.insert((0, source), by: precedes)
        while let (distance, node) = frontier.popFirst(by: precedes) {
            // A node is queued anew when a shorter way is found; what was queued before is stale.
            guard distance == distances[Int(node)] else { continue }
            for slot in outgoing.slots(of: node) {
                let neighbor = outgoing.neighbors[slot]
                let candidate = distance + (outgoing.weights?[slot] ?? 1)
                guard candidate < distances[Int(neighbor)] else { continue }
                distances[Int(neighbor)] = candidate
                parents[Int(neighbor)] = node
                frontier.insert((candidate, neighbor), by: precedes)
            }
        }
        return ShortestPathTree(source: source, distances: distances, parents: parents)
    }
}
