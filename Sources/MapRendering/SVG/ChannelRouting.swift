import Graphviz

/// Gives every line that runs up or down between two columns a track of its own: Graphviz leads each of them the shortest way, so that all that
/// turn round one corner run on each other.
///
/// This is the routing of channels, known from circuits and from layered drawings with right angles (Sander, Layout of Directed Hypergraphs with
/// Orthogonal Hyperedges, Graph Drawing 2003, LNCS 2912, 381–386), with round corners. A line leaves its box level, follows its track, and
/// arrives level; tracks are in an order of few crossings, and the gap between the columns gets as wide as they need. A line within a column
/// that would pass behind others of its boxes goes round them.
struct ChannelRouting {
    private var drawing: Drawing
    private let sides: BoxSides
    private let joins: [(Int, Int)]
    private let spacing: MapSpacing
    private let movesBoxes: Bool

    /// - Parameters:
    ///   - drawing: in columns.
    ///   - sides: where lines can end at its boxes.
    ///   - joins: the two nodes of each edge.
    ///   - movesBoxes: whether gaps may grow; else tracks are as near to each other as they must be.
    /// - Complexity: O(c · e + t²) for c columns, e edges, and t the most tracks of a channel.
    static func route(
        _ drawing: Drawing, _ sides: BoxSides, joins: [(Int, Int)], _ spacing: MapSpacing, movesBoxes: Bool = true
    ) -> Drawing {
        var routing = ChannelRouting(drawing: drawing, sides: sides, joins: joins, spacing: spacing, movesBoxes: movesBoxes)
        var channels = routing.channels()
        routing.leadAroundBoxes(along: channels)
        let extents = routing.extents
        for channel in channels { routing.turnEnds(to: channel, extents) }
        routing.drawing = LineEnds.spread(routing.drawing, sides, joins: joins)
        routing.divideLines(at: channels.flatMap { [$0.left, $0.right] })
        let dividedExtents = routing.extents
        channels = channels.map { routing.occupied($0, dividedExtents) }.filter { !$0.passages.isEmpty }
        return routing.drawn(channels)
    }

    /// The strip between two columns in which nothing stands.
    private struct Channel {
        var left: Double
        var right: Double
        /// The boxes of the columns beside it.
        var leftBoxes: Set<Int>
        var rightBoxes: Set<Int>
        var passages: [Passage] = []
        var trackCount = 0

        /// By how much it is too narrow for its tracks.
        func lack(_ spacing: MapSpacing) -> Double {
            max(0, Double(trackCount - 1) * spacing.trackGap + 2 * spacing.trackMargin - (right - left))
        }

        /// Whether a line that reaches so far, from the left to the right, may pass it.
        func isReached(_ extent: ClosedRange<Double>) -> Bool { extent.lowerBound < right && extent.upperBound > left }

        /// Which way is out of a box beside it, 1 for to the right; nil for a box elsewhere.
        func direction(outOf box: Int) -> Double? { leftBoxes.contains(box) ? 1 : rightBoxes.contains(box) ? -1 : nil }
    }

    /// The way of a line through a channel, from one side to the other or back to the same.
    private struct Passage {
        var edge: Int
        /// The part of its curve.
        var range: ClosedRange<Double>
        var start: CurvePoint
        var end: CurvePoint
        var startsLeft: Bool
        var endsLeft: Bool
        /// Whether a box of it stands beside the channel.
        var hasBox: Bool
        var track: Int?

        /// A line that comes in, or goes out, steeply needs no corner, nor one that hardly rises or falls.
        var needsTrack: Bool {
            hasBox && abs(end.place.y - start.place.y) >= Passage.leastRise
                && max(abs(start.direction.y), abs(end.direction.y)) < Passage.steepest
        }

        var wire: TrackOrder.Wire {
            TrackOrder.Wire(
                left: (startsLeft ? [start.place.y] : []) + (endsLeft ? [end.place.y] : []),
                right: (startsLeft ? [] : [start.place.y]) + (endsLeft ? [] : [end.place.y]))
        }

        private static let leastRise = 20.0
        /// The sine of a slope.
        private static let steepest = 0.35
    }

    /// How far each line reaches from the left to the right, by its control points.
    private var extents: [ClosedRange<Double>] {
        joins.indices.map { edge in
            guard let points = Curve(drawing.edges[edge].path)?.points else { return 0...0 }
            var (low, high) = (points[0].x, points[0].x)
            for point in points { (low, high) = (min(low, point.x), max(high, point.x)) }
            return low...high
        }
    }

    private func channels() -> [Channel] {
        let columns = drawing.columns
        return zip(columns, columns.dropFirst()).compactMap { left, right in
            guard var from = left.map({ drawing.nodes[$0].frame.maxX }).max(), var to = right.map({ drawing.nodes[$0].frame.minX }).min()
            else { return nil }
            for frame in drawing.subgraphs where !frame.shape.isEmpty {
                let (low, high) = (frame.bounds.minX, frame.bounds.maxX)
                if low < from, high < to { from = max(from, high) }
                if high > to, low > from { to = min(to, low) }
            }
            // Boxes that somebody moved may stand across it.
            let isFree = drawing.nodes.allSatisfy { $0.frame.maxX <= from || $0.frame.minX >= to }
            return from < to && isFree ? Channel(left: from, right: to, leftBoxes: Set(left), rightBoxes: Set(right)) : nil
        }
    }

    /// The nodes at which an edge's curve begins and ends: one that is ranked against its direction begins at its target.
    private func boxes(of edge: Int) -> (start: Int, end: Int) {
        let (one, other) = joins[edge]
        return drawing.edges[edge].begins(nearer: drawing.nodes[one].frame, than: drawing.nodes[other].frame) ? (one, other) : (other, one)
    }

    /// The curve of a line, and the part of it that leads from one side of a channel to the other; nil if none does, or several.
    private func way(of edge: Int, through channel: Channel) -> (curve: Curve, crossing: (range: ClosedRange<Double>, runsLeft: Bool))? {
        guard let curve = Curve(drawing.edges[edge].path) else { return nil }
        return curve.crossing(of: channel.left...channel.right).map { (curve, $0) }
    }

    /// Whether a line that crosses a channel begins, or ends, at a box beside it: the direction out of the box then.
    private func facingEnds(_ edge: Int, runsLeft: Bool, _ channel: Channel) -> (start: Double?, end: Double?) {
        let (start, end) = boxes(of: edge)
        let outwards = runsLeft ? -1.0 : 1
        func faces(_ box: Int, _ direction: Double) -> Double? {
            sides.hasSides(box) && channel.direction(outOf: box) == direction ? direction : nil
        }
        return (faces(start, outwards), faces(end, -outwards))
    }

    /// Lines between two boxes of a column that pass behind others leave and come back on the side of a channel, the right one if there is one.
    private mutating func leadAroundBoxes(along channels: [Channel]) {
        for edge in joins.indices where joins[edge].0 != joins[edge].1 {
            let (start, end) = boxes(of: edge)
            guard sides.hasSides(start), sides.hasSides(end),
                let channel = channels.first(where: { $0.leftBoxes.contains(start) && $0.leftBoxes.contains(end) })
                    ?? channels.first(where: { $0.rightBoxes.contains(start) && $0.rightBoxes.contains(end) }),
                let outwards = channel.direction(outOf: start)
            else { continue }
            let course = LineCourse(drawing.edges[edge].path)
            let others = channel.leftBoxes.union(channel.rightBoxes).subtracting([start, end])
            guard others.contains(where: { course.length(within: drawing.nodes[$0].frame) > ChannelRouting.touch }) else { continue }
            for (box, isHead) in [(start, false), (end, true)] {
                guard let tip = drawing.edges[edge].tip(isHead) else { continue }
                let node = drawing.nodes[box]
                let side = Point(x: node.center.x + outwards * node.size.width / 2, y: node.center.y)
                drawing.edges[edge].move(isHead, from: tip, to: side, outwards: outwards, arm: LineEnds.arm, turn: 1)
            }
            guard let curve = Curve(drawing.edges[edge].path) else { continue }
            let (from, to) = (curve.points[0], curve.points[curve.points.count - 1])
            let round = LineCorners.course(
                from: CurvePoint(place: from, direction: Point(x: outwards, y: 0)),
                to: CurvePoint(place: to, direction: Point(x: -outwards, y: 0)),
                along: outwards > 0 ? max(from.x, to.x) + spacing.trackGap : min(from.x, to.x) - spacing.trackGap)
            drawing.edges[edge].path = drawing.edges[edge].path.replacingCurve(by: round)
        }
    }

    /// So much of a line may run along the edge of a box.
    private static let touch = 6.0

    /// Lines that reach the box beside a channel from above or below come to the side that faces the channel.
    private mutating func turnEnds(to channel: Channel, _ extents: [ClosedRange<Double>]) {
        for edge in joins.indices where joins[edge].0 != joins[edge].1 && channel.isReached(extents[edge]) {
            var way = way(of: edge, through: channel)
            for isHead in [false, true] {
                guard let (curve, crossing) = way else { break }
                let ends = facingEnds(edge, runsLeft: crossing.runsLeft, channel)
                let box = isHead ? boxes(of: edge).end : boxes(of: edge).start
                let place = curve.points[isHead ? curve.points.count - 1 : 0]
                guard let outwards = isHead ? ends.end : ends.start, !sides.isAtSide(place, of: box, outwards, in: drawing) else {
                    continue
                }
                let range = isHead ? crossing.range.lowerBound...curve.last : 0...crossing.range.upperBound
                turn(edge, isHead: isHead, to: box, outwards, over: range)
                // Its curve may have other pieces now.
                way = self.way(of: edge, through: channel)
            }
        }
    }

    private mutating func turn(_ edge: Int, isHead: Bool, to box: Int, _ outwards: Double, over range: ClosedRange<Double>) {
        let node = drawing.nodes[box]
        let side = Point(x: node.center.x + outwards * node.size.width / 2, y: node.center.y)
        guard let tip = drawing.edges[edge].tip(isHead), let before = Curve(drawing.edges[edge].path) else { return }
        let (start, end) = (before.point(at: range.lowerBound), before.point(at: range.upperBound))
        drawing.edges[edge].move(isHead, from: tip, to: side, outwards: outwards, arm: LineEnds.arm, turn: 1)
        guard let curve = Curve(drawing.edges[edge].path) else { return }
        let course = LineCorners.directCourse(
            from: isHead ? start : CurvePoint(place: curve.points[0], direction: Point(x: outwards, y: 0)),
            to: isHead ? CurvePoint(place: curve.points[curve.points.count - 1], direction: Point(x: -outwards, y: 0)) : end)
        drawing.edges[edge].path = drawing.edges[edge].path.replacingCurve(by: before.replacing([(range, course)]).points)
    }

    /// What is moved otherwise than its neighbourhood becomes a piece of its own: else it would drag that along.
    private mutating func divideLines(at places: [Double]) {
        for edge in joins.indices {
            guard let curve = Curve(drawing.edges[edge].path) else { continue }
            drawing.edges[edge].path = drawing.edges[edge].path.replacingCurve(by: curve.divided(at: places).points)
        }
    }

    /// The channel with the lines that run through it on their tracks. Their ends at boxes become level.
    private mutating func occupied(_ channel: Channel, _ extents: [ClosedRange<Double>]) -> Channel {
        var channel = channel
        for edge in joins.indices where joins[edge].0 != joins[edge].1 {
            if let loop = loop(of: edge, in: channel) {
                channel.passages.append(loop)
            } else if channel.isReached(extents[edge]), let passage = passage(of: edge, through: channel) {
                channel.passages.append(passage)
            }
        }
        let tracked = channel.passages.indices.filter { channel.passages[$0].needsTrack }
        let tracks = TrackOrder.tracks(tracked.map { channel.passages[$0].wire })
        for (index, track) in zip(tracked, tracks) { channel.passages[index].track = track }
        channel.trackCount = (tracks.max() ?? -1) + 1
        return channel
    }

    /// The way of a line from one side of a channel to the other; nil if it turns back.
    private mutating func passage(of edge: Int, through channel: Channel) -> Passage? {
        guard let (curve, crossing) = way(of: edge, through: channel) else { return nil }
        let ends = facingEnds(edge, runsLeft: crossing.runsLeft, channel)
        var range = crossing.range
        var (start, end) = (curve.point(at: range.lowerBound), curve.point(at: range.upperBound))
        if let outwards = ends.start, let level = level(edge, isHead: false, outwards) {
            (start, range) = (level, 0...range.upperBound)
        }
        if let outwards = ends.end, let level = level(edge, isHead: true, outwards) {
            (end, range) = (level, range.lowerBound...curve.last)
        }
        return Passage(
            edge: edge, range: range, start: start, end: end, startsLeft: !crossing.runsLeft, endsLeft: crossing.runsLeft,
            hasBox: range.lowerBound == 0 || range.upperBound == curve.last)
    }

    /// The way of a line between two boxes of a column that leaves and comes back on the side of a channel.
    private mutating func loop(of edge: Int, in channel: Channel) -> Passage? {
        guard let outwards = channel.direction(outOf: joins[edge].0), outwards == channel.direction(outOf: joins[edge].1) else {
            return nil
        }
        let (start, end) = boxes(of: edge)
        guard sides.hasSides(start), sides.hasSides(end), let curve = Curve(drawing.edges[edge].path),
            sides.isAtSide(curve.points[0], of: start, outwards, in: drawing),
            sides.isAtSide(curve.points[curve.points.count - 1], of: end, outwards, in: drawing),
            let first = level(edge, isHead: false, outwards), let last = level(edge, isHead: true, outwards)
        else { return nil }
        return Passage(
            edge: edge, range: 0...curve.last, start: first, end: last, startsLeft: outwards > 0, endsLeft: outwards > 0, hasBox: true)
    }

    /// Makes the end of a line level; where it is then.
    private mutating func level(_ edge: Int, isHead: Bool, _ outwards: Double) -> CurvePoint? {
        drawing.edges[edge].level(isHead, outwards: outwards)
        guard let curve = Curve(drawing.edges[edge].path) else { return nil }
        let place = curve.points[isHead ? curve.points.count - 1 : 0]
        return CurvePoint(place: place, direction: Point(x: isHead ? -outwards : outwards, y: 0))
    }

    /// The drawing with wider gaps, and the lines on their tracks.
    private func drawn(_ channels: [Channel]) -> Drawing {
        let widening = Widening(channels.map { ($0.left, $0.right, movesBoxes ? $0.lack(spacing) : 0) })
        var result = widening.applied(to: drawing)
        var courses: [Int: [(range: ClosedRange<Double>, points: [Point])]] = [:]
        for channel in channels {
            let (left, right) = (widening.x(channel.left), widening.x(channel.right))
            let room = max(0, right - left - 2 * min(spacing.trackMargin, (right - left) / 4))
            let gap = min(spacing.trackGap, room / Double(max(1, channel.trackCount - 1)))
            for passage in channel.passages {
                var (start, end) = (widening.moved(passage.start), widening.moved(passage.end))
                if let curve = Curve(result.edges[passage.edge].path) {
                    if passage.range.lowerBound == 0 { start.place = curve.points[0] }
                    if passage.range.upperBound == curve.last { end.place = curve.points[curve.points.count - 1] }
                }
                let shift = passage.track.map { (Double($0) - Double(channel.trackCount - 1) / 2) * gap }
                let course =
                    shift.map { LineCorners.course(from: start, to: end, along: (left + right) / 2 + $0) }
                    ?? LineCorners.directCourse(from: start, to: end)
                courses[passage.edge, default: []].append((passage.range, course))
            }
        }
        for (edge, courses) in courses {
            guard let curve = Curve(result.edges[edge].path) else { continue }
            result.edges[edge].path = result.edges[edge].path.replacingCurve(by: curve.replacing(courses).points)
        }
        return result
    }
}
