import Foundation
import GraphFormats
import RelationGraph
import Testing

@Suite struct GraphLoaderTests {
    /// A folder with the given files, removed at the end.
    private func withFolder(_ files: [String: String], _ work: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("relgraph-loader-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            let file = folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        try work(folder.path)
    }

    private let people = "relgraph: 1\npeople:\n  a: {name: A, ties: [{met: b, in: d}]}\n  b: B\n"
    private let documents = "relgraph: 1\ndocuments:\n  d: Title\n"

    @Test func folderIsOneGraphInTheOrderOfNames() throws {
        let files = [
            "b.yaml": people, "sub/a.yml": documents, ".hidden.yaml": "x: [", ".git/c.yaml": "x: [", "notes.txt": "x: [",
            "README.md": "# x",
        ]
        try withFolder(files) { folder in
            let graph = try GraphLoader.load([folder])
            #expect(graph.nodes.map(\.id) == ["a", "b", "d"])
            #expect(graph.files.map(\.path) == [folder + "/b.yaml", folder + "/sub/a.yml"])
            #expect(graph.node(id: "d")?.place == SourcePlace(file: folder + "/sub/a.yml", line: 3, column: 3))
        }
    }

    @Test func vocabularyOfAnyFileServesAll() throws {
        let ships = "relgraph: 1\nvessels:\n  s: {name: Ship, ties: [{ferried: a, in: d}]}\n"
        let vocabulary = "relgraph: 1\nvocabulary:\n  kinds:\n    vessel: {section: vessels}\n  relations:\n    ferried: {from: vessel}\n"
        try withFolder(["1.yaml": ships, "2.yaml": people, "3.yaml": documents, "4.yaml": vocabulary]) { folder in
            let graph = try GraphLoader.load([folder])
            #expect(graph.warnings.isEmpty)
            #expect(graph.node(id: "s")?.kind.label == "Vessel")
            // Each file gets back what it declares.
            #expect(NativeWriter.files(of: graph).last?.text.contains("ferried:") == true)
        }
    }

    @Test func standardInputNeedsAFormat() throws {
        #expect(throws: LoadError.repeatedStandardInput) {
            try GraphLoader.load(["-", "-"], standardInput: { Array("a b\n".utf8) }, inputFormat: .edgeList)
        }
        #expect(throws: LoadError.missingInputFormat) { try GraphLoader.load(["-"], standardInput: { [] }) }
        let graph = try GraphLoader.load(["-"], standardInput: { Array("relgraph: 1\npeople: {a: A}\n".utf8) }, inputFormat: .relgraph)
        #expect(graph.node(id: "a")?.place?.file == GraphLoader.standardInputName)
    }

    @Test func whatCannotBeReadIsSaid() throws {
        let supported = InputFormat.allCases.flatMap(\.extensions).map { "." + $0 }
        try withFolder(["a.txt": "x", "empty/readme.md": "x"]) { folder in
            #expect(throws: LoadError.notFound(folder + "/none")) { try GraphLoader.load([folder + "/none"]) }
            #expect(throws: LoadError.noGraphFiles(folder: folder + "/empty")) { try GraphLoader.load([folder + "/empty"]) }
            #expect(throws: LoadError.unsupportedFormat(folder + "/a.txt", supported: supported)) {
                try GraphLoader.load([folder + "/a.txt"])
            }
        }
        let errors: [LoadError] = [
            .notFound("x"), .unreadable("x", reason: "r"), .noGraphFiles(folder: "x"), .unsupportedFormat("x", supported: [".yaml"]),
            .tooLarge("x", bytes: 1 << 30, limit: 1 << 26), .missingInputFormat,
        ]
        for error in errors {
            #expect(!error.remedy.isEmpty)
            #expect(error.description == "\(error.message)\n  \(error.remedy)")
        }
    }

    @Test func checkListsWhatLoadWouldThrow() throws {
        try withFolder(["a.yaml": people]) { folder in
            let problems = try GraphLoader.check([folder])
            #expect(problems.map(\.code) == ["unknown-reference"])
            #expect(throws: GraphProblems.self) { try GraphLoader.load([folder]) }
        }
        try withFolder(["a.yaml": people, "d.yaml": documents]) { folder in
            let problems = try GraphLoader.check([folder])
            #expect(problems.isEmpty)
        }
    }

    /// What an unreadable file would have declared is no missing node of the others.
    @Test func unreadableFileCausesNoFollowingErrors() throws {
        try withFolder(["a.yaml": people, "d.yaml": documents + "  x: [\n"]) { folder in
            let problems = try GraphLoader.check([folder])
            #expect(problems.map(\.code) == ["yaml-syntax"])
        }
    }

    /// The threads that parse in parallel have stack enough for the deepest nesting that reaches the parser.
    @Test func deepNestingIsNoTrapInParallel() throws {
        let deep = HostileFileTests.deepChain
        try withFolder(["a.yaml": deep, "b.yaml": deep, "c.yaml": deep, "d.yaml": deep]) { folder in
            let problems = try GraphLoader.check([folder])
            #expect(problems.map(\.code) == Array(repeating: "nested-too-deeply", count: 4))
        }
    }

    @Test func twoTitlesAreTold() throws {
        try withFolder(["a.yaml": "relgraph: 1\ntitle: A\n", "b.yaml": "relgraph: 1\ntitle: B\n"]) { folder in
            let problems = try GraphLoader.check([folder])
            #expect(problems.map(\.code) == ["duplicate-field"])
            #expect(problems.first?.place == SourcePlace(file: folder + "/b.yaml", line: 2, column: 1))
        }
    }

    @Test func nearestGraphFolderIsFoundUpwards() throws {
        try withFolder(["graphs/a.yaml": people, "deep/er/x.txt": "x", "deep/graphs": "a file, no folder"]) { folder in
            #expect(GraphLoader.nearestGraphFolder(from: folder) == folder + "/graphs")
            #expect(GraphLoader.nearestGraphFolder(from: folder + "/deep/er") == folder + "/graphs")
        }
        #expect(GraphLoader.nearestGraphFolder(from: "/") == nil)
    }
}
