import RelationAnalysis
import RelationGraph

/// How the dot of a large map tells what became of its node between two versions, without colours too: what was added has a dark ring, what was
/// removed is hollow and dashed, what changed has a thin ring. Who is unnamed is hollow and dotted.
struct DotMark {
    private let change: VersionChange?
    private let isUnnamed: Bool

    init(_ change: VersionChange?, isUnnamed: Bool = false) { (self.change, self.isUnnamed) = (change, isUnnamed) }

    init(_ box: MapDiagram.Box) { self.init(box.change, isUnnamed: box.node.facts.isAnonymous) }

    /// To write into the dot's tag; empty for a dot without a mark.
    ///
    /// - Parameter ink: of the dot.
    func attributes(_ theme: MapTheme, _ ink: FigurePen.Ink) -> String {
        let palette = theme.palette
        func mark(fill: FigurePen.Ink?, stroke: FigurePen.Ink, _ more: String) -> String {
            let classes = [stroke.name.map { "s-" + $0 }, fill?.name.map { "f-" + $0 }].compactMap { $0 }.joined(separator: " ")
            return (theme == .auto ? " class=\"\(classes)\"" : "") + (fill.map { " fill=\"\($0.value(palette))\"" } ?? "")
                + " stroke=\"\(stroke.value(palette))\" \(more)"
        }
        switch change {
        case nil: return isUnnamed ? mark(fill: .canvas, stroke: ink, "stroke-width=\"1.6\" stroke-dasharray=\"1.8,1.2\"") : ""
        case .added: return mark(fill: nil, stroke: .text, "stroke-width=\"1.8\"")
        case .changed: return mark(fill: nil, stroke: .text, "stroke-width=\"0.8\"")
        case .removed: return mark(fill: .canvas, stroke: .muted, "stroke-width=\"1.1\" stroke-dasharray=\"2,1.5\"")
        }
    }
}
