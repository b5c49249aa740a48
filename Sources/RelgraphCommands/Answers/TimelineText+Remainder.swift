import MapRendering
import RelationAnalysis
import RelationGraph

/// What stands below the dated entries: those without a date, the dates that contradict each other, the documents referred to.
extension TimelineText {
    /// Statements, events and stances without a date, by what they have in common; ties, of which many have no need of a date, as a number.
    var undated: String {
        let entries = timeline.undated.filter { $0.kind != "tie" }
        let ties = cut.undated.count { $0.kind == "tie" }
        guard !entries.isEmpty || ties > 0 else { return "" }
        var text = "\n" + terminal.mark("No date given", .bold) + "\n"
        let stances = entries.filter { $0.kind == "stance" }
        for entry in entries where entry.kind != "stance" { text += undatedLine(entry) }
        var groups: [(key: [String], entries: [TimelineEntry])] = []
        for entry in stances {
            guard case .stance(let stance) = entry.subject else { continue }
            let key = [stance.source.id, stance.type.id]
            if let index = groups.firstIndex(where: { $0.key == key }) {
                groups[index].entries.append(entry)
            } else {
                groups.append((key, [entry]))
            }
        }
        for group in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) { text += undatedSayings(group.entries) }
        let rest = cut.undated.count - ties - entries.count
        if rest > 0 { text += "  … and \(rest) more\n" }
        if ties > 0 {
            text += terminal.wrap("\(ties.counted("tie")) without a date; --format json and csv list them.", indent: 2, hanging: 2) + "\n"
        }
        return text
    }

    private func undatedLine(_ entry: TimelineEntry) -> String {
        let text =
            switch entry.subject {
            case .statement(let node), .event(let node), .document(let node):
                "\(node.name.printable) \(terminal.mark("[\(node.id)]", .faint))"
            case .tie(let relation), .stance(let relation): Wording.sentence(relation).printable
            }
        return terminal.wrap(text, indent: 2, hanging: 2) + "\n"
    }

    /// The stances of one kind of one speaker; they were taken at the latest when the last of the documents appeared.
    private func undatedSayings(_ entries: [TimelineEntry]) -> String {
        guard case .stance(let first) = entries[0].subject else { return "" }
        let verb = "\(terminal.mark(first.source.name.printable, .bold)) \(first.type.label.printable)"
        let lines = entries.compactMap { entry -> String? in
            guard case .stance(let stance) = entry.subject else { return nil }
            let statement = stance.target.name.printable + fates.remark(on: stance)
            return "\(statement) \(terminal.mark("[\(references(entry.citations))]", .faint))"
        }
        if lines.count == 1 { return terminal.wrap("\(verb): \(lines[0])", indent: 2, hanging: 2) + "\n" }
        return terminal.wrap("\(verb):", indent: 2, hanging: 2) + "\n"
            + lines.map { terminal.wrap("· \($0)", indent: 4, hanging: 2) + "\n" }.joined()
    }

    var contradictions: String {
        guard !timeline.contradictions.isEmpty else { return "" }
        return "\n" + terminal.mark("Dates that contradict each other", .bold) + "\n"
            + timeline.contradictions.map { contradiction in
                terminal.wrap("- " + Wording.sentence(contradiction, in: timeline.part.graph).printable, indent: 2, hanging: 2) + "\n"
            }.joined()
    }

    /// What the ids in brackets stand for.
    var documents: String {
        guard timeline.axis != .published else { return "" }
        var seen: Set<NodeIndex> = []
        let used = (timeline.entries + timeline.undated).filter { $0.kind != "statement" || timeline.axis != .event }
            .flatMap(\.documents).filter { seen.insert($0).inserted }.map { timeline.part.graph.node($0) }.sorted { $0.id < $1.id }
        guard !used.isEmpty else { return "" }
        return "\n" + terminal.mark("Documents", .bold) + "\n"
            + used.map { document in
                terminal.wrap("\(Wording.shortReference(document).printable) [\(document.id)]", indent: 2, hanging: 2) + "\n"
            }.joined()
    }
}
