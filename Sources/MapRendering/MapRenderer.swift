import Graphviz
import RelationGraph

/// A finished map, and what its maker should know of it.
public struct RenderedMap: Sendable {
    public var bytes: [UInt8]
    public var layout: MapLayout
    /// What was done otherwise than asked or expected, in sentences.
    public var notes: [String]
}

/// Draws diagrams: layout by Graphviz, SVG by relgraph, other formats by Graphviz.
public struct MapRenderer: Sendable {
    public var graphviz: Graphviz

    public init(graphviz: Graphviz = Graphviz()) { self.graphviz = graphviz }

    /// The map of a part of a graph.
    ///
    /// - Complexity: that of the layout; `dot` grows faster than the square of the lines, `sfdp` about as n log n.
    /// - Throws: `GraphvizError` if the layout fails, leaves a line out, or exceeds its limits.
    public func render(_ part: Subgraph, _ options: MapOptions, format: OutputFormat) throws -> RenderedMap {
        try render(MapDiagram(part, options), options, format: format)
    }

    public func render(_ diagram: MapDiagram, _ options: MapOptions, format: OutputFormat) throws -> RenderedMap {
        let layout = options.layout ?? .automatic(for: diagram)
        var notes: [String] = []
        if options.layout == nil, !layout.isLayered {
            notes.append(
                "Drawn with the \(layout.rawValue) layout: \(diagram.boxes.count) nodes and \(diagram.lines.count) lines are too many for "
                    + "columns that can be read. Narrow the selection (--focus, --layer, --view), or ask for --layout dot.")
        }
        switch format {
        case .svg:
            // The light palette tells the uses of colour apart; the painter gives them the theme's values.
            let drawing = try graphviz.layout(diagram.graphvizGraph(layout, .light, withFrame: false), engine: layout.engine)
            return RenderedMap(bytes: Array(MapSVG.text(of: diagram, drawing, options).utf8), layout: layout, notes: notes)
        case .dot:
            let graph = diagram.graphvizGraph(layout, options.theme.palette, withFrame: true)
            return RenderedMap(bytes: Array(graph.dotSource().utf8), layout: layout, notes: notes)
        default:
            let graph = diagram.graphvizGraph(layout, options.theme.palette, withFrame: true)
            let bytes = try graphviz.render(graph, engine: layout.engine, format: format)
            return RenderedMap(bytes: bytes, layout: layout, notes: notes)
        }
    }
}
