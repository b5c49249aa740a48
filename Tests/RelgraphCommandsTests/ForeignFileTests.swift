import Foundation
import Testing

/// The commands on files of other programs.
@Suite struct ForeignFileTests {
    private static let graphML = """
        <graphml><key id="n" for="node" attr.name="name" attr.type="string"/><key id="w" for="edge" attr.name="weight" attr.type="double"/>
        <graph edgedefault="directed"><node id="ann"><data key="n">Ann Berg</data></node><node id="bob"/><node id="cy"/><node id="lone"/>
        <edge source="ann" target="bob"><data key="w">1</data></edge><edge source="bob" target="cy"><data key="w">1</data></edge>
        <edge source="ann" target="cy"><data key="w">5</data></edge><edge source="ann" target="cy"><data key="w">4</data></edge>
        </graph></graphml>
        """

    private static let samples = [
        "a.graphml": graphML,
        "a.csv": "source,target,weight\nann,bob,1\nbob,cy,1\nann,cy,5\nann,cy,4\n",
        "a.tsv": "source\ttarget\tweight\nann\tbob\t1\nbob\tcy\t1\nann\tcy\t5\nann\tcy\t4\n",
        "a.wel": "# ties\nann bob 1\nbob cy 1\nann cy 5\nann cy 4\n",
    ]

    @Test(arguments: samples.keys.sorted()) func everyCommandWorks(_ name: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(name, Self.samples[name] ?? "")
        let stats = try relgraph("stats", "-g", path, "--format", "json").decoded(AnswerShape.Stats.self)
        #expect(stats.nodes == (name == "a.graphml" ? 4 : 3))
        #expect(stats.edges == 4)
        #expect(stats.kinds == ["node": stats.nodes])
        #expect(stats.types == ["edge": 4])
        #expect(stats.layers == ["ties": 4])

        let short = try relgraph("path", "ann", "cy", "-g", path, "--format", "json").decoded(AnswerShape.Path.self)
        #expect(short.length == 1)
        #expect(short.paths.first?.edges.first?.evidence.isEmpty == true)
        let light = try relgraph("path", "ann", "cy", "-g", path, "--weight", "weight", "--format", "json").decoded(AnswerShape.Path.self)
        #expect(light.length == 2)
        #expect(light.weight == 2)
        #expect(try relgraph("path", "cy", "ann", "-g", path, "--directed").status == 1)

        #expect(try relgraph("show", "ann", "-g", path).status == 0)
        #expect(try relgraph("find", "ann", "-g", path).output.contains("ann"))
        #expect(try relgraph("check", "-g", path).status == 0)
        #expect(try relgraph("stats", "-g", path, "--layer", "claims").status == 0)
        #expect(try relgraph("render", "-g", path, "--out", folder.path("map.svg")).status == 0)
        #expect(try folder.text("map.svg").contains("bob"))
    }

    @Test("A doubt is told once: beside an answer, or in the list of warnings")
    func doubtsAreToldOnce() throws {
        let table = "ann,bob\nbob,cy\n"
        let stats = try relgraph("stats", "-g", "-", "--input-format", "csv", input: table)
        #expect(stats.messages.contains("No header names the columns") && !stats.output.contains("No header names the columns"))
        let check = try relgraph("check", "-g", "-", "--input-format", "csv", input: table)
        #expect(
            check.output.contains("No header names the columns") && !check.messages.contains("No header names the columns"),
            "\(check.messages)")
    }

    @Test func standardInputTakesEveryFormat() throws {
        for (format, name) in [("graphml", "a.graphml"), ("csv", "a.csv"), ("tsv", "a.tsv"), ("edge-list", "a.wel"), ("wel", "a.wel")] {
            let run = try relgraph("stats", "-g", "-", "--input-format", format, "--format", "json", input: Self.samples[name])
            #expect(try run.decoded(AnswerShape.Stats.self).edges == 4, "\(format)")
        }
        let unknown = try relgraph("stats", "-g", "-", "--input-format", "cobol", input: "")
        for format in ["relgraph", "graphml", "gexf", "json", "dot", "csv", "tsv", "edge-list"] {
            #expect(unknown.messages.contains(format))
        }
    }

    @Test func tableOfNodesStandsBesideTheEdges() throws {
        let folder = try TemporaryFolder()
        let edges = try folder.write("edges.csv", "source,target\na,b\n")
        let nodes = try folder.write("nodes.csv", "id,name,city\nb,Bob,Bonn\nc,Carl,Rome\n")
        let both = try relgraph("stats", "-g", edges, "-g", nodes, "--format", "csv")
        #expect(both.status == 0 && both.output.contains("total,nodes,3") && both.output.contains("total,relations,1"))
        #expect(try relgraph("show", "Bob", "-g", edges, "-g", nodes).output.contains("Bonn"))
        let misspelt = try relgraph("render", "--group-by", "citty", "--out", "-", "-g", edges, "-g", nodes)
        #expect(misspelt.status == 2 && misspelt.output.isEmpty && misspelt.messages.contains("Did you mean “city”?"))
    }

    @Test(arguments: [
        ("a.el", "1 2\n3\n", ":2:1: error"), ("a.csv", "source,target\na,b\nc\n", ":3:2: error"),
        ("a.graphml", "<graphml>\n<graph>\n</graphml>\n", ":3:3: error"), ("a.wel", "1 2 -1\n", "--graph"),
    ])
    func brokenLinesAreToldWithTheirPlace(_ name: String, _ text: String, _ expected: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(name, text)
        // A negative weight is read, but is no length.
        let isLoaded = expected == "--graph"
        let run = isLoaded ? try relgraph("path", "1", "2", "--weight", "weight", "-g", path) : try relgraph("stats", "-g", path)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.messages.contains(isLoaded ? "a.wel:1:1: " : expected), "\(run.messages)")
    }

    @Test(arguments: [
        ["path", "1", "4", "--weight", "weight"], ["path", "1", "4", "-k", "3", "--weight", "weight"],
        ["centrality", "--measure", "closeness", "--weight", "weight"], ["centrality", "--measure", "degree", "--weight", "weight"],
    ])
    func weightsThatAddUpToInfinityAreRefused(_ arguments: [String]) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.wel", "1 2 1e308\n2 4 1e308\n1 3 1.1e308\n3 4 1e308\n")
        let run = try Executable.run(arguments + ["-g", path])
        #expect(run.status == 2 && run.output.isEmpty, "\(run.output)")
        #expect(run.messages.contains("1.1e+308") && run.messages.contains("divide all of them"), "\(run.messages)")
    }

    @Test func missingWeightNamesTheEdge() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.csv", "source,target,weight\na,b,1\nb,c,\n")
        let run = try relgraph("path", "a", "c", "-g", path, "--weight", "weight")
        #expect(run.status == 2)
        #expect(run.messages.contains("a.csv:3:1: "))
    }
}
