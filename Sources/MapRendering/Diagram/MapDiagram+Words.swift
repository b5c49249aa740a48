import RelationAnalysis
import RelationGraph

/// A map in words: for those who cannot see it, and for those who ask what a line means.
extension MapDiagram {
    /// What the figure is called, for those who cannot see it and for the window that shows it: a name even if the title is left out.
    var shownTitle: String { title.unlessBlank("Relationship map") }

    /// What is shown: counts by kind, and of the lines.
    var summary: String {
        var counts: [String: Int] = [:]
        let boxes = boxes.filter { !$0.isHidden }
        let lines = lines.filter { !$0.isHidden }
        for box in boxes { counts[box.node.kind.id, default: 0] += 1 }
        let kinds = usedKinds.filter { counts[$0.id] != nil }.map { kind in
            counts[kind.id] == 1 ? "1 \(kind.label.lowercased())" : "\(counts[kind.id] ?? 0) \(kind.section)"
        }
        var text = step.map { $0.sentence.asSentence + " " } ?? ""
        text += "A map of \(boxes.count) nodes (\(kinds.joined(separator: ", "))) and \(lines.count) lines between them."
        let highlighted = lines.filter(\.isHighlighted)
        let broughtOut = highlighted.isEmpty ? boxes.filter(\.isHighlighted).map(\.node.shownName) : highlighted.map { sentence(of: $0) }
        let standings = boxes.compactMap(\.standing)
        if !standings.isEmpty {
            let counts = ClaimStatus.allCases.compactMap { status in
                let count = standings.count { $0.status == status }
                return count == 0 ? nil : "\(count) \(status.rawValue)"
            }
            text += " Of the statements, \(counts.joined(separator: ", "))."
        }
        if !broughtOut.isEmpty, broughtOut.count <= 12 { text += " Brought out: " + broughtOut.joined(separator: "; ") + "." }
        return text
    }

    /// "Dmitry Peskov denied: Putin met Soleimani".
    func words(of line: Line) -> String { line.relations.first.map(Wording.sentence) ?? line.type.label }

    /// "Dmitry Peskov denied: Putin met Soleimani (7 Aug 2015, via RIA Novosti; The Moscow Times, 9 Aug 2015)".
    func sentence(of line: Line) -> String {
        let occasions = line.relations.map { relation in
            let documents = part.documents(of: relation).map(Wording.shortReference).joined(separator: " / ")
            return [provenance(of: relation), documents].filter { !$0.isEmpty }.joined(separator: "; ")
        }.filter { !$0.isEmpty }.uniqued()
        let times = line.repetitions > 1 ? ", \(line.repetitions) times" : ""
        let sentence = (line.change.map { $0.rawValue.capitalizedFirst + ": " } ?? "") + words(of: line) + times
        let told = occasions.isEmpty ? sentence : sentence + " (" + occasions.joined(separator: " | ") + ")"
        return line.mark == .withdrawn ? told + "; later taken back or replaced" : told
    }

    /// When and how a relation of the map is known, without the names of those whom the map is not to show.
    func provenance(of relation: Relation) -> String {
        Wording.provenance(part.evidence(of: relation), in: part.graph, concealing: concealed)
    }

    /// "Person: Dmitry Peskov, Kremlin spokesman. Also called: …".
    func sentence(of box: Box) -> String {
        let facts = box.node.facts
        var text = "\(box.node.kind.label): \(box.node.shownName)"
        if let change = box.change { text = "\(change.rawValue.capitalizedFirst): " + text }
        if let role = facts.role { text += ", \(role)" }
        if let period = facts.period { text += " (\(period.readableText))" }
        if let standing = box.standing { text += "; \(standing.words)" }
        if let reliability = facts.reliability { text += "; \(reliability.words)" }
        if let measured = box.measured { text += "; \(measured)" }
        if !facts.aliases.isEmpty { text += ". Also: " + facts.aliases.map(\.name).joined(separator: ", ") }
        if let summary = facts.summary { text += ". " + summary }
        return text
    }

    /// The documents that the lines are known from, by outlet, and the date of a map of what was known by then; nil if there are none.
    var sourceLine: String? {
        var seen: Set<NodeIndex> = []
        var documents: [Node] = []
        for line in lines {
            for relation in line.relations {
                documents += part.documents(of: relation).filter { seen.insert($0.index).inserted }
            }
        }
        return Wording.sources(documents, asOf: asOf)
    }
}

/// All that a map says for those who cannot see it.
struct MapWords: Sendable {
    let summary: String
    /// A sentence for every line and every box of the diagram.
    let lines: [String]
    let boxes: [String]

    init(_ diagram: MapDiagram) {
        summary = diagram.summary
        lines = diagram.lines.map { diagram.sentence(of: $0) }
        boxes = diagram.boxes.map { diagram.sentence(of: $0) }
    }
}

extension String? {
    /// The text; another one where there is none to see.
    func unlessBlank(_ other: String) -> String {
        guard let text = self, !text.drawable.allSatisfy(\.isWhitespace) else { return other }
        return text
    }
}

extension String {
    /// Ended by a full stop, unless something else ends it.
    fileprivate var asSentence: String {
        guard let last = last(where: { !$0.isWhitespace && !"\"'”’»)]".contains($0) }) else { return self }
        return ".!?…:;。！？؟।".contains(last) ? self : self + "."
    }

    /// With its first letter as at the head of a sentence.
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
