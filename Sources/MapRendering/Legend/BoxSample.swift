import RelationAnalysis
import RelationGraph

/// A small box in the shape, the colours and the outline that the map gives to nodes.
struct BoxSample {
    private let style: NodeStyle
    private let outline: BoxOutline

    static let width = 24.0
    static let height = 11.0

    init(_ style: NodeStyle, outline: BoxOutline = BoxOutline()) {
        self.style = style
        self.outline = outline
    }

    /// - Parameters:
    ///   - x: the left end.
    ///   - middle: half the height.
    func write(into svg: inout SVGText, x: Double, middle: Double, _ pen: FigurePen) {
        let top = middle - BoxSample.height / 2
        let (width, height) = (BoxSample.width, BoxSample.height)
        let stroke = FigurePen.Ink.line(outline.color.map(StyleColor.palette) ?? style.color)
        let inset = outline.isDouble ? 2.2 : 0
        pen.path(
            outlinePath(x + inset, top + inset, width - 2 * inset, height - 2 * inset), fill: .fill(style.color),
            stroke: outline.isDouble ? .line(style.color) : stroke, width: min(outline.width, 1.8), dash: dash, into: &svg)
        if outline.isDouble {
            pen.path(outlinePath(x, top, width, height), stroke: .line(.palette(.vermillion)), width: min(outline.width, 1.8), into: &svg)
        }
        if let fold = foldPath(x + inset, top + inset, width - 2 * inset) { pen.path(fold, stroke: stroke, width: 0.8, into: &svg) }
    }

    private var dash: String? {
        switch outline.stroke {
        case .solid: nil
        case .dashed: "3,2"
        case .dotted: "1.2,1.8"
        }
    }

    private func outlinePath(_ x: Double, _ y: Double, _ w: Double, _ h: Double) -> String {
        func at(_ dx: Double, _ dy: Double) -> String { "\((x + dx).svg),\((y + dy).svg)" }
        func polygon(_ corners: [(Double, Double)]) -> String { "M" + corners.map { at($0.0, $0.1) }.joined(separator: "L") + "Z" }
        switch style.shape {
        case .box: return polygon([(0, 0), (w, 0), (w, h), (0, h)])
        case .rounded:
            return "M\(at(4, 0))H\((x + w - 4).svg)Q\(at(w, 0)) \(at(w, 4))V\((y + h - 4).svg)Q\(at(w, h)) \(at(w - 4, h))"
                + "H\((x + 4).svg)Q\(at(0, h)) \(at(0, h - 4))V\((y + 4).svg)Q\(at(0, 0)) \(at(4, 0))Z"
        case .tab: return polygon([(0, 0), (8, 0), (8, 2.5), (w, 2.5), (w, h), (0, h)])
        case .folder: return polygon([(0, 2.5), (w - 9, 2.5), (w - 8, 0), (w - 1, 0), (w, 2.5), (w, h), (0, h)])
        case .note: return polygon([(0, 0), (w - 4, 0), (w, 4), (w, h), (0, h)])
        case .ellipse:
            return "M\(at(0, h / 2))a\((w / 2).svg),\((h / 2).svg) 0 1 1 \(w.svg),0a\((w / 2).svg),\((h / 2).svg) 0 1 1 \((-w).svg),0Z"
        case .hexagon: return polygon([(5, 0), (w - 5, 0), (w, h / 2), (w - 5, h), (5, h), (0, h / 2)])
        case .octagon: return polygon([(6, 0), (w - 6, 0), (w, 3.2), (w, h - 3.2), (w - 6, h), (6, h), (0, h - 3.2), (0, 3.2)])
        case .cylinder:
            return
                "M\(at(0, 2))C\(at(0, -0.6)) \(at(w, -0.6)) \(at(w, 2))V\((y + h - 2).svg)C\(at(w, h + 0.6)) \(at(0, h + 0.6)) \(at(0, h - 2))Z"
        case .component:
            return polygon([
                (2, 0), (w, 0), (w, h), (2, h), (2, h - 1.5), (0, h - 1.5), (0, h - 4), (2, h - 4), (2, 4), (0, 4), (0, 1.5), (2, 1.5),
            ])
        }
    }

    /// The folded corner of a note.
    private func foldPath(_ x: Double, _ y: Double, _ w: Double) -> String? {
        guard style.shape == .note else { return nil }
        return "M\((x + w - 4).svg),\(y.svg)V\((y + 4).svg)H\((x + w).svg)"
    }
}
