/// Adjacency lists as they come out of the sort.
struct SortedRows<Payload: BitwiseCopyable & Sendable>: Sendable {
    let offsets: FrozenArray<Int>
    let neighbors: FrozenArray<Int32>
    let payloads: FrozenArray<Payload>
    /// The number of slots that lead back to their node.
    let loopCount: Int
    let isSimple: Bool
}

/// Sorts edges into adjacency lists in three steps, each of them parallel, in linear time:
///
/// 1. **count** how many slots every piece of the input has in every range of rows (done by who knows the pieces), and so form buckets;
/// 2. **place** every slot in its bucket, in the order of the edges: the places of a piece are known, so threads do not meet;
/// 3. **sort** every bucket within a thread's cache by (row, column), by digits from the lowest (a stable radix sort), and leave out what the
///    policy says.
///
/// Until the end a slot is a key, its row within the bucket above its column. Where that fits 4 bytes, the neighbours take the place of the
/// keys, so the lists are sorted in the memory that they stay in. Nothing depends on the threads.
struct RowSort<Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable, Payload: BitwiseCopyable & Sendable>: Sendable {
    let layout: RowLayout
    let policy: EdgePolicy
    /// Whether every edge that is no loop has a slot at both its ends.
    let isSymmetric: Bool
    /// Which of two parallel edges is the lighter one.
    let isLighter: @Sendable (Payload, Payload) -> Bool
    let execution: Execution
    private let buckets: RowBuckets
    /// Where the slots of every piece begin in every bucket, and how far each has got; by piece, then by bucket.
    private let cursors: WorkArray<Int>
    /// Where every bucket begins, and the end of the last.
    private let bucketStarts: WorkArray<Int>
    private let keys: WorkArray<Key>
    private let payloads: WorkArray<Payload>

    /// - Parameter counts: How many slots every piece has in every range of rows; by piece, then by range.
    init(
        layout: RowLayout, policy: EdgePolicy, isSymmetric: Bool, counts: WorkArray<UInt32>, pieceCount: Int, execution: Execution,
        isLighter: @escaping @Sendable (Payload, Payload) -> Bool
    ) throws(GraphKernelError) {
        self.layout = layout
        self.policy = policy
        self.isSymmetric = isSymmetric
        self.isLighter = isLighter
        self.execution = execution
        let rangeCount = layout.rangeCount
        let rangeTotals = try WorkArray<Int>(zeros: rangeCount)
        for piece in 0..<pieceCount {
            for range in 0..<rangeCount { rangeTotals[range] &+= Int(counts[piece &* rangeCount &+ range]) }
        }
        buckets = try layout.buckets(rangeTotals)
        let bucketCount = buckets.count
        cursors = try WorkArray(zeros: pieceCount * bucketCount)
        for piece in 0..<pieceCount {
            for range in 0..<rangeCount {
                cursors[piece &* bucketCount &+ Int(buckets.ofRange[range])] &+= Int(counts[piece &* rangeCount &+ range])
            }
        }
        bucketStarts = try WorkArray(zeros: bucketCount + 1)
        var slot = 0
        for bucket in 0..<bucketCount {
            bucketStarts[bucket] = slot
            for piece in 0..<pieceCount {
                let count = cursors[piece * bucketCount + bucket]
                cursors[piece * bucketCount + bucket] = slot
                slot += count
            }
        }
        bucketStarts[bucketCount] = slot
        keys = try WorkArray(zeros: slot)
        payloads = try WorkArray(zeros: slot)
    }

    /// Places all edges and sorts them.
    ///
    /// - Throws: ``GraphKernelError/cancelled``, also if the source failed.
    func rows(of source: EdgeSource<Payload>) throws(GraphKernelError) -> SortedRows<Payload> {
        let batches = try (0..<execution.threads).map { (_) throws(GraphKernelError) in
            try EdgeBatch<Payload>(capacity: source.pieceCapacity)
        }
        try execution.forEach(source.pieceCount) { piece, worker in
            let count = source.fill(piece, batches[worker])
            place(batches[worker], count: count, piece: piece)
            execution.monitor?.advance(by: 1)
        }
        if source.hasFailed() { throw .cancelled }
        return try sortedRows(pieceCount: source.pieceCount, hasSortedColumns: source.hasSortedTargets)
    }

    /// Step 2.
    private func place(_ batch: EdgeBatch<Payload>, count: Int, piece: Int) {
        let (sources, targets, values) = (batch.sources, batch.targets, batch.payloads)
        let (keys, payloads, cursors) = (keys, payloads, cursors)
        let (bucketOfRange, firstRows, first) = (buckets.ofRange, buckets.firstRows, piece * buckets.count)
        let (rangeBits, columnBits) = (Int32(layout.rangeBits), Key(layout.columnBits))

        @inline(__always) func put(_ row: Int32, _ column: Int32, _ value: Payload) {
            let bucket = bucketOfRange[row &>> rangeBits]
            let cursor = first &+ Int(bucket)
            let slot = cursors[cursor]
            cursors[cursor] = slot &+ 1
            keys[slot] = Key(truncatingIfNeeded: row &- firstRows[bucket]) &<< columnBits | Key(truncatingIfNeeded: column)
            payloads[slot] = value
        }
        let isSymmetric = isSymmetric
        for edge in 0..<count {
            let (source, target, value) = (sources[edge], targets[edge], values[edge])
            put(source, target, value)
            if isSymmetric, source != target { put(target, source, value) }
        }
    }

    /// Step 3.
    private func sortedRows(pieceCount: Int, hasSortedColumns: Bool) throws(GraphKernelError) -> SortedRows<Payload> {
        let bucketCount = buckets.count
        var largest = 0
        for bucket in 0..<bucketCount { largest = max(largest, bucketStarts[bucket + 1] - bucketStarts[bucket]) }
        let scratches = try (0..<execution.threads).map { (_) throws(GraphKernelError) in try Scratch(capacity: largest) }
        let degrees = try WorkArray<Int>(zeros: layout.nodeCount + 1)
        let (kept, loops, repeats) = try (
            WorkArray<Int>(zeros: bucketCount), WorkArray<Int>(zeros: bucketCount), WorkArray<Int>(zeros: bucketCount)
        )
        let neighbors = keys.reused(for: Int32.self)
        try execution.forEach(bucketCount) { bucket, worker in
            let sorted = sort(bucket, fromBit: hasSortedColumns ? layout.columnBits : 0, with: scratches[worker])
            (kept[bucket], loops[bucket], repeats[bucket]) = emit(bucket, sorted, to: neighbors, degrees: degrees)
            execution.monitor?.advance(by: pieceCount * (bucket + 1) / bucketCount - pieceCount * bucket / bucketCount)
        }

        // Close the gaps that keys wider than neighbours and edges left out have made.
        var (end, loopCount, repeatCount) = (0, 0, 0)
        for bucket in 0..<bucketCount {
            let start = bucketStarts[bucket]
            if start > end || Key.bitWidth > 32 {
                let place = start * (Key.bitWidth / 32)
                neighbors.move(place..<place + kept[bucket], to: end)
                payloads.move(start..<start + kept[bucket], to: end)
            }
            end += kept[bucket]
            loopCount += loops[bucket]
            repeatCount += repeats[bucket]
        }
        neighbors.discard(from: end)
        payloads.discard(from: end)
        var sum = 0
        for entry in 1..<degrees.count {
            sum += degrees[entry]
            degrees[entry] = sum
        }
        return SortedRows(
            offsets: degrees.frozen(), neighbors: neighbors.frozen(count: end), payloads: payloads.frozen(count: end), loopCount: loopCount,
            isSimple: loopCount == 0 && repeatCount == 0)
    }

    /// Two buffers that a bucket's slots go to and fro between, and the counters of a digit.
    private struct Scratch: Sendable {
        let keys: (WorkArray<Key>, WorkArray<Key>)
        let payloads: (WorkArray<Payload>, WorkArray<Payload>)
        let counters: WorkArray<UInt32>

        init(capacity: Int) throws(GraphKernelError) {
            counters = try WorkArray(zeros: 1 << RowSort.digitBits)
            keys = try (WorkArray(zeros: capacity), WorkArray(zeros: capacity))
            payloads = try (WorkArray(zeros: capacity), WorkArray(zeros: capacity))
        }
    }

    private static var digitBits: Int { 11 }

    private struct Slots {
        let keys: WorkArray<Key>
        let payloads: WorkArray<Payload>
        let first: Int
        let count: Int
    }

    /// The slots of a bucket in the order of their keys, equal ones as they were.
    private func sort(_ bucket: Int, fromBit firstBit: Int, with scratch: Scratch) -> Slots {
        let first = bucketStarts[bucket]
        let count = bucketStarts[bucket + 1] - first
        var slots = Slots(keys: keys, payloads: payloads, first: first, count: count)
        guard count > 0 else { return slots }
        let keyBits = buckets.rowBits(bucket) + layout.columnBits - firstBit
        let passes = max(1, (keyBits + RowSort.digitBits - 1) / RowSort.digitBits)
        let digitBits = (keyBits + passes - 1) / passes
        for pass in 0..<passes {
            let target = Slots(
                keys: pass % 2 == 0 ? scratch.keys.0 : scratch.keys.1,
                payloads: pass % 2 == 0 ? scratch.payloads.0 : scratch.payloads.1, first: 0, count: count)
            RowSort.sort(slots, into: target, byDigitAt: firstBit + pass * digitBits, bits: digitBits, counters: scratch.counters)
            slots = target
        }
        return slots
    }

    private static func sort(_ slots: Slots, into target: Slots, byDigitAt shift: Int, bits: Int, counters: WorkArray<UInt32>) {
        let (keys, payloads, sortedKeys, sortedPayloads) = (slots.keys, slots.payloads, target.keys, target.payloads)
        let (shift, mask) = (Key(shift), Key(truncatingIfNeeded: (1 << bits) - 1))
        let range = slots.first..<slots.first + slots.count
        counters.fill(0..<1 << bits, with: 0)
        for slot in range {
            counters[Int(truncatingIfNeeded: keys[slot] &>> shift & mask)] &+= 1
        }
        var sum: UInt32 = 0
        for digit in 0..<1 << bits {
            let count = counters[digit]
            counters[digit] = sum
            sum &+= count
        }
        for slot in range {
            let key = keys[slot]
            let digit = Int(truncatingIfNeeded: key &>> shift & mask)
            let place = Int(counters[digit])
            counters[digit] &+= 1
            sortedKeys[place] = key
            sortedPayloads[place] = payloads[slot]
        }
    }

    /// Writes what the policy leaves of sorted slots to the bucket's place in the lists.
    ///
    /// - Returns: how many slots were written, and how many of them are loops and repeat the slot before.
    private func emit(
        _ bucket: Int, _ slots: Slots, to neighbors: WorkArray<Int32>, degrees: WorkArray<Int>
    ) -> (kept: Int, loops: Int, repeats: Int) {
        let start = bucketStarts[bucket]
        let neighborStart = start * (Key.bitWidth / 32)
        let firstRow = Int(buckets.firstRows[bucket])
        let columnBits = Key(layout.columnBits)
        let columnMask: Key = 1 << columnBits &- 1
        let (dropsLoops, dropsParallel) = (policy.contains(.dropLoops), policy.contains(.dropParallel))
        let (keys, values, payloads) = (slots.keys, slots.payloads, payloads)
        var (kept, loops, repeats) = (0, 0, 0)
        for index in 0..<slots.count {
            let key = keys[index]
            let column = Int(truncatingIfNeeded: key & columnMask)
            let row = firstRow &+ Int(truncatingIfNeeded: key &>> columnBits)
            if row == column {
                if dropsLoops { continue }
                loops &+= 1
            }
            if index > 0, keys[index &- 1] == key {
                if dropsParallel {
                    if row == column { loops &-= 1 }
                    if isLighter(values[index], payloads[start &+ kept &- 1]) { payloads[start &+ kept &- 1] = values[index] }
                    continue
                }
                repeats &+= 1
            }
            neighbors[neighborStart &+ kept] = Int32(truncatingIfNeeded: column)
            payloads[start &+ kept] = values[index]
            degrees[row &+ 1] &+= 1
            kept &+= 1
        }
        return (kept, loops, repeats)
    }
}
