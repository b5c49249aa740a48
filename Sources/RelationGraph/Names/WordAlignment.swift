/// Each word of a query paired with a word of its own in a name.
struct WordAlignment {
    /// The place of a word in the name, and how the query's word agrees with it.
    struct Pair {
        var position: Int
        var agreement: WordAgreement
    }

    /// One for each word of the query, in its order.
    let pairs: [Pair]
    /// The words of the name.
    let wordCount: Int
    /// The words of the name without the articles.
    let essentialCount: Int

    /// A name of more words than this, for each word of the query, only mentions it.
    private static let wordsPerQueryWord = 5

    var coversName: Bool { pairs.count == essentialCount }
    var coverage: Double { Double(pairs.count) / Double(essentialCount) }
    var similarity: Double { pairs.reduce(0) { $0 + $1.agreement.similarity } / Double(pairs.count) }
    var weakestRule: WordAgreement.Rule { pairs.map(\.agreement.rule).min() ?? .begins }
    var isMention: Bool { wordCount > Self.wordsPerQueryWord * pairs.count }
    var isInOrder: Bool { zip(pairs, pairs.dropFirst()).allSatisfy { $0.position < $1.position } }
    var hasInitials: Bool { pairs.contains { $0.agreement.rule.isInitial } }
    var hasAbbreviations: Bool { pairs.contains { $0.agreement.rule == .abbreviated } }

    /// Whether a word of the query, no initial, is the surname.
    func hasSurname(of record: NameRecord) -> Bool {
        guard record.form == .person else { return false }
        let surname = record.surnamePosition(wordCount: wordCount)
        return pairs.contains { $0.position == surname && !$0.agreement.rule.isInitial }
    }
}

extension NameMatch {
    /// A match by words, `nil` where the alignment says too little.
    init?(_ alignment: WordAlignment, of record: NameRecord) {
        let hasSurname = alignment.hasSurname(of: record)
        let rule = alignment.weakestRule
        // An initial fits every tenth word: it says something beside a well-spelled surname only, and in a name only where nothing else is
        // left out.
        if alignment.hasInitials {
            guard hasSurname, rule >= .romanizes, !alignment.hasAbbreviations || alignment.coversName else { return nil }
        }
        let isMention = alignment.isMention || (record.form == .sentence && !alignment.coversName)
        // A weak likeness to one word of a long text says nothing.
        if isMention, rule < .abbreviated { return nil }
        let part = alignment.part(of: record, hasSurname: hasSurname)
        let weakDegree = alignment.similarity * (alignment.coversName ? 1 : hasSurname ? 0.8 : 0.6)
        switch rule {
        case .same where alignment.coversName:
            self.init(
                record, band: .sameWords, degree: alignment.isInOrder ? 1 : 0.5,
                reason: alignment.isInOrder ? "same words but for an article" : "same words in another order")
        case .same, .initial, .abbreviated:
            if isMention {
                let reason = record.field == .id ? "words of the id" : "mentioned in the text"
                self.init(record, band: .mention, degree: alignment.coverage, reason: reason)
            } else {
                self.init(record, band: hasSurname ? .surname : .words, degree: alignment.coverage, reason: part ?? "same words")
            }
        case .romanizes:
            self.init(record, band: .transliteration, degree: weakDegree, reason: joined(part, "transliteration of \(record.text)"))
        case .sounds:
            let crosses = alignment.pairs.contains { $0.agreement.crossesScripts }
            self.init(
                record, band: .soundsAlike, degree: weakDegree,
                reason: joined(part, crosses ? "transliteration of \(record.text), by sound" : "sounds alike"))
        case .fewEdits:
            self.init(record, band: .typo, degree: weakDegree, reason: joined(part, alignment.editsInWords))
        case .begins:
            self.init(record, band: .prefix, degree: weakDegree, reason: joined(part, "first letters"))
        }
        // A given name that sounds alike, without the surname, is nobody in particular.
        let isParticular = alignment.coversName || hasSurname || record.form != .person
        similarity = alignment.similarity * (isParticular ? 1 : 0.75)
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
        if hasInitials { return "initial and surname" }
        if coversName { return nil }
        if hasSurname { return pairs.count == 1 ? "surname" : "surname and other names" }
        guard pairs.count == 1 else { return "words of the name" }
        guard pairs.first?.position == 0 else { return "word of the name" }
        return record.form == .person ? "given name" : "first word of the name"
    }

    fileprivate var editsInWords: String {
        switch pairs.reduce(0, { $0 + $1.agreement.edits }) {
        case 1: pairs.contains { $0.agreement.isSwap } ? "two letters swapped" : "one letter differs"
        case 2: "two letters differ"
        case let edits: "\(edits) letters differ"
        }
    }
}
