import Foundation
import GraphFormats
import Graphviz
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

/// A small map, byte for byte. After a change that is meant, record it anew with `RECORD_SNAPSHOTS=1 swift test --filter MapSnapshotTests`
/// and look at the picture.
@Suite struct MapSnapshotTests {
    @Test(.enabled(if: Graphviz.version == "2.43.0", "other versions place things otherwise"), arguments: [MapTheme.auto, .dark])
    func aSmallMap(_ theme: MapTheme) throws {
        var options = MapOptions()
        options.theme = theme
        let (diagram, composed) = try MapDiagram.view("default", of: MapFixtures.dispute(), options)
        try Snapshot.expect(diagram.svg(composed), matches: "dispute-\(theme.rawValue).svg")
    }

    /// Two circles as a map of many nodes draws them: outlines, cables, dots, names. Nothing of it is Graphviz's.
    @Test func aSmallMapOfDots() throws {
        var options = MapOptions()
        options.theme = .auto
        options.width = 420
        options.title = "Two circles"
        let diagram = MapDiagram(Subgraph(try OverviewFixture.circles(2, of: 22, joins: 5)), options)
        try Snapshot.expect(OverviewFigure.figure(of: diagram, options).text, matches: "dots-auto.svg")
    }

    /// What the fixtures of the commands differ in: boxes and lines added, removed and changed.
    @Test(.enabled(if: Graphviz.version == "2.43.0", "other versions place things otherwise"))
    func whatChanged() throws {
        let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("RelgraphCommandsTests/Fixtures")
        func version(_ name: String) throws -> RelationGraph { try GraphLoader.load([fixtures.appendingPathComponent(name).path]) }
        let difference = GraphDifference(from: try version("harbour"), to: try version("harbour-later"))
        let versions = try UnitedVersions(difference)
        var options = MapOptions()
        options.theme = .light
        options.title = "What changed"
        options.subtitle = "From harbour to harbour-later: 3 positions, 2 counts of origins; 3 nodes (+1 -1 ~1); 8 relations (+4 -2 ~2)"
        options.mark(versions, of: difference)
        let map = try MapRenderer().render(versions.part, options, format: .svg)
        try Snapshot.expect(String(decoding: map.bytes, as: UTF8.self), matches: "changes-light.svg")
    }
}
