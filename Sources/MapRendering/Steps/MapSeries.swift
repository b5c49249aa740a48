import RelationAnalysis
import RelationGraph

/// The steps of a view as figures of one map: each brings out something else, everything stands where it stood.
public struct MapSeries: Sendable {
    /// One figure of the series.
    public struct Figure: Sendable {
        /// From 1 on.
        public let number: Int
        public let caption: String
        public let asOf: DateSpan?
        fileprivate(set) var options: MapOptions
    }

    /// What all figures show.
    public let part: Subgraph
    public fileprivate(set) var figures: [Figure]
    public let title: String?
    /// What the maker of the steps should know, in sentences.
    public let notes: [String]
    /// The options of the map that all are laid out by.
    fileprivate(set) var layout: MapOptions

    /// The same with other room for boxes and gaps.
    func spaced(_ spacing: MapSpacing) -> MapSeries {
        var series = self
        series.layout.spacing = spacing
        for index in series.figures.indices { series.figures[index].options.spacing = spacing }
        return series
    }
}

extension MapRequest {
    /// The figures of the view's steps. What the view itself brings out does not count, and what a step names besides the view's nodes is part
    /// of every figure.
    ///
    /// - Parameter drawsCaptions: whether each figure shows its caption below the title, and not only the page around it.
    /// - Throws: `MapRequestError` if the view has no steps, a step's connection does not exist, or there is nothing to draw; `ProjectionError`
    ///   if a connection cannot be sought.
    public func composeSeries(_ graph: RelationGraph, _ options: MapOptions, drawsCaptions: Bool = true) throws -> MapSeries {
        guard let view, !view.steps.isEmpty else { throw MapRequestError.noSteps }
        let selected = Subgraph(graph, known)
        let resolver = StepResolver(graph: graph, selection: known, selected: selected)
        let subjects = try view.steps.enumerated().map { index, step in
            do { return try resolver.subjects(of: step) } catch let error as MapRequestError {
                throw MapRequestError.inStep(index + 1, step.caption, reason: error.description)
            }
        }
        var base = self
        base.view?.highlight = []
        base.view?.path = []
        var (part, common) = try base.composePlain(graph, options)
        let shown = part.nodeCount
        let named = subjects.reduce(into: Set<NodeIndex>()) { $0.formUnion($1.named) }
        let connecting = subjects.reduce(into: Set<RelationIndex>()) { $0.formUnion($1.connecting) }
        part = part.adding(named, of: selected, keeping: connecting)
        var notes: [String] = []
        if part.nodeCount > shown {
            let count = part.nodeCount - shown
            notes.append(
                "The steps name \(count) node\(count == 1 ? "" : "s") that the view “\(view.name)” does not show; all figures show "
                    + (count == 1 ? "it." : "them."))
        }
        let marks = StepMarks(view.steps, common, part, known)
        let count = view.steps.count
        let subtitles =
            !drawsCaptions ? [] : view.steps.enumerated().map { StepMark.sentence($0 + 1, count, $1.caption, resolver.day(of: $1)) }
        var figures: [MapSeries.Figure] = []
        var emphasized: (nodes: Set<NodeIndex>, relations: Set<RelationIndex>) = ([], [])
        for (index, (step, subjects)) in zip(view.steps, subjects).enumerated() {
            let known = resolver.known(by: step)
            let brought = resolver.emphasis(of: step, subjects, in: part, known)
            if step.bringsOut, brought.nodes.isEmpty {
                notes.append("Step \(index + 1) brings out nothing: no line of the map is what it names.")
            }
            var own = common
            own.subtitle = drawsCaptions ? subtitles[index] : ""
            own.highlightedNodes = brought.nodes
            own.highlightedRelations = brought.relations
            own.keptNodes = Set(step.keep)
            own.dimsRest = step.fades
            own.mark(marks.steps[index])
            own.step = StepMark(
                number: index + 1, count: count, caption: step.caption, subtitles: subtitles, known: known, asOf: resolver.day(of: step),
                standings: marks.all)
            emphasized.nodes.formUnion(brought.nodes)
            emphasized.relations.formUnion(brought.relations)
            figures.append(MapSeries.Figure(number: index + 1, caption: step.caption, asOf: resolver.day(of: step), options: own))
        }
        let used = figures.reduce(into: Set<LineMark>()) { $0.formUnion(MapDiagram(part, $1.options).lines.compactMap(\.mark)) }
        for index in figures.indices { figures[index].options.step?.lineMarks = used }
        common.highlightedNodes = emphasized.nodes
        common.highlightedRelations = emphasized.relations
        common.dimsRest = false
        if view.steps.contains(where: { $0.asOf != nil }) { (common.standings, common.keepsStatusRoom) = (marks.some, true) }
        common.step = StepMark(number: 0, count: count, caption: "", subtitles: subtitles, isLayout: true)
        return MapSeries(part: part.styled(for: common.theme), figures: figures, title: common.title, notes: notes, layout: common)
    }
}

/// Finds what steps bring out.
struct StepResolver {
    /// What a step names, before its types and documents leave some of it out.
    struct Subjects {
        /// The nodes that have to be part of the map.
        var named: Set<NodeIndex> = []
        /// The lines of a connection or of a statement.
        var connecting: Set<RelationIndex> = []
        /// Nodes between which, or else at which, lines are brought out.
        var highlighted: Set<NodeIndex> = []
    }

    let graph: RelationGraph
    let selection: Selection
    let selected: Subgraph

    func subjects(of step: ViewStep) throws -> Subjects {
        var subjects = Subjects(named: Set(step.highlight), highlighted: Set(step.highlight))
        if step.path.count == 2 {
            let (from, to) = (graph.node(step.path[0]), graph.node(step.path[1]))
            guard let connection = try ConnectionQuery().connections(from: from, to: to, in: selected).paths.first else {
                throw MapRequestError.noConnection(from, to)
            }
            subjects.named.formUnion(connection.nodes.map(\.index))
            subjects.connecting.formUnion(connection.hops.flatMap { $0.relations.map(\.index) })
        }
        if let statement = step.statement {
            subjects.named.insert(statement)
            let figure = try StatementFigure(graph.node(statement), graph, selection).compose(MapOptions()).part
            subjects.connecting.formUnion(figure.relations.map(\.index))
        }
        return subjects
    }

    /// The date of a step, no later than what the figures may show at all; nil if it has none.
    func day(of step: ViewStep) -> DateSpan? {
        guard let own = step.asOf else { return nil }
        return [own, selection.asOf].compactMap { $0 }.min { ($0.latestDay ?? .max) < ($1.latestDay ?? .max) }
    }

    /// What was known by the date of a step; nil if it has none.
    func known(by step: ViewStep) -> Subgraph? {
        guard let day = day(of: step) else { return nil }
        var dated = selection
        dated.asOf = day
        return Subgraph(graph, dated)
    }

    /// The nodes and lines of the map that a step brings out.
    func emphasis(
        of step: ViewStep, _ subjects: Subjects, in part: Subgraph, _ known: Subgraph?
    ) -> (nodes: Set<NodeIndex>, relations: Set<RelationIndex>) {
        let documents = Set(step.documents)
        let types = Set(step.types)
        let admitted = part.relations.filter { relation in
            (known?.contains(relation) ?? true) && (types.isEmpty || types.contains(relation.type.id))
                && (documents.isEmpty || part.documents(of: relation).contains { documents.contains($0.index) })
        }
        let narrows = !types.isEmpty || !documents.isEmpty
        let hasSubject = !subjects.named.isEmpty
        guard hasSubject || narrows else { return ([], []) }
        var brought = admitted.filter { !hasSubject || subjects.connecting.contains($0.index) }
        if !subjects.highlighted.isEmpty {
            let ends = admitted.map { ($0, [$0.sourceIndex, $0.targetIndex].count { subjects.highlighted.contains($0) }) }
            let between = ends.filter { $0.1 == 2 }
            brought += (between.isEmpty ? ends.filter { $0.1 == 1 } : between).map(\.0)
        }
        var nodes = subjects.named.filter { part.contains(graph.node($0)) && known?.contains(graph.node($0)) ?? true }
        for relation in brought { nodes.formUnion([relation.sourceIndex, relation.targetIndex]) }
        return (nodes, Set(brought.map(\.index)))
    }
}
