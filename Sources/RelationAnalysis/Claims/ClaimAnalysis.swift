import RelationGraph

/// The statements of a graph with who holds them true, who false, who takes no side, and where each side starts.
///
/// Of a selection, the dates, the documents and the grades limit which stances count. Layers, types and kinds do not matter: what is merely
/// out of sight was said all the same. What is left out (`without`) takes with it what rests on it: what was said by it, passed on only
/// through it, told only by documents that go with it (`DocumentPublishers`), and by speakers who have it only from there. What is known of
/// who depends on whom stays known, whatever the selection; and leaving out a source never makes two independent origins of the two that
/// share it, and never brings a retracted word back.
public struct ClaimAnalysis: Sendable {
    public let graph: RelationGraph
    /// Every statement in the selection, by the number of its node.
    public let statements: [StatementClaims]

    let material: ClaimMaterial
    let without: Set<NodeIndex>
    private let placeOfStatement: [NodeIndex: Int]

    /// - Complexity: O(nodes + relations) expected, and for every statement the square of its stances by one speaker and what follows from it.
    public init(_ graph: RelationGraph, _ selection: Selection = Selection()) {
        self.init(ClaimMaterial(graph, selection), without: Set(selection.without))
    }

    /// The same with those as one who are judged the same; the statements and speakers are then nodes of a graph in which they are.
    public init(uniting graph: RelationGraph, _ selection: Selection = Selection()) {
        let united = graph.unitingIdentities(selection)
        self.init(united.graph, united.selection)
    }

    init(_ material: ClaimMaterial, without: Set<NodeIndex>) {
        graph = material.graph
        self.material = material
        self.without = without
        let shown = material.statements.filter { !without.contains($0) }
        let positions = shown.map { statement in
            material.positions(towards: statement, without: without)
        }
        var derived: [NodeIndex: [DerivedPosition]] = [:]
        for position in positions.joined() {
            for side in [Polarity.for, .against] where position.holds(side) {
                for way in material.consequences(of: Literal(position.statement.index, side == .for)) {
                    guard let conclusion = way.last else { continue }
                    derived[conclusion.statement, default: []].append(
                        DerivedPosition(speaker: position.speaker, side: conclusion.isTrue ? .for : .against, way: way, premise: position))
                }
            }
        }
        statements = zip(shown, positions).map { statement, positions in
            let derived = (derived[statement] ?? []).sorted {
                ($0.way.count, $0.speaker.id, $0.premise.statement.id) < ($1.way.count, $1.speaker.id, $1.premise.statement.id)
            }
            let own = Set((material.positions[statement] ?? []).filter { $0.holds(.for) || $0.holds(.against) }.map(\.speaker.index))
            return StatementClaims(material.graph.node(statement), positions: positions, derived: derived, hasSide: own.contains)
        }
        placeOfStatement = Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($1, $0) })
    }

    /// What is made of one statement; nil if it is out of sight, or the node is no statement.
    public func claims(of statement: Node) -> StatementClaims? { placeOfStatement[statement.index].map { statements[$0] } }

    /// The statements that bear on the named nodes, in the order of `statements`: about one of them, or, for a statement, itself with all that
    /// imply, elaborate or contradict it, or one of those.
    ///
    /// - Complexity: O(relations of these statements) expected.
    public func statements(about nodes: [Node]) -> [StatementClaims] {
        var wanted: Set<NodeIndex> = []
        var pending: [NodeIndex] = []
        for node in nodes {
            if node.isStatement {
                pending.append(node.index)
            } else {
                wanted.formUnion(node.neighbors(.about, incoming: true).map(\.index))
            }
        }
        while let statement = pending.popLast() {
            guard wanted.insert(statement).inserted else { continue }
            let node = graph.node(statement)
            for type in [CoreType.implies, .elaborates, .contradicts] {
                pending += node.neighbors(type, incoming: true).map(\.index)
            }
            pending += node.neighbors(.contradicts).map(\.index)
        }
        return statements.filter { wanted.contains($0.statement.index) }
    }

    /// How independent those are who hold a side by what they said of the statement itself.
    public func independence(_ side: Polarity, of statement: Node) -> Independence {
        claims(of: statement).map { material.independence(side, of: $0, without: without) } ?? .none
    }
}

extension Selection {
    /// What the selection admits as known, by which statements are judged: its dates, documents and grades count; what it merely leaves out of
    /// sight, layers, types and kinds, does not.
    public var asKnowledge: Selection {
        var known = self
        known.layers = []
        known.types = []
        known.excludedTypes = []
        known.kinds = []
        known.excludedKinds = []
        return known
    }
}

/// What an analysis of claims rests on, whatever is left out.
struct ClaimMaterial: Sendable {
    let graph: RelationGraph
    /// The statements in the selection, ascending.
    let statements: [NodeIndex]
    /// The positions towards a statement by all that the selection admits, whether or not it is left out; in the order of `StatementClaims`.
    let positions: [NodeIndex: [Position]]
    let provenance: Provenance
    let institutions: Institutions
    private let logic: StatementLogic

    init(_ graph: RelationGraph, _ selection: Selection) {
        self.graph = graph
        // Who depends on whom is no news but a trait of the evidence: known later, it makes no two origins of one earlier.
        let everything = Subgraph(graph, Selection())
        provenance = Provenance(everything)
        institutions = Institutions(everything)
        // What is known does not depend on what is merely out of sight.
        var knowledge = Selection()
        knowledge.asOf = selection.asOf
        knowledge.documents = selection.documents
        logic = StatementLogic(Subgraph(graph, knowledge))
        var admitted = selection.asKnowledge
        admitted.without = []
        let part = Subgraph(graph, admitted)
        let polarities = graph.vocabulary.relationTypes.map(\.polarity)
        var stances: [NodeIndex: [Stance]] = [:]
        for relation in part.relations {
            guard let polarity = polarities[relation.typeIndex], relation.target.isStatement else { continue }
            stances[relation.targetIndex, default: []].append(Stance(relation, polarity, in: part))
        }
        positions = stances.mapValues { stances in
            Dictionary(grouping: stances) { $0.speaker.index }.values.map(Position.init).sorted { a, b in
                let (one, other) = (a.stances[0].days, b.stances[0].days)
                return (one.earliest ?? one.latest ?? .max, a.speaker.id) < (other.earliest ?? other.latest ?? .max, b.speaker.id)
            }
        }
        statements = part.nodes.filter(\.isStatement).map(\.index)
    }

    func consequences(of literal: Literal) -> [[Literal]] { logic.consequences(of: literal) }

    /// The literals from which one follows.
    func premises(of literal: Literal) -> [Literal] { logic.consequences(of: literal.negation).compactMap { $0.last?.negation } }

    /// How independent those are who hold a side by what they said of the statement itself.
    ///
    /// - Parameter claims: What is left of the statement when some nodes are left out.
    func independence(_ side: Polarity, of claims: StatementClaims, without: Set<NodeIndex>) -> Independence {
        guard !claims.positions(side).isEmpty else { return .none }
        return SideChains(side, of: claims, self, without: without, derived: nil).independence
    }

    /// The positions towards a statement that are left when some nodes are left out.
    func positions(towards statement: NodeIndex, without: Set<NodeIndex>) -> [Position] {
        let all = positions[statement] ?? []
        guard !without.isEmpty else { return all }
        // A speaker falls with the last of its sources.
        let fallen = [Polarity.for, .against].map { side -> Set<NodeIndex> in
            let attribution = AttributionGraph(all.map { ($0, side) }, provenance)
            return Set(attribution.sources.keys).subtracting(attribution.grounded(without: without))
        }
        return all.compactMap { position in
            position.narrowed { stance in
                guard isTold(stance, without) else { return false }
                return switch stance.polarity {
                case .for: !fallen[0].contains(position.speaker.index)
                case .against: !fallen[1].contains(position.speaker.index)
                case .none, .withdraws: true
                }
            }
        }
    }

    /// Whether a stance is still told when some nodes are left out: its speaker, whoever passed it on, or all documents that carry it.
    func isTold(_ stance: Stance, _ without: Set<NodeIndex>) -> Bool {
        let evidence = stance.evidence
        guard !without.contains(stance.speaker.index), !evidence.via.contains(where: without.contains) else { return false }
        return evidence.documents.isEmpty || evidence.documents.contains { !provenance.isLeftOut($0.document, without) }
    }
}

extension AttributionGraph {
    /// The nodes that have it from an origin, or from a closed circle, none of which is left out, and not through what is left out.
    func grounded(without: Set<NodeIndex>) -> Set<NodeIndex> {
        let whole = closedCircles.filter { !$0.contains(where: without.contains) }
        return dependents(of: origins + whole.joined(), without: without)
    }
}
