import Graphviz
import RelationGraph

/// A map of many nodes as one SVG figure: dots in the colours of their clusters, faded lines, names of the most important nodes, a key.
///
/// Up to some thousand lines, each has its own words. Beyond, lines of one type within one cluster are one path, and the description says so.
struct OverviewFigure {
    private let plan: OverviewPlan
    private let options: MapOptions
    private let pen: FigurePen
    private var svg = SVGText()

    private static let margin = 14.0
    /// The width of a figure that none was asked for, in CSS pixels.
    static let standardWidth = 1100.0
    /// Up to so many lines, each is an element with a title.
    static let titledLineLimit = 2500
    /// Up to so many dots, each has a title.
    static let titledDotLimit = 30_000

    private var diagram: MapDiagram { plan.diagram }
    private var clusters: OverviewClusters { plan.clusters }
    private var hasLineTitles: Bool { diagram.lines.count <= OverviewFigure.titledLineLimit }
    private var hasDotTitles: Bool { diagram.boxes.count <= OverviewFigure.titledDotLimit }
    /// Whether something is brought out and the rest is to stay behind it.
    private var hasHighlight: Bool { diagram.lines.contains(where: \.isHighlighted) || diagram.boxes.contains(where: \.isHighlighted) }

    /// - Throws: `GraphKernelError`, `ProjectionError`.
    static func figure(of diagram: MapDiagram, _ options: MapOptions) throws -> SVGFigure {
        let width = (options.width ?? standardWidth) - 2 * margin
        var figure = OverviewFigure(try OverviewPlan(diagram, options, width: max(120, width)), options)
        return figure.write()
    }

    private init(_ plan: OverviewPlan, _ options: MapOptions) {
        self.plan = plan
        self.options = options
        pen = FigurePen(theme: options.theme)
    }

    private mutating func write() -> SVGFigure {
        let margin = OverviewFigure.margin
        let inner = plan.size.width
        let head = MapHeading(title: diagram.title, subtitle: diagram.subtitle, width: inner)
        let key = OverviewKey(plan, options.theme).sections
        let legend = diagram.showsLegend ? MapLegend(key, sources: diagram.sourceLine, width: inner) : nil
        let top = margin + head.height
        let legendTop = top + plan.size.height + margin
        let frame = FigureFrame(
            id: figureID, width: inner + 2 * margin, height: legendTop + (legend.map { $0.height + margin } ?? 0),
            title: diagram.title ?? "Relationship map", description: description, theme: options.theme, isEmbedded: options.isEmbedded,
            shownWidth: nil)
        frame.begin(into: &svg)
        head.write(into: &svg, x: margin, y: margin, options.theme)
        svg.begin("g", ["transform": "translate(\(margin.svg),\(top.svg))"])
        writeLines()
        writeDots()
        writeNames()
        svg.end()
        legend?.write(into: &svg, x: margin, y: legendTop, options.theme)
        svg.end()
        return frame.figure(svg.text)
    }

    private var description: String {
        var parts = [diagram.summary, "Every node is a dot, larger with more contacts; \(plan.labels.count) are named."]
        let colored = clusters.clusters.filter { $0.color != nil }
        if !colored.isEmpty {
            parts.append("Groups: " + colored.map { "\($0.name) (\($0.members.count.grouped))" }.joined(separator: "; ") + ".")
        }
        if !hasLineTitles { parts.append("Lines of one type within one group are drawn as one and have no words of their own.") }
        if !hasDotTitles { parts.append("Dots have no words of their own.") }
        return parts.joined(separator: " ")
    }

    // MARK: Lines

    /// The more lines, the fainter each, so that dense places are darker than others and not all black.
    private func opacity(isWithin: Bool) -> Double {
        let base = min(0.5, max(0.05, 1400 / Double(max(1, diagram.lines.count))))
        let faded = isWithin ? min(0.6, base * 2.4) : base
        return hasHighlight ? faded * 0.5 : faded
    }

    private mutating func writeLines() {
        struct Bundle: Hashable {
            var cluster: Int?
            var type: String
        }
        var bundles: [Bundle: [Int]] = [:]
        var order: [Bundle] = []
        for (index, line) in diagram.lines.enumerated() where !line.isHighlighted {
            let bundle = Bundle(cluster: clusters.colored(line), type: line.type.id)
            if bundles[bundle] == nil { order.append(bundle) }
            bundles[bundle, default: []].append(index)
        }
        // Those between clusters lie below.
        order.sort { ($0.cluster ?? -1, $0.type) < ($1.cluster ?? -1, $1.type) }
        for bundle in order {
            let lines = bundles[bundle] ?? []
            let ink = ink(ofCluster: bundle.cluster)
            svg.begin(
                "g",
                ["class": "line", "fill": "none", "stroke-opacity": opacity(isWithin: bundle.cluster != nil).svg])
            if hasLineTitles {
                for line in lines { writeLine(line, ink, width: 0.8) }
            } else {
                let label = diagram.lines[lines[0]].type.label
                let place = bundle.cluster.map { "within “\(clusters.clusters[$0].name)”" } ?? "elsewhere"
                svg.element("title", content: "\(label), \(place): \(lines.count.grouped) lines")
                pen.path(lines.map(path).joined(), stroke: ink, width: 0.6, into: &svg)
            }
            svg.end()
        }
        for (index, line) in diagram.lines.enumerated() where line.isHighlighted {
            svg.begin("g", ["class": "line", "fill": "none"])
            writeLine(index, .line(line.type.style.color), width: 2.6)
            svg.end()
        }
    }

    private mutating func writeLine(_ line: Int, _ ink: FigurePen.Ink, width: Double) {
        svg.begin("g", ["role": "graphics-symbol"])
        svg.element("title", content: diagram.sentence(of: diagram.lines[line]))
        pen.path(path(of: line), stroke: ink, width: width, into: &svg)
        svg.end()
    }

    /// Straight from dot to dot; a loop is a small circle above its dot.
    private func path(of line: Int) -> String {
        let (source, target) = (diagram.lines[line].source, diagram.lines[line].target)
        let (from, to) = (plan.centers[source], plan.centers[target])
        guard source == target else { return "M\(from.tenths)L\(to.tenths)" }
        let radius = plan.radii[source] + 2
        return "M\(from.tenths)a\(radius.svg),\(radius.svg) 0 1 1 0.1,0"
    }

    private func ink(ofCluster cluster: Int?) -> FigurePen.Ink { .line(cluster.flatMap { clusters.clusters[$0].color } ?? .palette(.grey)) }

    // MARK: Dots

    private mutating func writeDots() {
        // Boxes without a colour of their own lie below.
        let groups = Dictionary(grouping: diagram.boxes.indices) { clusters.colored($0) ?? -1 }.sorted { $0.key < $1.key }
        for (cluster, members) in groups {
            let ink = ink(ofCluster: cluster < 0 ? nil : cluster)
            let name = cluster < 0 ? "Others" : clusters.clusters[cluster].name
            svg.begin(
                "g",
                [
                    "class": options.theme == .auto ? ink.name.map { "dots f-" + $0 } ?? "dots" : "dots", "role": "group",
                    "aria-label": "\(name): \(members.count.grouped) nodes".drawable, "fill": ink.value(options.theme.palette),
                    "fill-opacity": hasHighlight ? "0.35" : nil,
                ])
            for box in members { writeDot(box) }
            svg.end()
        }
        for box in diagram.boxes.indices where diagram.boxes[box].isHighlighted {
            let center = plan.centers[box]
            svg.element(
                "circle",
                [
                    "cx": center.x.svg, "cy": center.y.svg, "r": (plan.radii[box] + 2.5).svg, "fill": "none",
                    "stroke": options.theme.palette.text, "stroke-width": "1.8", "class": options.theme == .auto ? "s-text" : nil,
                ])
        }
    }

    private mutating func writeDot(_ box: Int) {
        let (center, radius) = (plan.centers[box], plan.radii[box])
        var tag = "<circle cx=\"\(center.x.tenths)\" cy=\"\(center.y.tenths)\" r=\"\(radius.tenths)\""
        if hasDotTitles {
            tag += "><title>\(diagram.sentence(of: diagram.boxes[box]).drawable.xmlEscaped)</title></circle>\n"
        } else {
            tag += "/>\n"
        }
        svg.raw(tag)
    }

    // MARK: Names

    private mutating func writeNames() {
        // The most important last, over all others.
        for label in plan.labels.reversed() {
            let box = diagram.boxes[label.box]
            let url = box.node.facts.url.flatMap { $0.isSafeURL ? $0 : nil }
            svg.begin("g", ["class": "name"])
            if let url { svg.begin("a", ["href": url, "target": "_blank", "rel": "noopener"]) }
            svg.element("title", content: diagram.sentence(of: box))
            let frame = label.frame
            if label.isBoxed {
                pen.rectangle(
                    x: frame.minX, y: frame.minY, width: frame.size.width, height: frame.size.height, radius: 3, fill: .canvas,
                    stroke: ink(ofCluster: clusters.colored(label.box)), strokeWidth: box.isHighlighted ? 2.6 : 1.4, into: &svg)
            }
            pen.text(
                label.text, x: frame.minX + frame.size.width / 2, y: frame.minY + frame.size.height / 2 + label.lettering.size * 0.35,
                label.lettering, anchor: "middle", isRimmed: !label.isBoxed, into: &svg)
            if url != nil { svg.end() }
            svg.end()
        }
    }

    /// What is drawn, as an id.
    private var figureID: String {
        var id = FigureID()
        id.mix("\(options.theme.rawValue) \(diagram.showsLegend) \(diagram.title ?? "") \(diagram.subtitle ?? "")")
        for (box, center) in zip(diagram.boxes, plan.centers) { id.mix("\(box.node.id)\(box.isHighlighted)\(center.tenths)") }
        for line in diagram.lines { id.mix("\(line.source) \(line.type.id) \(line.target)\(line.isHighlighted)") }
        return id.text(prefix: "map")
    }
}

extension Double {
    /// One decimal: enough for thousands of dots, and shorter.
    fileprivate var tenths: String { ((self * 10).rounded() / 10).svg }
}

extension Point {
    fileprivate var tenths: String { x.tenths + "," + y.tenths }
}

extension Int {
    /// With commas between thousands.
    var grouped: String {
        let digits = String(magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return self < 0 ? "-" + text : text
    }
}
