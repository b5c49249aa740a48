import RelationGraph

/// Which pairs of nodes are compared at all: those that share a block (Christen 2012, ch. 4).
///
/// A node stands in a block for every two words of one of its names, by their sound, whatever their order, and for these with the year of birth; for
/// a name as a whole; for every number that it has; for a word with the year of birth; and, so that people whose names are in scripts that do not
/// meet are found, for a day of birth with a country. Blocks of more than `largest` nodes are left out: what so many share tells nobody from
/// anybody. In large graphs fewer are too many, so that the pairs grow with the nodes and not with their square.
struct CandidateBlocks {
    /// The pairs, each once, the smaller number first.
    private(set) var pairs: [(Int32, Int32)] = []
    /// How many blocks were too large.
    private(set) var oversizedCount = 0

    static let largest = 300
    /// So many pairs a node may come of blocks; of few nodes, so many in all.
    private static let (pairsPerNode, pairsOfFew) = (30, 4_000_000)
    /// Of a name of many words, the weightiest so many make blocks.
    private static let wordLimit = 5

    /// - Parameters:
    ///   - profiles: nil for nodes that are not compared.
    ///   - isWanted: whether two nodes may be compared.
    /// - Complexity: O(keys · log keys + pairs · log pairs).
    init(_ profiles: [IdentityProfile?], _ table: NameTable, isWanted: (Int32, Int32) -> Bool) {
        var keys: [(key: UInt64, node: Int32)] = []
        keys.reserveCapacity(profiles.count * 4)
        for (node, profile) in profiles.enumerated() {
            guard let profile else { continue }
            for key in CandidateBlocks.keys(of: node, profile, table) { keys.append((key, Int32(node))) }
        }
        keys.sort { ($0.key, $0.node) < ($1.key, $1.node) }
        let limit = CandidateBlocks.limit(of: keys, nodeCount: profiles.count)
        var packed: [UInt64] = []
        var start = 0
        while start < keys.count {
            var end = start + 1
            while end < keys.count, keys[end].key == keys[start].key { end += 1 }
            if end - start > limit {
                oversizedCount += 1
            } else if end - start > 1 {
                for one in start..<end - 1 {
                    for other in one + 1..<end where isWanted(keys[one].node, keys[other].node) {
                        packed.append(UInt64(keys[one].node) << 32 | UInt64(keys[other].node))
                    }
                }
            }
            start = end
        }
        keys = []
        packed.sort()
        var last: UInt64?
        pairs.reserveCapacity(packed.count)
        for pair in packed where pair != last {
            last = pair
            pairs.append((Int32(pair >> 32), Int32(truncatingIfNeeded: pair)))
        }
    }

    /// The size up to which blocks are compared.
    private static func limit(of keys: [(key: UInt64, node: Int32)], nodeCount: Int) -> Int {
        var blocksOfSize = [Int](repeating: 0, count: largest + 1)
        var start = 0
        for index in 1...max(1, keys.count) where index >= keys.count || keys[index].key != keys[start].key {
            if index - start <= largest { blocksOfSize[index - start] += 1 }
            start = index
        }
        var budget = max(pairsOfFew, nodeCount * pairsPerNode)
        for size in 2...largest {
            budget -= blocksOfSize[size] * (size * (size - 1) / 2)
            if budget < 0 { return size - 1 }
        }
        return largest
    }

    private static func keys(of node: Int, _ profile: IdentityProfile, _ table: NameTable) -> Set<UInt64> {
        var keys: Set<UInt64> = []
        let years = Set(profile.births.flatMap { span in [span.start?.year, span.end?.year].compactMap { $0 } })
        for name in table.nameRange(of: node) {
            var words = Array(Set(table.words(of: name))).filter { table.weights[Int($0)] > 1.5 }
            if words.isEmpty { words = Array(table.words(of: name)) }
            words.sort { (table.weights[Int($1)], $0) < (table.weights[Int($0)], $1) }
            let chosen = words.prefix(wordLimit).map { table.words[Int($0)] }
            if words.count > 1 { keys.insert(words.sorted().reduce(7) { mixed($0, UInt64(UInt32(bitPattern: $1))) }) }
            if chosen.count == 1 { for sound in chosen[0].soundKeys { keys.insert(mixed(sound, 1)) } }
            for (index, word) in chosen.enumerated() {
                for other in chosen[(index + 1)...] {
                    for one in word.soundKeys.prefix(2) {
                        for two in other.soundKeys.prefix(2) {
                            let pair = mixed(min(one, two), max(one, two))
                            keys.insert(pair)
                            for year in years { keys.insert(mixed(pair, UInt64(year))) }
                        }
                    }
                }
                if index < 2 { for year in years { keys.insert(mixed(word.soundKeys[0], UInt64(year) << 1)) } }
            }
        }
        for number in profile.numbers { keys.insert(mixed(hash(number.scheme), hash(number.value))) }
        for birth in profile.births where birth.isSingleDate && birth.start?.day != nil {
            for country in profile.countries { keys.insert(mixed(hash(birth.text), hash(country))) }
        }
        return keys
    }

    private static func mixed(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = (a ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: (b ^ (b << 17)) | 1)
        return product.high ^ product.low ^ b
    }

    /// FNV-1a, the same in every run.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }
}
