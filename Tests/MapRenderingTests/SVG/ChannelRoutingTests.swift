import Graphviz
import Testing

@testable import MapRendering

@Suite struct ChannelRoutingTests {
    /// Boxes of 40 by 60 in two columns, whose right and left sides are at 40 and 70, and straight lines with arrowheads at their right ends.
    private static func drawing(_ lines: [(Double, Double)]) -> Drawing {
        let boxes = lines.flatMap { left, right in
            [
                NodeDrawing(center: Point(x: 20, y: left), size: Size(width: 40, height: 60)),
                NodeDrawing(center: Point(x: 90, y: right), size: Size(width: 40, height: 60)),
            ]
        }
        let edges = lines.map { left, right in
            EdgeDrawing(
                path: [
                    .bezier([Point(x: 40, y: left), Point(x: 48, y: left), Point(x: 56, y: right), Point(x: 64, y: right)], filled: false)
                ],
                headArrow: [.polygon([Point(x: 64, y: right - 2), Point(x: 70, y: right), Point(x: 64, y: right + 2)], filled: true)])
        }
        return Drawing(bounds: Rectangle(origin: .zero, size: Size(width: 110, height: 900)), nodes: boxes, edges: edges)
    }

    private static func routed(_ lines: [(Double, Double)]) -> Drawing {
        let joins = lines.indices.map { (2 * $0, 2 * $0 + 1) }
        return ChannelRouting.route(drawing(lines), BoxSides(upright: Set(0..<(2 * lines.count))), joins: joins, .wide)
    }

    private static func points(_ edge: EdgeDrawing) -> [Point] { Curve(edge.path)?.points ?? [] }

    /// All lines turn round each other's boxes, so that Graphviz would draw them on one spot.
    private static let falling = (0..<6).map { (30 + Double($0) * 70, 430 + Double($0) * 70) }

    @Test func everyLineHasATrackOfItsOwn() {
        let drawing = Self.routed(Self.falling)
        // Where each crosses a height that all of them pass on their tracks.
        let places = drawing.edges.compactMap { edge in
            let points = LineCourse(edge.path).points
            return zip(points, points.dropFirst()).first { $0.y <= 405 && $1.y >= 405 }?.0.x
        }
        #expect(places.count == 6)
        #expect(zip(places, places.dropFirst()).allSatisfy { abs($0 - $1 - MapSpacing.wide.trackGap) < 0.01 }, "\(places)")
    }

    @Test("The gap gets as wide as the tracks need, and everything right of it moves on") func room() {
        let drawing = Self.routed(Self.falling)
        let growth = 5 * MapSpacing.wide.trackGap + 2 * MapSpacing.wide.trackMargin - 30
        #expect(growth > 0)
        for index in drawing.nodes.indices {
            #expect(abs(drawing.nodes[index].center.x - (index.isMultiple(of: 2) ? 20 : 90 + growth)) < 1e-9)
        }
        #expect(abs(drawing.bounds.size.width - 110 - growth) < 1e-9)
        for edge in drawing.edges {
            let points = Self.points(edge)
            guard case .polygon(let head, _)? = edge.headArrow.first else { continue }
            #expect(points.first == Point(x: 40, y: points[0].y))
            #expect(abs(head[1].x - 70 - growth) < 1e-9)
            // The line ends where its head begins.
            let base = Point(x: (head[0].x + head[2].x) / 2, y: (head[0].y + head[2].y) / 2)
            #expect(points[points.count - 1].distance(to: base) < 1e-6)
        }
    }

    @Test("Lines leave and arrive level, and have no corner between") func smoothness() {
        for edge in Self.routed(Self.falling + [(800, 780), (820, 500)]).edges {
            let points = Self.points(edge)
            #expect(abs(points[1].y - points[0].y) < 1e-9 && abs(points[points.count - 2].y - points[points.count - 1].y) < 1e-9)
            for joint in stride(from: 3, to: points.count - 1, by: 3) {
                let (a, b, c) = (points[joint - 1], points[joint], points[joint + 1])
                let turn = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x)
                #expect(abs(turn) < 1e-6 * a.distance(to: b) * b.distance(to: c) + 1e-6, "\(a) \(b) \(c)")
            }
        }
    }

    @Test func aLineThatReachesABoxFromAboveComesToItsSide() {
        var drawing = Self.drawing([(30, 600)])
        drawing.edges[0].path = [
            .bezier([Point(x: 40, y: 30), Point(x: 80, y: 30), Point(x: 90, y: 400), Point(x: 90, y: 564)], filled: false)
        ]
        drawing.edges[0].headArrow = [.polygon([Point(x: 88, y: 564), Point(x: 90, y: 570), Point(x: 92, y: 564)], filled: true)]
        let after = ChannelRouting.route(drawing, BoxSides(upright: [0, 1]), joins: [(0, 1)], .wide)
        guard case .polygon(let head, _)? = after.edges[0].headArrow.first else { return #expect(Bool(false), "no head") }
        #expect(abs(head[1].x - after.nodes[1].frame.minX) < 1e-9 && abs(head[1].y - 600) < 1e-9)
    }

    @Test("Turned at both ends, a line still ends where its heads begin") func bothEnds() throws {
        var drawing = Self.drawing([(30, 600)])
        drawing.edges[0].path = [
            .bezier(
                [
                    Point(x: 20, y: 66), Point(x: 20, y: 100), Point(x: 40, y: 200), Point(x: 55, y: 300), Point(x: 70, y: 400),
                    Point(x: 90, y: 500), Point(x: 90, y: 564),
                ], filled: false)
        ]
        drawing.edges[0].headArrow = [.polygon([Point(x: 88, y: 564), Point(x: 90, y: 570), Point(x: 92, y: 564)], filled: true)]
        drawing.edges[0].tailArrow = [.polygon([Point(x: 18, y: 66), Point(x: 20, y: 60), Point(x: 22, y: 66)], filled: true)]
        let after = ChannelRouting.route(drawing, BoxSides(upright: [0, 1]), joins: [(0, 1)], .wide)
        let points = Self.points(after.edges[0])
        for (arrow, end) in [(after.edges[0].headArrow, points[points.count - 1]), (after.edges[0].tailArrow, points[0])] {
            guard case .polygon(let head, _)? = arrow.first else { return #expect(Bool(false), "no head") }
            #expect(end.distance(to: Point(x: (head[0].x + head[2].x) / 2, y: (head[0].y + head[2].y) / 2)) < 1e-6)
            #expect(abs(head[1].distance(to: head[0]) - 40.0.squareRoot()) < 1e-6 && abs(head[1].y - end.y) < 1e-6, "\(head) \(points)")
        }
    }

    @Test("A line that would pass behind a box of its column goes round it") func around() throws {
        var drawing = Self.drawing([(30, 30), (130, 130), (230, 230)])
        drawing.edges = [
            EdgeDrawing(
                path: [.bezier([Point(x: 20, y: 60), Point(x: 20, y: 100), Point(x: 20, y: 150), Point(x: 20, y: 194)], filled: false)],
                headArrow: [.polygon([Point(x: 18, y: 194), Point(x: 20, y: 200), Point(x: 22, y: 194)], filled: true)])
        ]
        let after = ChannelRouting.route(drawing, BoxSides(upright: Set(0..<6)), joins: [(0, 4)], .wide)
        let course = LineCourse(after.edges[0].path)
        #expect(course.length(within: after.nodes[2].frame) == 0)
        #expect(course.points.allSatisfy { $0.x >= 39 && $0.x < after.nodes[1].frame.minX })
        guard case .polygon(let head, _)? = after.edges[0].headArrow.first else { return #expect(Bool(false), "no head") }
        #expect(abs(head[1].x - 40) < 1e-6 && abs(head[1].y - 230) < 1e-6)
    }

    @Test("A line back to its column has a track, too, outside of those that it encloses") func loops() throws {
        var drawing = Self.drawing([(30, 30), (130, 130), (230, 230), (330, 330)])
        func loop(_ from: Double, _ to: Double) -> EdgeDrawing {
            EdgeDrawing(
                path: [.bezier([Point(x: 40, y: from), Point(x: 60, y: from), Point(x: 60, y: to), Point(x: 46, y: to)], filled: false)],
                headArrow: [.polygon([Point(x: 46, y: to - 2), Point(x: 40, y: to), Point(x: 46, y: to + 2)], filled: true)])
        }
        drawing.edges = [loop(30, 330), loop(130, 230)]
        let after = ChannelRouting.route(drawing, BoxSides(upright: Set(0..<8)), joins: [(0, 6), (2, 4)], .wide)
        let places = try after.edges.map { try #require(LineCourse($0.path).points.map(\.x).max()) }
        #expect(abs(places[0] - places[1] - MapSpacing.wide.trackGap) < 0.01, "\(places)")
    }

    @Test("Where boxes keep their places, tracks share the room that there is") func keptPlaces() {
        let drawing = Self.drawing(Self.falling)
        let joins = Self.falling.indices.map { (2 * $0, 2 * $0 + 1) }
        let after = ChannelRouting.route(drawing, BoxSides(upright: Set(0..<12)), joins: joins, .wide, movesBoxes: false)
        #expect(after.nodes == drawing.nodes && after.bounds == drawing.bounds)
        let places = after.edges.compactMap { edge in
            let points = LineCourse(edge.path).points
            return zip(points, points.dropFirst()).first { $0.y <= 405 && $1.y >= 405 }?.0.x
        }
        #expect(places.count == 6 && places.allSatisfy { $0 > 40 && $0 < 70 })
        #expect(zip(places, places.dropFirst()).allSatisfy { $0 - $1 > 2 }, "\(places)")
        // Each still ends where its head begins, and the head has its size.
        for edge in after.edges {
            guard case .polygon(let head, _)? = edge.headArrow.first else { continue }
            #expect(abs(head[0].distance(to: head[2]) - 4) < 1e-6)
        }
    }

    @Test("Of many parallel lines none leaves its boxes") func parallelLines() {
        var drawing = Self.drawing([(100, 100)])
        let edge = drawing.edges[0]
        drawing.edges = Array(repeating: edge, count: 30)
        let joins = drawing.edges.map { _ in (0, 1) }
        let after = ParallelLines.part(
            ChannelRouting.route(drawing, BoxSides(upright: [0, 1]), joins: joins, .wide), joins: joins)
        for edge in after.edges {
            let points = Self.points(edge)
            #expect(points.allSatisfy { (70...130).contains($0.y) }, "\(points)")
        }
    }

    @Test("Without columns side by side, nothing moves") func noChannel() {
        var drawing = Self.drawing([(30, 430)])
        drawing.nodes[1].center.x = 50
        #expect(ChannelRouting.route(drawing, BoxSides(upright: [0, 1]), joins: [(0, 1)], .wide).nodes == drawing.nodes)
        let empty = Drawing(bounds: .zero)
        #expect(ChannelRouting.route(empty, BoxSides(upright: []), joins: [], .wide) == empty)
    }
}
