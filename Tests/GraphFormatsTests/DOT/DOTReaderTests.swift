import GraphFormats
import RelationGraph
import Testing

@Suite struct DOTReaderTests {
    private func edges(_ text: String) throws -> [String] { try ForeignFixtures.edges(text, .dot) }

    private func codes(_ text: String) throws -> [String] { try ForeignFixtures.codes(text, .dot) }

    private func attributes(_ graph: RelationGraph, _ id: String) -> [String: String] {
        Dictionary(uniqueKeysWithValues: (graph.node(id: id)?.facts.attributes ?? []).map { ($0.key, $0.value.text) })
    }

    static let full = """
        # A line of a preprocessor
        /* A comment
           of two lines */
        DiGraph "G 1" {
          rankdir = LR; label="The graph"
          Node [shape=box, color="dark" + "red"]
          a [label="Ann\\nBerg" size=5]
          subgraph cluster_x { label="Inner"; b; subgraph named { c } }
          node [shape=ellipse]; d // not yet e
          a -> b:f0:nw -> {c d} [label="pays", weight=2]
          c -> "a\\"b" [weight=2.5 ; style = dashed, dir=none]
          e [label=<<b>Bold</b> &amp; <i>thin</i>>, 5=6];
          -3.5 -> .5
        }
        """

    @Test func everythingIsRead() throws {
        let graph = try ForeignFixtures.graph(Self.full, .dot)
        #expect(graph.nodes.map(\.id) == ["a", "b", "c", "d", "a\"b", "e", "-3.5", ".5"])
        #expect(graph.node(id: "a")?.name == "Ann Berg")
        #expect(graph.node(id: "e")?.name == "Bold & thin")
        #expect(attributes(graph, "a") == ["shape": "box", "color": "darkred", "size": "5"])
        #expect(attributes(graph, "b") == ["shape": "box", "color": "darkred", "cluster": "Inner"])
        #expect(attributes(graph, "c") == ["shape": "box", "color": "darkred", "subgraph": "named", "cluster": "Inner"])
        #expect(attributes(graph, "d")["shape"] == "ellipse")
        #expect(attributes(graph, "e")["5"] == "6")
        #expect(
            ForeignFixtures.edges(graph) == [
                "a pays b weight=2.0 headport=“f0:nw”", "b pays c weight=2.0 tailport=“f0:nw”", "b pays d weight=2.0 tailport=“f0:nw”",
                "c -edge a\"b weight=2.5 style=“dashed”", "-3.5 edge (directed) .5",
            ])
    }

    @Test func edgesOfSubgraphsAreAllPairs() throws {
        #expect(
            try edges("graph { {a b} -- {c; d} -- e }") == ["a -edge c", "a -edge d", "b -edge c", "b -edge d", "c -edge e", "d -edge e"])
        #expect(try edges("digraph { subgraph s {a -> b} -> c }") == ["a edge b", "a edge c", "b edge c"])
    }

    @Test func defaultsHoldFromThereOnAndWithinTheirBraces() throws {
        let graph = try ForeignFixtures.graph(
            "digraph { a; node [x=1]; b; subgraph { node [x=2]; c; edge [w=7]; c -> d } e -> f; edge [w=8] e -> f }", .dot)
        #expect(["a", "b", "c", "d", "e"].map { attributes(graph, $0)["x"] } == [nil, "1", "2", "2", "1"])
        #expect(ForeignFixtures.edges(graph) == ["c edge d w=7", "e edge f", "e edge f w=8"])
    }

    @Test func strictGraphsHaveEveryEdgeOnce() throws {
        #expect(try edges("strict graph { a -- b [x=1]; b -- a [y=2]; a -- a; a -- a }") == ["a -edge b x=1 y=2", "a -edge a"])
        #expect(try edges("strict digraph { a -> b; b -> a; a -> b [label=l] }") == ["a l b", "b edge a"])
        #expect(try edges("digraph { a -> b [key=k]; a -> b; a -> b [key=k, x=1] }") == ["a edge b key=“k” x=1", "a edge b"])
    }

    @Test func labelsAndTextsAreUnescaped() throws {
        let graph = try ForeignFixtures.graph(
            "digraph { a [label=\"C:\\\\dir\", x=\"C:\\\\dir\\n\"]; b [label=\"\\N &#228;&lt;\"]; c [label=\"\"]; \"d\\\ne\" [label=\"x\\ly\\r\"] }",
            .dot)
        #expect(graph.nodes.map(\.name) == ["C:\\dir", "b ä<", "c", "x y"])
        #expect(attributes(graph, "a") == ["x": "C:\\dir\\n"])
        #expect(graph.node(id: "de") != nil)
    }

    @Test func encodingsAreFollowed() throws {
        let latin1 = "graph { charset=\"latin1\"; ä -- b }".unicodeScalars.map { UInt8($0.value) }
        #expect(ForeignFixtures.edges(try ForeignFixtures.graph(latin1, .dot)) == ["ä -edge b"])
        let unsaid = "graph {\n  \"ä\" -- b }".unicodeScalars.map { UInt8($0.value) }
        #expect(try ForeignFixtures.problems(unsaid, .dot).map { "\($0.code) \($0.place?.line ?? 0)" } == ["encoding 2"])
        #expect(try ForeignFixtures.problems(ForeignFixtures.utf16("graph {}", bigEndian: false), .dot).map(\.code) == ["encoding"])
    }

    static let malformed: [(expected: [String], text: String)] = [
        (["empty-file 1:1"], ""), (["empty-file 1:1"], " // nothing"), (["other-format 1:1"], "a -> b"),
        (["dot-syntax 1:11"], "digraph a b {}"), (["dot-syntax 1:10"], "digraph {"), (["dot-syntax 4:1"], "digraph {\n  a\n  b [x=1\n"),
        (["dot-syntax 1:13"], "digraph { a -- b }"), (["dot-syntax 1:11"], "graph { a -> b }"), (["dot-syntax 1:11"], "digraph { -> b }"),
        (["dot-syntax 1:16"], "digraph { a -> }"), (["dot-syntax 1:15"], "digraph { a = }"), (["dot-syntax 2:1"], "digraph {\n\"a }"),
        (["dot-syntax 1:16"], "digraph { <a> b"), (["dot-syntax 1:3"], "  /* x"), (["dot-syntax 1:11"], "digraph { ! }"),
        (["dot-syntax 1:14"], "digraph { a [=1] }"), (["dot-syntax 1:15"], "digraph { a [x] }"),
        (["several-graphs 2:1"], "digraph {}\ngraph {}"),
    ]

    @Test(arguments: malformed) func whatIsWrongIsToldWithItsPlace(_ sample: (expected: [String], text: String)) throws {
        let found = try codes(sample.text)
        #expect(found == sample.expected, "\(sample.text)")
    }

    @Test func growthIsBounded() throws {
        let deep = "graph " + String(repeating: "{", count: 100_000)
        #expect(try codes(deep).map { $0.split(separator: " ")[0] } == ["nested-too-deeply"])
        let many = (0..<4000).map { "a\($0)" }.joined(separator: " ")
        #expect(try codes("graph { {\(many)} -- {\(many)} }").map { $0.split(separator: " ")[0] } == ["too-many-edges"])
        #expect(try codes("graph { a [x=" + String(repeating: "<", count: 100_000)).map { $0.split(separator: " ")[0] } == ["dot-syntax"])
    }

    @Test(arguments: 0..<4) func mutationsNeverTrap(_ seed: UInt64) throws {
        try ForeignFixtures.expectNoTrap(
            [Self.full, "graph { a -- b }"], .dot,
            tokens: [
                "{", "}", "[", "]", "->", "--", "\"", "\\", "<", ">", ";", "=", "+", ":", "subgraph", "strict", "/*", "*/", "#", "\0", "\n",
            ],
            seed: seed)
    }

    /// Labels come back with their line breaks and outer blanks.
    @Test func labelsComeBack() throws {
        for name in ["x\ny", " Ann ", "a\r\nb", "1 & 2", "&#10;", "a\\nb"] {
            var builder = GraphBuilder()
            builder.add(NodeDraft(id: Reference("n"), kind: "person", name: name))
            let bytes = try #require(try GraphExport(try builder.build(), as: .dot).files.first?.bytes)
            #expect(try ForeignFixtures.graph(bytes, .dot).nodes.first?.name == name, "\(name)")
        }
    }

    /// A text may speak of an encoding that is not the file's.
    @Test func whatIsUTF8IsNoLatin1() throws {
        let graph = try ForeignFixtures.graph("digraph { a [x=\"charset=latin1 é\"] }", .dot)
        #expect(graph.nodes.first?.facts.attributes == [Attribute("x", .text("charset=latin1 é"))])
        let latin1 = Array("digraph { charset=latin1; a [x=\"".utf8) + [0xE9] + Array("\"] }".utf8)
        let read = try ForeignFixtures.graph(latin1, .dot)
        #expect(read.nodes.first?.facts.attributes == [Attribute("x", .text("é"))])
        // What is written is UTF-8, whatever was read.
        let written = try GraphExport(read, as: .dot).files[0].bytes
        #expect(!String(decoding: written, as: UTF8.self).contains("charset"))
        let json = try ForeignFixtures.graph(#"{"graph": {"charset": "latin1"}, "nodes": [{"id": "ä"}], "links": []}"#, .json)
        #expect(!String(decoding: try GraphExport(json, as: .dot).files[0].bytes, as: UTF8.self).contains("charset"))
    }
}
