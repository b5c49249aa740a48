import RelationGraph

/// What one thread needs at hand to compare names, one pair after the other: what it knows of words already, and room to pair them.
struct ComparisonDesk {
    /// Two words that agree.
    struct Pair {
        /// Their positions in `NameTable.wordNumbers`.
        var first: Int
        var second: Int
        var likeness: WordLikeness
        /// That of the lighter one.
        var weight: Double
    }

    private(set) var pairs: [Pair] = []
    private var candidates: [Pair] = []
    private var known: LikenessCache

    /// - Parameter isSmall: for a few pairs only.
    init(isSmall: Bool = false) { known = isSmall ? LikenessCache(places: 4) : LikenessCache() }

    /// Pairs the words of two names: again and again the two that agree most, of those that have no partner yet.
    ///
    /// What is equal goes by the places of the words, so that it does not matter which name comes first.
    mutating func align(_ one: Range<Int>, _ other: Range<Int>, _ table: NameTable) {
        pairs.removeAll(keepingCapacity: true)
        candidates.removeAll(keepingCapacity: true)
        for first in one {
            let word = table.wordNumbers[first]
            for second in other {
                let partner = table.wordNumbers[second]
                guard let likeness = table.likeness(word, partner, &known) else { continue }
                let weights = likeness.relation == .sound || likeness.relation == .transliteration ? table.soundWeights : table.weights
                let weight = min(weights[Int(word)], weights[Int(partner)])
                candidates.append(Pair(first: first, second: second, likeness: likeness, weight: weight))
            }
        }
        func isBetter(_ a: Pair, _ b: Pair) -> Bool {
            let (one, other) = (a.weight * a.likeness.degree, b.weight * b.likeness.degree)
            if one != other { return one > other }
            return place(a) < place(b)
        }
        func place(_ pair: Pair) -> (Int, Int) {
            let (first, second) = (pair.first - start.0, pair.second - start.1)
            return (abs(first - second), first + second)
        }
        let start = (one.lowerBound, other.lowerBound)
        while let best = candidates.min(by: isBetter) {
            pairs.append(best)
            candidates.removeAll { $0.first == best.first || $0.second == best.second }
        }
    }
}
