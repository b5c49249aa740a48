import Graphviz

/// A layout serves several figures that bring out different things: what depends on that is put in afterwards.
extension Drawing {
    /// The drawing with the pens, fills and labels that the lines and boxes of a diagram of the same part have.
    func emphasized(as diagram: MapDiagram) -> Drawing {
        var drawing = self
        for (index, line) in diagram.lines.enumerated() {
            let width = line.penWidth
            drawing.edges[index].path = edges[index].path.drawn(with: width)
            drawing.edges[index].headArrow = edges[index].headArrow.drawn(with: width)
            drawing.edges[index].tailArrow = edges[index].tailArrow.drawn(with: width)
            if !diagram.labelsLines, !(diagram.labelsHighlightedLines && line.isHighlighted) { drawing.edges[index].label = [] }
        }
        for (index, box) in diagram.boxes.enumerated() {
            drawing.nodes[index].shape = nodes[index].shape.drawn(
                with: BoxOutline(box).width, fill: box.isDimmed ? Palette.light.canvas : nil)
        }
        return drawing
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
}
