import GraphFormats
import RelationAnalysis
import RelationGraph

/// What `convert` says: what was written, and what it does not hold.
struct ConversionReport {
    let format: ExportFormat
    let nodes: Int
    let edges: Int
    /// The files, `-` for standard output.
    let files: [String]
    let loss: LossReport
    /// The part of a graph that was chosen; nil if the whole was.
    let extract: GraphExtract?
    /// Statements that have another status by the part alone, if the format holds what decides it.
    let statuses: [ClaimDifference.StatusChange]
    /// Nothing was written, since something would be lost.
    let isRefused: Bool

    /// The statements of a part that have another status there than by all that its selection admits as known.
    static func statuses(of part: RelationGraph, partOf whole: RelationGraph, _ known: Selection) -> [ClaimDifference.StatusChange] {
        ClaimDifference(from: whole, known, to: part, Selection()).statuses.filter { $0.before != nil && $0.after != nil }
    }

    func json(top: Int?) -> JSONValue {
        .object([
            ("to", .string(format.rawValue)), ("nodes", .integer(nodes)), ("edges", .integer(edges)), ("written", .bool(!isRefused)),
            ("files", .strings(files)), ("losses", .integer(loss.entries.count)),
            (
                "lost",
                .array(
                    listed(top).map { entry in
                        .object([
                            ("part", .string(entry.part.rawValue)), ("field", .string(entry.field)), ("count", .integer(entry.count)),
                            ("reason", .string(entry.reason)),
                        ])
                    })
            ),
            ("not_selected", extract.map(notSelected) ?? .null),
            ("statuses", .array((top.map { statuses.prefix($0) } ?? statuses[...]).map(\.json))),
        ])
    }

    private func notSelected(_ extract: GraphExtract) -> JSONValue {
        func counts(_ counts: [String: Int]) -> JSONValue {
            .object(counts.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.integer($0.value)) })
        }
        return .object([
            ("nodes", counts(extract.missingNodes)), ("relations", counts(extract.missingRelations)),
            ("citations", .integer(extract.missingCitations)), ("views", .strings(extract.missingViews)),
            ("came_along", .integer(extract.addedCount)),
        ])
    }

    func table(top: Int?) -> Table {
        Table(
            headings: ["part", "field", "count", "reason"],
            rows: listed(top).map { [$0.part.rawValue, $0.field, String($0.count), $0.reason] })
    }

    private func listed(_ top: Int?) -> ArraySlice<LossReport.Entry> { top.map { loss.entries.prefix($0) } ?? loss.entries[...] }

    /// The report for people.
    func text(_ terminal: Terminal, top: Int?) -> String {
        var lines: [String] = []
        let counts = "\(nodes.counted("node")), \(edges.counted("edge"))"
        if isRefused {
            lines.append("Nothing is written: \(format.rawValue) does not hold everything.")
        } else if files != ["-"] {
            lines.append("Wrote \(files.joined(separator: " and ")): \(counts).")
        }
        if let extract { lines += selectionLines(extract).map { terminal.wrap($0.printable, hanging: 2) } }
        lines += statusLines(terminal, top: top)
        if !loss.isEmpty {
            if !isRefused { lines.append("\(format.rawValue) does not hold everything:") }
            for entry in listed(top) {
                lines.append(
                    terminal.wrap(
                        "\(entry.part.rawValue), \(entry.field) (\(entry.count)): \(entry.reason)".printable, indent: 2, hanging: 2))
            }
            if let top, loss.entries.count > top { lines.append("  … and \(loss.entries.count - top) more.") }
        }
        return lines.joined(separator: "\n")
    }

    /// Where the part alone would tell something else.
    private func statusLines(_ terminal: Terminal, top: Int?) -> [String] {
        guard !statuses.isEmpty else { return [] }
        let listing = Listing(statuses, top: top)
        let head = "By this part alone, \(statuses.count.counted("statement")) would have another status:"
        let lines = listing.shown.map { change in
            let words = "\(change.before?.status.rawValue ?? "") → \(change.after?.status.rawValue ?? "")"
            return terminal.wrap("\(change.statement.name) [\(change.statement.id)]: \(words)".printable, indent: 2, hanging: 2)
        }
        let rest = statuses.count - listing.shown.count
        return [terminal.wrap(head)] + lines + (rest > 0 ? ["  … and \(rest) more."] : [])
    }

    /// What was not chosen, and what came along with what was.
    private func selectionLines(_ extract: GraphExtract) -> [String] {
        func counted(_ counts: [String: Int], _ noun: String, _ plural: String) -> String {
            let parts = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
            return "\(counts.values.reduce(0, +).counted(noun, plural: plural)) (\(parts.joined(separator: ", ")))"
        }
        var parts: [String] = []
        if !extract.missingNodes.isEmpty { parts.append(counted(extract.missingNodes, "node", "nodes")) }
        if !extract.missingRelations.isEmpty { parts.append(counted(extract.missingRelations, "tie or stance", "ties and stances")) }
        if extract.missingCitations > 0 {
            parts.append(extract.missingCitations.counted("citation") + " of a document or a source")
        }
        if !extract.missingViews.isEmpty {
            parts.append("\(extract.missingViews.count.counted("view")) (\(extract.missingViews.joined(separator: ", ")))")
        }
        var lines = [parts.isEmpty ? "The selection leaves nothing out." : "Not selected: \(parts.joined(separator: "; "))."]
        if extract.addedCount > 0 {
            lines.append(
                "\(extract.addedCount.counted("document or source", plural: "documents and sources")) came along: what is selected is known from them."
            )
        }
        return lines
    }
}
