/// Each word of a query paired with a word of its own in a name.
struct WordAlignment {
    /// One for each word of the query, the strongest first.
    let agreements: [WordAgreement]
    /// For each word of the query, its place in the name.
    let positions: [Int]
    /// The words of the name.
    let wordCount: Int
    /// The words of the name without the articles.
    let essentialCount: Int

    /// A name of more words than this, for each word of the query, only mentions it.
    private static let wordsPerQueryWord = 5

    var coversName: Bool { positions.count == essentialCount }
    var coverage: Double { Double(positions.count) / Double(essentialCount) }
    var similarity: Double { agreements.reduce(0) { $0 + $1.similarity } / Double(agreements.count) }
    var weakestRule: WordAgreement.Rule { agreements.map(\.rule).min() ?? .begins }
    var isMention: Bool { wordCount > Self.wordsPerQueryWord * positions.count }
    var isInitialsOnly: Bool { agreements.allSatisfy { $0.rule == .initial } }
    var hasInitials: Bool { agreements.contains { $0.rule == .initial } }
}

extension NameMatch {
    /// A match by words, `nil` where the alignment says too little.
    init?(_ alignment: WordAlignment, of record: NameRecord) {
        guard !alignment.isInitialsOnly else { return nil }
        let hasSurname = record.form == .person && alignment.positions.contains(record.surnamePosition(wordCount: alignment.wordCount))
        let isMention = alignment.isMention || (record.form == .sentence && !alignment.coversName)
        let rule = alignment.weakestRule
        // A weak likeness to one word of a long text says nothing.
        if isMention, rule < .initial { return nil }
        let part = alignment.part(of: record, hasSurname: hasSurname)
        let weakDegree = alignment.similarity * (alignment.coversName ? 1 : hasSurname ? 0.8 : 0.6)
        switch rule {
        case .same where alignment.coversName:
            let inOrder = alignment.positions == alignment.positions.sorted()
            self.init(
                record, band: .sameWords, degree: inOrder ? 1 : 0.5,
                reason: inOrder ? "same words but for an article" : "same words in another order")
        case .same, .initial:
            if isMention {
                self.init(record, band: .mention, degree: alignment.coverage, reason: "mentioned in the text")
            } else {
                self.init(record, band: hasSurname ? .surname : .words, degree: alignment.coverage, reason: part ?? "initials")
            }
        case .romanizes:
            self.init(record, band: .transliteration, degree: weakDegree, reason: joined(part, "transliteration of \(record.text)"))
        case .sounds:
            let crosses = alignment.agreements.contains { $0.crossesScripts }
            self.init(
                record, band: .soundsAlike, degree: weakDegree,
                reason: joined(part, crosses ? "transliteration of \(record.text), by sound" : "sounds alike"))
        case .fewEdits:
            self.init(record, band: .typo, degree: weakDegree, reason: joined(part, alignment.editsInWords))
        case .begins:
            self.init(record, band: .prefix, degree: weakDegree, reason: joined(part, "first letters"))
        }
        similarity = alignment.similarity
    }

    init(_ record: NameRecord, band: NameBand, degree: Double, reason: String) {
        // An id is the encoder's shorthand: where the name itself comes as near, the answer shows the name.
        let trust = record.field == .id && band < .sameLetters ? 0.75 : 1
        self.init(
            node: record.node, score: band.score(trust * degree), band: band, field: record.field, text: record.text, reason: reason)
    }
}

private func joined(_ part: String?, _ rule: String) -> String { part.map { "\($0); \(rule)" } ?? rule }

extension WordAlignment {
    /// What part of the name the query is, `nil` for all of it in full.
    fileprivate func part(of record: NameRecord, hasSurname: Bool) -> String? {
        if hasInitials { return hasSurname ? "initial and surname" : "initials and words of the name" }
        if coversName { return nil }
        if hasSurname { return positions.count == 1 ? "surname" : "surname and other names" }
        guard positions.count == 1 else { return "words of the name" }
        guard positions == [0] else { return "word of the name" }
        return record.form == .person ? "given name" : "first word of the name"
    }

    fileprivate var editsInWords: String {
        switch agreements.reduce(0, { $0 + $1.edits }) {
        case 1: agreements.contains { $0.isSwap } ? "two letters swapped" : "one letter differs"
        case 2: "two letters differ"
        case let edits: "\(edits) letters differ"
        }
    }
}
