/// Some nodes of a component, the pivots, and how far every node is from each of them.
///
/// The first pivot is the end of a longest search; the others are drawn in batches, each node as likely as it is far from the pivots so far,
/// so that they spread over the graph and the searches of a batch can run at the same time.
struct PivotDistances: Sendable {
    /// Node numbers.
    let pivots: [Int32]
    /// By node, then by pivot.
    let distances: WorkArray<Float>
    /// The number of distances a node: that of the pivots, rounded up to whole vectors. Those behind the last pivot are 0.
    let stride: Int

    /// The lanes of a vector of the sweeps.
    static let lanes = 4

    /// O(pivots · (nodes + edges)) time, with lengths times a logarithm. 8 bytes a node and pivot while it is made, 4 after.
    init(_ graph: LayoutGraph, count: Int, seed: UInt64, execution: Execution) throws(GraphKernelError) {
        let nodeCount = graph.nodeCount
        let count = min(count, nodeCount)
        let byPivot = try WorkArray<Float>(zeros: count * nodeCount)
        let scratch = try (0..<execution.threads).map { (_) throws(GraphKernelError) in try DistanceSearch(graph) }
        var generator = SplitMix64(seed: seed)
        var pivots: [Int32] = []
        // The farthest node from the first in breadth-first order: an end of the graph.
        scratch[0].run(from: 0, into: byPivot, at: 0)
        pivots.append(Int32((0..<nodeCount).max { (byPivot[$0], $1) < (byPivot[$1], $0) } ?? 0))
        let nearest = try WorkArray<Float>(repeating: .infinity, count: nodeCount)
        var searched = 0
        while true {
            try execution.limited(toWork: (pivots.count - searched) * (nodeCount + graph.slotCount)).forEach(pivots.count - searched) {
                [pivots, searched] index, worker in
                scratch[worker].run(from: pivots[searched + index], into: byPivot, at: (searched + index) * nodeCount)
            }
            for pivot in searched..<pivots.count {
                for node in 0..<nodeCount { nearest[node] = min(nearest[node], byPivot[pivot * nodeCount + node]) }
            }
            searched = pivots.count
            if pivots.count == count { break }
            try pivots += PivotDistances.draw(min(pivots.count, count - pivots.count), by: nearest, &generator)
        }
        let lanes = PivotDistances.lanes
        let stride = (count + lanes - 1) / lanes * lanes
        let distances = try WorkArray<Float>(zeros: nodeCount * stride)
        try execution.limited(toWork: nodeCount * count).forEachChunk(of: nodeCount, size: 256) { chunk, _ in
            for pivot in 0..<count {
                for node in chunk { distances[node * stride + pivot] = byPivot[pivot * nodeCount + node] }
            }
        }
        self.pivots = pivots
        self.distances = distances
        self.stride = stride
    }

    /// Different nodes, each as likely as its distance to the pivots so far; these themselves are at distance 0. Where no others are left,
    /// the first ones that are none yet.
    private static func draw(_ count: Int, by nearest: WorkArray<Float>, _ generator: inout SplitMix64) throws(GraphKernelError) -> [Int32]
    {
        var drawn: [Int32] = []
        let sums = try WorkArray<Double>(zeros: nearest.count)
        var total = 0.0
        for node in 0..<nearest.count {
            total += Double(nearest[node])
            sums[node] = total
        }
        var attempts = 0
        while drawn.count < count, attempts < 8 * count {
            attempts += 1
            let goal = generator.nextUnit() * total
            var (low, high) = (0, nearest.count - 1)
            while low < high {
                let middle = (low + high) / 2
                if sums[middle] <= goal { low = middle + 1 } else { high = middle }
            }
            guard nearest[low] > 0 else { continue }
            nearest[low] = 0
            drawn.append(Int32(truncatingIfNeeded: low))
        }
        var node = 0
        while drawn.count < count {
            if nearest[node] > 0 {
                nearest[node] = 0
                drawn.append(Int32(truncatingIfNeeded: node))
            }
            node += 1
        }
        return drawn
    }
}
