import Graphviz
import RelationAnalysis
import RelationGraph

/// A map of many nodes as one SVG figure: clusters outlined, dots in their colours, faded lines, names of the most important nodes, a key.
///
/// Up to some thousand lines, each has its own words. Beyond, lines of one type within one cluster share theirs, and the description says so.
struct OverviewFigure {
    private let plan: OverviewPlan
    private let options: MapOptions
    private let pen: FigurePen
    private var svg = SVGText()

    /// The width of a figure that none was asked for, in CSS pixels.
    static let standardWidth = 1100.0

    private var diagram: MapDiagram { plan.diagram }
    private var clusters: OverviewClusters { plan.clusters }
    private var hasDotTitles: Bool { plan.hasDotTitles }

    /// - Throws: `GraphKernelError`, `ProjectionError`.
    static func figure(of diagram: MapDiagram, _ options: MapOptions) throws -> SVGFigure {
        let width = (options.width ?? standardWidth) - 2 * FigureStack.margin
        var figure = OverviewFigure(try OverviewPlan(diagram, options, width: max(120, width)), options)
        return figure.write()
    }

    /// The drawing alone, without words of its parts, title and key, for a page that cannot paint it itself.
    static func scene(_ plan: OverviewPlan, _ options: MapOptions) -> String {
        var figure = OverviewFigure(plan.silent, options)
        let size = plan.size
        figure.svg.begin(
            "svg",
            [
                "viewBox": "0 0 \(size.width.svg) \(size.height.svg)", "width": size.width.svg, "height": size.height.svg, "role": "img",
                "aria-label": figure.description.drawable, "font-family": options.theme.fontFamily,
            ])
        figure.writeDrawing()
        figure.svg.end()
        return figure.svg.text
    }

    private init(_ plan: OverviewPlan, _ options: MapOptions) {
        self.plan = plan
        self.options = options
        pen = FigurePen(theme: options.theme)
    }

    private mutating func write() -> SVGFigure {
        let margin = FigureStack.margin
        let inner = plan.size.width
        let key = OverviewKey(plan, options.theme).sections
        let stack = FigureStack(
            head: MapHeading(title: diagram.title, subtitle: diagram.subtitle, width: inner, theme: options.theme),
            contentHeight: plan.size.height + margin,
            legend: diagram.showsLegend ? MapLegend(key, sources: diagram.sourceLine, width: inner) : nil, notice: FigureNotice(diagram),
            width: inner)
        let frame = FigureFrame(
            id: figureID, width: stack.size.width, height: stack.size.height, title: diagram.shownTitle,
            description: stack.description(description), theme: options.theme, isEmbedded: options.isEmbedded, shownWidth: nil)
        frame.begin(into: &svg)
        stack.writeHead(into: &svg, options.theme)
        svg.begin("g", ["transform": "translate(\(margin.svg),\(stack.contentTop.svg))"])
        writeDrawing()
        svg.end()
        stack.writeFoot(into: &svg, options.theme)
        svg.end()
        return frame.figure(svg.text)
    }

    private mutating func writeDrawing() {
        writeHulls()
        OverviewLines(plan, options.theme).write(into: &svg)
        writeDots()
        writeNames()
    }

    private var colored: [OverviewClusters.Cluster] { clusters.clusters.filter { $0.color != nil } }

    private var description: String {
        let hasKinds = !plan.forms.kinds.isEmpty
        let looks =
            colored.isEmpty
            ? hasKinds ? ", in the form of its kind" : ""
            : hasKinds ? ", in the form of its kind and the colour of its group" : ", in the form and colour of its group"
        var parts = [diagram.summary, "Every node is a dot, larger with more contacts\(looks); \(plan.namedCount) are named."]
        if !colored.isEmpty {
            parts.append("Groups: " + colored.map { "\($0.name) (\($0.members.count.grouped))" }.joined(separator: "; ") + ".")
        }
        if !plan.hulls.isEmpty { parts.append("\(plan.hulls.count) of them have an outline, which holds most of their nodes.") }
        let changes = Dictionary(grouping: diagram.boxes.compactMap(\.change), by: { $0 }).mapValues(\.count)
        let lineChanges = Dictionary(grouping: diagram.lines.compactMap(\.change), by: { $0 }).mapValues(\.count)
        for change in VersionChange.allCases where changes[change] != nil || lineChanges[change] != nil {
            parts.append(
                "\(change.rawValue.prefix(1).uppercased() + change.rawValue.dropFirst()): nodes \((changes[change] ?? 0).grouped), lines \((lineChanges[change] ?? 0).grouped)."
            )
        }
        if !plan.showsDirections { parts.append("Lines do not show where they point.") }
        if !plan.hasLineTitles { parts.append("Lines of one type within one group are told together and have no words of their own.") }
        if !hasDotTitles { parts.append("Dots have no words of their own.") }
        return parts.joined(separator: " ")
    }

    // MARK: Hulls

    private mutating func writeHulls() {
        for hull in plan.hulls {
            let cluster = clusters.clusters[hull.cluster]
            let color = cluster.color ?? .palette(.grey)
            svg.begin("g", ["class": "hull", "fill-opacity": "0.55", "stroke-opacity": "0.6", "fill-rule": "evenodd"])
            svg.element("title", content: "Where most of “\(cluster.name)” lies")
            pen.path(hull.rings.map(OverviewFigure.smooth).joined(), fill: .fill(color), stroke: .line(color), width: 1.2, into: &svg)
            svg.end()
        }
    }

    /// A closed curve through the middles of a ring's sides: a quadratic B-spline.
    private static func smooth(_ ring: [Point]) -> String {
        guard var last = ring.last, let first = ring.first else { return "" }
        func middle(_ a: Point, _ b: Point) -> Point { Point(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2) }
        var path = "M\(middle(last, first).tenths)"
        for (index, point) in ring.enumerated() {
            last = ring[(index + 1) % ring.count]
            path += "Q\(point.tenths) \(middle(point, last).tenths)"
        }
        return path + "Z"
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
                    "fill-opacity": plan.hasHighlight ? "0.35" : nil,
                ])
            for box in members { writeDot(box, ink) }
            svg.end()
        }
        writeOutlines()
        for box in diagram.boxes.indices where diagram.boxes[box].isHighlighted {
            let center = plan.centers[box]
            svg.element(
                "circle",
                [
                    "cx": center.x.svg, "cy": center.y.svg, "r": (plan.reaches[box] + 2.5).svg, "fill": "none",
                    "stroke": options.theme.palette.text, "stroke-width": "1.8", "class": options.theme == .auto ? "s-text" : nil,
                ])
        }
    }

    /// Where statements stand.
    private mutating func writeOutlines() {
        let outlines = diagram.boxes.indices.compactMap { box in DotOutline(diagram.boxes[box]).map { (box, $0) } }
        guard !outlines.isEmpty else { return }
        svg.begin("g", ["class": "standings", "aria-hidden": "true", "opacity": plan.hasHighlight ? "0.45" : nil])
        for (box, outline) in outlines {
            outline.write(plan.forms.forms[box], at: plan.centers[box], radius: plan.radii[box], into: &svg, pen)
        }
        svg.end()
    }

    private mutating func writeDot(_ box: Int, _ ink: FigurePen.Ink) {
        let form = plan.forms.forms[box]
        var tag = form.tag(at: plan.centers[box], radius: plan.radii[box])
        tag += DotMark(diagram.boxes[box]).attributes(options.theme, ink)
        if hasDotTitles {
            tag += "><title>\(diagram.sentence(of: diagram.boxes[box]).drawable.xmlEscaped)</title></\(form.element)>\n"
        } else {
            tag += "/>\n"
        }
        svg.raw(tag)
    }

    // MARK: Names

    private mutating func writeNames() {
        for label in plan.labels {
            guard let leader = label.leader, case .box(let index) = label.subject else { continue }
            svg.begin("g", ["class": "leader"])
            let path = "M\(leader.from.tenths)L\(leader.to.tenths)"
            pen.path(path, stroke: .canvas, width: 3.2, into: &svg)
            pen.path(
                path, stroke: diagram.boxes[index].isHighlighted ? .text : ink(ofCluster: clusters.colored(index)), width: 1.4, into: &svg)
            svg.end()
        }
        // The most important last, over all others.
        for label in plan.labels.reversed() {
            switch label.subject {
            case .cluster(let cluster):
                svg.begin("g", ["class": "cluster-name"])
                writeLines(of: label, .tone(clusters.clusters[cluster].color ?? .palette(.grey)), isItalic: false)
                svg.end()
            case .box(let index):
                let (box, frame) = (diagram.boxes[index], label.frame)
                let url = box.node.facts.url.flatMap { $0.isSafeURL ? $0 : nil }
                svg.begin("g", ["class": "name"])
                if let url { svg.begin("a", ["href": url, "target": "_blank", "rel": "noopener"]) }
                if hasDotTitles { svg.element("title", content: diagram.sentence(of: box)) }
                if label.isBoxed {
                    pen.rectangle(
                        x: frame.minX, y: frame.minY, width: frame.size.width, height: frame.size.height, radius: 3, fill: .canvas,
                        stroke: ink(ofCluster: clusters.colored(index)), strokeWidth: box.isHighlighted ? 2.6 : 1.4, into: &svg)
                }
                writeLines(of: label, .text, isItalic: box.node.isStatement)
                if url != nil { svg.end() }
                svg.end()
            }
        }
    }

    private mutating func writeLines(of label: OverviewLabels.Label, _ ink: FigurePen.Ink, isItalic: Bool) {
        let leading = label.lettering.size * OverviewLabels.leading
        let x = label.frame.minX + label.frame.size.width / 2
        let middle = label.frame.minY + label.frame.size.height / 2
        for (number, line) in label.lines.enumerated() {
            let offset = (Double(number) - Double(label.lines.count - 1) / 2) * leading
            pen.text(
                line, x: x, y: middle + offset + label.lettering.size * 0.35, label.lettering, ink, isItalic: isItalic, anchor: "middle",
                isRimmed: !label.isBoxed, into: &svg)
        }
    }

    /// What is drawn, as an id.
    private var figureID: String {
        var id = FigureID()
        id.mix("\(options.theme.rawValue) \(diagram.showsLegend) \(diagram.title ?? "") \(diagram.subtitle ?? "")")
        id.mix(FigureNotice(diagram).text)
        for (box, center) in zip(diagram.boxes, plan.centers) {
            id.mix("\(box.node.id)\(box.isHighlighted)\(center.tenths)\(box.change?.sign ?? "")\(box.standing?.badge ?? "")")
        }
        for line in diagram.lines { id.mix("\(line.source) \(line.type.id) \(line.target)\(line.isHighlighted)\(line.change?.sign ?? "")") }
        return id.text(prefix: "map")
    }
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
