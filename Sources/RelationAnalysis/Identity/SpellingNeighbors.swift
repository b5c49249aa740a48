import RelationGraph

/// For every word of a table, the more frequent words that a slip of the pen may have made it of.
///
/// Two words that are the same once a letter is deleted from each (up to two, in long words) may be a slip apart. Such pairs are found by sorting
/// what deletions leave over, and verified by their edit distance: the symmetric deletion of W. Garbe's SymSpell (2012), after Mor and
/// Fraenkel, “A hash code method for detecting and correcting spelling errors” (1982, doi:10.1145/358728.358752).
///
/// Of two words that are near each other the rarer one has the other for a neighbour: slips are rare, the names that they are made of are not. So two
/// different slips of one name meet at the name.
struct SpellingNeighbors {
    /// The neighbours of word w: `words[starts[w] ..< starts[w + 1]]`, the nearest first, then the most frequent.
    private var starts: [Int32]
    private var words: [Int32] = []

    /// So many neighbours of a word are kept.
    private static let most = 2
    /// Each word is compared with so many of the most frequent words that deletions make equal to it.
    private static let comparedOfGroup = 24
    /// In a shorter word a slip makes another word; longer ones are no names.
    private static let lengths = 4...24
    /// From this length on a word may have two slips.
    private static let lengthForTwo = 8

    /// - Parameters:
    ///   - table: the words, each once.
    ///   - counts: how many nodes have a word.
    /// - Complexity: O(words · letters²) time and space, and a sort of as many numbers.
    init(_ table: [ComparedWord], counts: [Int32]) {
        starts = [Int32](repeating: 0, count: table.count + 1)
        // By frequency, then by the letters, so that the order in which the words came does not matter.
        let order = table.indices.sorted { a, b in
            counts[a] != counts[b] ? counts[a] > counts[b] : table[a].text < table[b].text
        }
        var entries: [(key: UInt64, rank: Int32)] = []
        for (rank, word) in order.enumerated() {
            SpellingNeighbors.eachDeletion(of: table[word]) { entries.append(($0, Int32(rank))) }
        }
        entries.sort { ($0.key, $0.rank) < ($1.key, $1.rank) }
        var near = SpellingNeighbors.nearPairs(entries, order, table)
        entries = []
        near.sort { $0 < $1 }
        var neighbors = [Int32: [Int32]](minimumCapacity: near.count)
        for (rank, _, neighbor) in near {
            let (word, other) = (Int32(order[Int(rank)]), Int32(order[Int(neighbor)]))
            if let known = neighbors[word], known.count >= SpellingNeighbors.most || known.contains(other) { continue }
            neighbors[word, default: []].append(other)
        }
        for word in table.indices {
            if let list = neighbors[Int32(word)] { words += list }
            starts[word + 1] = Int32(words.count)
        }
    }

    func of(_ word: Int32) -> ArraySlice<Int32> { words[Int(starts[Int(word)])..<Int(starts[Int(word) + 1])] }

    /// Words a slip apart by their ranks, the rarer one first, with the number of slips between. A pair may come twice.
    private static func nearPairs(
        _ entries: [(key: UInt64, rank: Int32)], _ order: [Int], _ table: [ComparedWord]
    ) -> [(Int32, Int32, Int32)] {
        var near: [(Int32, Int32, Int32)] = []
        var known = LikenessCache()
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].key == entries[start].key { end += 1 }
            for index in start + 1..<max(end, start + 1) {
                let word = table[order[Int(entries[index].rank)]]
                for other in start..<min(index, start + comparedOfGroup) where entries[other].rank != entries[index].rank {
                    let neighbor = table[order[Int(entries[other].rank)]]
                    // What shares a sound meets without this.
                    if word.soundKeys.contains(where: neighbor.soundKeys.contains) { continue }
                    let likeness = known.likeness(entries[index].rank, entries[other].rank) { word.likeness(to: neighbor) }
                    if let likeness, likeness.relation == .spelling {
                        near.append((entries[index].rank, Int32(likeness.edits), entries[other].rank))
                    }
                }
            }
            start = end
        }
        return near
    }

    /// Calls back with a number for the word and for each of what is left of it once one letter is deleted, or two of long words.
    private static func eachDeletion(of word: ComparedWord, _ body: (UInt64) -> Void) {
        guard !word.text.utf8.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return }
        let letters = word.text.unicodeScalars.map { UInt64($0.value) }
        guard lengths.contains(letters.count) else { return }
        func key(without first: Int, and second: Int) -> UInt64 {
            var key: UInt64 = 14_695_981_039_346_656_037
            for (index, letter) in letters.enumerated() where index != first && index != second {
                key = (key ^ letter) &* 1_099_511_628_211
            }
            return key
        }
        body(key(without: -1, and: -1))
        for first in letters.indices {
            // Of a doubled letter, either leaves the same.
            if first > 0, letters[first - 1] == letters[first] { continue }
            body(key(without: first, and: -1))
            guard letters.count >= lengthForTwo else { continue }
            for second in letters.indices.dropFirst(first + 1) { body(key(without: first, and: second)) }
        }
    }
}
