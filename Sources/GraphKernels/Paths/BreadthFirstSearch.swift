/// How far every node is from a source, in hops, and through which node it is reached.
public struct BreadthFirstTree: Sendable, Equatable {
    /// Where the search started.
    public let source: Int32

    /// The number of hops from the source, a node; -1 if it cannot be reached.
    public let distances: [Int32]

    /// The smallest neighbour one hop nearer to the source, a node; -1 for the source and for nodes that cannot be reached.
    public let parents: [Int32]
}

extension CSRGraph {
    /// Distances in hops from a source, and a tree of shortest paths.
    ///
    /// Edges are followed from source to target; use ``reversed`` for distances *to* a node. Weights, parallel edges and self-loops do not
    /// matter. The parent is defined by node ids and not by the order of exploration, so that any implementation gives the same tree.
    ///
    /// Time: O(nodes + edges). Auxiliary space: O(nodes).
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``.
    public func breadthFirstSearch(from source: Int32) throws(GraphKernelError) -> BreadthFirstTree {
        try check(source)
        var distances = [Int32](repeating: -1, count: nodeCount)
        var parents = distances
        var queue = [source]
        distances[Int(source)] = 0
        var head = 0
        while head < queue.count {
            let node = queue[head]
            head += 1
            let distance = distances[Int(node)] + 1
            for slot in outgoing.slots(of: node) {
                let neighbor = Int(outgoing.neighbors[slot])
                if distances[neighbor] < 0 {
                    distances[neighbor] = distance
                    parents[neighbor] = node
                    queue.append(Int32(neighbor))
                } else if distances[neighbor] == distance, node < parents[neighbor] {
                    parents[neighbor] = node
                }
            }
        }
        return BreadthFirstTree(source: source, distances: distances, parents: parents)
    }
}
