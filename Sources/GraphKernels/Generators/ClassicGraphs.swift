extension EdgeList {
    /// A path: every node is joined to the next. One edge fewer than nodes.
    ///
    /// - Throws: ``GraphKernelError/invalidNodeCount(_:)`` if the count is negative or ids would not fit `Int32`.
    public static func path(nodeCount: Int) throws(GraphKernelError) -> EdgeList {
        try tree(nodeCount: nodeCount, branching: 1)
    }

    /// A cycle: every node is joined to the next, the last to the first. As many edges as nodes, of which there are none or at least 3.
    ///
    /// - Throws: ``GraphKernelError/invalidNodeCount(_:)`` if the count is negative or ids would not fit `Int32`;
    ///   ``GraphKernelError/invalidParameter(name:value:requirement:)`` if it is 1 or 2.
    public static func cycle(nodeCount: Int) throws(GraphKernelError) -> EdgeList {
        try checkNodeCount(nodeCount)
        guard nodeCount == 0 || nodeCount >= 3 else {
            throw .invalidParameter(name: "nodeCount", value: Double(nodeCount), requirement: "0, or at least 3 for a cycle")
        }
        return try EdgeList(edgeCount: nodeCount, nodeCount: nodeCount) { (Int32($0), Int32(($0 + 1) % nodeCount)) }
    }

    /// A star: node 0 is joined to all others. One edge fewer than nodes.
    ///
    /// - Throws: ``GraphKernelError/invalidNodeCount(_:)`` if the count is negative or ids would not fit `Int32`.
    public static func star(nodeCount: Int) throws(GraphKernelError) -> EdgeList {
        try checkNodeCount(nodeCount)
        return try EdgeList(edgeCount: max(0, nodeCount - 1), nodeCount: nodeCount) { (0, Int32($0 + 1)) }
    }

    /// A tree: the children of node v are nodes `branching` · v + 1 to `branching` · (v + 1), as far as there are any. One edge fewer than
    /// nodes; every edge leads from the parent to the child.
    ///
    /// - Throws: ``GraphKernelError/invalidNodeCount(_:)`` if the count is negative or ids would not fit `Int32`;
    ///   ``GraphKernelError/invalidParameter(name:value:requirement:)`` if `branching` is below 1.
    public static func tree(nodeCount: Int, branching: Int) throws(GraphKernelError) -> EdgeList {
        try checkNodeCount(nodeCount)
        guard branching >= 1 else { throw .invalidParameter(name: "branching", value: Double(branching), requirement: "at least 1") }
        return try EdgeList(edgeCount: max(0, nodeCount - 1), nodeCount: nodeCount) { (Int32($0 / branching), Int32($0 + 1)) }
    }

    /// A complete graph: every two nodes are joined. n(n - 1)/2 edges, each from the smaller node to the larger.
    ///
    /// - Throws: ``GraphKernelError/invalidNodeCount(_:)`` if the count is negative or ids would not fit `Int32`;
    ///   ``GraphKernelError/tooManyEdges(_:)``.
    public static func complete(nodeCount: Int) throws(GraphKernelError) -> EdgeList {
        try checkNodeCount(nodeCount)
        let edgeCount = nodeCount * (nodeCount - 1) / 2
        try checkEdgeCount(edgeCount)
        var (source, target) = (Int32(0), Int32(0))
        return try EdgeList(edgeCount: edgeCount, nodeCount: nodeCount) { _ in
            target += 1
            if target == Int32(nodeCount) {
                source += 1
                target = source + 1
            }
            return (source, target)
        }
    }

    private init(edgeCount: Int, nodeCount: Int, edge: (Int) -> (Int32, Int32)) throws(GraphKernelError) {
        let (sources, targets) = try (WorkArray<Int32>(zeros: edgeCount), WorkArray<Int32>(zeros: edgeCount))
        for index in 0..<edgeCount { (sources[index], targets[index]) = edge(index) }
        self.init(sources: sources.frozen(), targets: targets.frozen(), weights: nil, nodeCount: nodeCount)
    }
}
