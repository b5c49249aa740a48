extension EdgeList {
    /// A graph that grows by preferential attachment: after a star of `edgesPerNode` + 1 nodes, every node is joined to `edgesPerNode`
    /// different earlier ones, drawn in proportion to their degrees. It is connected and simple, has (`nodeCount` - `edgesPerNode`) ·
    /// `edgesPerNode` edges, and its degrees follow a power law of exponent 3. Each edge leads from the newer node to the older.
    ///
    /// Time: O(edges · `edgesPerNode`), since every draw is compared with those of its node. Space: O(edges).
    ///
    /// A.-L. Barabási, R. Albert, Emergence of scaling in random networks, 1999, doi:10.1126/science.286.5439.509.
    ///
    /// - Throws: ``GraphKernelError/invalidParameter(name:value:requirement:)`` unless 1 ≤ `edgesPerNode` < `nodeCount`;
    ///   ``GraphKernelError/invalidNodeCount(_:)``, ``GraphKernelError/tooManyEdges(_:)``.
    public static func barabasiAlbert(nodeCount: Int, edgesPerNode: Int, seed: UInt64) throws(GraphKernelError) -> EdgeList {
        try checkNodeCount(nodeCount)
        guard edgesPerNode >= 1, edgesPerNode < nodeCount else {
            throw .invalidParameter(name: "edgesPerNode", value: Double(edgesPerNode), requirement: "at least 1 and below the node count")
        }
        let edgeCount = (nodeCount - edgesPerNode) * edgesPerNode
        try checkEdgeCount(edgeCount)
        var generator = SplitMix64(seed: seed)
        let (sources, targets) = try (WorkArray<Int32>(zeros: edgeCount), WorkArray<Int32>(zeros: edgeCount))
        for edge in 0..<edgesPerNode {
            sources[edge] = Int32(edgesPerNode)
            targets[edge] = Int32(edge)
        }
        // A random end of a random edge is a node drawn in proportion to its degree.
        for first in stride(from: edgesPerNode, to: edgeCount, by: edgesPerNode) {
            let node = Int32(first / edgesPerNode + edgesPerNode)
            for edge in first..<first + edgesPerNode {
                var target: Int32
                repeat {
                    let end = generator.next(below: 2 * first)
                    target = end & 1 == 0 ? sources[end >> 1] : targets[end >> 1]
                } while (first..<edge).contains { targets[$0] == target }
                sources[edge] = node
                targets[edge] = target
            }
        }
        return EdgeList(sources: sources.frozen(), targets: targets.frozen(), weights: nil, nodeCount: nodeCount)
    }
}
