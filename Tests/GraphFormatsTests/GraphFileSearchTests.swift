import Foundation
import RelationGraph
import Testing

@testable import GraphFormats

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Which files are read: links, pipes, files that lead nowhere, the same file by several ways.
@Suite struct GraphFileSearchTests {
    private let people = "relgraph: 1\npeople:\n  a: {name: A, ties: [{met: b, in: d}]}\n  b: B\ndocuments:\n  d: Title\n"

    /// A folder with `notes/a.yaml` in it, and the links that are asked for, each with its destination; removed at the end.
    private func withFolder(links: [String: String] = [:], _ work: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("relgraph-search-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder + "/notes", withIntermediateDirectories: true)
        try people.write(toFile: folder + "/notes/a.yaml", atomically: false, encoding: .utf8)
        for (link, destination) in links {
            try FileManager.default.createSymbolicLink(atPath: folder + "/" + link, withDestinationPath: destination)
        }
        try work(folder)
    }

    private func expectFiles(_ expected: [String], at paths: String...) throws {
        let found = try GraphLoader.load(paths).files.map(\.path)
        #expect(found == expected)
    }

    @Test func linkToAFolderIsFollowed() throws {
        try withFolder(links: ["graphs": "notes"]) { folder in
            try expectFiles([folder + "/graphs/a.yaml"], at: folder + "/graphs")
            #expect(GraphLoader.nearestGraphFolder(from: folder) == folder + "/graphs")
        }
    }

    @Test func linksInCirclesEnd() throws {
        try withFolder(links: ["notes/again": ".", "notes/up": "..", "notes/self.yaml": "self.yaml"]) { folder in
            let problems = try GraphLoader.check([folder])
            #expect(problems.map(\.code) == ["unreadable-file"])
            #expect(problems.first?.message.contains("its symbolic links lead in a circle") == true)
            #expect(problems.first?.place == SourcePlace(file: folder + "/notes/self.yaml", line: 1, column: 1))
        }
    }

    @Test func fileIsReadOnceWhateverLeadsToIt() throws {
        try withFolder(links: ["notes/0-copy.yaml": "a.yaml", "notes/0-folder": "../notes"]) { folder in
            let (file, notes) = (folder + "/notes/a.yaml", folder + "/notes")
            // What can be reached without a link goes by its own name.
            try expectFiles([file], at: notes)
            try expectFiles([file], at: file, notes, notes + "/", notes + "/0-copy.yaml", file)
        }
    }

    @Test func linkedFolderElsewhereBelongsToTheGraph() throws {
        try withFolder { folder in
            try FileManager.default.createDirectory(atPath: folder + "/graphs", withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(atPath: folder + "/graphs/shared", withDestinationPath: "../notes")
            try expectFiles([folder + "/graphs/shared/a.yaml"], at: folder + "/graphs")
        }
    }

    @Test func unreadableFileIsAProblemAmongOthers() throws {
        try withFolder(links: ["notes/b.yaml": "nowhere"]) { folder in
            try Data("relgraph: 1\npeeple: {}\n".utf8).write(to: URL(fileURLWithPath: folder + "/notes/c.yaml"))
            let large = folder + "/notes/large.yaml"
            #expect(FileManager.default.createFile(atPath: large, contents: nil))
            let handle = try #require(FileHandle(forWritingAtPath: large))
            try handle.truncate(atOffset: 65 << 20)
            try handle.close()
            let found = try GraphLoader.check([folder]).map { "\($0.code) \($0.place?.description.dropFirst(folder.count) ?? "")" }
            #expect(
                found == [
                    "unreadable-file /notes/b.yaml:1:1", "unknown-section /notes/c.yaml:2:1", "unreadable-file /notes/large.yaml:1:1",
                ])
            let several = try GraphLoader.check([folder + "/notes/a.yaml", folder + "/notes/b.yaml", large])
            #expect(several.map(\.code) == ["unreadable-file", "unreadable-file"])
            #expect(throws: LoadError.tooLarge(large, bytes: 65 << 20, limit: 64 << 20)) { try GraphLoader.load([large]) }
            #expect(
                throws: LoadError.unreadable(
                    folder + "/notes/b.yaml", reason: "it is a symbolic link to a file that does not exist")
            ) { try GraphLoader.load([folder + "/notes/b.yaml"]) }
        }
    }

    @Test func linkToItselfIsSaidInPlainWords() throws {
        try withFolder(links: ["self.yaml": "self.yaml"]) { folder in
            let file = folder + "/self.yaml"
            #expect(throws: LoadError.unreadable(file, reason: "its symbolic links lead in a circle")) { try GraphLoader.load([file]) }
        }
    }

    @Test func pipeIsReadUntilItsEnd() throws {
        try withFolder { folder in
            let pipe = folder + "/pipe"
            let result = unsafe mkfifo(pipe, 0o600)
            try #require(result == 0)
            let text = people + String(repeating: "# more than a pipe holds at once\n", count: 10_000)
            let writer = Thread { try? text.write(toFile: pipe, atomically: false, encoding: .utf8) }
            writer.start()
            let graph = try GraphLoader.load([pipe], inputFormat: .relgraph)
            #expect(graph.node(id: "a")?.place == SourcePlace(file: pipe, line: 3, column: 3))
        }
    }

    /// Nobody writes to it: to wait for its end would take for ever.
    @Test func pipeInAFolderIsNotWaitedFor() throws {
        try withFolder { folder in
            let result = unsafe mkfifo(folder + "/notes/pipe.yaml", 0o600)
            try #require(result == 0)
            let problems = try GraphLoader.check([folder])
            #expect(problems.map(\.code) == ["unreadable-file"])
        }
    }

    @Test func devicesAreReadWithinBounds() throws {
        #expect(try GraphLoader.check(["/dev/null"], inputFormat: .relgraph).map(\.code) == ["empty-file"])
        #expect(try GraphLoader.check(["/dev/zero"], inputFormat: .relgraph).map(\.code) == ["file-too-large"])
    }

    @Test("A search that would be endless ends with a word on it")
    func tooManyFiles() throws {
        try withFolder(links: ["notes/b.yaml": "a.yaml", "up": "notes"]) { folder in
            var few = GraphFileSearch(inputFormat: nil, entryLimit: 2)
            #expect(throws: LoadError.tooManyFiles(folder: folder, limit: 2)) { _ = try few.files(at: folder) }
            #expect(few.problems.isEmpty)
            var enough = GraphFileSearch(inputFormat: nil, entryLimit: 4)
            let found = try enough.files(at: folder).map(\.path)
            #expect(found == [folder + "/notes/a.yaml"])
        }
    }

    @Test("Which folder a new file would be read with")
    func folderOfNewFile() throws {
        try withFolder(links: ["link": "notes"]) { folder in
            let notes = folder + "/notes"
            let paths = ["-", folder + "/no", notes + "/a.yaml", notes]
            func holder(_ name: String) -> String? { GraphLoader.folder(at: paths, reading: name) }
            for name in ["/notes/b.yaml", "/notes/b.dot", "/link/b.graphml.gz", "/notes/../notes/a.yaml"] {
                #expect(holder(folder + name) == notes, "\(name)")
            }
            for name in ["/b.yaml", "/notes/b.svg", "/notes/b.csv", "/notes/.b.yaml", "/notes/b.positions.yaml", "/notes/no/b.yaml"] {
                #expect(holder(folder + name) == nil, "\(name)")
            }
        }
    }
}
