import Graphviz
import Testing

@testable import MapRendering

@Suite struct ContourRingsTests {
    /// A field of its own values over a grid of some steps.
    private func field(_ size: Size, _ value: (Point) -> Double) -> (field: [Double], grid: DensityGrid) {
        let grid = DensityGrid(size: size, spread: 10)
        var field = [Double](repeating: 0, count: grid.columns * grid.rows)
        for row in 1..<grid.rows - 1 {
            for column in 1..<grid.columns - 1 { field[row * grid.columns + column] = value(grid.place(column: column, row: row)) }
        }
        return (field, grid)
    }

    private func distance(_ a: Point, _ b: Point) -> Double { ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot() }

    @Test func aHillHasOneRingAtItsHeight() {
        let center = Point(x: 100, y: 80)
        let (field, grid) = field(Size(width: 200, height: 160)) { 2 - distance($0, center) / 40 }
        let rings = ContourRings.rings(of: field, on: grid)
        #expect(rings.count == 1)
        for point in rings[0] { #expect(abs(distance(point, center) - 40) < 0.5) }
        let area = ContourRings.area(of: rings[0])
        #expect(abs(area - Double.pi * 1600) < 60)
        #expect(ContourRings.contain(rings, center) && !ContourRings.contain(rings, Point(x: 150, y: 80)))
    }

    @Test func aHoleRunsTheOtherWayRound() {
        let center = Point(x: 100, y: 100)
        let (field, grid) = field(Size(width: 200, height: 200)) { 1 + (15 - abs(distance($0, center) - 50)) / 15 }
        let rings = ContourRings.rings(of: field, on: grid).sorted { ContourRings.area(of: $0) < ContourRings.area(of: $1) }
        #expect(rings.count == 2)
        #expect(ContourRings.area(of: rings[0]) < 0 && ContourRings.area(of: rings[1]) > 0)
        #expect(!ContourRings.contain(rings, center) && ContourRings.contain(rings, Point(x: 150, y: 100)))
    }

    @Test func ringsOfChanceAreClosedAndHoldWhatIsInside() {
        for seed in 1...20 as ClosedRange<UInt64> {
            var state = seed
            func chance() -> Double {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Double(state >> 40) / Double(1 << 24)
            }
            let (field, grid) = field(Size(width: 60, height: 60)) { _ in chance() * 2 }
            let rings = ContourRings.rings(of: field, on: grid)
            for row in 0..<grid.rows {
                for column in 0..<grid.columns {
                    let place = grid.place(column: column, row: row)
                    #expect(ContourRings.contain(rings, place) == (field[row * grid.columns + column] >= 1), "seed \(seed), \(place)")
                }
            }
            // From square to square, none is farther than its diagonal.
            for ring in rings {
                for (index, point) in ring.enumerated() {
                    #expect(distance(point, ring[(index + 1) % ring.count]) <= grid.step * 1.5, "seed \(seed)")
                }
            }
        }
    }

    @Test func aFlatFieldHasNone() {
        let (low, grid) = field(Size(width: 50, height: 50)) { _ in 0.5 }
        #expect(ContourRings.rings(of: low, on: grid).isEmpty)
    }

    @Test func spreadingKeepsWhatWasAdded() {
        var grid = DensityGrid(size: Size(width: 300, height: 300), spread: 12)
        for place in [Point(x: 150, y: 150), Point(x: 151.5, y: 140), Point(x: 90, y: 200)] { grid.add(place) }
        grid.spread()
        #expect(abs(grid.values.reduce(0, +) - 3) < 1e-9)
        #expect(grid.value(at: Point(x: 150, y: 145)) > grid.value(at: Point(x: 90, y: 200)))
        #expect(grid.values.allSatisfy { $0 >= 0 })
        // Places outside count as on the rim.
        grid.add(Point(x: -500, y: 1e9))
        #expect(!grid.values.contains { !$0.isFinite })
    }
}
