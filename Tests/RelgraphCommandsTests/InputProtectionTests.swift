import Foundation
import Testing

/// No output takes the place of notes, or comes to be read with them.
@Suite struct InputProtectionTests {
    private static let notes = "relgraph: 1\npeople: {ann: {name: Ann, ties: [{met: bob}]}, bob: Bob}\n"

    /// A folder of notes, `notes/a.yaml`, and a report without blocks and one with a block, `plain.md` and `full.md`.
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("notes/a.yaml", Self.notes)
        try folder.write("notes/sub/b.yaml", "relgraph: 1\npeople: {cleo: Cleo}\n")
        try folder.write("other.yaml", Self.notes)
        try folder.write("plain.md", "Words.\n")
        try folder.write("full.md", "```relgraph\nstats\n```\n")
        return folder
    }

    private func run(_ arguments: [String], in folder: TemporaryFolder) throws -> CommandRun {
        try Executable.run(arguments, in: folder.path, environment: ["RELGRAPH_GRAPH": "notes"])
    }

    @Test(
        "Notes are not replaced, whether the command read them or not",
        arguments: [
            ["report", "plain.md", "--out", "notes/a.yaml", "--to", "markdown"],
            ["report", "full.md", "--out", "notes/a.yaml", "--to", "html"],
            ["report", "full.md", "--out", "other.yaml", "--to", "markdown"], ["schema", "--out", "notes/a.yaml"],
            ["schema", "--answers", "--out", "other.yaml"], ["render", "--format", "svg", "--out", "other.yaml"],
            ["convert", "notes", "other.yaml", "--to", "markdown"], ["convert", "notes", "other.yaml", "--to", "graphml"],
            ["convert", "other.yaml", "other.yaml", "--kind", "person"], ["convert", "other.yaml", "./other.yaml", "--layer", "ties"],
        ])
    func replaces(_ arguments: [String]) throws {
        let folder = try folder()
        let run = try run(arguments, in: folder)
        #expect(run.status == 2 && run.messages.contains("would be lost. Name another file."), "\(run.messages)")
        #expect(try folder.text("notes/a.yaml") == Self.notes && folder.text("other.yaml") == Self.notes)
    }

    /// A file may take its own place only whole.
    @Test func whatIsReadIsNotWrittenAnewWithALoss() throws {
        let folder = try folder()
        let remarked = "relgraph: 1\npeople: {ann: {name: Ann, ties: [{met: bob}]}, bob: Bob} # Is Bob the baker?\n"
        try folder.write("remarked.yaml", remarked)
        let edges = "source,target\nann,bob\n"
        try folder.write("e.csv", edges)
        for arguments in [["remarked.yaml", "remarked.yaml"], ["e.csv", "e.csv", "--part", "nodes"]] {
            let run = try run(["convert"] + arguments, in: folder)
            #expect(run.status == 2 && run.messages.contains("is what was read, and would be lost"), "\(arguments): \(run.messages)")
        }
        #expect(try folder.text("remarked.yaml") == remarked && folder.text("e.csv") == edges)
        #expect(try run(["convert", "other.yaml", "other.yaml"], in: folder).status == 0)
    }

    /// Nobody named the second of two tables.
    @Test func aTableBesideIsNotReplacedByTheNodes() throws {
        let folder = try folder()
        let phones = "id,name,phone\nann,Ann,123\n"
        try folder.write("mine-nodes.csv", phones)
        let refused = try run(["convert", "other.yaml", "mine.csv"], in: folder)
        #expect(refused.status == 2 && refused.messages.contains("“mine-nodes.csv”, where the nodes would go"), "\(refused.messages)")
        #expect(try folder.text("mine-nodes.csv") == phones && !folder.names.contains("mine.csv"))
        #expect(try run(["convert", "other.yaml", "mine.csv", "--part", "edges"], in: folder).status == 0)
        // What was written so can be written anew.
        for _ in 1...2 { #expect(try run(["convert", "other.yaml", "own.csv"], in: folder).status == 0) }
    }

    @Test("What goes with a refused file is not written either")
    func nothingIsWritten() throws {
        let folder = try folder()
        try folder.write("map.md", "```relgraph\nrender\n```\n")
        for arguments in [
            ["report", "map.md", "--out", "notes/r.yaml", "--to", "markdown"],
            ["render", "--out", "map.svg", "--positions", "notes/places.yaml"],
        ] {
            let before = try folder.names
            #expect(try run(arguments, in: folder).status == 2)
            #expect(try folder.names == before)
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path("notes/r-figures")))
    }

    @Test(
        "Nothing that would be read with a folder of notes is written into it",
        arguments: [
            ["convert", "notes", "notes/x.graphml"], ["convert", "notes", "notes/sub/x.graphml"], ["convert", "notes", "notes/x.gexf"],
            ["convert", "notes", "./notes/sub/../x.gv"], ["convert", "notes", "link/x.yaml"], ["render", "--out", "notes/map.dot"],
            ["render", "--out", "notes/map.svg", "--positions", "notes/places.yaml"],
            ["report", "plain.md", "--out", "notes/report.yaml", "--to", "markdown"],
        ])
    func standsAmongThem(_ arguments: [String]) throws {
        let folder = try folder()
        try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: "notes/sub")
        let run = try run(arguments, in: folder)
        #expect(run.status == 2 && run.messages.contains("would stand among the notes"), "\(run.messages)")
        #expect(try relgraph("check", "--graph", "notes", in: folder.path).status == 0)
    }

    @Test(
        "What is not read of folders may stand in them",
        arguments: [
            ["render", "--out", "notes/map.svg"], ["convert", "notes", "notes/x.csv"], ["convert", "notes", "notes/x.json"],
            ["convert", "notes", "notes/.x.graphml"], ["render", "--out", "notes/map.svg", "--positions", "notes/map.positions.yaml"],
            ["convert", "notes/a.yaml", "x.graphml"], ["convert", "notes/a.yaml", "other.yaml"],
        ])
    func standsBesideThem(_ arguments: [String]) throws {
        let folder = try folder()
        let run = try run(arguments, in: folder)
        #expect(run.status == 0, "\(run.messages)")
        #expect(try relgraph("check", "--graph", "notes", in: folder.path).status == 0)
    }

    @Test("A link to a file that is not there yet is written through")
    func danglingLink() throws {
        let folder = try folder()
        try FileManager.default.createDirectory(atPath: folder.path("deep"), withIntermediateDirectories: true)
        let links = ["link.svg": "deep/one.svg", "deep/one.svg": "two.svg"]
        for (link, target) in links {
            try FileManager.default.createSymbolicLink(atPath: folder.path(link), withDestinationPath: target)
        }
        #expect(try run(["render", "--out", "link.svg"], in: folder).status == 0)
        for (link, target) in links {
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path(link)) == target)
        }
        #expect(try folder.text("deep/two.svg").hasSuffix("</svg>\n"))
        try FileManager.default.createSymbolicLink(atPath: folder.path("notes.svg"), withDestinationPath: "notes/c.yaml")
        let among = try run(["render", "--out", "notes.svg"], in: folder)
        #expect(among.status == 2 && among.messages.contains("would stand among the notes"), "\(among.messages)")
    }

    @Test("Links that lead nowhere, or in a circle, are refused", arguments: ["missing/map.svg", "circle.svg"])
    func uselessLink(_ target: String) throws {
        let folder = try folder()
        try FileManager.default.createSymbolicLink(atPath: folder.path("circle.svg"), withDestinationPath: target)
        let run = try run(["render", "--out", "circle.svg"], in: folder)
        #expect(run.status == 2 && run.messages.contains("Cannot write “circle.svg”"), "\(run.messages)")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("circle.svg")) == target)
    }
}
