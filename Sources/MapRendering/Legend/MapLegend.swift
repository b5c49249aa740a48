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

    /// Entries side by side, each with its column and its label in lines. Short sections share a row.
    private struct Row {
        /// The names of the sections that begin in it, each with its column; nil for the place before the first.
        var headings: [(text: String, column: Int?)] = []
        var cells: [(entry: Entry, label: [String], column: Int)] = []
        /// Whether a section begins in it.
        var isFirst: Bool { !headings.isEmpty }

        var height: Double {
            MapLegend.rowHeight + Double(max(1, cells.map(\.label.count).max() ?? 1) - 1) * MapLegend.leading
        }
    }

    private let rows: [Row]
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
            LegendEntries(diagram, theme).groups + MapLegend.groups(of: diagram.usedTypes)
            + LegendEntries.signs(diagram.usedMarks, FigurePen(theme: theme))
        self.init(groups, sources: diagram.sourceLine, width: width)
    }

    /// Relation types under the names of their layers; those that look the same for want of a look of their own share an entry.
    static func groups(of types: [RelationType]) -> [(heading: String, entries: [Entry])] {
        Dictionary(grouping: types, by: \.layer).sorted { $0.key < $1.key }.map { layer, types in
            let heading = layer.rawValue.prefix(1).uppercased() + layer.rawValue.dropFirst()
            var entries = types.filter { !$0.style.isPlain }.map(Entry.type)
            for isSymmetric in [false, true] {
                let plain = types.filter { $0.style == .standard(isSymmetric: isSymmetric) }
                guard var shared = plain.first else { continue }
                if plain.count > 1 { shared.label = "\(plain.count) \(entries.isEmpty ? "" : "other ")types" }
                entries.append(.type(shared))
            }
            return (heading.shortened(to: longestHeading, in: .legendHeading), entries)
        }
    }

    init(_ groups: [(heading: String, entries: [Entry])], sources line: String?, width: Double) {
        self.width = width
        headingWidth = (groups.map { Lettering.legendHeading.width(of: $0.heading) }.max() ?? 0) + 14
        let columns = LegendColumns(
            groups.map { $0.entries.map { Lettering.legend.width(of: $0.label.drawable) } }, sampleWidth: MapLegend.sampleWidth,
            longest: MapLegend.longestLabel, width: width - 2 * MapLegend.padding - headingWidth)
        self.columns = columns
        rows = MapLegend.rows(of: groups, columns)
        sources = line?.wrapped(to: width - 2 * MapLegend.padding, in: .legend, maximumLines: 8) ?? []
        let gaps = Double(rows.count(where: \.isFirst) - (sources.isEmpty ? 1 : 0)) * MapLegend.sectionGap
        height = rows.reduce(0) { $0 + $1.height } + gaps + Double(sources.count) * MapLegend.sourceRowHeight + 2 * MapLegend.padding
    }

    /// Every section in rows of its own, but for those so short that they go beside the one before.
    private static func rows(of groups: [(heading: String, entries: [Entry])], _ columns: LegendColumns) -> [Row] {
        var rows: [Row] = []
        for group in groups {
            if var last = rows.last, last.isFirst, let used = last.cells.last?.column,
                let start = columns.place(
                    for: group.entries.map { Lettering.legend.width(of: $0.label.drawable) }, after: used,
                    heading: Lettering.legendHeading.width(of: group.heading))
            {
                last.headings.append((group.heading, start))
                last.cells += cells(of: group.entries[...], from: start + 1, columns)
                rows[rows.count - 1] = last
                continue
            }
            for start in stride(from: 0, to: max(group.entries.count, 1), by: columns.count) {
                let part = group.entries[start..<min(start + columns.count, group.entries.count)]
                rows.append(Row(headings: start == 0 ? [(group.heading, nil)] : [], cells: cells(of: part, from: 0, columns)))
            }
        }
        return rows
    }

    private static func cells(
        of entries: ArraySlice<Entry>, from column: Int, _ columns: LegendColumns
    ) -> [(entry: Entry, label: [String], column: Int)] {
        entries.enumerated().map { index, entry in
            // A label that just fits must not be broken by rounding.
            let width = columns.labelWidths[column + index] + 0.5
            return (entry, entry.label.wrapped(to: width, in: .legend, maximumLines: labelLines), column + index)
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
        for (index, row) in rows.enumerated() {
            if index > 0, row.isFirst { baseline += MapLegend.sectionGap }
            for heading in row.headings {
                let offset = heading.column.map { headingWidth + columns.offsets[$0] } ?? 0
                writeText(heading.text, into: &svg, MapLegend.padding + offset, baseline, isBold: true, isMuted: true, theme)
            }
            for cell in row.cells {
                write(cell.entry, cell.label, into: &svg, MapLegend.padding + headingWidth + columns.offsets[cell.column], baseline, theme)
            }
            baseline += row.height
        }
        if !sources.isEmpty { baseline += MapLegend.sectionGap }
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
