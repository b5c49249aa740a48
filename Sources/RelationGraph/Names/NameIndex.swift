/// Finds nodes by what a reader types: an id, a name, an alias, an identifier, or something near one of them.
///
/// Making an index costs nothing. The first query makes a hash map of the exact texts, O(total length); the first query that is no exact
/// text makes the table of folded words, O(total length) too. After that an exact query costs O(its length); any other compares its
/// words with each distinct word of the names, O(query words · distinct words), and, where nothing sounds alike, with each whole name;
/// there are no prepared structures for likeness. Space is linear in the names.
///
/// ``NameBand`` lists the rules and their scores. Identifiers match as a whole or not at all, and words with digits never match by
/// likeness: one digit makes another passport, another year. Queries longer than ``maximumQueryLength`` find nothing.
///
/// Two spellings never make two people one: a name that fits several nodes equally well is ambiguous, and a match tells which others
/// come near.
public struct NameIndex: Sendable {
    /// The names of the index, as they were given.
    public let records: [NameRecord]
    private let exactTexts = Deferred<RecordChains>()
    private let foldedNames = Deferred<FoldedNames>()

    /// UTF-8 bytes; far beyond any name, and a bound to the cost of a query.
    public static let maximumQueryLength = 2048
    /// The suggestions and alternatives of an answer.
    public static let maximumSuggestions = 5
    /// A weak match resolves a query only where its words agree at least so far, 0…1.
    public static let decentSimilarity = 0.8

    public init(_ records: [NameRecord]) { self.records = records }

    /// Every node that the query may mean, the best match of each, best first.
    ///
    /// The order is by score, then field, then node, and does not depend on the order of the records.
    public func matches(_ query: String, limit: Int? = nil) -> [NameMatch] {
        guard query.utf8.count <= Self.maximumQueryLength else { return [] }
        var best: [Int32: NameMatch] = [:]
        func add(_ match: NameMatch) {
            if let known = best[match.node], !match.isBetter(than: known) { return }
            best[match.node] = match
        }
        exactMatches(query).forEach(add)
        let words = NameFolding.words(of: query)
        if !words.isEmpty {
            let names = foldedNames.value { FoldedNames(records) }
            for record in names.compact.records(under: words.joined()) { add(sameLetters(records[record], query: query, words: words)) }
            WordSearch(words: words, records: records, names: names).eachMatch(add)
            if let search = RunTogetherSearch(words: words), !best.values.contains(where: { $0.band >= .soundsAlike }) {
                for (index, record) in records.enumerated() where record.field != .identifier {
                    let words = names.words(ofRecord: index).map { names.vocabulary[Int($0)] }
                    if let match = search.match(record, words: words) { add(match) }
                }
            }
        }
        let ranked = best.values.sorted { $0.isBetter(than: $1) }
        return limit.map { Array(ranked.prefix(max($0, 0))) } ?? ranked
    }

    /// The node that the query names, the nodes between which it leaves the choice, or the nodes it may have meant.
    ///
    /// - An exact text wins, an id over a name over an alias over an identifier.
    /// - Otherwise the only node of the strongest band wins, down to ``NameBand/transliteration``; several are ambiguous.
    /// - Likeness (``NameBand/soundsAlike``, ``NameBand/typo``) wins only where exactly one node has it in a decent degree, and only across
    ///   scripts, where spelling cannot decide, or if the surname is spelled as it is recorded: two spellings do not make two people one.
    /// - A ``NameBand/mention`` wins only where nothing is alike and the query has several words: one word of a sentence names nothing.
    /// - All else is a suggestion.
    ///
    /// The alternatives of a match are the nodes that share the very text, a surname or a sound with the query. After an exact id, name or
    /// identifier only the first are told: who types a name as it is recorded means it.
    public func resolve(_ query: String) -> NameResolution {
        guard query.utf8.count <= Self.maximumQueryLength else { return .none(suggestions: []) }
        let exact = exactMatches(query).sorted { $0.isBetter(than: $1) }
        if let first = exact.first {
            let contenders = exact.filter { $0.field == first.field && $0.node != first.node }
            guard contenders.isEmpty else { return .ambiguous([first] + contenders) }
            let ranked = first.field == .alias ? matches(query) : exact
            return .match(first, alternatives: alternatives(to: first, among: ranked))
        }
        return decide(matches(query), query)
    }

    private func decide(_ ranked: [NameMatch], _ query: String) -> NameResolution {
        guard let first = ranked.first else { return .none(suggestions: []) }
        let contenders: [NameMatch]
        if first.band >= .transliteration {
            contenders = ranked.filter { $0.band == first.band }
        } else {
            let alike = ranked.filter { ($0.band == .soundsAlike || $0.band == .typo) && $0.similarity >= Self.decentSimilarity }
            let words = NameFolding.words(of: query)
            contenders = alike.isEmpty && words.count > 1 ? ranked.filter { $0.band == .mention } : alike
            // One that is merely alike is a suggestion; several are listed with their reasons anyway.
            if let only = contenders.first, contenders.count == 1, only.band != .mention, !isMoreThanAlike(only, words) {
                return .none(suggestions: Array(ranked.prefix(Self.maximumSuggestions)))
            }
        }
        guard let winner = contenders.first else { return .none(suggestions: Array(ranked.prefix(Self.maximumSuggestions))) }
        return contenders.count == 1 ? .match(winner, alternatives: alternatives(to: winner, among: ranked)) : .ambiguous(contenders)
    }

    /// Whether the query is in another script than the name, or ends in its surname as recorded.
    private func isMoreThanAlike(_ match: NameMatch, _ words: [String]) -> Bool {
        guard let surname = NameFolding.words(of: match.text).last, let letter = surname.unicodeScalars.first,
            let asked = words.last?.unicodeScalars.first
        else { return false }
        return NameScript(letter) != NameScript(asked) || words.contains(surname)
    }

    private func alternatives(to winner: NameMatch, among ranked: [NameMatch]) -> [NameMatch] {
        let near = ranked.filter { $0.node != winner.node && $0.band >= .soundsAlike && $0.band != .words }
        return Array(near.prefix(Self.maximumSuggestions))
    }

    /// The best exact match of each node, in no order.
    private func exactMatches(_ query: String) -> [NameMatch] {
        let texts = exactTexts.value {
            var texts = RecordChains(recordCount: records.count)
            for (index, record) in records.enumerated() { texts.insert(index, under: record.text) }
            return texts
        }
        var best: [Int32: NameMatch] = [:]
        for index in texts.records(under: query) where !records[index].text.isEmpty {
            let match = NameMatch(records[index], band: .exact, degree: 1, reason: records[index].field.rawValue)
            if let known = best[match.node], !match.isBetter(than: known) { continue }
            best[match.node] = match
        }
        return Array(best.values)
    }

    private func sameLetters(_ record: NameRecord, query: String, words: [String]) -> NameMatch {
        if record.text.lowercased() == query.lowercased() {
            return NameMatch(record, band: .sameLetters, degree: 1, reason: "same letters, other case")
        }
        if NameFolding.words(of: record.text) != words {
            return NameMatch(record, band: .sameLetters, degree: 0, reason: "same letters, other spacing or punctuation")
        }
        if query.utf8.allSatisfy({ $0 < 0x80 }), record.text.utf8.allSatisfy({ $0 < 0x80 }) {
            return NameMatch(record, band: .sameLetters, degree: 0.25, reason: "same words, other punctuation")
        }
        return NameMatch(record, band: .sameLetters, degree: 0.5, reason: "same letters without accents")
    }
}
