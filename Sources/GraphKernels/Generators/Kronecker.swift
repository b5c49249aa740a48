extension EdgeList {
    /// A Kronecker graph (R-MAT) of 2^`scale` nodes and `edgeFactor` · 2^`scale` edges, with the parameters of the Graph500 benchmark
    /// (0.57, 0.19, 0.19, 0.05): few nodes have very many neighbours, and many have none. Ids are shuffled. There are parallel edges and
    /// self-loops, which the benchmarks leave out.
    ///
    /// Every edge depends on the seed and its position only, so the list does not depend on the threads.
    ///
    /// Time: O(`scale` · edges). D. Chakrabarti, Y. Zhan, C. Faloutsos, R-MAT: a recursive model for graph mining, 2004,
    /// doi:10.1137/1.9781611972740.43.
    ///
    /// - Throws: ``GraphKernelError/invalidParameter(name:value:requirement:)``, ``GraphKernelError/cancelled``.
    public static func kronecker(
        scale: Int, edgeFactor: Int, seed: UInt64, execution: Execution = .automatic
    ) throws(GraphKernelError) -> EdgeList {
        guard (0...30).contains(scale) else {
            throw .invalidParameter(name: "scale", value: Double(scale), requirement: "between 0 and 30")
        }
        guard edgeFactor >= 0, edgeFactor <= Int(Int32.max) >> scale else {
            throw .invalidParameter(name: "edgeFactor", value: Double(edgeFactor), requirement: "between 0 and \(Int(Int32.max) >> scale)")
        }
        let (nodeCount, edgeCount) = (1 << scale, edgeFactor << scale)
        var generator = SplitMix64(seed: seed)
        let ids = try FrozenArray((0..<Int32(nodeCount)).shuffled(using: &generator))
        let stream = generator.next()
        let (sources, targets) = try (WorkArray<Int32>(zeros: edgeCount), WorkArray<Int32>(zeros: edgeCount))
        try execution.limited(toWork: edgeCount, minimum: 1 << 12).forEachChunk(of: edgeCount, size: 1 << 14) { edges, _ in
            for edge in edges {
                var generator = SplitMix64(seed: SplitMix64.mix(stream &+ UInt64(edge)))
                var (source, target, bits) = (0, 0, UInt64(0))
                for level in 0..<scale {
                    if level % 3 == 0 { bits = generator.next() }
                    // The quadrant without a jump: which of the sums 0.57, 0.76, 0.95 the draw, 21 bits long, has passed.
                    let draw = bits & 0x1F_FFFF
                    bits >>= 21
                    let (a, ab, abc) = (draw >= 1_195_377 ? 1 : 0, draw >= 1_593_836 ? 1 : 0, draw >= 1_992_295 ? 1 : 0)
                    source = source << 1 | ab
                    target = target << 1 | (a ^ ab ^ abc)
                }
                sources[edge] = ids[unchecked: source]
                targets[edge] = ids[unchecked: target]
            }
        }
        return EdgeList(sources: sources.frozen(), targets: targets.frozen(), weights: nil, nodeCount: nodeCount)
    }
}
