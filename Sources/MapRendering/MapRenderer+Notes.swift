/// What was done otherwise than asked or expected.
extension MapRenderer {
    func notes(
        on diagram: MapDiagram, _ layout: MapLayout, _ options: MapOptions, isOverview: Bool = false
    ) -> [String] {
        var notes: [String] = []
        if options.layout == nil, !diagram.bushes.isEmpty {
            notes.append(
                "Drawn in rows: \(diagram.hubOfLeaf.count) of \(diagram.boxes.count) nodes have lines to one other alone, and would make a column "
                    + "that is too tall to read. Ask for --layout dot to have it all the same.")
        } else if options.layout == nil, !layout.isLayered, !diagram.lines.isEmpty {
            notes.append(
                "Drawn with the \(layout.rawValue) layout: \(diagram.boxes.count) nodes and \(diagram.lines.count) lines are too many for "
                    + "columns that can be read. Narrow the selection (--focus, --layer, --view), or ask for --layout dot.")
        }
        if isOverview { notes.append("Nodes are drawn as dots, and only the most important ones are named; a larger --width names more.") }
        if case .attribute(let key)? = options.groupBy, diagram.boxes.allSatisfy({ options.groupBy?.group(of: $0.node, options) == nil }) {
            notes.append("Nothing is gathered: no node of the map has the attribute “\(key)”.")
        } else if !diagram.groups.isEmpty, !layout.isLayered, !isOverview {
            notes.append("Groups are framed by the dot layout only: narrow the selection, or ask for --layout dot.")
        }
        return notes
    }

    /// Tells of letters that get noticeably smaller in the width that is asked for.
    func notes(onWidth natural: Double, _ options: MapOptions) -> [String] {
        guard let width = options.width, case let scale = width / natural, scale < WidthEstimate.smallestScale else { return [] }
        let smallest = (Lettering.tag.size * scale * 10).rounded() / 10
        return [
            "Laid out as narrow as can be, the map is wider than \(width.svg) pixels: it is reduced to \((scale * 100).rounded().svg) % of its "
                + "size, with letters of \(smallest.svg) pixels. Take a larger --width, or narrow the selection."
        ]
    }
}
