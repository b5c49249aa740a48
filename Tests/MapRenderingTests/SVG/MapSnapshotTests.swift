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
        try expect(try diagram.svg(composed), matches: "dispute-\(theme.rawValue).svg")
    }

    private func expect(_ text: String, matches name: String) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
            "Snapshots")
        let snapshot = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try text.write(to: snapshot, atomically: true, encoding: .utf8)
            return
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let stored = try String(contentsOf: snapshot, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
        for (line, (new, old)) in zip(lines, stored).enumerated() where new != old {
            Issue.record("line \(line + 1) of \(name) is\n\(new)\nbut was\n\(old)")
            return
        }
        #expect(lines.count == stored.count)
    }
}
