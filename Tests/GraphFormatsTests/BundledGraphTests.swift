import Foundation
import GraphFormats
import RelationGraph
import Testing

/// The graph that comes with the project: free of problems, and written as the writer writes, so that tools and people make small diffs.
@Suite("Bundled graph")
struct BundledGraphTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("graphs").path

    @Test("has neither errors nor warnings")
    func isClean() throws {
        #expect(try GraphLoader.check([Self.folder]).map(\.description) == [])
    }

    /// With RECORD_SNAPSHOTS=1 the files are rewritten in canonical form instead.
    @Test("is in canonical form, byte for byte")
    func isCanonical() throws {
        let graph = try GraphLoader.load([Self.folder])
        for file in NativeWriter.files(of: graph) {
            if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
                try file.text.write(toFile: file.path, atomically: true, encoding: .utf8)
            } else {
                let found = try String(contentsOfFile: file.path, encoding: .utf8)
                #expect(found == file.text, "\(file.path) differs from what the writer writes; RECORD_SNAPSHOTS=1 rewrites it")
            }
        }
    }
}
