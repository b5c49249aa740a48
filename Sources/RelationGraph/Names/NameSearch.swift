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
            /// An id or a number: the whole of it.
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
    }

    private struct Phrase: Sendable {
        let term: Int
        /// Positions of its words in `words`.
        let words: [Int]
        /// Only the surname is looked for.
        let isSurname: Bool
    }

    private let terms: [Term]
    private var words: [NameWord] = []
    private var phrases: [Phrase] = []
    private var phrasesOfWord: [[Int]] = []
    private let runTogether: RunTogetherTerms

    /// Names of more words than this are found as a whole only.
    private static let longestPhrase = 6

    public init(_ terms: [Term]) {
        self.terms = terms
        var numbers: [String: Int] = [:]
        runTogether = RunTogetherTerms(terms)
        for (index, term) in terms.enumerated() where term.form == .person || term.form == .title {
            let all = NameFolding.words(of: term.text)
            // Initials and numbers tell nobody from others.
            let telling = all.filter { $0.unicodeScalars.count > 1 && Int($0) == nil }
            guard !telling.isEmpty, telling.count <= NameSearch.longestPhrase else { continue }
            var positions: [Int] = []
            for word in telling {
                if numbers[word] == nil {
                    numbers[word] = words.count
                    words.append(NameWord(word))
                    phrasesOfWord.append([])
                }
                positions.append(numbers[word] ?? 0)
            }
            add(Phrase(term: index, words: positions, isSurname: false))
            if term.form == .person, positions.count > 1, let surname = positions.last, words[surname].text.unicodeScalars.count > 2 {
                add(Phrase(term: index, words: [surname], isSurname: true))
            }
        }
    }

    private mutating func add(_ phrase: Phrase) {
        for word in Set(phrase.words) { phrasesOfWord[word].append(phrases.count) }
        phrases.append(phrase)
    }

    /// The letters of a text alone: without case, accents, spaces and punctuation.
    public static func letters(of text: String) -> String { NameFolding.words(of: text).joined() }

    // MARK: Search

    /// All places, in the order of the text; of those that overlap and have one owner, the surest.
    ///
    /// - Complexity: O(characters + different words × words of the names), besides the places found.
    public func occurrences(in scalars: [Unicode.Scalar]) -> [Occurrence] {
        let text = NameFolding.placedWords(of: scalars)
        var found = runTogether.occurrences(in: text, terms)
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

    private func occurrence(
        of phrase: Phrase, from start: Int, _ text: [(word: String, range: Range<Int>)], _ agreements: [[(word: Int, rule: Agreement)]]
    ) -> Occurrence? {
        // One more word may stand between: a patronymic, a particle.
        let end = min(text.count, start + phrase.words.count + (phrase.words.count > 1 ? 1 : 0))
        var weakest = Agreement.same
        var last = start
        var used: Set<Int> = []
        for word in phrase.words {
            var best: (position: Int, rule: Agreement)?
            for position in start..<end where !used.contains(position) {
                guard let rule = agreements[position].first(where: { $0.word == word })?.rule else { continue }
                if best.map({ rule > $0.rule }) ?? true { best = (position, rule) }
            }
            guard let best else { return nil }
            used.insert(best.position)
            weakest = min(weakest, best.rule)
            last = max(last, best.position)
        }
        // It begins with one of its own words, or else it was found before.
        guard used.contains(start) else { return nil }
        let isWhole = phrase.words.count > 1 || weakest == .same
        let reason = phrase.isSurname ? (weakest == .same ? "surname alone" : "surname alone, \(weakest.words)") : weakest.words
        return Occurrence(
            owner: terms[phrase.term].owner, term: terms[phrase.term].text, isCertain: !phrase.isSurname && isWhole, reason: reason,
            range: text[start].range.lowerBound..<text[last].range.upperBound)
    }

    /// How a word of the text agrees with a word of a name.
    private enum Agreement: Int, Comparable {
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
        words.indices.compactMap { index in NameSearch.agreement(words[index], word).map { (index, $0) } }
    }

    /// The shortest stem that endings are looked for behind, and the longest ending.
    private static let (shortestStem, longestEnding) = (4, 3)
    private static let shortestSounding = 5

    private static func agreement(_ name: NameWord, _ word: NameWord) -> Agreement? {
        if name.text == word.text { return .same }
        let (length, other) = (name.text.unicodeScalars.count, word.text.unicodeScalars.count)
        if length >= shortestStem, other > length, other <= length + longestEnding, word.text.hasPrefix(name.text) { return .inflected }
        if let rule = between(name, word) { return rule }
        // A word of another script with an ending of its own: Пескова is Peskov.
        guard name.script != word.script, word.script != .latin, other > shortestStem else { return nil }
        for ending in 1...2 where other - ending >= shortestStem {
            let stem = NameWord(String(String.UnicodeScalarView(word.text.unicodeScalars.dropLast(ending))))
            if between(name, stem) != nil { return .otherScript }
        }
        return nil
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
            if a.range.count != b.range.count { return a.range.count > b.range.count }
            return (a.range.lowerBound, a.owner, a.term, a.reason) < (b.range.lowerBound, b.owner, b.term, b.reason)
        }
        var kept: [Int32: [Occurrence]] = [:]
        for occurrence in ranked where kept[occurrence.owner]?.contains(where: { $0.range.overlaps(occurrence.range) }) != true {
            kept[occurrence.owner, default: []].append(occurrence)
        }
        return kept.values.joined().sorted { ($0.range.lowerBound, $0.owner, $0.term) < ($1.range.lowerBound, $1.owner, $1.term) }
    }
}

/// Terms as their letters without anything between them: `annfox` is in ann.fox@example.org, in #AnnFox and in a file's name.
private struct RunTogetherTerms: Sendable {
    private struct Entry: Sendable {
        let term: Int
        let letters: [UInt8]
        /// Found only where the words of the text end with it.
        let endsWithWord: Bool
        /// Found only where the words of the text begin with it.
        let beginsWithWord: Bool
    }

    /// By the first letters, so that most of a text is passed over.
    private var entries: [UInt32: [Entry]] = [:]
    private var short: [String: [Int]] = [:]

    private static let prefix = 4
    /// In bytes: shorter ones are in too many other words.
    private static let (shortest, shortestInside) = (6, 9)

    init(_ terms: [NameSearch.Term]) {
        for (index, term) in terms.enumerated() {
            var text = term.text
            if term.form == .address {
                for prefix in ["https://", "http://", "www."] where text.lowercased().hasPrefix(prefix) { text.removeFirst(prefix.count) }
            }
            let folded = NameFolding.words(of: text)
            let letters = Array(folded.joined().utf8)
            guard letters.count >= RunTogetherTerms.shortest else {
                if !letters.isEmpty { short[folded.joined(), default: []].append(index) }
                continue
            }
            let isCode = term.form == .code && folded.count == 1
            let isWord = folded.count == 1 && !isCode
            let entry = Entry(
                term: index, letters: letters, endsWithWord: term.form == .code || isWord,
                beginsWithWord: isCode || letters.count < RunTogetherTerms.shortestInside || isWord)
            entries[RunTogetherTerms.key(letters[...]), default: []].append(entry)
        }
    }

    private static func key(_ letters: ArraySlice<UInt8>) -> UInt32 { letters.prefix(prefix).reduce(0) { $0 << 8 | UInt32($1) } }

    func occurrences(in text: [(word: String, range: Range<Int>)], _ terms: [NameSearch.Term]) -> [NameSearch.Occurrence] {
        var found: [NameSearch.Occurrence] = []
        func add(_ term: Int, _ first: Int, _ last: Int) {
            found.append(
                NameSearch.Occurrence(
                    owner: terms[term].owner, term: terms[term].text, isCertain: true, reason: "the name",
                    range: text[first].range.lowerBound..<text[last].range.upperBound))
        }
        var letters: [UInt8] = []
        var wordOfLetter: [Int32] = []
        for (index, word) in text.enumerated() {
            for term in short[word.word] ?? [] { add(term, index, index) }
            for byte in word.word.utf8 {
                letters.append(byte)
                wordOfLetter.append(Int32(index))
            }
        }
        guard letters.count >= RunTogetherTerms.shortest else { return found }
        for start in 0...(letters.count - RunTogetherTerms.prefix) {
            for entry in entries[RunTogetherTerms.key(letters[start..<start + RunTogetherTerms.prefix])] ?? [] {
                let end = start + entry.letters.count
                guard end <= letters.count, letters[start..<end].elementsEqual(entry.letters) else { continue }
                let beginsWord = start == 0 || wordOfLetter[start - 1] != wordOfLetter[start]
                let endsWord = end == letters.count || wordOfLetter[end - 1] != wordOfLetter[end]
                if (entry.beginsWithWord && !beginsWord) || (entry.endsWithWord && !endsWord) { continue }
                add(entry.term, Int(wordOfLetter[start]), Int(wordOfLetter[end - 1]))
            }
        }
        return found
    }
}
