import GraphFormats
import GraphKernels
import Graphviz
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

@Suite struct OverviewDotsTests {
    private static func plan(_ edges: EdgeList, width: Double) throws -> OverviewPlan {
        let rows = zip(edges.sources, edges.targets).filter { $0 != $1 }.map { "Node \($0),Node \($1),met" }
        let text = (["source,target,type"] + rows).joined(separator: "\n")
        let graph = try GraphLoader.load(["-"], standardInput: { Array(text.utf8) }, inputFormat: .csv)
        return try OverviewPlan(MapDiagram(Subgraph(graph), MapOptions()), MapOptions(), width: width)
    }

    /// No two are closer than they are wide.
    private func expectApart(_ plan: OverviewPlan, sourceLocation: SourceLocation = #_sourceLocation) {
        let order = plan.centers.indices.sorted { plan.centers[$0].x < plan.centers[$1].x }
        let widest = 2 * (plan.radii.max() ?? 0)
        var close = 0
        for (place, one) in order.enumerated() {
            for other in order[(place + 1)...] {
                guard plan.centers[other].x - plan.centers[one].x < widest else { break }
                if plan.centers[one].distance(to: plan.centers[other]) < plan.radii[one] + plan.radii[other] - 1e-6 { close += 1 }
            }
        }
        #expect(close == 0, sourceLocation: sourceLocation)
        #expect(plan.radii.allSatisfy { $0 > 0.4 }, sourceLocation: sourceLocation)
        for center in plan.centers {
            #expect((0...plan.size.width).contains(center.x) && (0...plan.size.height).contains(center.y), sourceLocation: sourceLocation)
        }
    }

    @Test("No two dots are closer than they are wide", arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func randomGraphs(_ seed: UInt64) throws {
        let width = [640.0, 1100, 2000][Int(seed) % 3]
        expectApart(try Self.plan(.erdosRenyi(nodeCount: 300, edgeCount: 600, seed: seed), width: width))
        expectApart(try Self.plan(.barabasiAlbert(nodeCount: 400, edgesPerNode: 2, seed: seed), width: width))
        expectApart(try Self.plan(.barabasiAlbert(nodeCount: 300, edgesPerNode: 1, seed: seed), width: width))
    }

    @Test func thousandsOfDots() throws {
        expectApart(try Self.plan(.barabasiAlbert(nodeCount: 3000, edgesPerNode: 2, seed: 7), width: 1100))
        expectApart(try Self.plan(.star(nodeCount: 1500), width: 1100))
    }

    @Test func twoOfManyAtOnePlaceAreParted() throws {
        let layout = try PlanarLayout(x: [0, 0, 0, 10], y: [0, 0, 0, 10])
        let dots = try OverviewDots(
            layout, degrees: [1, 1, 1, 1], forms: [.disc, .square, .star, .disc], margins: [0, 2, 0, 0], width: 400)
        for (one, center) in dots.centers.enumerated() {
            for other in 0..<one { #expect(center.distance(to: dots.centers[other]) >= dots.radii[one] + dots.radii[other]) }
        }
    }
}
