/// Some of the keys, in order, and where the blocks begin.
struct BlockGroup: Sendable {
    private var keys: [BlockKey]
    /// How large each block is, as `PairFilter.size(of:)` counts, by its end in `keys`.
    private var blocks: [(end: Int32, size: Int32)] = []
    /// How many pairs come of the blocks of each size.
    private var pairsOfSize: [Int]

    private static let largestCounted = 300

    init(_ unsorted: [BlockKey], _ filter: PairFilter) {
        keys = unsorted
        keys.sort(by: <)
        pairsOfSize = [Int](repeating: 0, count: BlockGroup.largestCounted + 1)
        var nodes: [Int32] = []
        var start = 0
        while start < keys.count {
            let end = BlockGroup.end(of: start, keys)
            BlockGroup.take(keys[start..<end], into: &nodes)
            let size = nodes.count > 1 ? filter.size(of: nodes[...]) : 0
            blocks.append((Int32(end), Int32(clamping: size)))
            if size <= BlockGroup.largestCounted { pairsOfSize[size] += size * (size - 1) / 2 }
            start = end
        }
    }

    private static func end(of start: Int, _ keys: [BlockKey]) -> Int {
        var end = start + 1
        while end < keys.count, keys[end].key == keys[start].key { end += 1 }
        return end
    }

    /// The nodes of a block, each once.
    private static func take(_ block: ArraySlice<BlockKey>, into nodes: inout [Int32]) {
        nodes.removeAll(keepingCapacity: true)
        for key in block where key.node != nodes.last { nodes.append(key.node) }
    }

    /// The size up to which all blocks are compared without more pairs than the budget allows.
    static func limit(_ groups: [BlockGroup], largest: Int, budget: Int) -> Int {
        var budget = budget
        for size in 2...min(largest, largestCounted) {
            for group in groups { budget -= group.pairsOfSize[size] }
            if budget < 0 { return size - 1 }
        }
        return largest
    }

    struct Split: Sendable {
        /// The pairs of the blocks that are small enough.
        var pairs: [UInt64] = []
        /// The keys by which the others are split.
        var keys: [BlockKey] = []
        var omission = BlockOmission()
    }

    /// - Parameters:
    ///   - limitOfOneWord: the limit of blocks that have no more than a word in common.
    ///   - traits: by what larger blocks are split; nil if they are not.
    consuming func split(_ filter: PairFilter, limit: Int, limitOfOneWord: Int, extending traits: BlockTraits?) -> Split {
        var split = Split()
        var nodes: [Int32] = []
        var start = 0
        for block in blocks {
            let members = keys[start..<Int(block.end)]
            start = Int(block.end)
            guard block.size > 1, let first = members.first else { continue }
            let isOneWord = first.places & BlockTraits.wordMask != 0
            if Int(block.size) <= (isOneWord ? limitOfOneWord : limit) {
                BlockGroup.take(members, into: &nodes)
                filter.eachPair(of: nodes[...]) { split.pairs.append(UInt64($0) << 32 | UInt64($1)) }
                continue
            }
            let wordCount = (first.places & BlockTraits.wordMask).nonzeroBitCount
            if wordCount >= 2 || first.places == BlockTraits.numberMask {
                BlockGroup.take(members, into: &nodes)
                split.omission.add(count: nodes.count, example: first.node)
            }
            if let traits {
                for member in members { traits.eachExtension(of: member) { split.keys.append($0) } }
            }
        }
        return split
    }
}
