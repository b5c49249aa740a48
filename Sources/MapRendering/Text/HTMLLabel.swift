import Graphviz

/// Graphviz's HTML-like labels. An empty element would lose the whole label, so text is never empty.
enum HTMLLabel {
    enum Alignment: String { case left = "LEFT", center = "CENTER" }

    static func table(_ rows: [String]) -> String {
        "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0.5\">" + rows.joined() + "</TABLE>"
    }

    static func row(_ content: String, _ alignment: Alignment = .left) -> String {
        "<TR><TD ALIGN=\"\(alignment.rawValue)\">\(content)</TD></TR>"
    }

    /// A row of pieces side by side at the left edge. Without a fixed size Graphviz would spread them over the width of the table.
    static func row(_ pieces: [String], width: Double, height: Double) -> String {
        "<TR><TD ALIGN=\"LEFT\" FIXEDSIZE=\"TRUE\" WIDTH=\"\(Int(width.rounded(.up)))\" HEIGHT=\"\(Int(height))\">"
            + "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\"><TR>"
            + pieces.map { "<TD>\($0)</TD>" }.joined() + "</TR></TABLE></TD></TR>"
    }

    /// Nothing, of a size.
    static func room(_ size: Size) -> String {
        "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" FIXEDSIZE=\"TRUE\" WIDTH=\"\(Int(size.width))\""
            + " HEIGHT=\"\(Int(size.height))\"><TR><TD></TD></TR></TABLE>"
    }

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
