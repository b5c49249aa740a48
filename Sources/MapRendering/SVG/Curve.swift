import Graphviz

/// A point of a curve, and the direction in which the curve runs there, of length 1.
struct CurvePoint {
    var place: Point
    var direction: Point

    /// The same point of the curve run the other way.
    var reversed: CurvePoint { CurvePoint(place: place, direction: Point(x: -direction.x, y: -direction.y)) }
}

/// A curve of cubic pieces. A parameter tells a place on it: the number of the piece, and behind the point the share of that piece.
struct Curve {
    /// The start, and for each piece two control points and its end.
    private(set) var points: [Point]

    /// The curve of a line; nil if it has none.
    init?(_ path: [DrawingOperation]) {
        for case .bezier(let points, _) in path where points.count >= 4 {
            self.points = points
            return
        }
        return nil
    }

    private init(points: [Point]) { self.points = points }

    var pieceCount: Int { (points.count - 1) / 3 }

    /// The parameter of its end.
    var last: Double { Double(pieceCount) }

    func place(at parameter: Double) -> Point {
        let (piece, share) = split(parameter)
        return Curve.place(points, piece, share)
    }

    func point(at parameter: Double) -> CurvePoint {
        let (piece, share) = split(parameter)
        let place = Curve.place(points, piece, share)
        // Where two points fall together, the derivative says nothing.
        var (before, after) = (Curve.place(points, piece, max(0, share - 0.02)), Curve.place(points, piece, min(1, share + 0.02)))
        // A head at an end has exactly the direction of the control point there.
        if parameter == 0, let next = points.first(where: { $0.distance(to: place) > 0.01 }) { after = next }
        if parameter == last, let next = points.last(where: { $0.distance(to: place) > 0.01 }) { before = next }
        let length = max(before.distance(to: after), 1e-9)
        return CurvePoint(place: place, direction: Point(x: (after.x - before.x) / length, y: (after.y - before.y) / length))
    }

    /// A point of the cubic piece of that number, by Bernstein's form.
    static func place(_ points: [Point], _ piece: Int, _ t: Double) -> Point {
        let (a, b, c, d) = (points[3 * piece], points[3 * piece + 1], points[3 * piece + 2], points[3 * piece + 3])
        let (p, q, r, s) = ((1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t)
        return Point(x: p * a.x + q * b.x + r * c.x + s * d.x, y: p * a.y + q * b.y + r * c.y + s * d.y)
    }

    /// From the left to the right: a piece stays among its control points.
    private func extent(of piece: Int) -> ClosedRange<Double> {
        let (a, b, c, d) = (points[3 * piece].x, points[3 * piece + 1].x, points[3 * piece + 2].x, points[3 * piece + 3].x)
        return min(min(a, b), min(c, d))...max(max(a, b), max(c, d))
    }

    /// Where the curve passes an upright strip from one side to the other, if it does once; an end in the strip belongs to the side that it is
    /// nearer to.
    func crossing(of strip: ClosedRange<Double>) -> (range: ClosedRange<Double>, runsLeft: Bool)? {
        func isRight(_ point: Point) -> Bool? { point.x < strip.lowerBound ? false : point.x > strip.upperBound ? true : nil }
        func nearer(_ point: Point) -> Bool { point.x - strip.lowerBound > strip.upperBound - point.x }
        var crossings: [(ClosedRange<Double>, Bool)] = []
        var side = nearer(points[0])
        var entry = 0.0
        for piece in 0..<pieceCount {
            let extent = extent(of: piece)
            if side ? extent.lowerBound > strip.upperBound : extent.upperBound < strip.lowerBound {
                entry = Double(piece + 1)
                continue
            }
            for step in (piece * Curve.samples + 1)...((piece + 1) * Curve.samples) {
                let parameter = Double(step) / Double(Curve.samples)
                let place = place(at: parameter)
                guard let now = isRight(place) ?? (parameter == last ? nearer(place) : nil) else { continue }
                if now == side {
                    entry = parameter
                    continue
                }
                let beginsWithin = entry == 0 && isRight(points[0]) == nil
                let start = beginsWithin ? 0 : self.parameter(from: entry, to: parameter, before: { isRight($0) == side })
                let end = isRight(place) == nil ? parameter : self.parameter(from: start, to: parameter, before: { isRight($0) != now })
                crossings.append((start...max(start, end), side))
                (side, entry) = (now, parameter)
            }
        }
        return crossings.count == 1 ? crossings[0] : nil
    }

    /// The same curve, of which no piece passes one of the upright lines.
    func divided(at lines: [Double]) -> Curve {
        var places: [Double] = []
        for piece in 0..<pieceCount {
            let extent = extent(of: piece)
            let near = lines.filter(extent.contains)
            if near.isEmpty { continue }
            var to = points[3 * piece].x
            for step in (piece * Curve.samples)..<((piece + 1) * Curve.samples) {
                let (start, end) = (Double(step) / Double(Curve.samples), Double(step + 1) / Double(Curve.samples))
                let from = to
                to = place(at: end).x
                for line in near where (from < line) != (to < line) {
                    places.append(parameter(from: start, to: end, before: { ($0.x < line) == (from < line) }))
                }
            }
        }
        if places.isEmpty { return self }
        // A piece next to no length has no direction.
        var cuts = [0.0]
        for parameter in places.sorted() where isApart(parameter, cuts[cuts.count - 1]) && isApart(parameter, last) {
            cuts.append(parameter)
        }
        var result = Curve(points: [])
        for (start, end) in zip(cuts, cuts.dropFirst() + [last]) { result.append(part(start, end)) }
        return result
    }

    private func isApart(_ one: Double, _ other: Double) -> Bool { place(at: one).distance(to: place(at: other)) > Curve.shortest }

    /// The curve with parts of it replaced by others with the same ends.
    func replacing(_ parts: [(range: ClosedRange<Double>, points: [Point])]) -> Curve {
        var result = Curve(points: [])
        var parameter = 0.0
        for part in parts.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            if part.range.lowerBound > parameter { result.append(self.part(parameter, part.range.lowerBound)) }
            result.append(part.points)
            parameter = part.range.upperBound
        }
        if parameter < last { result.append(part(parameter, last)) }
        return result
    }

    private static let samples = 16
    /// Of its pieces, in points.
    private static let shortest = 0.5

    private mutating func append(_ others: [Point]) { points += points.isEmpty ? others[...] : others.dropFirst() }

    /// The points of the curve between two parameters, by de Casteljau's division.
    private func part(_ start: Double, _ end: Double) -> [Point] {
        var result: [Point] = []
        for piece in Int(start)..<max(Int(start) + 1, Int(end.rounded(.up))) where piece < pieceCount {
            let (from, to) = (max(0, start - Double(piece)), min(1, end - Double(piece)))
            var corners = Piece(points[piece * 3], points[piece * 3 + 1], points[piece * 3 + 2], points[piece * 3 + 3]).first(upTo: to)
            if from > 0, to > 0 { corners = corners.reversed.first(upTo: 1 - from / to).reversed }
            if result.isEmpty { result.append(corners.start) }
            result += [corners.first, corners.second, corners.end]
        }
        return result
    }

    /// A cubic piece by itself.
    private struct Piece {
        var start, first, second, end: Point

        init(_ start: Point, _ first: Point, _ second: Point, _ end: Point) {
            (self.start, self.first, self.second, self.end) = (start, first, second, end)
        }

        var reversed: Piece { Piece(end, second, first, start) }

        func first(upTo t: Double) -> Piece {
            func between(_ one: Point, _ other: Point) -> Point {
                Point(x: one.x + (other.x - one.x) * t, y: one.y + (other.y - one.y) * t)
            }
            let (a, b, c) = (between(start, first), between(first, second), between(second, end))
            let (d, e) = (between(a, b), between(b, c))
            return Piece(start, a, d, between(d, e))
        }
    }

    private func split(_ parameter: Double) -> (piece: Int, share: Double) {
        let piece = min(max(0, Int(parameter)), pieceCount - 1)
        return (piece, min(1, parameter - Double(piece)))
    }

    /// The parameter at which something ends to hold that holds at the first, by bisection.
    private func parameter(from start: Double, to end: Double, before holds: (Point) -> Bool) -> Double {
        var (low, high) = (start, end)
        for _ in 0..<24 {
            let middle = (low + high) / 2
            if holds(place(at: middle)) { low = middle } else { high = middle }
        }
        return high
    }
}

extension Point {
    func moved(_ direction: Point, by distance: Double) -> Point { Point(x: x + direction.x * distance, y: y + direction.y * distance) }
}

extension [DrawingOperation] {
    /// The operations of a line with another curve.
    func replacingCurve(by points: [Point]) -> [DrawingOperation] {
        map { if case .bezier(let old, let isFilled) = $0, old.count >= 4 { .bezier(points, filled: isFilled) } else { $0 } }
    }
}
