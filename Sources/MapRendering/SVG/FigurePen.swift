import RelationGraph

/// Draws shapes and texts in the colours of a theme; in the automatic theme each also says which use of the palette it makes.
struct FigurePen {
    let theme: MapTheme

    /// A use of the palette.
    enum Ink {
        case text, muted, canvas, group, frame
        /// As a line, as the fill behind text, as text.
        case line(StyleColor)
        case fill(StyleColor)
        case tone(StyleColor)

        func value(_ palette: Palette) -> String {
            switch self {
            case .text: palette.text
            case .muted: palette.mutedText
            case .canvas: palette.canvas
            case .group: palette.groupFill
            case .frame: palette.groupLine
            case .line(let color): palette.tones(color).line
            case .fill(let color): palette.tones(color).fill
            case .tone(let color): palette.tones(color).text
            }
        }

        /// The name that the style sheet knows; nil for a colour that is the same in every theme.
        var name: String? {
            switch self {
            case .text: "text"
            case .muted: "muted"
            case .canvas: "canvas"
            case .group: "group"
            case .frame: "frame"
            case .line(let color): color.paletteName.map { $0 + "-line" }
            case .fill(let color): color.paletteName.map { $0 + "-fill" }
            case .tone(let color): color.paletteName.map { $0 + "-text" }
            }
        }
    }

    /// - Parameters:
    ///   - y: the baseline.
    ///   - isRimmed: with a rim of the background's colour, so that no line behind it crosses it out.
    func text(
        _ text: String, x: Double, y: Double, _ lettering: Lettering, _ ink: Ink = .text, isItalic: Bool = false, anchor: String? = nil,
        isRimmed: Bool = false, into svg: inout SVGText
    ) {
        // The rim is a text of its own below the letters: not every program knows that a stroke can be painted first.
        for isRim in isRimmed ? [true, false] : [false] {
            svg.element(
                "text",
                [
                    "x": x.svg, "y": y.svg, "font-size": lettering.size.svg, "font-weight": lettering.isBold ? "bold" : nil,
                    "font-style": isItalic ? "italic" : nil, "text-anchor": anchor, "fill": isRim ? "none" : ink.value(theme.palette),
                    "stroke": isRim ? theme.palette.canvas : nil, "stroke-width": isRim ? "3" : nil,
                    "stroke-linejoin": isRim ? "round" : nil, "aria-hidden": isRim ? "true" : nil,
                    "class": isRim ? classes(fill: nil, stroke: .canvas) : classes(fill: ink, stroke: nil),
                ], content: text)
        }
    }

    func rectangle(
        x: Double, y: Double, width: Double, height: Double, radius: Double = 0, fill: Ink?, stroke: Ink? = nil, strokeWidth: Double = 1,
        dash: String? = nil, opacity: Double = 1, into svg: inout SVGText
    ) {
        svg.element(
            "rect",
            [
                "x": x.svg, "y": y.svg, "width": max(0, width).svg, "height": height.svg, "rx": radius == 0 ? nil : radius.svg,
                "fill": fill?.value(theme.palette) ?? "none", "stroke": stroke?.value(theme.palette),
                "stroke-width": stroke == nil || strokeWidth == 1 ? nil : strokeWidth.svg, "stroke-dasharray": dash,
                "opacity": opacity == 1 ? nil : opacity.svg, "class": classes(fill: fill, stroke: stroke),
            ])
    }

    /// - Parameter path: path data.
    func path(
        _ path: String, fill: Ink? = nil, stroke: Ink?, width: Double = 1, dash: String? = nil, into svg: inout SVGText
    ) {
        svg.element(
            "path",
            [
                "d": path, "fill": fill?.value(theme.palette) ?? "none", "stroke": stroke?.value(theme.palette),
                "stroke-width": width == 1 ? nil : width.svg, "stroke-dasharray": dash, "class": classes(fill: fill, stroke: stroke),
            ])
    }

    private func classes(fill: Ink?, stroke: Ink?) -> String? {
        guard theme == .auto else { return nil }
        let names = [stroke?.name.map { "s-" + $0 }, fill?.name.map { "f-" + $0 }].compactMap { $0 }
        return names.isEmpty ? nil : names.joined(separator: " ")
    }
}
