import Foundation
import Testing

@Suite struct GraphChoiceTests {
    private static let notes = "relgraph: 1\npeople: {ann: {name: Ann, ties: [{met: bob}]}, bob: {name: Bob}}\n"

    private func nodes(_ run: CommandRun) throws -> Int { try run.decoded(AnswerShape.Stats.self).nodes }

    @Test("The nearest graphs folder, from the folder itself and from below")
    func nearest() throws {
        let folder = try TemporaryFolder()
        try folder.write("graphs/notes.yaml", Self.notes)
        try folder.write("a/b/c/empty.txt", "")
        for directory in [folder.path, folder.path("graphs"), folder.path("a/b/c")] {
            #expect(try nodes(relgraph("stats", "--format", "json", in: directory)) == 2, "\(directory)")
        }
        try folder.write("a/b/graphs/notes.yaml", Self.notes + "places: {moscow: {name: Moscow}}\n")
        #expect(try nodes(relgraph("stats", "--format", "json", in: folder.path("a/b/c"))) == 3)
        #expect(try nodes(relgraph("stats", "--format", "json", in: folder.path("a"))) == 2)
        try folder.write("graphs/notes.yaml", "relgraph: 1\npeople: {ann: {name: Ann, ties: [{met: bob}]}}\n")
        #expect(try relgraph("check", in: folder.path).output.hasPrefix("graphs/notes.yaml:2:"))
        #expect(try relgraph("check", in: folder.path("a")).output.contains("/graphs/notes.yaml:2:"))
    }

    @Test("The variable beats the folder, the option beats the variable")
    func order() throws {
        let folder = try TemporaryFolder()
        try folder.write("graphs/notes.yaml", Self.notes)
        let environment = ["RELGRAPH_GRAPH": Fixtures.harbour]
        #expect(try nodes(relgraph("stats", "--format", "json", in: folder.path, environment: environment)) == 16)
        #expect(try nodes(relgraph("stats", "--format", "json", "-g", "graphs", in: folder.path, environment: environment)) == 2)
        #expect(try nodes(relgraph("stats", "--format", "json", in: folder.path, environment: ["RELGRAPH_GRAPH": ""])) == 2)
    }

    @Test("Several files make one graph")
    func several() throws {
        let folder = try TemporaryFolder()
        let people = try folder.write("people.yaml", "relgraph: 1\npeople: {ann: {name: Ann, ties: [{leads: club}]}}\n")
        let clubs = try folder.write("clubs.yaml", "relgraph: 1\norganizations: {club: {name: Club}}\n")
        #expect(try nodes(relgraph("stats", "-g", people, "--graph", clubs, "--format", "json")) == 2)
        #expect(try relgraph("stats", "-g", people).status == 2, "the club is in the other file")
    }

    @Test func standardInput() throws {
        let arguments = ["stats", "--format", "json", "-g", "-"]
        #expect(try nodes(Executable.run(arguments + ["--input-format", "relgraph"], input: Self.notes)) == 2)
        let untold = try Executable.run(arguments, input: Self.notes)
        #expect(untold.status == 2)
        #expect(untold.messages.contains("--input-format"))
        let broken = try Executable.run(arguments + ["--input-format", "relgraph"], input: "relgraph: 1\npeople: [")
        #expect(broken.status == 2)
        #expect(broken.messages.contains("standard input:"))
    }

    @Test func none() throws {
        let folder = try TemporaryFolder()
        let run = try relgraph("stats", in: folder.path)
        #expect(run.status == 2)
        #expect(run.messages.contains("--graph"))
        #expect(run.messages.contains("RELGRAPH_GRAPH"))
    }
}
