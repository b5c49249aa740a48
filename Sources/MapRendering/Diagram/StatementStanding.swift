import RelationAnalysis
import RelationGraph

/// Where a statement stands by all that is known, whether or not it is drawn, as a map shows it.
public struct StatementStanding: Sendable, Hashable {
    public let status: ClaimStatus
    /// Words on other statements make it so, not those on itself: what follows is never shown as said.
    public let isDerived: Bool

    public init(_ claims: StatementClaims) {
        status = claims.status
        isDerived = claims.status != claims.statusSaid
    }

    init(status: ClaimStatus, isDerived: Bool) {
        self.status = status
        self.isDerived = isDerived
    }

    /// "DISPUTED"; with an asterisk, which the key explains, where it is derived.
    var badge: String { status.rawValue.uppercased() + (isDerived ? "*" : "") }

    /// "disputed, by what was said of other statements".
    var words: String { status.rawValue + (isDerived ? ", by what was said of other statements" : "") }
}

/// What becomes of a statement and of the stances towards it, for the maps that draw them.
struct ClaimMarks {
    private(set) var standings: [NodeIndex: StatementStanding] = [:]
    /// Stances that their speaker took back, or replaced by the opposite.
    private(set) var withdrawn: Set<RelationIndex> = []

    init(standings: [NodeIndex: StatementStanding], withdrawn: Set<RelationIndex>) {
        self.standings = standings
        self.withdrawn = withdrawn
    }

    /// - Complexity: that of the analysis.
    init(_ analysis: ClaimAnalysis) {
        for claims in analysis.statements {
            standings[claims.statement.index] = StatementStanding(claims)
            for position in claims.positions where position.hasChanged {
                for (stance, fate) in zip(position.stances, position.fates) where fate != .stands {
                    withdrawn.insert(stance.relation.index)
                }
            }
        }
    }

    /// By what a selection admits as known: its dates, documents and grades count, what it merely leaves undrawn does not.
    init(_ graph: RelationGraph, _ selection: Selection) {
        var known = selection
        known.layers = []
        known.types = []
        known.excludedTypes = []
        known.kinds = []
        known.excludedKinds = []
        self.init(ClaimAnalysis(graph, known))
    }
}

extension MapOptions {
    mutating func mark(_ marks: ClaimMarks) {
        standings = marks.standings
        withdrawnRelations = marks.withdrawn
    }
}
