import Graphviz
import RelationAnalysis
import RelationGraph

/// A map as one HTML page that can be explored: the drawing, the data behind it, style and script, with nothing to fetch.
///
/// Without scripts, the map and a table of its relations remain.
struct ExplorerPage {
    /// The id of the page's body, which the palette's rules are limited to.
    static let scope = "page"

    /// What the map is drawn from.
    enum Picture {
        case boxes(Drawing, MapWords)
        /// On a canvas, by the page's script.
        case dots(OverviewPlan)
    }

    private let diagram: MapDiagram
    private let picture: Picture
    private let options: MapOptions
    private let data: ExplorerData

    /// More relations are not listed for those who run no scripts.
    private static let tableLimit = 2000

    init(_ diagram: MapDiagram, _ picture: Picture, _ options: MapOptions, _ data: ExplorerData) {
        self.diagram = diagram
        self.picture = picture
        self.options = options
        self.data = data
    }

    var text: String {
        var text = ""
        var rest = Substring(ExplorerAssets.page)
        // Slots are named in double braces; the values are not looked through for more of them.
        while let slot = rest.firstRange(of: "{{"), let end = rest[slot.upperBound...].firstRange(of: "}}") {
            text += rest[..<slot.lowerBound]
            text += value(of: rest[slot.upperBound..<end.lowerBound])
            rest = rest[end.upperBound...]
        }
        return text + rest
    }

    private func value(of slot: Substring) -> String {
        switch slot {
        case "policy": policy
        case "theme": options.theme.rawValue
        case "title": diagram.shownTitle.drawable.xmlEscaped
        case "subtitle": (diagram.subtitle ?? "").drawable.xmlEscaped
        case "notice": notice
        case "style": ExplorerAssets.style
        case "palette": palette.isEmpty ? "" : "<style>\(palette)</style>"
        case "map": map
        case "key": key
        case "table":
            diagram.lines.count <= ExplorerPage.tableLimit
                ? ExplorerTable.html(of: diagram)
                : "<p>The map has \(diagram.lines.count.grouped) relations. To read them, let the page run its script, which it holds itself."
        case "data": dataText
        case "script": ExplorerAssets.script
        default: ""
        }
    }

    private var map: String {
        switch picture {
        case .boxes(let drawing, let words): return MapSVG.scene(of: diagram, drawing, words, options)
        case .dots(let plan):
            var svg = SVGText()
            svg.begin("div", ["id": "map", "class": "dots", "role": "group", "aria-label": diagram.summary.drawable])
            svg.begin("noscript")
            svg.raw(OverviewFigure.scene(plan, options))
            svg.end()
            svg.end()
            return svg.text
        }
    }

    private var notice: String {
        let text = FigureNotice(date: options.date, credit: options.credit, asOf: options.asOf, limits: options.limits).text
        return text.isEmpty ? "" : "<p class=\"subtitle\">\(text.xmlEscaped)</p>"
    }

    /// The colours of the drawing, and with a style those of the page around it.
    private var palette: String {
        ExplorerPalette.pageRules(options.theme)
            + (options.theme == .auto ? MapStyleSheet.wholeText(scope: ExplorerPage.scope, options.theme) : "")
    }

    private var policy: String {
        let palette = options.theme.style == nil ? ExplorerAssets.paletteHash : SHA256.policyName(of: palette)
        let styles = "'\(ExplorerAssets.styleHash)' '\(palette)'"
        return "default-src 'none'; script-src '\(ExplorerAssets.scriptHash)'; style-src \(styles); img-src data:; base-uri 'none'; "
            + "form-action 'none'"
    }

    private var key: String {
        guard diagram.showsLegend else { return "" }
        let width = 348.0
        let legend =
            switch picture {
            case .boxes: MapLegend(diagram, width: width, options.theme)
            case .dots(let plan):
                MapLegend(OverviewKey(plan, options.theme, isPage: true).sections, sources: diagram.sourceLine, width: width)
            }
        var svg = SVGText()
        svg.begin(
            "svg",
            [
                "viewBox": "0 0 \(width.svg) \(legend.height.svg)", "width": width.svg, "height": legend.height.svg,
                "role": "graphics-document", "aria-label": "Key", "class": "key", "font-family": options.theme.fontFamily,
            ])
        legend.write(into: &svg, x: 0, y: 0, options.theme)
        svg.end()
        return svg.text
    }

    private var dataText: String {
        var text = ""
        var dots: ScriptValue?
        if case .dots(let plan) = picture { dots = ExplorerDots(plan, options.theme).script }
        data.script(dots: dots).write(into: &text)
        return text
    }
}
