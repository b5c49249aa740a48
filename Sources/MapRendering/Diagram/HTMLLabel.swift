/// Graphviz's HTML-like labels. An empty element would lose the whole label, so text is never empty.
enum HTMLLabel {
    static func table(_ rows: [String]) -> String {
        "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0.5\">" + rows.joined() + "</TABLE>"
    }

    static func row(_ content: String) -> String { "<TR><TD ALIGN=\"LEFT\">\(content)</TD></TR>" }

    static func font(_ text: String, size: Double, color: String) -> String {
        "<FONT POINT-SIZE=\"\(size)\" COLOR=\"\(color)\">\(escaped(text))</FONT>"
    }

    static func escaped(_ text: String) -> String {
        let clean = text.drawable
        guard !clean.isEmpty else { return "&#160;" }
        return clean.xmlEscaped
    }
}

extension String {
    /// The text as XML character data or as an attribute's value.
    var xmlEscaped: String {
        guard utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 || $0 == 0x27 }) else { return self }
        var escaped = ""
        for character in unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
