import Dispatch
import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file is either as it was or new and whole.
@Suite struct OutputFileTests {
    private func render(to path: String, _ further: String...) throws -> CommandRun {
        try Executable.run(["render", "--graph", "harbour", "--out", path] + further)
    }

    private func expectPicture(_ data: Data, sourceLocation: SourceLocation = #_sourceLocation) {
        let text = String(decoding: data, as: UTF8.self)
        #expect(text.hasPrefix("<?xml") && text.hasSuffix("</svg>\n"), sourceLocation: sourceLocation)
    }

    @Test("A new file, then the same again, and nothing beside it")
    func replaces() throws {
        let folder = try TemporaryFolder()
        let first = try render(to: folder.path("map.svg"))
        #expect(first.status == 0)
        #expect(first.output.isEmpty)
        #expect(first.messages.contains("Wrote \(folder.path("map.svg")): 16 nodes, ") && first.messages.contains(" for 30 relations."))
        expectPicture(try folder.contents("map.svg"))
        try folder.write("map.svg", "old")
        #expect(try render(to: folder.path("map.svg")).status == 0)
        expectPicture(try folder.contents("map.svg"))
        #expect(try folder.names == ["map.svg"])
    }

    @Test("What was read is not replaced by what is made of it")
    func keepsWhatWasRead() throws {
        let folder = try TemporaryFolder()
        let edges = "digraph { ann -> bob }\n"
        try folder.write("g.dot", edges)
        try folder.write("old.json", "{\"nodes\": [{\"id\": \"ann\"}], \"links\": []}")
        let (graph, old) = (folder.path("g.dot"), folder.path("old.json"))
        for arguments in [
            ["render", "--graph", graph, "--format", "svg", "--out", graph], ["diff", old, graph, "--out", old, "--format", "json"],
            ["render", "--graph", graph, "--out", folder.path("m.svg"), "--positions", folder.path("m.svg")],
        ] {
            let run = try Executable.run(arguments)
            #expect(run.status == 2 && run.messages.contains("Name"), "\(arguments): \(run.messages)")
        }
        #expect(try folder.text("g.dot") == edges)
        #expect(try folder.names == ["g.dot", "old.json"])
        // Nor is what was read of a folder, or beside the graph.
        let notes = "relgraph: 1\npeople: {ann: Ann}\n"
        let style = "relgraph-style: 1\n"
        try folder.write("notes/a.yaml", notes)
        try folder.write("s.yaml", style)
        let (inFolder, sheet) = (folder.path("notes/a.yaml"), folder.path("s.yaml"))
        for arguments in [
            ["render", "--graph", folder.path("notes"), "--format", "svg", "--out", inFolder],
            ["render", "--graph", graph, "--style", sheet, "--format", "svg", "--out", sheet],
            ["convert", folder.path("notes"), inFolder, "--to", "graphml"], ["convert", inFolder, inFolder, "--to", "graphml"],
        ] {
            let run = try Executable.run(arguments)
            #expect(run.status == 2 && run.messages.contains("Name"), "\(arguments): \(run.messages)")
        }
        #expect(try folder.text("notes/a.yaml") == notes && folder.text("s.yaml") == style)
    }

    @Test("A copy of a folder of notes is not written among them")
    func keepsFoldersOfNotesReadable() throws {
        let folder = try TemporaryFolder()
        try folder.write("notes/a.yaml", "relgraph: 1\npeople: {ann: Ann}\n")
        let run = try relgraph("convert", folder.path("notes"), folder.path("notes/b.yaml"))
        #expect(run.status == 2 && run.messages.contains("among the notes"), "\(run.messages)")
        #expect(try relgraph("convert", folder.path("notes/a.yaml"), folder.path("notes/a.yaml")).status == 0)
        // What a folder is read for in other formats would declare everything twice; tables are not read from folders.
        for other in ["b.gexf", "./b.graphml", "b.dot"] {
            let run = try relgraph("convert", folder.path("notes"), folder.path("notes/" + other))
            #expect(run.status == 2 && run.messages.contains("among the notes"), "\(run.messages)")
        }
        let drawn = try relgraph("render", "--graph", folder.path("notes"), "--out", folder.path("notes/b.dot"))
        #expect(drawn.status == 2 && drawn.messages.contains("among the notes"), "\(drawn.messages)")
        for other in ["b.csv", ".b.gexf", "b.svg"] {
            #expect(try relgraph("convert", folder.path("notes"), folder.path("notes/" + other), "--to", "csv").status == 0, "\(other)")
        }
        #expect(try relgraph("check", "--graph", folder.path("notes")).status == 0)
    }

    @Test("--out - gives the bytes that a file gets, and says nothing of a file")
    func standardOutput() throws {
        let folder = try TemporaryFolder()
        _ = try render(to: folder.path("map.svg"))
        let run = try render(to: "-")
        #expect(run.status == 0)
        #expect(run.outputBytes == (try folder.contents("map.svg")))
        #expect(!run.messages.contains("Wrote"))
    }

    @Test(
        "Formats by extension",
        arguments: [
            ("map.svg", "<?xml"), ("MAP.SVG", "<?xml"), ("map", "<?xml"), ("map.png", "\u{89}PNG"), ("map.pdf", "%PDF"),
            ("map.gv", "digraph"),
            ("map.dot", "digraph"), ("map.json", "{"),
        ])
    func formats(_ name: String, _ head: String) throws {
        let folder = try TemporaryFolder()
        #expect(try render(to: folder.path(name)).status == 0)
        let bytes = try folder.contents(name)
        #expect(bytes.starts(with: head.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }), "\(bytes.prefix(16))")
    }

    @Test("An option beats the extension; an inline figure has no prolog")
    func options() throws {
        #expect(try render(to: "-", "--format", "dot").output.hasPrefix("digraph"))
        #expect(try render(to: "-", "--embed").output.hasPrefix("<svg"))
    }

    @Test func modesAndLinks() throws {
        let folder = try TemporaryFolder()
        let target = try folder.write("target.svg", "old")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: target)
        try FileManager.default.createSymbolicLink(atPath: folder.path("link.svg"), withDestinationPath: "target.svg")
        #expect(try render(to: folder.path("link.svg")).status == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.svg")) == "target.svg")
        expectPicture(try folder.contents("target.svg"))
        #expect(try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions] as? Int == 0o640)
        let fresh = try shell("umask 027; \"$RELGRAPH\" render -g harbour --out '\(folder.path("fresh.svg"))'")
        #expect(fresh.status == 0)
        #expect(try FileManager.default.attributesOfItem(atPath: folder.path("fresh.svg"))[.posixPermissions] as? Int == 0o640)
    }

    @Test("A name as long as names can be")
    func longName() throws {
        let folder = try TemporaryFolder()
        let name = String(repeating: "я", count: 125) + ".svg"
        #expect(try render(to: folder.path(name)).status == 0)
        #expect(try folder.names.count == 1)
    }

    @Test(
        "Places that cannot be written to: what, why, and what to do",
        arguments: [
            ("missing/map.svg", "No such file or directory", "Make the folder first"), ("folder", "it is a folder", "Name a file in it"),
            ("folder/", "it is a folder", "Name a file in it"), ("file.svg/map.svg", "Not a directory", "check the path"),
        ])
    func unwritable(_ name: String, _ reason: String, _ remedy: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("folder/inside.txt", "old")
        try folder.write("file.svg", "old")
        let run = try render(to: folder.path(name), "--format", "svg")
        #expect(run.status == 2)
        #expect(run.messages.contains("Cannot write “\(folder.path(name))”"), "\(run.messages)")
        #expect(run.messages.contains(reason), "\(run.messages)")
        #expect(run.messages.contains(remedy), "\(run.messages)")
        #expect(try folder.names == ["file.svg", "folder"])
        #expect(try folder.text("file.svg") == "old")
        let empty = try render(to: "")
        #expect(empty.status == 2)
        #expect(empty.messages.contains("--out"))
    }

    @Test("A folder in which nobody may write", .enabled(if: FileManager.default.fileExists(atPath: "/proc/version") || geteuid() != 0))
    func noPermission() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
        // Root may write everywhere but into the system's own folders.
        let path = geteuid() == 0 ? "/proc/map.svg" : folder.path("map.svg")
        let run = try render(to: path)
        #expect(run.status == 2)
        #expect(run.messages.contains("Cannot write “\(path)”"), "\(run.messages)")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
        #expect(try folder.names.isEmpty)
    }

    @Test("A write-protected file stays", .enabled(if: geteuid() != 0, "root may write to any file"))
    func writeProtected() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("map.svg", "old")
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
        #expect(try render(to: path).status == 2)
        #expect(try folder.text("map.svg") == "old")
    }

    @Test(
        "A full disk: the old file stays, and nothing beside it",
        .enabled(if: TinyDisk.canBeMade, "SKIPPED: a file system of its own needs root on Linux and leave to mount"))
    func fullDisk() throws {
        let disk = try TinyDisk()
        try disk.folder.write("map.svg", "old")
        try disk.fill()
        let run = try render(to: disk.folder.path("map.svg"))
        #expect(run.status == 2)
        #expect(run.messages.contains("No space left on device"), "\(run.messages)")
        #expect(run.messages.contains("Free some space"), "\(run.messages)")
        #expect(try disk.folder.text("map.svg") == "old")
        #expect(try disk.folder.names == ["filler", "map.svg"])
    }

    @Test("A device without space", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func fullDevice() throws {
        let run = try render(to: "/dev/full")
        #expect(run.status == 2)
        #expect(run.messages.contains("Cannot write “/dev/full”: No space left on device"), "\(run.messages)")
        let answer = try shell("\"$RELGRAPH\" stats -g harbour >/dev/full")
        #expect(answer.status == 2)
        #expect(answer.messages.contains("Cannot write to standard output: No space left on device"), "\(answer.messages)")
        #expect(try shell("\"$RELGRAPH\" --help >/dev/full").status == 2)
    }

    @Test("Stopped in the midst of writing: the old file stays")
    func stoppedWhileWriting() throws {
        let folder = try TemporaryFolder()
        try folder.write("map.svg", "old")
        // The picture is longer than files may be: the system ends the process there, or, where that signal is blocked, writing fails.
        let run = try shell("ulimit -f 8; exec \"$RELGRAPH\" render -g harbour --out '\(folder.path("map.svg"))'")
        #expect(run.status == 128 + SIGXFSZ || run.messages.contains("File too large"), "\(run.messages)")
        #expect(run.status != 0)
        #expect(try folder.text("map.svg") == "old")
    }

    @Test("Killed at any moment: the file is the old one, or new and whole")
    func killedAtAnyMoment() throws {
        let folder = try TemporaryFolder()
        let streams = try TemporaryFolder()
        var kills = 0
        for milliseconds in stride(from: 5, through: 300, by: 15) {
            try folder.write("map.svg", "old")
            let (process, end) = try Executable.start(
                Executable.path, ["render", "--graph", "harbour", "--out", folder.path("map.svg")], in: Fixtures.folder,
                environment: Executable.environment([:]), input: nil, streams: streams)
            if end.wait(timeout: .now() + .milliseconds(milliseconds)) == .timedOut {
                kill(process.processIdentifier, SIGKILL)
                // Its end is noticed when its worker has ended, too.
                try #require(end.wait(timeout: .now() + Executable.patience) == .success)
                kills += 1
            }
            let content = try folder.contents("map.svg")
            if content != Data("old".utf8) { expectPicture(content) }
        }
        #expect(kills > 0)
    }
}
