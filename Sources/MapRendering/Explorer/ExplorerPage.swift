import Graphviz
import RelationAnalysis
import RelationGraph

/// A map as one HTML page that can be explored: the drawing, the data behind it, style and script, with nothing to fetch.
///
/// Without scripts, the map and a table of its relations remain.
struct ExplorerPage {
    /// The id of the page's body, which the palette's rules are limited to.
    static let scope = "page"

    private let diagram: MapDiagram
    private let drawing: Drawing
    private let words: MapWords
    private let options: MapOptions
    private let data: ExplorerData

    static func text(
        of diagram: MapDiagram, _ drawing: Drawing, _ words: MapWords, _ options: MapOptions, _ selection: Selection
    ) -> String {
        ExplorerPage(
            diagram: diagram, drawing: drawing, words: words, options: options, data: ExplorerData(diagram, selection)
        ).text
    }

    private var text: String {
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
        case "title": title.drawable.xmlEscaped
        case "subtitle": (diagram.subtitle ?? "").drawable.xmlEscaped
        case "style": ExplorerAssets.style
        case "palette": options.theme == .auto ? "<style>\(MapStyleSheet.wholeText(scope: ExplorerPage.scope))</style>" : ""
        case "map": MapSVG.scene(of: diagram, drawing, words, options)
        case "key": key
        case "table": ExplorerTable.html(of: diagram)
        case "data": dataText
        case "script": ExplorerAssets.script
        default: ""
        }
    }

    private var title: String {
        let title = diagram.title ?? ""
        return title.isEmpty ? "Relationship map" : title
    }

    private var policy: String {
        let styles = "'\(ExplorerAssets.styleHash)' '\(ExplorerAssets.paletteHash)'"
        return "default-src 'none'; script-src '\(ExplorerAssets.scriptHash)'; style-src \(styles); img-src data:; base-uri 'none'; "
            + "form-action 'none'"
    }

    private var key: String {
        guard diagram.showsLegend else { return "" }
        let width = 348.0
        let legend = MapLegend(diagram, width: width, options.theme)
        var svg = SVGText()
        svg.begin(
            "svg",
            [
                "viewBox": "0 0 \(width.svg) \(legend.height.svg)", "width": width.svg, "height": legend.height.svg,
                "role": "graphics-document", "aria-label": "Key", "class": "key", "font-family": FigureFrame.fontFamily,
            ])
        legend.write(into: &svg, x: 0, y: 0, options.theme)
        svg.end()
        return svg.text
    }

    private var dataText: String {
        var text = ""
        data.script.write(into: &text)
        return text
    }
}
