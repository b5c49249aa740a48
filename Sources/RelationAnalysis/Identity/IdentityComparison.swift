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
final class IdentityComparison: Sendable {
    let profiles: [IdentityProfile?]
    let table: NameTable
    private let minimumScore: Double

    /// Of a thousand pairs that share a block, one is taken to be one.
    private static let prior = 10.0
    /// Names agree if so much of them does.
    private static let leastSimilarity = 0.75
    /// Names of which less agrees are not looked into unless a number does.
    private static let leastLikeness = 0.5
    /// Names that weigh less are not told of where something keeps two apart.
    private static let tellingWeight = 3.0
    /// A weak name counts so much.
    private static let weakShare = 0.5
    /// What must speak for two whose names cannot be compared.
    private static let leastWithoutNames = 4.0

    init(profiles: [IdentityProfile?], table: NameTable, minimumScore: Double) {
        self.profiles = profiles
        self.table = table
        self.minimumScore = minimumScore
    }

    /// Nil if there is nothing to tell of the pair.
    ///
    /// - Parameter toldApart: whether pairs that a register tells apart are to be told of; there are many of them.
    func proposal(_ a: Int32, _ b: Int32, toldApart: Bool, _ desk: inout ComparisonDesk) -> IdentityProposal? {
        guard let evidence = evidence(a, b, toldApart: toldApart, &desk) else { return nil }
        let similarity = evidence.names?.comparison.similarity
        let agrees = evidence.names?.agree ?? false
        func incomparable() -> IdentityProposal {
            IdentityProposal(self, a, b, .incomparable, score: nil, nameSimilarity: similarity, weight: evidence.weight)
        }
        if !evidence.canCompareNames {
            guard evidence.weight > IdentityComparison.leastWithoutNames else { return nil }
            return evidence.hasNumber ? judged(a, b, evidence, similarity: nil, namesAgree: true) : incomparable()
        }
        guard evidence.isMoreThanNames else { return agrees ? incomparable() : nil }
        return judged(a, b, evidence, similarity: similarity, namesAgree: agrees)
    }

    /// The reasons for and against, the weightiest first.
    func reasons(_ a: Int32, _ b: Int32) -> [IdentityReason] {
        var desk = ComparisonDesk(isSmall: true)
        guard let one = profiles[Int(a)], let other = profiles[Int(b)] else { return [] }
        guard let evidence = evidence(a, b, toldApart: true, &desk) else { return [] }
        if let names = evidence.names { _ = NameComparison(names.first, names.second, in: table, &desk) }
        return evidence.reasons(one, other, table, desk.pairs)
    }

    /// The outcome if something more speaks for or against; nil if nothing is left to tell.
    func judged(_ proposal: IdentityProposal, with rival: IdentityReason) -> IdentityProposal? {
        let weight = proposal.weight + rival.weight
        let score = IdentityComparison.score(weight)
        var judged = proposal
        judged.rival = rival
        judged.weight = weight
        judged.score = score
        if score >= minimumScore {
            judged.outcome = .proposed
        } else if hasTellingName(proposal.nameWeight) {
            judged.outcome = .apart
        } else {
            return nil
        }
        return judged
    }

    private static func score(_ weight: Double) -> Double { 1 / (1 + exp2(prior - weight)) }

    /// The proposal that follows; nil if it is none.
    private func judged(
        _ a: Int32, _ b: Int32, _ evidence: PairEvidence, similarity: Double?, namesAgree: Bool
    ) -> IdentityProposal? {
        let score = IdentityComparison.score(evidence.weight)
        let outcome: IdentityOutcome
        if score >= minimumScore {
            outcome = .proposed
        } else if namesAgree, evidence.hasObjection, hasTellingName(evidence.names?.weight) {
            outcome = .apart
        } else {
            return nil
        }
        return IdentityProposal(self, a, b, outcome, score: score, nameSimilarity: similarity, weight: evidence.weight)
    }

    /// Whether the names are more than a single weak word, of which many are alike.
    private func hasTellingName(_ weight: Double?) -> Bool { weight ?? 0 >= IdentityComparison.tellingWeight }

    // MARK: Evidence

    private func evidence(_ a: Int32, _ b: Int32, toldApart: Bool, _ desk: inout ComparisonDesk) -> PairEvidence? {
        guard let one = profiles[Int(a)], let other = profiles[Int(b)], one.group.mayBeOne(with: other.group) else { return nil }
        let numbers = NumberComparison.reasons(one.numbers, other.numbers)
        if !toldApart, numbers.contains(where: { $0.field == .register }) { return nil }
        let (names, canCompareNames) = bestNames(Int(a), Int(b), &desk)
        // Nearly all pairs of a block have a word in common, and no more.
        let isLike = names.map { $0.agree || $0.comparison.similarity >= IdentityComparison.leastLikeness } ?? false
        if canCompareNames, !isLike, !numbers.contains(where: { $0.weight > 4 }) { return nil }
        var gendersDiffer = false
        if let first = one.gender, let second = other.gender { gendersDiffer = first != second }
        return PairEvidence(
            numbers: numbers, birth: BirthComparison(one.births, other.births), countries: countries(one, other),
            gendersDiffer: gendersDiffer, names: names, canCompareNames: canCompareNames, formsAgree: names.flatMap(formsAgree),
            isPerson: one.group == .person || other.group == .person)
    }

    /// The best agreement of a name of each, and whether any two names could be compared.
    private func bestNames(_ a: Int, _ b: Int, _ desk: inout ComparisonDesk) -> (PairEvidence.Names?, canCompare: Bool) {
        var best: PairEvidence.Names?
        var canCompare = false
        for one in table.nameRange(of: a) {
            for other in table.nameRange(of: b) {
                // Where the sounds do not meet, the scripts may not either.
                if canCompare, table.names[one].sounds & table.names[other].sounds == 0 { continue }
                guard let comparison = NameComparison(one, other, in: table, &desk) else { continue }
                canCompare = true
                let isWeak = table.names[one].isWeak || table.names[other].isWeak
                let weight = isWeak ? min(comparison.weight, comparison.weight * IdentityComparison.weakShare) : comparison.weight
                if let best, (best.weight, best.comparison.similarity) >= (weight, comparison.similarity) { continue }
                best = PairEvidence.Names(comparison: comparison, first: one, second: other, weight: weight, isWeak: isWeak)
                // Nothing better can come.
                if weight == NameComparison.heaviest, comparison.similarity >= 0.97 { break }
            }
        }
        if let names = best { best?.agree = namesAgree(names) }
        return (best, canCompare)
    }

    private func namesAgree(_ names: PairEvidence.Names) -> Bool {
        let count = min(table.words(of: names.first).count, table.words(of: names.second).count)
        let comparison = names.comparison
        return comparison.similarity >= IdentityComparison.leastSimilarity && comparison.matchedWords >= min(2, count)
            && comparison.weight > 0
    }

    private func formsAgree(_ names: PairEvidence.Names) -> Bool? {
        guard let one = table.names[names.first].form, let other = table.names[names.second].form else { return nil }
        return one == other
    }

    private func countries(_ one: IdentityProfile, _ other: IdentityProfile) -> PairEvidence.Countries? {
        guard !one.countries.isEmpty, !other.countries.isEmpty else { return nil }
        if let shared = one.countries.first(where: other.countries.contains) { return .shared(shared) }
        return .different
    }
}
