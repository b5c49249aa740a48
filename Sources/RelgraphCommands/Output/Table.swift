/// Rows under headings, for every format of answers.
struct Table {
    var headings: [String]
    var rows: [[String]]

    /// RFC 4180: fields with commas or quotes are quoted. Lines end in a line feed; line ends within a field become spaces.
    var csv: String {
        ([headings] + rows).map { $0.map(Table.csvField).joined(separator: ",") + "\n" }.joined()
    }

    var markdown: String {
        func line(_ cells: [String]) -> String {
            "| " + cells.map { $0.printable.replacing("\\", with: "\\\\").replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
        }
        return line(headings) + line(headings.map { _ in "---" }) + rows.map(line).joined()
    }

    /// Columns padded to their widest cell, the last one wrapped to what is left of the terminal.
    func text(_ terminal: Terminal, numeric: Set<Int> = []) -> String {
        let cells = rows.map { $0.map(\.printable) }
        let widths = headings.indices.map { column in
            min(([headings[column]] + cells.map { $0[column] }).map(\.terminalWidth).max() ?? 0, max(12, terminal.width / 2))
        }
        func line(_ row: [String], emphasised: Bool) -> String {
            var line = ""
            for (column, cell) in row.enumerated() {
                let isLast = column == row.count - 1
                let padding = String(repeating: " ", count: max(0, widths[column] - cell.terminalWidth))
                let text = emphasised ? terminal.mark(cell, .faint) : cell
                if isLast, !numeric.contains(column) {
                    let indent = widths.dropLast().reduce(0) { $0 + $1 + 2 }
                    line += emphasised ? text : String(terminal.wrap(cell, indent: indent, hanging: 0).dropFirst(indent))
                } else {
                    line += (numeric.contains(column) ? padding + text : text + padding) + (isLast ? "" : "  ")
                }
            }
            return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
        }
        return line(headings, emphasised: true) + cells.map { line($0, emphasised: false) }.joined()
    }

    private static func csvField(_ field: String) -> String {
        let field = field.printable
        guard field.contains(where: { $0 == "," || $0 == "\"" }) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}
