/// Text within Markdown that stands for itself: names and words of the graph, in which nothing is markup.
enum MarkdownText {
    /// What CommonMark, GitHub's tables and pandoc read as markup anywhere in a line.
    private static let special: Set<Unicode.Scalar> = ["\\", "`", "*", "[", "]", "<", ">", "|", "~", "$", "^", "&", "#"]

    /// The text in one line, escaped. An underscore within a word is none of Markdown's and stays, so that ids can be read.
    static func escaped(_ text: String) -> String {
        let scalars = Array(text.printable.unicodeScalars)
        var escaped = String.UnicodeScalarView()
        for (place, scalar) in scalars.enumerated() {
            let isInWord = place > 0 && place + 1 < scalars.count && scalars[place - 1].isWordPart && scalars[place + 1].isWordPart
            if special.contains(scalar) || scalar == "_" && !isInWord { escaped.append("\\") }
            escaped.append(scalar)
        }
        return String(escaped)
    }

    /// A table of GitHub's kind: columns of numbers to the right, long numbers shortened to what a reader can use.
    static func table(_ headings: [String], _ rows: [[String]]) -> String {
        let numeric = ReportTable.numericColumns(headings.count, rows)
        func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
        return line(headings.map(escaped)) + line(numeric.map { $0 ? "---:" : "---" })
            + rows.map { line($0.map { escaped(ReportTable.shortened($0)) }) }.joined()
    }

    /// A fenced block that no line of the text can end.
    static func code(_ text: String, language: String = "text") -> String {
        var longest = 2
        for line in text.split(separator: "\n") { longest = max(longest, line.drop { $0 == " " }.prefix { $0 == "`" }.count) }
        let fence = String(repeating: "`", count: longest + 1)
        // The line that ends what is generated must not stand within it.
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.trimmed == ReportBlock.end ? "…" : line.printable(keepingLines: true)
        }
        var body = lines.joined(separator: "\n")
        while body.hasSuffix("\n") { body.removeLast() }
        return "\(fence)\(language)\n\(body)\n\(fence)\n"
    }

    static func quote(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { "> " + escaped(String($0)) }.joined(separator: "\n")
            .replacing("> \n", with: ">\n") + "\n"
    }
}

/// Cells as a report shows them.
enum ReportTable {
    /// Without the columns that say nothing in any row.
    static func compacted(_ table: Table) -> Table {
        let columns = table.headings.indices.filter { column in table.rows.contains { $0.indices.contains(column) && !$0[column].isEmpty } }
        return Table(
            headings: columns.map { table.headings[$0] },
            rows: table.rows.map { row in columns.map { row.indices.contains($0) ? row[$0] : "" } })
    }

    /// Which columns hold nothing but numbers and gaps.
    static func numericColumns(_ count: Int, _ rows: [[String]]) -> [Bool] {
        (0..<count).map { column in
            let cells = rows.map { $0.indices.contains(column) ? $0[column] : "" }
            return cells.contains { !$0.isEmpty } && cells.allSatisfy { $0.isEmpty || Double($0) != nil }
        }
    }

    /// A number of many decimals with three significant digits; any other text as it is.
    static func shortened(_ cell: String) -> String {
        guard let dot = cell.firstIndex(of: "."), cell.distance(from: dot, to: cell.endIndex) > 4, cell.first?.isLetter == false,
            let number = Double(cell), number.isFinite
        else { return cell }
        var digits = 3
        var size = abs(number)
        while size > 0, size < 0.1, digits < 6 { (size, digits) = (size * 10, digits + 1) }
        let power = (0..<digits).reduce(1.0) { power, _ in power * 10 }
        return "\((number * power).rounded() / power)"
    }
}

extension Unicode.Scalar {
    fileprivate var isWordPart: Bool { properties.isAlphabetic || ("0"..."9").contains(self) }
}
