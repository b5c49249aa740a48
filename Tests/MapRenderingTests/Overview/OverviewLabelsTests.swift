import GraphFormats
import Graphviz
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

@Suite struct OverviewLabelsTests {
    private static func plan(_ graph: RelationGraph, width: Double, _ adjust: (inout MapOptions) -> Void = { _ in }) throws -> OverviewPlan
    {
        var options = MapOptions()
        adjust(&options)
        return try OverviewPlan(MapDiagram(Subgraph(graph), options), options, width: width)
    }

    private static func covers(_ frame: Rectangle, _ plan: OverviewPlan, _ box: Int) -> Bool {
        let (center, reach) = (plan.centers[box], plan.reaches[box])
        return center.x + reach > frame.minX && center.x - reach < frame.maxX && center.y + reach > frame.minY
            && center.y - reach < frame.maxY
    }

    @Test("A plain name lies on no dot, a framed one not on its own, which a line shows", arguments: [640.0, 1100, 2000])
    func namesKeepOffDots(_ width: Double) throws {
        for graph in [try MapFixtures.bundled(), try OverviewFixture.circles(8, of: 60)] {
            let plan = try Self.plan(graph, width: width)
            var boxed = 0
            for label in plan.labels {
                guard case .box(let box) = label.subject else { continue }
                let covered = plan.centers.indices.filter { Self.covers(label.frame, plan, $0) }
                if !label.isBoxed {
                    #expect(covered.isEmpty)
                    continue
                }
                boxed += 1
                #expect(!covered.contains(box))
                let leader = try #require(label.leader)
                #expect(abs(leader.to.distance(to: plan.centers[box]) - plan.reaches[box]) < 1e-6)
                #expect(Rectangle(around: [leader.from])?.grown(by: 0.01).overlaps(label.frame) == true)
            }
            // Of the eight centres, which are equal, a narrow map has room for none.
            #expect(boxed > 0 || width < 1000)
        }
    }

    @Test("Every group with a colour has its name on the map", arguments: [640.0, 1100, 2000])
    func groupsAreNamed(_ width: Double) throws {
        for graph in [try MapFixtures.bundled(), try OverviewFixture.circles(12, of: 60)] {
            let plan = try Self.plan(graph, width: width)
            let colored = plan.clusters.clusters.indices.filter { plan.clusters.clusters[$0].color != nil }
            #expect(colored.count == 8)
            for cluster in colored { #expect(plan.labels.contains { $0.subject == .cluster(cluster) }) }
        }
    }

    @Test("The name of a group stays by it, however crowded the map is", arguments: [300.0, 640])
    func namesOfGroupsStay(_ width: Double) throws {
        let plan = try Self.plan(OverviewFixture.circles(10, of: 200), width: width)
        for label in plan.labels {
            guard case .cluster(let cluster) = label.subject else { continue }
            let caption = try #require(plan.captions.first { $0.cluster == cluster })
            #expect(label.frame.middle.distance(to: caption.places[0]) < caption.radius + 120)
        }
    }

    @Test func groupsThatLieAmongEachOtherAreNamedToo() throws {
        var rows = ["relgraph: 1", "people:"]
        for number in 0..<360 {
            let country = number % 2 == 0 ? "Even" : "Odd"
            rows.append("  p\(number): {name: Person \(number), country: \(country), ties: [{met: p\((number * 7 + 1) % 360)}]}")
        }
        let plan = try Self.plan(MapFixtures.graph(rows.joined(separator: "\n")), width: 1100) { $0.groupBy = MapGrouping("country") }
        #expect(plan.hulls.isEmpty)
        #expect(Set(plan.labels.filter { if case .cluster = $0.subject { true } else { false } }.map(\.text)) == ["Even", "Odd"])
    }

    @Test func aLongNameIsBrokenIntoLines() throws {
        let long = "The Commission of the Union for the Development of Mineral Resources"
        let rows = (0..<300).map { "\(long),Person \($0),met" }
        let text = (["source,target,type"] + rows).joined(separator: "\n")
        let graph = try GraphLoader.load(["-"], standardInput: { Array(text.utf8) }, inputFormat: .csv)
        let label = try #require(try Self.plan(graph, width: 1100).labels.first { $0.isBoxed })
        #expect(label.text == long && label.lines.count > 1)
    }
}
