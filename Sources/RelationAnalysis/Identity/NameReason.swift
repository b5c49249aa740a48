import RelationGraph

/// In words how two names agree: “names agree, one letter differs: Soleimani/Soleimany: …”.
struct NameReason {
    let text: String

    /// - Parameter pairs: the words that agree.
    init(_ names: PairEvidence.Names, _ pairs: [ComparisonDesk.Pair], _ table: NameTable) {
        let (first, second) = (table.names[names.first].text, table.names[names.second].text)
        let comparison = names.comparison
        let pairs = pairs.sorted { $0.first < $1.first }
        func words(_ relation: WordLikeness.Relation) -> String {
            pairs.filter { $0.likeness.relation == relation }.map { NameReason.words($0, table) }.joined(separator: ", ")
        }
        var details: [String] = []
        for (relation, label) in [
            (WordLikeness.Relation.transliteration, "by transliteration"), (.sound, "by sound"), (.initial, "by an initial"),
        ] {
            let words = words(relation)
            if !words.isEmpty { details.append("\(label): \(words)") }
        }
        for pair in pairs where [.spelling, .doubtfulSlip].contains(pair.likeness.relation) {
            details.append("\(NameReason.slips(pair.likeness)): \(NameReason.words(pair, table))")
        }
        if !comparison.isInOrder { details.append("in another order") }
        let left = comparison.leftOver.first + comparison.leftOver.second
        if left > 0 { details.append(left == 1 ? "one word without a counterpart" : "\(left) words without a counterpart") }
        if names.isWeak { details.append("one of them a weak alias") }
        let verb = names.agree ? (first == second ? "same name" : "names agree") : "names agree in part only"
        let both = first == second ? "“\(first)”" : "“\(first)” and “\(second)”"
        text = "\(verb): \(both)" + (details.isEmpty ? "" : " (\(details.joined(separator: "; ")))")
    }

    private static func slips(_ likeness: WordLikeness) -> String {
        if likeness.isSwap { return "two letters swapped" }
        return likeness.edits == 1 ? "one letter differs" : likeness.edits == 2 ? "two letters differ" : "\(likeness.edits) letters differ"
    }

    private static func words(_ pair: ComparisonDesk.Pair, _ table: NameTable) -> String {
        let words = [pair.first, pair.second].map { table.words[Int(table.wordNumbers[$0])].text }
        return words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: "/")
    }
}
