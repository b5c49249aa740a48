import GraphKernels
import RelationGraph

/// Which pairs of nodes are compared at all: those that share a block (Christen 2012, ch. 4), where blocks that are too large are split.
///
/// A block is what has a set of traits in common. At first that is one: a number, a whole name, a day of birth with a country, a word of a name
/// by its sound, or by the sound of a word that it may be a slip of (``SpellingNeighbors``). Of a block that is too large only those are
/// compared who have a further trait in common: another word of the name, a year or day of birth, a country; and so on, up to four traits. So a
/// rare word brings two together by itself, and a frequent one with something else.
///
/// In large graphs fewer are too many, so that the pairs grow with the nodes and not with their square.
struct CandidateBlocks {
    /// The pairs, each once and ascending: the smaller number in the upper half.
    let pairs: [UInt64]
    /// What was not compared.
    let omission: BlockOmission

    /// So many nodes that have no more than a word in common are compared each with each; and so many of other blocks.
    private static let (largestOfOneWord, largest) = (24, 300)
    private static let traitLimit = 4
    /// So many pairs a node may come of the blocks of a step; of few nodes, so many in all.
    private static let (pairsPerNode, pairsOfFew) = (16, 4_000_000)

    /// - Complexity: O(keys · log keys + pairs · log pairs), on several threads. The result does not depend on how many.
    /// - Throws: `GraphKernelError.cancelled`.
    init(_ traits: BlockTraits, _ filter: PairFilter, _ execution: Execution) throws(GraphKernelError) {
        var keys = traits.firstKeys()
        var found: [[UInt64]] = []
        var omission = BlockOmission()
        let budget = max(CandidateBlocks.pairsOfFew, traits.nodeCount * CandidateBlocks.pairsPerNode)
        for step in 1...CandidateBlocks.traitLimit where !keys.isEmpty {
            let groups = keys.grouped()
            keys = []
            let blocks = try mapInParallel(groups, execution) { BlockGroup($0, filter) }
            let limit = BlockGroup.limit(blocks, largest: CandidateBlocks.largest, budget: budget)
            let isLast = step == CandidateBlocks.traitLimit
            let split = try mapInParallel(blocks, execution) { group in
                group.split(
                    filter, limit: limit, limitOfOneWord: step == 1 ? min(limit, CandidateBlocks.largestOfOneWord) : limit,
                    extending: isLast ? nil : traits)
            }
            for part in split {
                found.append(part.pairs)
                keys += part.keys
                omission.add(part.omission)
            }
        }
        pairs = try found.distinctInParallel(execution)
        omission.keepLargest()
        self.omission = omission
    }
}

/// The groups that share two words of their names, or a number, and were too large to compare each with each.
public struct BlockOmission: Sendable {
    public struct Group: Sendable {
        /// How many nodes are in it.
        public var count: Int
        /// One of them.
        public var example: Int32
    }

    /// How many such groups there are.
    public private(set) var groupCount = 0
    /// The largest of them, the larger first.
    public private(set) var largest: [Group] = []

    static let listed = 5

    mutating func add(count: Int, example: Int32) {
        groupCount += 1
        largest.append(Group(count: count, example: example))
        if largest.count > 16 * BlockOmission.listed { keepLargest() }
    }

    mutating func add(_ other: BlockOmission) {
        groupCount += other.groupCount
        largest += other.largest
    }

    /// Of groups with one example, the larger one tells of the others.
    mutating func keepLargest() {
        largest.sort { ($1.count, $0.example) < ($0.count, $1.example) }
        var seen: Set<Int32> = []
        largest = Array(largest.filter { seen.insert($0.example).inserted }.prefix(BlockOmission.listed))
    }
}
