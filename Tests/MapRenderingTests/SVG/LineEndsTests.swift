import Graphviz
import Testing

@testable import MapRendering

@Suite struct LineEndsTests {
    /// Lines from boxes on the left to one spot on a box on the right, each with an arrowhead.
    private func drawing(_ heights: [Double]) -> Drawing {
        let target = NodeDrawing(center: Point(x: 330, y: 100), size: Size(width: 60, height: 40))
        let sources = heights.map { NodeDrawing(center: Point(x: 20, y: $0), size: Size(width: 40, height: 20)) }
        let edges = heights.map { y in
            EdgeDrawing(
                path: [.bezier([Point(x: 40, y: y), Point(x: 120, y: y), Point(x: 220, y: 100), Point(x: 294, y: 100)], filled: false)],
                headArrow: [.polygon([Point(x: 294, y: 98), Point(x: 300, y: 100), Point(x: 294, y: 102)], filled: true)])
        }
        return Drawing(bounds: .zero, nodes: [target] + sources, edges: edges)
    }

    private func tips(_ drawing: Drawing) -> [Point] {
        drawing.edges.compactMap { edge in
            for case .polygon(let points, _) in edge.headArrow { return points[1] }
            return nil
        }
    }

    @Test func endsOnOneSpotAreSpreadInTheOrderOfArrival() {
        let before = drawing([300, 20, 100])
        let after = LineEnds.spread(before, BoxSides(upright: [0, 1, 2, 3]), joins: [(1, 0), (2, 0), (3, 0)])
        let tips = tips(after)
        #expect(tips.allSatisfy { abs($0.x - 300) < 0.01 })
        #expect(abs(tips[2].y - 100) < 0.01 && abs(tips[1].y - 93.5) < 0.01 && abs(tips[0].y - 106.5) < 0.01)
        // Each line still ends where its arrowhead begins, and begins where it did.
        for (one, other) in zip(before.edges, after.edges) {
            guard case .bezier(let old, _)? = one.path.first, case .bezier(let new, _)? = other.path.first else { continue }
            #expect(old[0] == new[0])
            let base = other.headArrow.compactMap { if case .polygon(let points, _) = $0 { points } else { nil } }[0]
            let middle = Point(x: (base[0].x + base[2].x) / 2, y: (base[0].y + base[2].y) / 2)
            #expect(middle.distance(to: new[3]) < 0.01)
            #expect(abs(base[0].distance(to: base[1]) - 40.0.squareRoot()) < 0.01)
        }
    }

    @Test func manyEndsShareTheSide() {
        let after = LineEnds.spread(drawing((0..<12).map { Double($0) * 30 }), BoxSides(upright: [0]), joins: (1...12).map { ($0, 0) })
        let heights = tips(after).map(\.y)
        #expect(heights == heights.sorted() && Set(heights).count == 12)
        #expect(heights.allSatisfy { (80...120).contains($0) })
    }

    @Test func aLineFromTheTargetCountsToo() {
        let forward = LineEnds.spread(drawing([20, 300]), BoxSides(upright: [0]), joins: [(1, 0), (2, 0)])
        let backward = LineEnds.spread(drawing([20, 300]), BoxSides(upright: [0]), joins: [(0, 1), (0, 2)])
        #expect(forward == backward)
    }

    @Test("Ends at a round box lie on its outline") func roundBoxes() {
        let after = LineEnds.spread(drawing((0..<6).map { Double($0) * 40 }), BoxSides(round: [0]), joins: (1...6).map { ($0, 0) })
        let tips = tips(after)
        #expect(Set(tips.map(\.y)).count == 6)
        for tip in tips {
            #expect(abs(((tip.x - 330) / 30) * ((tip.x - 330) / 30) + ((tip.y - 100) / 20) * ((tip.y - 100) / 20) - 1) < 1e-6)
        }
    }

    @Test func whatStandsAloneStays() {
        let alone = drawing([100])
        #expect(LineEnds.spread(alone, BoxSides(upright: [0, 1]), joins: [(1, 0)]) == alone)
        let round = drawing([20, 300])
        #expect(LineEnds.spread(round, BoxSides(upright: []), joins: [(1, 0), (2, 0)]) == round)
    }
}
