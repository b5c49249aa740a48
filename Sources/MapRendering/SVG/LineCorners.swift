import Graphviz

/// The curves of lines that run level and upright, with round corners.
enum LineCorners {
    /// The largest corner.
    private static let radius = 44.0
    /// The smallest, along the track.
    private static let leastHeight = 12.0
    /// The arms of a quarter of a circle.
    private static let roundness = 0.5523

    /// Round a corner to an upright track, along it, and round another to the end.
    static func course(from start: CurvePoint, to end: CurvePoint, along x: Double) -> [Point] {
        let rise = end.place.y - start.place.y
        let upright = Point(x: 0, y: rise < 0 ? -1 : 1)
        func corner(_ point: CurvePoint) -> (level: Point, track: Double) {
            let width = min(abs(x - point.place.x), radius)
            let turn = Point(x: point.place.x < x ? x - width : x + width, y: point.place.y)
            return (turn, min(abs(rise) / 2, max(width, leastHeight)))
        }
        let (first, last) = (corner(start), corner(end))
        let entry = Point(x: x, y: start.place.y + upright.y * first.track)
        let exit = Point(x: x, y: end.place.y - upright.y * last.track)
        var points = [start.place]
        // Level up to the corner, and from it, where the track is far.
        if start.direction.y == 0, first.level.distance(to: start.place) > 0.5 { points += straight(start.place, first.level) }
        points += quarter(from: points[points.count - 1], start.direction, to: entry, upright)
        points += straight(entry, exit)
        if end.direction.y == 0, last.level.distance(to: end.place) > 0.5 {
            points += quarter(from: exit, upright, to: last.level, end.direction)
            points += straight(last.level, end.place)
        } else {
            points += quarter(from: exit, upright, to: end.place, end.direction)
        }
        return points
    }

    /// One smooth piece that does not leave the strip between its ends.
    static func directCourse(from start: CurvePoint, to end: CurvePoint) -> [Point] {
        let (width, length) = (abs(end.place.x - start.place.x), start.place.distance(to: end.place))
        func arm(_ point: CurvePoint) -> Double { min(max(width / 2, length / 3), width / max(abs(point.direction.x), 1e-6)) }
        return [
            start.place, start.place.moved(start.direction, by: arm(start)), end.place.moved(end.direction, by: -arm(end)), end.place,
        ]
    }

    /// The control points of a straight piece, without its start.
    private static func straight(_ start: Point, _ end: Point) -> [Point] {
        let (dx, dy) = ((end.x - start.x) / 3, (end.y - start.y) / 3)
        return [Point(x: start.x + dx, y: start.y + dy), Point(x: end.x - dx, y: end.y - dy), end]
    }

    /// The control points of a quarter of an ellipse, without its start.
    private static func quarter(from start: Point, _ direction: Point, to end: Point, _ last: Point) -> [Point] {
        func arm(_ direction: Point) -> Double {
            roundness * (abs(direction.x) * abs(end.x - start.x) + abs(direction.y) * abs(end.y - start.y))
        }
        return [start.moved(direction, by: arm(direction)), end.moved(last, by: -arm(last)), end]
    }
}
