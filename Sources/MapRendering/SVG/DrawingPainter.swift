import Graphviz
import RelationGraph

/// Turns drawing operations into SVG elements, and colours of the light palette into those of the theme.
struct DrawingPainter {
    let theme: MapTheme
    /// Whether a style sheet gives the colours of the automatic theme, the light ones too, so that elements need not.
    let isStyled: Bool
    private let palette: Palette
    private var stroke = "#000000"
    private var fill = "#ffffff"
    private var fontSize = 10.0
    private var characteristics: FontCharacteristics = []
    private var dashing = LineStyle.Dash.solid
    private var penWidth = 1.0
    private var rim: String?
    private var noFill: String? = "none"

    init(theme: MapTheme, isStyled: Bool = false) {
        self.theme = theme
        self.isStyled = isStyled && theme == .auto
        palette = theme.palette
    }

    /// Paints the operations of one object. Every object sets what it needs; nothing is carried over from the one before.
    ///
    /// - Parameters:
    ///   - rim: a colour of the light palette that texts are rimmed with.
    ///   - isUnfilled: whether what is not filled gets that from the element around it.
    mutating func paint(
        _ operations: [DrawingOperation], into svg: inout SVGText, rim: String? = nil, isUnfilled: Bool = false
    ) {
        self = DrawingPainter(theme: theme, isStyled: isStyled)
        self.rim = rim
        noFill = isUnfilled ? nil : "none"
        for operation in operations { paint(operation, into: &svg) }
    }

    private mutating func paint(_ operation: DrawingOperation, into svg: inout SVGText) {
        switch operation {
        case .strokeColor(let color): stroke = color
        case .fillColor(let color): fill = color
        case .font(_, let size): fontSize = size
        case .fontCharacteristics(let set): characteristics = set
        case .style(let styles): apply(styles)
        case .ellipse(let center, let radii, let filled):
            svg.element(
                "ellipse",
                [
                    "cx": center.x.svg, "cy": center.y.svg, "rx": radii.width.svg, "ry": radii.height.svg, "fill": paintedFill(filled),
                    "stroke": attribute(stroke), "stroke-width": strokeWidth, "stroke-dasharray": dash,
                    "stroke-linecap": dashing.cap, "class": classes(filled),
                ])
        case .polygon(let points, let filled):
            shape("polygon", ["points": points.svg], filled, into: &svg)
        case .polyline(let points):
            shape("polyline", ["points": points.svg], false, into: &svg)
        case .bezier(let points, let filled):
            guard points.count >= 4 else { return }
            let path = "M\(points[0].svg)C" + points.dropFirst().map(\.svg).joined(separator: " ")
            shape("path", ["d": path], filled, into: &svg)
        case .text(let baseline, let alignment, _, let string):
            // The rim is a text of its own below the letters: not every program knows that a stroke can be painted first.
            for isRim in rim == nil ? [false] : [true, false] {
                svg.element(
                    "text",
                    [
                        "x": baseline.x.svg, "y": baseline.y.svg, "font-size": fontSize.svg, "fill": isRim ? "none" : attribute(stroke),
                        "stroke": isRim ? rim.flatMap(attribute) : nil, "stroke-width": isRim ? "3" : nil,
                        "stroke-linejoin": isRim ? "round" : nil, "aria-hidden": isRim ? "true" : nil, "class": textClass(isRim: isRim),
                        "text-anchor": alignment.svgAnchor, "font-weight": characteristics.contains(.bold) ? "bold" : nil,
                        "font-style": characteristics.contains(.italic) ? "italic" : nil,
                    ], content: string)
            }
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

    private func shape(_ name: String, _ geometry: KeyValuePairs<String, String?>, _ filled: Bool, into svg: inout SVGText) {
        guard let (key, data) = geometry.first else { return }
        svg.element(
            name,
            [
                key: data, "fill": paintedFill(filled), "stroke": attribute(stroke), "stroke-width": strokeWidth, "stroke-dasharray": dash,
                "stroke-linecap": dashing.cap, "class": classes(filled),
            ])
    }

    private var strokeWidth: String? {
        let width = dashing.width(penWidth)
        return width == 1 ? nil : width.svg
    }

    private var dash: String? { dashing.pattern(penWidth) }

    private func paintedFill(_ filled: Bool) -> String? { filled ? attribute(fill) : noFill }

    /// The colour as an attribute; nil where the style sheet gives it by the element's class.
    private func attribute(_ color: String) -> String? {
        isStyled && use(of: color) != nil ? nil : value(color)
    }

    /// In the automatic theme every element also says which use of the palette it makes, so that a style sheet can repaint it.
    private func classes(_ filled: Bool) -> String? {
        guard theme == .auto else { return nil }
        var names: [String] = []
        if let use = use(of: stroke) { names.append("s-" + use.name) }
        if filled, let use = use(of: fill) { names.append("f-" + use.name) }
        return names.isEmpty ? nil : names.joined(separator: " ")
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
    var svg: String { x.svg + "," + y.svg }
}

extension [Point] {
    var svg: String { map(\.svg).joined(separator: " ") }
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
