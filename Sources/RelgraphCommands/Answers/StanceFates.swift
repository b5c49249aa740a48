import MapRendering
import RelationAnalysis
import RelationGraph

/// What became of the stances that an answer tells of, and how their statements stand, by all that a selection admits as known.
struct StanceFates {
    /// Only of those that no longer stand.
    private let fates: [RelationIndex: Position.Fate]
    private let claims: [NodeIndex: StatementClaims]

    /// - Complexity: that of an analysis of the claims; O(relations) if none of the part is a stance.
    init(in part: Subgraph, _ selection: Selection) {
        guard part.relations.contains(where: \.type.isStance) else {
            (fates, claims) = ([:], [:])
            return
        }
        let analysis = ClaimAnalysis(part.graph, selection)
        fates = analysis.fates
        claims = Dictionary(uniqueKeysWithValues: analysis.statements.map { ($0.statement.index, $0) })
    }

    /// Whether its speaker neither took it back nor replaced it.
    func stands(_ stance: Relation) -> Bool { fates[stance.index] == nil }

    /// " (taken back)"; empty for a stance that stands.
    func remark(on stance: Relation) -> String { fates[stance.index].map { " (\($0.words))" } ?? "" }

    /// Nil for what is no statement.
    func status(of statement: Node) -> ClaimStatus? { claims[statement.index]?.status }

    /// "disputed, by what was said of other statements"; nil for what is no statement.
    func words(of statement: Node) -> String? { claims[statement.index].map { StatementStanding($0).words } }
}
