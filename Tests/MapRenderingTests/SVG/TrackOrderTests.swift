import GraphKernels
import Testing

@testable import MapRendering

@Suite struct TrackOrderTests {
    /// Lines that nest need no crossing, whichever way they run.
    @Test func nestedLinesDoNotCross() {
        let falling = (0..<5).map { (start: Double($0) * 10, end: 200 + Double($0) * 10) }
        #expect(TrackOrder.tracks(Self.wires(falling)) == [4, 3, 2, 1, 0])
        let rising = (0..<5).map { (start: 200 + Double($0) * 10, end: Double($0) * 10) }
        #expect(TrackOrder.tracks(Self.wires(rising)) == [0, 1, 2, 3, 4])
    }

    @Test func linesThatDoNotMeetShareATrack() {
        #expect(TrackOrder.tracks(Self.wires([(0, 50), (80, 120), (160, 140)])) == [0, 0, 0])
        #expect(TrackOrder.tracks([]).isEmpty)
    }

    @Test("On each other's heights no two have one track") func tracksAreApart() {
        var random = SplitMix64(seed: 7)
        for _ in 0..<50 {
            let spans = TrackOrderTests.spans(12, &random)
            let tracks = TrackOrder.tracks(Self.wires(spans))
            for one in spans.indices {
                for other in spans.indices.dropFirst(one + 1) where tracks[one] == tracks[other] {
                    let (a, b) = (spans[one], spans[other])
                    #expect(max(a.start, a.end) < min(b.start, b.end) || max(b.start, b.end) < min(a.start, a.end))
                }
            }
        }
    }

    /// Against all orders of six lines, counted by the geometry of level and upright pieces alone.
    @Test func nearlyAsFewCrossingsAsTheBestOrder() {
        var random = SplitMix64(seed: 3)
        var (found, best) = (0, 0)
        for _ in 0..<40 {
            let spans = TrackOrderTests.spans(6, &random)
            found += TrackOrderTests.crossings(spans, TrackOrder.tracks(Self.wires(spans)).map(Double.init))
            best += TrackOrderTests.permutations(6).map { order in TrackOrderTests.crossings(spans, order.map(Double.init)) }.min() ?? 0
        }
        #expect(found >= best && found <= best + best / 20, "\(found) against \(best)")
    }

    private static func wires(_ spans: [(start: Double, end: Double)]) -> [TrackOrder.Wire] {
        spans.map { TrackOrder.Wire(left: [$0.start], right: [$0.end]) }
    }

    private static func spans(_ count: Int, _ random: inout SplitMix64) -> [(start: Double, end: Double)] {
        (0..<count).map { _ in
            (start: Double(Int.random(in: 0..<1000, using: &random)), end: Double(Int.random(in: 0..<1000, using: &random)))
        }
    }

    /// How often the level and upright pieces of lines between x = -1 and x = 100 meet, each upright at its own place.
    private static func crossings(_ spans: [(start: Double, end: Double)], _ places: [Double]) -> Int {
        func crosses(_ line: Int, _ y: Double, _ range: ClosedRange<Double>) -> Bool {
            let (low, high) = (min(spans[line].start, spans[line].end), max(spans[line].start, spans[line].end))
            return y > low && y < high && range.contains(places[line])
        }
        var count = 0
        for one in spans.indices {
            for other in spans.indices where one != other {
                if crosses(one, spans[other].start, -1...places[other]) { count += 1 }
                if crosses(one, spans[other].end, places[other]...100) { count += 1 }
            }
        }
        return count
    }

    private static func permutations(_ count: Int) -> [[Int]] {
        guard count > 1 else { return [[0]] }
        return permutations(count - 1).flatMap { rest in
            (0..<count).map { place in
                var order = rest
                order.insert(count - 1, at: place)
                return order
            }
        }
    }
}
