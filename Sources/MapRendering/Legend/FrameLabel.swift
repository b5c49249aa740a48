import RelationGraph

extension MapDiagram {
    private static let frameWidth = 640.0
    private static let entryWidth = 120.0
    private static let typesInRow = 5

    /// Title and legend as one HTML-like label, for the formats that Graphviz itself writes. Nil if there is nothing to say.
    func frameLabel(_ palette: Palette) -> String? {
        var rows: [String] = []
        rows += (title ?? "").wrapped(to: MapDiagram.frameWidth, in: .title, maximumLines: 3)
            .map { HTMLLabel.row("<B>\(HTMLLabel.font($0, .title, color: palette.text))</B>") }
        rows += (subtitle ?? "").wrapped(to: MapDiagram.frameWidth, in: .subtitle, maximumLines: 4)
            .map { HTMLLabel.row(HTMLLabel.font($0, .subtitle, color: palette.mutedText)) }
        if showsLegend {
            if !usedKinds.isEmpty { rows.append(HTMLLabel.row(kindSwatches(palette))) }
            if !usedTypes.isEmpty { rows.append(HTMLLabel.row(typeSamples(palette))) }
        }
        guard !rows.isEmpty else { return nil }
        return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"2\" CELLPADDING=\"2\">" + rows.joined() + "</TABLE>"
    }

    private func kindSwatches(_ palette: Palette) -> String {
        let cells = usedKinds.map { kind in
            let tones = palette.tones(kind.style.color)
            return "<TD BORDER=\"1\" COLOR=\"\(tones.line)\" BGCOLOR=\"\(tones.fill)\" CELLPADDING=\"3\">"
                + HTMLLabel.font(kind.label.shortened(to: MapDiagram.entryWidth, in: .legend), .legend, color: palette.text) + "</TD>"
        }
        return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"5\"><TR>\(cells.joined())</TR></TABLE>"
    }

    /// A line sample is a table cell of which only the lower border is drawn.
    private func typeSamples(_ palette: Palette) -> String {
        let cells = usedTypes.map { type in
            let color = palette.tones(type.style.color).line
            let style = type.style.dash == .solid ? "" : " STYLE=\"\(type.style.dash.rawValue)\""
            let width = type.style.width == .bold ? 2 : 1
            let label = type.label.shortened(to: MapDiagram.entryWidth, in: .legend)
            let sample =
                "<TABLE FIXEDSIZE=\"TRUE\" WIDTH=\"30\" HEIGHT=\"6\" BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">"
                + "<TR><TD WIDTH=\"30\" HEIGHT=\"6\" BORDER=\"\(width)\" SIDES=\"B\" COLOR=\"\(color)\"\(style)></TD></TR></TABLE>"
            return "<TD>\(sample)</TD><TD ALIGN=\"LEFT\">"
                + HTMLLabel.font("\(type.style.arrow.glyph) \(label)", .legend, color: palette.text) + "</TD>"
        }
        let rows = stride(from: 0, to: cells.count, by: MapDiagram.typesInRow).map { start in
            "<TR>" + cells[start..<min(start + MapDiagram.typesInRow, cells.count)].joined() + "</TR>"
        }
        return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"5\">\(rows.joined())</TABLE>"
    }
}

extension LineStyle.Arrow {
    /// A character that looks like the arrowhead, for samples made of text.
    fileprivate var glyph: String {
        switch self {
        case .normal: "▶"
        case .open: "▷"
        case .vee: "➤"
        case .tee: "┤"
        case .box: "■"
        case .diamond: "◆"
        case .dot: "●"
        case .none: ""
        }
    }
}
