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
                    points.append(LineCourse.point(curve[start...(start + 3)], Double(step) / Double(LineCourse.steps)))
                }
            }
        }
        for case .polyline(let corners) in path { points += corners }
    }

    /// By Bernstein's form.
    private static func point(_ curve: ArraySlice<Point>, _ t: Double) -> Point {
        let weights = [(1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t]
        return zip(curve, weights).reduce(into: Point.zero) { sum, part in
            sum.x += part.0.x * part.1
            sum.y += part.0.y * part.1
        }
    }

    var length: Double { zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) } }

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
