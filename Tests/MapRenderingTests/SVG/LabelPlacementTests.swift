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
}
