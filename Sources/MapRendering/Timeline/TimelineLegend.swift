import RelationAnalysis
import RelationGraph

/// The key below a timeline, made of what it uses: how dates are drawn, and the stances as the map draws them.
struct TimelineLegend {
    let groups: [(heading: String, entries: [MapLegend.Entry])]

    init(_ content: TimelineContent, _ pen: FigurePen) {
        var groups: [(heading: String, entries: [MapLegend.Entry])] = []
        let dates = TimelineLegend.dates(content, pen)
        if !dates.isEmpty { groups.append(("Dates", dates + [.note("time is not to scale")])) }
        // Where all bars are statements, or there are none, nothing is to be told apart.
        if content.usedKinds.contains(where: { $0.id != "statement" }) {
            groups.append(("Bars", content.usedKinds.map { MapLegend.Entry.kind($0, BoxOutline()) }))
        }
        let statuses = Set(content.events.compactMap(\.standing?.status))
        if !statuses.isEmpty {
            let entries = ClaimStatus.allCases.filter(statuses.contains).map { MapLegend.Entry.note(LegendEntries.explanation($0)) }
            let isDerived = content.events.contains { $0.standing?.isDerived ?? false }
            groups.append(("Statements", entries + (isDerived ? [.note(LegendEntries.derived)] : [])))
        }
        // Ties are bars here, of which the row says in words what they are.
        groups += MapLegend.groups(of: content.usedTypes).map { heading, entries in
            (
                heading,
                entries.map { entry in
                    guard case .type(let type) = entry, content.usedTies.contains(type.id) else { return entry }
                    return .sample(type.label) { svg, x, middle, width in
                        pen.rectangle(
                            x: x, y: middle - TimelineBar.height / 2, width: width, height: TimelineBar.height, radius: 2,
                            fill: .line(type.style.color), into: &svg)
                    }
                }
            )
        }
        self.groups = groups + LegendEntries.signs(content.usedMarks, pen)
    }

    private static func dates(_ content: TimelineContent, _ pen: FigurePen) -> [MapLegend.Entry] {
        let dates = content.events.map(\.date)
        let said = content.sayings.flatMap(\.marks)
        let all = dates + said.map(\.date)
        var entries: [MapLegend.Entry] = []
        func sample(_ label: String, _ isUsed: Bool, _ text: String) {
            guard isUsed, let date = DateSpan(text), let frame = DateSpan("2000-01-01/2000-01-31") else { return }
            let draw = { (svg: inout SVGText, x: Double, middle: Double, width: Double) in
                let margin = TimelineScale.margin
                let scale = TimelineScale([frame], from: x - margin, to: x + width + margin)
                var bar = TimelineBar(date, on: scale, lasts: true)
                bar.clip(to: x...(x + width))
                bar.write(into: &svg, y: middle, .palette(.ochre), pen)
            }
            entries.append(.sample(label, draw: draw))
        }
        func isDay(_ date: DateSpan) -> Bool { date.isSingleDate && date.start?.day != nil }
        sample("on that day", dates.contains(where: isDay), "2000-01-16")
        sample("all that time", dates.contains { !$0.isSingleDate && $0.start != nil && $0.end != nil }, "2000-01-01/2000-01-31")
        sample(
            "some time within",
            dates.contains { $0.isSingleDate && $0.start?.day == nil } || said.contains { $0.isOwnDate && !isDay($0.date) },
            "2000-01")
        sample("since: no end is given", all.contains { $0.end == nil }, "2000-01-08/..")
        sample("until: no beginning is given", all.contains { $0.start == nil }, "../2000-01-24")
        sample("about", all.contains(where: \.isApproximate), "2000-01~")
        sample("(?) open to doubt", all.contains(where: \.isUncertain), "2000-01?")
        if said.contains(where: { !$0.isOwnDate }) {
            entries.append(
                .sample("day not given: when it appeared") { svg, x, middle, width in
                    TimelineMark.writeCircle(into: &svg, x: x + width / 2, y: middle, .palette(.ink), pen)
                })
        }
        return entries
    }
}
