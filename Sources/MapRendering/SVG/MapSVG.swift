import Graphviz
import RelationAnalysis
import RelationGraph

/// A laid-out map as one SVG figure: title, groups, lines, boxes, legend and sources, each with words for those who cannot see it.
///
/// No script, nothing fetched, no foreign markup; the same diagram gives the same bytes.
struct MapSVG {
    private let diagram: MapDiagram
    private let drawing: Drawing
    private let words: MapWords
    private let options: MapOptions
    private let figure: String
    private var svg = SVGText()
    private var painter: DrawingPainter

    /// Space around the drawing and between its parts, in points.
    private static let margin = 14.0
    /// Of title and legend, where the drawing itself is narrower.
    private static let smallestWidth = 460.0
    /// What dimming leaves of a line, and of a box's outline and words. Its fill stays, so that no line shines through.
    private static let dimmedLine = "0.25"
    private static let dimmedBox = "0.45"
    /// Of a line that is less than certain; its sign stays dark.
    private static let doubtfulLine = "0.6"

    /// Of the figure at its natural size.
    static func width(of drawing: Drawing) -> Double { max(drawing.bounds.size.width, smallestWidth) + 2 * margin }

    static func figure(of diagram: MapDiagram, _ drawing: Drawing, _ words: MapWords, _ options: MapOptions) -> SVGFigure {
        var map = MapSVG(diagram, drawing, words, options)
        let frame = map.write()
        return frame.figure(map.svg.text)
    }

    private init(_ diagram: MapDiagram, _ drawing: Drawing, _ words: MapWords, _ options: MapOptions) {
        self.diagram = diagram
        self.words = words
        self.drawing = MapSVG.finished(drawing, of: diagram)
        self.options = options
        painter = DrawingPainter(theme: options.theme)
        figure = MapSVG.figureID(of: diagram, drawing, options)
    }

    /// What Graphviz laid out, with what relgraph moves.
    static func finished(_ drawing: Drawing, of diagram: MapDiagram) -> Drawing {
        let upright = diagram.boxes.indices.filter { !diagram.boxes[$0].node.kind.style.shape.narrowsTowardsItsEnds }
        let joins = diagram.lines.map { ($0.source, $0.target) }
        return ParallelLines.part(LineEnds.spread(drawing, boxes: Set(upright), joins: joins), joins: joins)
    }

    /// Writes everything; returns the frame of it.
    private mutating func write() -> FigureFrame {
        let margin = MapSVG.margin
        let inner = max(drawing.bounds.size.width, MapSVG.smallestWidth)
        let head = MapHeading(title: diagram.title, subtitle: diagram.subtitle, width: inner, alike: diagram.step?.subtitles ?? [])
        let legend = diagram.showsLegend ? MapLegend(diagram, width: inner, options.theme) : nil
        let width = MapSVG.width(of: drawing)
        let drawingTop = margin + head.height
        let legendTop = drawingTop + drawing.bounds.size.height + margin
        let height = legendTop + (legend.map { $0.height + margin } ?? 0)
        let frame = FigureFrame(
            id: figure, width: width, height: height, title: diagram.title ?? "Relationship map", description: words.summary,
            theme: options.theme, isEmbedded: options.isEmbedded, shownWidth: options.width)
        frame.begin(into: &svg)
        head.write(into: &svg, x: margin, y: margin, options.theme)
        let left = margin + (inner - drawing.bounds.size.width) / 2 - drawing.bounds.minX
        svg.begin("g", ["transform": "translate(\(left.svg),\((drawingTop - drawing.bounds.minY).svg))"])
        writeGroups()
        writeLines()
        let labels = writeLabelsOverLines()
        writeLineMarks(besides: labels)
        writeBoxes()
        svg.end()
        legend?.write(into: &svg, x: margin, y: legendTop, options.theme)
        svg.end()
        return frame
    }

    private mutating func writeGroups() {
        for (group, frame) in zip(diagram.groups, drawing.subgraphs) where !frame.shape.isEmpty && !isHidden(group) {
            svg.begin("g", ["class": "group", "role": "group", "aria-label": group.label.drawable])
            painter.paint(frame.shape, into: &svg)
            svg.end()
        }
    }

    private mutating func writeLines() {
        for (index, (line, edge)) in zip(diagram.lines, drawing.edges).enumerated() where !line.isHidden {
            svg.begin(
                "g",
                [
                    "id": "\(figure)-e\(index)", "class": "line", "role": "graphics-symbol",
                    "opacity": line.isDimmed ? MapSVG.dimmedLine : [nil, .approximate].contains(line.mark) ? nil : MapSVG.doubtfulLine,
                    "fill": "none", "aria-labelledby": "\(figure)-e\(index)-t",
                ])
            svg.element("title", ["id": "\(figure)-e\(index)-t"], content: words.lines[index])
            for operations in [edge.path, edge.headArrow, edge.tailArrow] where !operations.isEmpty {
                painter.paint(line.type.style.arrow == .vee ? operations.withChevrons : operations, into: &svg)
            }
            svg.end()
        }
    }

    /// Names of groups and labels of lines, with a rim of the background's colour, so that no line crosses them out.
    private mutating func writeLabelsOverLines() -> LabelPlacement {
        var placement = LabelPlacement()
        for (group, frame) in zip(diagram.groups, drawing.subgraphs) where !frame.label.isEmpty && !isHidden(group) {
            placement.keep(frame.label)
            svg.begin("g", ["class": "group-label"])
            painter.paint(frame.label, into: &svg, rim: Palette.light.groupFill)
            svg.end()
        }
        for (line, edge) in zip(diagram.lines, drawing.edges) where !edge.label.isEmpty && !line.isHidden {
            let shift = placement.shift(of: edge.label)
            svg.begin(
                "g",
                [
                    "class": "line-label", "aria-hidden": "true", "opacity": line.isDimmed ? MapSVG.dimmedBox : nil,
                    "transform": shift == 0 ? nil : "translate(0,\(shift.svg))",
                ])
            painter.paint(edge.label, into: &svg, rim: Palette.light.canvas)
            svg.end()
        }
        return placement
    }

    private mutating func writeLineMarks(besides labels: LabelPlacement) {
        var taken = labels.taken + drawing.nodes.map(\.frame)
        let pen = FigurePen(theme: options.theme)
        for (line, edge) in zip(diagram.lines, drawing.edges) {
            guard let mark = line.mark, let place = LineMarkPainter.place(on: LineCourse(edge.path), free: taken) else { continue }
            taken.append(LineMarkPainter.frame(of: place))
            svg.begin("g", ["class": "line-mark", "aria-hidden": "true", "opacity": line.isDimmed ? MapSVG.dimmedLine : nil])
            LineMarkPainter.write(mark, into: &svg, at: place, .line(line.type.style.color), pen)
            svg.end()
        }
    }

    private mutating func writeBoxes() {
        for (index, (box, node)) in zip(diagram.boxes, drawing.nodes).enumerated() where !box.isHidden {
            svg.begin(
                "g",
                [
                    "id": "\(figure)-n\(index)", "class": "box", "role": "graphics-symbol",
                    "stroke-opacity": box.isDimmed ? MapSVG.dimmedBox : nil, "aria-labelledby": "\(figure)-n\(index)-t",
                ])
            svg.element("title", ["id": "\(figure)-n\(index)-t"], content: words.boxes[index])
            let url = box.node.facts.url.flatMap { $0.isSafeURL ? $0 : nil }
            if let url { svg.begin("a", ["href": url, "target": "_blank", "rel": "noopener"]) }
            painter.paint(
                BoxOutline(box).isDouble ? node.shape.withOuterLine(Palette.light.tones(.palette(.vermillion)).line) : node.shape,
                into: &svg)
            // Not of the group as a whole: what makes PDF would turn its letters into outlines that cannot be searched.
            if box.isDimmed { svg.begin("g", ["fill-opacity": MapSVG.dimmedBox]) }
            painter.paint(node.label, into: &svg)
            if box.isDimmed { svg.end() }
            if url != nil { svg.end() }
            svg.end()
        }
    }

    private func isHidden(_ group: MapDiagram.Group) -> Bool { group.members.allSatisfy { diagram.boxes[$0].isHidden } }

    /// What is drawn, as an id.
    private static func figureID(of diagram: MapDiagram, _ drawing: Drawing, _ options: MapOptions) -> String {
        var id = FigureID()
        id.mix("\(options.theme.rawValue) \(diagram.showsLegend) \(diagram.title ?? "") \(diagram.subtitle ?? "")")
        for (box, node) in zip(diagram.boxes, drawing.nodes) { id.mix("\(box.node.id)\(box.isDimmed)\(node.center.svg)") }
        for line in diagram.lines { id.mix("\(line.source) \(line.type.id) \(line.target)\(line.isDimmed)\(line.change?.sign ?? "")") }
        return id.text(prefix: "map")
    }
}
