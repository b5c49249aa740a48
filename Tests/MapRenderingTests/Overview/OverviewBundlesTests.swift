import Graphviz
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

@Suite struct OverviewBundlesTests {
    private static func plan(width: Double = 1100, joins: Int = 8, _ adjust: (inout MapOptions) -> Void = { _ in }) throws -> OverviewPlan {
        var options = MapOptions()
        adjust(&options)
        let graph = try OverviewFixture.circles(6, of: 60, joins: joins)
        return try OverviewPlan(MapDiagram(Subgraph(graph), options), options, width: width)
    }

    private static func isBetween(_ line: MapDiagram.Line, _ plan: OverviewPlan) -> Bool {
        plan.clusters.clusterOfBox[line.source] != plan.clusters.clusterOfBox[line.target]
    }

    @Test func linesBetweenTwoGroupsTakeOneCourseAndThoseWithinAreStraight() throws {
        let plan = try Self.plan()
        #expect(!plan.bundles.isEmpty)
        var (bent, spread, straightSpread) = (0, 0.0, 0.0)
        var middles: [[Int]: [(bent: Point, straight: Point)]] = [:]
        for line in plan.diagram.lines {
            let course = OverviewCourse(line, plan)
            #expect(course.source == plan.centers[line.source] && course.target == plan.centers[line.target])
            guard let bend = course.bend else { continue }
            bent += 1
            #expect(Self.isBetween(line, plan))
            func middle(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double { (a + 3 * b + 3 * c + d) / 8 }
            let (from, to) = (course.source, course.target)
            let pair = [plan.clusters.clusterOfBox[line.source] ?? -1, plan.clusters.clusterOfBox[line.target] ?? -1].sorted()
            middles[pair, default: []].append(
                (
                    Point(x: middle(from.x, bend.first.x, bend.second.x, to.x), y: middle(from.y, bend.first.y, bend.second.y, to.y)),
                    Point(x: (from.x + to.x) / 2, y: (from.y + to.y) / 2)
                ))
        }
        #expect(bent >= 6 * 8)
        func variance(_ points: [Point]) -> Double {
            let count = Double(points.count)
            let (x, y) = (points.reduce(0) { $0 + $1.x } / count, points.reduce(0) { $0 + $1.y } / count)
            return points.reduce(0) { $0 + ($1.x - x) * ($1.x - x) + ($1.y - y) * ($1.y - y) } / count
        }
        for (_, places) in middles {
            spread += variance(places.map(\.bent))
            straightSpread += variance(places.map(\.straight))
        }
        // Half way, lines of one cable lie much nearer to each other than straight ones would.
        #expect(spread < 0.2 * straightSpread)
    }

    @Test func fewLinesBetweenTwoGroupsStayStraight() throws {
        let plan = try Self.plan(joins: 2)
        #expect(plan.bundles.isEmpty)
        #expect(plan.diagram.lines.allSatisfy { OverviewCourse($0, plan).bend == nil })
    }

    /// Numbers of path data, in pairs.
    private func points(_ path: String) -> [Point] {
        let numbers = path.split { !"-.0123456789".contains($0) }.compactMap { Double($0) }
        return stride(from: 0, to: numbers.count - 1, by: 2).map { Point(x: numbers[$0], y: numbers[$0 + 1]) }
    }

    @Test func everyLineEndsAtItsDots() throws {
        for joins in [2, 8] {
            let plan = try Self.plan(width: 2000, joins: joins)
            #expect(plan.showsDirections)
            for line in plan.diagram.lines where line.source != line.target {
                let path = points(OverviewCourse(line, plan).path)
                let (from, to) = (plan.centers[line.source], plan.centers[line.target])
                let first = try #require(path.first)
                #expect(abs(first.x - from.x) < 0.1 && abs(first.y - from.y) < 0.1)
                // With a head, the tip is at the rim.
                let nearest = path.map { (($0.x - to.x) * ($0.x - to.x) + ($0.y - to.y) * ($0.y - to.y)).squareRoot() }.min() ?? .infinity
                #expect(nearest < plan.reaches[line.target] + 1)
            }
        }
    }

    @Test func linesPointWhereThereIsRoomAndTheKeySaysSo() throws {
        func labels(_ plan: OverviewPlan) -> [String] { OverviewKey(plan, .light).sections.flatMap(\.entries).map(\.label) }
        let plan = try Self.plan(width: 1100)
        #expect(plan.showsDirections && labels(plan).contains("angle: where a line points"))
        #expect(plan.diagram.lines.allSatisfy { plan.points($0) })
        let narrow = try Self.plan(width: 300)
        #expect(!narrow.showsDirections && labels(narrow).contains("directions are left out"))
    }
}
