import RelationGraph

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Compares two nodes: what speaks for their being one, what against, and how likely it is.
///
/// The weights of all that can be compared add up, after Fellegi and Sunter, “A Theory for Record Linkage” (1969,
/// doi:10.1080/01621459.1969.10501049): each is the logarithm to the base 2 of how much more often such an agreement, or disagreement, is seen
/// in pairs that are one than in others. Names weigh by the rarity of their words (Winkler 1990). Less `prior`, the sum is the logarithm of the odds,
/// and the score the probability. What one of the two lacks says nothing, for or against.
struct IdentityComparison: Sendable {
    let profiles: [IdentityProfile?]
    let table: NameTable
    let minimumScore: Double

    /// Of a thousand pairs that share a block, one is taken to be one.
    static let prior = 10.0
    /// Names agree if so much of them does.
    static let leastSimilarity = 0.75
    /// Names that weigh less are not told of where something keeps two apart.
    private static let tellingWeight = 3.0
    /// A weak name counts so much.
    private static let weakShare = 0.5

    /// The best agreement of a name of each.
    private struct NameAgreement {
        var comparison: NameComparison
        var names: (Int, Int)
        var weight: Double
        var isWeak: Bool
    }

    /// Nil if there is nothing to tell of the pair.
    ///
    /// - Parameter toldApart: whether pairs that a register tells apart are to be told of; there are many of them.
    func proposal(_ a: Int32, _ b: Int32, toldApart: Bool, _ known: inout LikenessCache) -> IdentityProposal? {
        guard let one = profiles[Int(a)], let other = profiles[Int(b)], one.group.mayBeOne(with: other.group) else { return nil }
        let numbers = NumberComparison.reasons(one.numbers, other.numbers)
        if !toldApart, numbers.contains(where: { $0.field == .register }) { return nil }
        let (names, canCompareNames) = bestNames(Int(a), Int(b), &known)
        let agrees = names.map(namesAgree) ?? false
        let hasNumber = numbers.contains { $0.weight > 4 }
        // Nearly all pairs of a block have a word in common, and no more.
        if canCompareNames, !agrees, !hasNumber, (names?.comparison.similarity ?? 0) < 0.5 { return nil }
        var reasons = numbers
        let birth = BirthComparison(one.births, other.births)
        if let birth { reasons.append(IdentityReason(.birth, birth.text, weight: birth.weight)) }
        let countries = countryReason(one, other)
        if let countries { reasons.append(countries) }
        if let first = one.gender, let second = other.gender, first != second {
            reasons.append(IdentityReason(.gender, "“\(first)” and “\(second)”", weight: -5))
        }
        let hasEvidence = birth != nil || countries != nil || !numbers.isEmpty
        if let names {
            if let form = formReason(names) { reasons.append(form) }
            reasons.append(IdentityReason(.name, text(of: names, agrees: agrees), weight: names.weight))
        }
        reasons.sort { abs($0.weight) != abs($1.weight) ? abs($0.weight) > abs($1.weight) : $0.text < $1.text }
        let similarity = names?.comparison.similarity
        if !canCompareNames {
            let says = reasons.reduce(0) { $0 + $1.weight }
            guard says > 4 else { return nil }
            reasons.append(IdentityReason(.name, "the scripts of the names do not meet", weight: 0))
            guard hasNumber else {
                return IdentityProposal(first: a, second: b, outcome: .incomparable, score: nil, nameSimilarity: nil, reasons: reasons)
            }
            return judged(a, b, reasons, similarity: nil, namesAgree: true)
        }
        guard hasEvidence else {
            guard agrees else { return nil }
            return IdentityProposal(
                first: a, second: b, outcome: .incomparable, score: nil, nameSimilarity: similarity, reasons: reasons)
        }
        return judged(a, b, reasons, similarity: similarity, namesAgree: agrees)
    }

    /// The proposal that follows from the reasons; nil if it is none.
    func judged(_ a: Int32, _ b: Int32, _ reasons: [IdentityReason], similarity: Double?, namesAgree: Bool) -> IdentityProposal? {
        let odds = reasons.reduce(-IdentityComparison.prior) { $0 + $1.weight }
        let score = 1 / (1 + exp2(-odds))
        let outcome: IdentityOutcome
        if score >= minimumScore {
            outcome = .proposed
        } else if namesAgree, reasons.contains(where: { $0.weight <= -2 }), hasTellingName(reasons) {
            outcome = .apart
        } else {
            return nil
        }
        return IdentityProposal(first: a, second: b, outcome: outcome, score: score, nameSimilarity: similarity, reasons: reasons)
    }

    /// Whether the names are more than a single weak word, of which many are alike.
    private func hasTellingName(_ reasons: [IdentityReason]) -> Bool {
        reasons.contains { $0.field == .name && $0.weight >= IdentityComparison.tellingWeight }
    }

    // MARK: Names

    /// The best agreement of a name of each, and whether any two names could be compared.
    private func bestNames(_ a: Int, _ b: Int, _ known: inout LikenessCache) -> (NameAgreement?, canCompare: Bool) {
        var best: NameAgreement?
        var canCompare = false
        for one in table.nameRange(of: a) {
            for other in table.nameRange(of: b) {
                // Where the sounds do not meet, the scripts may not either.
                if canCompare, table.names[one].sounds & table.names[other].sounds == 0 { continue }
                guard let comparison = NameComparison(one, other, in: table, &known) else { continue }
                canCompare = true
                let isWeak = table.names[one].isWeak || table.names[other].isWeak
                let weight = isWeak ? min(comparison.weight, comparison.weight * IdentityComparison.weakShare) : comparison.weight
                let agreement = NameAgreement(comparison: comparison, names: (one, other), weight: weight, isWeak: isWeak)
                if let known = best, (known.weight, known.comparison.similarity) >= (weight, comparison.similarity) { continue }
                best = agreement
                // Nothing better can come.
                if weight == NameComparison.heaviest, comparison.similarity >= 0.97 { return (best, true) }
            }
        }
        return (best, canCompare)
    }

    private func namesAgree(_ names: NameAgreement) -> Bool {
        let count = min(table.words(of: names.names.0).count, table.words(of: names.names.1).count)
        let comparison = names.comparison
        return comparison.similarity >= IdentityComparison.leastSimilarity && comparison.matchedWords >= min(2, count)
            && comparison.weight > 0
    }

    private func text(of agreement: NameAgreement, agrees: Bool) -> String {
        let (first, second) = (table.names[agreement.names.0].text, table.names[agreement.names.1].text)
        let comparison = agreement.comparison
        var details: [String] = []
        switch comparison.weakest {
        case .same: break
        case .transliteration: details.append("by transliteration")
        case .sound: details.append("by sound")
        case .spelling: details.append("but for a few letters")
        case .initial: details.append("by an initial")
        }
        if !comparison.isInOrder { details.append("in another order") }
        let left = comparison.leftOver.first + comparison.leftOver.second
        if left > 0 { details.append(left == 1 ? "one word without a counterpart" : "\(left) words without a counterpart") }
        if agreement.isWeak { details.append("one of them a weak alias") }
        let verb = agrees ? (first == second ? "same name" : "names agree") : "names agree in part only"
        let names = first == second ? "“\(first)”" : "“\(first)” and “\(second)”"
        return "\(verb)\(details.isEmpty ? "" : ", " + details.joined(separator: ", ")): \(names)"
    }

    // MARK: Other evidence

    private func formReason(_ names: NameAgreement) -> IdentityReason? {
        guard let one = table.names[names.names.0].form, let other = table.names[names.names.1].form else { return nil }
        return one == other
            ? IdentityReason(.form, "same legal form: \(one)", weight: 0.5)
            : IdentityReason(.form, "legal forms differ: \(one) and \(other)", weight: -1.5)
    }

    private func countryReason(_ one: IdentityProfile, _ other: IdentityProfile) -> IdentityReason? {
        guard !one.countries.isEmpty, !other.countries.isEmpty else { return nil }
        let weight = one.group == .person ? 1.5 : 2.5
        if let shared = one.countries.first(where: other.countries.contains) {
            return IdentityReason(.country, "same country: \(shared)", weight: weight)
        }
        let (ours, theirs) = (one.countries.joined(separator: ", "), other.countries.joined(separator: ", "))
        return IdentityReason(.country, "no country in common: \(ours) against \(theirs)", weight: -2)
    }
}
