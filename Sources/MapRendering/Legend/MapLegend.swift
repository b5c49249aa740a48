import RelationAnalysis
import RelationGraph

/// The key below a figure, made of what the figure uses, and the documents that it rests on.
struct MapLegend {
    enum Entry {
        case kind(NodeKind)
        case type(RelationType)
        case note(String)
        /// A sample of its own, drawn from a left end around a middle, of the given width.
        case sample(String, draw: (_ svg: inout SVGText, _ x: Double, _ middle: Double, _ width: Double) -> Void)

        var label: String {
            switch self {
            case .kind(let kind): kind.label
            case .type(let type): type.label
            case .note(let text): text
            case .sample(let text, _): text
            }
        }
    }

    /// Entries that one heading explains: the kinds, or the relation types of one layer.
    private struct Section {
        var heading: String
        var rows: [[Entry]]
    }

    private let sections: [Section]
    private let headingWidth: Double
    private let columnWidth: Double
    private let sources: [String]
    private let width: Double
    let height: Double

    private static let rowHeight = 17.0
    private static let sourceRowHeight = 13.0
    private static let sectionGap = 5.0
    private static let sampleWidth = 34.0
    private static let padding = 12.0
    private static let longestLabel = 170.0
    private static let longestHeading = 90.0

    init(_ diagram: MapDiagram, width: Double) {
        let groups = [("Nodes", MapLegend.entriesForBoxes(of: diagram))] + MapLegend.groups(of: diagram.usedTypes)
        self.init(groups, sources: diagram.sourceLine, width: width)
    }

    /// Relation types under the names of their layers.
    static func groups(of types: [RelationType]) -> [(heading: String, entries: [Entry])] {
        Dictionary(grouping: types, by: \.layer).sorted { $0.key < $1.key }.map { layer, types in
            let heading = layer.rawValue.prefix(1).uppercased() + layer.rawValue.dropFirst()
            return (heading.shortened(to: longestHeading, in: .legendHeading), types.map(Entry.type))
        }
    }

    init(_ groups: [(heading: String, entries: [Entry])], sources line: String?, width: Double) {
        self.width = width
        headingWidth = (groups.map { Lettering.legendHeading.width(of: $0.heading) }.max() ?? 0) + 14
        let longest = groups.flatMap(\.entries).map { Lettering.legend.width(of: MapLegend.shown($0)) }.max() ?? 0
        columnWidth = MapLegend.sampleWidth + longest + 12
        let columns = max(1, Int((width - 2 * MapLegend.padding - headingWidth) / columnWidth))
        sections = groups.map { Section(heading: $0.heading, rows: MapLegend.rows(of: $0.entries, columns)) }
        sources = line?.wrapped(to: width - 2 * MapLegend.padding, in: .legend, maximumLines: 8) ?? []
        let rowCount = sections.reduce(0) { $0 + $1.rows.count }
        let gaps = Double(sections.count - (sources.isEmpty ? 1 : 0)) * MapLegend.sectionGap
        height = Double(rowCount) * MapLegend.rowHeight + gaps + Double(sources.count) * MapLegend.sourceRowHeight + 2 * MapLegend.padding
    }

    private static func entriesForBoxes(of diagram: MapDiagram) -> [Entry] {
        var entries = diagram.usedKinds.map(Entry.kind)
        if diagram.boxes.contains(where: { $0.node.facts.isAnonymous }) { entries.append(.note("dashed outline: unnamed")) }
        if diagram.step != nil || diagram.boxes.contains(where: \.isHighlighted) { entries.append(.note("bold outline: brought out")) }
        let changes = Set(diagram.boxes.compactMap(\.change) + diagram.lines.compactMap(\.change))
        for (change, words) in [(VersionChange.added, "bold: added"), (.removed, "dashed, grey: removed"), (.changed, "changed")]
        where changes.contains(change) { entries.append(.note("\(change.sign) \(words)")) }
        if let measure = diagram.measure { entries.append(.note("larger name: more \(measure)")) }
        return entries
    }

    private static func shown(_ entry: Entry) -> String { entry.label.shortened(to: longestLabel, in: .legend) }

    private static func rows(of entries: [Entry], _ columns: Int) -> [[Entry]] {
        stride(from: 0, to: entries.count, by: columns).map { Array(entries[$0..<min($0 + columns, entries.count)]) }
    }

    func write(into svg: inout SVGText, x: Double, y: Double, _ theme: MapTheme) {
        svg.begin(
            "g",
            [
                "class": "legend", "role": "group", "aria-label": "Key", "transform": "translate(\(x.svg),\(y.svg))",
                "font-size": Lettering.legend.size.svg,
            ])
        svg.element(
            "rect",
            [
                "width": width.svg, "height": height.svg, "rx": "6", "fill": theme.palette.groupFill, "stroke": theme.palette.groupLine,
                "class": theme == .auto ? "f-group s-frame" : nil,
            ])
        var baseline = MapLegend.padding + MapLegend.rowHeight * 0.65
        for section in sections {
            writeText(section.heading, into: &svg, MapLegend.padding, baseline, isBold: true, isMuted: true, theme)
            for row in section.rows {
                for (column, entry) in row.enumerated() {
                    write(entry, into: &svg, MapLegend.padding + headingWidth + Double(column) * columnWidth, baseline, theme)
                }
                baseline += MapLegend.rowHeight
            }
            baseline += MapLegend.sectionGap
        }
        for line in sources {
            writeText(line, into: &svg, MapLegend.padding, baseline, isMuted: true, theme)
            baseline += MapLegend.sourceRowHeight
        }
        svg.end()
    }

    private func write(_ entry: Entry, into svg: inout SVGText, _ x: Double, _ baseline: Double, _ theme: MapTheme) {
        let middle = baseline - 3.2
        let label = MapLegend.shown(entry)
        switch entry {
        case .kind(let kind):
            let tones = theme.palette.tones(kind.style.color)
            let classes = theme == .auto ? kind.style.color.paletteName.map { "f-\($0)-fill s-\($0)-line" } : nil
            svg.element(
                "rect",
                [
                    "x": x.svg, "y": (middle - 5.5).svg, "width": "22", "height": "11", "rx": kind.style.shape == .rounded ? "4" : nil,
                    "fill": tones.fill, "stroke": tones.line, "class": classes,
                ])
        case .type(let type):
            LineSample(type.style, theme).write(into: &svg, x: x, y: middle, length: MapLegend.sampleWidth - 8)
        case .sample(_, let draw):
            draw(&svg, x, middle, MapLegend.sampleWidth - 8)
        case .note:
            writeText(label, into: &svg, x, baseline, isMuted: true, theme)
            return
        }
        writeText(label, into: &svg, x + MapLegend.sampleWidth, baseline, theme)
    }

    private func writeText(
        _ text: String, into svg: inout SVGText, _ x: Double, _ y: Double, isBold: Bool = false, isMuted: Bool = false, _ theme: MapTheme
    ) {
        svg.element(
            "text",
            [
                "x": x.svg, "y": y.svg, "fill": isMuted ? theme.palette.mutedText : theme.palette.text,
                "class": theme == .auto ? (isMuted ? "f-muted" : "f-text") : nil, "font-weight": isBold ? "bold" : nil,
            ], content: text)
    }
}
