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
/// keys, so the lists are sorted in the memory that they stay in. Where it does not, and the edges are in memory, too, a third of the rows
/// after the other takes steps 2 and 3, in the memory of the largest. Nothing depends on the threads.
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
    /// Buckets that are placed and sorted before the next ones.
    private let parts: [Range<Int>]
    /// The slots of a part.
    private let keys: WorkArray<Key>
    private let payloads: WorkArray<Payload>

    /// - Parameters:
    ///   - counts: How many slots every piece has in every range of rows; by piece, then by range.
    ///   - partCount: In how many parts slots without payloads are sorted, if their keys are wider than neighbours.
    init(
        layout: RowLayout, policy: EdgePolicy, isSymmetric: Bool, counts: WorkArray<UInt32>, pieceCount: Int, partCount: Int = 1,
        execution: Execution, isLighter: @escaping @Sendable (Payload, Payload) -> Bool
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
        parts = RowSort.parts(bucketStarts, count: Key.bitWidth > 32 && MemoryLayout<Payload>.size == 0 ? partCount : 1)
        let starts = bucketStarts
        keys = try WorkArray(zeros: parts.map { starts[$0.upperBound] - starts[$0.lowerBound] }.max() ?? 0)
        payloads = try WorkArray(zeros: slot)
    }

    /// Divides buckets into at most `count` parts with about as many slots.
    static func parts(_ starts: WorkArray<Int>, count: Int) -> [Range<Int>] {
        let (bucketCount, slotCount) = (starts.count - 1, starts[starts.count - 1])
        var parts: [Range<Int>] = []
        var first = 0
        for part in 1...count {
            var end = part == count ? bucketCount : first
            while end < bucketCount, starts[end] < slotCount / count * part { end += 1 }
            if end > first { parts.append(first..<end) }
            first = max(first, end)
        }
        return parts
    }

    /// Places all edges and sorts them.
    ///
    /// - Throws: ``GraphKernelError/cancelled``, also if the source failed.
    func rows(of source: EdgeSource<Payload>) throws(GraphKernelError) -> SortedRows<Payload> {
        let batches = try (0..<execution.threads).map { (_) throws(GraphKernelError) in
            try EdgeBatch<Payload>(capacity: source.pieceCapacity)
        }
        let slotCount = bucketStarts[buckets.count]
        let neighbors = parts.count > 1 ? try WorkArray<Int32>(zeros: slotCount) : keys.reused(for: Int32.self)
        var rows = Rows(neighbors: neighbors, degrees: try WorkArray(zeros: layout.nodeCount + 1))
        for part in parts {
            try execution.forEach(source.pieceCount) { piece, worker in
                let count = source.fill(piece, batches[worker])
                place(batches[worker], count: count, piece: piece, part: part)
                if part.lowerBound == 0 { execution.monitor?.advance(by: 1) }
            }
            if source.hasFailed() { throw .cancelled }
            try sort(part, pieceCount: source.pieceCount, hasSortedColumns: source.hasSortedTargets, to: &rows)
        }
        return rows.sorted(payloads)
    }

    /// Step 2.
    private func place(_ batch: EdgeBatch<Payload>, count: Int, piece: Int, part: Range<Int>) {
        let (sources, targets, values) = (batch.sources, batch.targets, batch.payloads)
        let (keys, payloads, cursors) = (keys, payloads, cursors)
        let (bucketOfRange, firstRows, first) = (buckets.ofRange, buckets.firstRows, piece * buckets.count)
        let (rangeBits, columnBits) = (Int32(layout.rangeBits), Key(layout.columnBits))
        let firstSlot = bucketStarts[part.lowerBound]

        @inline(__always) func put(_ row: Int32, _ column: Int32, _ value: Payload) {
            let bucket = bucketOfRange[row &>> rangeBits]
            if Key.bitWidth > 32, !part.contains(Int(bucket)) { return }
            let cursor = first &+ Int(bucket)
            let slot = cursors[cursor] &- firstSlot
            cursors[cursor] &+= 1
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

    /// The lists so far.
    private struct Rows {
        let neighbors: WorkArray<Int32>
        /// The number of slots of every row, one place later.
        let degrees: WorkArray<Int>
        var end = 0
        var loopCount = 0
        var repeatCount = 0

        func sorted(_ payloads: WorkArray<Payload>) -> SortedRows<Payload> {
            neighbors.discard(from: end)
            payloads.discard(from: end)
            var sum = 0
            for entry in 1..<degrees.count {
                sum += degrees[entry]
                degrees[entry] = sum
            }
            return SortedRows(
                offsets: degrees.frozen(), neighbors: neighbors.frozen(count: end), payloads: payloads.frozen(count: end),
                loopCount: loopCount, isSimple: loopCount == 0 && repeatCount == 0)
        }
    }

    /// Step 3.
    private func sort(
        _ part: Range<Int>, pieceCount: Int, hasSortedColumns: Bool, to rows: inout Rows
    ) throws(GraphKernelError) {
        let bucketCount = buckets.count
        let largest = part.map { bucketStarts[$0 + 1] - bucketStarts[$0] }.max() ?? 0
        let scratches = try (0..<execution.threads).map { (_) throws(GraphKernelError) in try Scratch(capacity: largest) }
        let (kept, loops, repeats) = try (
            WorkArray<Int>(zeros: part.count), WorkArray<Int>(zeros: part.count), WorkArray<Int>(zeros: part.count)
        )
        let (neighbors, degrees, firstSlot) = (keys.reused(for: Int32.self), rows.degrees, bucketStarts[part.lowerBound])
        try execution.forEach(part.count) { index, worker in
            let bucket = part.lowerBound + index
            let slots = bucketStarts[bucket] - firstSlot..<bucketStarts[bucket + 1] - firstSlot
            let sorted = sort(slots, of: bucket, fromBit: hasSortedColumns ? layout.columnBits : 0, with: scratches[worker])
            (kept[index], loops[index], repeats[index]) = emit(bucket, sorted, at: slots.lowerBound, to: neighbors, degrees: degrees)
            execution.monitor?.advance(by: pieceCount * (bucket + 1) / bucketCount - pieceCount * bucket / bucketCount)
        }

        // Close the gaps that keys wider than neighbours and edges left out have made.
        for index in 0..<part.count {
            let start = bucketStarts[part.lowerBound + index] - firstSlot
            if start > rows.end || Key.bitWidth > 32 {
                let place = start * (Key.bitWidth / 32)
                rows.neighbors.move(place..<place + kept[index], of: neighbors, to: rows.end)
                payloads.move(start..<start + kept[index], of: payloads, to: rows.end)
            }
            rows.end += kept[index]
            rows.loopCount += loops[index]
            rows.repeatCount += repeats[index]
        }
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
    private func sort(_ range: Range<Int>, of bucket: Int, fromBit firstBit: Int, with scratch: Scratch) -> Slots {
        let count = range.count
        var slots = Slots(keys: keys, payloads: payloads, first: range.lowerBound, count: count)
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
        _ bucket: Int, _ slots: Slots, at start: Int, to neighbors: WorkArray<Int32>, degrees: WorkArray<Int>
    ) -> (kept: Int, loops: Int, repeats: Int) {
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
