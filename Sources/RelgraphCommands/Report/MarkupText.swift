/// Text within HTML that stands for itself.
enum MarkupText {
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.printable.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// Lines of preformatted text.
    static func preformatted(_ text: String) -> String {
        "<pre tabindex=\"0\"><code>"
            + text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) }.joined(separator: "\n")
            + "</code></pre>\n"
    }

    /// A table that scrolls where the page is too narrow for it; columns of numbers to the right.
    static func table(_ headings: [String], _ rows: [[String]], caption: String?) -> String {
        let numeric = ReportTable.numericColumns(headings.count, rows)
        func row(_ cells: [String], _ name: String, _ scope: String) -> String {
            let tags = zip(cells, numeric).map { cell, isNumeric in
                "<\(name)\(scope)\(isNumeric ? " class=\"number\"" : "")>\(escaped(ReportTable.shortened(cell)))</\(name)>"
            }
            return "<tr>\(tags.joined())</tr>\n"
        }
        let name = escaped(caption ?? "Table")
        let width = headings.count > 4 ? " class=\"wide\"" : ""
        return "<div class=\"scroll\" role=\"region\" aria-label=\"\(name)\" tabindex=\"0\">\n<table\(width)>\n"
            + (caption.map { "<caption>\(escaped($0))</caption>\n" } ?? "")
            + "<thead>\n\(row(headings, "th", " scope=\"col\""))</thead>\n<tbody>\n"
            + rows.map { row($0, "td", "") }.joined() + "</tbody>\n</table>\n</div>\n"
    }
}
