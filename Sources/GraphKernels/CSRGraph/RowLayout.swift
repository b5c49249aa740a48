/// How the rows of a graph are divided for sorting: into buckets of 2^`rowBits` rows, each of which fits a thread's cache.
struct RowLayout: Sendable {
    let nodeCount: Int
    /// How many bits a column takes.
    let columnBits: Int
    /// How many bits a row takes within its bucket.
    let rowBits: Int

    static let bucketLimitBits = 11

    /// - Parameters:
    ///   - bucketSize: How many slots a bucket should have.
    ///   - allowsCompactKeys: Whether a slot may be 4 bytes; tests say no.
    init(nodeCount: Int, slotCount: Int, bucketSize: Int = 1 << 16, allowsCompactKeys: Bool = true) {
        self.nodeCount = nodeCount
        columnBits = max(1, RowLayout.bits(of: nodeCount - 1))
        let bucketBits = min(RowLayout.bucketLimitBits, RowLayout.bits(of: slotCount / bucketSize))
        let wanted = max(0, columnBits - bucketBits)
        let compact = 32 - columnBits
        let fitsCompact = allowsCompactKeys && compact >= columnBits - RowLayout.bucketLimitBits
        rowBits = fitsCompact ? min(wanted, compact) : wanted
        isCompact = fitsCompact
    }

    /// Whether row within the bucket and column together fit 4 bytes, the size of the neighbour that is left of them.
    let isCompact: Bool

    var bucketCount: Int {
        (nodeCount + (1 << rowBits) - 1) >> rowBits
    }

    /// How many bits a number has.
    static func bits(of number: Int) -> Int {
        Int.bitWidth - max(0, number).leadingZeroBitCount
    }
}
