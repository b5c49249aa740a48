/// Graphviz's HTML-like labels. An empty element would lose the whole label, so text is never empty.
enum HTMLLabel {
    enum Alignment: String { case left = "LEFT", center = "CENTER" }

    static func table(_ rows: [String]) -> String {
        "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0.5\">" + rows.joined() + "</TABLE>"
    }

    static func row(_ content: String, _ alignment: Alignment = .left) -> String {
        "<TR><TD ALIGN=\"\(alignment.rawValue)\">\(content)</TD></TR>"
    }

    static func font(_ text: String, _ lettering: Lettering, color: String) -> String {
        "<FONT POINT-SIZE=\"\(Int(lettering.size))\" COLOR=\"\(color)\">\(escaped(text))</FONT>"
    }

    static func escaped(_ text: String) -> String {
        let clean = text.drawable
        guard !clean.isEmpty else { return "&#160;" }
        // Graphviz expands `\N`, `\G` and the like within HTML-like labels too.
        return clean.xmlEscaped.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
    }
}
