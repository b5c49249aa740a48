/// Looks for names in running text: in whatever case, with or without accents, run together, inflected, in another order or in another script.
///
/// A name of several words is found where all its words stand close together. A single word may be somebody else's: only where it is the
/// whole of a name is it sure to be that one.
public struct NameSearch: Sendable {
    /// What is looked for.
    public struct Term: Sendable, Hashable {
        public enum Form: Sendable, Hashable {
            /// A person's: its last word is the surname.
            case person
            case title
            /// A sentence or a headline: found as a whole only.
            case sentence
            /// An id of a node: the whole of it. Where it is a word, that word in other case is an ordinary one.
            case id
            /// A number of a register: the whole of it.
            case code
            /// An address: without what stands before its host.
            case address
        }

        public var text: String
        public var form: Form
        /// Whose it is, by the caller's numbers.
        public var owner: Int32

        public init(_ text: String, _ form: Form, owner: Int32) {
            (self.text, self.form, self.owner) = (text, form, owner)
        }
    }

    /// A place where something of a term stands.
    public struct Occurrence: Sendable, Hashable {
        public let owner: Int32
        /// The name, as the caller has it.
        public let term: String
        /// Whether it is the name, or may be something else.
        public let isCertain: Bool
        /// The rule, in words.
        public let reason: String
        /// Positions of Unicode scalars.
        public let range: Range<Int>
        /// Its words stand one behind the other, in their order.
        let isContiguous: Bool

        fileprivate func asPossible(_ reason: String) -> Occurrence {
            Occurrence(owner: owner, term: term, isCertain: false, reason: reason, range: range, isContiguous: isContiguous)
        }
    }

    private struct Phrase: Sendable {
        let term: Int
        /// The numbers of its words in `index`.
        let words: [Int]
        /// Only the surname is looked for.
        let isSurname: Bool
        /// Its initials and numbers are left out.
        let isShortened: Bool
    }

    private let terms: [Term]
    /// The ids that are no names of their owners too, and could be words.
    private let idWords: Set<Term>
    private var index = NameWordIndex()
    private var phrases: [Phrase] = []
    private var phrasesOfWord: [[Int]] = []
    private let runTogether: RunTogetherTerms

    /// Names of more words than this are found as a whole only.
    private static let longestPhrase = 6

    public init(_ terms: [Term]) {
        self.terms = terms
        let names = Set(terms.filter { $0.form != .id }.map { Term($0.text, .id, owner: $0.owner) })
        idWords = Set(terms.filter { $0.form == .id && $0.text.unicodeScalars.allSatisfy(\.properties.isAlphabetic) }).subtracting(names)
        runTogether = RunTogetherTerms(terms)
        for (position, term) in terms.enumerated() where term.form == .person || term.form == .title {
            let all = NameFolding.words(of: term.text)
            // Initials and numbers tell nobody from others.
            let telling = all.filter { $0.unicodeScalars.count > 1 && Int($0) == nil }
            guard !telling.isEmpty, telling.count <= NameSearch.longestPhrase else { continue }
            let words = telling.map { index.number(of: $0) }
            add(Phrase(term: position, words: words, isSurname: false, isShortened: telling.count < all.count))
            if term.form == .person, words.count > 1, let surname = words.last, index.words[surname].scalars.count > 2 {
                add(Phrase(term: position, words: [surname], isSurname: true, isShortened: false))
            }
        }
    }

    private mutating func add(_ phrase: Phrase) {
        while phrasesOfWord.count < index.words.count { phrasesOfWord.append([]) }
        for word in Set(phrase.words) { phrasesOfWord[word].append(phrases.count) }
        phrases.append(phrase)
    }

    /// The letters of a text alone: without case, accents, spaces and punctuation.
    public static func letters(of text: String) -> String { NameFolding.words(of: text).joined() }

    // MARK: Search

    /// All places, in the order of the text; of those that overlap and have one owner, the surest.
    ///
    /// - Complexity: O(characters + words that may agree + p log p) for p places found.
    public func occurrences(in scalars: [Unicode.Scalar]) -> [Occurrence] {
        let text = NameFolding.placedWords(of: scalars)
        var found = runTogether.occurrences(in: text, terms).map { isID($0, asWrittenIn: scalars) ? $0 : $0.asPossible("its id as a word") }
        var known: [String: [(word: Int, rule: Agreement)]] = [:]
        let agreements = text.map { word in
            if let agreements = known[word.word] { return agreements }
            let agreements = self.agreements(of: NameWord(word.word))
            known[word.word] = agreements
            return agreements
        }
        for position in text.indices {
            for phrase in Set(agreements[position].flatMap { phrasesOfWord[$0.word] }).sorted() {
                if let occurrence = occurrence(of: phrases[phrase], from: position, text, agreements) { found.append(occurrence) }
            }
        }
        return NameSearch.surest(found)
    }

    /// Whether what was found is not an id that stands there as an ordinary word: “Fox” is not the id `fox`.
    private func isID(_ occurrence: Occurrence, asWrittenIn scalars: [Unicode.Scalar]) -> Bool {
        guard idWords.contains(Term(occurrence.term, .id, owner: occurrence.owner)) else { return true }
        return scalars[occurrence.range].elementsEqual(occurrence.term.unicodeScalars)
    }

    private func occurrence(
        of phrase: Phrase, from start: Int, _ text: [(word: String, range: Range<Int>)], _ agreements: [[(word: Int, rule: Agreement)]]
    ) -> Occurrence? {
        // One more word may stand between: a patronymic, a particle.
        let end = min(text.count, start + phrase.words.count + (phrase.words.count > 1 ? 1 : 0))
        var weakest = Agreement.same
        var last = start
        var used: [Int] = []
        for word in phrase.words {
            var best: (position: Int, rule: Agreement)?
            for position in start..<end where !used.contains(position) {
                guard let rule = agreements[position].first(where: { $0.word == word })?.rule else { continue }
                if best.map({ rule > $0.rule }) ?? true { best = (position, rule) }
            }
            guard let best else { return nil }
            used.append(best.position)
            weakest = min(weakest, best.rule)
            last = max(last, best.position)
        }
        // It begins with one of its own words, or else it was found before.
        guard used.contains(start) else { return nil }
        // Of “J. Li” the one word that is left is not the whole of it.
        let isWhole = phrase.words.count > 1 || (weakest == .same && !phrase.isShortened)
        let reason = phrase.isSurname ? (weakest == .same ? "surname alone" : "surname alone, \(weakest.words)") : weakest.words
        return Occurrence(
            owner: terms[phrase.term].owner, term: terms[phrase.term].text, isCertain: !phrase.isSurname && isWhole, reason: reason,
            range: text[start].range.lowerBound..<text[last].range.upperBound,
            isContiguous: used == Array(start...last))
    }

    /// How a word of the text agrees with a word of a name.
    enum Agreement: Int, Comparable {
        case sounds, otherScript, inflected, same

        var words: String {
            switch self {
            case .same: "the name"
            case .inflected: "inflected"
            case .otherScript: "in another script"
            case .sounds: "spelled otherwise"
            }
        }

        static func < (a: Agreement, b: Agreement) -> Bool { a.rawValue < b.rawValue }
    }

    private func agreements(of word: NameWord) -> [(word: Int, rule: Agreement)] {
        NameSearch.candidates(for: word, in: index).sorted().compactMap { number in
            NameSearch.agreement(index.words[number], word).map { (number, $0) }
        }
    }

    /// All words of names that a word may agree with, and some besides.
    static func candidates(for word: NameWord, in index: NameWordIndex) -> Set<Int> {
        var found = index.alike(word)
        found.formUnion(index.beginnings(of: word, ending: longestEnding))
        for stem in stems(of: word) { found.formUnion(index.alike(stem)) }
        return found
    }

    /// What is left of a word of another script than Latin without an ending: Пескова is Peskov.
    private static func stems(of word: NameWord) -> [NameWord] {
        guard word.script != .latin else { return [] }
        return (1...2).compactMap { ending in
            guard word.scalars.count - ending >= shortestStem else { return nil }
            return NameWord(String(String.UnicodeScalarView(word.scalars.dropLast(ending))))
        }
    }

    /// The shortest stem that endings are looked for behind, and the longest ending.
    private static let (shortestStem, longestEnding) = (4, 3)
    private static let shortestSounding = 5

    static func agreement(_ name: NameWord, _ word: NameWord) -> Agreement? {
        if name.text == word.text { return .same }
        let (length, other) = (name.scalars.count, word.scalars.count)
        if length >= shortestStem, other > length, other <= length + longestEnding, word.text.hasPrefix(name.text) { return .inflected }
        if let rule = between(name, word) { return rule }
        guard name.script != word.script else { return nil }
        return stems(of: word).contains { between(name, $0) != nil } ? .otherScript : nil
    }

    private static func between(_ name: NameWord, _ word: NameWord) -> Agreement? {
        guard let agreement = WordAgreement.between(query: name, name: word) else { return nil }
        switch agreement.rule {
        case .same: return .same
        case .romanizes: return .otherScript
        // Short words sound like too many others: Fox and box.
        case .sounds where agreement.similarity >= 0.8 && min(name.letters.count, word.letters.count) >= shortestSounding:
            return agreement.crossesScripts ? .otherScript : .sounds
        case .sounds, .fewEdits, .begins, .initial, .abbreviated: return nil
        }
    }

    /// Without those that overlap a surer one of the same owner.
    private static func surest(_ found: [Occurrence]) -> [Occurrence] {
        let ranked = found.sorted { a, b in
            if a.isCertain != b.isCertain { return a.isCertain }
            if a.isContiguous != b.isContiguous { return a.isContiguous }
            if a.range.count != b.range.count { return a.range.count > b.range.count }
            return (a.range.lowerBound, a.owner, a.term, a.reason) < (b.range.lowerBound, b.owner, b.term, b.reason)
        }
        var kept: [Int32: [Occurrence]] = [:]
        for occurrence in ranked { insert(occurrence, into: &kept[occurrence.owner, default: []]) }
        return kept.values.joined().sorted { ($0.range.lowerBound, $0.owner, $0.term) < ($1.range.lowerBound, $1.owner, $1.term) }
    }

    /// Adds a place unless it overlaps one of those that are kept, which are in order and overlap nowhere.
    private static func insert(_ occurrence: Occurrence, into kept: inout [Occurrence]) {
        var (low, high) = (0, kept.count)
        while low < high {
            let middle = low + (high - low) / 2
            if kept[middle].range.lowerBound < occurrence.range.lowerBound { low = middle + 1 } else { high = middle }
        }
        if low > 0, kept[low - 1].range.upperBound > occurrence.range.lowerBound { return }
        if low < kept.count, kept[low].range.lowerBound < occurrence.range.upperBound { return }
        kept.insert(occurrence, at: low)
    }
}
