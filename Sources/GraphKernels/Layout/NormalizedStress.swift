extension CSRGraph {
    /// How far distances in a layout are from distances in the graph: the **normalised stress**
    ///
    ///     Σ (α‖p − q‖ − d)² / d²  ÷  number of pairs
    ///
    /// over all pairs of a source and a node that it reaches, d hops or weights away, with the α that makes it least. So it is the same for a
    /// layout that is scaled, turned, shifted or reflected. From 0, all distances right, to 1, all nodes at one place; 0 without pairs.
    ///
    /// Edges may be walked both ways and have the lengths that ``stressLayout(pivots:sweeps:seed:execution:)`` gives them. Some dozens of
    /// sources drawn at random tell the stress of a large graph to three digits. Time: O(sources · (nodes + edges)), with weights times a
    /// logarithm. The number of threads does not change the result.
    ///
    /// - Throws: ``GraphKernelError/invalidParameter(name:value:requirement:)`` if the layout is one of another number of nodes;
    ///   ``GraphKernelError/noSuchNode(_:nodeCount:)``, ``GraphKernelError/outOfMemory(bytes:)``, ``GraphKernelError/cancelled``.
    public func normalizedStress(
        of layout: PlanarLayout, from sources: [Int32], execution: Execution = .automatic
    ) throws(GraphKernelError) -> Double {
        guard layout.nodeCount == nodeCount else {
            throw .invalidParameter(
                name: "the number of nodes of the layout", value: Double(layout.nodeCount), requirement: "that of the graph, \(nodeCount)")
        }
        for source in sources { try check(source) }
        let layout = try layout.withSquaresInRange()
        let graph = try LayoutGraph(whole: undirected(execution: execution).simplified(execution: execution))
        let execution = execution.limited(toWork: sources.count * (nodeCount + graph.slotCount))
        execution.monitor?.begin(sources.count)
        let searches = try (0..<execution.threads).map { (_) throws(GraphKernelError) in
            (try DistanceSearch(graph), try WorkArray<Float>(zeros: nodeCount))
        }
        // Of a source, the number of pairs, and the sums of ‖p − q‖/d and of its square.
        let sums = try WorkArray<SIMD4<Double>>(zeros: sources.count)
        try execution.forEach(sources.count) { index, worker in
            let (search, distances) = searches[worker]
            let source = sources[index]
            search.run(from: source, into: distances, at: 0)
            var sum = SIMD4<Double>.zero
            for node in 0..<nodeCount where Int32(node) != source && distances[node] < .infinity {
                let (dx, dy) = (layout.x[node] - layout.x[Int(source)], layout.y[node] - layout.y[Int(source)])
                let ratio = (dx * dx + dy * dy).squareRoot() / Double(distances[node])
                sum += SIMD4(1, ratio, ratio * ratio, 0)
            }
            sums[index] = sum
            execution.monitor?.advance(by: 1)
        }
        let total = (0..<sources.count).reduce(SIMD4<Double>.zero) { $0 + sums[$1] }
        guard total[0] > 0 else { return 0 }
        return total[2] > 0 ? max(0, 1 - total[1] * total[1] / (total[0] * total[2])) : 1
    }
}

extension PlanarLayout {
    /// The layout scaled by a power of two, which rounds nothing, so that squares of its coordinates neither overflow nor vanish.
    fileprivate func withSquaresInRange() throws(GraphKernelError) -> PlanarLayout {
        let greatest = (x + y).reduce(0) { max($0, abs($1)) }
        guard greatest > 0 else { return self }
        return try scaled(by: Double(sign: .plus, exponent: min(1023, -Int(greatest.exponent)), significand: 1))
    }
}
