import RelationAnalysis
import RelationGraph

/// What is made of a map's statements, as of every day on which that changed.
struct ExplorerClaims {
    /// How one statement stood from some step on.
    struct Standing {
        var step: Int
        var status: ClaimStatus
        /// Words on other statements make it so.
        var isDerived: Bool
        var explanation: String
        /// In words, of those who spoke of the statement itself; empty where nobody takes that side.
        var originsFor: String
        var originsAgainst: String
        /// Those who take no position in some of their words only.
        var partlyUndecided: [NodeIndex]
        /// What became of stances that no longer stand, by relation.
        var fates: [RelationIndex: String]

        fileprivate func differs(from other: Standing) -> Bool {
            status != other.status || isDerived != other.isDerived || explanation != other.explanation || originsFor != other.originsFor
                || originsAgainst != other.originsAgainst || partlyUndecided != other.partlyUndecided || fates != other.fates
        }
    }

    /// By statement, in the order of the steps; by all that is known on their days, whether or not it is drawn.
    private(set) var standings: [NodeIndex: [Standing]] = [:]

    /// - Parameter isNamed: whether reasons name somebody; the others are counted.
    /// - Complexity: O(days) times that of `ClaimAnalysis`.
    init(
        _ statements: [Node], of graph: RelationGraph, _ selection: Selection, _ steps: KnowledgeSteps, naming isNamed: (Node) -> Bool
    ) {
        guard !statements.isEmpty else { return }
        for (step, selection) in (steps.selections + [selection]).enumerated() {
            let analysis = ClaimAnalysis(graph, selection)
            for statement in statements {
                guard let claims = analysis.claims(of: statement) else { continue }
                let standing = ExplorerClaims.standing(claims, analysis, step, isNamed)
                if let last = standings[statement.index]?.last, !standing.differs(from: last) { continue }
                standings[statement.index, default: []].append(standing)
            }
        }
    }

    /// How all statements stand in the end.
    var marks: ClaimMarks {
        ClaimMarks(
            standings: standings.compactMapValues { standings in
                standings.last.map { StatementStanding(status: $0.status, isDerived: $0.isDerived) }
            },
            withdrawn: Set(standings.values.flatMap { $0.last?.fates.keys.map { $0 } ?? [] }))
    }

    private static func standing(
        _ claims: StatementClaims, _ analysis: ClaimAnalysis, _ step: Int, _ isNamed: (Node) -> Bool
    ) -> Standing {
        func origins(_ side: Polarity) -> String {
            claims.positions(side).isEmpty ? "" : analysis.independence(side, of: claims.statement).phrase
        }
        var fates: [RelationIndex: String] = [:]
        for position in claims.positions {
            for (stance, fate) in zip(position.stances, position.fates) where fate != .stands {
                fates[stance.relation.index] = fate.words
            }
        }
        return Standing(
            step: step, status: claims.status, isDerived: StatementStanding(claims).isDerived,
            explanation: claims.explanation(naming: isNamed), originsFor: origins(.for),
            originsAgainst: origins(.against), partlyUndecided: claims.partlyUndecided.map(\.speaker.index), fates: fates)
    }
}
