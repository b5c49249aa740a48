import RelationGraph

/// A short line with its arrowhead, as the map draws relations of one type.
struct LineSample {
    private let style: LineStyle
    private let theme: MapTheme

    init(_ style: LineStyle, _ theme: MapTheme) {
        self.style = style
        self.theme = theme
    }

    func write(into svg: inout SVGText, x: Double, y: Double, length: Double) {
        let color = theme.palette.tones(style.color).line
        let name = theme == .auto ? style.color.paletteName : nil
        let strokeClass = name.map { "s-\($0)-line" }
        let end = x + length
        // A chevron is open: its line runs on to the tip.
        let stop = [.none, .vee].contains(style.arrow) ? end : end - 4
        svg.element(
            "path",
            [
                "d": "M\(x.svg),\(y.svg)H\(stop.svg)", "stroke": color, "stroke-width": style.dash.width(style.width.points).svg,
                "stroke-dasharray": style.dash.pattern(style.width.points), "stroke-linecap": style.dash.cap, "fill": "none",
                "class": strokeClass,
            ])
        guard let head = head(end, y) else { return }
        if style.arrow == .vee {
            svg.element(
                "path", ["d": head, "fill": "none", "stroke": color, "stroke-width": style.width.points.svg, "class": strokeClass])
            return
        }
        let isHollow = style.arrow == .open
        let bothClasses = name.map { "s-\($0)-line " + (isHollow ? "f-group" : "f-\($0)-line") }
        svg.element("path", ["d": head, "fill": isHollow ? theme.palette.groupFill : color, "stroke": color, "class": bothClasses])
    }

    private func head(_ x: Double, _ y: Double) -> String? {
        func at(_ dx: Double, _ dy: Double) -> String { "\((x + dx).svg),\((y + dy).svg)" }
        return switch style.arrow {
        case .normal, .open: "M\(at(0, 0))L\(at(-6, -2.8))L\(at(-6, 2.8))Z"
        case .vee: "M\(at(-6, -3.4))L\(at(0, 0))L\(at(-6, 3.4))"
        case .tee: "M\(at(-2.4, -4))L\(at(-0.8, -4))L\(at(-0.8, 4))L\(at(-2.4, 4))Z"
        case .box: "M\(at(-5, -2.5))L\(at(0, -2.5))L\(at(0, 2.5))L\(at(-5, 2.5))Z"
        case .diamond: "M\(at(0, 0))L\(at(-4, -2.6))L\(at(-8, 0))L\(at(-4, 2.6))Z"
        case .dot: "M\(at(-5, 0))A2.5,2.5 0 1 1 \(at(0, 0))A2.5,2.5 0 1 1 \(at(-5, 0))Z"
        case .none: nil
        }
    }
}

extension StyleColor {
    /// The palette's role, nil for a fixed colour.
    var paletteName: String? {
        if case .palette(let role) = self { role.rawValue } else { nil }
    }
}
