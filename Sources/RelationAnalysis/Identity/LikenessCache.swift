import RelationGraph

/// Remembers how far words agree: the same pairs of words come up again and again.
///
/// Every pair has one place, which it shares with others; the last one asked for has it. O(1) time and a fixed space.
struct LikenessCache {
    private struct Entry {
        var pair = UInt64.max
        var likeness: WordLikeness?
    }

    private var entries: [Entry]
    private let shift: Int

    /// - Parameter places: a power of 2 as its exponent.
    init(places: Int = 15) {
        entries = [Entry](repeating: Entry(), count: 1 << places)
        shift = 64 - places
    }

    mutating func likeness(_ a: Int32, _ b: Int32, _ compare: () -> WordLikeness?) -> WordLikeness? {
        let pair = UInt64(UInt32(bitPattern: min(a, b))) << 32 | UInt64(UInt32(bitPattern: max(a, b)))
        let place = Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> UInt64(shift))
        if entries[place].pair == pair { return entries[place].likeness }
        let likeness = compare()
        entries[place] = Entry(pair: pair, likeness: likeness)
        return likeness
    }
}

extension WordLikeness {
    static let exact = WordLikeness(degree: 1, relation: .same)
}
