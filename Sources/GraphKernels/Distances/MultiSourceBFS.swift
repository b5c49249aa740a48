/// A set of up to 256 searches, a bit a search.
struct SearchSet: BitwiseCopyable, Sendable {
    var low: SIMD2<UInt64>
    var high: SIMD2<UInt64>

    static let capacity = 256
    static let none = SearchSet(low: .zero, high: .zero)

    /// The first so many searches.
    init(first count: Int) {
        var words = SIMD4<UInt64>.zero
        for index in 0..<4 {
            let bits = min(64, max(0, count - 64 * index))
            words[index] = bits == 64 ? .max : 1 &<< UInt64(bits) &- 1
        }
        self.init(low: words.lowHalf, high: words.highHalf)
    }

    /// One search.
    init(search: Int) {
        var words = SIMD4<UInt64>.zero
        words[search >> 6] = 1 &<< UInt64(search & 63)
        self.init(low: words.lowHalf, high: words.highHalf)
    }

    @inline(__always)
    private init(low: SIMD2<UInt64>, high: SIMD2<UInt64>) {
        (self.low, self.high) = (low, high)
    }

    @inline(__always)
    var isEmpty: Bool {
        let bits = low | high
        return bits[0] | bits[1] == 0
    }

    /// Whether all 256 searches are in the set.
    @inline(__always)
    var isFull: Bool {
        let bits = low & high
        return bits[0] & bits[1] == .max
    }

    @inline(__always)
    var count: Int {
        // Bits are counted within pairs, fours and bytes of all words at the same time, then the bytes are added up.
        @inline(__always) func byteCounts(_ words: SIMD2<UInt64>) -> SIMD2<UInt64> {
            let pairs = words &- (words &>> 1 & SIMD2(repeating: 0x5555_5555_5555_5555))
            let fours = (pairs & SIMD2(repeating: 0x3333_3333_3333_3333)) &+ (pairs &>> 2 & SIMD2(repeating: 0x3333_3333_3333_3333))
            return (fours &+ fours &>> 4) & SIMD2(repeating: 0x0F0F_0F0F_0F0F_0F0F)
        }
        let bytes = byteCounts(low) &+ byteCounts(high)
        // A byte is at most 32 now, so that their sum, up to 256, needs more than a byte.
        let sums = bytes[0] &+ bytes[1]
        let pairs = (sums & 0x00FF_00FF_00FF_00FF) &+ (sums &>> 8 & 0x00FF_00FF_00FF_00FF)
        return Int((pairs &* 0x0001_0001_0001_0001) &>> 48)
    }

    @inline(__always)
    static func | (a: SearchSet, b: SearchSet) -> SearchSet {
        SearchSet(low: a.low | b.low, high: a.high | b.high)
    }

    @inline(__always)
    func subtracting(_ other: SearchSet) -> SearchSet {
        SearchSet(low: low & ~other.low, high: high & ~other.high)
    }

    /// Calls back with every search in the set.
    func forEach(_ body: (Int) -> Void) {
        for (first, word) in [(0, low[0]), (64, low[1]), (128, high[0]), (192, high[1])] {
            var rest = word
            while rest != 0 {
                body(first + rest.trailingZeroBitCount)
                rest &= rest &- 1
            }
        }
    }
}

/// The scratch space of one thread's breadth-first searches from up to 256 sources at the same time: what 256 searches do at a node is one
/// operation on 256 bits, and because most of them meet at the same nodes on the same level, most of the work is shared.
///
/// The searches go from the sources to the nodes that have an edge **to** them, so that what a node sees is the distance from it.
///
/// M. Then et al., The more the merrier: efficient multi-source graph traversal, 2014, doi:10.14778/2735496.2735507.
struct MultiSourceBFS {
    private let graph: LocalityOrder
    private let monitor: RunMonitor?
    /// The searches that have reached a node; those there are none of count as if they had.
    private let seen: WorkArray<SearchSet>
    /// The searches that reached a node on this level, and on the next.
    private let frontiers: (WorkArray<SearchSet>, WorkArray<SearchSet>)
    private let queues: (WorkArray<Int32>, WorkArray<Int32>)

    init(_ graph: LocalityOrder, monitor: RunMonitor?) throws(GraphKernelError) {
        self.graph = graph
        self.monitor = monitor
        let nodeCount = graph.oldNodes.count
        seen = try WorkArray(zeros: nodeCount)
        frontiers = try (WorkArray(zeros: nodeCount), WorkArray(zeros: nodeCount))
        queues = try (WorkArray(zeros: nodeCount), WorkArray(zeros: nodeCount))
    }

    /// Searches from nodes, by their new numbers, and calls back for every node and level on which searches reach the node, in ascending
    /// order of level; not for the sources themselves. Stops when the run is cancelled.
    ///
    /// - Parameter range: The nodes that can be reached.
    @inline(__always)
    func run(
        from sources: ArraySlice<Int32>, within range: Range<Int>, _ reach: (_ node: Int, _ level: Int, _ searches: SearchSet) -> Void
    ) {
        let (towards, backwards) = (graph.outgoing, graph.incoming)
        let seen = seen
        var (current, next) = frontiers
        var (queue, nextQueue) = queues
        seen.fill(range, with: SearchSet(first: SearchSet.capacity).subtracting(SearchSet(first: sources.count)))
        current.fill(range, with: .none)
        next.fill(range, with: .none)
        var (size, slots) = (0, 0)
        for (search, source) in sources.enumerated() {
            current[source] = SearchSet(search: search)
            seen[source] = seen[source] | SearchSet(search: search)
            queue[size] = source
            size += 1
            slots += backwards.degree(of: Int(source))
        }
        let allSlots = towards.offsets[unchecked: range.upperBound] - towards.offsets[unchecked: range.lowerBound]
        var isQueued = true
        var complete = 0
        var level = 0
        while size > 0, complete < range.count, monitor?.isCancelled != true {
            level += 1
            // A step from the frontier is dearer a slot, but need not look at all nodes.
            if slots < allSlots / 8 {
                if !isQueued {
                    size = 0
                    for node in range where !current[node].isEmpty {
                        queue[size] = Int32(node)
                        size += 1
                    }
                    next.fill(range, with: .none)
                    isQueued = true
                }
                var nextSize = 0
                for index in 0..<size {
                    let node = queue[index]
                    let searches = current[node]
                    for slot in backwards.range(of: node) {
                        let neighbor = backwards.neighbor(slot)
                        let new = searches.subtracting(seen[neighbor])
                        guard !new.isEmpty else { continue }
                        let known = next[neighbor]
                        if known.isEmpty {
                            nextQueue[nextSize] = neighbor
                            nextSize += 1
                        }
                        next[neighbor] = known | new
                    }
                }
                for index in 0..<size { current[queue[index]] = .none }
                (size, slots) = (nextSize, 0)
                for index in 0..<size {
                    let node = nextQueue[index]
                    seen[node] = seen[node] | next[node]
                    if seen[node].isFull { complete += 1 }
                    slots += backwards.degree(of: Int(node))
                    reach(Int(node), level, next[node])
                }
                (queue, nextQueue) = (nextQueue, queue)
            } else {
                isQueued = false
                (size, slots) = (0, 0)
                for node in range {
                    let known = seen[node]
                    guard !known.isFull else {
                        next[node] = .none
                        continue
                    }
                    var searches = known
                    let list = towards.range(of: node)
                    var slot = list.lowerBound
                    while slot < list.upperBound {
                        // The lists begin with the hubs, which most searches reach first: often all are found soon.
                        let stop = min(slot + 8, list.upperBound)
                        while slot < stop {
                            searches = searches | current[towards.neighbor(slot)]
                            slot += 1
                        }
                        if searches.isFull { break }
                    }
                    let new = searches.subtracting(known)
                    next[node] = new
                    guard !new.isEmpty else { continue }
                    seen[node] = searches
                    if searches.isFull { complete += 1 }
                    size += 1
                    slots += backwards.degree(of: node)
                    reach(node, level, new)
                }
            }
            (current, next) = (next, current)
        }
    }
}
