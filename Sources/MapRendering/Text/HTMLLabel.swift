/// Graphviz's HTML-like labels. An empty element would lose the whole label, so text is never empty.
enum HTMLLabel {
    enum Alignment: String { case left = "LEFT", center = "CENTER" }

    static func table(_ rows: [String]) -> String {
        "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0.5\">" + rows.joined() + "</TABLE>"
    }

    static func row(_ content: String, _ alignment: Alignment = .left) -> String {
        "<TR><TD ALIGN=\"\(alignment.rawValue)\">\(content)</TD></TR>"
    }

    /// A row of two pieces side by side at the left edge. Without a fixed size Graphviz would spread them over the width of the table.
    static func row(_ first: String, _ second: String, width: Double, height: Double) -> String {
        "<TR><TD ALIGN=\"LEFT\" FIXEDSIZE=\"TRUE\" WIDTH=\"\(Int(width.rounded(.up)))\" HEIGHT=\"\(Int(height))\">"
            + "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\"><TR><TD ALIGN=\"LEFT\">\(first)</TD>"
            + "<TD ALIGN=\"RIGHT\">\(second)</TD></TR></TABLE></TD></TR>"
    }

    /// A row of one piece of a fixed size at the left edge.
    static func row(_ content: String, width: Double, height: Double) -> String {
        "<TR><TD ALIGN=\"LEFT\" FIXEDSIZE=\"TRUE\" WIDTH=\"\(Int(width.rounded(.up)))\" HEIGHT=\"\(Int(height))\">\(content)</TD></TR>"
    }

    /// A little air between two rows.
    static let gap = "<TR><TD HEIGHT=\"2\"></TD></TR>"

    /// A framed word.
    static func badge(_ content: String, fill: String?, border: String) -> String {
        let background = fill.map { " BGCOLOR=\"\($0)\"" } ?? ""
        return
            "<TABLE BORDER=\"1\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\" COLOR=\"\(border)\"\(background)><TR><TD>\(content)</TD></TR></TABLE>"
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
