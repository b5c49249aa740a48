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
    /// By distance, by relgraph itself: for any number of nodes, in a small part of the time. Many nodes become dots, and the most important
    /// ones are named.
    case fast

    /// Graphviz draws what is placed already.
    var engine: LayoutEngine { self == .fast ? .fixedPositions : LayoutEngine(rawValue: rawValue) }

    /// Whether direction can be read off the placing.
    var isLayered: Bool { self == .dot }

    /// Whether lines go around boxes, where that is to be had in good time.
    ///
    /// - Parameter keepsPlaces: whether boxes stand where they stood before, and only the lines are drawn.
    func routesLines(boxes: Int, lines: Int, keepsPlaces: Bool) -> Bool {
        if keepsPlaces { return boxes <= 150 }
        return switch self {
        case .dot: true
        case .neato, .fdp, .sfdp: boxes <= 150
        case .circo, .twopi: false
        // Some tenths of a second; the time grows with the product.
        case .fast: boxes * lines <= 10_000
        }
    }

    /// The layout for a diagram whose author names none. Columns need time and paper that grow with the square of the lines; boxes without any
    /// line would all stand in one, and stand in rows instead.
    static func automatic(boxes: Int, lines: Int) -> MapLayout {
        if lines == 0, boxes > oneColumn { return .fast }
        return boxes <= 140 && lines <= 320 ? .dot : .fast
    }

    private static let oneColumn = 8

    /// Whether nodes are dots with few names, because boxes with all names could not be read on one page.
    func isOverview(_ diagram: MapDiagram) -> Bool {
        self == .fast && (diagram.boxes.count > 250 || diagram.lines.count > 800)
    }
}
