import MapRendering
import RelationGraph

/// A portrait in words: who it is, what it says or what is said of it, its relations by type, the documents.
struct PortraitText {
    let terminal: Terminal
    let portrait: Portrait

    var text: String {
        var text = terminal.wrap(portrait.node.heading(terminal), hanging: 2) + "\n" + facts + identitySection
        text += stanceSection
        text += relationSection
        if portrait.stances.isEmpty, portrait.relations.isEmpty { text += "\nNothing more is known of it, as far as the selection goes.\n" }
        text += gradeSection
        if !portrait.documents.isEmpty {
            text += "\n" + terminal.mark("Documents", .bold) + "\n"
            for document in portrait.documents {
                text += terminal.wrap(
                    "\(Wording.shortReference(document).printable): \(document.name.printable) [\(document.id)]", indent: 2, hanging: 2)
                text += "\n"
            }
            text += rest(portrait.cutDocuments)
        }
        return text
    }

    private func rest(_ count: Int) -> String { count > 0 ? "  … and \(count) more\n" : "" }

    private var facts: String {
        let node = portrait.node
        let facts = node.facts
        var lines: [(String, String?)] = [
            ("Id", node.id), ("Status", portrait.fates.words(of: node)),
            ("Also", facts.aliases.isEmpty ? nil : facts.aliases.map(\.name).joined(separator: "; ")),
            ("Ids", facts.identifiers.isEmpty ? nil : facts.identifiers.map { "\($0.scheme): \($0.value)" }.joined(separator: ", ")),
            ("Country", facts.country), ("Description", facts.summary), ("Outlet", node.neighbors(.published, incoming: true).first?.name),
            ("Published", facts.published?.readableText), ("Updated", facts.updated?.readableText),
            ("Retrieved", facts.retrieved?.readableText),
            ("Language", facts.language), ("Source", unnamed), ("Reliability", facts.reliability.map { "\($0.rawValue), \($0.words)" }),
            ("Tags", facts.tags.isEmpty ? nil : facts.tags.joined(separator: ", ")), ("Link", facts.url), ("Note", facts.note),
        ]
        lines += facts.attributes.map { ($0.key, $0.value.text) }
        return lines.compactMap { label, value in
            value.map { terminal.wrap("\(label): \($0)".printable, indent: 2, hanging: 2) + "\n" }
        }.joined()
    }

    /// Why entries of several lists are this one.
    private var identitySection: String {
        let judgements = portrait.judgements
        guard !judgements.isEmpty else { return "" }
        func entry(_ entry: (id: String, name: String)) -> String { "\(entry.name) [\(entry.id)]" }
        let lines = judgements.map { judgement in
            let day = judgement.evidence.saidOn.map { "on " + $0.readableText }
            let documents = judgement.evidence.documents.map { portrait.part.graph.node($0.document).id }
            let known = documents.isEmpty ? nil : "from " + documents.joined(separator: ", ")
            let grounds = [judgement.by.map { "by " + $0 }, day, known].compactMap { $0 }.joined(separator: " ")
            let because = judgement.evidence.note.map { ": " + $0 } ?? ""
            let words = "\(entry(judgement.first)) and \(entry(judgement.second))"
            return terminal.wrap((words + (grounds.isEmpty ? "" : ", " + grounds) + because).printable, indent: 2, hanging: 4) + "\n"
        }
        return "\n" + terminal.mark("Judged one (same-as)", .bold) + "\n" + lines.joined()
    }

    private var unnamed: String? {
        let facts = portrait.node.facts
        guard facts.isAnonymous else { return nil }
        return facts.headcount.map { "unnamed, \($0.counted("person", plural: "people"))" } ?? "unnamed"
    }

    private var stanceSection: String {
        guard !portrait.stances.isEmpty else { return "" }
        if !portrait.node.isStatement {
            let cut = rest(portrait.cutStances.values.reduce(0, +))
            return "\n" + terminal.mark("Stances", .bold) + "\n" + lines(portrait.stances) + cut
        }
        let sides: [(String, Polarity)] = [
            ("For", .for), ("Against", .against), ("Takes no position", Polarity.none), ("Withdrawn", .withdraws),
        ]
        return sides.map { heading, polarity in
            let stances = portrait.stances.filter { $0.type.polarity == polarity }
            guard !stances.isEmpty else { return "" }
            return "\n" + terminal.mark(heading, .bold) + "\n" + lines(stances) + rest(portrait.cutStances[polarity] ?? 0)
        }.joined()
    }

    private var relationSection: String {
        var groups: [(label: String, relations: [Relation])] = []
        for relation in portrait.relations {
            let label = relation.sourceIndex == portrait.node.index ? relation.type.label : relation.type.inverseLabel
            if let group = groups.firstIndex(where: { $0.label == label }) {
                groups[group].relations.append(relation)
            } else {
                groups.append((label, [relation]))
            }
        }
        guard !groups.isEmpty else { return "" }
        return "\n" + terminal.mark("Relations", .bold) + "\n" + groups.map { lines($0.relations) }.joined() + rest(portrait.cutRelations)
    }

    /// What the grades that stand above mean, each once.
    private var gradeSection: String {
        let grades = Set((portrait.stances + portrait.relations).map { SourceGrade($0) }).filter { !$0.isUnknown }
        guard !grades.isEmpty else { return "" }
        let lines = grades.sorted { $0.code < $1.code }.map { terminal.wrap("\($0.code): \($0.words)", indent: 2, hanging: 4) + "\n" }
        return "\n" + terminal.mark("Grades of sources and reports (Admiralty scale)", .bold) + "\n" + lines.joined()
    }

    private func lines(_ relations: [Relation]) -> String {
        let words = EvidenceText(terminal: terminal, graph: portrait.part.graph)
        return relations.map { relation in
            let isOutgoing = relation.sourceIndex == portrait.node.index
            let label = isOutgoing ? relation.type.label : relation.type.inverseLabel
            var lines = [
                terminal.wrap(
                    "\(label.printable) \(terminal.mark(relation.other(than: portrait.node.index).name.printable, .bold))"
                        + portrait.fates.remark(on: relation), indent: 2, hanging: 4)
            ]
            if let evidence = portrait.part.evidence(of: relation) { lines += words.lines(evidence, indent: 6) }
            let grade = SourceGrade(relation)
            if !grade.isUnknown { lines.append(terminal.wrap("graded \(grade.code)", indent: 8)) }
            return lines.joined(separator: "\n") + "\n"
        }.joined()
    }
}
