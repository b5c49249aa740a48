import Foundation
import Testing

/// Compares what a command prints with what it printed when a person last looked at it and found it good.
///
/// `RECORD_SNAPSHOTS=1 swift test --filter RelgraphCommandsTests` records anew; the difference is then for git to show.
enum Recording {
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

    /// Runs the command and compares output, messages and exit status byte for byte with the recording of that name.
    static func check(
        _ name: String, _ arguments: [String], in directory: String = Fixtures.folder, columns: Int,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let run = try Executable.run(arguments, in: directory, environment: ["COLUMNS": String(columns)])
        let text = transcript(arguments, run)
        let file = Fixtures.recordings.appendingPathComponent("\(name).\(columns).txt")
        if isRecording {
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            return try Data(text.utf8).write(to: file)
        }
        let recorded = try? String(contentsOf: file, encoding: .utf8)
        guard let recorded else {
            Issue.record(
                "There is no recording \(file.lastPathComponent). Record it with RECORD_SNAPSHOTS=1.", sourceLocation: sourceLocation)
            return
        }
        if Array(recorded.utf8) != Array(text.utf8) {
            Issue.record(
                "\(file.lastPathComponent) differs (- recorded, + now):\n\(difference(recorded, text))", sourceLocation: sourceLocation)
        }
    }

    private static func transcript(_ arguments: [String], _ run: CommandRun) -> String {
        var text = "$ relgraph " + arguments.joined(separator: " ") + "\n" + run.output
        if !run.messages.isEmpty { text += "--- standard error\n" + run.messages }
        if run.status != 0 { text += "--- exit status \(run.status)\n" }
        return text
    }

    private static func difference(_ old: String, _ new: String) -> String {
        let oldLines = old.components(separatedBy: "\n")
        let newLines = new.components(separatedBy: "\n")
        let changes = newLines.difference(from: oldLines).map { change in
            switch change {
            case .remove(let offset, let line, _): (offset, 0, "- \(offset + 1): \(line)")
            case .insert(let offset, let line, _): (offset, 1, "+ \(offset + 1): \(line)")
            }
        }
        return changes.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2).joined(separator: "\n")
    }
}
