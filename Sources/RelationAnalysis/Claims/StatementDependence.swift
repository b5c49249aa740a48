import RelationGraph

/// Which statements can change when a node is left out: those that it has to do with, and those that words on these decide.
///
/// A statement has to do with whoever spoke of it, passed that on or published it, whatever its documents are copied from, and whoever the
/// speakers have it from. All others stay as they are.
struct StatementDependence {
    private let material: ClaimMaterial
    /// For every node the statements that it has to do with; a statement has to do with itself.
    private var concerned: [NodeIndex: [NodeIndex]] = [:]
    /// For every statement those that words on it decide.
    private var decided: [NodeIndex: Set<NodeIndex>] = [:]

    /// - Complexity: O(stances + sources) of all statements, and what follows from them, expected.
    init(_ analysis: ClaimAnalysis) {
        material = analysis.material
        for claims in analysis.statements {
            let statement = claims.statement.index
            for node in StatementDependence.nodes(of: statement, material) { concerned[node, default: []].append(statement) }
            for derived in claims.derived { decided[derived.premise.statement.index, default: []].insert(statement) }
        }
    }

    private static func nodes(of statement: NodeIndex, _ material: ClaimMaterial) -> Set<NodeIndex> {
        let positions = material.positions[statement] ?? []
        var nodes: Set<NodeIndex> = [statement]
        for side in [Polarity.for, .against] {
            nodes.formUnion(AttributionGraph(positions.map { ($0, side) }, material.provenance).sources.keys)
        }
        for stance in positions.flatMap(\.stances) {
            nodes.insert(stance.speaker.index)
            nodes.formUnion(stance.evidence.via)
            for document in stance.evidence.documents.map(\.document) {
                nodes.insert(document)
                nodes.formUnion(material.provenance.outlets(of: document))
                nodes.formUnion(material.provenance.copied[document] ?? [])
            }
        }
        return nodes
    }

    /// What is made of the statements that may change when some nodes are left out; of a statement that is left out itself, nothing.
    ///
    /// - Parameter without: All that is left out, these nodes included.
    /// - Complexity: That of an analysis of these statements.
    func claims(
        among statements: [NodeIndex: StatementClaims], leavingOut nodes: [NodeIndex], without: Set<NodeIndex>
    ) -> [(before: StatementClaims, after: StatementClaims, isConcerned: Bool)] {
        let concerned = Set(nodes.flatMap { self.concerned[$0] ?? [] })
        var positions: [NodeIndex: [Position]] = [:]
        var holders: [NodeIndex: [Polarity: Set<NodeIndex>]] = [:]
        for statement in concerned {
            let left = without.contains(statement) ? [] : material.positions(towards: statement, without: without)
            positions[statement] = left
            holders[statement] = Dictionary(
                uniqueKeysWithValues: [Polarity.for, .against].map { side in
                    (side, Set(left.filter { $0.holds(side) }.map(\.speaker.index)))
                })
        }
        let affected = concerned.reduce(into: concerned) { $0.formUnion(decided[$1] ?? []) }
        return affected.compactMap { statement in
            guard let before = statements[statement], !without.contains(statement) else { return nil }
            let derived = before.derived.filter { derived in
                guard let left = holders[derived.premise.statement.index] else { return true }
                return left[derived.way[0].isTrue ? .for : .against]?.contains(derived.speaker.index) ?? false
            }
            // Who speaks of the statement itself is not among the derived ones to begin with.
            let after = StatementClaims(
                before.statement, positions: positions[statement] ?? before.positions, derived: derived, hasSide: { _ in false })
            return (before, after, concerned.contains(statement))
        }
    }
}
