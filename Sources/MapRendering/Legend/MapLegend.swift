import RelationAnalysis
import RelationGraph

/// The key below a figure, made of what the figure uses, and the documents that it rests on.
struct MapLegend {
    enum Entry {
        case kind(NodeKind, BoxOutline)
        case type(RelationType)
        case note(String)
        /// A sample of its own, drawn from a left end around a middle, of the given width.
        case sample(String, draw: (_ svg: inout SVGText, _ x: Double, _ middle: Double, _ width: Double) -> Void)

        var label: String {
            switch self {
            case .kind(let kind, _): kind.label
            case .type(let type): type.label
            case .note(let text): text
            case .sample(let text, _): text
            }
        }
    }

    /// Entries that one heading explains: the kinds, the statuses, or the relation types of one layer.
    private struct Section {
        var heading: String
        var rows: [Row]
    }

    private struct Row {
        /// Each with its label in lines.
        var entries: [(entry: Entry, label: [String])]
        var height: Double
    }

    private let sections: [Section]
    private let columns: LegendColumns
    private let headingWidth: Double
    private let sources: [String]
    private let width: Double
    let height: Double

    private static let rowHeight = 16.0
    private static let leading = 10.5
    private static let sourceRowHeight = 13.0
    private static let sectionGap = 6.0
    private static let sampleWidth = 34.0
    private static let padding = 12.0
    /// At which labels are broken, and the lines that they may have.
    private static let longestLabel = 130.0
    private static let labelLines = 3
    private static let longestHeading = 90.0

    init(_ diagram: MapDiagram, width: Double, _ theme: MapTheme) {
        let groups =
            LegendEntries(diagram, theme).groups + MapLegend.groups(of: diagram.usedTypes) + LegendEntries.marks(of: diagram, theme)
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
        let columns = LegendColumns(
            groups.map { $0.entries.map { Lettering.legend.width(of: $0.label.drawable) } }, sampleWidth: MapLegend.sampleWidth,
            longest: MapLegend.longestLabel, width: width - 2 * MapLegend.padding - headingWidth)
        self.columns = columns
        sections = groups.map { Section(heading: $0.heading, rows: MapLegend.rows(of: $0.entries, columns)) }
        sources = line?.wrapped(to: width - 2 * MapLegend.padding, in: .legend, maximumLines: 8) ?? []
        let rowsHeight = sections.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.height } }
        let gaps = Double(sections.count - (sources.isEmpty ? 1 : 0)) * MapLegend.sectionGap
        height = rowsHeight + gaps + Double(sources.count) * MapLegend.sourceRowHeight + 2 * MapLegend.padding
    }

    private static func rows(of entries: [Entry], _ columns: LegendColumns) -> [Row] {
        stride(from: 0, to: entries.count, by: columns.count).map { start in
            let row = entries[start..<min(start + columns.count, entries.count)]
            let labelled = zip(row, columns.labelWidths).map { entry, width in
                // A label that just fits must not be broken by rounding.
                (entry: entry, label: entry.label.wrapped(to: width + 0.5, in: .legend, maximumLines: labelLines))
            }
            let lines = labelled.map(\.label.count).max() ?? 1
            return Row(entries: labelled, height: rowHeight + Double(max(lines, 1) - 1) * leading)
        }
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
                for ((entry, label), offset) in zip(row.entries, columns.offsets) {
                    write(entry, label, into: &svg, MapLegend.padding + headingWidth + offset, baseline, theme)
                }
                baseline += row.height
            }
            baseline += MapLegend.sectionGap
        }
        for line in sources {
            writeText(line, into: &svg, MapLegend.padding, baseline, isMuted: true, theme)
            baseline += MapLegend.sourceRowHeight
        }
        svg.end()
    }

    private func write(_ entry: Entry, _ label: [String], into svg: inout SVGText, _ x: Double, _ baseline: Double, _ theme: MapTheme) {
        let middle = baseline - 3.2
        var left = x + MapLegend.sampleWidth
        switch entry {
        case .kind(let kind, let outline):
            BoxSample(kind.style, outline: outline).write(into: &svg, x: x, middle: middle, FigurePen(theme: theme))
        case .type(let type):
            LineSample(type.style, theme).write(into: &svg, x: x, y: middle, length: MapLegend.sampleWidth - 8)
        case .sample(_, let draw):
            draw(&svg, x, middle, MapLegend.sampleWidth - 8)
        case .note: left = x
        }
        var isMuted = false
        if case .note = entry { isMuted = true }
        for (index, line) in label.enumerated() {
            writeText(line, into: &svg, left, baseline + Double(index) * MapLegend.leading, isMuted: isMuted, theme)
        }
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
