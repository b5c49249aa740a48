/// Multiplies vectors by an adjacency matrix, which is most of the work of every spectral measure: y[v] = Σ a(v, u) · x[u] over the slots of v.
///
/// Parallel edges add up, a self-loop is one entry of the diagonal; a missing weight is 1. What makes it fast:
/// - Rows are pulled: every thread writes its own rows, without atomics, and each row is summed in the order of its slots, so that the
///   result does not depend on the threads.
/// - The vector may be given as `Float`. Its elements are read at random, and in large graphs from beyond the cache: half the bytes, half
///   the misses. Sums are `Double` always, so the relative error of a result is at most 2⁻²⁴.
/// - Four sums a row, because an addition waits for the one before it.
struct AdjacencyProduct: Sendable {
    let lists: CSRGraph.Adjacency
    let ranges: [Range<Int>]
    let execution: Execution
    private let scale: Double

    /// - Parameter scale: What every sum is multiplied by, a power of two: ``CSRGraph/weightScale`` where products of what is multiplied are
    ///   taken, which in another unit of weights would overflow or vanish.
    init(_ lists: CSRGraph.Adjacency, scale: Double = 1, execution: Execution) {
        self.lists = lists
        self.scale = scale
        self.execution = execution
        ranges = lists.balancedRanges()
    }

    func multiply(_ x: WorkArray<Float>, into y: WorkArray<Double>) throws(GraphKernelError) {
        let (neighbors, ranges) = (lists.neighbors, ranges)
        switch lists.weights {
        case nil:
            try execution.forEach(ranges.count) { index, _ in
                sumRows(ranges[index], into: y) { slot in Double(x[neighbors[unchecked: slot]]) }
            }
        case .single(let weights):
            try execution.forEach(ranges.count) { index, _ in
                sumRows(ranges[index], into: y) { slot in Double(weights[unchecked: slot]) * Double(x[neighbors[unchecked: slot]]) }
            }
        case .double(let weights):
            try execution.forEach(ranges.count) { index, _ in
                sumRows(ranges[index], into: y) { slot in weights[unchecked: slot] * Double(x[neighbors[unchecked: slot]]) }
            }
        }
    }

    func multiply(_ x: WorkArray<Double>, into y: WorkArray<Double>) throws(GraphKernelError) {
        let (neighbors, ranges) = (lists.neighbors, ranges)
        switch lists.weights {
        case nil:
            try execution.forEach(ranges.count) { index, _ in
                sumRows(ranges[index], into: y) { slot in x[neighbors[unchecked: slot]] }
            }
        case .single(let weights):
            try execution.forEach(ranges.count) { index, _ in
                sumRows(ranges[index], into: y) { slot in Double(weights[unchecked: slot]) * x[neighbors[unchecked: slot]] }
            }
        case .double(let weights):
            try execution.forEach(ranges.count) { index, _ in
                sumRows(ranges[index], into: y) { slot in weights[unchecked: slot] * x[neighbors[unchecked: slot]] }
            }
        }
    }

    /// The sum of every row: the weighted degree.
    func rowSums(into y: WorkArray<Double>) throws(GraphKernelError) {
        let (offsets, ranges) = (lists.offsets, ranges)
        switch lists.weights {
        case nil:
            try execution.forEach(ranges.count) { index, _ in
                for node in ranges[index] { y[node] = Double(offsets[unchecked: node + 1] - offsets[unchecked: node]) * scale }
            }
        case .single(let weights):
            try execution.forEach(ranges.count) { index, _ in
                sumRows(ranges[index], into: y) { slot in Double(weights[unchecked: slot]) }
            }
        case .double(let weights):
            try execution.forEach(ranges.count) { index, _ in
                sumRows(ranges[index], into: y) { slot in weights[unchecked: slot] }
            }
        }
    }

    /// Inlined with its closure into every loop above: a call a slot would double the time. So the loops are not one.
    @inline(__always)
    private func sumRows(_ nodes: Range<Int>, into y: WorkArray<Double>, _ entry: (_ slot: Int) -> Double) {
        let offsets = lists.offsets
        var slot = offsets[unchecked: nodes.lowerBound]
        for node in nodes {
            let end = offsets[unchecked: node + 1]
            var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
            while slot &+ 4 <= end {
                a += entry(slot)
                b += entry(slot &+ 1)
                c += entry(slot &+ 2)
                d += entry(slot &+ 3)
                slot &+= 4
            }
            while slot < end {
                a += entry(slot)
                slot &+= 1
            }
            y[node] = ((a + b) + (c + d)) * scale
        }
    }
}
