import Foundation
import Testing

@Suite struct MergeCommandTests {
    private struct Answer: Decodable {
        struct Version: Decodable {
            var author: String
            var value: String?
            var file: String?
            var line: Int?
            var column: Int?
        }

        struct Conflict: Decodable {
            var reason: String
            var what: String
            var id: String
            var field: String?
            var versions: [Version]
            var taken: String?
            var remedy: String
        }

        struct Notice: Decodable {
            var code: String
        }

        var clean: Bool
        var written: String?
        var conflicts: [Conflict]
        var settled: [Conflict]
        var notices: [Notice]
    }

    private static let ann = """
        relgraph: 1
        people:
          peskov:
            name: Dmitry Peskov
            role: Kremlin spokesman
            attributes:
              born: 1967
        outlets: {fox-news: {name: Fox News}}
        documents: {d1: {title: One, outlet: fox-news}}
        statements:
          visit:
            says: He came
            stances:
              - {denied: peskov, on: 2015-08-06, in: [d1#p1]}

        """
    private static let ben = """
        relgraph: 1
        people:
          peskov: {name: Dmitry Peskov, country: Russia, role: Press secretary, attributes: {born: 1966}}
        outlets: {fox-news: {name: Fox News}}
        documents: {d1: {title: One, outlet: fox-news}}
        statements: {visit: {says: He came}}
        ties:
          - {from: peskov, denied: visit,
             on: 2015-08-07, in: [d1#p1]}

        """

    private func folder(_ a: String = ann, _ b: String = ben) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("ann/notes.yaml", a)
        try folder.write("ben/notes.yaml", b)
        return folder
    }

    private func merge(_ folder: TemporaryFolder, _ arguments: String...) throws -> CommandRun {
        try Executable.run(["merge", "ann/", "ben"] + arguments, in: folder.path)
    }

    /// An answer as one line: where it is broken depends on the width of the terminal.
    private func joined(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    @Test("Tables whose columns are told by no name")
    func columns() throws {
        let folder = try TemporaryFolder()
        let deals = try folder.write("a.csv", "Seller,Buyer,Deal\na,b,x\n")
        let more = try folder.write("b.csv", "Seller,Buyer,Deal\nb,c,x\n")
        let mapping = "source=Seller,target=Buyer,type=Deal"
        let run = try relgraph("merge", deals, more, "--columns", mapping, "--out", "-")
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.contains("from: a, x: b") && run.output.contains("from: b, x: c"), "\(run.output)")
        // Some of them may be no tables, but not all.
        let graph = try folder.write(
            "a.json", #"{"directed": true, "nodes": [{"id": "a"}, {"id": "d"}], "edges": [{"source": "a", "target": "d", "type": "x"}]}"#)
        let mixed = try relgraph("merge", graph, more, "--columns", mapping, "--format", "json")
        #expect(mixed.status == 0, "\(mixed.output)\(mixed.messages)")
        let both = try folder.write("c.csv", "Seller,Buyer,Deal\na,b,x\nb,c,x\n")
        #expect(try relgraph("merge", deals, both, "--base", deals, "--columns", mapping).status == 0)
        #expect(try relgraph("merge", graph, graph, "--columns", mapping).status == 2)
    }

    @Test func conflictsNameTheFieldsOfBothAuthors() throws {
        let folder = try folder()
        let run = try merge(folder, "--format", "json", "--out", "united.yaml")
        #expect(run.status == 1)
        #expect(try !folder.names.contains("united.yaml"))
        let answer = try run.decoded(Answer.self)
        #expect(!answer.clean && answer.written == nil)
        let places = answer.conflicts.map { conflict in
            "\(conflict.id) \(conflict.field ?? "-"): "
                + conflict.versions.map { "\($0.file ?? "?"):\($0.line ?? 0):\($0.column ?? 0)" }.joined(separator: " ")
        }
        #expect(
            places == [
                "peskov role: ann/notes.yaml:5:5 ben/notes.yaml:3:50", "peskov attributes.born: ann/notes.yaml:7:7 ben/notes.yaml:3:86",
                "peskov denied visit on: ann/notes.yaml:14:26 ben/notes.yaml:9:6",
            ])
        let text = try merge(folder)
        #expect(text.status == 1 && text.output.hasPrefix("Nothing is united: 3 conflicts to be decided."))
        let words = joined(text.output)
        #expect(words.contains("ann/notes.yaml:5:5: Kremlin spokesman") && words.contains("--prefer 1 or --prefer 2"))
        let table = try merge(folder, "--format", "csv")
        #expect(table.output.hasPrefix("outcome,reason,id,field,author,value,place\n"))
    }

    @Test(arguments: [("1", "Kremlin spokesman"), ("ben/", "Press secretary"), ("ann", "Kremlin spokesman")])
    func oneAuthorsValuesCanBeTaken(author: String, role: String) throws {
        let folder = try folder()
        let run = try merge(folder, "--prefer", author, "--out", "united.yaml", "--format", "json")
        #expect(run.status == 0, "\(run.messages)")
        let answer = try run.decoded(Answer.self)
        #expect(answer.clean && answer.written == "united.yaml" && answer.settled.count == 3)
        #expect(answer.settled.allSatisfy { ($0.taken == "ann/") == (author != "ben/") })
        let united = try folder.text("united.yaml")
        #expect(united.contains("role: \(role)\n") && united.contains("country: Russia\n"))
        #expect(try relgraph("check", "--graph", folder.path("united.yaml"), "--strict").status == 0)
    }

    @Test func aCleanUnionIsWrittenAndReadAgain() throws {
        let folder = try folder(Self.ann, "relgraph: 1\npeople: {ryabkov: {name: Sergei Ryabkov}}\n")
        let run = try merge(folder, "--out", "united.yaml")
        #expect(run.status == 0)
        #expect(joined(run.output).hasPrefix("Wrote united.yaml: 5 nodes (4 only in ann/, 1 only in ben), 1 entry."))
        #expect(try relgraph("diff", folder.path("ann"), folder.path("united.yaml")).output.contains("+ Sergei Ryabkov"))
        // Without --out it is a try; on standard output the notes stand alone.
        #expect(try joined(merge(folder).output).contains("Nothing is written without --out."))
        let piped = try merge(folder, "--out", "-")
        #expect(try piped.output == folder.text("united.yaml") && piped.messages.contains("No conflict: 5 nodes"))
    }

    @Test func aCommonBeginningDecides() throws {
        let folder = try folder(Self.ann, Self.ann.replacing("role: Kremlin spokesman", with: "role: Press secretary"))
        try folder.write("base.yaml", Self.ann)
        #expect(try merge(folder).status == 1)
        let run = try merge(folder, "--base", "base.yaml", "--out", "united.yaml")
        #expect(run.status == 0)
        #expect(try relgraph("diff", folder.path("ben"), folder.path("united.yaml")).status == 0)
    }

    @Test func oneIDForTwoThingsIsToldApart() throws {
        let folder = try folder(
            "relgraph: 1\nplaces: {harbour: Oslo Harbour}\n", "relgraph: 1\nplaces: {harbour: Port of Bergen}\n")
        let run = try merge(folder, "--prefer", "1")
        let words = joined(run.output)
        #expect(run.status == 1 && words.contains("--rename 2:harbour=harbour-2") && words.contains("--same harbour"))
        #expect(try merge(folder, "--rename", "2:harbour=bergen", "--out", "u.yaml").status == 0)
        #expect(try folder.text("u.yaml").contains("  bergen:\n    name: Port of Bergen\n"))
        #expect(try merge(folder, "--same", "harbour", "--prefer", "1", "--out", "u.yaml").status == 0)
        #expect(try folder.text("u.yaml").contains("also: [Port of Bergen]"))
    }

    @Test func lineEndingsAreNoDifference() throws {
        let folder = try folder(Self.ann, Self.ann.replacing("\n", with: "\r\n"))
        let run = try merge(folder, "--out", "united.yaml")
        #expect(run.status == 0, "\(run.output)")
        #expect(try relgraph("diff", folder.path("ann"), folder.path("united.yaml")).status == 0)
        // Conflicts in such a file have their places too.
        let changed = Self.ann.replacing("role: Kremlin spokesman", with: "role: Press secretary").replacing("\n", with: "\r\n")
        try folder.write("ben/notes.yaml", changed)
        #expect(try joined(merge(folder).output).contains("ben/notes.yaml:5:5: Press secretary"))
    }

    @Test func notesUniteWithWhatOtherToolsMadeOfThem() throws {
        let folder = try folder()
        for file in ["ann.graphml", "ann.gexf", "ann.json"] {
            #expect(try relgraph("convert", folder.path("ann"), folder.path(file)).status == 0)
            let run = try Executable.run(["merge", "ann", file, "--out", "united.yaml"], in: folder.path)
            #expect(run.status == 0, "\(file): \(run.output)")
            #expect(try relgraph("diff", folder.path("ann"), folder.path("united.yaml")).status == 0, "\(file)")
            let conflicts = try Executable.run(["merge", file, "ben", "--format", "json"], in: folder.path)
            #expect(try conflicts.status == 1 && conflicts.decoded(Answer.self).conflicts.count == 3, "\(file)")
        }
    }

    @Test func whatFiguresSayConflictsWithItsPlaces() throws {
        let folder = try folder(
            "# Ann's\nrelgraph: 1\ndate: 2020-05\ncredit: Ann\nstyle:\n  kinds:\n    person: {color: green}\n",
            "relgraph: 1\ndate: 2020-06\ncredit: Ben\nstyle: {kinds: {person: {color: blue}}, font: serif}\n")
        let answer = try merge(folder, "--format", "json").decoded(Answer.self)
        let places = answer.conflicts.map { conflict in
            "\(conflict.field ?? "-"): "
                + conflict.versions.map { "\($0.value ?? "")@\($0.line ?? 0):\($0.column ?? 0)" }.joined(separator: " ")
        }
        #expect(
            places == [
                "date: 2020-05@3:1 2020-06@2:1", "credit: Ann@4:1 Ben@3:1", "style.kinds.person.color: green@7:14 blue@4:26",
            ])
        #expect(try merge(folder, "--prefer", "ben", "--out", "u.yaml").status == 0)
        let united = try folder.text("u.yaml")
        #expect(united.contains("credit: Ben\n") && united.contains("date: 2020-06\n") && united.contains("font: serif"))
        #expect(united.hasPrefix("# Ann's\n"))
    }

    @Test func theBundledGraphUnitesWithItself() throws {
        let folder = try TemporaryFolder()
        let run = try relgraph("merge", Fixtures.bundledGraph, Fixtures.bundledGraph, "--out", folder.path("u.yaml"))
        #expect(run.status == 0, "\(run.output)")
        #expect(try relgraph("convert", Fixtures.bundledGraph, folder.path("v.yaml")).status == 0)
        #expect(try folder.text("u.yaml") == folder.text("v.yaml"))
    }

    /// A header that may be an edge is told wherever the table is read.
    @Test(arguments: [
        ["merge", "t.csv", "u.csv"], ["resolve", "-g", "t.csv"], ["publish", "-g", "t.csv", "--remove", "Owner", "--out", "o.csv"],
    ])
    func aDoubtfulHeaderIsTold(arguments: [String]) throws {
        let folder = try TemporaryFolder()
        try folder.write("t.csv", "Company,Owner\nAcme,Roe\n")
        try folder.write("u.csv", "source,target\nAcme,Poe\n")
        let run = try Executable.run(arguments, in: folder.path)
        #expect(run.messages.contains("t.csv:1:1: warning: No header"), "\(run.messages)")
    }

    @Test(arguments: [("out", "--out out/graph.yaml"), ("new/", "--out new/graph.yaml"), ("ann", "a folder of what is merged")])
    func aFolderIsNoFileToWrite(out: String, remedy: String) throws {
        let folder = try folder(Self.ann, Self.ann)
        try folder.write("out/other.txt", "")
        let run = try Executable.run(["merge", "ann", "ben", "--title", "United", "--out", out], in: folder.path)
        #expect(run.status == 2 && joined(run.messages).contains(remedy), "\(run.messages)")
    }

    @Test(arguments: ["ann/notes.yaml", "./ben/../ben/notes.yaml", "base.yaml", "link.yaml"])
    func noNotesAreOverwritten(out: String) throws {
        let folder = try folder(Self.ann, Self.ann)
        try folder.write("base.yaml", Self.ann)
        try FileManager.default.createSymbolicLink(atPath: folder.path("link.yaml"), withDestinationPath: folder.path("base.yaml"))
        let run = try Executable.run(
            ["merge", "ann/notes.yaml", "ben/notes.yaml", "--base", "base.yaml", "--title", "United", "--out", out], in: folder.path)
        #expect(run.status == 2 && run.output.isEmpty && joined(run.messages).contains("would be lost"), "\(run.messages)")
        for file in ["ann/notes.yaml", "ben/notes.yaml", "base.yaml"] { #expect(try folder.text(file) == Self.ann) }
    }

    @Test(arguments: [
        ["ann"], ["ann", "nowhere"], ["ann", "ben", "--prefer", "3"], ["ann", "ben", "--rename", "harbour"],
        ["ann", "ben", "--rename", "1:x=y"],
        ["ann", "ben", "--rename", "1:visit=peskov"], ["ann", "ben", "--same", "nobody"], ["-", "-"], ["ann", "ben", "--out", "u.graphml"],
        ["ann", "ben", "--out", "-", "--format", "json"], ["ann", "ben", "--out", "ann/united.yaml"],
        ["ann", "ben", "--rename", "1:visit=a b: #c"],
    ])
    func badUsageIsRefused(arguments: [String]) throws {
        let folder = try folder()
        let run = try Executable.run(["merge"] + arguments, in: folder.path)
        #expect(run.status == 2 && run.output.isEmpty, "\(run.messages)")
        #expect(try folder.names == ["ann", "ben"])
    }
}
