/// Multiplies vectors of 16-bit whole numbers by the adjacency matrix of an unweighted graph: y[v] = Σ x[u] over the slots of v.
///
/// For large graphs, whose vectors of `Float` do not fit the cache of a core: half the bytes are read at random, and sums of whole numbers are
/// exact, so they may be formed in any order. That is used twice. Rows are not summed one by one, with a branch to guess at the end of each:
/// sums run on from slot to slot, and that of a row is a difference between two of them. And four such sums run side by side, a page of slots
/// each, because a core reads ahead within a page only, and would wait at the beginning of each.
struct RoundedProduct: Sendable {
    let lists: CSRGraph.Adjacency
    let execution: Execution
    private let ranges: [Range<Int>]
    /// What has been summed up, a thread: four pages, with a 0 before each.
    private let running: WorkArray<Int32>

    /// The greatest multiple of the unit that a vector is rounded to.
    static let greatestMultiple = Double(Int16.max)
    /// Vectors of `Float` of fewer nodes than that fit the cache of a core.
    static let leastNodeCount = 1 << 17

    private static let streamCount = 4
    /// So few that no sum of 16-bit numbers overflows.
    private static let streamLength = 1 << 10
    private static let runLength = streamLength + 1

    init(_ lists: CSRGraph.Adjacency, execution: Execution) throws(GraphKernelError) {
        assert(lists.weights == nil, "weights are no whole numbers")
        self.lists = lists
        self.execution = execution
        ranges = lists.balancedRanges(slots: 1 << 16)
        running = try WorkArray(zeros: execution.threads * Self.streamCount * Self.runLength)
    }

    /// Whether a graph is large and has no weights.
    static func pays(for lists: CSRGraph.Adjacency) -> Bool {
        lists.weights == nil && lists.offsets.count > leastNodeCount
    }

    /// A number rounded to the nearest whole one, which is between -32,768 and 32,767.
    @inline(__always)
    static func round(_ number: Double) -> Int16 {
        // At this size a `Double` has no room for fractions, and its last bits are those of the whole number.
        Int16(truncatingIfNeeded: Int64(bitPattern: (number + 0x1.8p52).bitPattern))
    }

    /// Multiplies, and calls back for every range of nodes as soon as their part of y is there, still in the cache.
    ///
    /// - Parameter body: It may work on elements of its nodes, but not on x.
    /// - Returns: What the calls returned, in the order of nodes.
    func multiply(
        _ x: WorkArray<Int16>, into y: WorkArray<Double>, then body: @Sendable (_ nodes: Range<Int>) -> NodeTotals
    ) throws(GraphKernelError) -> NodeTotals {
        let partial = try WorkArray<NodeTotals>(zeros: ranges.count)
        try execution.forEach(ranges.count) { index, worker in
            sumRows(ranges[index], of: x, into: y, worker: worker)
            partial[index] = body(ranges[index])
        }
        return partial.total
    }

    private func sumRows(_ rows: Range<Int>, of x: WorkArray<Int16>, into y: WorkArray<Double>, worker: Int) {
        let (offsets, neighbors, running) = (lists.offsets, lists.neighbors, running)
        let (length, runLength) = (Self.streamLength, Self.runLength)
        let firstRun = worker * Self.streamCount * runLength
        let end = offsets[unchecked: rows.upperBound]
        var slot = offsets[unchecked: rows.lowerBound]
        var row = rows.lowerBound
        /// What earlier runs have of the row.
        var carried = 0

        /// Takes the sums of rows that end in a run of slots.
        @inline(__always) func takeRows(_ run: Int, count: Int) {
            let runEnd = slot &+ count
            var last: Int32 = 0
            while row < rows.upperBound {
                let rowEnd = offsets[unchecked: row &+ 1]
                guard rowEnd <= runEnd else { break }
                let sum = running[run &+ rowEnd &- slot]
                y[row] = Double(carried &+ Int(sum &- last))
                (carried, last) = (0, sum)
                row &+= 1
            }
            carried &+= Int(running[run &+ count] &- last)
            slot = runEnd
        }

        /// Sums on over four slots: one at a time, in turn with other streams, would be slower.
        @inline(__always) func sumFour(_ sum: inout Int32, from slot: Int, to place: Int) {
            for index in 0..<4 {
                sum &+= Int32(x[neighbors[unchecked: slot &+ index]])
                running[place &+ index] = sum
            }
        }

        while slot &+ Self.streamCount &* length <= end {
            var (a, b, c, d) = (Int32(0), Int32(0), Int32(0), Int32(0))
            for quarter in 0..<length / 4 {
                let (from, to) = (slot &+ 4 &* quarter, firstRun &+ 4 &* quarter &+ 1)
                sumFour(&a, from: from, to: to)
                sumFour(&b, from: from &+ length, to: to &+ runLength)
                sumFour(&c, from: from &+ 2 &* length, to: to &+ 2 &* runLength)
                sumFour(&d, from: from &+ 3 &* length, to: to &+ 3 &* runLength)
            }
            for stream in 0..<Self.streamCount { takeRows(firstRun &+ stream &* runLength, count: length) }
        }
        while slot < end {
            let count = min(length, end &- slot)
            var sum: Int32 = 0
            for index in 0..<count {
                sum &+= Int32(x[neighbors[unchecked: slot &+ index]])
                running[firstRun &+ index &+ 1] = sum
            }
            takeRows(firstRun, count: count)
        }
        // Nodes without slots after the last slot.
        for row in row..<rows.upperBound { y[row] = 0 }
    }
}

/// Three sums over nodes, and the greatest of something.
struct NodeTotals: BitwiseCopyable, Sendable {
    var sums = SIMD3<Double>.zero
    var greatest = 0.0
}

extension WorkArray where Element == NodeTotals {
    /// All together, in order.
    var total: NodeTotals {
        var total = NodeTotals()
        for index in 0..<count {
            total.sums += self[index].sums
            total.greatest = Swift.max(total.greatest, self[index].greatest)
        }
        return total
    }
}

extension Execution {
    /// Totals over `0 ..< count`, formed in an order that does not depend on the number of threads. `body` may work on the elements of its
    /// chunk meanwhile.
    @inline(__always)
    func totals(
        over count: Int, chunk size: Int = 1 << 14, _ body: @Sendable (_ chunk: Range<Int>) -> NodeTotals
    ) throws(GraphKernelError) -> NodeTotals {
        let partial = try WorkArray<NodeTotals>(zeros: (count + size - 1) / size)
        try forEachChunk(of: count, size: size) { chunk, _ in
            partial[chunk.lowerBound / size] = body(chunk)
        }
        return partial.total
    }
}
