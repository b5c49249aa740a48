import Foundation
import Testing

/// Readers that go away and streams that were never there.
@Suite struct StandardStreamsTests {
    @Test(
        "A closed pipe is no error",
        arguments: [
            "show Volkova -g harbour", "stats -g harbour --format json", "check -g mistakes", "find Marten -g harbour", "--help", "schema",
            "render -g harbour --out -", "path Herald Volkova --all -g harbour", "--generate-completion-script bash",
        ])
    func closedPipe(_ command: String) throws {
        let folder = try TemporaryFolder()
        // The reader is gone long before the first byte.
        let gone = try shell("{ sleep 0.3; \"$RELGRAPH\" \(command); echo $? >'\(folder.path("status"))'; } | true")
        #expect(try folder.text("status") == "0\n")
        #expect(!gone.messages.contains("Error"), "\(gone.messages)")
        #expect(!gone.messages.contains("pipe"), "\(gone.messages)")
    }

    @Test("A reader that takes the first line of much")
    func head() throws {
        let folder = try TemporaryFolder()
        let command = "path Fox Peskov -k 400 --format json -g '\(Fixtures.bundledGraph)'"
        let run = try shell("{ \"$RELGRAPH\" \(command); echo $? >'\(folder.path("status"))'; } | head -1")
        #expect(run.output == "{\n")
        #expect(run.messages.isEmpty)
        #expect(try folder.text("status") == "0\n")
    }

    @Test("Closed streams do not lead messages into files")
    func closedStreams() throws {
        let folder = try TemporaryFolder()
        let picture = try shell("\"$RELGRAPH\" render -g harbour --out '\(folder.path("map.svg"))' 0<&- 1>&- 2>&-")
        #expect(picture.status == 0)
        let whole = try relgraph("render", "-g", "harbour", "--out", "-")
        #expect(try folder.contents("map.svg") == whole.outputBytes)
        // A graph of several files: what reads them in parallel opens descriptors of its own.
        let answer = try shell("\"$RELGRAPH\" stats -g '\(Fixtures.bundledGraph)' 1>&-")
        #expect(answer.status == 2)
        #expect(answer.messages.contains("Cannot write to standard output: Bad file descriptor"), "\(answer.messages)")
        #expect(try shell("\"$RELGRAPH\" show 'Eric Lindqvist' -g harbour 2>&-").status == 0)
        #expect(try shell("\"$RELGRAPH\" stats -g - --input-format relgraph 0<&-").status == 2)
    }
}
