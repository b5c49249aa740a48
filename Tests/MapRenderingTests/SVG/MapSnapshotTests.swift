import Foundation
import Graphviz
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
}
