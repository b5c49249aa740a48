/// Rows under headings, for the formats that other programs read.
struct Table {
    var headings: [String]
    var rows: [[String]]

    /// RFC 4180: fields with commas or quotes are quoted. Lines end in a line feed; line ends within a field become spaces.
    var csv: String {
        ([headings] + rows).map { $0.map(Table.csvField).joined(separator: ",") + "\n" }.joined()
    }

    var markdown: String {
        func line(_ cells: [String]) -> String {
            "| " + cells.map(MarkdownText.escaped).joined(separator: " | ") + " |\n"
        }
        return line(headings) + line(headings.map { _ in "---" }) + rows.map(line).joined()
    }

    private static func csvField(_ field: String) -> String {
        let field = field.printable
        guard field.contains(where: { $0 == "," || $0 == "\"" }) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}
