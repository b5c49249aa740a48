/// A word of a name made ready for comparison with many others: folded, in Latin letters, with the ways in which it may sound.
///
/// Words of the Latin, Cyrillic, Greek, Arabic and Hebrew scripts meet in the letters a–z; words of others can only be the same or not.
public struct ComparedWord: Sendable {
    private let word: NameWord
    /// What the word may sound like, as numbers: words that share none are never alike but for a slip of the pen at a consonant.
    public let soundKeys: [UInt64]

    /// - Parameter text: a folded word, as `words(of:)` gives it.
    public init(_ text: String) {
        word = NameWord(text)
        var keys: [UInt64] = []
        for frame in SoundKey.frames(of: word.letters) {
            let key = ComparedWord.number(frame.isEmpty ? Array(word.letters.prefix(1)) : frame)
            if !keys.contains(key) { keys.append(key) }
        }
        // What has no sound that is known is itself.
        soundKeys = keys.isEmpty ? [ComparedWord.number(Array(word.text.utf8))] : keys
    }

    public var text: String { word.text }
    /// A single letter, which may stand for any word that begins with it.
    public var isInitial: Bool { word.letters.count == 1 }
    /// Whether words of other scripts can be compared with it; nil for words with digits, which are of no script.
    public var isRomanized: Bool { !word.letters.isEmpty }

    /// The folded words of a name, in order.
    public static func words(of name: String) -> [String] { NameFolding.words(of: name) }

    /// How far two words agree, and by what; nil if they do not.
    ///
    /// - Complexity: O(1): words are bounded in length.
    public func likeness(to other: ComparedWord) -> WordLikeness? {
        guard let agreement = WordAgreement.between(query: word, name: other.word) else { return nil }
        return switch agreement.rule {
        case .same: WordLikeness(degree: 1, relation: .same)
        case .romanizes: WordLikeness(degree: 0.98, relation: .transliteration)
        // The vowels of a name vary with whoever writes it down.
        case .sounds:
            WordLikeness(
                degree: agreement.similarity == 1 ? 0.97 : 0.72 + 0.25 * agreement.similarity,
                relation: agreement.crossesScripts ? .transliteration : .sound)
        case .fewEdits:
            WordLikeness(degree: agreement.similarity, relation: .spelling, edits: agreement.edits, isSwap: agreement.isSwap)
        case .initial, .abbreviated: WordLikeness(degree: 0.8, relation: .initial)
        case .begins: nil
        }
    }

    /// Two slips in words of five to seven letters, or one in words of three: too much to tell that two words are one, but beside another word that
    /// agrees more is to be said for a slip than for two names. Nil if there are more, or none, or for words of different scripts.
    ///
    /// - Complexity: O(1): words are bounded in length.
    public func doubtfulSlip(from other: ComparedWord) -> WordLikeness? {
        guard word.script == other.word.script, !word.letters.isEmpty, !other.word.letters.isEmpty else { return nil }
        let (one, another) = (word.scalars, other.word.scalars)
        let shorter = min(one.count, another.count)
        guard shorter >= 3, let edits = editDistance(one, another, limit: shorter >= 5 ? 2 : 1), edits > 0 else { return nil }
        let degree = 1 - Double(edits) / Double(max(one.count, another.count))
        return WordLikeness(degree: degree, relation: .doubtfulSlip, edits: edits)
    }

    /// A number for a short text, by FNV-1a (Fowler, Noll and Vo).
    private static func number(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }
}

/// How far two words of names agree.
public struct WordLikeness: Sendable, Equatable {
    public enum Relation: Int, Sendable, Comparable {
        case same, transliteration, sound, spelling, initial
        /// See ``ComparedWord/doubtfulSlip(from:)``.
        case doubtfulSlip

        public static func < (first: Relation, second: Relation) -> Bool { first.rawValue < second.rawValue }
    }

    /// 0…1, 1 for the same letters.
    public var degree: Double
    public var relation: Relation
    /// How many letters differ, of a slip; a swap of two neighbours is one.
    public var edits: Int
    /// Whether the slip is such a swap.
    public var isSwap: Bool

    public init(degree: Double, relation: Relation, edits: Int = 0, isSwap: Bool = false) {
        self.degree = degree
        self.relation = relation
        self.edits = edits
        self.isSwap = isSwap
    }
}
