/// Terms as their letters without anything between them: `annfox` is in ann.fox@example.org, in #AnnFox and in a file's name.
struct RunTogetherTerms: Sendable {
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
    /// Short ones of several words, by the first.
    private var sequences: [String: [(term: Int, words: [String])]] = [:]

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
                if folded.count > 1 { sequences[folded[0], default: []].append((index, folded)) }
                continue
            }
            let isWhole = term.form == .code || term.form == .id
            let isCode = isWhole && folded.count == 1
            let isWord = folded.count == 1 && !isCode
            let entry = Entry(
                term: index, letters: letters, endsWithWord: isWhole || isWord,
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
                    range: text[first].range.lowerBound..<text[last].range.upperBound, isContiguous: true))
        }
        var letters: [UInt8] = []
        var wordOfLetter: [Int32] = []
        for (index, word) in text.enumerated() {
            for term in short[word.word] ?? [] { add(term, index, index) }
            for (term, words) in sequences[word.word] ?? [] where text[index...].prefix(words.count).map(\.word) == words {
                add(term, index, index + words.count - 1)
            }
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
