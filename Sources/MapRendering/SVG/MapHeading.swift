import Graphviz

/// Title and subtitle above a map.
struct MapHeading {
    private let title: [String]
    private let subtitle: [String]

    private static let titleSize = 17.0
    private static let subtitleSize = 11.0

    init(_ diagram: MapDiagram, width: Double) {
        title = (diagram.title ?? "").wrapped(to: max(24, Int(width / (MapHeading.titleSize * 0.52))), maximumLines: 3)
        subtitle = (diagram.subtitle ?? "").wrapped(to: max(30, Int(width / (MapHeading.subtitleSize * 0.5))), maximumLines: 4)
    }

    var height: Double {
        let lines = Double(title.count) * MapHeading.titleSize * 1.25 + Double(subtitle.count) * MapHeading.subtitleSize * 1.35
        return lines == 0 ? 0 : lines + 10
    }

    func write(into svg: inout SVGText, x: Double, y: Double, _ theme: MapTheme) {
        var baseline = y
        for line in title {
            baseline += MapHeading.titleSize * 1.25
            svg.element(
                "text",
                [
                    "x": x.svg, "y": (baseline - 4).svg, "font-size": MapHeading.titleSize.svg, "font-weight": "bold",
                    "fill": theme.palette.text, "class": theme == .auto ? "f-text" : nil, "aria-hidden": "true",
                ], content: line)
        }
        for line in subtitle {
            baseline += MapHeading.subtitleSize * 1.35
            svg.element(
                "text",
                [
                    "x": x.svg, "y": (baseline - 2).svg, "font-size": MapHeading.subtitleSize.svg, "fill": theme.palette.mutedText,
                    "class": theme == .auto ? "f-muted" : nil,
                ], content: line)
        }
    }
}
