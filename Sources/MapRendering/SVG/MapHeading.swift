/// Title and subtitle above a figure.
struct MapHeading {
    private let rows: [Row]

    private struct Row {
        var text: String
        var lettering: Lettering
        var isMuted: Bool
    }

    /// Line height, in sizes of the text.
    private static let leading = 1.3

    init(title: String?, subtitle: String?, width: Double) {
        let title = (title ?? "").wrapped(to: width, in: .title, maximumLines: 3)
        let subtitle = (subtitle ?? "").wrapped(to: width, in: .subtitle, maximumLines: 4)
        rows =
            title.map { Row(text: $0, lettering: .title, isMuted: false) }
            + subtitle.map { Row(text: $0, lettering: .subtitle, isMuted: true) }
    }

    /// With the space to the drawing below.
    var height: Double { rows.isEmpty ? 0 : rows.reduce(10) { $0 + $1.lettering.size * MapHeading.leading } }

    /// - Parameter y: the upper edge.
    func write(into svg: inout SVGText, x: Double, y: Double, _ theme: MapTheme) {
        var bottom = y
        for row in rows {
            bottom += row.lettering.size * MapHeading.leading
            svg.element(
                "text",
                [
                    "x": x.svg, "y": (bottom - row.lettering.size * 0.25).svg, "font-size": row.lettering.size.svg,
                    "font-weight": row.lettering.isBold ? "bold" : nil,
                    "fill": row.isMuted ? theme.palette.mutedText : theme.palette.text,
                    "class": theme == .auto ? (row.isMuted ? "f-muted" : "f-text") : nil,
                ], content: row.text)
        }
    }
}
