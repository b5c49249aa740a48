import RelationGraph

/// What the key below a map of many nodes says: the groups by colour, what dots and names mean, how many lines of which type there are.
struct OverviewKey {
    private let plan: OverviewPlan
    private let theme: MapTheme

    /// More types than these are summed up.
    private static let typeLimit = 6

    init(_ plan: OverviewPlan, _ theme: MapTheme) {
        self.plan = plan
        self.theme = theme
    }

    var sections: [(heading: String, entries: [MapLegend.Entry])] {
        [("Groups", groups), ("Nodes", nodes), ("Lines", lines)].filter { !$0.1.isEmpty }
    }

    private var groups: [MapLegend.Entry] {
        let (colored, others) = (plan.clusters.clusters.filter { $0.color != nil }, plan.clusters.clusters.filter { $0.color == nil })
        var entries = colored.map { cluster in
            sample("\(cluster.members.count.grouped) · \(cluster.name)", cluster.color ?? .palette(.grey))
        }
        if !others.isEmpty { entries.append(sample("\(others.count.grouped) smaller groups", .palette(.grey))) }
        return entries
    }

    private func sample(_ label: String, _ color: StyleColor) -> MapLegend.Entry {
        .sample(label) { [theme] svg, x, middle, width in
            let ink = FigurePen.Ink.line(color)
            svg.element(
                "circle",
                [
                    "cx": (x + width / 2).svg, "cy": middle.svg, "r": "5", "fill": ink.value(theme.palette),
                    "class": theme == .auto ? ink.name.map { "f-" + $0 } : nil,
                ])
        }
    }

    private var nodes: [MapLegend.Entry] {
        var entries: [MapLegend.Entry] = [.note("larger dot: more contacts")]
        entries.append(.note("\(plan.labels.count) of \(plan.diagram.boxes.count.grouped) are named"))
        if let measure = plan.diagram.measure { entries.append(.note("named first: more \(measure)")) }
        if plan.diagram.boxes.contains(where: \.isHighlighted) { entries.append(.note("ringed: brought out")) }
        return entries
    }

    private var lines: [MapLegend.Entry] {
        var entries: [MapLegend.Entry] = []
        if plan.clusters.clusters.contains(where: { $0.color != nil }) {
            entries = [.note("coloured: within a group"), .note("grey: all others")]
        }
        var counts: [String: Int] = [:]
        for line in plan.diagram.lines { counts[line.type.id, default: 0] += 1 }
        let types = plan.diagram.usedTypes.sorted { (counts[$1.id] ?? 0) < (counts[$0.id] ?? 0) }
        entries += types.prefix(OverviewKey.typeLimit).map { .note("\((counts[$0.id] ?? 0).grouped) × \($0.label)") }
        if types.count > OverviewKey.typeLimit { entries.append(.note("\(types.count - OverviewKey.typeLimit) more types")) }
        return entries
    }
}
