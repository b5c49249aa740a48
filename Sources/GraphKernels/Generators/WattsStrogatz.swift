extension EdgeList {
    /// A small world: a ring in which every node is joined to its `degree` nearest ones, and then the far end of every edge is moved, with a
    /// probability, to a node drawn at random. It is simple and has `nodeCount` · `degree` / 2 edges.
    ///
    /// An edge stays where its near end is joined to all other nodes already. The graph need not be connected.
    ///
    /// Time and space: O(edges), if degrees are far below the node count. D. Watts, S. Strogatz, Collective dynamics of “small-world” networks,
    /// 1998, doi:10.1038/30918.
    ///
    /// - Throws: ``GraphKernelError/invalidParameter(name:value:requirement:)`` unless `degree` is even, not negative and below the node
    ///   count, and 0 ≤ `rewiring` ≤ 1; ``GraphKernelError/invalidNodeCount(_:)``, ``GraphKernelError/tooManyEdges(_:)``.
    public static func wattsStrogatz(
        nodeCount: Int, degree: Int, rewiring: Double, seed: UInt64
    ) throws(GraphKernelError) -> EdgeList {
        try checkNodeCount(nodeCount)
        guard degree >= 0, degree.isMultiple(of: 2), degree < max(1, nodeCount) else {
            throw .invalidParameter(name: "degree", value: Double(degree), requirement: "even, at least 0 and below the node count")
        }
        guard (0...1).contains(rewiring) else {
            throw .invalidParameter(name: "rewiring", value: rewiring, requirement: "between 0 and 1")
        }
        try checkEdgeCount(nodeCount * degree / 2)
        func key(_ a: Int, _ b: Int) -> Int { min(a, b) * nodeCount + max(a, b) }
        var edges: [(Int32, Int32)] = []
        var keys: Set<Int> = []
        var degrees = [Int](repeating: degree, count: nodeCount)
        for hop in 1..<degree / 2 + 1 {
            for node in 0..<nodeCount {
                edges.append((Int32(node), Int32((node + hop) % nodeCount)))
                keys.insert(key(node, (node + hop) % nodeCount))
            }
        }
        var generator = SplitMix64(seed: seed)
        for edge in edges.indices where generator.nextUnit() < rewiring {
            let (source, target) = (Int(edges[edge].0), Int(edges[edge].1))
            guard degrees[source] < nodeCount - 1 else { continue }
            var other: Int
            repeat { other = generator.next(below: nodeCount) } while other == source || keys.contains(key(source, other))
            keys.remove(key(source, target))
            keys.insert(key(source, other))
            degrees[target] -= 1
            degrees[other] += 1
            edges[edge].1 = Int32(other)
        }
        return try EdgeList(edges, nodeCount: nodeCount)
    }
}
