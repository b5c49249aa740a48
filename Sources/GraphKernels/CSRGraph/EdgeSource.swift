/// Edges that come piece by piece, in the order of their ids: from lists in memory, from another graph's lists, from a file that is read a
/// second time. What else belongs to an edge, its id or weight, travels with it as its payload.
struct EdgeSource<Payload: BitwiseCopyable & Sendable>: Sendable {
    let pieceCount: Int
    /// The most edges a piece has.
    let pieceCapacity: Int
    /// Puts the edges of a piece into a batch and returns their number.
    let fill: @Sendable (_ piece: Int, _ batch: EdgeBatch<Payload>) -> Int
    /// Whether targets ascend from edge to edge, so that only sources are left to sort by.
    let hasSortedTargets: Bool
    /// Whether a piece could not be had, so that there will be no graph.
    let hasFailed: @Sendable () -> Bool
    /// How many slots every piece has in every range of rows, by piece, then by range, if that is known already.
    private let knownCounts: (@Sendable (_ layout: RowLayout, _ isSymmetric: Bool) throws(GraphKernelError) -> WorkArray<UInt32>)?

    /// Whether the slots are counted already, in 2,048 ranges at most.
    var isCounted: Bool {
        knownCounts != nil
    }

    init(
        pieceCount: Int, pieceCapacity: Int, hasFailed: @escaping @Sendable () -> Bool,
        fill: @escaping @Sendable (_ piece: Int, _ batch: EdgeBatch<Payload>) -> Int,
        counts: @escaping @Sendable (_ layout: RowLayout, _ isSymmetric: Bool) throws(GraphKernelError) -> WorkArray<UInt32>
    ) {
        self.pieceCount = pieceCount
        self.pieceCapacity = pieceCapacity
        self.fill = fill
        self.hasFailed = hasFailed
        knownCounts = counts
        hasSortedTargets = false
    }

    /// Cuts edges that lie in memory into pieces. A piece fits a thread's cache, and there are at most about a thousand.
    init(count: Int, hasSortedTargets: Bool = false, fill: @escaping @Sendable (_ edges: Range<Int>, _ batch: EdgeBatch<Payload>) -> Void) {
        let capacity = max(1 << 14, count >> 10)
        pieceCapacity = min(capacity, count)
        pieceCount = (count + capacity - 1) / capacity
        self.fill = { piece, batch in
            let edges = piece * capacity..<min(count, (piece + 1) * capacity)
            fill(edges, batch)
            return edges.count
        }
        knownCounts = nil
        hasFailed = { false }
        self.hasSortedTargets = hasSortedTargets
    }

    /// The edges of a list, with payloads that `fill` puts into the batch.
    init(_ list: EdgeList, payloads fill: @escaping @Sendable (_ edges: Range<Int>, _ payloads: WorkArray<Payload>) -> Void) {
        let (sources, targets) = (list.sources, list.targets)
        self.init(count: list.count) { edges, batch in
            batch.sources.copy(edges, of: sources)
            batch.targets.copy(edges, of: targets)
            fill(edges, batch.payloads)
        }
    }

    /// The edges that are in adjacency lists, turned round.
    init(transposing rows: SortedRows<Payload>) {
        let (offsets, neighbors, payloads) = (rows.offsets, rows.neighbors, rows.payloads)
        self.init(count: neighbors.count, hasSortedTargets: true) { slots, batch in
            batch.sources.copy(slots, of: neighbors)
            offsets.forEachRow(of: slots) { row, run in
                batch.targets.fill(run.lowerBound - slots.lowerBound..<run.upperBound - slots.lowerBound, with: row)
            }
            batch.payloads.copy(slots, of: payloads)
        }
    }

    /// How many slots every piece has in every range of rows, by piece, then by range.
    func counts(layout: RowLayout, isSymmetric: Bool, execution: Execution) throws(GraphKernelError) -> WorkArray<UInt32> {
        if let knownCounts { return try knownCounts(layout, isSymmetric) }
        let (rangeCount, rangeBits) = (layout.rangeCount, Int32(layout.rangeBits))
        let counts = try WorkArray<UInt32>(zeros: pieceCount * rangeCount)
        let batches = try (0..<execution.threads).map { (_) throws(GraphKernelError) in try EdgeBatch<Payload>(capacity: pieceCapacity) }
        try execution.forEach(pieceCount) { piece, worker in
            let (sources, targets, first) = (batches[worker].sources, batches[worker].targets, piece * rangeCount)
            for edge in 0..<fill(piece, batches[worker]) {
                let (source, target) = (sources[edge], targets[edge])
                counts[first &+ Int(source &>> rangeBits)] &+= 1
                if isSymmetric, source != target { counts[first &+ Int(target &>> rangeBits)] &+= 1 }
            }
            execution.monitor?.advance(by: 1)
        }
        return counts
    }
}

extension FrozenArray where Element == Int {
    /// The offsets of adjacency lists: calls back with every row that has some of a range of slots, and with those.
    @inline(__always)
    func forEachRow(of slots: Range<Int>, _ body: (_ row: Int32, _ slots: Range<Int>) -> Void) {
        // The last row that begins at or before the first slot, by bisection.
        var (row, high) = (0, count - 1)
        while row + 1 < high {
            let middle = row + (high - row) / 2
            if self[unchecked: middle] <= slots.lowerBound { row = middle } else { high = middle }
        }
        var slot = slots.lowerBound
        while slot < slots.upperBound {
            let end = Swift.min(self[unchecked: row + 1], slots.upperBound)
            if end > slot { body(Int32(truncatingIfNeeded: row), slot..<end) }
            slot = end
            row += 1
        }
    }
}

/// The place for the edges of one piece, a thread's own.
struct EdgeBatch<Payload: BitwiseCopyable & Sendable>: Sendable {
    let sources: WorkArray<Int32>
    let targets: WorkArray<Int32>
    let payloads: WorkArray<Payload>

    init(capacity: Int) throws(GraphKernelError) {
        sources = try WorkArray(zeros: capacity)
        targets = try WorkArray(zeros: capacity)
        payloads = try WorkArray(zeros: capacity)
    }
}

/// The payload of edges that have nothing but ends. It takes no memory.
struct NoPayload: BitwiseCopyable, Sendable {}
