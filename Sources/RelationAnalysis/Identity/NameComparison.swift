import RelationGraph

/// How far two names agree, word by word in any order.
///
/// Each word of the one is paired with a word of the other, the weightiest and most alike first: the same letters, the same in another script, the
/// same sound, a slip of the pen, an initial. What has no partner speaks against; less so in the longer name, since sources differ in how
/// many names of a person they know. The figures are the same whichever name comes first.
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
    let isInOrder: Bool
    /// How many words of either name have no partner.
    let leftOver: (first: Int, second: Int)

    /// A word without a partner speaks against the pair with this part of its weight, in the shorter and in the longer name.
    private static let (lossOfShorter, lossOfLonger) = (0.6, 0.12)
    /// A word is worth less for the identity of two nodes than its rarity says, since words of a name come together.
    private static let share = 0.6
    static let heaviest = 12.0
    /// What is taken off a word that only sounds like the other, of one with a slip, and of one with more slips than it has letters for.
    private static let (soundLoss, slipLoss, doubtfulSlipLoss) = (1.5, 0.5, 2.0)
    /// So much of a word is left if it sounds like the other.
    private static let leastOfSound = 0.3

    /// Nil if the names cannot be compared: all words of one are in a script that those of the other cannot be brought into.
    ///
    /// Afterwards `desk.pairs` has the words that agree, the weightiest first.
    ///
    /// - Complexity: O(words · words).
    init?(_ a: Int, _ b: Int, in table: NameTable, _ desk: inout ComparisonDesk) {
        let (one, other) = (table.names[a].range, table.names[b].range)
        guard NameComparison.scriptsMeet(one, other, table) else { return nil }
        desk.align(one, other, table)
        var (alike, matched, count) = (0.0, 0.0, 0)
        var (ours, theirs) = (Remainder(one, table), Remainder(other, table))
        for pair in desk.pairs {
            let likeness = pair.likeness
            alike += NameComparison.share(of: pair, table)
            matched += NameComparison.gain(pair)
            if pair.weight > 1, likeness.relation != .doubtfulSlip { count += 1 }
            ours.take(pair.first, table)
            theirs.take(pair.second, table)
        }
        let isOursShorter = (one.count, ours.total) < (other.count, theirs.total)
        let (shorter, longer) = isOursShorter ? (ours, theirs) : (theirs, ours)
        var (lost, rest) = (shorter.weight, longer.weight)
        if one.count == other.count { (lost, rest) = (max(lost, rest), min(lost, rest)) }
        let base = 0.75 * min(ours.total, theirs.total) + 0.25 * max(ours.total, theirs.total)
        var similarity = min(1, alike / base)
        var gain = matched
        var leftOver = (ours.count, theirs.count)
        isInOrder = NameComparison.isInOrder(desk.pairs)
        if similarity < 0.9, NameComparison.isSameRunTogether(table.names[a], table.names[b], table) {
            (similarity, gain, lost, rest, count) = (0.95, min(ours.total, theirs.total), 0, 0, max(count, 2))
            leftOver = (0, 0)
        }
        self.similarity = similarity
        self.leftOver = leftOver
        weight = min(
            NameComparison.heaviest,
            NameComparison.share * gain - NameComparison.lossOfShorter * lost - NameComparison.lossOfLonger * rest)
        matchedWords = count
    }

    /// How much of two words agrees, by the weight of the lighter one.
    private static func share(of pair: ComparisonDesk.Pair, _ table: NameTable) -> Double {
        let (one, other) = (table.wordNumbers[pair.first], table.wordNumbers[pair.second])
        let isSlip = pair.likeness.relation == .spelling || pair.likeness.relation == .doubtfulSlip
        return min(table.weights[Int(one)], table.weights[Int(other)]) * pair.likeness.degree * (isSlip ? pair.likeness.degree : 1)
    }

    /// What an agreement of two words says: an initial no more than a letter does, and a slip less than the word.
    private static func gain(_ pair: ComparisonDesk.Pair) -> Double {
        let (weight, degree) = (pair.weight, pair.likeness.degree)
        switch pair.likeness.relation {
        case .same, .transliteration, .initial: return weight * degree
        case .sound: return max(weight * leastOfSound, weight * degree - soundLoss)
        case .spelling: return max(0, weight * degree - slipLoss)
        case .doubtfulSlip: return max(0, weight * degree - doubtfulSlipLoss)
        }
    }

    /// The words of a name that have no partner yet.
    private struct Remainder {
        let total: Double
        var weight: Double
        var count: Int

        init(_ words: Range<Int>, _ table: NameTable) {
            total = words.reduce(0) { $0 + table.weights[Int(table.wordNumbers[$1])] }
            weight = total
            count = words.count
        }

        mutating func take(_ position: Int, _ table: NameTable) {
            count -= 1
            // No remainder of subtractions where nothing remains.
            weight = count == 0 ? 0 : weight - table.weights[Int(table.wordNumbers[position])]
        }
    }

    private static func isInOrder(_ pairs: [ComparisonDesk.Pair]) -> Bool {
        for (index, pair) in pairs.enumerated() {
            for other in pairs[..<index] where (pair.first < other.first) != (pair.second < other.second) { return false }
        }
        return true
    }

    /// Whether a word of one can be brought into the script of one of the other's.
    private static func scriptsMeet(_ one: Range<Int>, _ other: Range<Int>, _ table: NameTable) -> Bool {
        func isRomanized(_ words: Range<Int>) -> Bool { words.contains { table.isRomanized[Int(table.wordNumbers[$0])] } }
        if isRomanized(one) == isRomanized(other) { return true }
        return one.contains { index in other.contains { table.wordNumbers[$0] == table.wordNumbers[index] } }
    }

    /// - Parameter skims: whether names are told apart by a few bits before their letters are looked at. It changes the time, not the answer.
    static func isSameRunTogether(_ first: NameTable.Name, _ second: NameTable.Name, _ table: NameTable, skims: Bool = true) -> Bool {
        let (one, other) = (first.range, second.range)
        guard one.count != other.count else { return false }
        func length(_ words: Range<Int>) -> Int { words.reduce(0) { $0 + table.length(of: table.wordNumbers[$1]) } }
        let (short, long) = (length(one), length(other))
        guard short >= 6, long >= 6, abs(short - long) <= 2 else { return false }
        // What shares no sound can only differ by two slips at most, each of which adds a letter and takes one at most.
        let (ours, theirs) = (first.runTogether, second.runTogether)
        if skims, ours.sounds & theirs.sounds == 0, (ours.letters ^ theirs.letters).nonzeroBitCount > 4 { return false }
        func text(_ words: Range<Int>) -> String { words.map { table.words[Int(table.wordNumbers[$0])].text }.joined() }
        guard let likeness = ComparedWord(text(one)).likeness(to: ComparedWord(text(other))) else { return false }
        return likeness.degree >= 0.94
    }
}
