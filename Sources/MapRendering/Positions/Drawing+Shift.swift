import Graphviz

extension Drawing {
    /// The drawing with everything moved by the same way, its frame too.
    func shifted(by offset: Point) -> Drawing {
        var drawing = self
        drawing.bounds.origin = bounds.origin + offset
        drawing.graph = graph.shifted(by: offset)
        for index in nodes.indices {
            drawing.nodes[index].center = nodes[index].center + offset
            drawing.nodes[index].shape = nodes[index].shape.shifted(by: offset)
            drawing.nodes[index].label = nodes[index].label.shifted(by: offset)
        }
        for index in edges.indices {
            for part in [\EdgeDrawing.path, \.label, \.headArrow, \.tailArrow, \.headLabel, \.tailLabel] {
                drawing.edges[index][keyPath: part] = edges[index][keyPath: part].shifted(by: offset)
            }
        }
        for index in subgraphs.indices {
            drawing.subgraphs[index].bounds.origin = subgraphs[index].bounds.origin + offset
            drawing.subgraphs[index].shape = subgraphs[index].shape.shifted(by: offset)
            drawing.subgraphs[index].label = subgraphs[index].label.shifted(by: offset)
        }
        return drawing
    }
}

extension [DrawingOperation] {
    /// The same, text too, somewhere else.
    func shifted(by offset: Point) -> [DrawingOperation] {
        map { operation in
            switch operation {
            case .ellipse(let center, let radii, let filled): .ellipse(center: center + offset, radii: radii, filled: filled)
            case .polygon(let points, let filled): .polygon(points.map { $0 + offset }, filled: filled)
            case .polyline(let points): .polyline(points.map { $0 + offset })
            case .bezier(let points, let filled): .bezier(points.map { $0 + offset }, filled: filled)
            case .text(let baseline, let alignment, let width, let string):
                .text(baseline: baseline + offset, alignment: alignment, width: width, string: string)
            case .strokeColor, .fillColor, .font, .fontCharacteristics, .style: operation
            }
        }
    }
}

private func + (a: Point, b: Point) -> Point { Point(x: a.x + b.x, y: a.y + b.y) }
