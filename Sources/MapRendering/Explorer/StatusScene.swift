import Graphviz

/// The box of a statement on a page that goes through time: its badge and its outline are parts of their own, which the page's style shows by
/// the class of the box, and its script changes with the date.
struct StatusScene {
    private let standing: StatementStanding

    init(_ standing: StatementStanding) { self.standing = standing }

    /// Writes what is in the element of the box besides its title.
    func write(_ node: NodeDrawing, into svg: inout SVGText, _ painter: DrawingPainter, _ theme: MapTheme) {
        var painter = painter
        let (inner, outer) = node.shape.parted
        painter.paint(inner, into: &svg)
        if !outer.isEmpty {
            svg.begin("g", ["class": "outer"])
            painter.paint(outer, into: &svg)
            svg.end()
        }
        painter.paint(node.label.filter { !isOfBadge($0) }, into: &svg)
        guard let place = node.label.lazy.compactMap(place).first else { return }
        let lettering = Lettering.badge
        svg.begin("g", ["class": "badge"])
        if let frame = node.label.lazy.compactMap(frame).first {
            svg.element(
                "rect", ["x": frame.minX.svg, "y": frame.minY.svg, "width": frame.size.width.svg, "height": frame.size.height.svg])
        }
        svg.element(
            "text", ["x": place.x.svg, "y": place.y.svg, "font-size": lettering.size.svg, "font-weight": "bold"], content: standing.badge)
        svg.end()
    }

    /// A label has no frames but that of the badge.
    private func isOfBadge(_ operation: DrawingOperation) -> Bool {
        if case .polygon = operation { true } else { place(operation) != nil }
    }

    private func frame(_ operation: DrawingOperation) -> Rectangle? {
        if case .polygon(let corners, _) = operation { Rectangle(around: corners) } else { nil }
    }

    /// Where the word of the badge begins, if the operation writes it.
    private func place(_ operation: DrawingOperation) -> Point? {
        guard case .text(let baseline, let alignment, let width, standing.badge) = operation else { return nil }
        switch alignment {
        case .left: return baseline
        case .center: return Point(x: baseline.x - width / 2, y: baseline.y)
        case .right: return Point(x: baseline.x - width, y: baseline.y)
        }
    }
}

extension [DrawingOperation] {
    /// A shape of two lines: all but the outer one, and the outer one with what it needs.
    fileprivate var parted: (inner: [DrawingOperation], outer: [DrawingOperation]) {
        guard let outer = firstIndex(where: { if case .polygon(_, false) = $0 { true } else { false } }) else { return (self, []) }
        let settings = self[..<outer].filter { operation in
            switch operation {
            case .ellipse, .polygon, .polyline, .bezier, .text: false
            case .strokeColor, .fillColor, .font, .fontCharacteristics, .style: true
            }
        }
        return (Array(self[..<outer]), settings + self[outer...])
    }
}
