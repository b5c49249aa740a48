import Graphviz
import RelationAnalysis
import RelationGraph

/// What a key has to explain besides the relation types: boxes and their outlines, the statuses of statements, the signs on lines.
struct LegendEntries {
    let groups: [(heading: String, entries: [MapLegend.Entry])]

    init(_ diagram: MapDiagram, _ theme: MapTheme) {
        let pen = FigurePen(theme: theme)
        var groups = [("Nodes", LegendEntries.boxes(of: diagram, pen))]
        let changes = LegendEntries.changes(Set(diagram.boxes.compactMap(\.change) + diagram.lines.compactMap(\.change)))
        if !changes.isEmpty { groups.append(("Changes", changes)) }
        let statuses = LegendEntries.statuses(of: diagram, pen)
        if !statuses.isEmpty { groups.append(("Statements", statuses)) }
        self.groups = groups
    }

    private static func boxes(of diagram: MapDiagram, _ pen: FigurePen) -> [MapLegend.Entry] {
        var entries = diagram.usedKinds.map { kind in
            // A kind of which all are unnamed looks as its boxes do.
            var outline = BoxOutline()
            if diagram.boxes.allSatisfy({ $0.node.kind.id != kind.id || $0.node.facts.isAnonymous }) { outline.stroke = .dashed }
            return MapLegend.Entry.kind(kind, outline)
        }
        func outlined(_ label: String, _ outline: BoxOutline) {
            let style = diagram.usedKinds.first?.style ?? .standard
            entries.append(
                .sample(label) { svg, x, middle, _ in
                    BoxSample(NodeStyle(style.shape, .palette(.ink)), outline: outline).write(into: &svg, x: x, middle: middle, pen)
                })
        }
        if diagram.boxes.contains(where: { $0.node.facts.isAnonymous }) {
            var outline = BoxOutline()
            outline.stroke = .dashed
            outlined("dashed: unnamed", outline)
        }
        if diagram.step != nil || diagram.boxes.contains(where: \.isHighlighted) {
            var outline = BoxOutline()
            outline.width = BoxOutline.broughtOut
            outlined("bold: brought out", outline)
        }
        if !diagram.routesLines, !diagram.lines.isEmpty {
            let isRaised = diagram.lines.contains(where: \.isHighlighted)
            entries.append(.note(isRaised ? "lines pass behind boxes, but for those brought out" : "lines pass behind boxes"))
        }
        if let measure = diagram.measure { entries.append(.note("larger name: more \(measure)")) }
        return entries
    }

    /// What the signs of a map of two versions mean.
    static func changes(_ used: Set<VersionChange>) -> [MapLegend.Entry] {
        let words: [(VersionChange, String)] = [(.added, "bold: added"), (.removed, "dashed, grey: removed"), (.changed, "changed")]
        return words.filter { used.contains($0.0) }.map { .note("\($0.sign) \($1)") }
    }

    private static func statuses(of diagram: MapDiagram, _ pen: FigurePen) -> [MapLegend.Entry] {
        guard let style = diagram.boxes.first(where: { $0.standing != nil })?.node.kind.style else { return [] }
        var entries = diagram.usedStatuses.map { status in
            MapLegend.Entry.sample(explanation(status)) { svg, x, middle, _ in
                BoxSample(style, outline: BoxOutline(status)).write(into: &svg, x: x, middle: middle, pen)
            }
        }
        if diagram.usedStandings.contains(where: \.isDerived) {
            entries.append(.note(derived))
        }
        return entries
    }

    /// What the asterisk behind a status says.
    static let derived = "* follows from what was said of other statements"

    static func explanation(_ status: ClaimStatus) -> String {
        switch status {
        case .asserted: "asserted: for it only"
        case .denied: "denied: against it only"
        case .disputed: "disputed: for and against"
        case .unanswered: "unanswered: nobody takes a side"
        case .retracted: "retracted: taken back"
        }
    }

    /// The signs on lines, explained; nothing if there are none.
    static func signs(_ marks: [LineMark], _ pen: FigurePen) -> [(heading: String, entries: [MapLegend.Entry])] {
        let entries = marks.map { mark in
            MapLegend.Entry.sample(mark.label) { svg, x, middle, width in
                pen.path("M\(x.svg),\(middle.svg)H\((x + width).svg)", stroke: .line(.palette(.ink)), into: &svg)
                LineMarkPainter.write(
                    mark, into: &svg, at: Point(x: x + width / 2, y: middle), .line(.palette(.ink)), pen)
            }
        }
        return entries.isEmpty ? [] : [("Signs", entries)]
    }
}
