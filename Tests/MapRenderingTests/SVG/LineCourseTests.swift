import Graphviz
import Testing

@testable import MapRendering

@Suite struct LineCourseTests {
    private let straight = LineCourse([
        .bezier([Point(x: 0, y: 0), Point(x: 10, y: 0), Point(x: 20, y: 0), Point(x: 30, y: 0)], filled: false)
    ])

    @Test func dividesAStraightLine() throws {
        #expect(abs(straight.length - 30) < 1e-9)
        for share in [0, 0.25, 0.5, 1] {
            let point = try #require(straight.point(at: share))
            #expect(abs(point.x - 30 * share) < 1e-9 && point.y == 0)
        }
    }

    @Test func followsACurve() throws {
        // A quarter of a circle of radius 100, to a thousandth.
        let k = 55.228475
        let quarter = LineCourse([
            .bezier([Point(x: 100, y: 0), Point(x: 100, y: k), Point(x: k, y: 100), Point(x: 0, y: 100)], filled: false)
        ])
        #expect(abs(quarter.length - 157.08) < 0.5)
        for point in quarter.points { #expect(abs((point.x * point.x + point.y * point.y).squareRoot() - 100) < 0.1) }
        let middle = try #require(quarter.point(at: 0.5))
        #expect(abs(middle.x - middle.y) < 0.5)
    }

    @Test func signsStandWhereThereIsRoom() throws {
        let middle = try #require(LineMarkPainter.place(on: straight, free: []))
        #expect(middle.x == 15)
        let taken = [LineMarkPainter.frame(of: Point(x: 24, y: 0))]
        let beside = try #require(LineMarkPainter.place(on: straight, free: taken))
        #expect(beside.x < 15)
        #expect(LineMarkPainter.place(on: LineCourse([]), free: []) == nil)
    }
}
