import Foundation
import Testing

@Suite struct JSONAnswerTests {
    @Test func path() throws {
        let run = try relgraph("path", "Herald", "Volkova", "--graph", "harbour", "--format", "json")
        #expect(run.status == 0)
        #expect(run.output.outermostKeys == ["from", "to", "length", "weight", "paths"])
        let answer: AnswerShape.Path = try run.decoded()
        #expect(answer.from == .init(id: "coast-herald", name: "The Coast Herald", kind: "outlet"))
        #expect(answer.to == .init(id: "volkova", name: "Anna Volkova", kind: "person"))
        #expect(answer.length == 2)
        #expect(answer.weight == 2)
        let path = try #require(answer.paths.first)
        #expect(answer.paths.count == 1)
        #expect(path.nodes.map(\.id) == ["coast-herald", "bribe-2018", "volkova"])
        try #require(path.edges.count == 2)
        #expect(path.edges.map(\.type) == ["reported", "denied"])
        #expect(path.edges.map(\.forward) == [true, false])
        #expect(path.edges.map(\.source) == ["coast-herald", "volkova"], "an edge is told as it points, not as it is walked")
        #expect(path.edges.map(\.target) == ["bribe-2018", "bribe-2018"])
        let report = try #require(path.edges[0].evidence.first)
        #expect(report.document == "herald-2019-03-04")
        #expect(report.citing == "dock-workers")
        #expect(report.via == nil)
        #expect(report.saidOn == "2019-03-04")
        #expect(report.locator == "p3")
        #expect(path.edges[1].evidence.first?.via == "evening-wire")
        #expect(run.output.contains(#"{"id": "volkova", "name": "Anna Volkova", "kind": "person"}"#))
        let edgeKeys = ["source", "target", "type", "forward", "evidence"]
        #expect(run.output.keys(indentation: 10).suffix(10) == edgeKeys + edgeKeys)
    }

    @Test func pathWithoutConnection() throws {
        let run = try relgraph("path", "salt-works", "Volkova", "--graph", "harbour", "--format", "json")
        #expect(run.status == 1)
        let answer: AnswerShape.Path = try run.decoded()
        #expect(answer.paths.isEmpty)
        #expect(answer.length == nil)
        #expect(run.output.contains("\"paths\": []"))
    }

    @Test func pathByWeight() throws {
        let arguments = [
            "path", "lindqvist", "volkova", "--layer", "ties", "--no-type", "located-in", "--weight", "strength", "-g", "harbour",
        ]
        let answer: AnswerShape.Path = try Executable.run(arguments + ["--format", "json"]).decoded()
        #expect(answer.weight == 2.5)
        #expect(answer.length == 3, "the length counts hops, the weight adds their attributes")
    }

    @Test("A relation that no document attests has evidence as far as something is known")
    func evidenceWithoutDocument() throws {
        let notes = """
            relgraph: 1
            people: {ann: {name: Ann, ties: [{met: bob, when: 2018, certainty: possible}]}, bob: {name: Bob, ties: [{informed: ann}]}}
            """
        let answer: AnswerShape.Show = try relgraph(
            "show", "ann", "-g", "-", "--input-format", "relgraph", "--format", "json", input: notes
        ).decoded()
        let met = try #require(answer.relations.first { $0.type == "met" })
        #expect(met.evidence.count == 1)
        #expect(met.evidence.first?.document == nil)
        #expect(answer.relations.first { $0.type == "informed" }?.evidence.isEmpty == true)
    }

    @Test func show() throws {
        let run = try relgraph("show", "Volkova", "--graph", "harbour", "--format", "json")
        #expect(run.output.outermostKeys == ["node", "relations", "stances", "documents"])
        #expect(run.output.keys(indentation: 4).prefix(5) == ["id", "name", "kind", "aliases", "ids"])
        let answer: AnswerShape.Show = try run.decoded()
        #expect(answer.node.aliases == ["Анна Волкова", "The Harbour Master"])
        #expect(answer.node.ids == ["register": "H-117"])
        #expect(answer.node.role == "Harbour master of Lindal")
        let work = try #require(answer.relations.first { $0.type == "works-for" })
        #expect(work.outgoing)
        #expect(work.other.id == "port-authority")
        #expect(work.since == "2011")
        #expect(work.until == nil)
        #expect(work.evidence.first?.document == "wire-2019-03-06")
        #expect(answer.stances.map(\.stance) == ["denied", "confirmed"])
        #expect(answer.stances.map(\.polarity) == ["against", "for"])
        #expect(answer.stances.first?.statement.id == "bribe-2018")
        #expect(answer.stances.first?.via == ["evening-wire"])
        #expect(answer.stances.first?.documents == ["wire-2019-03-06"])
        #expect(answer.documents == ["wire-2019-03-06", "herald-2019-03-04"])
    }

    @Test func find() throws {
        let run = try relgraph("find", "Волкова", "--graph", "harbour", "--format", "json")
        #expect(run.status == 0)
        #expect(run.output.outermostKeys == ["query", "matches"])
        let answer: AnswerShape.Find = try run.decoded()
        #expect(answer.query == "Волкова")
        let first = try #require(answer.matches.first)
        #expect(first.id == "volkova")
        #expect(first.matched == "alias")
        #expect(first.score > 0.8 && first.score <= 1)
        #expect(!first.reason.isEmpty)
        #expect(run.output.keys(indentation: 6).prefix(6) == ["id", "name", "kind", "score", "matched", "reason"])
    }

    @Test func findNothing() throws {
        let run = try relgraph("find", "qqqqqq", "--graph", "harbour", "--format", "json")
        #expect(run.status == 1)
        #expect(try run.decoded(AnswerShape.Find.self).matches.isEmpty)
    }

    @Test func stats() throws {
        let run = try relgraph("stats", "--graph", "harbour", "--format", "json")
        #expect(
            run.output.outermostKeys
                == ["nodes", "edges", "kinds", "types", "layers", "documents", "components", "density", "earliest", "latest"])
        let answer: AnswerShape.Stats = try run.decoded()
        #expect(answer.nodes == 16)
        #expect(answer.nodes == answer.kinds.values.reduce(0, +))
        #expect(answer.edges == answer.types.values.reduce(0, +))
        #expect(answer.edges == answer.layers.values.reduce(0, +))
        #expect(answer.kinds["person"] == 4)
        #expect(answer.types["denied"] == 2)
        #expect(answer.documents == 2)
        #expect(answer.components == 2)
        #expect(answer.density > 0.1 && answer.density < 0.2)
        #expect(answer.earliest == "2009")
        #expect(answer.latest == "2019-03-06")
    }

    @Test func statsOfNothing() throws {
        let answer: AnswerShape.Stats = try relgraph("stats", "--graph", "harbour", "--layer", "sanctions", "--format", "json").decoded()
        #expect(answer.edges == 0)
        #expect(answer.density == 0)
        #expect(answer.earliest == nil)
    }

    @Test func check() throws {
        let run = try relgraph("check", "--graph", "mistakes", "--format", "json")
        #expect(run.status == 1)
        #expect(run.output.outermostKeys == ["errors", "warnings", "problems"])
        let answer: AnswerShape.Check = try run.decoded()
        #expect(answer.errors == 8)
        #expect(answer.problems.count == answer.errors + answer.warnings)
        #expect(answer.problems.count { $0.severity == "error" } == answer.errors)
        let dangling = try #require(answer.problems.first { $0.code == "unknown-reference" })
        #expect(dangling.file == "mistakes/statements.yaml")
        #expect(dangling.line == 9)
        #expect(dangling.column == 19)
        #expect(dangling.message.contains("boat-shop"))
        #expect(answer.problems.allSatisfy { !$0.remedy.isEmpty })
        #expect(run.output.keys(indentation: 6).prefix(7) == ["severity", "file", "line", "column", "code", "message", "remedy"])
    }

    @Test("A sound graph passes, its warnings only fail with --strict")
    func checkStrict() throws {
        let run = try relgraph("check", "--graph", "harbour", "--format", "json")
        let answer: AnswerShape.Check = try run.decoded()
        #expect(run.status == 0)
        #expect(answer.errors == 0)
        #expect(answer.warnings > 0)
        #expect(try relgraph("check", "--graph", "harbour", "--strict").status == 1)
    }

    @Test("--top shortens lists and leaves totals alone")
    func top() throws {
        let check: AnswerShape.Check = try relgraph("check", "--graph", "mistakes", "--format", "json", "--top", "3").decoded()
        #expect(check.problems.count == 3)
        #expect(check.errors == 8)
        let stats: AnswerShape.Stats = try relgraph("stats", "--graph", "harbour", "--format", "json", "--top", "1").decoded()
        #expect(stats.nodes == 16)
        #expect(stats.kinds == ["organization": 4])
        let find: AnswerShape.Find = try relgraph("find", "Marten", "--graph", "harbour", "--format", "json", "--top", "1").decoded()
        #expect(find.matches.map(\.id) == ["joan-marten"])
        let show: AnswerShape.Show = try relgraph("show", "volkova", "--graph", "harbour", "--format", "json", "--top", "1").decoded()
        #expect(Set(show.stances.map(\.polarity)).count == show.stances.count, "one for every polarity: a cut takes no side")
        #expect(show.relations.count == 1)
        let path: AnswerShape.Path = try relgraph(
            "path", "Herald", "Volkova", "--all", "--graph", "harbour", "--format", "json", "--top", "1"
        ).decoded()
        #expect(path.paths.count == 1)
    }

    /// Several numbers of one register are several values, not one key several times.
    @Test func severalIdentifiersOfOneRegisterAreAList() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "notes.yaml",
            "relgraph: 1\npeople: {a: {name: Ada, ids: {passport: [X1, X2], un: U3}}, b: Ben, c: Cyd}\n"
                + "ties: [{from: a, same-as: b}, {from: a, same-as: c}]\n")
        let run = try relgraph("show", "a", "-g", file, "--format", "json")
        for key in ["passport", "un", "same-as"] {
            #expect(run.output.components(separatedBy: "\"\(key)\":").count == 2, "\(run.output)")
        }
        struct Show: Decodable {
            struct Node: Decodable { var ids: Identifiers }
            struct Identifiers: Decodable {
                var passport: [String]
                var un: String
                var sameAs: [String]

                enum CodingKeys: String, CodingKey {
                    case passport, un
                    case sameAs = "same-as"
                }
            }
            var node: Node
        }
        let ids = try JSONDecoder().decode(Show.self, from: run.outputBytes).node.ids
        #expect(ids.passport == ["X1", "X2"] && ids.un == "U3" && ids.sameAs == ["b", "c"])
    }
}
