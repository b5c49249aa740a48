import Foundation
import Testing

/// Proposals on who is whom, and what becomes of decisions.
@Suite struct ResolveCommandTests {
    private struct Answer: Decodable {
        struct Node: Decodable {
            var id: String
        }

        struct Reason: Decodable {
            var field: String
            var weight: Double
            var text: String
        }

        struct Pair: Decodable {
            var first: Node
            var second: Node
            var score: Double?
            var reasons: [Reason]

            var ids: Set<String> { [first.id, second.id] }
        }

        var compared: Int
        var settled: Int
        var proposed: [Pair]
        var apart: [Pair]
        var cannotCompare: [Pair]
    }

    private static let lists = ["-g", "registers/list.xml", "--against", "registers/sdn.csv", "--against", "registers/alt.csv"]

    private func resolve(_ arguments: String..., graphs: [String] = lists) throws -> CommandRun {
        try Executable.run(["resolve"] + arguments + graphs)
    }

    @Test func oneIsProposedAndHisNamesakeKeptApart() throws {
        let answer = try resolve("--format", "json").decoded(Answer.self)
        #expect(answer.proposed.map(\.ids) == [["un-hbi-039", "ofac-10481"]])
        #expect(answer.proposed.first?.score ?? 0 > 0.99)
        #expect(Set(answer.proposed.first?.reasons.map(\.field) ?? []) == ["birth", "identifier", "name"])
        let director = try #require(answer.apart.first { $0.ids == ["un-hbi-040", "ofac-10481"] })
        #expect(director.reasons.contains { $0.field == "rival" && $0.weight < 0 && $0.text.contains("un-hbi-039") })
        #expect(
            answer.apart.contains {
                $0.ids == ["un-hbi-041", "ofac-10482"] && $0.reasons.contains { $0.field == "birth" && $0.weight < 0 }
            })
        let company = try #require(answer.cannotCompare.first { $0.ids == ["un-hbe-001", "ofac-10483"] })
        #expect(company.score == nil)
    }

    @Test func aDecisionIsRecordedAndTakenBack() throws {
        let folder = try TemporaryFolder()
        let notes = "# Mine.\nrelgraph: 1\npeople:\n  me: {name: Me,   role: reporter}   # kept as it is\n"
        let file = try folder.write("identities.yaml", notes)
        let decided = try resolve(
            "--accept", "un-hbi-039", "ofac-10481", "--by", "J. Doe", "--because", "same passport", "--on", "2026-11-26", "--into", file)
        #expect(decided.status == 0, "\(decided.messages)")
        #expect(decided.messages.contains("judged the same as"))
        let line = "  - {from: un-hbi-039, same-as: ofac-10481, on: 2026-11-26, note: same passport, attributes: {by: J. Doe}}\n"
        #expect(try folder.text("identities.yaml") == notes + "\nties:\n" + line)

        // Queries take the two as one, and say so; proposals do not come again.
        let graphs = ["-g", "registers/list.xml", "-g", "registers/sdn.csv", "-g", file]
        let shown = try Executable.run(["show", "ofac-10481", "--format", "json"] + graphs)
        #expect(try shown.decoded(AnswerShape.Show.self).node.id == "un-hbi-039")
        #expect(shown.messages.contains("read as one"))
        // Who reads of one node is told by whose judgement it is one.
        #expect(shown.output.contains(#""second": {"id": "ofac-10481", "name": "ORVATEN, Tomas"}"#), "\(shown.output)")
        #expect(shown.output.contains(#""by": "J. Doe""#) && shown.output.contains(#""because": "same passport""#))
        let words = try Executable.run(["show", "ofac-10481"] + graphs).output
        #expect(words.contains("Judged one (same-as)") && words.contains("[ofac-10481]"), "\(words)")
        #expect(words.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("by J. Doe on 26 Nov 2026: same passport"))
        let path = try Executable.run(["path", "un-security-council", "ofac", "--layer", "sanctions", "--format", "json"] + graphs)
        #expect(try path.decoded(AnswerShape.Path.self).length == 2)
        let again = try resolve("--format", "json", graphs: Self.lists + ["-g", file]).decoded(Answer.self)
        #expect(again.proposed.isEmpty && again.settled == 1)
        #expect(
            try Executable.run(["resolve", "--accept", "un-hbi-039", "ofac-10481", "--by", "x", "--because", "y", "--into", file] + graphs)
                .status == 2)

        let undone = try resolve("--undo", "ofac-10481", "un-hbi-039", "--into", file)
        #expect(undone.status == 0, "\(undone.messages)")
        #expect(try folder.text("identities.yaml") == notes)
        #expect(try resolve("--undo", "ofac-10481", "un-hbi-039", "--into", file).status == 2)
    }

    @Test func thoseRejectedAreNotProposedAgain() throws {
        let folder = try TemporaryFolder()
        let file = folder.path("new.yaml")
        let decided = try resolve(
            "--reject", "un-hbi-039", "ofac-10481", "--by", "J. Doe", "--because", "no, by the photograph", "--into", file)
        #expect(decided.status == 0, "\(decided.messages)")
        #expect(try folder.text("new.yaml").hasPrefix("relgraph: 1\n\nties:\n  - {from: un-hbi-039, not-same-as: ofac-10481, on: 20"))
        let answer = try resolve("--format", "json", graphs: Self.lists + ["-g", file]).decoded(Answer.self)
        #expect(answer.proposed.isEmpty && answer.settled == 1)
        // The contrary has to be taken back first.
        let contrary = try resolve(
            "--accept", "un-hbi-039", "ofac-10481", "--by", "x", "--because", "y", "--into", file, graphs: Self.lists + ["-g", file])
        #expect(contrary.status == 2 && contrary.messages.contains("--undo"))
    }

    /// Notes with judgements on a list that is not read are no less readable.
    @Test func aJudgementOnAnAbsentEntryIsAWarning() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "n.yaml", "relgraph: 1\npeople: {me: Me}\nties:\n  - {from: me, same-as: ofac-10481, on: 2026-11-26, note: x}\n")
        let run = try relgraph("check", "--graph", file)
        #expect(run.status == 0 && run.output.contains("judgement-on-absent-node"))
    }

    @Test(arguments: [
        ["--min-score", "2"], ["--accept", "a", "--into", "x", "--by", "x", "--because", "y"],
        ["--accept", "a", "b", "--by", "x", "--because", "y"],
        ["--accept", "a", "b", "--into", "x"], ["--accept", "a", "b", "--reject", "a", "b", "--into", "x"], ["--by", "x"],
        ["--accept", "a", "b", "--by", "x", "--because", "y", "--on", "2026", "--into", "x"], ["--undo", "a", "b"],
    ])
    func badUsageIsRefused(arguments: [String]) throws {
        #expect(try Executable.run(["resolve"] + arguments + ["--graph", "harbour"]).status == 2)
    }

    /// The order in which judgements come must not decide what is read as one.
    @Test func aChainOfJudgementsContradictsToo() throws {
        let folder = try TemporaryFolder()
        let notes = try folder.write(
            "notes.yaml",
            "relgraph: 1\npeople:\n  a: {name: Ada, ties: [{same-as: b}]}\n  b: {name: Ben}\n  c: {name: Cyd}\nties:\n  - {from: a, not-same-as: c}\n"
        )
        let graph = ["-g", notes]
        func decide(_ option: String, _ one: String, _ other: String) throws -> CommandRun {
            try Executable.run(["resolve", option, one, other, "--by", "J", "--because", "x", "--into", folder.path("who.yaml")] + graph)
        }
        let accepted = try decide("--accept", "b", "c")
        #expect(accepted.status == 2 && accepted.messages.contains("notes.yaml:7:5: “a not-same-as c”"), "\(accepted.messages)")
        #expect(accepted.messages.contains("--undo a c --into"))
        let rejected = try decide("--reject", "b", "a")
        #expect(rejected.status == 2 && rejected.messages.contains("“a same-as b”"), "\(rejected.messages)")
        #expect(rejected.messages.contains("remove it there"))
        // Whoever writes it all the same is told, and reads nobody as one.
        try folder.write("who.yaml", "relgraph: 1\nties:\n  - {from: b, same-as: c}\n")
        let both = graph + ["-g", folder.path("who.yaml")]
        let check = try Executable.run(["check", "--strict"] + both)
        #expect(check.status == 1 && check.output.contains("contradicting-judgements"), "\(check.output)")
        let shown = try Executable.run(["show", "c", "--format", "json"] + both)
        #expect(try shown.decoded(AnswerShape.Show.self).node.id == "c")
    }

    /// Which file is meant does not depend on how its path is written.
    @Test func theFileToCompareWithIsTheFileNotItsPath() throws {
        let folder = try TemporaryFolder()
        let person = "born: 1957-03-11}"
        try folder.write("notes.yaml", "relgraph: 1\npeople: {q: {name: Qasem Soleimani, attributes: {\(person)}}\n")
        try folder.write("lists/list.yaml", "relgraph: 1\npeople: {l: {name: Qasem Soleimani, attributes: {\(person)}}\n")
        for path in ["lists/list.yaml", "./lists/list.yaml", "lists", "./lists/", folder.path("lists/list.yaml")] {
            for graph in [".", "./", "notes.yaml", folder.path] {
                let run = try relgraph("resolve", "-g", graph, "--against", path, "--format", "json", in: folder.path)
                #expect(try run.decoded(Answer.self).proposed.map(\.ids) == [["q", "l"]], "\(path) \(graph)")
            }
        }
        try folder.write("nobody.yaml", "relgraph: 1\ntitle: Nobody\n")
        let run = try relgraph("resolve", "-g", "notes.yaml", "--against", "nobody.yaml", in: folder.path)
        #expect(run.status == 2 && run.messages.contains("There is nobody in “nobody.yaml”"), "\(run.messages)")
    }

    @Test func aDecisionThatNobodyReadsIsTold() throws {
        let folder = try TemporaryFolder()
        try folder.write("graphs/notes.yaml", "relgraph: 1\npeople: {a: Ada, b: Ben, c: Cyd}\n")
        func decide(_ file: String, _ other: String) throws -> CommandRun {
            try relgraph(
                "resolve", "--accept", "a", other, "--by", "J", "--because", "x", "--into", file, "-g", "graphs", in: folder.path)
        }
        for (file, isRead) in [("graphs/who.txt", false), ("who.yaml", false), ("graphs/who.yaml", true)] {
            let run = try decide(file, "b")
            #expect(run.status == 0 && run.messages.contains("is not among the files") != isRead, "\(run.messages)")
        }
        #expect(try relgraph("show", "b", "-g", "graphs", in: folder.path).messages.contains("read as one"))
    }
}
