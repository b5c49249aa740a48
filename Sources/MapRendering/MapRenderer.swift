import Dispatch
import Graphviz
import RelationGraph
import Synchronization

/// A finished map, and what its maker should know of it.
public struct RenderedMap: Sendable {
    public var bytes: [UInt8]
    public var layout: MapLayout
    /// Of an SVG at its natural size, in points; 0 for other formats.
    var width = 0.0
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
        guard format == .svg, let width = options.width else { return try render(MapDiagram(part, options), options, format: format) }
        return try render(part, options, within: width)
    }

    /// The roomiest map of which the letters keep their size in that width; the narrowest if none does.
    private func render(_ part: Subgraph, _ options: MapOptions, within width: Double) throws -> RenderedMap {
        var options = options
        var narrowest: (width: Double, map: RenderedMap)?
        for spacing in MapSpacing.allCases {
            options.spacing = spacing
            let diagram = MapDiagram(part, options)
            let map = try render(diagram, options, format: .svg)
            // Placed by distance or on circles, boxes find no other place for being smaller.
            if !map.layout.isLayered || map.width * MapRenderer.smallestScale <= width { return map }
            if map.width < narrowest?.width ?? .infinity { narrowest = (map.width, map) }
        }
        guard let narrowest else { return try render(MapDiagram(part, options), options, format: .svg) }
        return narrowest.map
    }

    /// How far a map may be reduced before it is laid out narrower: names of 10 points stay above 8 pixels.
    private static let smallestScale = 0.85

    public func render(_ diagram: MapDiagram, _ options: MapOptions, format: OutputFormat) throws -> RenderedMap {
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
        let (bytes, width) = try bytes(of: diagram, layout, options, format)
        return RenderedMap(bytes: bytes, layout: layout, width: width, lineCount: diagram.lines.count, notes: notes)
    }

    private func bytes(
        of diagram: MapDiagram, _ layout: MapLayout, _ options: MapOptions, _ format: OutputFormat
    ) throws(GraphvizError) -> (bytes: [UInt8], width: Double) {
        switch format {
        case .svg:
            let (drawing, words) = try drawn(diagram, layout)
            return (Array(MapSVG.text(of: diagram, drawing, words, options).utf8), MapSVG.width(of: drawing))
        case .dot:
            return (Array(diagram.graphvizGraph(layout, options.theme.palette, withFrame: true).dotSource().utf8), 0)
        default:
            let picture = try laidOut(diagram, layout, options.theme.palette, withFrame: true) { graph throws(GraphvizError) in
                try graphviz.render(graph, engine: layout.engine, format: format)
            }
            return (picture, 0)
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
