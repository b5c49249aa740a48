import Graphviz

extension LabelPlacement {
    /// The label of a line where it is drawn.
    struct PlacedLabel {
        /// The index of the line.
        var line: Int
        var label: [DrawingOperation]
        /// How far down it is moved.
        var shift: Double
    }

    /// The labels of the lines of a drawing, each where it is free, one after the other.
    ///
    /// - Complexity: O(l · (l + b)) for l labels and b boxes.
    mutating func place(labelsOf diagram: MapDiagram, in drawing: Drawing) -> [PlacedLabel] {
        let boxes = zip(diagram.boxes, drawing.nodes).filter { !$0.0.isHidden }.map { Obstacle($0, $1) }
        let labelled = diagram.lines.indices.filter { !drawing.edges[$0].label.isEmpty && !diagram.lines[$0].isHidden }
        // Labels that the layout made no room for stand on their line, where it is free.
        let courses =
            diagram.labelsLines ? [:] : Dictionary(uniqueKeysWithValues: labelled.map { ($0, LineCourse(drawing.edges[$0].path)) })
        return labelled.map { index in
            var label = drawing.edges[index].label
            if let course = courses[index] {
                let others = labelled.filter { $0 != index }.compactMap { courses[$0] }
                label = centered(label, on: course, besides: boxes, others: others)
            }
            return PlacedLabel(line: index, label: label, shift: shift(of: label))
        }
    }
}
