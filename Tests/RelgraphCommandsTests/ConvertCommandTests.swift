import Foundation
import Testing

@Suite struct ConvertCommandTests {
    private struct Report: Decodable {
        struct Loss: Decodable {
            var part: String
            var field: String
            var count: Int
            var reason: String
        }

        var to: String
        var nodes: Int
        var edges: Int
        var written: Bool
        var files: [String]
        var losses: Int
        var lost: [Loss]
    }

    @Test("Notes come back from every format that holds everything", arguments: ["graphml", "gexf", "json", "cyjs", "dot", "ftm"])
    func everythingComesBack(_ ending: String) throws {
        let folder = try TemporaryFolder()
        let (first, second) = (folder.path("a.yaml"), folder.path("b.yaml"))
        let foreign = folder.path("a." + ending)
        #expect(try relgraph("convert", "harbour", first).status == 0)
        let run = try relgraph("convert", first, foreign, "--strict")
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.hasPrefix("Wrote \(foreign): "))
        #expect(run.output.isEmpty)
        #expect(try relgraph("convert", foreign, second).status == 0)
        #expect(try folder.contents("a.yaml") == folder.contents("b.yaml"))
        #expect(try relgraph("diff", first, foreign).status == 0)
        let claims = try relgraph("claims", "--graph", foreign, "--format", "json").output
        #expect(try claims == relgraph("claims", "--graph", first, "--format", "json").output)
    }

    /// Of what kind the ends of an edge are, a later file may tell.
    @Test func kindsOfALaterFileCount() throws {
        let folder = try TemporaryFolder()
        let ties = try folder.write("t.ftm", #"{"id":"o","schema":"Ownership","properties":{"owner":["e1"],"asset":["p1"]}}"# + "\n")
        let nodes = try folder.write(
            "h.ftm",
            #"{"id":"p1","schema":"Person","properties":{"name":["Ann"]}}"# + "\n"
                + #"{"id":"e1","schema":"Event","properties":{"name":["Fest"]}}"#)
        let notes = folder.path("own.yaml")
        #expect(try relgraph("convert", ties, nodes, notes).status == 0)
        let check = try relgraph("check", "--graph", notes)
        #expect(check.status == 0, "\(check.output)\(check.messages)")
    }

    /// A company and a vessel stand where the built-in types ask for people and institutions, in every way out.
    @Test func ownershipOfFollowTheMoneyComesThrough() throws {
        let folder = try TemporaryFolder()
        let source = try folder.write(
            "a.ftm",
            """
            {"id":"NK-a","schema":"Company","properties":{"name":["Acme"]}}
            {"id":"NK-b","schema":"Vessel","properties":{"name":["Ship"]}}
            {"id":"NK-c","schema":"Ownership","properties":{"owner":["NK-a"],"asset":["NK-b"]}}
            """)
        for name in ["b.yaml", "b.graphml"] {
            #expect(try relgraph("convert", source, folder.path(name), "--strict").status == 0)
            #expect(try relgraph("check", "--graph", folder.path(name)).status == 0, "\(name)")
        }
        #expect(try relgraph("convert", source, folder.path("c.yaml"), "--focus", "NK-a", "--depth", "1").status == 0)
        #expect(try relgraph("publish", "--graph", source, "--out", folder.path("d.yaml")).status == 0)
        for name in ["b.yaml", "c.yaml", "d.yaml"] { #expect(try folder.text(name).contains("owns: "), "\(name)") }
    }

    /// Views are part of notes that are written anew.
    @Test func viewsStay() throws {
        let folder = try TemporaryFolder()
        let source = try folder.write(
            "a.yaml",
            "relgraph: 1\npeople: {ann: {name: Ann}, ben: {name: Ben}}\nviews: {default: {title: All}, ben: {title: About Ben, focus: ben}}\n"
        )
        #expect(try relgraph("convert", source, folder.path("b.yaml")).status == 0)
        let written = try folder.text("b.yaml")
        #expect(written.contains("title: All\n") && written.contains("focus: ben\n"), "\(written)")
        let figure = try relgraph("render", "--graph", folder.path("b.yaml"), "--view", "ben", "--out", "-")
        #expect(figure.status == 0 && figure.output.contains("About Ben"), "\(figure.messages)")
    }

    private struct Chosen: Decodable {
        struct Rest: Decodable {
            var nodes: [String: Int]
            var relations: [String: Int]
            var citations: Int
            var views: [String]
            var cameAlong: Int
        }

        var nodes: Int
        var notSelected: Rest?
    }

    @Test(arguments: [
        ["--focus", "Volkova"], ["--layer", "ties"], ["--path", "volkova", "lindqvist"], ["--statement", "bribe-2018"],
        ["--as-of", "2019-03-04"], ["--kind", "person"],
    ]) func aPartIsWrittenAsAGraphOfItsOwn(selection: [String]) throws {
        let folder = try TemporaryFolder()
        let run = try Executable.run(
            ["convert", "harbour", folder.path("part.yaml")] + selection + ["--format", "json"], in: Fixtures.folder)
        #expect(run.status == 0, "\(run.messages)")
        let answer = try run.decoded(Chosen.self)
        let rest = try #require(answer.notSelected)
        #expect(rest.nodes.values.reduce(0, +) + answer.nodes == 16 && !rest.relations.isEmpty)
        // It is a sound graph: whatever it names is there.
        let check = try relgraph("check", "--graph", folder.path("part.yaml"))
        #expect(check.status == 0, "\(check.output)")
        // Every relation in it is one of the whole.
        let difference = try relgraph("diff", "harbour", folder.path("part.yaml"), "--format", "json").output
        #expect(difference.ranges(of: "\"added\": []").count == 2, "\(difference)")
        // And all formats can take it.
        #expect(try Executable.run(["convert", "harbour", folder.path("part.graphml")] + selection, in: Fixtures.folder).status == 0)
        #expect(try relgraph("diff", folder.path("part.yaml"), folder.path("part.graphml")).status == 0)
    }

    @Test func theReportTellsWhatWasNotChosen() throws {
        let folder = try TemporaryFolder()
        let run = try relgraph("convert", "harbour", folder.path("part.yaml"), "--layer", "ties")
        let words = run.messages.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("Not selected:") && words.contains("came along: what is selected is known from them."), "\(words)")
        // A choice is no loss: --strict is about the format.
        #expect(try relgraph("convert", "harbour", folder.path("part.yaml"), "--layer", "ties", "--strict").status == 0)
        // Without a choice nothing is said of one.
        let whole = try relgraph("convert", "harbour", folder.path("whole.yaml"), "--format", "json")
        #expect(try whole.decoded(Chosen.self).notSelected == nil)
    }

    @Test(arguments: [
        ["--focus", "Nobody Known"], ["--path", "volkova"], ["--depth", "2"], ["--depth=-1", "--focus", "volkova"], ["--view", "nowhere"],
        ["--statement", "bribe-2018", "--focus", "volkova"], ["--kind", "event"], ["--layer", "nothing"],
    ]) func aChoiceThatMeansNothingIsRefused(selection: [String]) throws {
        let folder = try TemporaryFolder()
        let run = try Executable.run(["convert", "harbour", folder.path("part.yaml")] + selection, in: Fixtures.folder)
        #expect(run.status == 2, "\(run.messages)")
        #expect(try folder.names == [])
    }

    @Test func claimsCarryWhereTheyStand() throws {
        let run = try relgraph("convert", "harbour", "-", "--to", "claim-review")
        #expect(run.status == 0 && run.messages.contains("claim-review does not hold everything"))
        #expect(run.output.contains("\"alternateName\": \"disputed\"") && !run.output.contains("ratingValue"))
        // No information is no denial.
        let folder = try TemporaryFolder()
        let notes = try folder.write(
            "n.yaml", "relgraph: 1\npeople: {ann: Ann}\nstatements: {s: {says: It is so, stances: [{no-information: ann}]}}\n")
        let silent = try relgraph("convert", notes, "-", "--to", "claim-review").output
        #expect(silent.contains("\"alternateName\": \"unanswered\""))
        #expect(silent.contains("0 hold it true, 0 hold it false, 1 takes no side."))
    }

    @Test func tablesGoToTwoFiles() throws {
        let folder = try TemporaryFolder()
        let source = try folder.write(
            "a.graphml", "<graphml><graph><node id='a'/><node id='b'/><edge source='a' target='b'/></graph></graphml>")
        #expect(try relgraph("convert", source, folder.path("t.v1.csv")).messages.contains("t.v1-nodes.csv and "))
        #expect(try folder.text("t.v1.csv") == "source,target\na,b\n")
        #expect(try folder.text("t.v1-nodes.csv") == "id\na\nb\n")
        #expect(try relgraph("convert", folder.path("t.v1.csv"), folder.path("t.v1-nodes.csv"), folder.path("u.gexf")).status == 0)
        #expect(try relgraph("convert", source, folder.path("n.tsv"), "--part", "nodes").status == 0)
        #expect(try folder.names == ["a.graphml", "n.tsv", "t.v1-nodes.csv", "t.v1.csv", "u.gexf"])
    }

    @Test func standardStreamsAreFilesToo() throws {
        let run = try relgraph("convert", "-", "-", "--from", "csv", "--to", "edge-list", input: "source,target\na,b\n")
        #expect(run.output == "# Directed graph\na b\n")
        #expect(run.messages.isEmpty)
        let lossy = try relgraph("convert", "-", "-", "--from", "csv", "--to", "el", input: "source,target,type\na,b,owns\n")
        #expect(lossy.output == "# Directed graph\na b\n")
        #expect(lossy.messages == "edge-list does not hold everything:\n  relations, type (1): the format has no place for it\n")
    }

    @Test func strictWritesNothingThatLosesSomething() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.csv", "old")
        let run = try relgraph("convert", "harbour", folder.path("a.csv"), "--strict")
        #expect(run.status == 1)
        #expect(run.messages.hasPrefix("Nothing is written: csv does not hold everything.\n  graph, title (1): "))
        #expect(try folder.text("a.csv") == "old")
        #expect(try folder.names == ["a.csv"])
        let report = try relgraph("convert", "harbour", folder.path("a.csv"), "--strict", "--format", "json").decoded(Report.self)
        #expect(!report.written && report.losses == report.lost.count && report.lost.contains { $0.part == "nodes" && $0.field == "also" })
    }

    @Test func theReportIsAnAnswer() throws {
        let folder = try TemporaryFolder()
        let run = try relgraph("convert", "harbour", folder.path("a.el"), "--format", "json", "--top", "1")
        #expect(run.messages.isEmpty)
        let report = try run.decoded(Report.self)
        #expect(report.to == "edge-list" && report.written && report.files == [folder.path("a.el")])
        #expect(report.lost.count == 1 && report.losses > 1 && report.nodes > 5 && report.edges > 5)
        let table = try relgraph("convert", "harbour", folder.path("a.el"), "--format", "csv")
        #expect(table.output.hasPrefix("part,field,count,reason\n"))
    }

    @Test func whatCannotBeConvertedIsSaid() throws {
        let folder = try TemporaryFolder()
        let usages: [([String], String)] = [
            (["convert", "harbour"], "IN OUT"), (["convert", "harbour", "-"], "--to"),
            (["convert", "harbour", folder.path("a.docx")], "--to"),
            (["convert", "-", folder.path("a.csv")], "--from"),
            (["convert", "harbour", "-", "--to", "csv", "--format", "json"], "Name a file"),
            (["convert", "harbour", folder.path("a.gexf"), "--part", "nodes"], "--part"),
            (["convert", "none", folder.path("a.gexf")], "none"),
            (["convert", "broken", folder.path("a.gexf")], "broken"),
        ]
        for (arguments, hint) in usages {
            let run = try Executable.run(arguments)
            #expect(run.status == 2, "\(arguments)")
            #expect(run.messages.contains(hint), "\(arguments): \(run.messages)")
        }
        #expect(try folder.names == [])
    }

    @Test("--from counts more than the name") func formatsCanBeSaid() throws {
        let folder = try TemporaryFolder()
        let edges = try folder.write("a.csv", "a b\nb c\n")
        #expect(try relgraph("convert", edges, folder.path("b.graphml"), "--from", "edge-list").status == 0)
        #expect(try folder.text("b.graphml").contains("<edge source=\"a\" target=\"b\"/>"))
    }
}
