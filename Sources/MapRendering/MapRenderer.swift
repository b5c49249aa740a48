import Dispatch
import Graphviz
import RelationGraph
import Synchronization

/// A finished map, and what its maker should know of it.
public struct RenderedMap: Sendable {
    public var bytes: [UInt8]
    /// What was drawn; nil for formats that Graphviz itself writes.
    public var figure: SVGFigure?
    public var diagram: MapDiagram
    public var layout: MapLayout
    /// Relations of one type between the same two nodes are one line.
    public var lineCount: Int
    /// What was done otherwise than asked or expected, in sentences.
    public var notes: [String]
    /// Where the boxes stand, if the options had positions.
    public var positions: MapPositions?
    /// What the layout made; nil of a map of dots.
    var drawing: Drawing?

    /// Of the figure, in units of the drawing, in which letters have their sizes.
    var naturalWidth: Double { figure.map { $0.width / $0.scale } ?? 0 }
}

/// Draws diagrams: layout by Graphviz, SVG by relgraph, PDF and PNG of that SVG by librsvg and cairo, other formats by Graphviz.
public struct MapRenderer: Sendable {
    private let graphviz: PreparedGraphviz
    private let printing: Printing

    public init(graphviz: Graphviz = Graphviz(), printing: Printing = Printing()) {
        self.init(graphviz: graphviz.prepared(), printing: printing)
    }

    /// A renderer whose first map is laid out by a worker that is already starting.
    public init(graphviz: PreparedGraphviz, printing: Printing = Printing()) { (self.graphviz, self.printing) = (graphviz, printing) }

    /// The map of a part of a graph; if a width is asked for, laid out at most twice: as roomy as, by an estimate, letters keep their size in it.
    ///
    /// - Complexity: that of the layout; `dot` grows faster than the square of the lines, `fast` about as n log n.
    /// - Throws: `GraphvizError` if the layout fails, leaves a line out, or exceeds its limits; `PrintError` if PDF or PNG cannot be made;
    ///   `ProjectionError` if communities cannot be sought.
    public func render(_ part: Subgraph, _ options: MapOptions, format: OutputFormat) throws -> RenderedMap {
        // Boxes that keep their places stand no closer for a narrow page.
        guard let width = options.width, options.positions == nil, let picture = PictureFormat(rawValue: format.rawValue) else {
            return try render(MapDiagram(part, options), options, format: format)
        }
        // What is missing is better known before a long layout.
        if picture != .svg { try FigurePrinter.open() }
        return try printed(drawn(part, options, within: width), picture, options)
    }

    /// The map that a diagram tells.
    ///
    /// - Throws: as `render(_:_:format:)` of a part.
    public func render(_ diagram: MapDiagram, _ options: MapOptions, format: OutputFormat) throws -> RenderedMap {
        guard let picture = PictureFormat(rawValue: format.rawValue) else {
            var map = planned(diagram, options)
            map.bytes = try graphvizText(of: diagram, map.layout, options, format)
            return map
        }
        if picture != .svg { try FigurePrinter.open() }
        return try printed(drawn(diagram, options), picture, options)
    }

    /// A map of which the letters keep their size in that width, as far as a narrower layout can help.
    private func drawn(_ part: Subgraph, _ options: MapOptions, within width: Double) throws -> RenderedMap {
        let map = try drawn(MapDiagram(part, options), options)
        var options = options
        guard let drawing = map.drawing,
            let spacing = WidthEstimate(map.diagram, drawing).spacing(
                within: width,
                of: { spacing in
                    options.spacing = spacing
                    return MapDiagram(part, options)
                })
        else { return map }
        options.spacing = spacing
        let narrower = try drawn(MapDiagram(part, options), options)
        return narrower.naturalWidth < map.naturalWidth ? narrower : map
    }

    /// A map before it is laid out.
    private func planned(_ diagram: MapDiagram, _ options: MapOptions) -> RenderedMap {
        RenderedMap(
            bytes: [], diagram: diagram, layout: diagram.layout, lineCount: diagram.lines.count,
            notes: notes(on: diagram, diagram.layout, options))
    }

    /// A map with its figure.
    private func drawn(_ diagram: MapDiagram, _ options: MapOptions) throws -> RenderedMap {
        var map = planned(diagram, options)
        // Positions are kept of boxes, not of dots.
        if map.layout.isOverview(diagram), options.positions == nil {
            map.notes = notes(on: diagram, map.layout, options, isOverview: true)
            map.figure = try OverviewFigure.figure(of: diagram, options)
            return map
        }
        let (drawn, words) = try drawn(diagram, map.layout, options)
        map.figure = MapSVG.figure(of: diagram, drawn.drawing, words, options)
        map.positions = drawn.positions
        map.drawing = drawn.drawing
        map.notes += drawn.notes + notes(onWidth: map.naturalWidth, options)
        return map
    }

    /// A map with the bytes of its figure.
    private func printed(_ map: RenderedMap, _ picture: PictureFormat, _ options: MapOptions) throws -> RenderedMap {
        var map = map
        guard let figure = map.figure else { return map }
        map.bytes = try figure.bytes(
            picture, options.print, followedBy: options.addsTable ? RelationTable(map.diagram) : nil, by: printing)
        map.notes += figure.notes(picture, options.print)
        return map
    }

    /// The map as one HTML page that can be explored in a browser, without a server and without network. A map of many nodes is painted as
    /// dots, as in a picture.
    ///
    /// - Parameter selection: what counts as known, as `MapRequest.known` has it: what the page tells of a node, drawn or not, and what it
    ///   makes of a statement, goes as far.
    /// - Complexity: that of the layout, and of an analysis of the claims for every day on which something became known, at most 120.
    /// - Throws: `GraphvizError` if the layout fails, leaves a line out, or exceeds its limits; `ProjectionError` if communities cannot be sought.
    public func page(_ part: Subgraph, _ options: MapOptions, _ selection: Selection) throws -> RenderedMap {
        var options = options
        (options.standings, options.withdrawnRelations) = ([:], [])
        options.keepsStatusRoom = true
        var map = planned(MapDiagram(part, options), options)
        let data = ExplorerData(map.diagram, selection)
        // The page goes through time, and so do the words for a statement: its script adds how it stands. The drawing shows that of the end.
        let plain = map.diagram
        options.mark(data.claims.marks)
        if !options.standings.isEmpty { map.diagram = MapDiagram(part, options) }
        if map.layout.isOverview(map.diagram), options.positions == nil {
            map.notes = notes(on: map.diagram, map.layout, options, isOverview: true)
            let plan = try OverviewPlan(map.diagram, options, width: OverviewFigure.standardWidth)
            map.bytes = Array(ExplorerPage(map.diagram, .dots(plan), options, data).text.utf8)
            return map
        }
        let (drawn, words) = try drawn(map.diagram, map.layout, options, words: plain)
        map.bytes = Array(ExplorerPage(map.diagram, .boxes(drawn.drawing, words), options, data).text.utf8)
        map.positions = drawn.positions
        map.notes += drawn.notes
        return map
    }

    /// The figures of a series: one layout, so that everything stands in the same place in all of them.
    ///
    /// - Parameter number: the one figure to draw, from 1 on; nil for all.
    /// - Complexity: that of one layout, besides O(nodes + lines) for every figure.
    /// - Throws: as `render(_:_:format:)`.
    public func render(_ series: MapSeries, only number: Int? = nil, as picture: PictureFormat = .svg) throws -> RenderedSeries {
        if picture != .svg { try FigurePrinter.open() }
        var series = series
        var laidOut = try laidOut(series)
        // As narrow as a single figure of that width would be.
        if let width = series.layout.width, series.layout.positions == nil,
            let spacing = WidthEstimate(laidOut.diagram, laidOut.drawn.drawing).spacing(
                within: width, of: { MapDiagram(series.part, series.spaced($0).layout) })
        {
            let narrower = series.spaced(spacing)
            let other = try self.laidOut(narrower)
            if other.naturalWidth < laidOut.naturalWidth { (series, laidOut) = (narrower, other) }
        }
        let (whole, layout, drawn) = (laidOut.diagram, laidOut.layout, laidOut.drawn)
        let figures = try series.figures.filter { number == nil || $0.number == number }.map { figure in
            let diagram = MapDiagram(series.part, figure.options)
            let words = MapWords(diagram)
            let svg = MapSVG.figure(
                of: diagram, drawn.drawing.emphasized(as: diagram, laidOutAs: whole), words, figure.options)
            let table = RelationTable(diagram)
            return RenderedSeries.Figure(
                number: figure.number, caption: figure.caption, numberedCaption: figure.options.step?.sentence ?? figure.caption,
                asOf: figure.asOf, description: words.summary, figure: svg, table: table,
                bytes: try svg.bytes(picture, figure.options.print, followedBy: figure.options.addsTable ? table : nil, by: printing))
        }
        return RenderedSeries(
            figures: figures, layout: layout, lineCount: whole.lines.count,
            notes: series.notes + notes(on: whole, layout, series.layout) + drawn.notes
                + notes(onWidth: laidOut.naturalWidth, series.layout)
                + figures.flatMap { $0.figure.notes(picture, series.layout.print) }.uniqued(),
            positions: drawn.positions)
    }

    /// A series before its figures are drawn.
    private func laidOut(_ series: MapSeries) throws -> (diagram: MapDiagram, layout: MapLayout, drawn: Drawn, naturalWidth: Double) {
        let diagram = MapDiagram(series.part, series.layout)
        let drawn = try drawing(of: diagram, diagram.layout, series.layout)
        return (diagram, diagram.layout, drawn, MapSVG.width(of: drawn.drawing))
    }

    /// What Graphviz itself writes; DOT source needs no layout.
    private func graphvizText(
        of diagram: MapDiagram, _ layout: MapLayout, _ options: MapOptions, _ format: OutputFormat
    ) throws -> [UInt8] {
        let centers = try placed(diagram, layout)
        switch format {
        case .dot:
            var graph = diagram.graphvizGraph(layout, options.theme.palette, withFrame: true)
            graph.place(at: centers)
            return Array(graph.dotSource().utf8)
        default:
            return try laidOut(diagram, layout, options.theme.palette, withFrame: true, at: centers) { graph throws(GraphvizError) in
                try graphviz.render(graph, engine: layout.engine, format: format)
            }
        }
    }

    /// A drawing, and where the boxes stand if that is kept.
    private struct Drawn {
        var drawing: Drawing
        var positions: MapPositions?
        var notes: [String] = []
    }

    /// Where the boxes stand that Graphviz is not to place; empty if it is.
    private func placed(_ diagram: MapDiagram, _ layout: MapLayout) throws -> [Point] {
        layout == .fast ? try MapPlacement(diagram).centers : []
    }

    /// The diagram laid out, and its words, which are put together while the layout's process works.
    ///
    /// - Parameter described: what the words are for, where that is not the diagram itself.
    private func drawn(
        _ diagram: MapDiagram, _ layout: MapLayout, _ options: MapOptions, words described: MapDiagram? = nil
    ) throws -> (drawn: Drawn, words: MapWords) {
        let described = described ?? diagram
        let drawn = Mutex<Result<Drawn, any Error>?>(nil)
        let words = Mutex<MapWords?>(nil)
        DispatchQueue.concurrentPerform(iterations: 2) { part in
            guard part == 0 else { return words.withLock { $0 = MapWords(described) } }
            let result = Result { try drawing(of: diagram, layout, options) }
            drawn.withLock { $0 = result }
        }
        guard let result = drawn.withLock({ $0 }) else { throw GraphvizError(.layoutFailed("there was no answer")) }
        return (try result.get(), words.withLock { $0 } ?? MapWords(described))
    }

    /// The diagram laid out; with kept positions, laid out for sizes and for what is new, and then drawn with every box in its place.
    private func drawing(of diagram: MapDiagram, _ layout: MapLayout, _ options: MapOptions) throws -> Drawn {
        let centers = try placed(diagram, layout)
        // Its palette tells the uses of colour apart; the painter gives them the theme's values.
        let fresh = try laidOut(diagram, layout, .layout, withFrame: false, at: centers) { graph throws(GraphvizError) in
            try graphviz.layout(graph, engine: layout.engine)
        }
        // Boxes that find their places now leave room for lines.
        let led = diagram.led(fresh, movesBoxes: true)
        guard let kept = options.positions else { return Drawn(drawing: diagram.labelled(led, .layout)) }
        let placement = diagram.placement(led, kept, isLayered: layout.isLayered)
        let redrawn = try graphviz.layout(diagram.placedGraph(layout, .layout, placement), engine: .fixedPositions)
        let drawing = diagram.led(diagram.finish(redrawn, placement, .layout, isLayered: layout.isLayered), movesBoxes: false)
        var positions = kept
        for (box, center) in zip(diagram.boxes, placement.centers) { positions.places[box.node.id, default: .init(center)].center = center }
        let shown = Set(diagram.boxes.map(\.node.id))
        let gone = kept.places.keys.filter { !shown.contains($0) }.sorted()
        return Drawn(drawing: diagram.labelled(drawing, .layout), positions: positions, notes: placement.notes(gone: gone))
    }

    /// What `perform` makes of the diagram's graph. Where Graphviz dies of the aligned columns, as dot sometimes does of ranks that cut
    /// across clusters, or leaves lines out, the columns are left to their relations.
    func laidOut<Result>(
        _ diagram: MapDiagram, _ layout: MapLayout, _ palette: Palette, withFrame: Bool, at centers: [Point] = [],
        by perform: (GraphvizGraph) throws(GraphvizError) -> Result
    ) throws(GraphvizError) -> Result {
        do {
            var graph = diagram.graphvizGraph(layout, palette, withFrame: withFrame)
            graph.place(at: centers)
            return try perform(graph)
        } catch {
            switch error.kind {
            case .workerFailed, .edgesNotDrawn, .layoutFailed:
                guard layout.isLayered else { throw error }
                return try perform(diagram.graphvizGraph(layout, palette, withFrame: withFrame, alignsColumns: false))
            default: throw error
            }
        }
    }
}
