import RelationAnalysis
import RelationGraph

/// One claim: the statement in the middle, who holds it true and whom they have it from to the left, who holds it false to the right, who takes
/// no side beside these, everybody with the way their words took.
///
/// Status, counts and sides are by all that the selection admits as known. Its layers, types and kinds limit whose words are drawn.
struct StatementFigure {
    private let claims: StatementClaims
    private let analysis: ClaimAnalysis
    private let sides: [SideAnalysis]
    private let part: Subgraph
    /// The stances that are drawn.
    private let drawn: Set<RelationIndex>

    /// - Throws: `MapRequestError.nothingToDraw` if the statement is out of sight.
    init(_ statement: Node, _ graph: RelationGraph, _ selection: Selection) throws {
        analysis = ClaimAnalysis(graph, selection)
        guard let claims = analysis.claims(of: statement) else { throw MapRequestError.nothingToDraw }
        self.claims = claims
        sides = [Polarity.for, .against].compactMap { [analysis] in analysis.side($0, of: statement) }
        // Which stances count, the analysis has decided.
        var dated = Selection()
        dated.asOf = selection.asOf
        dated.documents = selection.documents
        part = Subgraph(graph, dated)
        // Kinds are those of speakers; the statement is drawn, whatever its own.
        var shown = selection
        (shown.kinds, shown.excludedKinds, shown.without) = ([], [], [])
        let admitted = Subgraph(graph, shown)
        drawn = Set(
            claims.positions.flatMap(\.stances).filter { stance in
                admitted.contains(stance.relation) && selection.admits(stance.speaker.kind)
            }.map(\.relation.index))
    }

    /// Whether there are stances and none of them is to be drawn.
    var isEmpty: Bool { drawn.isEmpty && !claims.positions.isEmpty }

    /// Whoever has a stance that is drawn, with these.
    private var shown: [(position: Position, stances: [Stance])] {
        claims.positions.map { ($0, $0.stances.filter(isDrawn)) }.filter { !$0.1.isEmpty }
    }

    private func isDrawn(_ stance: Stance) -> Bool { drawn.contains(stance.relation.index) }

    /// The part of the graph to draw, and the options with places, frames and words.
    func compose(_ options: MapOptions) -> (part: Subgraph, options: MapOptions) {
        var options = options
        options.title = options.title ?? claims.statement.name
        options.subtitle = options.subtitle ?? subtitle
        placeNodes(&options)
        options.groupBy = options.groupBy ?? .side
        if options.groupBy != .side { options.columns = [:] }
        options.highlightedNodes = []
        options.mark(ClaimMarks(analysis))
        let (steps, copies) = (steps, copies)
        let nodes = Set(options.frames.keys).union([claims.statement.index])
        let shown = part.restricted(to: nodes).restricted { relation in
            switch CoreType(rawValue: relation.type.id) {
            case .citing, .via, .copiedFrom: steps.contains(Step(relation.sourceIndex, relation.targetIndex))
            case .covers: copies.contains(relation.sourceIndex)
            default: drawn.contains(relation.index)
            }
        }
        return (shown, options)
    }

    /// "Disputed. For: 2 to 3 independent origins. Against: one origin. Four speakers took no position."
    private var subtitle: String {
        var sentences = [claims.status.rawValue]
        for (word, side) in zip(["for", "against"], sides) where !side.stances.isEmpty {
            let recanted = side.recantationPhrase.map { "; " + $0 } ?? ""
            sentences.append("\(word): \(side.independence.phrase)\(recanted)")
        }
        for (word, side) in [("for", Polarity.for), ("against", .against)] {
            let implied = claims.derivedCount(side)
            if implied > 0 { sentences.append("\(Phrasing.number(implied)) more \(word) by what they said of other statements") }
        }
        if let indecision = claims.indecision { sentences.append(indecision) }
        return sentences.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }.joined(separator: " ")
    }

    /// One hands it on to the other.
    private struct Step: Hashable {
        var source: NodeIndex
        var target: NodeIndex

        init(_ source: NodeIndex, _ target: NodeIndex) {
            self.source = source
            self.target = target
        }
    }

    /// Whom somebody cites or copies, and through whom words passed, as relations point.
    private var steps: Set<Step> {
        var steps = Set(sides.flatMap(attributions))
        for stance in shown.flatMap(\.stances) {
            let carriers = [stance.speaker.index] + stance.evidence.via
            steps.formUnion(zip(carriers, carriers.dropFirst()).map { Step($0, $1) })
            for source in stance.evidence.citing { steps.insert(Step(stance.speaker.index, source)) }
        }
        for copy in copies { for original in part.graph.node(copy).neighbors(.copiedFrom) { steps.insert(Step(copy, original.index)) } }
        return steps
    }

    /// Whom those who take a side and are drawn have it from, and these in turn.
    private func attributions(_ side: SideAnalysis) -> [Step] {
        let sources = Dictionary(grouping: side.attributions, by: \.node)
        var reached = Set(side.stances.filter(isDrawn).map(\.speaker.index))
        var pending = reached.sorted()
        var steps: [Step] = []
        while let node = pending.popLast() {
            for step in sources[node] ?? [] {
                steps.append(Step(node, step.source))
                if reached.insert(step.source).inserted { pending.append(step.source) }
            }
        }
        return steps
    }

    /// The documents of the claim that are somebody else's text: what several of them say, one wrote.
    private var copies: Set<NodeIndex> {
        let documents = shown.flatMap(\.stances).flatMap(\.documents)
        return Set(documents.filter { !$0.neighbors(.copiedFrom).isEmpty }.map(\.index))
    }

    private static let statementColumn = 2

    /// A column and a frame for every node: those who hold the statement true to its left, their sources further left; the others to its right.
    private func placeNodes(_ options: inout MapOptions) {
        let heads = sides.map { $0.stances.isEmpty ? "" : " · " + $0.independence.phrase }
        let (forHead, againstHead) = ("Hold it true" + heads[0], "Hold it false" + heads[1])
        var places: [NodeIndex: (column: Int, frame: String)] = [:]
        func put(_ node: NodeIndex, _ column: Int, _ frame: String) {
            if node != claims.statement.index, places[node] == nil { places[node] = (column, frame) }
        }
        for (position, _) in shown {
            let speaker = position.speaker.index
            switch (position.holds(.for), position.holds(.against)) {
            case (true, true): put(speaker, 3, "Took both sides")
            case (true, false): put(speaker, 1, forHead)
            case (false, true): put(speaker, 3, againstHead)
            case (false, false): put(speaker, 3, position.isWithdrawn ? "Took it back" : "Take no side")
            }
        }
        for (side, place) in zip(sides, [(0, "Whom they have it from"), (4, "Whom these have it from")]) {
            for step in attributions(side) { put(step.target, place.0, place.1) }
        }
        for (position, stances) in shown {
            let isFor = position.holds(.for) && !position.holds(.against)
            for stance in stances {
                for node in stance.evidence.via + stance.evidence.citing { put(node, isFor ? 0 : 4, "Through whom word came") }
            }
        }
        for copy in copies {
            put(copy, 1, "Copied articles")
            for original in part.graph.node(copy).neighbors(.copiedFrom) { put(original.index, 0, "Copied articles") }
        }
        options.columns = places.mapValues(\.column)
        options.columns[claims.statement.index] = Self.statementColumn
        options.frames = places.mapValues(\.frame)
    }
}

extension Selection {
    /// Whether nodes of a kind are part of it.
    func admits(_ kind: NodeKind) -> Bool {
        (kinds.isEmpty || kinds.contains(kind.id)) && !excludedKinds.contains(kind.id)
    }
}
