import Graphviz
import RelationAnalysis
import RelationGraph

/// What the key below a map of many nodes says: the groups by colour, what dots and names mean, how many lines of which type there are.
struct OverviewKey {
    private let plan: OverviewPlan
    private let theme: MapTheme
    /// Of a page that can be explored, where names and directions depend on what is in view.
    private let isPage: Bool

    /// More types than these are summed up.
    private static let typeLimit = 6

    init(_ plan: OverviewPlan, _ theme: MapTheme, isPage: Bool = false) {
        self.plan = plan
        self.theme = theme
        self.isPage = isPage
    }

    var sections: [(heading: String, entries: [MapLegend.Entry])] {
        [("Groups", groups), ("Nodes", nodes), ("Lines", lines)].filter { !$0.1.isEmpty }
    }

    private var groups: [MapLegend.Entry] {
        let (colored, others) = (plan.clusters.clusters.filter { $0.color != nil }, plan.clusters.clusters.filter { $0.color == nil })
        var entries = colored.map { cluster in
            sample("\(cluster.members.count.grouped) · \(cluster.name)", cluster.color ?? .palette(.grey), cluster.form)
        }
        if !plan.hulls.isEmpty {
            entries.append(
                .sample("outlined: where most of a group lies, and few others") { [theme] svg, x, middle, width in
                    let color = plan.clusters.clusters[plan.hulls[0].cluster].color ?? .palette(.grey)
                    FigurePen(theme: theme).rectangle(
                        x: x + width / 2 - 11, y: middle - 5.5, width: 22, height: 11, radius: 5, fill: .fill(color), stroke: .line(color),
                        into: &svg)
                })
        }
        if !others.isEmpty {
            let members = others.reduce(0) { $0 + $1.members.count }
            let groups = others.count == 1 ? "1 smaller group" : "\(others.count.grouped) smaller groups"
            entries.append(sample("\(members.grouped) · \(groups)", .palette(.grey), .disc))
        }
        let single = plan.clusters.clusterOfBox.count { $0 == nil }
        if single > 0, !plan.clusters.clusters.isEmpty {
            entries.append(sample("\(single.grouped) · in no group", .palette(.grey), .disc))
        }
        return entries
    }

    private func sample(_ label: String, _ color: StyleColor, _ form: DotForm) -> MapLegend.Entry {
        .sample(label) { [theme] svg, x, middle, width in
            let ink = FigurePen.Ink.line(color)
            svg.begin("g", ["fill": ink.value(theme.palette), "class": theme == .auto ? ink.name.map { "f-" + $0 } : nil])
            svg.raw(form.tag(at: Point(x: x + width / 2, y: middle), radius: 5) + "/>")
            svg.end()
        }
    }

    private var nodes: [MapLegend.Entry] {
        var entries: [MapLegend.Entry] = [.note("larger dot: more contacts")]
        entries.append(.note(isPage ? "closer by, more are named" : "\(plan.namedCount) of \(plan.diagram.boxes.count.grouped) are named"))
        if let measure = plan.diagram.measure { entries.append(.note("named first: more \(measure)")) }
        if plan.diagram.boxes.contains(where: \.isHighlighted) { entries.append(.note("ringed: brought out")) }
        let changes = Set(plan.diagram.boxes.compactMap(\.change))
        for change in VersionChange.allCases where changes.contains(change) {
            entries.append(
                .sample("\(change.sign) \(change.rawValue)") { [theme] svg, x, middle, width in
                    let ink = FigurePen.Ink.line(.palette(.grey))
                    svg.begin("g", ["fill": ink.value(theme.palette), "class": theme == .auto ? "f-grey-line" : nil])
                    svg.raw(
                        "<circle cx=\"\((x + width / 2).svg)\" cy=\"\(middle.svg)\" r=\"4.2\"\(DotMark(change).attributes(theme))/>")
                    svg.end()
                })
        }
        return entries
    }

    private var lines: [MapLegend.Entry] {
        var entries: [MapLegend.Entry] = []
        if plan.clusters.clusters.contains(where: { $0.color != nil }) {
            let isBundled = !plan.bundles.isEmpty
            entries = [
                .note("coloured: within a group"),
                .note(isBundled ? "grey: all others, many between the same two groups bent into one course" : "grey: all others"),
            ]
        }
        let changes = Set(plan.diagram.lines.compactMap(\.change))
        for (change, words) in [(VersionChange.added, "bold: added"), (.removed, "dashed, grey: removed"), (.changed, "changed")]
        where changes.contains(change) { entries.append(.note("\(change.sign) \(words)")) }
        let directions = plan.showsDirections ? "angle: where a line points" : "directions are left out"
        entries.append(.note(isPage ? "chosen lines show where they point" : directions))
        var counts: [String: Int] = [:]
        for line in plan.diagram.lines { counts[line.type.id, default: 0] += 1 }
        let types = plan.diagram.usedTypes.sorted { (counts[$1.id] ?? 0) < (counts[$0.id] ?? 0) }
        entries += types.prefix(OverviewKey.typeLimit).map { .note("\((counts[$0.id] ?? 0).grouped) × \($0.label)") }
        if types.count > OverviewKey.typeLimit { entries.append(.note("\(types.count - OverviewKey.typeLimit) more types")) }
        return entries
    }
}
