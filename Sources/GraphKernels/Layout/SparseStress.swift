/// Moves nodes to where their distances in the plane are like those in the graph.
///
/// What is minimised is the stress Σ w (‖p − q‖ − d)² over few pairs: the edges, every node with every pivot, and every node with a few
/// nodes two edges away, which keeps neighbours of one node apart that are alike to all pivots. A pivot stands for the nodes around it, so a
/// pair with it weighs s/d², where s is the number of nodes that the pivot is nearest to and that are at most half as far from it; other
/// pairs weigh 1/d².
///
/// A sweep moves every node to the minimum of the majorant of its own terms. Nodes are in four groups by number; a group moves as a whole,
/// by the positions that the others have by then (a block Gauss-Seidel step between groups, a Jacobi step within), so the result does not
/// depend on threads.
///
/// M. Ortmann, M. Klimenta, U. Brandes, A sparse stress model, 2017, doi:10.7155/jgaa.00440; E. R. Gansner, Y. Koren, S. North, Graph
/// drawing by stress majorization, 2005, doi:10.1007/978-3-540-31843-9_25.
struct SparseStress: Sendable {
    private typealias Vector = SIMD4<Float>

    private let graph: LayoutGraph
    private let pivots: [Int32]
    /// Pivot vectors a node.
    private let width: Int
    /// Of every node and pivot, the weight and the weight times the distance, four pivots at a time.
    private let weights: WorkArray<SIMD4<Float>>
    private let weightedDistances: WorkArray<SIMD4<Float>>
    /// Nodes two edges away, `partnerCount` a node, and how far; -1 for none.
    private let partners: WorkArray<Int32>
    private let partnerDistances: WorkArray<Float>
    private let partnerCount: Int
    private let execution: Execution

    static let partnersPerNode = 4
    private static let groupCount = 4
    private static let chunk = 256

    /// O(nodes · pivots + edges).
    init(_ graph: LayoutGraph, _ distances: PivotDistances, seed: UInt64, execution: Execution) throws(GraphKernelError) {
        self.graph = graph
        self.execution = execution
        pivots = distances.pivots
        width = distances.stride / PivotDistances.lanes
        let (nodeCount, stride, pivotCount) = (graph.nodeCount, distances.stride, distances.pivots.count)
        let regions = try PivotRegions(distances, nodeCount: nodeCount)
        let weights = try WorkArray<Float>(zeros: nodeCount * stride)
        let weighted = try WorkArray<Float>(zeros: nodeCount * stride)
        try execution.limited(toWork: nodeCount * stride).forEachChunk(of: nodeCount, size: Self.chunk) { chunk, _ in
            for index in chunk.lowerBound * stride..<chunk.upperBound * stride {
                let distance = distances.distances[index]
                guard distance > 0, index % stride < pivotCount else { continue }
                let weight = regions.count(pivot: index % stride, within: distance / 2) / (distance * distance)
                weights[index] = weight
                weighted[index] = weight * distance
            }
        }
        // Edges are terms of their own.
        for (index, pivot) in pivots.enumerated() {
            for slot in graph.slots(of: Int(pivot)) {
                weights[Int(graph.neighbors[unchecked: slot]) * stride + index] = 0
                weighted[Int(graph.neighbors[unchecked: slot]) * stride + index] = 0
            }
        }
        self.weights = weights.reused(for: SIMD4<Float>.self)
        weightedDistances = weighted.reused(for: SIMD4<Float>.self)
        // Where every node is a pivot, nothing is missing.
        partnerCount = pivotCount == nodeCount ? 0 : Self.partnersPerNode
        let (partners, partnerDistances) = (
            try WorkArray<Int32>(repeating: -1, count: nodeCount * partnerCount), try WorkArray<Float>(zeros: nodeCount * partnerCount)
        )
        for node in 0..<nodeCount where partnerCount > 0 {
            let own = graph.slots(of: node)
            guard !own.isEmpty else { continue }
            var generator = SplitMix64(seed: SplitMix64.mix(seed &+ UInt64(node)))
            for place in node * partnerCount..<(node + 1) * partnerCount {
                let first = own.lowerBound + generator.next(below: own.count)
                let others = graph.slots(of: Int(graph.neighbors[unchecked: first]))
                let second = others.lowerBound + generator.next(below: others.count)
                guard graph.neighbors[unchecked: second] != Int32(node) else { continue }
                partners[place] = graph.neighbors[unchecked: second]
                partnerDistances[place] = graph.length(first) + graph.length(second)
            }
        }
        self.partners = partners
        self.partnerDistances = partnerDistances
    }

    /// Sweeps over all nodes. O(sweeps · (nodes · pivots + edges)).
    func minimize(_ positions: WorkArray<SIMD2<Float>>, sweeps: Int) throws(GraphKernelError) {
        let (graph, execution) = (graph, execution)
        let moved = try WorkArray<SIMD2<Float>>(zeros: graph.nodeCount)
        let pivotX = try WorkArray<SIMD4<Float>>(zeros: width)
        let pivotY = try WorkArray<SIMD4<Float>>(zeros: width)
        let isWorthwhile = graph.nodeCount * width > 1 << 12
        let chunkCount = (graph.nodeCount + Self.chunk - 1) / Self.chunk
        try execution.withTeam { team throws(GraphKernelError) in
            for _ in 0..<sweeps {
                for group in 0..<Self.groupCount {
                    try execution.checkCancelled()
                    for (index, pivot) in pivots.enumerated() {
                        let position = positions[pivot]
                        pivotX[index / PivotDistances.lanes][index % PivotDistances.lanes] = position.x
                        pivotY[index / PivotDistances.lanes][index % PivotDistances.lanes] = position.y
                    }
                    team.forEach(chunkCount, isWorthwhile: isWorthwhile) { chunk, _ in
                        let end = min(graph.nodeCount, (chunk + 1) * Self.chunk)
                        for node in chunk * Self.chunk..<end where Self.group(of: node) == group {
                            moved[node] = target(of: node, positions, pivotX, pivotY)
                        }
                    }
                    team.forEach(chunkCount, isWorthwhile: false) { chunk, _ in
                        let end = min(graph.nodeCount, (chunk + 1) * Self.chunk)
                        for node in chunk * Self.chunk..<end where Self.group(of: node) == group { positions[node] = moved[node] }
                    }
                }
                execution.monitor?.advance(by: graph.nodeCount)
            }
        }
    }

    /// Neighbours in the plane are in different groups as a rule.
    private static func group(of node: Int) -> Int {
        Int(truncatingIfNeeded: SplitMix64.mix(UInt64(truncatingIfNeeded: node)) >> 32) & (groupCount - 1)
    }

    @inline(__always)
    private func target(
        of node: Int, _ positions: WorkArray<SIMD2<Float>>, _ pivotX: WorkArray<SIMD4<Float>>, _ pivotY: WorkArray<SIMD4<Float>>
    ) -> SIMD2<Float> {
        let own = positions[node]
        var (sumX, sumY, sumW) = (Vector.zero, Vector.zero, Vector.zero)
        let base = node * width
        for index in 0..<width {
            let (dx, dy) = (own.x - pivotX[index], own.y - pivotY[index])
            let weight = weights[base + index]
            let squared = dx * dx + dy * dy + Self.leastSquare
            let pull = weightedDistances[base + index] / squared.squareRoot() - weight
            sumX += pull * dx
            sumY += pull * dy
            sumW += weight
        }
        var shift = SIMD2(sumX.sum(), sumY.sum())
        var total = sumW.sum()
        for slot in graph.slots(of: node) {
            add(own - positions[graph.neighbors[unchecked: slot]], graph.length(slot), &shift, &total)
        }
        for place in node * partnerCount..<(node + 1) * partnerCount where partners[place] >= 0 {
            add(own - positions[partners[place]], partnerDistances[place], &shift, &total)
        }
        return total > 0 ? own + shift / total : own
    }

    @inline(__always)
    private func add(_ difference: SIMD2<Float>, _ distance: Float, _ shift: inout SIMD2<Float>, _ total: inout Float) {
        let weight = 1 / (distance * distance)
        let apart = (difference.x * difference.x + difference.y * difference.y + Self.leastSquare).squareRoot()
        shift += difference * (weight * (distance / apart - 1))
        total += weight
    }

    /// Keeps the direction between two nodes at one place finite.
    private static let leastSquare: Float = 1e-12
}

/// How many nodes a pivot is the nearest of, by distance. Of several nearest ones the first counts.
private struct PivotRegions: Sendable {
    private static let bins = 256
    /// By pivot, then by distance.
    private let counts: WorkArray<Float>
    /// Bins a unit of distance, a pivot.
    private let scales: [Float]

    init(_ distances: PivotDistances, nodeCount: Int) throws(GraphKernelError) {
        let pivotCount = distances.pivots.count
        let (rows, stride) = (distances.distances, distances.stride)
        let nearest = (0..<nodeCount).map { node in
            var best = 0
            for pivot in 1..<max(1, pivotCount) where rows[node * stride + pivot] < rows[node * stride + best] { best = pivot }
            return best
        }
        var radii = [Float](repeating: 0, count: pivotCount)
        for (node, pivot) in nearest.enumerated() { radii[pivot] = max(radii[pivot], rows[node * stride + pivot]) }
        // Two bins a hop where that suffices: exact for half distances.
        let scales = radii.map { min(2, Float(Self.bins - 1) / max($0, .leastNormalMagnitude)) }
        let counts = try WorkArray<Float>(zeros: pivotCount * Self.bins)
        for (node, pivot) in nearest.enumerated() {
            counts[pivot * Self.bins + Self.bin(rows[node * stride + pivot] * scales[pivot])] += 1
        }
        for pivot in 0..<pivotCount {
            for bin in 1..<Self.bins { counts[pivot * Self.bins + bin] += counts[pivot * Self.bins + bin - 1] }
        }
        self.counts = counts
        self.scales = scales
    }

    private static func bin(_ value: Float) -> Int { Int(min(value, Float(bins - 1))) }

    /// The pivot itself included, so at least 1.
    @inline(__always)
    func count(pivot: Int, within distance: Float) -> Float {
        max(1, counts[pivot * Self.bins + Self.bin(distance * scales[pivot])])
    }
}
