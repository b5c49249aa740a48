import Graphviz

/// Makes room in some places of a drawing, from left to right: everything behind them moves on.
struct Widening {
    private let places: [(left: Double, right: Double, growth: Double)]

    init(_ places: [(left: Double, right: Double, growth: Double)]) { self.places = places }

    func x(_ x: Double) -> Double {
        places.reduce(x) { sum, place in
            sum + place.growth * min(1, max(0, (x - place.left) / (place.right - place.left)))
        }
    }

    func shift(of x: Double) -> Point { Point(x: self.x(x) - x, y: 0) }

    func moved(_ point: Point) -> Point { Point(x: x(point.x), y: point.y) }

    func moved(_ point: CurvePoint) -> CurvePoint { CurvePoint(place: moved(point.place), direction: point.direction) }

    func applied(to drawing: Drawing) -> Drawing {
        var drawing = drawing
        drawing.bounds = moved(drawing.bounds)
        drawing.graph = drawing.graph.map(moved)
        for index in drawing.nodes.indices {
            let shift = shift(of: drawing.nodes[index].center.x)
            drawing.nodes[index].center.x += shift.x
            drawing.nodes[index].shape = drawing.nodes[index].shape.shifted(by: shift)
            drawing.nodes[index].label = drawing.nodes[index].label.shifted(by: shift)
        }
        for index in drawing.edges.indices { move(&drawing.edges[index]) }
        for index in drawing.subgraphs.indices {
            drawing.subgraphs[index].bounds = moved(drawing.subgraphs[index].bounds)
            drawing.subgraphs[index].shape = drawing.subgraphs[index].shape.map(moved)
            drawing.subgraphs[index].label = drawing.subgraphs[index].label.map(moved)
        }
        return drawing
    }

    private func move(_ edge: inout EdgeDrawing) {
        // Heads keep their shape and their place at the box, and lines end where heads begin.
        let (head, tail) = (edge.tip(true).map { shift(of: $0.x) } ?? .zero, edge.tip(false).map { shift(of: $0.x) } ?? .zero)
        if let curve = Curve(edge.path) {
            var points = curve.points.map(moved)
            points[0] = curve.points[0].moved(tail, by: 1)
            points[points.count - 1] = curve.points[points.count - 1].moved(head, by: 1)
            edge.path = edge.path.replacingCurve(by: points)
        }
        edge.headArrow = edge.headArrow.shifted(by: head)
        edge.tailArrow = edge.tailArrow.shifted(by: tail)
        edge.label = edge.label.map(moved)
    }

    private func moved(_ frame: Rectangle) -> Rectangle {
        let (left, right) = (x(frame.minX), x(frame.maxX))
        return Rectangle(origin: Point(x: left, y: frame.minY), size: Size(width: right - left, height: frame.size.height))
    }

    private func moved(_ operation: DrawingOperation) -> DrawingOperation {
        guard case .text(let baseline, let alignment, let width, let string) = operation else { return operation.mapped(moved) }
        return .text(baseline: moved(baseline), alignment: alignment, width: width, string: string)
    }
}
