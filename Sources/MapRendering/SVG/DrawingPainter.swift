import Graphviz
import RelationGraph

/// Turns drawing operations into SVG elements, and colours of the light palette into those of the theme.
struct DrawingPainter {
    let theme: MapTheme
    /// Whether it paints for a page, in as few bytes as it can: shapes as paths, points to tenths, and no colours that the page's style sheet
    /// gives.
    let isScene: Bool
    private let palette: Palette
    private var stroke = "#000000"
    private var fill = "#ffffff"
    private var fontSize = 10.0
    private var characteristics: FontCharacteristics = []
    private var dashing = LineStyle.Dash.solid
    private var penWidth = 1.0
    private var rim: String?
    private var noFill: String? = "none"
    private var scene = SceneShapes()
    private var surroundings = ShapeStyle()

    /// What the element around a page's drawing says of all text: it is that of names, which most texts are.
    static let sceneFontSize = Lettering.name.size
    private static let sceneInk = "text"

    /// As attributes of that element.
    var sceneText: KeyValuePairs<String, String?> {
        [
            "font-size": DrawingPainter.sceneFontSize.svg, "fill": theme == .auto ? nil : palette.text,
            "class": theme == .auto ? "f-" + DrawingPainter.sceneInk : nil,
        ]
    }

    init(theme: MapTheme, isScene: Bool = false) {
        self.theme = theme
        self.isScene = isScene
        palette = theme.palette
    }

    /// Paints the operations of one object. Every object sets what it needs; nothing is carried over from the one before.
    ///
    /// - Parameters:
    ///   - rim: a colour of the light palette that texts are rimmed with.
    ///   - surroundings: what an element around it says of shapes on a page.
    mutating func paint(
        _ operations: [DrawingOperation], into svg: inout SVGText, rim: String? = nil, within surroundings: ShapeStyle = ShapeStyle()
    ) {
        self = DrawingPainter(theme: theme, isScene: isScene)
        self.rim = rim
        self.surroundings = surroundings
        for operation in operations { paint(operation, into: &svg) }
        writeScene(into: &svg)
    }

    /// The shapes of an object of several parts, each of which sets what it needs, on a page; what is not filled gets that from the element
    /// around it.
    func shapes(of parts: [[DrawingOperation]]) -> SceneShapes {
        var shapes = SceneShapes()
        var nothing = SVGText(capacity: 0)
        for part in parts {
            var painter = DrawingPainter(theme: theme, isScene: true)
            painter.noFill = nil
            painter.scene = shapes
            for operation in part { painter.paint(operation, into: &nothing) }
            shapes = painter.scene
        }
        return shapes
    }

    private mutating func writeScene(into svg: inout SVGText) {
        scene.write(into: &svg, within: surroundings)
        scene = SceneShapes()
    }

    private mutating func paint(_ operation: DrawingOperation, into svg: inout SVGText) {
        switch operation {
        case .strokeColor(let color): stroke = color
        case .fillColor(let color): fill = color
        case .font(_, let size): fontSize = size
        case .fontCharacteristics(let set): characteristics = set
        case .style(let styles): apply(styles)
        case .ellipse(let center, let radii, let filled):
            if isScene { return scene.add(style(filled), isFilled: filled) { $0.addEllipse(center, radii) } }
            svg.element(
                "ellipse", ["cx": center.x.svg, "cy": center.y.svg, "rx": radii.width.svg, "ry": radii.height.svg],
                style(filled).attributes)
        case .polygon(let points, let filled):
            if isScene { return scene.add(style(filled), isFilled: filled) { $0.addLines(through: points, isClosed: true) } }
            svg.element("polygon", ["points": points.svg], style(filled).attributes)
        case .polyline(let points):
            if isScene { return scene.add(style(false), isFilled: false) { $0.addLines(through: points, isClosed: false) } }
            svg.element("polyline", ["points": points.svg], style(false).attributes)
        case .bezier(let points, let filled):
            guard points.count >= 4 else { return }
            if isScene { return scene.add(style(filled), isFilled: filled) { $0.addCurves(through: points) } }
            let path = "M" + points[0].svg + "C" + points.dropFirst().svg
            svg.element("path", ["d": path], style(filled).attributes)
        case .text(let baseline, let alignment, _, let string):
            writeScene(into: &svg)
            write(string, at: baseline.rounded(isScene), alignment, into: &svg)
        }
    }

    private func write(_ text: String, at baseline: Point, _ alignment: TextAlignment, into svg: inout SVGText) {
        let isPlain = isScene && use(of: stroke)?.name == DrawingPainter.sceneInk
        // The rim is a text of its own below the letters: not every program knows that a stroke can be painted first.
        for isRim in rim == nil ? [false] : [true, false] {
            svg.element(
                "text",
                [
                    "x": baseline.x.svg, "y": baseline.y.svg,
                    "font-size": isScene && fontSize == DrawingPainter.sceneFontSize ? nil : fontSize.svg,
                    "fill": isRim ? "none" : isPlain ? nil : attribute(stroke),
                    "stroke": isRim ? rim.flatMap(attribute) : nil, "stroke-width": isRim ? "3" : nil,
                    "stroke-linejoin": isRim ? "round" : nil, "aria-hidden": isRim ? "true" : nil,
                    "class": isPlain && !isRim ? nil : textClass(isRim: isRim),
                    "text-anchor": alignment.svgAnchor, "font-weight": characteristics.contains(.bold) ? "bold" : nil,
                    "font-style": characteristics.contains(.italic) ? "italic" : nil,
                ], content: text)
        }
    }

    private mutating func apply(_ styles: [String]) {
        for style in styles {
            switch style {
            case "dashed": dashing = .dashed
            case "dotted": dashing = .dotted
            case "solid": dashing = .solid
            case "bold": penWidth = 2
            default:
                if style.hasPrefix("setlinewidth("), let width = Double(style.dropFirst(13).dropLast()) { penWidth = width }
            }
        }
    }

    /// In the automatic theme every element also says which use of the palette it makes, so that a style sheet can repaint it.
    private func style(_ filled: Bool) -> ShapeStyle {
        let width = dashing.width(penWidth)
        let isAutomatic = theme == .auto
        return ShapeStyle(
            fill: filled ? attribute(fill) : noFill, stroke: attribute(stroke), strokeWidth: width == 1 ? nil : width.svg,
            dash: dashing.pattern(penWidth), cap: dashing.cap, strokeClass: isAutomatic ? use(of: stroke).map { "s-" + $0.name } : nil,
            fillClass: isAutomatic && filled ? use(of: fill).map { "f-" + $0.name } : nil)
    }

    /// The colour as an attribute; nil where the style sheet gives it by the element's class.
    private func attribute(_ color: String) -> String? {
        isScene && theme == .auto && use(of: color) != nil ? nil : value(color)
    }

    private func textClass(isRim: Bool) -> String? {
        guard theme == .auto else { return nil }
        if isRim { return rim.flatMap(use).map { "s-" + $0.name } }
        return use(of: stroke).map { "f-" + $0.name }
    }

    /// The use of the palette that a colour stands for; nil for a fixed one, even of the same value.
    private func use(of color: String) -> ColorUse? { Palette.isFixed(color) ? nil : ColorUse.byLightValue[opaque(color)] }

    /// The colour without its opacity, which the dimmed object as a whole has.
    private func opaque(_ color: String) -> String { color.utf8.count <= 7 ? color : String(color.prefix(7)) }

    private func value(_ color: String) -> String {
        // The outline of a filled label is white of no opacity.
        if color == "transparent" || color == "none" || color.utf8.count == 9 && color.hasSuffix("00") { return "none" }
        return use(of: color)?.value(palette) ?? opaque(color)
    }
}

extension Point {
    /// To tenths, which no eye can tell from hundredths, if that is wanted.
    fileprivate func rounded(_ isWanted: Bool) -> Point {
        isWanted ? Point(x: (x * 10).rounded() / 10, y: (y * 10).rounded() / 10) : self
    }
}

extension TextAlignment {
    fileprivate var svgAnchor: String? {
        switch self {
        case .left: nil
        case .center: "middle"
        case .right: "end"
        }
    }
}

extension LineStyle.Dash {
    /// The stroke of a line of that width: a dot as thin as a thin line would not be seen.
    func width(_ width: Double) -> Double { self == .dotted ? max(1.2, width) : width }

    /// Dots are round.
    var cap: String? { self == .dotted ? "round" : nil }

    /// A dash array for a line of that width; nil for a solid one. Dots are dashes next to no length with round ends.
    func pattern(_ width: Double) -> String? {
        switch self {
        case .solid: nil
        case .dashed: width > 2 ? "7,4" : "5,3"
        case .dotted: "0.01,\((self.width(width) * 2.3).svg)"
        }
    }
}

extension [DrawingOperation] {
    /// Arrowheads of the kind `vee` as open angles, with the line drawn on to their tip: filled, they look like full triangles in small sizes.
    var withChevrons: [DrawingOperation] {
        flatMap { operation -> [DrawingOperation] in
            guard case .polygon(let points, true) = operation, points.count == 9 else { return [operation] }
            return [.polyline([points[4], points[0]]), .polyline([points[1], points[0], points[7]])]
        }
    }

    /// The shape of a box in the parts that are drawn one after the other: all but the outer of two lines, and the outer one, which has no fill;
    /// that is empty where there is one line only.
    var outlines: (inner: ArraySlice<DrawingOperation>, outer: ArraySlice<DrawingOperation>) {
        let outer = firstIndex { operation in
            switch operation {
            case .polygon(_, false), .ellipse(_, _, false), .bezier(_, false): true
            default: false
            }
        }
        return (self[..<(outer ?? endIndex)], self[(outer ?? endIndex)...])
    }

    /// A shape of two lines with the outer one in another colour.
    func withOuterLine(_ color: String) -> [DrawingOperation] {
        let (inner, outer) = outlines
        guard !outer.isEmpty else { return self }
        let recolored = outer.map { operation -> DrawingOperation in
            if case .strokeColor = operation { .strokeColor(color) } else { operation }
        }
        return inner + [.strokeColor(color)] + recolored
    }
}

extension NodeDrawing {
    /// What the box covers.
    var frame: Rectangle { Rectangle(origin: Point(x: center.x - size.width / 2, y: center.y - size.height / 2), size: size) }
}
