#if os(Linux)
    import Foundation
    import Testing

    /// How the program behaves where it may not have the memory that it needs.
    @Suite struct MemoryLimitTests {
        /// 1.5 GB, in which the program starts, however it was built.
        private let limit = "ulimit -v 1500000"

        @Test func aFileThatCannotFitIsRefusedBeforeItIsRead() throws {
            let folder = try TemporaryFolder()
            let path = try folder.write("big.el", "0 1\n")
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            // A hole: it takes no space.
            try file.truncate(atOffset: 1 << 30)
            try file.close()
            let run = try shell("\(limit); exec \"$RELGRAPH\" structure --graph '\(path)'")
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            for part in ["big.el", "has 1024 MB", "at least 4096 MB of memory", "ulimit -v", "Raise the limit"] {
                #expect(run.messages.contains(part), "\(part) is missing: \(run.messages)")
            }
        }

        @Test func whatFitsUnderALimitIsAnswered() throws {
            let folder = try TemporaryFolder()
            let path = try folder.write("small.el", "0 1\n1 2\n")
            let run = try shell("\(limit); exec \"$RELGRAPH\" structure --graph '\(path)'")
            #expect(run.status == 0, "\(run.messages)")
        }

        /// Between what the program needs to start and what it needs for the file, it runs out of memory somewhere in the middle, each time
        /// elsewhere.
        @Test func whereverMemoryRunsOutTheProgramSaysSo() throws {
            let folder = try TemporaryFolder()
            var lines = ""
            for edge in 0..<40_000 { lines += "\(edge % 7919) \(edge * 31 % 8011)\n" }
            let path = try folder.write("middling.el", lines)
            var megabytes = 50
            while try shell("ulimit -v \(megabytes << 10); exec \"$RELGRAPH\" --version").status != 0, megabytes < 1500 { megabytes += 10 }
            var (refusals, answers) = (0, 0)
            while answers == 0, megabytes < 1500 {
                let run = try shell("ulimit -v \(megabytes << 10); exec \"$RELGRAPH\" stats --graph '\(path)'")
                #expect(run.status == 0 || run.status == 2, "status \(run.status) at \(megabytes) MB: \(run.messages)")
                if run.status == 0 {
                    answers += 1
                } else {
                    refusals += 1
                    #expect(run.output.isEmpty && run.messages.contains("memory") && run.messages.contains("ulimit -v"), "\(run.messages)")
                }
                megabytes += 5
            }
            #expect(answers == 1 && refusals > 0)
        }
    }
#endif
