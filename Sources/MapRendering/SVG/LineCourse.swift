import Graphviz

/// Where a line runs: its curve as short straight pieces.
struct LineCourse {
    private(set) var points: [Point] = []

    /// Pieces that a cubic curve is cut into.
    private static let steps = 12

    /// - Complexity: O(pieces of the curve).
    init(_ path: [DrawingOperation]) {
        for case .bezier(let curve, _) in path {
            guard let first = curve.first else { continue }
            points.append(first)
            for start in stride(from: 0, to: curve.count - 3, by: 3) {
                for step in 1...LineCourse.steps {
                    points.append(Curve.place(curve, start / 3, Double(step) / Double(LineCourse.steps)))
                }
            }
        }
        for case .polyline(let corners) in path { points += corners }
    }

    var length: Double { zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) } }

    /// How much of it lies in a rectangle.
    func length(within frame: Rectangle) -> Double {
        zip(points, points.dropFirst()).reduce(0) { sum, piece in
            let (start, end) = piece
            // The share of the piece between the sides of both directions (Liang and Barsky 1984).
            var (from, to) = (0.0, 1.0)
            for (place, way, low, high) in [
                (start.x, end.x - start.x, frame.minX, frame.maxX), (start.y, end.y - start.y, frame.minY, frame.maxY),
            ] {
                if way == 0 {
                    if place < low || place > high { return sum }
                } else {
                    let (one, other) = ((low - place) / way, (high - place) / way)
                    (from, to) = (max(from, min(one, other)), min(to, max(one, other)))
                }
            }
            return to > from ? sum + (to - from) * start.distance(to: end) : sum
        }
    }

    /// The point that divides its length in the ratio; nil for a line without one.
    func point(at share: Double) -> Point? {
        var left = length * share
        for (one, next) in zip(points, points.dropFirst()) {
            let piece = one.distance(to: next)
            if piece >= left, piece > 0 {
                let t = left / piece
                return Point(x: one.x + (next.x - one.x) * t, y: one.y + (next.y - one.y) * t)
            }
            left -= piece
        }
        return points.last
    }
}

extension Point {
    func distance(to other: Point) -> Double {
        let (dx, dy) = (x - other.x, y - other.y)
        return (dx * dx + dy * dy).squareRoot()
    }
}
