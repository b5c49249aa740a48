/// Texts set beside each other.
struct Columns {
    struct Column {
        var heading: String
        /// Each set for itself, one below the other; given the terminal whose width is the column's.
        var entries: [(Terminal) -> String]
    }

    private static let gap = 2
    /// Below this, a column is too narrow to read.
    private static let narrowest = 36

    /// As many beside each other as there is room for, the rest below.
    static func text(_ columns: [Column], _ terminal: Terminal) -> String {
        var text = ""
        var rest = columns[...]
        while !rest.isEmpty {
            let count = max(1, min(rest.count, (terminal.width + gap) / (narrowest + gap)))
            if !text.isEmpty { text += "\n" }
            text += row(Array(rest.prefix(count)), terminal)
            rest = rest.dropFirst(count)
        }
        return text
    }

    private static func row(_ columns: [Column], _ terminal: Terminal) -> String {
        var narrow = terminal
        narrow.width = (terminal.width - gap * (columns.count - 1)) / columns.count
        let cells = columns.map { column -> [Substring] in
            let entries = column.entries.map { $0(narrow).split(separator: "\n") }
            return [Substring(terminal.mark(column.heading, .bold))] + entries.joined(separator: [""])
        }
        let height = cells.map(\.count).max() ?? 0
        return (0..<height).map { line in
            var text = ""
            for (place, cell) in cells.enumerated() {
                let piece = line < cell.count ? String(cell[line]) : ""
                let isLast = place == cells.count - 1
                text += isLast ? piece : piece + String(repeating: " ", count: max(0, narrow.width - piece.terminalWidth) + gap)
            }
            while text.last == " " { text.removeLast() }
            return text + "\n"
        }.joined()
    }
}
