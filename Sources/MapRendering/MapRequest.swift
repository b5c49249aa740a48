import RelationAnalysis
import RelationGraph

/// What a map is asked to show: a named view, a neighbourhood, a connection, one statement, or all of a selection.
public struct MapRequest: Sendable {
    /// The view to start from; nil for everything selected.
    public var view: ViewDefinition?
    /// Limits besides those of the view.
    public var selection = Selection()
    /// Of what is selected, nodes of these kinds are not drawn as boxes. They count as known all the same: words mention them.
    public var undrawnKinds: [String] = []
    /// Only what lies within `depth` relations of this node.
    public var focus: NodeIndex?
    public var depth: Int?
    /// Bring out the best connection between two nodes; it is added to the view where it is not part of it.
    public var path: (from: NodeIndex, to: NodeIndex)?
    /// Bring out these nodes and the lines between them; added to the view where they are not part of it.
    public var highlight: [NodeIndex] = []
    /// Only this statement, with everybody's stance and the chains down to the origins; no view then counts.
    public var statement: NodeIndex?
    /// The measure that names grow with, taken of what the map shows.
    public var sizeBy: CentralityMeasure?

    public init() {}

    /// How far a focus reaches if nothing else is said.
    public static let standardDepth = 1

    /// The part of the graph to draw, and the options with what is to be brought out.
    ///
    /// - Parameter marksClaims: whether to say in the options where statements stand and what was taken back. A page to explore finds that out
    ///   itself, for every day.
    /// - Throws: `MapRequestError` if there is no such connection, or nothing to draw; `ProjectionError` if the connection cannot be sought.
    public func compose(
        _ graph: RelationGraph, _ options: MapOptions, marksClaims: Bool = true
    ) throws -> (part: Subgraph, options: MapOptions) {
        let (part, options) = try composePlain(graph, options, marksClaims: marksClaims)
        return (part.styled(for: options.theme), options)
    }

    /// The part of the graph alone, in the styles that the graph's vocabulary has.
    ///
    /// - Throws: as `compose`.
    public func part(of graph: RelationGraph) throws -> Subgraph { try composePlain(graph, MapOptions(), marksClaims: false).part }

    /// The same in the styles that the graph's vocabulary has, so that parts of the graph can be added to it.
    func composePlain(
        _ graph: RelationGraph, _ options: MapOptions, marksClaims: Bool = true
    ) throws -> (part: Subgraph, options: MapOptions) {
        var options = options
        options.adopt(statement == nil ? view : nil, graph)
        (options.asOf, options.limits) = (known.asOf, known.limits)
        if let statement {
            let figure = try StatementFigure(graph.node(statement), graph, selection)
            guard !figure.isEmpty else { throw MapRequestError.nothingToDraw }
            let (part, options) = figure.compose(options)
            return (part, try measured(options, part))
        }
        if view == nil, let focus {
            options.title = options.title ?? graph.node(focus).name
            options.subtitle = options.subtitle ?? graph.title
        }
        if let path, options.title == nil {
            // The story's own title asks another question.
            options.title = "From \(graph.node(path.from).shownName) to \(graph.node(path.to).shownName)"
            options.subtitle = options.subtitle ?? view?.title ?? graph.title
        }
        options.title = options.title ?? view?.title ?? graph.title
        options.subtitle = options.subtitle ?? view?.subtitle ?? (options.title == graph.title ? graph.presentation.subtitle : nil)
        if let layout = view?.layout, options.layout == nil { options.layout = MapLayout(rawValue: layout) }
        if let grouping = view?.groupBy, options.groupBy == nil { options.groupBy = MapGrouping(grouping) }
        options.conceal(selection, in: graph)
        var limits = selection
        limits.excludedKinds += undrawnKinds
        let drawable = Subgraph(graph, limits)
        var part = view.map { drawable.intersection(Subgraph(graph, $0.selection)) } ?? drawable
        var highlighted = Set(view?.highlight ?? []).union(highlight)
        var added = Set(highlight)
        if let (from, to) = path ?? view.flatMap({ $0.path.count == 2 ? ($0.path[0], $0.path[1]) : nil }) {
            let connection = try connection(from, to, in: drawable)
            highlighted.formUnion(connection.nodes.map(\.index))
            added.formUnion(connection.nodes.map(\.index))
            options.highlightedRelations.formUnion(connection.hops.flatMap { $0.relations.map(\.index) })
        }
        if let view, !view.nodes.isEmpty { part = part.restricted(to: Set(view.nodes)) }
        if let focus = focus ?? view?.focus {
            part = part.restricted(to: part.neighborhood(of: focus, depth: depth ?? view?.depth ?? MapRequest.standardDepth))
        }
        part = part.adding(added, of: drawable, keeping: options.highlightedRelations)
        if let focus = focus ?? view?.focus, highlighted.isEmpty {
            // Around it everything is of interest: its outline alone tells it from the rest.
            highlighted = [focus]
            options.dimsRest = false
        }
        options.highlightedNodes.formUnion(highlighted)
        guard graph.nodeCount > 0 else { throw MapRequestError.emptyGraph }
        guard part.nodeCount > 0 else { throw MapRequestError.nothingToDraw }
        if marksClaims, part.nodes.contains(where: \.isStatement) { options.mark(ClaimMarks(graph, known)) }
        return (part, try measured(options, part))
    }

    /// The options with what is found out of the part that is drawn: the sizes of names, and communities.
    private func measured(_ options: MapOptions, _ part: Subgraph) throws -> MapOptions {
        var options = options
        if let sizeBy {
            var query = CentralityQuery()
            query.measures = [sizeBy]
            options.sizing = MapSizing(try query.scores(of: part))
        }
        if options.groupBy == .community { options.frames = try communities(of: part, seed: options.seed) }
        return options
    }

    /// What counts as known: what the request says, and otherwise the view. Of the view, what it merely leaves undrawn does not matter.
    public var known: Selection {
        guard statement == nil, let limits = view?.selection else { return selection }
        var known = selection
        known.asOf = selection.asOf ?? limits.asOf
        known.since = selection.since ?? limits.since
        known.until = selection.until ?? limits.until
        known.minReliability = selection.minReliability ?? limits.minReliability
        known.gradedOnly = selection.gradedOnly || limits.gradedOnly
        if selection.documents.isEmpty { known.documents = limits.documents }
        known.without = selection.without + limits.without
        return known
    }

    /// Every node's community, called after its member with the most contacts. Who stands alone belongs to none.
    private func communities(of part: Subgraph, seed: UInt64) throws -> [NodeIndex: String] {
        var headings: [NodeIndex: String] = [:]
        var query = CommunityQuery()
        query.seed = seed
        let found = try query.communities(of: part)
        for members in found.communities where members.count > 1 {
            let center = found.ranked(members)[0]
            for node in members { headings[node.index] = "Around \(center.shownName)" }
        }
        return headings
    }

    private func connection(_ from: NodeIndex, _ to: NodeIndex, in part: Subgraph) throws -> Connection {
        let graph = part.graph
        let found = try ConnectionQuery().connections(from: graph.node(from), to: graph.node(to), in: part)
        guard let connection = found.paths.first else { throw MapRequestError.noConnection(graph.node(from), graph.node(to)) }
        return connection
    }
}

/// Why a map cannot be composed.
public enum MapRequestError: Error, CustomStringConvertible {
    case emptyGraph
    case nothingToDraw
    case noSteps
    case noConnection(Node, Node)
    /// What a step of a view asks for cannot be shown.
    case inStep(Int, String, reason: String)

    public var description: String {
        switch self {
        case .emptyGraph: "The graph holds no nodes. Write some, or name another one with --graph."
        case .nothingToDraw:
            "The selection leaves nothing to draw. Widen it: fewer of --layer, --type, --kind, --document, or another --view."
        case .noSteps:
            "The view has no steps. Give it some under `steps:` in the graph file, each with a `caption:`, or name a --view that has them."
        case .inStep(let number, let caption, let reason): "Step \(number) of the view, “\(caption)”: \(reason)"
        case .noConnection(let from, let to):
            "There is no connection from \(from.name) [\(from.id)] to \(to.name) [\(to.id)] to bring out. `relgraph path` tells more."
        }
    }
}
