import RelationGraph

/// The key below a map, made of what the map uses, and the documents that it rests on.
struct MapLegend {
    private enum Entry {
        case kind(NodeKind)
        case type(RelationType)
        case note(String)

        var label: String {
            switch self {
            case .kind(let kind): kind.label
            case .type(let type): type.label
            case .note(let text): text
            }
        }
    }

    private let rows: [[Entry]]
    private let columnWidth: Double
    private let sources: [String]
    let width: Double
    let height: Double

    private static let rowHeight = 17.0
    private static let fontSize = 9.0
    private static let sampleWidth = 34.0
    private static let padding = 10.0

    init(_ diagram: MapDiagram, width available: Double) {
        var entries = diagram.usedKinds.map(Entry.kind)
        if diagram.boxes.contains(where: { $0.node.facts.isAnonymous }) { entries.append(.note("dashed outline: unnamed")) }
        if diagram.boxes.contains(where: \.isHighlighted) { entries.append(.note("bold outline: brought out")) }
        let types = diagram.usedTypes.map(Entry.type)
        let longest = (entries + types).map(\.label.count).max() ?? 0
        columnWidth = MapLegend.sampleWidth + Double(longest) * MapLegend.fontSize * 0.53 + 16
        let inner = max(available - 2 * MapLegend.padding, columnWidth)
        let columns = max(1, min(6, Int(inner / columnWidth)))
        rows = MapLegend.rows(of: entries, columns) + MapLegend.rows(of: types, columns)
        width = max(Double(columns) * columnWidth, min(available - 2 * MapLegend.padding, 620)) + 2 * MapLegend.padding
        let characters = Int((width - 2 * MapLegend.padding) / (MapLegend.fontSize * 0.47))
        sources = diagram.sourceLine.map { $0.wrapped(to: max(40, characters), maximumLines: 8) } ?? []
        let sourceHeight = sources.isEmpty ? 0 : Double(sources.count) * MapLegend.rowHeight * 0.75 + 6
        height = Double(rows.count) * MapLegend.rowHeight + sourceHeight + 2 * MapLegend.padding
    }

    private static func rows(of entries: [Entry], _ columns: Int) -> [[Entry]] {
        stride(from: 0, to: entries.count, by: columns).map { Array(entries[$0..<min($0 + columns, entries.count)]) }
    }

    func write(into svg: inout SVGText, x: Double, y: Double, _ theme: MapTheme) {
        svg.begin(
            "g",
            [
                "class": "legend", "role": "group", "aria-label": "Key", "transform": "translate(\(x.svg),\(y.svg))",
                "font-size": MapLegend.fontSize.svg,
            ])
        svg.element(
            "rect",
            [
                "width": width.svg, "height": height.svg, "rx": "6", "fill": theme.palette.groupFill, "stroke": theme.palette.groupLine,
                "class": theme == .auto ? "f-group s-frame" : nil,
            ])
        var baseline = MapLegend.padding + MapLegend.rowHeight * 0.65
        for row in rows {
            for (column, entry) in row.enumerated() {
                write(entry, into: &svg, MapLegend.padding + Double(column) * columnWidth, baseline, theme)
            }
            baseline += MapLegend.rowHeight
        }
        baseline += 4
        for line in sources {
            writeText(line, into: &svg, MapLegend.padding, baseline, muted: true, theme)
            baseline += MapLegend.rowHeight * 0.75
        }
        svg.end()
    }

    private func write(_ entry: Entry, into svg: inout SVGText, _ x: Double, _ baseline: Double, _ theme: MapTheme) {
        let middle = baseline - 3.2
        switch entry {
        case .kind(let kind):
            let tones = theme.palette.tones(kind.style.color)
            let classes = theme == .auto ? kind.style.color.paletteName.map { "f-\($0)-fill s-\($0)-line" } : nil
            svg.element(
                "rect",
                [
                    "x": (x + 4).svg, "y": (middle - 5.5).svg, "width": "22", "height": "11", "rx": kind.style.shape == .rounded ? "4" : nil,
                    "fill": tones.fill, "stroke": tones.line, "class": classes,
                ])
        case .type(let type):
            LineSample(type.style, theme).write(into: &svg, x: x, y: middle, length: MapLegend.sampleWidth - 8)
        case .note:
            break
        }
        let isNote = if case .note = entry { true } else { false }
        writeText(entry.label, into: &svg, isNote ? x + 4 : x + MapLegend.sampleWidth, baseline, muted: isNote, theme)
    }

    private func writeText(_ text: String, into svg: inout SVGText, _ x: Double, _ y: Double, muted: Bool, _ theme: MapTheme) {
        svg.element(
            "text",
            [
                "x": x.svg, "y": y.svg, "fill": muted ? theme.palette.mutedText : theme.palette.text,
                "class": theme == .auto ? (muted ? "f-muted" : "f-text") : nil,
            ], content: text)
    }
}

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
                "d": "M\(x.svg),\(y.svg)H\((style.arrow == .none ? end : end - 4).svg)", "stroke": color, "stroke-width": strokeWidth.svg,
                "stroke-dasharray": dash, "fill": "none", "class": strokeClass,
            ])
        guard let head = head(end, y) else { return }
        let isHollow = style.arrow == .open
        let bothClasses = name.map { "s-\($0)-line " + (isHollow ? "f-group" : "f-\($0)-line") }
        svg.element("path", ["d": head, "fill": isHollow ? theme.palette.groupFill : color, "stroke": color, "class": bothClasses])
    }

    private var strokeWidth: Double {
        switch style.width {
        case .thin: 1
        case .normal: 1.5
        case .bold: 2.4
        }
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
