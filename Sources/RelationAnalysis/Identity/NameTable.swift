import RelationGraph

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The names of many nodes as numbers of words, and what each word is worth.
///
/// A word that few have says more than one that many have: its weight is the logarithm of how rare it is, which is what value-specific
/// agreement weights are (Winkler 1990; Christen 2012, ch. 6.3). Words that sound alike count as one for that.
///
/// One object for all threads, which only read it.
final class NameTable: Sendable {
    struct Name: Sendable {
        let text: String
        let isWeak: Bool
        let form: String?
        /// A bit for every sound of its words: names whose bits do not meet have no word in common but for a slip at a consonant.
        let sounds: UInt64
        /// A bit for every sound of all its words run together, and one for every letter.
        let runTogether: (sounds: UInt64, letters: UInt64)
        /// Its words, as positions in `wordNumbers`.
        let range: Range<Int>
    }

    let words: [ComparedWord]
    /// What a word is worth if the other has the same letters, and if it but sounds so.
    let weights: [Double]
    let soundWeights: [Double]
    /// Whether words of other scripts can be compared with a word.
    let isRomanized: [Bool]
    let names: [Name]
    let wordNumbers: [Int32]
    /// The names of node `v` are `names[starts[v] ..< starts[v + 1]]`.
    private let starts: [Int]
    /// Words that a word may be a slip of.
    let neighbors: SpellingNeighbors
    /// A bit for every sound of a word, one for every letter, and its length in letters: most pairs of words are told apart by these.
    private let bits: [UInt64]
    private let letters: [UInt64]
    private let lengths: [UInt8]

    fileprivate init(_ builder: NameTableBuilder, weights: [Double], soundWeights: [Double]) {
        neighbors = SpellingNeighbors(builder.words, counts: builder.counts)
        words = builder.words
        self.weights = weights
        self.soundWeights = soundWeights
        isRomanized = builder.words.map(\.isRomanized)
        names = builder.names
        wordNumbers = builder.wordNumbers
        starts = builder.starts
        bits = builder.bits
        letters = builder.letters
        lengths = builder.lengths
    }

    func nameRange(of node: Int) -> Range<Int> { starts[node]..<starts[node + 1] }
    func length(of word: Int32) -> Int { Int(lengths[Int(word)]) }
    func words(of name: Int) -> ArraySlice<Int32> { wordNumbers[names[name].range] }

    /// A number for the consonants of a name, whatever the spaces between its words.
    func consonants(of name: Int) -> UInt64 {
        var number: UInt64 = 14_695_981_039_346_656_037
        var last: UInt8 = 0
        for word in words(of: name) {
            for letter in words[Int(word)].text.utf8 where letter != last && !NameTable.vowels.contains(letter) {
                number = (number ^ UInt64(letter)) &* 1_099_511_628_211
                last = letter
            }
        }
        return number
    }

    private static let vowels = Array("aeiouyhw".utf8)

    /// How far two words agree; nil if they do not.
    func likeness(_ a: Int32, _ b: Int32, _ known: inout LikenessCache) -> WordLikeness? {
        if a == b { return .exact }
        let (one, other) = (Int(a), Int(b))
        if bits[one] & bits[other] == 0 {
            // An initial is of one letter.
            let (shorter, longer) = (Int(min(lengths[one], lengths[other])), Int(max(lengths[one], lengths[other])))
            if shorter > 1 {
                let slips = shorter < 3 ? 0 : shorter < 5 ? 1 : 2
                if slips == 0 || longer - shorter > slips { return nil }
                // Each adds a letter to one and takes one from the other at most.
                if (letters[one] ^ letters[other]).nonzeroBitCount > 2 * slips { return nil }
            }
        }
        return known.likeness(a, b) { words[one].likeness(to: words[other]) ?? words[one].doubtfulSlip(from: words[other]) }
    }
}

/// A table of names as it grows, node after node.
struct NameTableBuilder {
    fileprivate var words: [ComparedWord] = []
    fileprivate var names: [NameTable.Name] = []
    fileprivate var wordNumbers: [Int32] = []
    fileprivate var starts: [Int] = [0]
    fileprivate var bits: [UInt64] = []
    fileprivate var letters: [UInt64] = []
    /// How many nodes have a word.
    fileprivate var counts: [Int32] = []
    fileprivate var lengths: [UInt8] = []
    private var numberOfWord: [String: Int32] = [:]
    /// How many nodes have a word that sounds so.
    private var frequency: [UInt64: Int32] = [:]

    init() {}

    /// So many names of a node, and words of a name, are compared; the first come first.
    private static let (nameLimit, wordLimit) = (40, 12)
    /// What a word can be worth at most.
    private static let heaviest = 11.0
    /// What a common word can be.
    private static let heaviestCommon = 4.5
    /// What the rarity of a spelling can add to that of the sound.
    private static let mostAboveSound = 2.0

    /// Given names and surnames that are common in some part of the world: a small graph does not know that they are.
    private static let common = """
        mohammed muhammad ahmed ali hassan hussein hossein mahmoud mustafa abdullah ibrahim omar yusuf khalid saleh said abbas mehdi reza \
        karim hamid rahman kim lee li park choi wang zhang chen liu yang huang nguyen tran pham khan singh kumar sharma ivan ivanov sergei \
        aleksandr alexander vladimir dmitri mikhail nikolai andrei aleksei viktor igor maria anna john james robert william david michael \
        smith jones brown garcia rodriguez martinez hernandez lopez gonzalez perez jose juan carlos luis jean pierre silva santos ferreira
        """

    /// Adds the names of the next node.
    mutating func append(_ texts: [String], weak: Set<String>, isPerson: Bool) {
        var seen: Set<[Int32]> = []
        var sounds: Set<UInt64> = []
        var own: Set<Int32> = []
        for text in texts.prefix(NameTableBuilder.nameLimit) {
            let parts = NameParts(text, isPerson: isPerson)
            let numbers = parts.words.prefix(NameTableBuilder.wordLimit).map { number(of: $0) }
            guard !numbers.isEmpty, seen.insert(numbers).inserted else { continue }
            let start = wordNumbers.count
            wordNumbers += numbers
            let sounding = numbers.reduce(0) { $0 | bits[Int($1)] }
            let joined = numbers.count == 1 ? words[Int(numbers[0])] : ComparedWord(numbers.map { words[Int($0)].text }.joined())
            let runTogether: (sounds: UInt64, letters: UInt64) = (
                joined.soundKeys.reduce(0) { $0 | 1 << ($1 & 63) }, numbers.reduce(0) { $0 | letters[Int($1)] }
            )
            names.append(
                NameTable.Name(
                    text: text, isWeak: weak.contains(text), form: parts.form, sounds: sounding, runTogether: runTogether,
                    range: start..<wordNumbers.count))
            for number in numbers {
                sounds.insert(words[Int(number)].soundKeys[0])
                own.insert(number)
            }
        }
        for sound in sounds { frequency[sound, default: 0] += 1 }
        for word in own { counts[Int(word)] += 1 }
        starts.append(names.count)
    }

    private mutating func number(of text: String) -> Int32 {
        if let known = numberOfWord[text] { return known }
        let number = Int32(words.count)
        numberOfWord[text] = number
        let word = ComparedWord(text)
        bits.append(word.soundKeys.reduce(0) { $0 | 1 << ($1 & 63) })
        letters.append(text.unicodeScalars.reduce(0) { $0 | 1 << UInt64($1.value & 63) })
        counts.append(0)
        lengths.append(UInt8(clamping: text.unicodeScalars.count))
        words.append(word)
        return number
    }

    /// The table, with a weight for every word.
    consuming func closed() -> NameTable {
        let nodeCount = Double(starts.count - 1)
        let commonWords = NameTableBuilder.common.split(whereSeparator: \.isWhitespace).map { ComparedWord(String($0)) }
        let common = Dictionary(grouping: commonWords) { $0.soundKeys[0] }
        var (weights, soundWeights) = ([Double](), [Double]())
        for (number, word) in words.enumerated() {
            if NameParts.particles.contains(word.text) || word.isInitial {
                weights.append(word.isInitial ? 1.5 : 0.3)
                soundWeights.append(weights[number])
                continue
            }
            // A small graph has seen too few names to know which are rare.
            func weight(_ count: Int32) -> Double { min(NameTableBuilder.heaviest, log2((nodeCount + 500) / (Double(count) + 0.5))) }
            let isCommon = common[word.soundKeys[0]]?.contains { $0.likeness(to: word) != nil } ?? false
            func bounded(_ weight: Double) -> Double { max(1, isCommon ? min(weight, NameTableBuilder.heaviestCommon) : weight) }
            let sound = weight(frequency[word.soundKeys[0]] ?? 1)
            soundWeights.append(bounded(sound))
            weights.append(bounded(min(weight(counts[number]), sound + NameTableBuilder.mostAboveSound)))
        }
        return NameTable(self, weights: weights, soundWeights: soundWeights)
    }
}
