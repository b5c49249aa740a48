import Foundation
import Testing

/// What `relgraph-bench` prints, and where it cannot.
@Suite struct BenchmarkOutputTests {
    private func bench(_ script: String) throws -> CommandRun {
        let program = URL(fileURLWithPath: Executable.path).deletingLastPathComponent().appendingPathComponent("relgraph-bench").path
        return try Executable.run(["-c", script], of: "/bin/sh", environment: ["BENCH": program])
    }

    @Test("A device without space", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func fullDevice() throws {
        for arguments in ["bfs --input grid:3:3", "--help"] {
            let run = try bench("\"$BENCH\" \(arguments) >/dev/full")
            #expect(run.status == 2 && run.messages.contains("standard output: No space left on device"), "\(run.messages)")
        }
    }

    @Test func smallGraphHasNoRatioOfMemory() throws {
        let run = try bench("\"$BENCH\" bfs --input grid:3:3")
        #expect(run.status == 0 && run.output.contains("verified    yes"))
        #expect(run.output.contains(" bytes of arrays\n") && !run.output.contains("times that"), "\(run.output)")
    }
}
