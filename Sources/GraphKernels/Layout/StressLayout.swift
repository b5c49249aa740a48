extension CSRGraph {
    /// Places the nodes in the plane so that distances there are like distances in the graph: **stress minimisation**, for graphs from one
    /// node to some millions.
    ///
    /// The stress of sparse pairs is minimised, every node with some pivots, its neighbours, and a few nodes two edges away, beginning with
    /// the pivots' classical scaling: see <doc:Layout>. Components are laid out each, turned so that their longer side is horizontal, and
    /// packed beside each other, the tallest first.
    ///
    /// - Edges may be walked both ways; self-loops do not matter, of parallel edges the lightest counts. In a weighted graph a weight is the
    ///   length that its edge is to have; weights below a thousandth of the mean or above ten thousand times the mean are taken for that.
    /// - One hop, or the mean weight, is about 1 long. All coordinates are finite.
    /// - The result depends on the graph, the numbering of its nodes, and the parameters, and on nothing else; not on the number of threads.
    ///
    /// Time: O((pivots + log nodes) · (nodes + edges) + sweeps · (nodes · pivots + edges)). Auxiliary space: 16 bytes a node and pivot.
    ///
    /// M. Ortmann, M. Klimenta, U. Brandes, A sparse stress model, 2017, doi:10.7155/jgaa.00440.
    ///
    /// - Parameters:
    ///   - pivots: How many pivots a component has, at least 2; by default 200, fewer in graphs of more than 100,000 nodes.
    ///   - sweeps: How often all nodes are moved, at least 1.
    ///   - seed: Draws the pivots and the pairs two edges apart.
    /// - Throws: ``GraphKernelError/invalidParameter(name:value:requirement:)``, ``GraphKernelError/cancelled``.
    public func stressLayout(
        pivots: Int? = nil, sweeps: Int = 40, seed: UInt64 = 0, execution: Execution = .automatic
    ) throws(GraphKernelError) -> PlanarLayout {
        let pivots = pivots ?? min(200, max(50, 20_000_000 / max(1, nodeCount)))
        guard pivots >= 2 else { throw .invalidParameter(name: "pivots", value: Double(pivots), requirement: "at least 2") }
        guard sweeps >= 1 else { throw .invalidParameter(name: "sweeps", value: Double(sweeps), requirement: "at least 1") }
        // No more sweeps than the monitor can count are known to it.
        let unitsPerNode = min(sweeps, 1 << 20) + ComponentLayout.preparation
        execution.monitor?.begin(nodeCount * unitsPerNode)
        let graph = try undirected(execution: execution).simplified(execution: execution)
        let lengths = LayoutGraph.Lengths(graph)
        let (order, numbers, ranges) = try LayoutGraph.components(of: graph)
        let positions = try WorkArray<SIMD2<Float>>(zeros: nodeCount)
        let layOut: @Sendable (Range<Int>, Execution) throws(GraphKernelError) -> Void = { range, execution throws(GraphKernelError) in
            let component = try LayoutGraph(graph, nodes: order[range], numbers: numbers, lengths: lengths)
            let places = try ComponentLayout(pivots: pivots, sweeps: sweeps, seed: seed, execution: execution).positions(of: component)
            for node in 0..<range.count { positions[component.nodes[node]] = places[node] }
        }
        // Large components are worked on by all threads, one after the other; small ones by one thread each.
        let largeCount = ranges.prefix { $0.count >= ComponentLayout.parallelSize }.count
        for range in ranges[..<largeCount] { try layOut(range, execution) }
        let small = Array(ranges[largeCount...].prefix { $0.count > 1 })
        let serial = Execution(threads: 1, monitor: execution.monitor)
        try execution.limited(toWork: small.reduce(0) { $0 + $1.count * min(pivots, $1.count) }).forEach(small.count) { index, _ in
            // Its only error is to be cancelled, which the loop finds out itself.
            try? layOut(small[index], serial)
        }
        execution.monitor?.advance(by: ranges.reduce(0) { $0 + ($1.count <= 2 ? $1.count * unitsPerNode : 0) })
        ComponentPacking(ranges, order).pack(positions)
        return try PlanarLayout(x: (0..<nodeCount).map { Double(positions[$0].x) }, y: (0..<nodeCount).map { Double(positions[$0].y) })
    }
}

/// Lays one component out.
struct ComponentLayout: Sendable {
    let pivots: Int
    let sweeps: Int
    let seed: UInt64
    let execution: Execution

    /// What comes before the sweeps, in sweeps, for the monitor.
    static let preparation = 20
    /// From so many nodes on, several threads are worth it.
    static let parallelSize = 1000
    /// How far nodes that start at one place are parted, in hops.
    private static let jitter: Float = 0.1

    /// A position a node, around the origin, the longer side horizontal.
    func positions(of graph: LayoutGraph) throws(GraphKernelError) -> WorkArray<SIMD2<Float>> {
        let nodeCount = graph.nodeCount
        if nodeCount == 2 {
            let half = graph.length(0) / 2
            return try WorkArray(copying: [SIMD2(-half, 0), SIMD2(half, 0)])
        }
        let distances = try PivotDistances(graph, count: pivots, seed: seed, execution: execution)
        let positions = try PivotScaling.positions(distances, nodeCount: nodeCount, execution: execution)
        ComponentLayout.scale(positions, to: distances)
        var generator = SplitMix64(seed: SplitMix64.mix(seed))
        for node in 0..<nodeCount {
            positions[node] += SIMD2(Float(generator.nextUnit() - 0.5), Float(generator.nextUnit() - 0.5)) * ComponentLayout.jitter
        }
        let stress = try SparseStress(graph, distances, seed: seed, execution: execution)
        execution.monitor?.advance(by: nodeCount * ComponentLayout.preparation)
        try stress.minimize(positions, sweeps: sweeps)
        ComponentLayout.turn(positions)
        return positions
    }

    /// Multiplies positions so that the stress of a sample of nodes with the pivots is least.
    private static func scale(_ positions: WorkArray<SIMD2<Float>>, to distances: PivotDistances) {
        let nodeCount = positions.count
        let step = max(1, nodeCount / 2048)
        var (products, squares) = (0.0, 0.0)
        for node in stride(from: 0, to: nodeCount, by: step) {
            for (index, pivot) in distances.pivots.enumerated() {
                let distance = Double(distances.distances[node * distances.stride + index])
                guard distance > 0 else { continue }
                let difference = SIMD2<Double>(positions[node] - positions[pivot])
                let ratio = (difference * difference).sum().squareRoot() / distance
                products += ratio
                squares += ratio * ratio
            }
        }
        guard squares > 0 else { return }
        let factor = Float(products / squares)
        for node in 0..<nodeCount { positions[node] *= factor }
    }

    /// Moves the mean to the origin and turns the direction of the greatest variance to the horizontal.
    private static func turn(_ positions: WorkArray<SIMD2<Float>>) {
        let count = Double(positions.count)
        var (sumX, sumY) = (0.0, 0.0)
        for node in 0..<positions.count {
            sumX += Double(positions[node].x)
            sumY += Double(positions[node].y)
        }
        let center = SIMD2(Float(sumX / count), Float(sumY / count))
        var (xx, xy, yy) = (0.0, 0.0, 0.0)
        for node in 0..<positions.count {
            positions[node] -= center
            let (x, y) = (Double(positions[node].x), Double(positions[node].y))
            (xx, xy, yy) = (xx + x * x, xy + x * y, yy + y * y)
        }
        // The eigenvector of the greater eigenvalue of the covariances, without trigonometry.
        let half = (xx - yy) / 2
        let root = (half * half + xy * xy).squareRoot()
        let axis = half >= 0 ? SIMD2(half + root, xy) : SIMD2(xy, root - half)
        let length = (axis * axis).sum().squareRoot()
        guard length > 0 else { return }
        let (cosine, sine) = (Float(axis.x / length), Float(axis.y / length))
        for node in 0..<positions.count {
            let old = positions[node]
            positions[node] = SIMD2(cosine * old.x + sine * old.y, cosine * old.y - sine * old.x)
        }
    }
}
