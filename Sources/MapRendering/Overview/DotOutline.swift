import Graphviz
import RelationAnalysis
import RelationGraph

/// What is drawn around the dot of a statement for where it stands: as boxes have it, a second outline around what is disputed, a bold one on
/// what is denied, dots and dashes for what is unanswered and retracted.
struct DotOutline {
    private let status: ClaimStatus

    /// Nil for statements that are only asserted, and for what came or went between two versions, which has its own marks.
    init?(_ box: MapDiagram.Box) {
        guard let status = box.standing?.status, box.change == nil || box.change == .changed else { return nil }
        self.init(status)
    }

    init?(_ status: ClaimStatus) {
        guard status != .asserted else { return nil }
        self.status = status
    }

    /// How far it reaches beyond the dot, in pixels.
    static let margin = 3.6

    private var outline: BoxOutline { BoxOutline(status) }

    var color: PaletteColor { outline.isDouble ? .vermillion : outline.color ?? .ink }
    /// Of its stroke, in pixels.
    var width: Double { outline.isDouble ? 1.4 : max(1.2, outline.width) }
    /// From the rim of the dot to its middle.
    var distance: Double { status == .denied ? 0.6 : 2.6 }
    /// Lengths of dashes and gaps; empty for a solid one.
    var dashes: [Double] {
        switch outline.stroke {
        case .solid: []
        case .dashed: [3, 2]
        case .dotted: [1.2, 1.6]
        }
    }

    func write(_ form: DotForm, at center: Point, radius: Double, into svg: inout SVGText, _ pen: FigurePen) {
        let ink = FigurePen.Ink.line(.palette(color))
        let dash = dashes.isEmpty ? nil : dashes.map(\.svg).joined(separator: ",")
        let classes = pen.theme == .auto ? ink.name.map { " class=\"s-\($0)\"" } ?? "" : ""
        svg.raw(
            form.tag(at: center, radius: radius + distance)
                + " fill=\"none\" stroke=\"\(ink.value(pen.theme.palette))\" stroke-width=\"\(width.svg)\""
                + (dash.map { " stroke-dasharray=\"\($0)\"" } ?? "") + classes + "/>\n")
    }
}
