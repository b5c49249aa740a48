import MapRendering
import RelationAnalysis
import RelationGraph

/// The answer of `diff`.
struct DifferenceReport {
    let difference: GraphDifference
    /// What the versions were called.
    let from: String
    let to: String
    /// At most so many of every list.
    private let top: Int?

    init(_ difference: GraphDifference, from: String, to: String, top: Int?) {
        self.difference = difference
        self.from = from
        self.to = to
        self.top = top
    }

    func listed<Element>(_ elements: [Element]) -> ArraySlice<Element> { elements.prefix(top ?? .max) }

    func text(_ terminal: Terminal) -> String {
        guard !difference.isEmpty else { return terminal.wrap("No difference between \(from.printable) and \(to.printable).") + "\n" }
        var text = terminal.wrap("From \(from.printable) to \(to.printable): \(summary).") + "\n"
        text += claims(terminal)
        text += nodes(terminal)
        text += relations(terminal)
        return text
    }

    /// Below the title of a drawing.
    var subtitle: String { "From \(from) to \(to): \(summary)".printable }

    /// "2 positions, 1 status; 3 nodes (+2 -1); 5 relations (+4 ~1)".
    private var summary: String {
        let claims = difference.claims
        var parts: [String] = []
        let counts = [
            claims.positions.isEmpty ? nil : claims.positions.count.counted("position"),
            claims.statuses.isEmpty ? nil : "\(claims.statuses.count) \(claims.statuses.count == 1 ? "status" : "statuses")",
            claims.origins.isEmpty ? nil : claims.origins.count.counted("count") + " of origins",
        ].compactMap { $0 }
        if !counts.isEmpty { parts.append(counts.joined(separator: ", ")) }
        func tally(_ noun: String, _ added: Int, _ removed: Int, _ changed: Int) -> String? {
            let signs = [("+", added), ("-", removed), ("~", changed)].filter { $0.1 > 0 }.map { "\($0.0)\($0.1)" }
            return signs.isEmpty ? nil : "\((added + removed + changed).counted(noun)) (\(signs.joined(separator: " ")))"
        }
        let sets = [
            tally("node", difference.addedNodes.count, difference.removedNodes.count, difference.changedNodes.count),
            tally("relation", difference.addedRelations.count, difference.removedRelations.count, difference.changedRelations.count),
        ]
        return (parts + sets.compactMap { $0 }).joined(separator: "; ")
    }

    private func claims(_ terminal: Terminal) -> String {
        let claims = difference.claims
        guard !claims.isEmpty else { return "" }
        var text = heading("Claims", terminal)
        let positions = Dictionary(grouping: claims.positions) { $0.statement.id }
        let origins = Dictionary(grouping: claims.origins) { $0.statement.id }
        let statuses = Dictionary(grouping: claims.statuses) { $0.statement.id }
        let statements = claims.statements
        for statement in listed(statements) {
            text += terminal.wrap(statement.statementHeading(terminal), indent: 2, hanging: 2) + "\n"
            for change in statuses[statement.id] ?? [] { text += status(change, terminal) }
            for change in positions[statement.id] ?? [] {
                let speaker = terminal.mark(change.speaker.name.printable, .bold)
                let line = "\(speaker): \(change.before.words.printable) → \(change.after.words.printable)"
                text += terminal.wrap(line, indent: 4, hanging: 2) + "\n"
            }
            for change in origins[statement.id] ?? [] {
                let line = "independent origins \(change.side.rawValue): \(change.before.words) → \(change.after.words)"
                text += terminal.wrap(line, indent: 4, hanging: 2) + "\n"
            }
        }
        return text + rest(statements.count, terminal)
    }

    private func status(_ change: ClaimDifference.StatusChange, _ terminal: Terminal) -> String {
        func word(_ claims: StatementClaims?) -> String {
            claims.map { terminal.mark($0.status.rawValue, $0.status.emphasis) } ?? "not there"
        }
        var text = terminal.wrap("status: \(word(change.before)) → \(word(change.after))", indent: 4, hanging: 2) + "\n"
        for (label, claims) in [("before", change.before), ("after", change.after)] {
            guard let claims else { continue }
            text += terminal.wrap(terminal.mark("\(label): \(claims.explanation.printable)", .faint), indent: 6, hanging: 2) + "\n"
        }
        return text
    }

    private func nodes(_ terminal: Terminal) -> String {
        guard !difference.hasSameNodes else { return "" }
        var text = heading("Nodes", terminal)
        func line(_ sign: String, _ node: Node, _ emphasis: Terminal.Emphasis) -> String {
            let description = "\(sign) \(node.heading(terminal)) \(terminal.mark("[\(node.id)]", .faint))"
            return terminal.wrap(terminal.mark(sign, emphasis) + description.dropFirst(sign.count), indent: 2, hanging: 2) + "\n"
        }
        for node in listed(difference.addedNodes) { text += line("+", node, .green) }
        text += rest(difference.addedNodes.count, terminal)
        for node in listed(difference.removedNodes) { text += line("-", node, .red) }
        text += rest(difference.removedNodes.count, terminal)
        for change in listed(difference.changedNodes) {
            text += line("~", change.after, .yellow) + fields(change.fields, terminal)
        }
        return text + rest(difference.changedNodes.count, terminal)
    }

    private func relations(_ terminal: Terminal) -> String {
        guard !difference.hasSameRelations else { return "" }
        var text = heading("Relations", terminal)
        func line(_ sign: String, _ relation: Relation, _ emphasis: Terminal.Emphasis) -> String {
            terminal.wrap("\(terminal.mark(sign, emphasis)) \(Wording.sentence(relation).printable)", indent: 2, hanging: 2) + "\n"
        }
        func evidence(_ relation: Relation, in part: Subgraph) -> String {
            guard let evidence = part.evidence(of: relation) else { return "" }
            return EvidenceText(terminal: terminal, graph: relation.graph).lines(evidence, indent: 4).map { $0 + "\n" }.joined()
        }
        for relation in listed(difference.addedRelations) {
            text += line("+", relation, .green) + evidence(relation, in: difference.after)
        }
        text += rest(difference.addedRelations.count, terminal)
        for relation in listed(difference.removedRelations) {
            text += line("-", relation, .red) + evidence(relation, in: difference.before)
        }
        text += rest(difference.removedRelations.count, terminal)
        for change in listed(difference.changedRelations) {
            text += line("~", change.after, .yellow) + fields(change.fields, terminal)
        }
        return text + rest(difference.changedRelations.count, terminal)
    }

    private func heading(_ text: String, _ terminal: Terminal) -> String { "\n" + terminal.mark(text, .bold) + "\n" }

    /// "documents: + mt-2015-08-09"; "role: Spokesman → Minister".
    private func fields(_ changes: [FieldChange], _ terminal: Terminal) -> String {
        changes.map { change in
            let name = change.field.replacing("_", with: " ")
            return terminal.wrap("\(name): \(change.words)".printable, indent: 4, hanging: 2) + "\n"
        }.joined()
    }

    private func rest(_ count: Int, _ terminal: Terminal) -> String {
        let hidden = count - min(count, top ?? .max)
        return hidden > 0 ? "  … and \(hidden) more\n" : ""
    }
}

extension FieldChange {
    /// Of a list, what came and what went; of another order, both; of a single value, the old and the new one.
    fileprivate var words: String {
        let parts = before.filter { !after.contains($0) }.map { "- \($0)" } + after.filter { !before.contains($0) }.map { "+ \($0)" }
        if isList, !parts.isEmpty { return parts.joined(separator: ", ") }
        return "\(before.isEmpty ? "none" : text(before)) → \(after.isEmpty ? "none" : text(after))"
    }
}
