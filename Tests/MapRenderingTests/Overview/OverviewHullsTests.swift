import GraphFormats
import Graphviz
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

@Suite struct OverviewHullsTests {
    private static func plan(_ graph: RelationGraph, width: Double = 1100, _ adjust: (inout MapOptions) -> Void = { _ in }) throws
        -> OverviewPlan
    {
        var options = MapOptions()
        adjust(&options)
        return try OverviewPlan(MapDiagram(Subgraph(graph), options), options, width: width)
    }

    @Test("A hull holds the core of its cluster, and hardly anybody else", arguments: [640.0, 1100, 2000])
    func cores(_ width: Double) throws {
        let graph = try OverviewFixture.circles(7, of: 80)
        let plan = try Self.plan(graph, width: width)
        #expect(plan.hulls.count >= 6)
        for hull in plan.hulls {
            let members = plan.clusters.clusters[hull.cluster].members
            let inside = members.count { hull.contains(plan.centers[$0]) }
            let all = plan.centers.count { hull.contains($0) }
            #expect(Double(inside) >= 0.8 * Double(members.count))
            #expect(Double(inside) >= 0.8 * Double(all))
            #expect(abs(hull.coverage - Double(inside) / Double(members.count)) < 1e-9)
            #expect(abs(hull.purity - Double(inside) / Double(all)) < 1e-9)
            #expect(hull.coverage >= OverviewHulls.leastCoverage && hull.purity >= OverviewHulls.leastPurity)
        }
        // No place is in two of them.
        for center in plan.centers { #expect(plan.hulls.count { $0.contains(center) } <= 1) }
    }

    @Test func groupsThatLieAmongEachOtherHaveNoHull() throws {
        // By an attribute that has nothing to do with who knows whom.
        var rows = ["relgraph: 1", "people:"]
        for number in 0..<360 {
            rows.append(
                "  p\(number): {name: Person \(number), country: \(number % 2 == 0 ? "Even" : "Odd"), ties: [{met: p\((number * 7 + 1) % 360)}]}"
            )
        }
        let graph = try MapFixtures.graph(rows.joined(separator: "\n"))
        let plan = try Self.plan(graph) { $0.groupBy = MapGrouping("country") }
        #expect(plan.clusters.clusters.count == 2)
        #expect(plan.hulls.isEmpty)
        let key = OverviewKey(plan, .light).sections.flatMap(\.entries).map(\.label)
        #expect(!key.contains { $0.hasPrefix("outlined") })
    }

    @Test func namedGroupsHaveTheirNamesOnTheMap() throws {
        var rows = ["relgraph: 1", "people:"]
        for number in 0..<400 {
            let (circle, member) = (number % 4, number / 4)
            let ties = member == 0 ? "[{met: p\((circle + 1) % 4)}]" : "[{met: p\(circle)}, {met: p\(max(0, number - 4))}]"
            rows.append("  p\(number): {name: Person \(number), country: Country \(circle), ties: \(ties)}")
        }
        let graph = try MapFixtures.graph(rows.joined(separator: "\n"))
        let plan = try Self.plan(graph) { $0.groupBy = MapGrouping("country") }
        #expect(plan.hulls.count == 4)
        let captions = plan.labels.filter { if case .cluster = $0.subject { true } else { false } }
        #expect(Set(captions.map(\.text)) == ["Country 0", "Country 1", "Country 2", "Country 3"])
        for (index, label) in plan.labels.enumerated() {
            for other in plan.labels[..<index] { #expect(!label.frame.overlaps(other.frame)) }
        }
        for caption in captions {
            guard case .cluster(let cluster) = caption.subject else { continue }
            let hull = try #require(plan.hulls.first { $0.cluster == cluster })
            let bounds = try #require(Rectangle(around: hull.rings[0]))
            #expect(caption.frame.overlaps(bounds))
        }
    }
}
