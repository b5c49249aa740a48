import Graphviz
import Testing

@testable import MapRendering

@Suite struct LabelPlacementTests {
    private func label(_ x: Double, _ y: Double, _ alignment: TextAlignment = .center) -> [DrawingOperation] {
        [.font(name: "Arial", size: 10), .text(baseline: Point(x: x, y: y), alignment: alignment, width: 40, string: "label")]
    }

    @Test func aFreeLabelStays() {
        var placement = LabelPlacement()
        placement.keep(label(0, 0))
        #expect(placement.shift(of: label(0, 12)) == 0)
        #expect(placement.shift(of: label(41, 0)) == 0)
        #expect(placement.shift(of: label(-61, 0, .left)) == 0)
    }

    @Test func labelsOnOneSpotAreSpread() {
        var placement = LabelPlacement()
        let shifts = (0..<5).map { _ in placement.shift(of: label(0, 0)) }
        #expect(shifts == [0, 11, -11, 22, -22])
        // Nothing near is free any more: better on another than far from its line.
        #expect(placement.shift(of: label(0, 0)) == 0)
    }

    @Test("Rather a dimmed box is covered than one that is brought out") func weights() throws {
        let line = LineCourse([.polyline([Point(x: 0, y: 0), Point(x: 200, y: 0)])])
        func obstacle(_ x: Double, _ width: Double, _ weight: Double) -> LabelPlacement.Obstacle {
            var obstacle = LabelPlacement.Obstacle(Rectangle(origin: Point(x: x, y: -50), size: Size(width: width, height: 100)))
            obstacle.weight = weight
            return obstacle
        }
        let placed = LabelPlacement().centered(label(0, 0), on: line, besides: [obstacle(-50, 180, 4), obstacle(130, 120, 1)])
        #expect(try #require(LabelPlacement.frame(of: placed)).minX >= 129)
    }

    @Test("A label stands where no other line passes below it")
    func otherLines() throws {
        let line = LineCourse([.polyline([Point(x: 0, y: 0), Point(x: 200, y: 0)])])
        // One long piece through the middle, which has no corner below the label.
        let other = LineCourse([.polyline([Point(x: 100, y: -300), Point(x: 100, y: 300)])])
        #expect(abs(other.length(within: Rectangle(origin: Point(x: 80, y: -5), size: Size(width: 40, height: 10))) - 10) < 1e-9)
        let placed = LabelPlacement().centered(label(0, 0), on: line, besides: [], others: [other])
        let frame = try #require(LabelPlacement.frame(of: placed))
        #expect(frame.minX > 100 || frame.maxX < 100)
    }

    @Test func namesOfGroupsGoFirst() {
        var placement = LabelPlacement()
        placement.keep(label(0, 0))
        #expect(placement.shift(of: label(10, 3)) == 11)
    }

    @Test func whatHasNoTextTakesNoPlace() {
        var placement = LabelPlacement()
        placement.keep([])
        #expect(placement.shift(of: [.font(name: "Arial", size: 10)]) == 0)
        #expect(placement.shift(of: label(0, 0)) == 0)
    }

    @Test func aLabelOnItsLineKeepsOffBoxesAndOtherLabels() throws {
        let line = LineCourse([.polyline([Point(x: 0, y: 0), Point(x: 200, y: 0)])])
        var placement = LabelPlacement()
        func middle(_ boxes: [Rectangle]) throws -> Double {
            let frame = try #require(
                LabelPlacement.frame(of: placement.centered(label(900, 900), on: line, besides: boxes.map { .init($0) })))
            return (frame.minX + frame.maxX) / 2
        }
        #expect(try abs(middle([]) - 100) < 0.01)
        #expect(try abs(middle([Rectangle(origin: Point(x: 110, y: -10), size: Size(width: 20, height: 20))]) - 88) < 0.01)
        placement.keep(placement.centered(label(900, 900), on: line, besides: []))
        #expect(try abs(middle([]) - 60) < 0.01)
        // Where nothing is free, as little as possible is covered.
        let wall = Rectangle(origin: Point(x: -50, y: -50), size: Size(width: 300, height: 100))
        let half = Rectangle(origin: Point(x: -50, y: -50), size: Size(width: 300, height: 50))
        #expect(try abs(middle([wall]) - 60) < 0.01)
        #expect(try abs(middle([half, Rectangle(origin: Point(x: 20, y: -50), size: Size(width: 300, height: 100))]) - 20) < 0.01)
    }
}
