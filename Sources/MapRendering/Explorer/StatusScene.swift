import Graphviz
import RelationGraph

/// The box of a statement on a page that goes through time: its badge and its outline are parts of their own, which the page's style shows by
/// the class of the box, and its script changes with the date.
struct StatusScene {
    private let label: BoxLabel

    init(_ box: MapDiagram.Box, _ spacing: MapSpacing) { label = BoxLabel(box, .layout, spacing, keepsStatusRoom: true) }

    /// Writes what is in the element of the box besides its title.
    func write(_ node: NodeDrawing, into svg: inout SVGText, _ painter: DrawingPainter) {
        var painter = painter
        let (inner, outer) = node.shape.withOuterLine(Palette.light.tones(.palette(.vermillion)).line).outlines
        painter.paint(Array(inner), into: &svg, within: MapSVG.sceneBoxes)
        if !outer.isEmpty {
            svg.begin("g", ["class": "outer"])
            painter.paint(inner.filter(\.isSetting) + outer, into: &svg, within: MapSVG.sceneBoxes)
            svg.end()
        }
        let pieces = label.pieces(around: node.center)
        painter.paint(pieces.filter { $0.frame == nil }.flatMap(\.operations), into: &svg)
        for badge in pieces {
            guard let frame = badge.frame else { continue }
            svg.begin("g", ["class": "badge"])
            svg.element(
                "rect", ["x": frame.minX.svg, "y": frame.minY.svg, "width": frame.size.width.svg, "height": frame.size.height.svg])
            svg.element(
                "text",
                [
                    "x": badge.baseline.x.svg, "y": badge.baseline.y.svg, "font-size": badge.piece.lettering.size.svg,
                    "font-weight": "bold",
                ], content: badge.piece.text)
            svg.end()
        }
    }
}

extension DrawingOperation {
    /// Whether it draws nothing itself, but says how what follows is drawn.
    fileprivate var isSetting: Bool {
        switch self {
        case .ellipse, .polygon, .polyline, .bezier, .text: false
        case .strokeColor, .fillColor, .font, .fontCharacteristics, .style: true
        }
    }
}
