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
    /// Those in the chains whose own word no longer stands on this side, by id.
    public let recantations: [Recantation]
    /// How many origins are independent when these are left out, by what was said of the statement itself; nil if everybody stands by it.
    public let independenceOfStanding: Independence?

    let attribution: AttributionGraph

    /// Whom those who take the side have it from, and these in turn: every step of the chains, by what is known.
    public var attributions: [(node: NodeIndex, source: NodeIndex)] {
        let upstream = attribution.upstream(of: Set(stances.map(\.speaker.index)), without: [])
        return upstream.sorted().flatMap { node in (attribution.sources[node] ?? []).map { (node, $0) } }
    }

    init(_ side: Polarity, of claims: StatementClaims, in analysis: ClaimAnalysis, withDerived: Bool) {
        self.side = side
        statement = claims.statement
        let (graph, provenance, without) = (analysis.graph, analysis.material.provenance, analysis.without)
        let chains = SideChains(
            side, of: claims, analysis.material, without: without, derived: withDerived ? claims.derived.filter { $0.side == side } : nil)
        let stances = chains.holders.flatMap { $0.position.standing($0.side) }
        self.stances = stances
        attribution = chains.attribution
        func admitted(_ stance: Stance) -> [NodeIndex] {
            stance.evidence.documents.map(\.document).filter { !provenance.isLeftOut($0, without) }
        }
        func byID(_ nodes: some Sequence<NodeIndex>) -> [Node] { Set(nodes).map(graph.node).sorted { $0.id < $1.id } }
        documents = byID(stances.flatMap(admitted))
        outlets = byID(documents.flatMap { provenance.outlets(of: $0.index) })
        closedCircles = chains.circles.map { $0.map(graph.node).sorted { $0.id < $1.id } }.sorted { $0[0].id < $1[0].id }
        let comparison = chains.comparison
        independence = chains.independence
        let recantations = chains.recantations(side).sorted { $0.node.id < $1.node.id }
        self.recantations = recantations
        independenceOfStanding =
            recantations.isEmpty ? nil : analysis.independence(side, of: claims.statement, without: recantations.map(\.node.index))
        let lists = OriginLists(comparison, possible: chains.possible)
        let passesTo = chains.attribution.passesTo
        let told = Dictionary(grouping: stances) { $0.speaker.index }.mapValues { Set($0.flatMap(admitted)) }
        origins = chains.origins.map { origin in
            let dependents = AttributionGraph.reached(from: [origin], by: passesTo, without: without)
            return Origin(
                node: graph.node(origin), identity: comparison.identities[origin] ?? .named,
                supports: byID(dependents.reduce(into: Set()) { $0.formUnion(told[$1] ?? []) }),
                speaksFor: comparison.speaksFor(origin).map(graph.node),
                sharedInstitution: lists.sharedInstitution(of: origin).map(graph.node), lists: lists)
        }.sorted { $0.node.id < $1.node.id }
    }
}

/// Where one side of a statement starts, in numbers only.
struct SideChains {
    /// Who takes the side, here or, by implication, where it takes which side.
    let holders: [(position: Position, side: Polarity)]
    let attribution: AttributionGraph
    /// The origins that the holders go back to, ascending.
    let origins: [NodeIndex]
    /// The closed circles that they go back to.
    let circles: [[NodeIndex]]
    /// By the days of the words that are known.
    let comparison: OriginComparison
    /// By all days on which those may have spoken whom others name as their sources; nil if that makes no difference.
    let possible: OriginComparison?
    /// By speaker, all positions of those in the chains that are known, each with the side that is asked for.
    private let known: [NodeIndex: [(position: Position, side: Polarity)]]

    var independence: Independence { comparison.independence(circles: circles.count, possible: possible) }

    /// - Parameter derived: The positions that decide the statement, too; nil if only what was said of itself counts.
    init(
        _ side: Polarity, of claims: StatementClaims, _ material: ClaimMaterial, without: Set<NodeIndex>, derived: [DerivedPosition]?
    ) {
        holders =
            claims.positions(side).map { ($0, side) }
            + (derived ?? []).map { (position: $0.premise, side: $0.way[0].isTrue ? .for : .against) }
        // What is known of sources counts whether or not it is left out.
        let own = Literal(claims.statement.index, side == .for)
        let known = ([own] + (derived == nil ? [] : material.premises(of: own))).flatMap { literal in
            (material.positions[literal.statement] ?? []).map { (position: $0, side: literal.isTrue ? Polarity.for : .against) }
        }
        let attribution = AttributionGraph(known, material.provenance)
        self.attribution = attribution
        let upstream = attribution.upstream(of: Set(holders.map(\.position.speaker.index)), without: without)
        origins = attribution.origins.filter(upstream.contains)
        circles = attribution.closedCircles.filter { $0.allSatisfy(upstream.contains) }
        let (personal, days, reports) = (SideChains.personal(known), SideChains.days(known, attribution), side == .for)
        let institutions = material.institutions
        let comparison = OriginComparison(origins, personal: personal, on: days.told, reports: reports, institutions)
        self.comparison = comparison
        // Days decide nothing where no tie has any.
        let longBefore =
            institutions.hasDatedTies
            ? OriginComparison(origins, personal: personal, on: days.possible, reports: reports, institutions, besides: comparison) : nil
        possible = longBefore.flatMap { $0.principals == comparison.principals ? nil : $0 }
        self.known = Dictionary(grouping: known.filter { upstream.contains($0.position.speaker.index) }) { $0.position.speaker.index }
    }

    /// Those in the chains whose own word no longer stands on the side.
    func recantations(_ side: Polarity) -> [Recantation] { known.values.compactMap { Recantation($0, side) } }

    /// When every node took the side: on the days of its own words, and of those of others who name it as their source; and when it may have:
    /// others may name it for what it said on any day up to that of their words.
    ///
    /// - Complexity: O(stances + sources) expected.
    private static func days(
        _ positions: [(position: Position, side: Polarity)], _ attribution: AttributionGraph
    ) -> (told: [NodeIndex: Set<DayRange>], possible: [NodeIndex: Set<DayRange>]) {
        var told: [NodeIndex: Set<DayRange>] = [:]
        var days: [NodeIndex: Set<DayRange>] = [:]
        var dated: [NodeIndex: Set<NodeIndex>] = [:]
        for (position, side) in positions {
            let speaker = position.speaker.index
            for stance in position.stances where stance.polarity == side {
                for node in [speaker] + stance.evidence.citing { told[node, default: []].insert(stance.days) }
                days[speaker, default: []].insert(stance.days)
                for source in stance.evidence.citing where source != speaker {
                    days[source, default: []].insert(stance.days.upToLast)
                    dated[speaker, default: []].insert(source)
                }
                for document in stance.evidence.documents { dated[document.document, default: []].insert(speaker) }
            }
        }
        // What others have copied from somebody, nothing dates.
        for (node, sources) in attribution.sources {
            for source in sources where days[source] != nil && !(dated[node]?.contains(source) ?? false) {
                days[source]?.insert(DayRange(nil))
            }
        }
        return (told, days)
    }

    /// The speakers all of whose stances are marked as their own.
    private static func personal(_ positions: [(position: Position, side: Polarity)]) -> Set<NodeIndex> {
        var personal: [NodeIndex: Bool] = [:]
        for (position, side) in positions {
            for stance in position.stances where stance.polarity == side {
                personal[position.speaker.index] = (personal[position.speaker.index] ?? true) && stance.evidence.isPersonal
            }
        }
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
        claims(of: statement).map { self.side(side, of: $0, withDerived: withDerived) }
    }

    /// The same of claims that this analysis found.
    public func side(_ side: Polarity, of claims: StatementClaims, withDerived: Bool = false) -> SideAnalysis {
        SideAnalysis(side, of: claims, in: self, withDerived: withDerived)
    }
}
