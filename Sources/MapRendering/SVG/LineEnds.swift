import Graphviz

/// Spreads the ends of lines along the upright sides of boxes: Graphviz aims every line at the middle of its box, so that those from one
/// direction meet in one point, where neither they nor their arrowheads can be told apart.
///
/// An end keeps its box and its side. It moves along the side, as little as the space between ends asks for, in the order in which the lines
/// arrive, and turns towards the side's normal.
struct LineEnds {
    private enum Side { case left, right }

    private struct End {
        var edge: Int
        var isHead: Bool
        var tip: Point
        /// Where the line stood a little before its end: what the order along the side goes by.
        var approach: Double
    }

    private struct Place: Hashable {
        var box: Int
        var isRight: Bool
    }

    /// Between two ends, in points, if the side is long enough.
    private static let space = 6.5
    /// Of ends for which a box grows; a round one gets wider, too.
    private static let (most, mostOfRound) = (40, 16)
    /// How near a tip must be to a side to belong to it.
    private static let reach = 9.0
    /// How far before its end a line is asked where it comes from.
    private static let look = 45.0
    /// The longest last control arm of a curve.
    static let arm = 26.0

    /// - Parameters:
    ///   - sides: where lines can end at its boxes.
    ///   - joins: the two nodes of each edge.
    /// - Complexity: O(e log e) for e edges.
    static func spread(_ drawing: Drawing, _ sides: BoxSides, joins: [(Int, Int)]) -> Drawing {
        var drawing = drawing
        var places: [Place: [End]] = [:]
        for (index, (one, other)) in joins.enumerated() where one != other {
            // An edge that is ranked against its direction begins at its target.
            let isForward = drawing.edges[index].begins(nearer: drawing.nodes[one].frame, than: drawing.nodes[other].frame)
            for (box, isHead) in [(isForward ? one : other, false), (isForward ? other : one, true)] where sides.hasSides(box) {
                guard let end = end(of: drawing.edges[index], index, isHead),
                    let side = side(of: end.tip, drawing.edges[index], isHead, box, sides, drawing)
                else { continue }
                places[Place(box: box, isRight: side == .right), default: []].append(end)
            }
        }
        // In a fixed order: a line that moves at both ends comes out a little differently the other way round.
        let crowded = places.filter { $0.value.count > 1 }.sorted {
            ($0.key.box, $0.key.isRight ? 1 : 0) < ($1.key.box, $1.key.isRight ? 1 : 0)
        }
        for (place, ends) in crowded {
            let frame = drawing.nodes[place.box].frame
            let sorted = ends.sorted { ($0.approach, $0.tip.y, $0.edge) < ($1.approach, $1.tip.y, $1.edge) }
            guard let range = sides.heights(of: place.box, frame) else { continue }
            for (end, y) in zip(sorted, LineEnds.heights(sorted.map(\.tip.y), within: range)) {
                let tip = sides.point(of: place.box, frame, isRight: place.isRight, height: y)
                drawing.edges[end.edge].move(end.isHead, from: end.tip, to: tip, outwards: place.isRight ? 1 : -1, arm: arm)
            }
        }
        return drawing
    }

    /// How high a side must be for that many ends; beyond some, they stand closer.
    static func height(for count: Int, isRound: Bool) -> Double {
        count < 2 ? 0 : Double(min(count, isRound ? mostOfRound : most) - 1) * space + 2 * BoxSides.margin
    }

    private static func end(of edge: EdgeDrawing, _ index: Int, _ isHead: Bool) -> End? {
        guard let tip = edge.tip(isHead) else { return nil }
        let course = LineCourse(edge.path)
        let length = course.length
        guard length > 0, let before = course.point(at: isHead ? max(0, 1 - look / length) : min(1, look / length)) else { return nil }
        return End(edge: index, isHead: isHead, tip: tip, approach: before.y)
    }

    /// The upright side that a tip lies on, or near whose corner it lies with its line coming from outside; nil for one above or below.
    private static func side(
        of tip: Point, _ edge: EdgeDrawing, _ isHead: Bool, _ box: Int, _ sides: BoxSides, _ drawing: Drawing
    ) -> Side? {
        let frame = drawing.nodes[box].frame
        guard let inner = edge.neighbor(isHead), sides.heights(of: box, frame) != nil else { return nil }
        if sides.round.contains(box) {
            return sides.isAtSide(tip, of: box, 1, in: drawing) ? .right : sides.isAtSide(tip, of: box, -1, in: drawing) ? .left : nil
        }
        let isWithin = tip.y > frame.minY + 1 && tip.y < frame.maxY - 1
        if abs(tip.x - frame.maxX) < (isWithin ? 2 : reach), isWithin || inner.x > frame.maxX { return .right }
        if abs(tip.x - frame.minX) < (isWithin ? 2 : reach), isWithin || inner.x < frame.minX { return .left }
        return nil
    }

    /// Heights in the given order, apart by `space` or by what the side has room for, as near as that allows to those wished for.
    private static func heights(_ wished: [Double], within range: ClosedRange<Double>) -> [Double] {
        let (top, bottom) = (range.lowerBound, range.upperBound)
        let space = min(space, (bottom - top) / Double(max(1, wished.count - 1)))
        var heights = wished.map { min(max($0, top), bottom) }
        // Blocks of ends that touch are centred on what their members wish for (pool adjacent violators).
        var blocks: [(sum: Double, count: Int)] = []
        for (index, height) in heights.enumerated() {
            blocks.append((height - Double(index) * space, 1))
            while blocks.count > 1, mean(blocks[blocks.count - 2]) > mean(blocks[blocks.count - 1]) {
                let last = blocks.removeLast()
                blocks[blocks.count - 1].sum += last.sum
                blocks[blocks.count - 1].count += last.count
            }
        }
        var index = 0
        let highest = bottom - Double(wished.count - 1) * space
        for block in blocks {
            for _ in 0..<block.count {
                heights[index] = min(max(mean(block), top), max(top, highest)) + Double(index) * space
                index += 1
            }
        }
        return heights
    }

    private static func mean(_ block: (sum: Double, count: Int)) -> Double { block.sum / Double(block.count) }
}

extension EdgeDrawing {
    /// The end of the line, with its arrowhead if it has one there.
    func tip(_ isHead: Bool) -> Point? {
        guard let end = curveEnd(isHead) else { return nil }
        let arrow = isHead ? headArrow : tailArrow
        return arrow.flatMap(\.corners).max { $0.distance(to: end) < $1.distance(to: end) }.map { corner in
            // The tip lies in the line's direction; a bar's or a diamond's furthest corner beside it.
            guard let before = neighbor(isHead) else { return corner }
            let length = max(before.distance(to: end), 0.001)
            let (ux, uy) = ((end.x - before.x) / length, (end.y - before.y) / length)
            let depth = arrow.flatMap(\.corners).map { ($0.x - end.x) * ux + ($0.y - end.y) * uy }.max() ?? 0
            return Point(x: end.x + ux * depth, y: end.y + uy * depth)
        } ?? end
    }

    func begins(nearer one: Rectangle, than other: Rectangle) -> Bool {
        guard let start = curve?.first, let end = curve?.last else { return true }
        return one.distance(to: start) + other.distance(to: end) <= one.distance(to: end) + other.distance(to: start)
    }

    /// The control point next to an end, and apart from it.
    fileprivate func neighbor(_ isHead: Bool) -> Point? {
        guard let points = curve, let end = curveEnd(isHead) else { return nil }
        let inwards = isHead ? Array(points.reversed()) : points
        return inwards.first { $0.distance(to: end) > 0.01 } ?? inwards[1]
    }

    private func curveEnd(_ isHead: Bool) -> Point? { isHead ? curve?.last : curve?.first }

    private var curve: [Point]? {
        for case .bezier(let points, _) in path where points.count >= 4 { return points }
        return nil
    }

    /// Turns one end so that it leaves its box level.
    mutating func level(_ isHead: Bool, outwards: Double) {
        guard let tip = tip(isHead) else { return }
        move(isHead, from: tip, to: tip, outwards: outwards, arm: LineEnds.arm, turn: 1)
    }

    /// Moves one end to another place on its side, and turns it towards the side's normal.
    mutating func move(_ isHead: Bool, from old: Point, to tip: Point, outwards: Double, arm: Double, turn: Double? = nil) {
        guard var points = curve, let end = curveEnd(isHead) else { return }
        let depth = old.distance(to: end)
        let control = neighbor(isHead) ?? end
        let length = max(control.distance(to: old), 0.001)
        let (ux, uy) = ((control.x - old.x) / length, (control.y - old.y) / length)
        // A short last piece has no room to turn in: it would make a hook.
        let chord = end.distance(to: isHead ? points[points.count - 4] : points[3])
        let turn = turn ?? min(0.75, chord / 150)
        let (vx, vy) = (turn * outwards + (1 - turn) * ux, (1 - turn) * uy)
        let norm = max((vx * vx + vy * vy).squareRoot(), 0.001)
        let (nx, ny) = (vx / norm, vy / norm)
        let base = Point(x: tip.x + nx * depth, y: tip.y + ny * depth)
        let reach = min(max(control.distance(to: end), 4), arm, chord * 0.4)
        let arrival = Point(x: base.x + nx * reach, y: base.y + ny * reach)
        if isHead {
            points[points.count - 1] = base
            points[points.count - 2] = arrival
        } else {
            points[0] = base
            points[1] = arrival
        }
        path = path.map { if case .bezier(let curve, let filled) = $0, curve.count >= 4 { .bezier(points, filled: filled) } else { $0 } }
        // The turn that takes the old direction to the new.
        let (cosine, sine) = (ux * nx + uy * ny, ux * ny - uy * nx)
        func turned(_ point: Point) -> Point {
            let (dx, dy) = (point.x - old.x, point.y - old.y)
            return Point(x: tip.x + dx * cosine - dy * sine, y: tip.y + dx * sine + dy * cosine)
        }
        if isHead {
            headArrow = headArrow.map { $0.mapped(turned) }
        } else {
            tailArrow = tailArrow.map { $0.mapped(turned) }
        }
    }
}

extension Rectangle {
    fileprivate func distance(to point: Point) -> Double {
        let (dx, dy) = (max(minX - point.x, point.x - maxX, 0), max(minY - point.y, point.y - maxY, 0))
        return (dx * dx + dy * dy).squareRoot()
    }
}

extension DrawingOperation {
    /// The points that a shape reaches out to.
    fileprivate var corners: [Point] {
        switch self {
        case .polygon(let points, _), .polyline(let points), .bezier(let points, _): points
        case .ellipse(let center, let radii, _):
            [(-1.0, 0.0), (1, 0), (0, -1), (0, 1)].map { Point(x: center.x + $0.0 * radii.width, y: center.y + $0.1 * radii.height) }
        default: []
        }
    }

    /// The same at other points.
    func mapped(_ move: (Point) -> Point) -> DrawingOperation {
        switch self {
        case .polygon(let points, let filled): .polygon(points.map(move), filled: filled)
        case .polyline(let points): .polyline(points.map(move))
        case .bezier(let points, let filled): .bezier(points.map(move), filled: filled)
        case .ellipse(let center, let radii, let filled): .ellipse(center: move(center), radii: radii, filled: filled)
        default: self
        }
    }
}
