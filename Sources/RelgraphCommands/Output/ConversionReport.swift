import GraphFormats
import RelationGraph

/// What `convert` says: what was written, and what it does not hold.
struct ConversionReport {
    let format: ExportFormat
    let nodes: Int
    let edges: Int
    /// The files, `-` for standard output.
    let files: [String]
    let loss: LossReport
    /// Nothing was written, since something would be lost.
    let isRefused: Bool

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
}
