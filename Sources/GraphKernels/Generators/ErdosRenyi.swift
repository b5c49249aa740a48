#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension EdgeList {
    /// A random graph G(n, m): `edgeCount` different edges, every set of so many being as likely as any other. No loops.
    ///
    /// Time and space: O(edges), by Floyd's sampling. P. Erdős, A. Rényi, On random graphs I, 1959; J. Bentley, R. Floyd, A sample of
    /// brilliance, 1987, doi:10.1145/30401.315746.
    ///
    /// - Parameter directed: Whether (u, v) and (v, u) are two edges.
    /// - Throws: ``GraphKernelError/invalidParameter(name:value:requirement:)`` if there are fewer pairs of nodes than edges asked for;
    ///   ``GraphKernelError/invalidNodeCount(_:)``, ``GraphKernelError/tooManyEdges(_:)``.
    public static func erdosRenyi(
        nodeCount: Int, edgeCount: Int, directed: Bool = false, seed: UInt64
    ) throws(GraphKernelError) -> EdgeList {
        try checkNodeCount(nodeCount)
        try checkEdgeCount(edgeCount)
        let pairs = NodePairs(nodeCount: nodeCount, areOrdered: directed)
        guard edgeCount >= 0, edgeCount <= pairs.count else {
            throw .invalidParameter(
                name: "edgeCount", value: Double(edgeCount), requirement: "between 0 and the number of pairs of nodes, \(pairs.count)")
        }
        var generator = SplitMix64(seed: seed)
        var taken: Set<Int> = []
        taken.reserveCapacity(edgeCount)
        let edges = (pairs.count - edgeCount..<pairs.count).map { last in
            let pair = generator.next(below: last + 1)
            if taken.insert(pair).inserted { return pairs[pair] }
            taken.insert(last)
            return pairs[last]
        }
        return try EdgeList(edges, nodeCount: nodeCount)
    }

    /// A random graph G(n, p): every pair of nodes is joined with the same probability, by itself. No loops.
    ///
    /// Time and space: O(nodes + edges): the pairs between two edges are skipped at once. E. N. Gilbert, Random graphs, 1959,
    /// doi:10.1214/aoms/1177706098; V. Batagelj, U. Brandes, Efficient generation of large random networks, 2005,
    /// doi:10.1103/PhysRevE.71.036113.
    ///
    /// - Parameter directed: Whether (u, v) and (v, u) are two edges.
    /// - Throws: ``GraphKernelError/invalidParameter(name:value:requirement:)`` unless 0 ≤ `probability` ≤ 1;
    ///   ``GraphKernelError/invalidNodeCount(_:)``, ``GraphKernelError/tooManyEdges(_:)``.
    public static func erdosRenyi(
        nodeCount: Int, probability: Double, directed: Bool = false, seed: UInt64
    ) throws(GraphKernelError) -> EdgeList {
        try checkNodeCount(nodeCount)
        guard (0...1).contains(probability) else {
            throw .invalidParameter(name: "probability", value: probability, requirement: "between 0 and 1")
        }
        let pairs = NodePairs(nodeCount: nodeCount, areOrdered: directed)
        var generator = SplitMix64(seed: seed)
        var edges: [(Int32, Int32)] = []
        var pair = -1
        while probability > 0 {
            // A geometric number: how many pairs fail before one succeeds.
            let skipped = probability == 1 ? 0 : (log(1 - generator.nextUnit()) / log1p(-probability)).rounded(.down)
            guard skipped < Double(pairs.count - pair - 1) else { break }
            pair += 1 + Int(skipped)
            edges.append(pairs[pair])
            try checkEdgeCount(edges.count)
        }
        return try EdgeList(edges, nodeCount: nodeCount)
    }

    /// Edges that are known to be in order.
    init(_ edges: [(Int32, Int32)], nodeCount: Int) throws(GraphKernelError) {
        self.init(
            sources: try FrozenArray(edges.lazy.map(\.0)), targets: try FrozenArray(edges.lazy.map(\.1)), weights: nil, nodeCount: nodeCount
        )
    }
}

/// All pairs of different nodes, numbered.
private struct NodePairs {
    let nodeCount: Int
    let areOrdered: Bool

    /// At most 2⁶², because ids are `Int32`.
    var count: Int {
        areOrdered ? nodeCount * max(0, nodeCount - 1) : nodeCount * (nodeCount - 1) / 2
    }

    subscript(index: Int) -> (Int32, Int32) {
        if areOrdered {
            let (source, rest) = index.quotientAndRemainder(dividingBy: nodeCount - 1)
            return (Int32(source), Int32(rest < source ? rest : rest + 1))
        }
        // Pair (u, v), u < v, has the number v(v - 1)/2 + u; the root may be off by one.
        var larger = Int((1 + (1 + 8 * Double(index)).squareRoot()) / 2)
        while larger * (larger - 1) / 2 > index { larger -= 1 }
        while (larger + 1) * larger / 2 <= index { larger += 1 }
        return (Int32(index - larger * (larger - 1) / 2), Int32(larger))
    }
}
