import RelationGraph

/// How far two names agree, word by word in any order.
///
/// Each word of the one is paired with the word of the other that is most like it, the weightiest first: the same letters, the same in another
/// script, the same sound, a slip of the pen, an initial. What has no partner speaks against; less so in the longer name, since sources
/// differ in how many names of a person they know.
///
/// Two names whose words are the same run together (“Alrahman”, “Al Rahman”) agree too. Names in scripts that do not meet cannot be compared:
/// that is an outcome of its own, not a low figure.
struct NameComparison: Sendable {
    /// 0…1.
    let similarity: Double
    /// What the words that agree weigh together, less what the others do.
    let weight: Double
    /// How many words agree that are no particles.
    let matchedWords: Int
    /// The weakest way in which a pair of words agrees.
    let weakest: WordLikeness.Relation
    let isInOrder: Bool
    /// How many words of either name have no partner.
    let leftOver: (first: Int, second: Int)

    /// A word without a partner speaks against the pair with this part of its weight, in the shorter and in the longer name.
    private static let (lossOfShorter, lossOfLonger) = (0.6, 0.12)
    /// A word is worth less for the identity of two nodes than its rarity says, since words of a name come together.
    private static let share = 0.6
    static let heaviest = 12.0

    /// Nil if the names cannot be compared: all words of one are in a script that those of the other cannot be brought into.
    ///
    /// - Complexity: O(words · words).
    init?(_ a: Int, _ b: Int, in table: NameTable, _ known: inout LikenessCache) {
        var (one, other) = (table.names[a].range, table.names[b].range)
        let isSwapped = one.count > other.count
        if isSwapped { swap(&one, &other) }
        guard NameComparison.scriptsMeet(one, other, table) else { return nil }
        var taken: UInt32 = 0
        var (matched, lost, total) = (0.0, 0.0, 0.0)
        var count = 0
        var weakest = WordLikeness.Relation.same
        var last = -1
        var isInOrder = true
        var left = 0
        for index in one {
            let word = table.wordNumbers[index]
            let weight = table.weights[Int(word)]
            total += weight
            var best: (position: Int, likeness: WordLikeness)?
            for position in 0..<other.count where taken & (1 << UInt32(position)) == 0 {
                let likeness = table.likeness(word, table.wordNumbers[other.lowerBound + position], &known)
                if let likeness, likeness.degree > best?.likeness.degree ?? 0 { best = (position, likeness) }
            }
            guard let best else {
                lost += weight
                left += 1
                continue
            }
            taken |= 1 << UInt32(best.position)
            if best.position < last { isInOrder = false }
            last = best.position
            let partner = table.weights[Int(table.wordNumbers[other.lowerBound + best.position])]
            // An initial says no more than a letter does, and a slip less than the word.
            matched += min(weight, partner) * best.likeness.degree * (best.likeness.relation == .spelling ? best.likeness.degree : 1)
            if min(weight, partner) > 1 { count += 1 }
            weakest = max(weakest, best.likeness.relation)
        }
        var longer = 0.0
        var leftOfLonger = 0
        var rest = 0.0
        for position in 0..<other.count {
            let weight = table.weights[Int(table.wordNumbers[other.lowerBound + position])]
            longer += weight
            if taken & (1 << UInt32(position)) == 0 {
                rest += weight
                leftOfLonger += 1
            }
        }
        let base = 0.75 * min(total, longer) + 0.25 * max(total, longer)
        var similarity = min(1, matched / base)
        var gain = matched
        if similarity < 0.9, NameComparison.isSameRunTogether(one, other, table) {
            (similarity, gain, lost, rest, count, left, leftOfLonger) = (0.95, min(total, longer), 0, 0, max(count, 2), 0, 0)
        }
        self.similarity = similarity
        weight = min(
            NameComparison.heaviest,
            NameComparison.share * gain - NameComparison.lossOfShorter * lost - NameComparison.lossOfLonger * rest)
        matchedWords = count
        self.weakest = weakest
        self.isInOrder = isInOrder
        leftOver = isSwapped ? (leftOfLonger, left) : (left, leftOfLonger)
    }

    /// Whether a word of one can be brought into the script of one of the other's.
    private static func scriptsMeet(_ one: Range<Int>, _ other: Range<Int>, _ table: NameTable) -> Bool {
        func isRomanized(_ words: Range<Int>) -> Bool { words.contains { table.isRomanized[Int(table.wordNumbers[$0])] } }
        if isRomanized(one) == isRomanized(other) { return true }
        return one.contains { index in other.contains { table.wordNumbers[$0] == table.wordNumbers[index] } }
    }

    private static func isSameRunTogether(_ one: Range<Int>, _ other: Range<Int>, _ table: NameTable) -> Bool {
        guard one.count != other.count else { return false }
        func length(_ words: Range<Int>) -> Int { words.reduce(0) { $0 + table.length(of: table.wordNumbers[$1]) } }
        let (short, long) = (length(one), length(other))
        guard short >= 6, long >= 6, abs(short - long) <= 2 else { return false }
        func text(_ words: Range<Int>) -> String { words.map { table.words[Int(table.wordNumbers[$0])].text }.joined() }
        guard let likeness = ComparedWord(text(one)).likeness(to: ComparedWord(text(other))) else { return false }
        return likeness.degree >= 0.94
    }
}
