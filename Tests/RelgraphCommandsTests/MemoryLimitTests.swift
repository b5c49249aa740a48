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

        /// Nobody knows beforehand how much will come in there.
        @Test func inputThatOutgrowsTheMemoryIsToldWithTheRemedy() throws {
            let run = try shell("\(limit); yes '123456 234567' | head -c 1100000000 | \"$RELGRAPH\" structure --graph - --input-format el")
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            #expect(run.messages.contains("Error: The memory that this process may take is used up. Take a smaller part of the graph"))
        }

        @Test func whatElseAbortsIsNotTakenForIt() throws {
            let folder = try TemporaryFolder()
            // Not before the program itself catches the signal. The handler for backtraces that the language's runtime sets up before `main` must
            // not be taken for the program's: that one lets the program go on, which then waits for its input forever.
            let run = try shell(
                """
                mkfifo '\(folder.path("pipe"))'; exec 3<>'\(folder.path("pipe"))'
                "$RELGRAPH" stats --graph - --input-format el <&3 & pid=$!
                program=$(readlink -f "$RELGRAPH")
                until [ "$(readlink /proc/$pid/exe)" = "$program" ] && mask=$(sed -n 's/^SigCgt:[[:space:]]*//p' /proc/$pid/status) && [ $((0x$mask & 0x20)) -ne 0 ]; do kill -0 $pid || exit 99; sleep 0.02; done
                kill -ABRT $pid; wait $pid
                """, environment: ["SWIFT_BACKTRACE": "enable=no"])
            #expect(run.status == 128 + SIGABRT)
            #expect(!run.messages.contains("memory"))
        }
    }
#endif
