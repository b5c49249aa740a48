import Graphviz

/// How the boxes of a map are placed.
public enum MapLayout: String, Sendable, CaseIterable {
    /// In columns, read from left to right: for maps of claims up to a few hundred lines.
    case dot
    /// By distance: who is near whom. Stress majorisation, for up to about a thousand nodes.
    case neato
    /// By springs.
    case fdp
    /// By springs on several scales: for thousands of nodes.
    case sfdp
    /// On circles.
    case circo
    /// On rings around a centre.
    case twopi

    var engine: LayoutEngine { LayoutEngine(rawValue: rawValue) }

    /// Whether direction can be read off the placing.
    var isLayered: Bool { self == .dot }

    /// The layout for a diagram whose author names none. Columns need time and paper that grow with the square of the lines.
    static func automatic(for diagram: MapDiagram) -> MapLayout {
        diagram.boxes.count <= 140 && diagram.lines.count <= 320 ? .dot : .sfdp
    }
}
