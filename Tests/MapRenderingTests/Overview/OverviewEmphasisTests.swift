import GraphFormats
import GraphKernels
import Graphviz
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

@Suite struct OverviewEmphasisTests {
    private static func plan(_ rows: [String]) throws -> OverviewPlan {
        let text = (["source,target,type"] + rows).joined(separator: "\n")
        let graph = try GraphLoader.load(["-"], standardInput: { Array(text.utf8) }, inputFormat: .csv)
        return try OverviewPlan(MapDiagram(Subgraph(graph), MapOptions()), MapOptions(), width: 1100)
    }

    private static func framed(_ plan: OverviewPlan) -> Set<String> { Set(plan.labels.filter(\.isBoxed).map(\.text)) }

    private static func key(_ plan: OverviewPlan) -> [String] { OverviewKey(plan, .light).sections.flatMap(\.entries).map(\.label) }

    @Test func ofManyWithOneRelationNobodyIsFramed() throws {
        let plan = try Self.plan((0..<400).map { "Person \($0),Council,met" })
        #expect(Self.framed(plan) == ["Council"])
        #expect(plan.ranked.prefix(plan.leadingCount).map { plan.diagram.boxes[$0].node.name } == ["Council"])
        #expect(Self.key(plan).contains("framed: 400 contacts or more"))
    }

    @Test func amongEqualsNobodyIsFramedAndNoGroupIsCalledAfterOne() throws {
        let plan = try Self.plan((0..<300).map { "Person \($0),Person \(($0 + 1) % 300),met" })
        #expect(Self.framed(plan).isEmpty && plan.leadingCount == 0)
        #expect(plan.clusters.clusters.allSatisfy { $0.name.hasPrefix("Group ") })
        #expect(!Self.key(plan).contains { $0.hasPrefix("framed") })
    }

    @Test func twoCentresNameTheirGroupTogether() throws {
        let plan = try Self.plan((0..<150).flatMap { ["Person \($0),East,met", "Person \($0),West,met"] })
        #expect(plan.clusters.clusters.contains { ["Around East and West", "Around East", "Around West"].contains($0.name) })
        #expect(Self.framed(plan) == ["East", "West"])
    }

    @Test("Who is framed does not depend on the order in the file", arguments: [1, 2, 3] as [UInt64])
    func order(_ seed: UInt64) throws {
        let edges = try EdgeList.barabasiAlbert(nodeCount: 320, edgesPerNode: 2, seed: seed)
        let rows = zip(edges.sources, edges.targets).map { "Node \($0),Node \($1),met" }
        let (plan, reversed) = (try Self.plan(rows), try Self.plan(rows.reversed()))
        func names(_ plan: OverviewPlan) -> Set<String> { Set(plan.emphasis.framed.map { plan.diagram.boxes[$0].node.name }) }
        #expect(names(plan) == names(reversed) && !names(plan).isEmpty)
    }

    @Test("What is framed is above all that is not, and nothing else is", arguments: 0..<40)
    func law(_ seed: Int) {
        var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 &+ 1
        let values = (0..<50).map { _ -> Double in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double((state >> 33) % UInt64(2 + seed))
        }
        let limit = seed % 12
        let emphasis = OverviewEmphasis(values, limit: limit, least: 2)
        #expect(emphasis.framed.count <= limit)
        let others = values.indices.filter { !emphasis.framed.contains($0) }.map { values[$0] }
        for box in emphasis.framed { #expect(values[box] > (others.max() ?? 0) && values[box] >= 2) }
        #expect(emphasis.threshold == emphasis.framed.map { values[$0] }.min())
        // One more class of equals would be too many.
        if let next = others.max(), next >= 2, next > (others.min() ?? 0) {
            #expect(values.count { $0 >= next } > limit)
        }
    }
}
