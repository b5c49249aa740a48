import GraphFormats
import MapRendering
import RelationAnalysis
import RelationGraph

/// The answer of `claim`.
struct ClaimReport {
    let question: StatementQuestion
    /// At most so many stances of every side, and so many that follow from others: a cut must not take a side.
    let top: Int?

    private var analysis: ClaimAnalysis { question.analysis }
    private var claims: StatementClaims { question.claims }
    private var statement: Node { claims.statement }

    /// The stances that are listed, speaker by speaker.
    private var listed: [(stance: Stance, fate: Position.Fate)] {
        var counts: [Polarity: Int] = [:]
        return claims.positions.flatMap { zip($0.stances, $0.fates) }.filter { stance, _ in
            counts[stance.polarity, default: 0] += 1
            return counts[stance.polarity, default: 0] <= top ?? .max
        }.map { (stance: $0, fate: $1) }
    }

    // MARK: JSON and tables

    var json: JSONValue {
        let stances = listed.map { json($0.stance, $0.fate) }
        func ids(_ type: CoreType, incoming: Bool) -> JSONValue { .strings(related(type, incoming: incoming).map(\.id)) }
        let derived = Listing(claims.derived, top: top).shown + claims.selfContradictions
        return .object(
            claims.fields(analysis) + [
                ("stances", .array(stances)), ("contradicts", .strings(contradictions.map(\.id))),
                ("implies", ids(.implies, incoming: false)),
                ("implied_by", ids(.implies, incoming: true)), ("elaborates", ids(.elaborates, incoming: false)),
                ("elaborated_by", ids(.elaborates, incoming: true)), ("derived", .array(derived.map(json))),
                ("changed_position", .strings(claims.positions.filter(\.hasChanged).map(\.speaker.id))),
                ("order_unknown", .strings(claims.positions.filter(\.isTorn).map(\.speaker.id))),
            ])
    }

    private func json(_ stance: Stance, _ fate: Position.Fate) -> JSONValue {
        let evidence = stance.evidence
        func ids(_ nodes: [NodeIndex]) -> JSONValue { .strings(nodes.map { analysis.graph.node($0).id }) }
        return .object(dropping: [
            ("speaker", stance.speaker.reference), ("stance", .string(stance.relation.type.id)),
            ("polarity", .string(stance.polarity.rawValue)), ("said_on", evidence.saidOn.map { .string($0.text) } ?? .null),
            ("via", ids(evidence.via)), ("citing", ids(evidence.citing)), ("documents", .strings(stance.documents.map(\.id))),
            ("stands", .bool(fate == .stands)), ("certainty", evidence.certainty.map { .string($0.rawValue) }),
            ("note", evidence.note.map(JSONValue.string)),
        ])
    }

    private func json(_ derived: DerivedPosition) -> JSONValue {
        .object([
            ("speaker", derived.speaker.reference), ("polarity", .string(derived.side.rawValue)),
            ("from", .strings(derived.way.map { analysis.graph.node($0.statement).id })),
            ("contradicts_own_words", .bool(claims.selfContradictions.contains { $0.way == derived.way && $0.speaker == derived.speaker })),
        ])
    }

    var table: Table {
        let rows = listed.map { stance, fate in
            [
                stance.speaker.name, stance.verb, stance.polarity.rawValue, stance.evidence.saidOn?.text ?? "",
                Wording.names(stance.evidence.via, in: analysis.graph), Wording.names(stance.evidence.citing, in: analysis.graph),
                stance.documents.map(\.id).joined(separator: "; "), fate.words,
            ]
        }
        return Table(headings: ["speaker", "stance", "side", "said on", "via", "citing", "documents", "now"], rows: rows)
    }

    // MARK: Text

    func text(_ terminal: Terminal) -> String {
        var text = terminal.wrap(statement.heading(terminal), hanging: 2) + "\n"
        text += question.limitLine(terminal)
        text += terminal.wrap(claims.explanation.printable + ".", indent: 2, hanging: 2) + "\n"
        for line in sideLines { text += terminal.wrap(line, indent: 2, hanging: 2) + "\n" }
        if let note = statement.facts.note { text += terminal.wrap("Note: \(note.printable)", indent: 2, hanging: 2) + "\n" }
        let columns = [("For", Polarity.for), ("Against", .against), ("No position", Polarity.none), ("Taken back", .withdraws)]
            .compactMap { heading, polarity in column(heading, polarity) }
        text += "\n" + (columns.isEmpty ? "Nobody took a stance.\n" : Columns.text(columns, terminal))
        return text + implications(terminal) + logic(terminal) + history(terminal)
    }

    /// "For: one origin, by what was said of it; the encoder is not sure of having understood (possible)."
    private var sideLines: [String] {
        [("For", Polarity.for), ("Against", .against)].compactMap { word, side in
            guard !claims.positions(side).isEmpty else { return nil }
            let certainty = claims.certainty(side) ?? .certain
            let doubt = certainty == .certain ? "" : "; \(certainty.rawValue) at best, by the encoder's reading"
            let analyzed = analysis.side(side, of: statement)
            let recanted = analyzed?.recantationPhrase.map { "; \($0.printable)" } ?? ""
            return "\(word): \((analyzed?.independence ?? analysis.independence(side, of: statement)).phrase)\(recanted)\(doubt)"
        }
    }

    private func column(_ heading: String, _ polarity: Polarity) -> Columns.Column? {
        let entries = claims.positions.compactMap { position -> ((Terminal) -> String)? in
            let stances = zip(position.stances, position.fates).filter { $0.0.polarity == polarity }
            guard !stances.isEmpty else { return nil }
            let isPartly = polarity == .none && !position.takesNoSide
            let name = position.speaker.name.printable + (isPartly ? " (in some words only)" : "")
            return { terminal in self.entry(name, stances, terminal) }
        }
        guard !entries.isEmpty else { return nil }
        let listing = Listing(entries, top: top)
        let more = listing.restCount > 0 ? [{ (_: Terminal) in listing.more(indent: 1) }] : []
        return Columns.Column(heading: heading, entries: listing.shown + more)
    }

    /// A speaker with its stances of one polarity.
    private func entry(_ name: String, _ stances: [(Stance, Position.Fate)], _ terminal: Terminal) -> String {
        let words = EvidenceText(terminal: terminal, graph: analysis.graph)
        var text = terminal.wrap(terminal.mark(name, .bold), indent: 1, hanging: 2) + "\n"
        for (stance, fate) in stances {
            let remark = fate == .stands ? "" : " (\(fate.words))"
            text += terminal.wrap(stance.verb.printable + remark, indent: 2, hanging: 2) + "\n"
            for line in words.lines(stance.evidence, indent: 3) { text += line + "\n" }
        }
        return text
    }

    /// Who decides the statement by what was said of others, those who said the same of the same together.
    private func implications(_ terminal: Terminal) -> String {
        guard !claims.derived.isEmpty else { return "" }
        var groups: [(premise: String, names: [String], reason: String)] = []
        var seen: Set<[NodeIndex]> = []
        for one in claims.derived {
            guard seen.insert([one.speaker.index, one.side == .for ? 1 : 0]).inserted else { continue }
            let premise = "\(one.verb) “\(one.premise.statement.name)” [\(one.premise.statement.id)]"
            let reason = one.reason(analysis.graph)
            if let group = groups.firstIndex(where: { $0.premise == premise && $0.reason == reason }) {
                groups[group].names.append(one.speaker.name)
            } else {
                groups.append((premise, [one.speaker.name], reason))
            }
        }
        let lines = Listing(groups.map { "\(Phrasing.list($0.names, limit: .max)) \($0.premise)\($0.reason)" }, top: top)
        return "\n" + terminal.mark("By implication, not in so many words", .bold) + "\n"
            + lines.shown.map { terminal.wrap($0.printable, indent: 2, hanging: 4) + "\n" }.joined() + lines.more()
    }

    private var contradictions: [Node] { related(.contradicts, incoming: false) + related(.contradicts, incoming: true) }

    private func related(_ type: CoreType, incoming: Bool) -> [Node] {
        statement.neighbors(type, incoming: incoming).filter { analysis.claims(of: $0) != nil }.sorted { $0.id < $1.id }
    }

    private func logic(_ terminal: Terminal) -> String {
        let groups = [
            ("Contradicts", contradictions), ("Implies", related(.implies, incoming: false)),
            ("Implied by", related(.implies, incoming: true)), ("Elaborates", related(.elaborates, incoming: false)),
            ("Elaborated by", related(.elaborates, incoming: true)),
        ].filter { !$0.1.isEmpty }
        guard !groups.isEmpty else { return "" }
        var text = "\n" + terminal.mark("Other statements", .bold) + "\n"
        for (label, nodes) in groups {
            for node in nodes {
                let status = analysis.claims(of: node)?.status.rawValue ?? ""
                text += terminal.wrap("\(label): \(node.name.printable) [\(node.id)], \(status)", indent: 2, hanging: 4) + "\n"
            }
        }
        return text
    }

    private func history(_ terminal: Terminal) -> String {
        let moved = claims.positions.filter { $0.hasChanged || $0.isTorn }
        var lines = moved.map { position in
            var steps = ""
            for (index, (stance, fate)) in zip(position.stances, position.fates).enumerated() {
                let when = stance.evidence.saidOn?.readableText ?? "no date"
                // Listed one after the other, but said so only where the order is certain.
                if index > 0 { steps += position.stances[index - 1].days.isBefore(stance.days) ? ", then " : "; " }
                steps += "\(stance.verb) (\(when)\(fate == .stands ? "" : ", " + fate.words))"
            }
            return "\(position.speaker.name): \(steps)"
        }
        for contradiction in claims.selfContradictions {
            lines.append(
                "\(contradiction.speaker.name) is quoted on \(contradiction.premise.statement.id) with words that rule out those quoted here"
            )
        }
        guard !lines.isEmpty else { return "" }
        return "\n" + terminal.mark("History", .bold) + "\n"
            + lines.map { terminal.wrap($0.printable, indent: 2, hanging: 4) + "\n" }.joined()
    }
}

extension DerivedPosition {
    /// "denied": the first stance that holds the premise.
    fileprivate var verb: String { premise.standing(way[0].isTrue ? .for : .against).first?.verb ?? "" }

    /// Why what was said of the one decides the other.
    fileprivate func reason(_ graph: RelationGraph) -> String {
        let between = way.dropFirst().dropLast().map { graph.node($0.statement).id }
        let detour = between.isEmpty ? "" : " (by way of \(between.joined(separator: ", ")))"
        return switch (way[0].isTrue, side) {
        case (true, .for): ", which implies this\(detour)"
        case (true, _): ", which rules this out\(detour)"
        case (false, _): ", which this would imply\(detour)"
        }
    }
}
