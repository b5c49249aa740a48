/// How the rows of a graph are divided for sorting: into up to 2,048 ranges of 2^`rangeBits` rows, by which slots are counted (4,096 where only
/// so a slot fits 4 bytes), and these into buckets with about as many slots as fit a thread's cache, whether a few rows have them or many.
struct RowLayout: Sendable {
    let nodeCount: Int
    /// How many bits a column takes.
    let columnBits: Int
    /// How many bits a row takes within its range.
    let rangeBits: Int
    /// Whether the row within a bucket and the column together fit 4 bytes, the size of the neighbour that is left of them.
    let isCompact: Bool
    /// How many slots a bucket should have.
    let bucketSize: Int

    static let rangeCountBits = 11
    /// Enough for 4 bytes a slot up to 2²² nodes. With more, the counts of all pieces would take what smaller slots save.
    static let greatestRangeCountBits = 12

    /// - Parameters:
    ///   - bucketSize: How many slots a bucket should have.
    ///   - allowsMoreRanges: Whether there may be more than 2,048 ranges.
    ///   - allowsCompactKeys: Whether a slot may be 4 bytes; tests say no.
    init(nodeCount: Int, bucketSize: Int = 1 << 16, allowsMoreRanges: Bool = false, allowsCompactKeys: Bool = true) {
        self.nodeCount = nodeCount
        self.bucketSize = bucketSize
        columnBits = max(1, RowLayout.bits(of: nodeCount - 1))
        let usual = RowLayout.rangeBits(greatest: nodeCount - 1)
        let compact = min(usual, 32 - columnBits)
        let more = allowsMoreRanges && allowsCompactKeys && usual - compact <= RowLayout.greatestRangeCountBits - RowLayout.rangeCountBits
        rangeBits = more ? compact : usual
        isCompact = allowsCompactKeys && rangeBits + columnBits <= 32
    }

    var rangeCount: Int {
        (nodeCount + (1 << rangeBits) - 1) >> rangeBits
    }

    /// Puts ranges together to buckets.
    ///
    /// - Parameter counts: How many slots every range has.
    func buckets(_ counts: WorkArray<Int>) throws(GraphKernelError) -> RowBuckets {
        let rowLimit = 1 << ((isCompact ? 32 : 64) - columnBits)
        let bucketOfRange = try WorkArray<Int32>(zeros: rangeCount)
        var firstRows: [Int32] = []
        var (slots, rows) = (0, 0)
        for range in 0..<rangeCount {
            if firstRows.isEmpty || slots + counts[range] > bucketSize || rows + (1 << rangeBits) > rowLimit {
                firstRows.append(Int32(range << rangeBits))
                (slots, rows) = (0, 0)
            }
            slots += counts[range]
            rows += 1 << rangeBits
            bucketOfRange[range] = Int32(firstRows.count - 1)
        }
        return RowBuckets(ofRange: bucketOfRange, firstRows: try WorkArray(copying: firstRows + [Int32(nodeCount)]))
    }

    /// How many bits a row has within its range if there are to be no more than 2,048 ranges up to a row.
    static func rangeBits(greatest: Int) -> Int {
        max(0, bits(of: greatest) - rangeCountBits)
    }

    /// How many bits a number has.
    static func bits(of number: Int) -> Int {
        Int.bitWidth - max(0, number).leadingZeroBitCount
    }
}

/// Ranges of rows that are sorted at a time.
struct RowBuckets: Sendable {
    let ofRange: WorkArray<Int32>
    /// The first row of every bucket, and the number of rows.
    let firstRows: WorkArray<Int32>

    var count: Int {
        firstRows.count - 1
    }

    /// How many bits a row takes within a bucket.
    func rowBits(_ bucket: Int) -> Int {
        RowLayout.bits(of: Int(firstRows[bucket + 1] - firstRows[bucket]) - 1)
    }
}
