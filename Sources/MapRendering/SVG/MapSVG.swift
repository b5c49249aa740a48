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
    private let isScene: Bool
    private var svg: SVGText
    private var painter: DrawingPainter

    /// Space around the drawing and between its parts, in points.
    private static let margin = FigureStack.margin
    /// Of title and legend, where the drawing itself is narrower.
    private static let smallestWidth = 460.0
    /// What dimming leaves of a line, and of a box's outline and words. Its fill stays, so that no line shines through.
    private static let dimmedLine = "0.25"
    private static let dimmedBox = "0.45"
    /// Of a line that is less than certain; its sign stays dark.
    private static let doubtfulLine = "0.75"

    /// Of the figure at its natural size.
    static func width(of drawing: Drawing) -> Double { max(drawing.bounds.size.width, smallestWidth) + 2 * margin }

    static func figure(of diagram: MapDiagram, _ drawing: Drawing, _ words: MapWords, _ options: MapOptions) -> SVGFigure {
        var map = MapSVG(diagram, drawing, words, options)
        let frame = map.write()
        return frame.figure(map.svg.text)
    }

    /// The drawing alone, without title, key and background, for a page that moves it and hides parts of it: groups and labels have ids too.
    static func scene(of diagram: MapDiagram, _ drawing: Drawing, _ words: MapWords, _ options: MapOptions) -> String {
        var map = MapSVG(diagram, drawing, words, options, figure: "map")
        map.writeScene()
        return map.svg.text
    }

    private init(_ diagram: MapDiagram, _ drawing: Drawing, _ words: MapWords, _ options: MapOptions, figure: String? = nil) {
        self.diagram = diagram
        self.words = words
        self.drawing = drawing
        self.options = options
        painter = DrawingPainter(theme: options.theme, isScene: figure != nil)
        self.figure = figure ?? MapSVG.figureID(of: diagram, drawing, options)
        isScene = figure != nil
        svg = SVGText(breaksLines: figure == nil)
    }

    /// Writes everything; returns the frame of it.
    private mutating func write() -> FigureFrame {
        let margin = MapSVG.margin
        let inner = max(drawing.bounds.size.width, MapSVG.smallestWidth)
        let stack = FigureStack(
            head: MapHeading(
                title: diagram.title, subtitle: diagram.subtitle, width: inner, alike: diagram.step?.subtitles ?? [], theme: options.theme),
            contentHeight: drawing.bounds.size.height + margin,
            legend: diagram.showsLegend ? MapLegend(diagram, width: inner, options.theme) : nil, notice: FigureNotice(diagram),
            width: inner)
        let frame = FigureFrame(
            id: figure, width: stack.size.width, height: stack.size.height, title: diagram.shownTitle,
            description: stack.description(words.summary), theme: options.theme, isEmbedded: options.isEmbedded, shownWidth: options.width)
        frame.begin(into: &svg)
        stack.writeHead(into: &svg, options.theme)
        let left = margin + (inner - drawing.bounds.size.width) / 2 - drawing.bounds.minX
        svg.begin("g", ["transform": "translate(\(left.svg),\((stack.contentTop - drawing.bounds.minY).svg))"])
        writeDrawing()
        svg.end()
        stack.writeFoot(into: &svg, options.theme)
        svg.end()
        return frame
    }

    private mutating func writeScene() {
        let margin = MapSVG.margin
        let (width, height) = (drawing.bounds.size.width + 2 * margin, drawing.bounds.size.height + 2 * margin)
        svg.begin(
            "svg",
            [
                "id": figure, "viewBox": "0 0 \(width.svg) \(height.svg)", "width": width.svg, "height": height.svg,
                "role": "graphics-document", "aria-labelledby": "\(figure)-title", "aria-describedby": "\(figure)-desc",
                "font-family": options.theme.fontFamily,
            ])
        svg.element("title", ["id": "\(figure)-title"], content: diagram.shownTitle)
        svg.element("desc", ["id": "\(figure)-desc"], content: words.summary)
        svg.begin(
            "g", ["transform": "translate(\((margin - drawing.bounds.minX).svg),\((margin - drawing.bounds.minY).svg))"], painter.sceneText)
        writeDrawing()
        svg.end()
        svg.end()
    }

    private mutating func writeDrawing() {
        writeGroups()
        // Straight lines pass behind the boxes in their way: not those that are brought out.
        let raisesLines = !diagram.routesLines && diagram.lines.contains(where: \.isHighlighted)
        writeLines("lines") { !raisesLines || !$0.isHighlighted }
        var placement = writeNamesOfGroups()
        writeBoxes()
        if raisesLines { writeLines("raised", where: \.isHighlighted) }
        // Last, so that no box cuts off what found no free place.
        writeLabels(in: &placement)
        writeLineMarks(besides: placement)
    }

    private mutating func writeGroups() {
        for (index, (group, frame)) in zip(diagram.groups, drawing.subgraphs).enumerated() where !frame.shape.isEmpty && !isHidden(group) {
            svg.begin(
                "g",
                [
                    "id": isScene ? "\(figure)-g\(index)" : nil, "class": "group", "role": "group", "aria-label": group.label.drawable,
                ])
            painter.paint(frame.shape, into: &svg)
            svg.end()
        }
    }

    /// - Parameter name: of the group that they are on a page.
    private mutating func writeLines(_ name: String, where isWritten: (MapDiagram.Line) -> Bool) {
        let indices = diagram.lines.indices.filter { !diagram.lines[$0].isHidden && isWritten(diagram.lines[$0]) }
        if isScene { return writeScene(of: indices, name) }
        for index in indices {
            let id = "\(figure)-e\(index)"
            svg.begin(
                "g",
                [
                    "id": id, "class": "line", "role": "graphics-symbol", "opacity": opacity(of: diagram.lines[index]), "fill": "none",
                    "aria-labelledby": "\(id)-t",
                ])
            svg.element("title", ["id": "\(id)-t"], content: words.lines[index])
            for operations in shapes(of: index) { painter.paint(operations, into: &svg) }
            svg.end()
        }
    }

    /// A page gives its lines their words, as of the date that is chosen; until then its table speaks. How neighbours are drawn is said by a
    /// group around them.
    private mutating func writeScene(of lines: [Int], _ name: String) {
        svg.begin("g", ["id": "\(figure)-\(name)", "aria-hidden": "true", "fill": "none"])
        var common: ShapeStyle?
        for index in lines {
            let shapes = painter.shapes(of: shapes(of: index))
            let style = shapes.leadingStyle
            if style != common {
                if common != nil { svg.end() }
                svg.begin("g", style.attributes)
                common = style
            }
            svg.begin("g", ["id": "\(figure)-e\(index)", "class": "line", "opacity": opacity(of: diagram.lines[index])])
            shapes.write(into: &svg, within: style)
            svg.end()
        }
        if common != nil { svg.end() }
        svg.end()
    }

    /// Of a line and its ends.
    private func shapes(of index: Int) -> [[DrawingOperation]] {
        let edge = drawing.edges[index]
        let parts = [edge.path, edge.headArrow, edge.tailArrow].filter { !$0.isEmpty }
        return diagram.lines[index].type.style.arrow == .vee ? parts.map(\.withChevrons) : parts
    }

    private func opacity(of line: MapDiagram.Line) -> String? {
        line.isDimmed ? MapSVG.dimmedLine : [nil, .approximate].contains(line.mark) ? nil : MapSVG.doubtfulLine
    }

    /// Over the lines, with a rim of the background's colour, so that no line crosses them out.
    private mutating func writeNamesOfGroups() -> LabelPlacement {
        var placement = LabelPlacement()
        for (index, (group, frame)) in zip(diagram.groups, drawing.subgraphs).enumerated() where !frame.label.isEmpty && !isHidden(group) {
            placement.keep(frame.label)
            svg.begin("g", ["id": isScene ? "\(figure)-gl\(index)" : nil, "class": "group-label"])
            painter.paint(frame.label, into: &svg, rim: Palette.light.groupFill)
            svg.end()
        }
        return placement
    }

    /// With a rim, too.
    private mutating func writeLabels(in placement: inout LabelPlacement) {
        for place in placement.place(labelsOf: diagram, in: drawing) {
            let line = diagram.lines[place.line]
            svg.begin(
                "g",
                [
                    "id": isScene ? "\(figure)-el\(place.line)" : nil, "class": "line-label", "aria-hidden": "true",
                    "opacity": line.isDimmed ? MapSVG.dimmedBox : nil,
                    "transform": place.shift == 0 ? nil : "translate(0,\(place.shift.svg))",
                ])
            painter.paint(place.label, into: &svg, rim: Palette.light.canvas)
            svg.end()
        }
    }

    private mutating func writeLineMarks(besides labels: LabelPlacement) {
        var taken = labels.taken + drawing.nodes.map(\.frame)
        let pen = FigurePen(theme: options.theme)
        for (index, (line, edge)) in zip(diagram.lines, drawing.edges).enumerated() where !line.isHidden {
            guard let mark = line.mark else { continue }
            let own = BushLines.sign(on: (line.source, line.target), hubs: diagram.hubOfLeaf, in: drawing)
            guard let place = own ?? LineMarkPainter.place(on: LineCourse(edge.path), free: taken) else { continue }
            taken.append(LineMarkPainter.frame(of: place))
            svg.begin(
                "g",
                [
                    "id": isScene ? "\(figure)-em\(index)" : nil,
                    "class": isScene && mark == .withdrawn ? "line-mark withdrawn" : "line-mark", "aria-hidden": "true",
                    "opacity": line.isDimmed ? MapSVG.dimmedLine : nil,
                ])
            LineMarkPainter.write(mark, into: &svg, at: place, .line(line.type.style.color), pen)
            svg.end()
        }
    }

    /// What the element around the boxes of a page says of their shapes: most outlines are as wide.
    static let sceneBoxes = ShapeStyle(strokeWidth: BoxOutline().width.svg)

    private mutating func writeBoxes() {
        if isScene { svg.begin("g", ["id": "\(figure)-boxes"], MapSVG.sceneBoxes.attributes) }
        defer { if isScene { svg.end() } }
        for (index, (box, node)) in zip(diagram.boxes, drawing.nodes).enumerated() where !box.isHidden {
            // Around the box, not in it: to those who have it read to them, a picture has no parts that could be links.
            let url = box.node.facts.url.flatMap { $0.isSafeURL ? $0 : nil }
            if let url { svg.begin("a", ["href": url, "target": "_blank", "rel": "noopener"]) }
            let status = isScene ? box.standing?.status : nil
            svg.begin(
                "g",
                [
                    "id": "\(figure)-n\(index)", "class": status.map { "box " + $0.rawValue } ?? "box",
                    "role": isScene ? nil : "graphics-symbol",
                    "stroke-opacity": box.isDimmed ? MapSVG.dimmedBox : nil, "aria-labelledby": isScene ? nil : "\(figure)-n\(index)-t",
                ])
            // Browsers take what has a title for a group of that name; other programs want to be told.
            svg.element("title", ["id": isScene ? nil : "\(figure)-n\(index)-t"], content: words.boxes[index])
            if box.standing != nil, diagram.keepsStatusRoom {
                StatusScene(box, diagram.spacing).write(node, into: &svg, painter)
                svg.end()
                if url != nil { svg.end() }
                continue
            }
            painter.paint(
                BoxOutline(box).isDouble ? node.shape.withOuterLine(Palette.light.tones(.palette(.vermillion)).line) : node.shape,
                into: &svg, within: isScene ? MapSVG.sceneBoxes : ShapeStyle())
            // Not of the group as a whole: what makes PDF would turn its letters into outlines that cannot be searched.
            if box.isDimmed { svg.begin("g", ["fill-opacity": MapSVG.dimmedBox]) }
            painter.paint(node.label, into: &svg, within: isScene ? MapSVG.sceneBoxes : ShapeStyle())
            if box.isDimmed { svg.end() }
            svg.end()
            if url != nil { svg.end() }
        }
    }

    private func isHidden(_ group: MapDiagram.Group) -> Bool { group.members.allSatisfy { diagram.boxes[$0].isHidden } }

    /// What is drawn, as an id.
    private static func figureID(of diagram: MapDiagram, _ drawing: Drawing, _ options: MapOptions) -> String {
        var id = FigureID()
        id.mix("\(options.theme.rawValue) \(diagram.showsLegend) \(diagram.title ?? "") \(diagram.subtitle ?? "")")
        id.mix(FigureNotice(diagram).text)
        for (box, node) in zip(diagram.boxes, drawing.nodes) { id.mix("\(box.node.id)\(box.isDimmed)\(node.center.svg)") }
        for line in diagram.lines { id.mix("\(line.source) \(line.type.id) \(line.target)\(line.isDimmed)\(line.change?.sign ?? "")") }
        return id.text(prefix: "map")
    }
}
