/// The search of all names for the words of a query.
///
/// First every word of the vocabulary is compared with every word of the query; then the records that hold an agreeing word for each of
/// them are aligned and classed. Nothing is prepared beforehand. Time O(q · V + candidates) for q query words, at most
/// ``maximumWords``, and V distinct words of names; space O(agreeing words).
struct WordSearch {
    let query: [NameWord]
    let records: [NameRecord]
    let names: FoldedNames
    /// For each query word, the words of the vocabulary that agree with it.
    private let agreements: [[Int32: WordAgreement]]

    /// A query of more words is matched as a whole only.
    static let maximumWords = 24

    /// Words that may be left out of a name.
    private static let articles: Set<String> = ["the", "al", "el", "la", "le", "les", "der", "die", "das"]
    /// Words that initialisms skip: MFA, Ministry of Foreign Affairs.
    private static let connectives: Set<String> = ["of", "the", "and", "for", "in", "on", "to", "de", "la", "al"]

    init(words: [String], records: [NameRecord], names: FoldedNames) {
        self.records = records
        self.names = names
        let essential = words.filter { !Self.articles.contains($0) }
        query = (essential.isEmpty ? words : essential).map(NameWord.init)
        var agreements = [[Int32: WordAgreement]](repeating: [:], count: query.count)
        for (number, text) in names.vocabulary.enumerated() {
            let name = NameWord(text)
            for (index, word) in query.enumerated() {
                agreements[index][Int32(number)] = WordAgreement.between(query: word, name: name)
            }
        }
        self.agreements = agreements
    }

    /// Every match by words, several for a node that matches by several names.
    func eachMatch(_ body: (NameMatch) -> Void) {
        guard !query.isEmpty, query.count <= Self.maximumWords else { return }
        eachCandidate { record in
            if let alignment = alignment(ofRecord: record), let match = NameMatch(alignment, of: records[record]) { body(match) }
        }
        eachSharedName(body)
        eachInitialism(body)
    }

    /// The records that hold an agreeing word for the rarest word of the query.
    private func eachCandidate(_ body: (Int) -> Void) {
        let spread = agreements.map { hits in hits.keys.reduce(0) { $0 + names.records(withWord: $1).count } }
        guard let rarest = spread.indices.min(by: { spread[$0] < spread[$1] }) else { return }
        var seen: Set<Int32> = []
        for word in agreements[rarest].keys {
            for record in names.records(withWord: word) where seen.insert(record).inserted { body(Int(record)) }
        }
    }

    /// Pairs the words of the query with words of the name, the strongest agreements first.
    private func alignment(ofRecord record: Int) -> WordAlignment? {
        let words = names.words(ofRecord: record)
        var pairs: [(query: Int, name: Int, agreement: WordAgreement)] = []
        for (position, word) in words.enumerated() {
            for index in query.indices {
                if let agreement = agreements[index][word] { pairs.append((index, position, agreement)) }
            }
        }
        pairs.sort { first, second in
            if first.agreement.isStronger(than: second.agreement) { return true }
            if second.agreement.isStronger(than: first.agreement) { return false }
            return (first.query, first.name) < (second.query, second.name)
        }
        var chosen = [WordAlignment.Pair?](repeating: nil, count: query.count)
        var taken: Set<Int> = []
        for pair in pairs where chosen[pair.query] == nil && taken.insert(pair.name).inserted {
            chosen[pair.query] = WordAlignment.Pair(position: pair.name, agreement: pair.agreement)
        }
        let complete = chosen.compactMap { $0 }
        guard complete.count == query.count else { return nil }
        let essential = words.count { !Self.articles.contains(names.vocabulary[Int($0)]) }
        return WordAlignment(pairs: complete, wordCount: words.count, essentialCount: max(essential, complete.count))
    }

    /// Names that are within the query, and surnames in it: `President Putin` for Vladimir Putin.
    private func eachSharedName(_ body: (NameMatch) -> Void) {
        guard query.count > 1 else { return }
        var seen: Set<Int32> = []
        for hits in agreements {
            for (word, agreement) in hits where agreement.rule >= .sounds && !agreement.rule.isInitial {
                for record in names.records(withWord: word) where seen.insert(record).inserted {
                    if let match = sharedName(Int(record)) { body(match) }
                }
            }
        }
    }

    private func sharedName(_ index: Int) -> NameMatch? {
        let record = records[index]
        guard record.form != .sentence else { return nil }
        let words = names.words(ofRecord: index)
        let isShared = words.map { word in
            agreements.contains { $0[word].map { $0.rule >= .sounds && !$0.rule.isInitial } ?? false }
        }
        let share = Double(isShared.count { $0 }) / Double(query.count)
        if words.count > 1, isShared.allSatisfy({ $0 }) {
            return NameMatch(record, band: .shared, degree: (0.5 + share / 2), reason: "name within the query")
        }
        guard record.form == .person, isShared[record.surnamePosition(wordCount: words.count)] else { return nil }
        return NameMatch(record, band: .shared, degree: share / 2, reason: "surname within the query")
    }

    /// Names whose words begin with the letters of a query such as `IRGC` or `U.N.`
    private func eachInitialism(_ body: (NameMatch) -> Void) {
        guard query.count == 1 || query.allSatisfy({ $0.text.utf8.count == 1 }) else { return }
        let initials = Array(query.map(\.text).joined().unicodeScalars)
        guard (2...8).contains(initials.count) else { return }
        for (index, record) in records.enumerated() where record.form == .title && record.field != .id {
            let words = names.words(ofRecord: index)
            guard words.count >= initials.count else { continue }
            let all = words.map { names.vocabulary[Int($0)] }
            let main = all.filter { !Self.connectives.contains($0) }
            if Self.initials(of: all) == initials || Self.initials(of: main) == initials {
                body(NameMatch(record, band: .words, degree: 0.5, reason: "initials of the words"))
            }
        }
    }

    private static func initials(of words: [String]) -> [Unicode.Scalar] { words.compactMap(\.unicodeScalars.first) }
}

extension NameRecord {
    /// Where the surname stands among the words of the name: last, or before a comma (`Soleimani, Qasem`).
    func surnamePosition(wordCount: Int) -> Int {
        guard let comma = text.firstIndex(of: ",") else { return wordCount - 1 }
        let before = NameFolding.words(of: String(text[..<comma])).count
        return before > 0 ? min(before, wordCount) - 1 : wordCount - 1
    }
}
