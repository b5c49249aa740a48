import Graphviz

/// Writes the signs that stand on the middle of lines: a question mark, a tilde or a cross in a circle of the line's colour.
struct LineMarkPainter {
    static let radius = 4.2

    /// Where along a line a sign may stand, the middle first.
    private static let shares = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]

    /// The place on a line that is free of boxes, labels and other signs; its middle if none is.
    ///
    /// - Complexity: O(taken).
    static func place(on line: LineCourse, free taken: [Rectangle]) -> Point? {
        let places = shares.compactMap(line.point(at:))
        return places.first { place in !taken.contains { $0.overlaps(frame(of: place)) } } ?? places.first
    }

    static func frame(of place: Point) -> Rectangle {
        Rectangle(
            origin: Point(x: place.x - radius - 1, y: place.y - radius - 1), size: Size(width: 2 * radius + 2, height: 2 * radius + 2))
    }

    /// - Parameter ink: of the line.
    static func write(_ mark: LineMark, into svg: inout SVGText, at place: Point, _ ink: FigurePen.Ink, _ pen: FigurePen) {
        let (x, y, r) = (place.x, place.y, radius)
        pen.path(
            "M\((x - r).svg),\(y.svg)a\(r.svg),\(r.svg) 0 1 1 \((2 * r).svg),0a\(r.svg),\(r.svg) 0 1 1 \((-2 * r).svg),0Z", fill: .canvas,
            stroke: ink, into: &svg)
        pen.path(glyph(mark, x, y), stroke: ink, width: 1.2, into: &svg)
    }

    /// Drawn, not written: a sign must not depend on a font.
    private static func glyph(_ mark: LineMark, _ x: Double, _ y: Double) -> String {
        func at(_ dx: Double, _ dy: Double) -> String { "\((x + dx).svg),\((y + dy).svg)" }
        return switch mark {
        case .withdrawn: "M\(at(-1.9, -1.9))L\(at(1.9, 1.9))M\(at(-1.9, 1.9))L\(at(1.9, -1.9))"
        case .uncertain:
            "M\(at(-1.4, -1.3))C\(at(-1.4, -3.1)) \(at(1.5, -3.1)) \(at(1.5, -1.2))C\(at(1.5, -0.1)) \(at(0, 0)) \(at(0, 1.1))M\(at(0, 1.9))L\(at(0, 2.9))"
        case .approximate:
            "M\(at(-2.4, 0.6))C\(at(-1.4, -1.6)) \(at(-0.4, -0.8)) \(at(0, 0))C\(at(0.4, 0.8)) \(at(1.4, 1.6)) \(at(2.4, -0.6))"
        }
    }
}
