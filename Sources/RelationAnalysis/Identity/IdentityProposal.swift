/// Two nodes, and what speaks for and against their being one.
public struct IdentityProposal: Sendable {
    public let first: Int32
    public let second: Int32
    public internal(set) var outcome: IdentityOutcome
    /// 0…1: how likely they are one. Nil if they cannot be compared.
    public internal(set) var score: Double?
    /// How far the names agree, 0…1; nil if they cannot be compared.
    public let nameSimilarity: Double?
    /// The weight of all reasons together.
    public internal(set) var weight: Double
    /// That another fits better, if so.
    var rival: IdentityReason?
    private let comparison: IdentityComparison

    init(
        _ comparison: IdentityComparison, _ first: Int32, _ second: Int32, _ outcome: IdentityOutcome, score: Double?,
        nameSimilarity: Double?, weight: Double
    ) {
        self.comparison = comparison
        self.first = first
        self.second = second
        self.outcome = outcome
        self.score = score
        self.nameSimilarity = nameSimilarity
        self.weight = weight
    }

    /// The weightiest first. Put into words when asked for: of a large graph there are more proposals than anyone reads.
    ///
    /// - Complexity: That of comparing the two.
    public var reasons: [IdentityReason] {
        var reasons = comparison.reasons(first, second)
        if let rival {
            reasons.append(rival)
            reasons.sort { abs($0.weight) > abs($1.weight) }
        }
        return reasons
    }

    public var reasonsFor: [IdentityReason] { reasons.filter { $0.weight > 0 } }
    public var reasonsAgainst: [IdentityReason] { reasons.filter { $0.weight < 0 } }

    /// What the names weigh; nil if they cannot be compared.
    var nameWeight: Double? { reasons.filter { $0.field == .name }.map(\.weight).max() }
}
