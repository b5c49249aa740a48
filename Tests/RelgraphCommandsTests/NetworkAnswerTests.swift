import Foundation
import Testing

/// Two triangles, abc and def, joined by the contact of c and d; g stands alone.
private let kite = """
    relgraph: 1
    title: Two circles
    people:
      a: {name: Ada, ties: [{met: b, attributes: {calls: 2}}, {met: c, attributes: {calls: 1}}, {informed: b, attributes: {calls: 5}}]}
      b: {name: Ben, ties: [{met: c, attributes: {calls: 1}}]}
      c: {name: Cyd, ties: [{informed: d, attributes: {calls: 4}}]}
      d: {name: Dan, ties: [{met: e, attributes: {calls: 1}}, {met: f, attributes: {calls: 1}}]}
      e: {name: Eve, ties: [{met: f, attributes: {calls: 1}}]}
      f: {name: Fay}
      g: {name: Gus}
    """

private func ask(_ arguments: String...) throws -> CommandRun {
    try Executable.run(arguments + ["--graph", "-", "--input-format", "relgraph"], input: kite)
}

@Suite("Answers about the whole network")
struct NetworkAnswerTests {
    struct Scores: Decodable {
        struct Row: Decodable {
            var id: String
            var degree: Double?
            var betweenness: Double?
            var closeness: Double?
            var harmonic: Double?
            var pagerank: Double?
            var percolation: Double?
        }

        struct Dependence: Decodable {
            struct Without: Decodable { var id: String }
            var without: Without
            var replaced: Int
        }

        var directed: Bool
        var normalized: Bool
        var weight: String?
        var measures: [String]
        var nodes: [Row]
        var remarks: [String]?
        var sensitivity: [Dependence]?
    }

    @Test func centralityPanel() throws {
        let run = try ask("centrality", "--format", "json")
        #expect(run.output.outermostKeys == ["directed", "normalized", "weight", "measures", "nodes", "remarks"])
        let answer: Scores = try run.decoded()
        #expect(!answer.directed)
        #expect(answer.normalized)
        #expect(answer.weight == nil)
        #expect(answer.measures == ["degree", "betweenness", "harmonic", "core"])
        #expect(answer.nodes.map(\.id) == ["c", "d", "a", "b", "e", "f", "g"], "highest first, ties by id")
        #expect(answer.nodes[0].degree == 0.5, "Cyd knows 3 of 6; two relations of Ada and Ben are one contact")
        #expect(answer.nodes[0].betweenness == 6.0 / 15, "of 15 pairs of others, she stands between 2 × 3")
        #expect(answer.nodes[2].harmonic == (1 + 1 + 0.5 + 2.0 / 3) / 6)
    }

    @Test("What Ada has reaches the other side through Cyd and Dan only")
    func percolation() throws {
        let answer: Scores = try ask("centrality", "--measure", "percolation", "--holder", "Ada", "--format", "json").decoded()
        // Of the five others, three are behind Cyd, two behind Dan; Gus can never be reached.
        let expected: [Double?] = [0.6, 0.4]
        #expect(answer.nodes.prefix(2).map(\.percolation) == expected)
        #expect(answer.nodes.prefix(2).map(\.id) == ["c", "d"])
        #expect(answer.nodes.dropFirst(2).allSatisfy { $0.percolation == 0 })
        #expect(answer.remarks?.contains("percolation starts from Ada.") == true)
    }

    @Test("How much each has is a number attribute of the nodes")
    func percolationByAttribute() throws {
        let notes = """
            relgraph: 1
            people:
              a: {name: Ada, attributes: {stake: 3}, ties: [{met: b}]}
              b: {name: Ben, ties: [{met: c}]}
              c: {name: Cyd, attributes: {stake: 1}, ties: [{met: d}]}
              d: {name: Dan}
            """
        func ask(_ arguments: String...) throws -> CommandRun {
            try Executable.run(
                ["centrality", "--measure", "percolation", "--graph", "-", "--input-format", "relgraph"] + arguments, input: notes)
        }
        let answer: Scores = try ask("--held", "stake", "--format", "json").decoded()
        let values = Dictionary(uniqueKeysWithValues: answer.nodes.map { ($0.id, $0.percolation) })
        // Ben passes on both of Ada's ways and one of Cyd's two; Cyd the one of Ada to Dan, her own stake left out.
        let expected: [String: Double] = ["a": 0, "b": 0.875, "c": 0.5, "d": 0]
        for (id, value) in expected { #expect(abs((values[id].flatMap { $0 } ?? -1) - value) < 1e-12, "\(id): \(values)") }
        let missing = try ask("--held", "steak")
        #expect(missing.status == 2 && missing.messages.contains("“steak”"))
        let text = try Executable.run(
            ["centrality", "--measure", "percolation", "--held", "stake", "--graph", "-", "--input-format", "relgraph"],
            input: notes.replacing("stake: 1", with: "stake: much"))
        #expect(text.status == 2 && text.messages.contains("5:") && text.messages.contains("“much”"))
    }

    @Test("Clustering has no direction: strengths of both add up, whatever is asked for")
    func clusteringHasNoDirection() throws {
        let table = "source,target,w\na,b,1\nb,a,4\nb,c,1\nc,a,1\n"
        func values(_ direction: String) throws -> String {
            let measure = ["centrality", "--measure", "clustering", "--weight", "w", direction, "--format", "csv"]
            return try Executable.run(measure + ["--graph", "-", "--input-format", "csv"], input: table).output
        }
        #expect(try values("--directed") == values("--undirected"))
    }

    @Test("A loop counts for those that walk, and the answer says so")
    func loopsAreToldOf() throws {
        let loop = "source,target\na,b\nb,b\n"
        func remarks(_ measure: String) throws -> [String] {
            let run = try Executable.run(
                ["centrality", "--measure", measure, "--graph", "-", "--input-format", "csv", "--format", "json"], input: loop)
            let answer: Scores = try run.decoded()
            return answer.remarks ?? []
        }
        #expect(try remarks("pagerank").contains { $0.contains("to itself counts for pagerank") })
        #expect(try !remarks("degree").contains { $0.contains("to itself") })
    }

    @Test("That two are not one connects nobody, and is no date of the graph")
    func judgementsAreNoConnections() throws {
        let notes = "relgraph: 1\npeople: {a: {name: A, ties: [{not-same-as: b, on: 2026-01-01}]}, b: B}\n"
        let run = try Executable.run(["stats", "--graph", "-", "--input-format", "relgraph", "--format", "json"], input: notes)
        for line in ["\"components\": 2", "\"density\": 0", "\"earliest\": null"] { #expect(run.output.contains(line), "\(run.output)") }
    }

    @Test func rawValues() throws {
        let run = try ask("centrality", "--raw", "--measure", "betweenness", "--measure", "degree", "--format", "json", "--top", "2")
        let answer: Scores = try run.decoded()
        #expect(!answer.normalized)
        #expect(answer.nodes.map(\.betweenness) == [6, 6])
        #expect(answer.nodes.map(\.id) == ["c", "d"])
        #expect(run.output.contains("\"degree\": 3"), "a count is a whole number")
    }

    @Test("Wasserman and Faust: what cannot be reached counts against a node")
    func closenessOfDisconnectedGraph() throws {
        let run = try ask("centrality", "--measure", "closeness", "--format", "json")
        let answer: Scores = try run.decoded()
        let cyd = try #require(answer.nodes.first)
        #expect(cyd.id == "c")
        #expect(abs((cyd.closeness ?? 0) - 5.0 / 7 * 5 / 6) < 1e-12)
        #expect(answer.nodes.last?.closeness == 0)
        #expect(answer.remarks?.contains { $0.contains("2 parts without connection") } == true)
    }

    @Test func directionOfMeasures() throws {
        let pageRank: Scores = try ask("centrality", "--measure", "pagerank", "--format", "json").decoded()
        #expect(pageRank.directed)
        #expect(abs(pageRank.nodes.compactMap(\.pagerank).reduce(0, +) - 1) < 1e-9)
        let both: Scores = try ask("centrality", "--measure", "pagerank", "--undirected", "--format", "json").decoded()
        #expect(!both.directed)
        let mixed = try ask("centrality", "--measure", "degree", "--measure", "pagerank", "--format", "json")
        #expect(mixed.output.contains(#""directions": {"degree": "undirected", "pagerank": "directed"}"#))
    }

    @Test("A weight is a length for distances and a strength for contacts, and the answer says so")
    func weights() throws {
        let run = try ask("centrality", "--measure", "harmonic", "--measure", "degree", "--weight", "calls", "--raw", "--format", "json")
        let answer: Scores = try run.decoded()
        #expect(answer.weight == "calls")
        let ada = try #require(answer.nodes.first { $0.id == "a" })
        #expect(ada.degree == 8, "strengths add up: 2 + 5 with Ben, 1 with Cyd")
        #expect(abs((ada.harmonic ?? 0) - (1.0 / 2 + 1 + 1.0 / 5 + 2.0 / 6)) < 1e-12, "of parallel lengths the smallest counts")
        #expect(answer.remarks?.contains { $0.contains("strength") && $0.contains("length") } == true)
    }

    @Test("The strengths of parallel relations add up for measures that look at pairs, too")
    func strengthsOfParallelRelations() throws {
        func constraint(_ rows: String) throws -> String {
            let options = ["--measure", "constraint", "--weight", "w", "--format", "json", "--graph", "-", "--input-format", "csv"]
            return try Executable.run(["centrality"] + options, input: "source,target,w\n" + rows).output
        }
        let single = try constraint("a,b,5\nb,c,1\nc,a,2\nc,d,1\n")
        #expect(single.contains("constraint"))
        #expect(try constraint("a,b,2\nb,a,3\nb,c,1\nc,a,2\nc,d,1\n") == single)
    }

    @Test("A relation of a node with itself counts for PageRank, and for no distance")
    func loops() throws {
        let rows = "source,target\na,b\nb,a\na,a\n"
        func answer(_ measure: String) throws -> Scores {
            try Executable.run(
                ["centrality", "--measure", measure, "--format", "json", "-g", "-", "--input-format", "csv"], input: rows
            ).decoded()
        }
        // Half of what a has stays with a: a = 0.075 + 0.85 (a / 2 + b), and a + b = 1.
        let rank = try #require(try answer("pagerank").nodes.first?.pagerank)
        #expect(abs(rank - 0.925 / 1.425) < 1e-6)
        #expect(try answer("harmonic").nodes.map(\.harmonic) == [1, 1])
    }

    @Test func aMisspelledMeasureIsCorrected() throws {
        for arguments in [["centrality", "--measure", "betwenness"], ["render", "--size-by", "betwenness", "--out", "-"]] {
            let run = try Executable.run(arguments + ["--graph", "harbour"])
            #expect(run.status == 2)
            #expect(run.messages.contains("Did you mean “betweenness”?"))
        }
    }

    @Test func badUse() throws {
        for (arguments, words) in [
            (["--measure", "importance"], "importance"), (["--sample", "0"], "at least 1"),
            (["--measure", "degree", "--sample", "4"], "betweenness"), (["--weight", "size"], "size"),
            (["--directed", "--undirected"], "directed"),
        ] {
            let run = try Executable.run(["centrality", "--graph", "harbour"] + arguments)
            #expect(run.status == 2, "\(arguments)")
            #expect(run.messages.contains(words), "\(arguments): \(run.messages)")
            #expect(run.output.isEmpty)
        }
    }

    @Test func sensitivity() throws {
        let run = try relgraph("centrality", "--measure", "degree", "--sensitivity", "--top", "3", "--graph", "harbour", "--format", "json")
        let answer: Scores = try run.decoded()
        let dependences = try #require(answer.sensitivity)
        #expect(!dependences.isEmpty)
        #expect(dependences == dependences.sorted { $0.replaced > $1.replaced })
    }

    struct Groups: Decodable {
        struct Community: Decodable {
            var id: Int
            var size: Int
            var nodes: [AnswerShape.Node]
        }

        var method: String
        var resolution: Double
        var modularity: Double
        var communities: [Community]
    }

    @Test(arguments: ["leiden", "louvain", "label-propagation"])
    func communities(method: String) throws {
        let run = try ask("communities", "--method", method, "--format", "json")
        #expect(run.output.outermostKeys == ["method", "resolution", "modularity", "communities"])
        let answer: Groups = try run.decoded()
        #expect(answer.method == method)
        #expect(answer.resolution == 1)
        #expect(answer.communities.map { $0.nodes.map(\.id) } == [["a", "b", "c"], ["d", "e", "f"], ["g"]])
        #expect(answer.communities.map(\.id) == [0, 1, 2])
        #expect(answer.communities.map(\.size) == [3, 3, 1])
        #expect(abs(answer.modularity - (6.0 / 7 - 0.5)) < 1e-12)
    }

    @Test func resolution() throws {
        let one: Groups = try ask("communities", "--resolution", "0", "--format", "json").decoded()
        #expect(one.communities[0].size == 6)
        let many: Groups = try ask("communities", "--resolution", "10", "--format", "json").decoded()
        #expect(many.communities.count == 7)
        // Of another resolution than 1, modularity measures nothing against chance.
        #expect(try !ask("communities", "--resolution", "0").output.contains("connections within the groups"))
        #expect(try ask("communities").output.contains("connections within the groups"))
        #expect(try ask("communities", "--resolution", "-1").status == 2)
        #expect(try ask("communities", "--resolution", "2", "--method", "label-propagation").status == 2)
    }

    struct Structure: Decodable {
        var nodes: Int
        var edges: Int
        var density: Double
        var components: [[String]]
        var strongComponents: [[String]]
        var bridges: [[String]]
        var cutVertices: [String]
        var coreNumbers: [String: Int]
        var diameter: Int
        var triangles: Int
    }

    @Test func structure() throws {
        let run = try ask("structure", "--format", "json")
        #expect(
            run.output.outermostKeys == [
                "nodes", "edges", "density", "components", "strong_components", "bridges", "cut_vertices", "core_numbers", "diameter",
                "triangles",
            ])
        let answer: Structure = try run.decoded()
        #expect(answer.nodes == 7)
        #expect(answer.edges == 7)
        #expect(answer.density == 1.0 / 3)
        #expect(answer.components == [["a", "b", "c", "d", "e", "f"], ["g"]])
        #expect(
            answer.strongComponents == [["a", "b", "c"], ["d", "e", "f"], ["g"]], "who met whom goes both ways, who informed whom one way")
        #expect(answer.bridges == [["c", "d"]])
        #expect(answer.cutVertices == ["c", "d"])
        #expect(answer.coreNumbers == ["a": 2, "b": 2, "c": 2, "d": 2, "e": 2, "f": 2, "g": 0])
        #expect(answer.diameter == 3)
        #expect(answer.triangles == 2)
    }

    @Test("An empty selection is an answer, not an error")
    func nothingSelected() throws {
        for command in ["centrality", "communities", "structure"] {
            let run = try ask(command, "--kind", "outlet")
            #expect(run.status == 0)
            #expect(run.output.contains("leaves no nodes"))
            #expect(try ask(command, "--kind", "outlet", "--format", "json").status == 0)
        }
    }

    @Test func picturesByMeasureAndCommunity() throws {
        let run = try ask("render", "--size-by", "betweenness", "--group-by", "community", "--out", "-")
        #expect(run.status == 0)
        #expect(run.output.contains("larger name: more betweenness"))
        #expect(run.output.contains("betweenness 0.4"))
        #expect(run.output.contains("Around Cyd"))
        #expect(run.output.contains("Around Dan"))
    }
}

extension NetworkAnswerTests.Scores.Dependence: Equatable {
    static func == (a: Self, b: Self) -> Bool { (a.without.id, a.replaced) == (b.without.id, b.replaced) }
}
