import GraphFormats
import RelationAnalysis
import RelationGraph

/// The answer of `publish`.
struct PublicationReport {
    let original: RelationGraph
    let redaction: GraphRedaction
    /// At most so many of every list.
    let top: Int?
    var leaks: [Leak] = []
    /// What was written.
    var files: [String] = []
    /// How many fields the format does not hold.
    var losses = 0
    /// What was searched instead of writing.
    var searched: [String] = []
    /// What could not be searched, and why.
    var unsearched: [(file: String, reason: String)] = []
    var claims: ClaimDifference?

    private var certain: [Leak] { leaks.filter { $0.isCertain && !$0.isAllowed } }
    private var possible: [Leak] { leaks.filter { !$0.isCertain && !$0.isAllowed } }
    private var allowed: [Leak] { leaks.filter(\.isAllowed) }

    /// Whether something tells what was left out.
    var isRefused: Bool { !certain.isEmpty }

    /// Statements that are in the copy, too.
    private var statuses: [ClaimDifference.StatusChange] { claims?.statuses.filter { $0.after != nil } ?? [] }
    private var origins: [ClaimDifference.OriginChange] {
        let gone = Set((claims?.statuses ?? []).filter { $0.after == nil }.map(\.statement.id))
        return claims?.origins.filter { change in
            !gone.contains(change.statement.id) && redaction.secrets.allSatisfy { $0.node.id != change.statement.id }
        } ?? []
    }

    private var entryCount: Int { redaction.graph.relations.count { !$0.isImplied } }

    private func listed<Element>(_ elements: [Element]) -> ArraySlice<Element> { Listing(elements, top: top).shown }

    // MARK: Text

    /// So many places are listed if nothing else is said.
    private static let standardPlaces = 20

    func text(_ terminal: Terminal) -> String {
        var text = terminal.wrap(head) + "\n"
        text += section("Still named", certain, terminal, limit: Self.standardPlaces) { place($0, terminal) }
        if isRefused {
            text +=
                terminal.wrap(
                    "Say it otherwise (--reword, --rename), leave it out (--remove, --drop), or let it stand: --allow \(certain[0].found.quoted).",
                    indent: 2,
                    hanging: 2) + "\n"
        }
        text += section("Perhaps named", possible, terminal, limit: Self.standardPlaces) { place($0, terminal) }
        text += section("Allowed", allowed, terminal, limit: Self.standardPlaces) { place($0, terminal) }
        text += section("Not searched", unsearched, terminal, limit: Self.standardPlaces) { line($0.reason, terminal) }
        guard searched.isEmpty, unsearched.isEmpty else { return text }
        let (gone, other) = (redaction.secrets.filter { $0.reason != nil }, redaction.secrets.filter { $0.reason == nil })
        text += section("Left out", gone, terminal) { secret in
            let why = secret.reason.map(PublicationReport.words) ?? ""
            let standIn = secret.standIn.map { "; \(redaction.graph.node(id: $0)?.name ?? "") [\($0)] stands in" } ?? ""
            return line("\(secret.node.heading(terminal)) [\(secret.node.id)]\(why)\(standIn)", terminal)
        }
        text += section("Under other words", other, terminal) { secret in
            let id = secret.standIn ?? ""
            return line(
                "\(secret.node.heading(terminal)) [\(secret.node.id)] → \(redaction.graph.node(id: id)?.name ?? "") [\(id)]", terminal)
        }
        var rest: [String] = []
        if redaction.droppedEntryCount > 0 {
            rest.append(
                "Not in the copy: \(redaction.droppedEntryCount.counted("tie or stance", plural: "ties and stances")) of theirs, or known only from them."
            )
        }
        if !redaction.droppedViews.isEmpty { rest.append("Views left out: \(redaction.droppedViews.joined(separator: ", ")).") }
        if losses > 0 { rest.append("The format does not hold everything; `relgraph convert` lists what it does not.") }
        if !rest.isEmpty { text += "\n" + rest.map { terminal.wrap($0.printable) + "\n" }.joined() }
        return text + claimText(terminal)
    }

    private var head: String {
        if !searched.isEmpty || !unsearched.isEmpty {
            let files = searched.count.counted("file") + (unsearched.isEmpty ? "" : " of \(searched.count + unsearched.count)")
            return certain.isEmpty
                ? "\(files) searched: \(allowed.isEmpty ? "no name of what is left out" : "only allowed names of what is left out, in \(allowedPlaces)")\(possibleWords)."
                : "\(files) searched: what is left out is named in \(certain.count.counted("place"))."
        }
        if isRefused { return "Nothing is written: the copy would name what it leaves out, in \(certain.count.counted("place"))." }
        return "Wrote \(files.joined(separator: " and ").printable): \(redaction.graph.nodeCount.counted("node")), "
            + "\(entryCount.counted("tie or stance", plural: "ties and stances")). \(assurance)"
    }

    private var assurance: String {
        if redaction.secrets.isEmpty, leaks.isEmpty { return "Nobody is left out by name." }
        let sure =
            allowed.isEmpty
            ? "No name of what is left out is in it" : "Only allowed names of what is left out are in it, in \(allowedPlaces)"
        return sure + possibleWords + "."
    }

    private var allowedPlaces: String { allowed.count.counted("place") }

    /// What is no name for sure is no assurance either.
    private var possibleWords: String {
        possible.isEmpty ? "" : "; \(possible.count.counted("place")) to look at"
    }

    private static func words(_ reason: RedactionPlan.Reason) -> String {
        switch reason {
        case .rule: ""
        case .marker: ": marked as confidential"
        case .outlet: ": of an outlet or an author that is left out"
        }
    }

    private func section<Element>(
        _ title: String, _ elements: [Element], _ terminal: Terminal, limit: Int = .max, item: (Element) -> String
    ) -> String {
        guard !elements.isEmpty else { return "" }
        let listing = Listing(elements, top: top ?? limit)
        return "\n" + terminal.mark(title, .bold) + "\n" + listing.shown.map(item).joined() + listing.more()
    }

    private func line(_ text: String, _ terminal: Terminal, indent: Int = 2) -> String {
        terminal.wrap(text, indent: indent, hanging: 2) + "\n"
    }

    private func place(_ leak: Leak, _ terminal: Terminal) -> String {
        let place = leak.isInFileName ? "the name of \(leak.place.file)" : leak.place.description
        let isSame = leak.found == leak.term && leak.reason == "the name"
        let what =
            isSame
            ? "“\(leak.term)”" : "“\(leak.found)” (\(leak.reason): “\(leak.term.count > 60 ? leak.term.prefix(60) + "…" : leak.term)”)"
        return line("\(place): \(what) [\(leak.id)]".printable, terminal)
            + terminal.wrap(terminal.mark(leak.context.printable, .faint), indent: 4, hanging: 0) + "\n"
    }

    private func claimText(_ terminal: Terminal) -> String {
        guard claims != nil else { return "" }
        let changed = Set(statuses.map(\.statement.id) + origins.map(\.statement.id)).sorted()
        let gone = claims?.statuses.filter { $0.after == nil } ?? []
        guard !changed.isEmpty || !gone.isEmpty else { return "\nEvery statement keeps its status and its count of independent origins.\n" }
        var text = "\n" + terminal.mark("Other than in the notes", .bold) + "\n"
        let listing = Listing(changed, top: top)
        for id in listing.shown {
            guard let statement = original.node(id: id) else { continue }
            text += line(statement.statementHeading(terminal), terminal)
            for change in statuses where change.statement.id == id {
                text += line(
                    "status: \(change.before?.status.rawValue ?? "not there") → \(change.after?.status.rawValue ?? "not there")", terminal,
                    indent: 4)
            }
            for change in origins where change.statement.id == id {
                text += line(
                    "independent origins \(change.side.rawValue): \(change.before.words) → \(change.after.words)", terminal, indent: 4)
            }
        }
        text += listing.more()
        if !gone.isEmpty { text += line("\(gone.count.counted("statement")) not in the copy.", terminal) }
        return text
    }

    // MARK: JSON and tables

    var json: JSONValue {
        .object([
            ("written", files.isEmpty ? .null : .strings(files)), ("searched", .strings(searched)),
            ("unsearched", .array(unsearched.map { .object([("file", .string($0.file)), ("reason", .string($0.reason))]) })),
            ("nodes", .integer(redaction.graph.nodeCount)), ("entries", .integer(entryCount)),
            (
                "left_out",
                .array(
                    listed(redaction.secrets).map { secret in
                        .object([
                            ("node", secret.node.reference), ("reason", .string(secret.reason?.rawValue ?? "replaced")),
                            ("stand_in", secret.standIn.map { .string($0) } ?? .null),
                        ])
                    })
            ),
            ("dropped_entries", .integer(redaction.droppedEntryCount)), ("dropped_views", .strings(redaction.droppedViews)),
            (
                "totals",
                .object([
                    ("certain", .integer(certain.count)), ("possible", .integer(possible.count)), ("allowed", .integer(allowed.count)),
                ])
            ),
            ("leaks", .array(listed(certain + possible + allowed).map(object))),
            (
                "statuses",
                .array(listed(statuses).map(\.json))
            ),
            (
                "origins",
                .array(
                    listed(origins).map { change in
                        .object([
                            ("statement", .string(change.statement.id)), ("side", .string(change.side.rawValue)),
                            ("before", change.before.json), ("after", change.after.json),
                        ])
                    })
            ),
        ])
    }

    private func object(_ leak: Leak) -> JSONValue {
        .object([
            ("file", .string(leak.place.file)), ("line", .integer(leak.place.line)), ("column", .integer(leak.place.column)),
            ("in_file_name", .bool(leak.isInFileName)), ("node", .string(leak.id)), ("term", .string(leak.term)),
            ("found", .string(leak.found)),
            ("certain", .bool(leak.isCertain)), ("allowed", .bool(leak.isAllowed)), ("reason", .string(leak.reason)),
            ("context", .string(leak.context)),
        ])
    }

    var table: Table {
        var rows = listed(certain + possible + allowed).map { leak in
            [
                leak.isAllowed ? "allowed" : leak.isCertain ? "leak" : "possible leak", leak.place.description, leak.id, leak.found,
                leak.context,
            ]
        }
        rows += unsearched.map { ["not searched", $0.file, "", "", $0.reason] }
        rows += listed(redaction.secrets).map { ["left out", "", $0.node.id, $0.node.name, $0.standIn ?? ""] }
        rows += listed(statuses).map { change in
            ["status", "", change.statement.id, change.before?.status.rawValue ?? "", change.after?.status.rawValue ?? ""]
        }
        rows += listed(origins).map { ["origins \($0.side.rawValue)", "", $0.statement.id, $0.before.words, $0.after.words] }
        return Table(headings: ["what", "place", "id", "found", "detail"], rows: rows)
    }
}

extension ClaimDifference.StatusChange {
    /// The statuses of a statement in the notes and in what was written of them.
    var json: JSONValue {
        .object([
            ("id", .string(statement.id)), ("before", before.map { .string($0.status.rawValue) } ?? .null),
            ("after", after.map { .string($0.status.rawValue) } ?? .null),
        ])
    }
}
