import Foundation
import GraphFormats
import RelationGraph
import Testing

@Suite struct InputFormatTests {
    @Test func extensionsTellTheFormat() {
        for format in InputFormat.allCases {
            for ending in format.extensions {
                #expect(InputFormat(path: "a.b/c." + ending) == format)
                #expect(InputFormat(path: "C." + ending.uppercased()) == format)
            }
        }
        for path in ["notes.txt", "csv", ".csv", "a.csv/b", "a.docx", ""] { #expect(InputFormat(path: path) == nil, "\(path)") }
    }

    /// Entities of FollowTheMoney come under names that end as JSON does.
    @Test func theLongestEndingCounts() {
        for name in ["entities.ftm.json", "e.FTM.JSON.gz", "ijson.ftm.json", "e.ijson"] {
            #expect(InputFormat(path: name) == .ftm, "\(name)")
        }
        for name in ["a.json", "ftm.json", "a.ftm.x.json"] { #expect(InputFormat(path: name) == .json, "\(name)") }
        #expect(ExportFormat(path: "out/entities.ftm.json") == .ftm)
    }

    @Test func contentTellsWhatTheNameLeavesOpen() {
        let samples: [(String, InputFormat?)] = [
            ("<?xml version='1.0'?>\n<graphml>", .graphml), ("<svg/>", nil), ("# notes\nrelgraph: 1\n", .relgraph),
            ("# SNAP\n1\t2\n", .edgeList), ("1 2 0.5\n", .edgeList), ("a,b\n", .csv), ("a;b;c\n", .csv), ("Source\tTarget\tType\n", .tsv),
            ("Dear reader, this is no graph", .csv), ("This is no graph at all", nil), ("", nil), ("x", nil), ("\0\u{1}", nil),
        ]
        for (text, format) in samples { #expect(InputFormat(content: text.utf8) == format, "\(text)") }
        let utf16 = ForeignFixtures.utf16("<graphml>", bigEndian: false)
        #expect(InputFormat(content: utf16) == .graphml)
    }

    private func withFolder(_ files: [String: String], _ work: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("relgraph-formats-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, text) in files { try text.write(toFile: folder + "/" + name, atomically: false, encoding: .utf8) }
        try work(folder)
    }

    private func expectEdges(_ count: Int, at paths: String..., sourceLocation: SourceLocation = #_sourceLocation) throws {
        let graph = try GraphLoader.load(paths)
        #expect(graph.relationCount == count, sourceLocation: sourceLocation)
    }

    @Test func filesWithoutATellingNameAreLookedInto() throws {
        try withFolder(["roads.txt": "# SNAP\n1 2\n2 3\n", "plain": "a,b\n", "letter.txt": "Nothing here is a graph"]) { folder in
            try expectEdges(2, at: folder + "/roads.txt")
            try expectEdges(1, at: folder + "/plain")
            #expect(throws: LoadError.self) { try GraphLoader.load([folder + "/letter.txt"]) }
        }
    }

    /// A table in a folder may be about anything; whoever names it means it.
    @Test func tablesAreReadOnlyIfNamed() throws {
        try withFolder(["a.el": "1 2\n", "b.csv": "source,target\n2,3\n", "c.txt": "3 4\n", "d.jsonl": "1\n"]) { folder in
            try expectEdges(1, at: folder)
            try expectEdges(2, at: folder, folder + "/b.csv")
        }
    }

    @Test func notesAndForeignFilesAreOneGraph() throws {
        let notes = "relgraph: 1\npeople:\n  ann: {name: Ann, ties: [{leads: acme, in: d}]}\ndocuments:\n  d: D\n"
        let table = "source,target,type,weight\nann,acme,owns,2\nacme,ltd,denied,1\n"
        try withFolder(["notes.yaml": notes, "firms.csv": table]) { folder in
            let graph = try GraphLoader.load([folder + "/notes.yaml", folder + "/firms.csv"])
            #expect(graph.nodes.map(\.id) == ["ann", "d", "acme", "ltd"])
            #expect(graph.node(id: "ann")?.kind.id == "person")
            // What the notes' vocabulary calls a stance, a foreign edge is not.
            #expect(graph.relations.prefix(3).map(\.type.id) == ["leads", "owns", "denied (directed)"])
            #expect(graph.relations.map(\.isImplied) == [false, false, false])
            #expect(graph.warnings.isEmpty)
        }
    }

    @Test func sizesBeyondTheLimitAreRefused() throws {
        try withFolder(["a.el": ""]) { folder in
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: folder + "/a.el"))
            // A hole: it takes no space.
            try file.truncate(atOffset: 1 << 40)
            try file.close()
            #expect(throws: LoadError.tooLarge(folder + "/a.el", bytes: 1 << 40, limit: 2 << 30)) {
                try GraphLoader.load([folder + "/a.el"])
            }
        }
    }

    /// Nodes of a graph may have properties and a schema; an entity has them itself.
    @Test func aGraphOnOneLineIsNoEntity() throws {
        let text = """
            {"nodes":[{"id":1,"schema":"public","properties":{"a":1}},{"id":2,"schema":"public","properties":{}}],"edges":[{"source":1,"target":2}]}
            """
        #expect(InputFormat(content: text.utf8) == .json)
        #expect(InputFormat(content: "{\"schema\": 1, \"properties\": {}, \"nodes\": []}".utf8) == .json)
        #expect(InputFormat(content: "{\"id\": \"a\", \"x\": {\"\\\"\": [1]}, \"properties\": {}, \"schema\": \"Person\"}".utf8) == .ftm)
        try withFolder(["g.json": text]) { folder in try expectEdges(1, at: folder + "/g.json") }
    }

    /// The content changes nothing about a format that somebody names.
    @Test func aFormatThatIsNamedCounts() throws {
        let entity = "{\"id\": \"a\", \"schema\": \"Person\", \"properties\": {}}"
        #expect(try ForeignFixtures.codes(entity, .json) == ["other-format 1:1"])
        try withFolder(["g.json": entity]) { folder in
            let graph = try GraphLoader.load([folder + "/g.json"])
            #expect(graph.nodeCount == 1)
            #expect(throws: GraphProblems.self) {
                try GraphLoader.load([folder + "/g.json"], inputFormat: .json, namesCount: false)
            }
        }
    }
}
