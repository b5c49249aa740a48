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
        svg.element(
            "path",
            [
                "d": "M\(x.svg),\(y.svg)H\((style.arrow == .none ? end : end - 4).svg)", "stroke": color,
                "stroke-width": style.width.points.svg,
                "stroke-dasharray": dash, "fill": "none", "class": strokeClass,
            ])
        guard let head = head(end, y) else { return }
        let isHollow = style.arrow == .open
        let bothClasses = name.map { "s-\($0)-line " + (isHollow ? "f-group" : "f-\($0)-line") }
        svg.element("path", ["d": head, "fill": isHollow ? theme.palette.groupFill : color, "stroke": color, "class": bothClasses])
    }

    private var dash: String? {
        switch style.dash {
        case .solid: nil
        case .dashed: "5,3"
        case .dotted: "1.2,2.6"
        }
    }

    private func head(_ x: Double, _ y: Double) -> String? {
        func at(_ dx: Double, _ dy: Double) -> String { "\((x + dx).svg),\((y + dy).svg)" }
        return switch style.arrow {
        case .normal, .open: "M\(at(0, 0))L\(at(-6, -2.8))L\(at(-6, 2.8))Z"
        case .vee: "M\(at(0, 0))L\(at(-6.5, -3))L\(at(-4.5, 0))L\(at(-6.5, 3))Z"
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
