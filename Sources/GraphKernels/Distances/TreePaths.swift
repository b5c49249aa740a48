extension BreadthFirstTree {
    /// The nodes of the tree's path from the source to a node, both included, which is a shortest one; `nil` if the node cannot be
    /// reached.
    ///
    /// Time and space: O(nodes of the path).
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``.
    public func path(to target: Int32) throws(GraphKernelError) -> [Int32]? {
        try treePath(to: target, along: parents) { distances[$0] >= 0 }
    }
}

extension BreadthFirstForest {
    /// The nodes of the forest's path to a node from a source nearest to it, both included, which is a shortest one; `nil` if the node
    /// cannot be reached.
    ///
    /// Time and space: O(nodes of the path).
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``.
    public func path(to target: Int32) throws(GraphKernelError) -> [Int32]? {
        try treePath(to: target, along: parents) { distances[$0] >= 0 }
    }
}

extension ShortestPathTree {
    /// The nodes of the tree's path from the source to a node, both included, which is a shortest one; `nil` if the node cannot be
    /// reached.
    ///
    /// Time and space: O(nodes of the path).
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``.
    public func path(to target: Int32) throws(GraphKernelError) -> [Int32]? {
        try treePath(to: target, along: parents) { distances[$0] < .infinity }
    }
}

/// The nodes from a root to a node of a tree that is given by the parent of every node, -1 for roots.
private func treePath(
    to target: Int32, along parents: [Int32], isReached: (_ node: Int) -> Bool
) throws(GraphKernelError) -> [Int32]? {
    guard parents.indices.contains(Int(target)) else { throw .noSuchNode(target, nodeCount: parents.count) }
    guard isReached(Int(target)) else { return nil }
    var nodes = [target]
    var parent = parents[Int(target)]
    while parent >= 0 {
        nodes.append(parent)
        parent = parents[Int(parent)]
    }
    return nodes.reversed()
}
