import Graphviz
import Testing

@testable import MapRendering

@Suite struct CurveTests {
    private static func curve(_ points: [(Double, Double)]) throws -> Curve {
        try #require(Curve([.bezier(points.map { Point(x: $0.0, y: $0.1) }, filled: false)]))
    }

    /// A wave from the left to the right in two pieces.
    private static func wave() throws -> Curve {
        try curve([(0, 0), (20, 40), (30, 40), (50, 0), (70, -40), (80, -40), (100, 0)])
    }

    /// Points of a curve, many for each piece.
    private static func samples(_ curve: Curve) -> [Point] {
        (0...(curve.pieceCount * 50)).map { curve.point(at: Double($0) / 50).place }
    }

    @Test("Divided, a curve is the same, and no piece passes a line") func division() throws {
        let curve = try Self.wave()
        let lines = [10.0, 37, 50, 63, 99.5]
        let divided = curve.divided(at: lines)
        #expect(divided.pieceCount == curve.pieceCount + 4)
        for place in Self.samples(curve) {
            #expect((Self.samples(divided).map { $0.distance(to: place) }.min() ?? .infinity) < 1)
        }
        for piece in 0..<divided.pieceCount {
            let ends = [divided.points[3 * piece].x, divided.points[3 * piece + 3].x]
            #expect(!lines.contains { $0 > ends[0] + 1e-6 && $0 < ends[1] - 1e-6 })
        }
        #expect(divided.points.first == curve.points.first && divided.points.last == curve.points.last)
        // Not next to an end, nor twice in one place: pieces of no length have no direction.
        #expect(curve.divided(at: [0.1, 99.9, 37, 37.01]).pieceCount == curve.pieceCount + 1)
    }

    @Test("A part is replaced, the rest stays") func replacement() throws {
        let curve = try Self.wave()
        let (from, to) = (curve.point(at: 0.4).place, curve.point(at: 1.5).place)
        let replaced = curve.replacing([(0.4...1.5, [from, from, to, to])])
        #expect(replaced.pieceCount == 3)
        for place in Self.samples(curve) where place.x < from.x || place.x > to.x {
            #expect((Self.samples(replaced).map { $0.distance(to: place) }.min() ?? .infinity) < 0.7)
        }
        let middle = Point(x: (from.x + to.x) / 2, y: (from.y + to.y) / 2)
        #expect(Self.samples(replaced).contains { $0.distance(to: middle) < 1e-6 })
    }

    @Test func aStripIsCrossedOnce() throws {
        let curve = try Self.wave()
        let crossing = try #require(curve.crossing(of: 40.0...60.0))
        #expect(!crossing.runsLeft)
        #expect(abs(curve.point(at: crossing.range.lowerBound).place.x - 40) < 1e-3)
        #expect(abs(curve.point(at: crossing.range.upperBound).place.x - 60) < 1e-3)
        // Also one that is narrower than the steps in which it is looked for.
        #expect(curve.crossing(of: 50.0...50.001) != nil)
        let back = try Self.curve([(100, 0), (80, 0), (20, 0), (0, 0)])
        #expect(try #require(back.crossing(of: 40.0...60.0)).runsLeft)
        #expect(curve.crossing(of: 200.0...300.0) == nil)
        // An end within the strip is one of the crossing.
        #expect(curve.crossing(of: -5.0...60.0)?.range.lowerBound == 0 && curve.crossing(of: 40.0...104.0)?.range.upperBound == 2)
        // To and fro.
        #expect(try Self.curve([(0, 0), (200, 0), (-100, 0), (100, 0)]).crossing(of: 49.0...51.0) == nil)
    }

    @Test func aLineWithoutACurveHasNone() {
        #expect(Curve([.polyline([.zero, Point(x: 1, y: 1)])]) == nil && Curve([]) == nil)
    }
}
