/// Title and subtitle above a figure.
struct MapHeading {
    private let rows: [Row]
    /// With the space to the drawing below.
    let height: Double

    private struct Row {
        var text: String
        var lettering: Lettering
        var isMuted: Bool
    }

    /// Line height, in sizes of the text.
    private static let leading = 1.3

    /// More than any title or caption needs; what is longer is cut with an ellipsis.
    private static let maximumLines = (title: 8, subtitle: 16)

    /// - Parameter alike: the captions of figures that shall be as high as this one; its subtitle then is one of them, and in larger letters.
    init(title: String?, subtitle: String?, width: Double, alike: [String] = [], theme: MapTheme) {
        let title = (title ?? "").wrapped(to: width, in: theme.titleLettering, maximumLines: MapHeading.maximumLines.title).map {
            Row(text: $0, lettering: theme.titleLettering, isMuted: false)
        }
        let lettering = alike.isEmpty ? theme.subtitleLettering : .step
        func rows(_ subtitle: String) -> [Row] {
            title
                + subtitle.wrapped(to: width, in: lettering, maximumLines: MapHeading.maximumLines.subtitle).map {
                    Row(text: $0, lettering: lettering, isMuted: alike.isEmpty)
                }
        }
        self.rows = rows(subtitle ?? "")
        height = ([self.rows] + alike.map(rows)).map(MapHeading.height).max() ?? 0
    }

    private static func height(of rows: [Row]) -> Double { rows.isEmpty ? 0 : rows.reduce(10) { $0 + $1.lettering.size * leading } }

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
