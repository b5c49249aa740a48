import Graphviz
import RelationAnalysis
import RelationGraph

/// What the key below a map of many nodes says: the groups by colour, the kinds by form, what dots, names and lines mean, and how many lines of
/// which type there are. It has an entry for all that the map draws, and for nothing else.
struct OverviewKey {
    private let plan: OverviewPlan
    private let pen: FigurePen
    /// Of a page that can be explored, where names and directions depend on what is in view, and the status of statements on the time chosen.
    private let isPage: Bool

    /// More types than these are summed up.
    private static let typeLimit = 6
    private static let dotRadius = 5.0

    init(_ plan: OverviewPlan, _ theme: MapTheme, isPage: Bool = false) {
        self.plan = plan
        pen = FigurePen(theme: theme)
        self.isPage = isPage
    }

    private var diagram: MapDiagram { plan.diagram }

    var sections: [(heading: String, entries: [MapLegend.Entry])] {
        [("Groups", groups), ("Kinds", kinds), ("Statements", statuses), ("Nodes", nodes), ("Lines", lines), ("Relations", relations)]
            .filter { !$0.1.isEmpty }
    }

    // MARK: Dots

    private var groups: [MapLegend.Entry] {
        let (colored, others) = (plan.clusters.clusters.filter { $0.color != nil }, plan.clusters.clusters.filter { $0.color == nil })
        var entries = colored.map { cluster in
            dot("\(cluster.members.count.grouped) · \(cluster.name)", cluster.color ?? .palette(.grey), form(of: cluster.form))
        }
        if let hull = plan.hulls.first {
            let color = plan.clusters.clusters[hull.cluster].color ?? .palette(.grey)
            entries.append(
                .sample("outlined: where most of a group lies, and few others") { [pen] svg, x, middle, width in
                    pen.rectangle(
                        x: x + width / 2 - 11, y: middle - 5.5, width: 22, height: 11, radius: 5, fill: .fill(color), stroke: .line(color),
                        into: &svg)
                })
        }
        if !others.isEmpty {
            let members = others.reduce(0) { $0 + $1.members.count }
            let groups = others.count == 1 ? "1 smaller group" : "\(others.count.grouped) smaller groups"
            entries.append(dot("\(members.grouped) · \(groups)", .palette(.grey), form(of: .disc)))
        }
        let single = plan.clusters.clusterOfBox.count { $0 == nil }
        if single > 0, !plan.clusters.clusters.isEmpty {
            entries.append(dot("\(single.grouped) · in no group", .palette(.grey), form(of: .disc)))
        }
        return entries
    }

    /// Where forms tell kinds, groups are a bar of their colour.
    private func form(of group: DotForm) -> DotForm? { plan.forms.kinds.isEmpty ? group : nil }

    private func dot(_ label: String, _ color: StyleColor, _ form: DotForm?) -> MapLegend.Entry {
        .sample(label) { [pen] svg, x, middle, width in
            guard let form else {
                let bar = Size(width: 18, height: 7)
                pen.rectangle(
                    x: x + (width - bar.width) / 2, y: middle - bar.height / 2, width: bar.width, height: bar.height, fill: .line(color),
                    into: &svg)
                return
            }
            OverviewKey.write(form, Point(x: x + width / 2, y: middle), OverviewKey.dotRadius, .line(color), into: &svg, pen)
        }
    }

    private static func write(
        _ form: DotForm, _ center: Point, _ radius: Double, _ ink: FigurePen.Ink, _ mark: DotMark = DotMark(nil), into svg: inout SVGText,
        _ pen: FigurePen
    ) {
        svg.begin("g", ["fill": ink.value(pen.theme.palette), "class": pen.theme == .auto ? ink.name.map { "f-" + $0 } : nil])
        svg.raw(form.tag(at: center, radius: radius) + mark.attributes(pen.theme, ink) + "/>")
        svg.end()
    }

    private var kinds: [MapLegend.Entry] {
        var counts: [String: Int] = [:]
        for box in diagram.boxes { counts[box.node.kind.id, default: 0] += 1 }
        return plan.forms.kinds.map { kind, form in
            // A kind of which all are unnamed looks as its dots do.
            let isUnnamed = diagram.boxes.allSatisfy { $0.node.kind.id != kind.id || $0.node.facts.isAnonymous }
            return .sample("\(kind.label): \((counts[kind.id] ?? 0).grouped)") { [pen] svg, x, middle, width in
                OverviewKey.write(
                    form, Point(x: x + width / 2, y: middle), OverviewKey.dotRadius, .line(.palette(.ink)),
                    DotMark(nil, isUnnamed: isUnnamed && !isPage), into: &svg, pen)
            }
        }
    }

    private var statuses: [MapLegend.Entry] {
        let form = diagram.boxes.firstIndex { $0.standing != nil }.map { plan.forms.forms[$0] }
        guard let form else { return [] }
        return diagram.usedStatuses.map { status in
            .sample(LegendEntries.explanation(status)) { [pen] svg, x, middle, width in
                let center = Point(x: x + width / 2, y: middle)
                OverviewKey.write(form, center, 3.4, .line(.palette(.ink)), into: &svg, pen)
                DotOutline(status)?.write(form, at: center, radius: 3.4, into: &svg, pen)
            }
        }
    }

    private var nodes: [MapLegend.Entry] {
        let form = plan.forms.forms.first ?? .disc
        var entries: [MapLegend.Entry] = []
        if let least = plan.radii.min(), let most = plan.radii.max(), most > least * 1.1 {
            entries.append(
                .sample("larger: more contacts") { [pen] svg, x, middle, width in
                    let ink = FigurePen.Ink.line(.palette(.grey))
                    OverviewKey.write(form, Point(x: x + width / 2 - 7, y: middle), 2.2, ink, into: &svg, pen)
                    OverviewKey.write(form, Point(x: x + width / 2 + 5, y: middle), 5, ink, into: &svg, pen)
                })
        }
        if !isPage, let unnamed = diagram.boxes.firstIndex(where: { $0.node.facts.isAnonymous && $0.change == nil }) {
            entries.append(
                .sample("hollow, dotted: unnamed") { [pen] svg, x, middle, width in
                    OverviewKey.write(
                        plan.forms.forms[unnamed], Point(x: x + width / 2, y: middle), 4.2, .line(.palette(.grey)),
                        DotMark(nil, isUnnamed: true), into: &svg, pen)
                })
        }
        entries += names
        if diagram.boxes.contains(where: \.isHighlighted) {
            entries.append(
                .sample("ringed: brought out") { [pen] svg, x, middle, width in
                    let center = Point(x: x + width / 2, y: middle)
                    OverviewKey.write(form, center, 2.6, .line(.palette(.grey)), into: &svg, pen)
                    pen.path(
                        "M\((center.x - 5.5).svg),\(center.y.svg)a5.5,5.5 0 1 1 11,0a5.5,5.5 0 1 1 -11,0Z", stroke: .text, width: 1.8,
                        into: &svg)
                })
        }
        let changes = Set(diagram.boxes.compactMap(\.change))
        for change in VersionChange.allCases where changes.contains(change) {
            entries.append(
                .sample("\(change.sign) \(change.rawValue)") { [pen] svg, x, middle, width in
                    OverviewKey.write(
                        .disc, Point(x: x + width / 2, y: middle), 4.2, .line(.palette(.grey)), DotMark(change), into: &svg, pen)
                })
        }
        return entries
    }

    // MARK: Names

    private var names: [MapLegend.Entry] {
        var entries: [MapLegend.Entry] = []
        if plan.labels.contains(where: { if case .cluster = $0.subject { true } else { false } }) {
            entries.append(word("name of a group", OverviewLabels.cluster, isFramed: false))
        }
        if let threshold = plan.emphasis.threshold, isPage || plan.labels.contains(where: \.isBoxed) {
            let reason = diagram.measure.map { "the highest \($0)" } ?? "\(Int(threshold).grouped) contacts or more"
            entries.append(word((isPage ? "bold: " : "framed: ") + reason, OverviewLabels.boxed, isFramed: !isPage))
        }
        if diagram.boxes.contains(where: \.node.isStatement) { entries.append(word("slanted: a statement", .statement, isFramed: false)) }
        let order = diagram.measure.map { "more \($0)" } ?? "more contacts"
        entries.append(
            .note(
                isPage
                    ? "closer by, more are named"
                    : "\(plan.namedCount.grouped) of \(diagram.boxes.count.grouped) are named: \(order) first, where there is room"))
        return entries
    }

    private func word(_ label: String, _ lettering: Lettering, isFramed: Bool) -> MapLegend.Entry {
        .sample(label) { [pen] svg, x, middle, width in
            if isFramed {
                pen.rectangle(
                    x: x, y: middle - 5.5, width: width, height: 11, radius: 3, fill: .canvas, stroke: .line(.palette(.grey)),
                    strokeWidth: 1.4,
                    into: &svg)
            }
            var lettering = lettering
            lettering.size = 8
            pen.text(
                "Name", x: x + width / 2, y: middle + 2.8, lettering, isFramed || !lettering.isBold ? .text : .muted,
                isItalic: !lettering.isBold, anchor: "middle", into: &svg)
        }
    }

    // MARK: Lines

    private var lines: [MapLegend.Entry] {
        var entries: [MapLegend.Entry] = []
        let unchanged = diagram.lines.filter { !$0.isHighlighted && $0.change == nil }
        if let line = unchanged.first(where: { plan.clusters.colored($0) != nil }), let cluster = plan.clusters.colored(line) {
            entries.append(stroke("within a group", plan.clusters.clusters[cluster].color ?? .palette(.grey)))
            if unchanged.contains(where: { plan.clusters.colored($0) == nil }) { entries.append(stroke("any other", .palette(.grey))) }
            if unchanged.contains(where: { plan.bundles.gates($0) != nil }) {
                entries.append(
                    .sample("many between the same two groups: bent into one course") { [pen] svg, x, middle, width in
                        for offset in [-4.0, -1.5, 1.5, 4] {
                            let path =
                                "M\(x.svg),\((middle + offset).svg)C\((x + width * 0.4).svg),\(middle.svg) \((x + width * 0.6).svg),\(middle.svg) "
                                + "\((x + width).svg),\((middle - offset).svg)"
                            pen.path(path, stroke: .line(.palette(.grey)), width: 0.8, into: &svg)
                        }
                    })
            }
        }
        entries += LegendEntries.changes(Set(diagram.lines.compactMap(\.change)))
        let doubts = Set(diagram.lines.filter(OverviewLines.isDoubtful).compactMap(\.mark))
        if !isPage, !doubts.isEmpty {
            let reasons = LineMark.allCases.filter(doubts.contains).map(\.label)
            entries.append(stroke("dotted: " + reasons.joined(separator: ", or "), .palette(.grey), dash: OverviewLines.doubtfulDash))
        }
        if isPage {
            entries.append(.note("chosen lines show where they point"))
        } else if diagram.lines.contains(where: plan.points) {
            entries.append(
                .sample(plan.showsDirections ? "angle: where a line points" : "angle: where a line points, if brought out") {
                    [pen] svg, x, middle, width in
                    let end = x + width
                    pen.path(
                        "M\(x.svg),\(middle.svg)H\(end.svg)M\((end - 5).svg),\((middle - 2.5).svg)L\(end.svg),\(middle.svg)"
                            + "L\((end - 5).svg),\((middle + 2.5).svg)", stroke: .line(.palette(.grey)), into: &svg)
                })
        } else if diagram.lines.contains(where: { !$0.type.isSymmetric }) {
            entries.append(.note("directions are left out"))
        }
        return entries
    }

    private func stroke(_ label: String, _ color: StyleColor, dash: String? = nil) -> MapLegend.Entry {
        .sample(label) { [pen] svg, x, middle, width in
            pen.path("M\(x.svg),\(middle.svg)H\((x + width).svg)", stroke: .line(color), width: 1.2, dash: dash, into: &svg)
        }
    }

    /// How many lines there are of the types most used.
    private var relations: [MapLegend.Entry] {
        var counts: [String: Int] = [:]
        for line in diagram.lines { counts[line.type.id, default: 0] += 1 }
        let types = diagram.usedTypes.sorted { (counts[$1.id] ?? 0) < (counts[$0.id] ?? 0) }
        let shown = types.count == OverviewKey.typeLimit + 1 ? types.count : OverviewKey.typeLimit
        var entries = types.prefix(shown).map { MapLegend.Entry.note("\((counts[$0.id] ?? 0).grouped) × \($0.label)") }
        if types.count > shown {
            let lines = types.dropFirst(shown).reduce(0) { $0 + (counts[$1.id] ?? 0) }
            entries.append(.note("\(lines.grouped) × \(types.count - shown) other types"))
        }
        return entries
    }
}
