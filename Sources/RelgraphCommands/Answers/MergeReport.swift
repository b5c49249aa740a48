import GraphFormats
import RelationAnalysis
import RelationGraph

/// The answer of `merge`.
struct MergeReport {
    let merge: GraphMerge
    /// The authors, as they were named.
    let names: [String]
    let sides: [RelationGraph]
    let base: String?
    let out: String?
    /// At most so many of every list.
    let top: Int?

    private func listed<Element>(_ elements: [Element]) -> ArraySlice<Element> { Listing(elements, top: top).shown }

    private var isWritten: Bool { merge.graph != nil && out != nil }

    // MARK: Text

    func text(_ terminal: Terminal) -> String {
        var fields = WrittenFields()
        var text = head(terminal) + "\n"
        text += section("Conflicts", merge.conflicts, terminal) { conflict($0, &fields, terminal) }
        text += section("Settled by --prefer", merge.settled, terminal) { conflict($0, &fields, terminal) }
        text += section("To look at", merge.notices, terminal) { notice($0, terminal) }
        return text
    }

    private func head(_ terminal: Terminal) -> String {
        guard let graph = merge.graph else {
            return terminal.wrap("Nothing is united: \(merge.conflicts.count.counted("conflict")) to be decided.")
        }
        // What a rename or a removal took from an author is not counted.
        let united = Set(graph.nodeIDs)
        let ids = sides.map { united.intersection($0.nodeIDs) }
        let parts = names.indices.map { side in
            let own = ids[side].filter { id in !ids.indices.contains { $0 != side && ids[$0].contains(id) } }
            return "\(own.count) only in \(names[side].printable)"
        }
        let counts =
            "\(graph.nodeCount.counted("node")) (\(parts.joined(separator: ", "))), \(entryCount(graph).counted("entry", plural: "entries"))"
        guard let out, out != "-" else {
            return terminal.wrap("No conflict: \(counts)." + (out == nil ? " Nothing is written without --out." : ""))
        }
        return terminal.wrap("Wrote \(out.printable): \(counts).")
    }

    private func entryCount(_ graph: RelationGraph) -> Int { graph.relations.count { !$0.isImplied } }

    private func section<Element>(_ title: String, _ elements: [Element], _ terminal: Terminal, item: (Element) -> String) -> String {
        guard !elements.isEmpty else { return "" }
        let listing = Listing(elements, top: top)
        return "\n" + terminal.mark(title, .bold) + "\n" + listing.shown.map(item).joined() + listing.more()
    }

    private func conflict(_ conflict: MergeConflict, _ fields: inout WrittenFields, _ terminal: Terminal) -> String {
        let what = conflict.field.isEmpty ? "" : ", \(conflict.field.joined(separator: "."))"
        var text = terminal.wrap("\(conflict.subject.words)\(what): \(conflict.reason.words)".printable, indent: 2, hanging: 2) + "\n"
        for version in conflict.versions {
            let place = version.place.map { fields.place(of: conflict.field, at: $0).description } ?? names[version.side]
            let mark = conflict.taken == version.side ? " (taken)" : ""
            text += terminal.wrap("\(place): \(version.words)\(mark)".printable, indent: 4, hanging: 2) + "\n"
        }
        if conflict.taken == nil { text += terminal.wrap(remedy(conflict).printable, indent: 4, hanging: 2) + "\n" }
        return text
    }

    private func notice(_ notice: MergeNotice, _ terminal: Terminal) -> String {
        var text = terminal.wrap(notice.message.printable, indent: 2, hanging: 2) + "\n"
        for place in notice.places { text += terminal.wrap(place.description.printable, indent: 4, hanging: 2) + "\n" }
        return text + terminal.wrap(notice.remedy.printable, indent: 4, hanging: 2) + "\n"
    }

    /// What to do about a conflict.
    private func remedy(_ conflict: MergeConflict) -> String {
        let authors = conflict.versions.map { String($0.side + 1) }
        let prefer = "--prefer \(MergeChoiceWords.either(authors))"
        let last = "\((conflict.versions.last?.side ?? 0) + 1)"
        switch (conflict.reason, conflict.subject) {
        case (.values, .graph):
            return conflict.field == ["title"]
                ? "Give the title with --title, or take one: \(prefer)." : "Make them the same, or take one: \(prefer)."
        case (.values, .view): return "Rename one of the views, or take one: \(prefer)."
        case (.values, _): return "Correct it in one of the files, or take one author's values: \(prefer)."
        case (.kinds, .node(let id, _)): return "Give one of them another id: --rename \(last):\(id)=\(id)-2."
        case (.names, .node(let id, _)):
            return "If they are two, give one of them another id: --rename \(last):\(id)=\(id)-2. If they are one: --same \(id)."
        case (.removal, _) where conflict.versions.contains { $0.text == "used" }:
            return "Put it back into the one, or remove what refers to it from the other."
        case (.removal, _): return "Put it back into the one, or remove it from the other; or follow one author: \(prefer)."
        case (.judgements, .relation(let source, _, let target, _)):
            return "Take one of them back: relgraph resolve --undo \(source) \(target) --into FILE."
        case (.stances, _): return "Look up the document, and correct one of the files. If both are in it, note both in one file."
        default: return "Correct one of the files."
        }
    }

    // MARK: JSON and tables

    var json: JSONValue {
        var fields = WrittenFields()
        let conflicts = listed(merge.conflicts).map { object($0, &fields) }
        let settled = listed(merge.settled).map { object($0, &fields) }
        return .object([
            ("authors", .strings(names)), ("base", base.map { .string($0) } ?? .null), ("clean", .bool(merge.graph != nil)),
            ("written", isWritten ? out.map { .string($0) } ?? .null : .null),
            ("nodes", merge.graph.map { .integer($0.nodeCount) } ?? .null),
            ("entries", merge.graph.map { .integer(entryCount($0)) } ?? .null),
            (
                "totals",
                .object([
                    ("conflicts", .integer(merge.conflicts.count)), ("settled", .integer(merge.settled.count)),
                    ("notices", .integer(merge.notices.count)),
                ])
            ),
            ("conflicts", .array(conflicts)), ("settled", .array(settled)),
            (
                "notices",
                .array(
                    listed(merge.notices).map { notice in
                        .object([
                            ("code", .string(notice.code.rawValue)), ("message", .string(notice.message)),
                            ("remedy", .string(notice.remedy)),
                            ("places", .array(notice.places.map { .object($0.json) })),
                        ])
                    })
            ),
        ])
    }

    private func object(_ conflict: MergeConflict, _ fields: inout WrittenFields) -> JSONValue {
        let versions = conflict.versions.map { version in
            let place = version.place.map { fields.place(of: conflict.field, at: $0) }
            return JSONValue.object(
                [("author", .string(names[version.side])), ("value", version.text.map { .string($0) } ?? .null)] + (place?.json ?? []))
        }
        return .object([
            ("reason", .string(conflict.reason.rawValue)), ("what", .string(conflict.subject.kind)), ("id", .string(conflict.subject.id)),
            ("field", conflict.field.isEmpty ? .null : .string(conflict.field.joined(separator: "."))), ("versions", .array(versions)),
            ("taken", conflict.taken.map { .string(names[$0]) } ?? .null),
            ("remedy", .string(conflict.taken == nil ? remedy(conflict) : "")),
        ])
    }

    var table: Table {
        var fields = WrittenFields()
        var rows: [[String]] = []
        for (state, conflicts) in [("conflict", merge.conflicts), ("settled", merge.settled)] {
            for conflict in listed(conflicts) {
                rows += conflict.versions.map { version in
                    [
                        state, conflict.reason.rawValue, conflict.subject.id, conflict.field.joined(separator: "."), names[version.side],
                        version.text ?? "", version.place.map { fields.place(of: conflict.field, at: $0).description } ?? "",
                    ]
                }
            }
        }
        rows += listed(merge.notices).map {
            ["notice", $0.code.rawValue, "", "", "", $0.message, $0.places.map(\.description).joined(separator: "; ")]
        }
        return Table(headings: ["outcome", "reason", "id", "field", "author", "value", "place"], rows: rows)
    }
}

/// Words for choices.
private enum MergeChoiceWords {
    static func either(_ options: [String]) -> String {
        var seen: Set<String> = []
        return options.filter { seen.insert($0).inserted }.joined(separator: " or --prefer ")
    }
}

extension SourcePlace {
    fileprivate var json: [(String, JSONValue)] { [("file", .string(file)), ("line", .integer(line)), ("column", .integer(column))] }
}

extension MergeConflict.Reason {
    fileprivate var words: String {
        switch self {
        case .values: "different values"
        case .kinds: "one id, two kinds"
        case .names: "one id, but the names have nothing in common"
        case .removal: "removed by one, changed or used by another"
        case .judgements: "judged one here and two there"
        case .stances: "one place of a document, read as opposite stances"
        }
    }
}

extension MergeConflict.Version {
    /// What the author has, in words; long texts in short.
    fileprivate var words: String {
        guard let text else { return "not there" }
        return text.count > 200 ? text.prefix(200) + "…" : text
    }
}

extension MergeConflict.Subject {
    fileprivate var kind: String {
        switch self {
        case .graph: "graph"
        case .node: "node"
        case .relation: "relation"
        case .view: "view"
        case .kind: "kind"
        case .relationType: "relation-type"
        }
    }

    fileprivate var id: String {
        switch self {
        case .graph: ""
        case .node(let id, _), .view(let id), .kind(let id), .relationType(let id): id
        case .relation(let source, let type, let target, _): "\(source) \(type) \(target)"
        }
    }

    fileprivate var words: String {
        switch self {
        case .graph: "The graph"
        case .node(let id, let kind): "\(kind) \(id)"
        case .relation(let source, let type, let target, _): "\(source) \(type) \(target)"
        case .view(let name): "View \(name)"
        case .kind(let id): "Kind \(id)"
        case .relationType(let id): "Relation type \(id)"
        }
    }
}
