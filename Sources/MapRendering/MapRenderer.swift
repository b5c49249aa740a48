import Dispatch
import Graphviz
import RelationGraph
import Synchronization

/// A finished map, and what its maker should know of it.
public struct RenderedMap: Sendable {
    public var bytes: [UInt8]
    public var layout: MapLayout
    /// Relations of one type between the same two nodes are one line.
    public var lineCount: Int
    /// What was done otherwise than asked or expected, in sentences.
    public var notes: [String]
}

/// Draws diagrams: layout by Graphviz, SVG by relgraph, other formats by Graphviz.
public struct MapRenderer: Sendable {
    private let graphviz: PreparedGraphviz

    public init(graphviz: Graphviz = Graphviz()) { self.init(graphviz: graphviz.prepared()) }

    /// A renderer whose first map is laid out by a worker that is already starting.
    public init(graphviz: PreparedGraphviz) { self.graphviz = graphviz }

    /// The map of a part of a graph.
    ///
    /// - Complexity: that of the layout; `dot` grows faster than the square of the lines, `sfdp` about as n log n.
    /// - Throws: `GraphvizError` if the layout fails, leaves a line out, or exceeds its limits.
    public func render(_ part: Subgraph, _ options: MapOptions, format: OutputFormat) throws -> RenderedMap {
        try render(MapDiagram(part, options), options, format: format)
    }

    public func render(_ diagram: MapDiagram, _ options: MapOptions, format: OutputFormat) throws -> RenderedMap {
        let (layout, notes) = layout(of: diagram, options)
        let bytes = try bytes(of: diagram, layout, options, format)
        return RenderedMap(bytes: bytes, layout: layout, lineCount: diagram.lines.count, notes: notes)
    }

    /// How a diagram is laid out, and what there is to say of it.
    private func layout(of diagram: MapDiagram, _ options: MapOptions) -> (layout: MapLayout, notes: [String]) {
        let layout = options.layout ?? .automatic(for: diagram)
        var notes: [String] = []
        if options.layout == nil, !layout.isLayered {
            notes.append(
                "Drawn with the \(layout.rawValue) layout: \(diagram.boxes.count) nodes and \(diagram.lines.count) lines are too many for "
                    + "columns that can be read. Narrow the selection (--focus, --layer, --view), or ask for --layout dot.")
        }
        if case .attribute(let key)? = options.groupBy, diagram.boxes.allSatisfy({ options.groupBy?.group(of: $0.node, options) == nil }) {
            notes.append("Nothing is gathered: no node of the map has the attribute “\(key)”.")
        } else if !diagram.groups.isEmpty, !layout.isLayered {
            notes.append("Groups are framed by the dot layout only: narrow the selection, or ask for --layout dot.")
        }
        return (layout, notes)
    }

    /// The map as one HTML page that can be explored in a browser, without a server and without network.
    ///
    /// - Parameter selection: what the part was selected by, besides the limits of a view: what the page tells of a node, drawn or not, and
    ///   what it makes of a statement, goes as far.
    /// - Complexity: that of the layout, and of an analysis of the claims for every day on which something became known, at most 120.
    /// - Throws: `GraphvizError` if the layout fails, leaves a line out, or exceeds its limits.
    public func page(_ part: Subgraph, _ options: MapOptions, _ selection: Selection) throws -> RenderedMap {
        let diagram = MapDiagram(part, options)
        let (layout, notes) = layout(of: diagram, options)
        let (drawing, words) = try drawn(diagram, layout)
        let text = ExplorerPage.text(of: diagram, drawing, words, options, selection)
        return RenderedMap(bytes: Array(text.utf8), layout: layout, lineCount: diagram.lines.count, notes: notes)
    }

    private func bytes(
        of diagram: MapDiagram, _ layout: MapLayout, _ options: MapOptions, _ format: OutputFormat
    ) throws(GraphvizError) -> [UInt8] {
        switch format {
        case .svg:
            let (drawing, words) = try drawn(diagram, layout)
            return Array(MapSVG.text(of: diagram, drawing, words, options).utf8)
        case .dot:
            return Array(diagram.graphvizGraph(layout, options.theme.palette, withFrame: true).dotSource().utf8)
        default:
            return try laidOut(diagram, layout, options.theme.palette, withFrame: true) { graph throws(GraphvizError) in
                try graphviz.render(graph, engine: layout.engine, format: format)
            }
        }
    }

    /// The diagram laid out, and its words, which are put together while the layout's process works.
    private func drawn(_ diagram: MapDiagram, _ layout: MapLayout) throws(GraphvizError) -> (Drawing, MapWords) {
        let drawing = Mutex<Result<Drawing, GraphvizError>?>(nil)
        let words = Mutex<MapWords?>(nil)
        DispatchQueue.concurrentPerform(iterations: 2) { part in
            guard part == 0 else { return words.withLock { $0 = MapWords(diagram) } }
            let result = Result { () throws(GraphvizError) in
                // The light palette tells the uses of colour apart; the painter gives them the theme's values.
                try laidOut(diagram, layout, .light, withFrame: false) { graph throws(GraphvizError) in
                    try graphviz.layout(graph, engine: layout.engine)
                }
            }
            drawing.withLock { $0 = result }
        }
        guard let result = drawing.withLock({ $0 }) else { throw GraphvizError(.layoutFailed("there was no answer")) }
        return (try result.get(), words.withLock { $0 } ?? MapWords(diagram))
    }

    /// What `perform` makes of the diagram's graph. Where Graphviz dies of the aligned columns, as dot sometimes does of ranks that cut
    /// across clusters, or leaves lines out, the columns are left to their relations.
    func laidOut<Result>(
        _ diagram: MapDiagram, _ layout: MapLayout, _ palette: Palette, withFrame: Bool,
        by perform: (GraphvizGraph) throws(GraphvizError) -> Result
    ) throws(GraphvizError) -> Result {
        do {
            return try perform(diagram.graphvizGraph(layout, palette, withFrame: withFrame))
        } catch {
            switch error.kind {
            case .workerFailed, .edgesNotDrawn, .layoutFailed:
                return try perform(diagram.graphvizGraph(layout, palette, withFrame: withFrame, alignsColumns: false))
            default: throw error
            }
        }
    }
}
