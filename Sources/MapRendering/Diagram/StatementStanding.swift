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
    public var words: String { status.rawValue + (isDerived ? ", by what was said of other statements" : "") }
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
        for claims in analysis.statements { standings[claims.statement.index] = StatementStanding(claims) }
        withdrawn = Set(analysis.fates.keys)
    }

    /// By what a selection admits as known, whether or not it is drawn.
    init(_ graph: RelationGraph, _ selection: Selection) { self.init(ClaimAnalysis(graph, selection)) }
}

extension MapOptions {
    /// Says what came, went or changed between two versions, and where statements stand that are new or whose status is not what it was.
    public mutating func mark(_ versions: UnitedVersions, of difference: GraphDifference) {
        (nodeChanges, relationChanges) = (versions.nodes, versions.relations)
        for change in difference.claims.statuses {
            guard let claims = change.after, let node = versions.part.graph.node(id: claims.statement.id)?.index else { continue }
            standings[node] = StatementStanding(claims)
            if change.before != nil, nodeChanges[node] == nil { nodeChanges[node] = .changed }
        }
    }

    mutating func mark(_ marks: ClaimMarks) {
        standings = marks.standings
        withdrawnRelations = marks.withdrawn
    }
}
