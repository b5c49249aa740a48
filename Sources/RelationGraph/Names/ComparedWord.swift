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
        case .fewEdits: WordLikeness(degree: agreement.similarity, relation: .spelling)
        case .initial, .abbreviated: WordLikeness(degree: 0.8, relation: .initial)
        case .begins: nil
        }
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

        public static func < (first: Relation, second: Relation) -> Bool { first.rawValue < second.rawValue }
    }

    /// 0…1, 1 for the same letters.
    public var degree: Double
    public var relation: Relation

    public init(degree: Double, relation: Relation) {
        self.degree = degree
        self.relation = relation
    }
}
