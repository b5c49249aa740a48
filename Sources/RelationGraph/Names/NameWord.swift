/// One folded word with all that is needed to compare it: its letters in a–z and the ways it may sound.
struct NameWord: Sendable {
    let text: String
    /// The letters of the text, flat: a word is compared with many others, letter by letter.
    let scalars: [Unicode.Scalar]
    let script: NameScript
    /// Empty for words with digits, of scripts without a romanization, and longer than ``maximumLength``: they match letter by letter only.
    let letters: [UInt8]
    /// Empty, too, for a word with one letter three times in a row, as no name has it.
    let soundKeys: [SoundKey]

    /// Longer words are no names; the bound keeps a comparison at constant cost.
    static let maximumLength = 40

    init(_ text: String) {
        self.text = text
        scalars = Array(text.unicodeScalars)
        script = text.unicodeScalars.first.map(NameScript.init) ?? .other
        guard text.utf8.count <= Self.maximumLength * 2, let letters = Romanization.letters(of: text), letters.count <= Self.maximumLength
        else {
            letters = []
            soundKeys = []
            return
        }
        self.letters = letters
        if zip(letters, zip(letters.dropFirst(), letters.dropFirst(2))).contains(where: { $0 == $1.0 && $0 == $1.1 }) {
            soundKeys = []
            return
        }
        var keys = SoundKey.readings(of: letters)
        // Arabic writes the article into the word: القدس is al-Quds.
        if script == .arabic, text.hasPrefix("ال"), letters.count >= 5 { keys += SoundKey.readings(of: Array(letters.dropFirst(2))) }
        soundKeys = keys
    }
}

/// How a word of the query agrees with a word of a name.
struct WordAgreement: Sendable {
    enum Rule: Int, Comparable, Sendable {
        case begins
        case fewEdits
        case sounds
        case romanizes
        /// The name has the initial of the query's word.
        case abbreviated
        /// The query has the initial of the name's word.
        case initial
        case same

        var isInitial: Bool { self == .initial || self == .abbreviated }

        static func < (first: Rule, second: Rule) -> Bool { first.rawValue < second.rawValue }
    }

    var rule: Rule
    /// 0…1
    var similarity: Double
    /// The edits of ``Rule/fewEdits``; a swap of neighbours is one.
    var edits = 0
    var isSwap = false
    var crossesScripts = false

    static let same = WordAgreement(rule: .same, similarity: 1)

    func isStronger(than other: WordAgreement) -> Bool {
        rule != other.rule ? rule > other.rule : similarity > other.similarity
    }
}

extension WordAgreement {
    /// The strongest rule by which the words agree, `nil` if none does. Constant cost: words are bounded in length.
    static func between(query: NameWord, name: NameWord) -> WordAgreement? {
        if query.text == name.text { return .same }
        let queryIsInitial = query.letters.count == 1
        if queryIsInitial || name.letters.count == 1 {
            guard let first = query.letters.first, first == name.letters.first else { return nil }
            return WordAgreement(rule: queryIsInitial ? .initial : .abbreviated, similarity: 1)
        }
        if !query.letters.isEmpty, !name.letters.isEmpty, let spelled = bySpelling(query: query, name: name) { return spelled }
        if query.text.unicodeScalars.count >= shortestPrefix, name.text.hasPrefix(query.text) {
            return WordAgreement(rule: .begins, similarity: Double(query.text.utf8.count) / Double(name.text.utf8.count))
        }
        return nil
    }

    private static let shortestPrefix = 2

    private static func bySpelling(query: NameWord, name: NameWord) -> WordAgreement? {
        let crossesScripts = query.script != name.script
        if query.letters == name.letters {
            return WordAgreement(rule: crossesScripts ? .romanizes : .sounds, similarity: 1, crossesScripts: crossesScripts)
        }
        if let similarity = soundSimilarity(query, name) {
            return WordAgreement(rule: .sounds, similarity: similarity, crossesScripts: crossesScripts)
        }
        return crossesScripts ? nil : byEdits(query, name)
    }

    /// The likeness of two words with the same consonants, `nil` where the consonants or too many vowels differ.
    private static func soundSimilarity(_ first: NameWord, _ second: NameWord) -> Double? {
        guard min(first.letters.count, second.letters.count) >= 3 else { return nil }
        let crossesVowels = first.script.omitsVowels != second.script.omitsVowels
        var best: Double?
        for one in first.soundKeys {
            for other in second.soundKeys where one.consonants == other.consonants && one.consonants.count >= 2 {
                // Two consonants say little, and nothing where a script that writes vowels has none between them: "zzqq" is no زكي.
                let isSpoken = (first.script.omitsVowels || one.hasVowel) && (second.script.omitsVowels || other.hasVowel)
                if crossesVowels, one.consonants.count < 3, !isSpoken { continue }
                let similarity: Double
                if one.sounds == other.sounds {
                    similarity = 1
                } else if first.script.omitsVowels || second.script.omitsVowels {
                    // With the vowels unwritten the consonants must carry the likeness: three say a good deal, two little.
                    similarity = one.consonants.count >= 3 ? 0.85 : 0.7
                } else {
                    let length = max(one.sounds.count, other.sounds.count)
                    let distance = editDistance(one.sounds, other.sounds, limit: length / 3) ?? length
                    similarity = 1 - Double(distance) / Double(length)
                }
                if similarity >= leastSoundSimilarity { best = max(best ?? 0, similarity) }
            }
        }
        return best
    }

    /// Keeps Putin and Patton, one sound key's consonants but other vowels, apart.
    private static let leastSoundSimilarity = 0.65

    /// One edit in words of four letters and more, two from eight on.
    private static func byEdits(_ first: NameWord, _ second: NameWord) -> WordAgreement? {
        let (one, other) = (first.scalars, second.scalars)
        let shorter = min(one.count, other.count)
        guard shorter >= 4, let edits = editDistance(one, other, limit: shorter >= 8 ? 2 : 1) else { return nil }
        let isSwap = edits == 1 && one.count == other.count && zip(one, other).count { $0 != $1 } == 2
        let similarity = 1 - Double(edits) / Double(max(one.count, other.count))
        return WordAgreement(rule: .fewEdits, similarity: similarity, edits: edits, isSwap: isSwap)
    }
}
