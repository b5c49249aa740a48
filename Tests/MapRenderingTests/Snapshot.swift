import Foundation
import Testing

/// Recorded pictures.
enum Snapshot {
    /// Compares a picture with the one of that name that a person found good; records it instead where `RECORD_SNAPSHOTS` is 1.
    static func expect(_ text: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Snapshots")
        let snapshot = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try text.write(to: snapshot, atomically: true, encoding: .utf8)
            return
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let stored = try String(contentsOf: snapshot, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
        for (line, (new, old)) in zip(lines, stored).enumerated() where new != old {
            Issue.record("line \(line + 1) of \(name) is\n\(new)\nbut was\n\(old)", sourceLocation: sourceLocation)
            return
        }
        #expect(lines.count == stored.count, sourceLocation: sourceLocation)
    }
}
