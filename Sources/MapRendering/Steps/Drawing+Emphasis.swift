import Graphviz
import RelationGraph

/// A layout serves several figures that bring out different things: what depends on that is put in afterwards.
extension Drawing {
    /// The drawing with the pens, fills and labels that the lines and boxes of a diagram of the same part have, and with the outlines and
    /// words of where its statements stand.
    ///
    /// - Parameter whole: the diagram that was laid out, with room for all of these.
    func emphasized(as diagram: MapDiagram, laidOutAs whole: MapDiagram) -> Drawing {
        var drawing = self
        for (index, line) in diagram.lines.enumerated() {
            let width = line.penWidth
            drawing.edges[index].path = edges[index].path.drawn(with: width)
            drawing.edges[index].headArrow = edges[index].headArrow.drawn(with: width)
            drawing.edges[index].tailArrow = edges[index].tailArrow.drawn(with: width)
            if !diagram.labelsLines, !(diagram.labelsHighlightedLines && line.isHighlighted) { drawing.edges[index].label = [] }
        }
        for (index, box) in diagram.boxes.enumerated() {
            let outline = BoxOutline(box)
            let hasStatusRoom = whole.keepsStatusRoom && whole.boxes[index].standing != nil
            let shape = hasStatusRoom ? nodes[index].shape.outlined(outline, of: box) : nodes[index].shape
            drawing.nodes[index].shape = shape.drawn(with: outline.width, fill: box.isDimmed ? Palette.layout.canvas : nil)
        }
        return whole.keepsStatusRoom ? diagram.labelled(drawing, .layout, keepsStatusRoom: true) : drawing
    }
}

extension [DrawingOperation] {
    fileprivate func drawn(with width: Double, fill: String? = nil) -> [DrawingOperation] {
        map { operation in
            switch operation {
            case .style(let styles):
                .style(styles.map { $0.hasPrefix("setlinewidth(") ? "setlinewidth(\(width))" : $0 })
            case .fillColor(let color): .fillColor(fill ?? color)
            default: operation
            }
        }
    }

    /// A box with another outline than the one it was laid out with; the second line goes if there is to be one only.
    fileprivate func outlined(_ outline: BoxOutline, of box: MapDiagram.Box) -> [DrawingOperation] {
        let color = Palette.layout.tones(outline.color.map { .palette($0) } ?? box.node.kind.style.color).line
        let strokes = Set(["solid", "dashed", "dotted"])
        return [.style([outline.stroke.rawValue])]
            + (outline.isDouble ? self[...] : outlines.inner).map { operation in
                switch operation {
                case .style(let styles): .style(styles.filter { !strokes.contains($0) })
                case .strokeColor: .strokeColor(color)
                default: operation
                }
            }
    }
}
