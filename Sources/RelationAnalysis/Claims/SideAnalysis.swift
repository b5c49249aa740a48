import RelationGraph

/// One side of a statement: who takes it, the documents and outlets that carry it, and where it starts.
public struct SideAnalysis: Sendable {
    public let side: Polarity
    public let statement: Node
    /// The stances that hold the side, of those who spoke of the statement; with derived ones, also those towards the statements that decide it.
    public let stances: [Stance]
    /// The documents that carry them, by id.
    public let documents: [Node]
    /// The outlets that published these, by id.
    public let outlets: [Node]
    /// Where the side starts, by id.
    public let origins: [Origin]
    /// Circles that cite only themselves: nobody in them is an origin.
    public let closedCircles: [[Node]]
    public let independence: Independence

    let attribution: AttributionGraph

    init(_ side: Polarity, of claims: StatementClaims, in analysis: ClaimAnalysis, withDerived: Bool) {
        self.side = side
        statement = claims.statement
        let material = analysis.material
        let derived = withDerived ? claims.derived.filter { $0.side == side } : []
        let premises = derived.map { ($0.premise, $0.way[0].isTrue ? Polarity.for : .against) }
        let holders = claims.positions(side).map { ($0, side) } + premises
        let stances = holders.flatMap { position, side in position.standing(side) }
        self.stances = stances
        // What is known of sources counts whether or not it is left out.
        let sides = Set(holders.map { Literal($0.statement.index, $1 == .for) })
        let known = sides.sorted { ($0.statement, $0.isTrue ? 1 : 0) < ($1.statement, $1.isTrue ? 1 : 0) }.flatMap { literal in
            (material.stances[literal.statement] ?? []).filter { $0.polarity == (literal.isTrue ? .for : .against) }
        }
        let attribution = AttributionGraph(known, material.provenance)
        self.attribution = attribution
        let graph = material.graph
        let without = analysis.without
        func admitted(_ stance: Stance) -> [NodeIndex] {
            stance.evidence.documents.map(\.document).filter { !material.provenance.isLeftOut($0, without) }
        }
        func byID(_ nodes: some Sequence<NodeIndex>) -> [Node] { Set(nodes).map(graph.node).sorted { $0.id < $1.id } }
        documents = byID(stances.flatMap(admitted))
        outlets = byID(documents.flatMap { material.provenance.outlets(of: $0.index) })
        // Only what the speakers who hold the side have it from; and from each of these, what it carries.
        let speakers = Set(stances.map(\.speaker.index))
        let upstream = attribution.upstream(of: speakers, without: without)
        var supports: [NodeIndex: Set<NodeIndex>] = [:]
        let standing = attribution.origins.filter { upstream.contains($0) && !without.contains($0) }
        for origin in standing {
            let dependents = attribution.dependents(of: [origin], without: without)
            for stance in stances where dependents.contains(stance.speaker.index) {
                supports[origin, default: []].formUnion(admitted(stance))
            }
        }
        let circles = attribution.closedCircles.filter { circle in
            circle.allSatisfy { upstream.contains($0) && !without.contains($0) }
        }
        closedCircles = circles.map { $0.map(graph.node).sorted { $0.id < $1.id } }.sorted { $0[0].id < $1[0].id }
        let groups = OriginGroups(
            attribution.sources.keys, standing: standing, circles: circles.count, personal: SideAnalysis.personal(known),
            material.institutions)
        independence = groups.independence
        origins = standing.map { origin in
            Origin(
                node: graph.node(origin), identity: groups.identity(of: origin), supports: byID(supports[origin] ?? []),
                speaksFor: groups.speaksFor(origin).map(graph.node), sharedInstitution: groups.sharedInstitution(origin).map(graph.node),
                partners: byID(groups.partners(of: origin)),
                mayBe: byID(groups.mayBe(origin)))
        }.sorted { $0.node.id < $1.node.id }
    }

    /// The speakers all of whose stances are marked as their own.
    private static func personal(_ stances: [Stance]) -> Set<NodeIndex> {
        var personal: [NodeIndex: Bool] = [:]
        for stance in stances { personal[stance.speaker.index] = (personal[stance.speaker.index] ?? true) && stance.evidence.isPersonal }
        return Set(personal.filter(\.value).keys)
    }
}

extension AttributionGraph {
    /// The given nodes and all that they have it from, not through what is left out.
    func upstream(of starts: Set<NodeIndex>, without: Set<NodeIndex>) -> Set<NodeIndex> {
        var reached = starts.subtracting(without)
        var pending = Array(reached)
        while let node = pending.popLast() {
            for source in sources[node] ?? [] where !without.contains(source) && reached.insert(source).inserted { pending.append(source) }
        }
        return reached
    }
}

extension ClaimAnalysis {
    /// One side of a statement; nil if the statement is out of sight.
    ///
    /// - Parameter withDerived: Whether those count too whose words on other statements decide this one.
    public func side(_ side: Polarity, of statement: Node, withDerived: Bool = false) -> SideAnalysis? {
        claims(of: statement).map { SideAnalysis(side, of: $0, in: self, withDerived: withDerived) }
    }
}
