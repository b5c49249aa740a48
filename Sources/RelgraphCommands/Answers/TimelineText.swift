import MapRendering
import RelationAnalysis
import RelationGraph

/// A timeline in two columns: the date as it was noted, and beside it who or what, folded so that nothing is told twice.
struct TimelineText {
    let terminal: Terminal
    /// What is shown.
    let timeline: Timeline
    /// What it was cut from.
    let cut: Timeline
    let subjects: [NodeIndex]
    let fates: StanceFates

    private var graph: RelationGraph { timeline.part.graph }
    /// Of the date column with the space after it.
    private static let dateWidth = 21

    var text: String {
        var text = terminal.wrap(terminal.mark(heading, .bold)) + "\n"
        if timeline.entries.isEmpty, timeline.undated.isEmpty { return text + "\nNothing, as far as the selection goes.\n" }
        text += dated
        text += undated
        text += contradictions
        return text + documents
    }

    private var heading: String {
        let what =
            switch timeline.axis {
            case .event: "What is said to have happened, by the date of the event"
            case .said: "Who said what, by the date of the saying"
            case .published: "What appeared, by the date of publication"
            }
        guard !subjects.isEmpty else { return what }
        return "\(what): \(subjects.map { graph.node($0).name.printable }.joined(separator: "; "))"
    }

    // MARK: Dated

    private var dated: String {
        var text = ""
        var period: String?
        for lot in TimelineText.lots(timeline.entries) {
            let own = TimelineText.period(of: lot[0])
            if own != period {
                text += "\n" + terminal.mark(own, .bold) + "\n"
                period = own
            }
            text += columns(lot[0].date.map { $0.compactText(withWeekday: true) } ?? "", beside: items(of: lot))
        }
        let rest = cut.entries.count - timeline.entries.count
        return rest > 0 ? text + "\n  … and \(rest) more\n" : text
    }

    /// Neighbours of one date, which is then told once.
    private static func lots(_ entries: [TimelineEntry]) -> [[TimelineEntry]] {
        var lots: [[TimelineEntry]] = []
        for entry in entries {
            if let last = lots.last?.last, last.date == entry.date { lots[lots.count - 1].append(entry) } else { lots.append([entry]) }
        }
        return lots
    }

    /// The month in which it begins, or the year if no more is known.
    private static func period(of entry: TimelineEntry) -> String {
        guard let start = entry.date?.start else { return "Begin not given" }
        return PartialDate(year: start.year, month: start.month)?.readableText ?? String(start.year)
    }

    /// The date beside the first line; further lines below it are indented as far.
    private func columns(_ date: String, beside items: [String]) -> String {
        let indent = 2 + TimelineText.dateWidth
        let date = date.printable
        var lines = items.joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let room = TimelineText.dateWidth - date.terminalWidth
        if room > 0, let first = lines.first {
            lines[0] = "  " + date + String(repeating: " ", count: room) + first.dropFirst(indent)
        } else {
            lines.insert("  " + date, at: 0)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: Entries in words

    private func items(of lot: [TimelineEntry]) -> [String] {
        let tellings = lot.flatMap { Telling.all(of: $0, timeline.part) }
        var told: Set<Telling.Way> = []
        var items: [String] = []
        for entry in lot {
            guard case .stance = entry.subject else {
                items.append(item(entry))
                continue
            }
            // Whatever one speaker said in one way on one day is one item, wherever in the lot it stands.
            for telling in Telling.all(of: entry, timeline.part) where told.insert(telling.way).inserted {
                items.append(sayings(tellings.filter { $0.way == telling.way }))
            }
        }
        return items
    }

    private func item(_ entry: TimelineEntry) -> String {
        switch entry.subject {
        case .statement(let node): statement(node, entry)
        case .event(let node): line("\(node.name.printable) \(faint("(\(node.kind.label.printable.lowercased()))"))")
        case .document(let node): document(node, entry)
        case .tie(let relation):
            line("\(Wording.sentence(relation).printable)\(measures(entry))\(reference(entry))")
        case .stance: sayings(Telling.all(of: entry, timeline.part))
        }
    }

    private func line(_ text: String) -> String { terminal.wrap(text, indent: 2 + TimelineText.dateWidth, hanging: 2) }

    private func reference(_ entry: TimelineEntry) -> String {
        entry.citations.isEmpty ? "" : " " + faint("[\(references(entry.citations))]")
    }

    private func measures(_ entry: TimelineEntry) -> String {
        var measures: [String] = []
        for measure in entry.relations.flatMap({ $0.evidence?.measures ?? [] }) where !measures.contains(measure) {
            measures.append(measure)
        }
        return measures.isEmpty ? "" : " (\(measures.joined(separator: ", ").printable))"
    }

    /// What it says, and who said so in which way, each speaker once.
    private func statement(_ node: Node, _ entry: TimelineEntry) -> String {
        var ways: [(label: String, speakers: [String])] = []
        for stance in inVocabularyOrder(entry.relations) {
            let index = ways.firstIndex { $0.label == stance.type.inverseLabel } ?? ways.endIndex
            if index == ways.endIndex { ways.append((stance.type.inverseLabel, [])) }
            let speaker = stance.source.name.printable + fates.remark(on: stance)
            if !ways[index].speakers.contains(speaker) { ways[index].speakers.append(speaker) }
        }
        let who = ways.map { "\($0.label.printable) \($0.speakers.joined(separator: ", "))" }.joined(separator: "; ")
        var lines = [line("\(node.name.printable) \(faint("[\(node.id)]"))")]
        if !who.isEmpty { lines.append(faintLine(who)) }
        return lines.joined(separator: "\n")
    }

    private func inVocabularyOrder(_ relations: [Relation]) -> [Relation] {
        relations.enumerated().sorted { ($0.element.typeIndex, $0.offset) < ($1.element.typeIndex, $1.offset) }.map(\.element)
    }

    /// "Sergei Ryabkov denied" and below it what, in a list if it was more than one thing; then through whom, and where it stands.
    private func sayings(_ tellings: [Telling]) -> String {
        guard let first = tellings.first else { return "" }
        let statements = tellings.map { $0.stance.target.name.printable + fates.remark(on: $0.stance) }.uniqued()
        let way = terminal.mark(first.stance.type.label.printable, emphasis(first.stance))
        let verb = "\(terminal.mark(first.stance.source.name.printable, .bold)) \(way)"
        var lines: [String] = []
        if statements.count == 1 {
            lines.append(line("\(verb): \(statements[0])"))
        } else {
            lines.append(line("\(verb):"))
            lines += statements.map { terminal.wrap("· \($0)", indent: 4 + TimelineText.dateWidth, hanging: 2) }
        }
        lines.append(faintLine(circumstances(first.way, tellings.flatMap(\.citations))))
        return lines.joined(separator: "\n")
    }

    private func circumstances(_ way: Telling.Way, _ citations: [Citation]) -> String {
        func names(_ nodes: [NodeIndex]) -> String { nodes.map { graph.node($0).name.printable }.joined(separator: ", ") }
        var parts: [String] = []
        if !way.via.isEmpty { parts.append("via " + names(way.via)) }
        if !way.citing.isEmpty { parts.append("citing " + names(way.citing)) }
        if way.dating == .publication { parts.append("when it appeared") }
        if way.dating == .update { parts.append("by the last change") }
        let place = "[\(references(citations))]"
        return parts.isEmpty ? place : parts.joined(separator: ", ") + " " + place
    }

    /// `mt-2015-08-09 p5 p6, trt-2015-08-15 p8`.
    func references(_ citations: [Citation]) -> String {
        var places: [(document: NodeIndex, texts: [String])] = []
        for citation in citations {
            let index = places.firstIndex { $0.document == citation.document } ?? places.endIndex
            if index == places.endIndex { places.append((citation.document, [graph.node(citation.document).id])) }
            if let locator = citation.locator?.printable, !places[index].texts.contains(locator) { places[index].texts.append(locator) }
        }
        // By the documents' ids, then by paragraph: `p4` before `p10`.
        let ordered = places.map { place in
            [place.texts[0]] + place.texts.dropFirst().sorted { ($0.count, $0) < ($1.count, $1) }
        }.sorted { $0[0] < $1[0] }
        return ordered.isEmpty ? "no document" : ordered.map { $0.joined(separator: " ") }.joined(separator: ", ")
    }

    /// A document, and who says how much in it.
    private func document(_ node: Node, _ entry: TimelineEntry) -> String {
        var tellings: [(who: String, count: Int)] = []
        for stance in entry.relations {
            let who = "\(stance.source.name) \(stance.type.label)".printable
            if let index = tellings.firstIndex(where: { $0.who == who }) { tellings[index].count += 1 } else { tellings.append((who, 1)) }
        }
        let outlet = node.neighbors(.published, incoming: true).first.map { terminal.mark($0.name.printable, .bold) + ": " } ?? ""
        let change = entry.dating == .update ? " (last change)" : ""
        var lines = [line("\(outlet)\(node.name.printable)\(change) \(faint("[\(node.id)]"))")]
        if !tellings.isEmpty {
            lines.append(faintLine(tellings.map { $0.count == 1 ? $0.who : "\($0.who) (\($0.count))" }.joined(separator: "; ")))
        }
        return lines.joined(separator: "\n")
    }

    private func emphasis(_ stance: Relation) -> Terminal.Emphasis {
        switch stance.type.polarity {
        case .for: .green
        case .against, .withdraws: .red
        default: .yellow
        }
    }

    private func faint(_ text: String) -> String { terminal.mark(text, .faint) }

    /// Every line of it faint by itself: a mark does not cross lines.
    private func faintLine(_ text: String) -> String {
        terminal.wrap(text, indent: 4 + TimelineText.dateWidth, hanging: 0).split(separator: "\n").map { line in
            let indent = line.prefix { $0 == " " }
            return indent + faint(String(line.dropFirst(indent.count)))
        }.joined(separator: "\n")
    }
}

/// One report of a stance. What came through other hands is another report: a source named in one is not a source of the other.
private struct Telling {
    struct Way: Hashable {
        var speaker: NodeIndex
        var type: Int
        var dating: TimelineEntry.Dating
        var via: [NodeIndex]
        var citing: [NodeIndex]
    }

    let stance: Relation
    let way: Way
    let citations: [Citation]

    static func all(of entry: TimelineEntry, _ part: Subgraph) -> [Telling] {
        let documents = Set(entry.documents)
        return entry.relations.map { stance in
            let evidence = part.evidence(of: stance)
            let way = Way(
                speaker: stance.sourceIndex, type: stance.typeIndex, dating: entry.dating, via: evidence?.via ?? [],
                citing: evidence?.citing ?? [])
            return Telling(stance: stance, way: way, citations: (evidence?.documents ?? []).filter { documents.contains($0.document) })
        }
    }
}
