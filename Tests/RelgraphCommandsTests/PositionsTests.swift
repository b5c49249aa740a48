import Foundation
import Testing

/// `--positions`: a file beside the notes.
@Suite struct PositionsTests {
    private static let notes = """
        relgraph: 1
        title: Who let her sail?
        people: {ann: {name: Ann, ties: [{met: bob}, {leads: dock}]}, bob: Bob}
        organizations: {dock: The Dock}
        """

    private func render(_ folder: TemporaryFolder, _ further: String...) throws -> CommandRun {
        try Executable.run(
            [
                "render", "--graph", folder.path("graphs"), "--positions", folder.path("graphs/map.positions.yaml"), "--out",
                folder.path("map.svg"),
            ]
                + further)
    }

    /// Under another name it would be taken for notes, and the folder could not be read any more.
    @Test func aNewFileAmongTheNotesNeedsItsName() throws {
        let folder = try TemporaryFolder()
        try folder.write("graphs/a.yaml", "relgraph: 1\npeople: {ann: {name: Ann, ties: [{met: ben}]}, ben: Ben}\n")
        func draw(_ positions: String) throws -> CommandRun {
            try relgraph(
                "render", "--graph", folder.path("graphs"), "--positions", folder.path(positions), "--out", folder.path("m.svg"))
        }
        let run = try draw("graphs/places.yaml")
        #expect(run.status == 2 && run.messages.contains("“places.positions.yaml”"), "\(run.messages)")
        #expect(!FileManager.default.fileExists(atPath: folder.path("graphs/places.yaml")))
        for name in ["graphs/places.positions.yaml", "places.yaml", "graphs/places.txt"] { #expect(try draw(name).status == 0, "\(name)") }
        #expect(try draw("graphs/places.positions.yaml").status == 0)
    }

    @Test func aFileIsKeptAndFollowed() throws {
        let folder = try TemporaryFolder()
        try folder.write("graphs/notes.yaml", Self.notes)
        #expect(try render(folder).status == 0)
        let kept = try folder.text("graphs/map.positions.yaml")
        #expect(kept.contains("relgraph-positions: 1\n") && kept.contains("  ann: {x: "))
        let picture = try folder.contents("map.svg")
        // Read again from a folder of notes, in which it is none.
        let again = try render(folder)
        #expect(again.status == 0)
        #expect(try folder.contents("map.svg") == picture)
        #expect(try folder.text("graphs/map.positions.yaml") == kept)
        // Edited by hand.
        let edited = kept.split(separator: "\n").map { $0.hasPrefix("  bob:") ? "  bob: {x: 400, y: 300, pinned: true}" : String($0) }
        try folder.write("graphs/map.positions.yaml", edited.joined(separator: "\n") + "\n")
        try folder.write("graphs/more.yaml", "relgraph: 1\npeople: {cy: {name: Cy, ties: [{met: bob}]}}\n")
        let run = try render(folder)
        #expect(run.status == 0 && run.messages.contains("New on the map, and placed near what they belong to: cy."), "\(run.messages)")
        let text = try folder.text("graphs/map.positions.yaml")
        #expect(text.contains("  bob: {x: 400, y: 300, pinned: true}\n") && text.contains("  cy: {x: "))
    }

    @Test("Where the places cannot be kept, there is no map either", arguments: [[], ["--steps", "--view", "story"]])
    func unwritable(_ options: [String]) throws {
        let folder = try TemporaryFolder()
        try folder.write("graphs/notes.yaml", Self.notes + "\nviews: {story: {steps: [{caption: They met, highlight: [ann]}]}}\n")
        let run = try Executable.run(
            ["render", "-g", folder.path("graphs"), "--positions", folder.path("nowhere/map.yaml"), "--out", folder.path("map.svg")]
                + options)
        #expect(run.status == 2 && run.messages.contains("Cannot write “\(folder.path("nowhere/map.yaml"))”"), "\(run.messages)")
        #expect(try folder.names == ["graphs"])
    }

    @Test func whatIsWrongIsSaidWithItsPlace() throws {
        let folder = try TemporaryFolder()
        try folder.write("graphs/notes.yaml", Self.notes)
        try folder.write("graphs/map.positions.yaml", "relgraph-positions: 1\nlayout: neato\nnodes:\n  ann: {x: 1, y: 2, pined: true}\n")
        let broken = try render(folder)
        #expect(broken.status == 2 && broken.messages.contains("map.positions.yaml:4:21: ") && broken.messages.contains("“pinned”"))
        #expect(broken.messages.contains("The positions file") && !broken.messages.contains("notes cannot be read"), "\(broken.messages)")
        try folder.write("graphs/map.positions.yaml", "relgraph-positions: 1\nlayout: neato\n")
        let other = try render(folder, "--layout", "dot")
        #expect(other.status == 2 && other.messages.contains("neato"), "\(other.messages)")
        let format = try render(folder, "--format", "json")
        #expect(format.status == 2 && format.messages.contains("--positions"), "\(format.messages)")
        #expect(try folder.names == ["graphs"])
    }
}
