import GraphFormats
import RelationGraph
import Testing

@Suite struct JSONGraphReaderTests {
    private func edges(_ text: String) throws -> [String] { try ForeignFixtures.edges(text, .json) }

    private func codes(_ text: String) throws -> [String] { try ForeignFixtures.codes(text, .json) }

    static let nodeLink = """
        {"directed": false, "multigraph": true, "graph": {"name": "g"},
         "nodes": [{"id": 0, "name": "Ann", "age": 30}, {"id": "b", "age": 1.5}, {"id": [1, "c"], "tags": ["x"], "none": null}],
         "links": [{"source": 0, "target": "b", "key": 0, "weight": 2}, {"source": [1, "c"], "target": 0, "key": 0, "relation": "knows"}]}
        """

    @Test func nodeLinkDataIsRead() throws {
        let graph = try ForeignFixtures.graph(Self.nodeLink, .json)
        #expect(graph.nodes.map(\.id) == ["0", "b", "[1, \"c\"]"])
        #expect(graph.nodes.map(\.name) == ["Ann", "b", "[1, \"c\"]"])
        #expect(graph.node(id: "b")?.facts.attributes == [Attribute("age", .decimal(1.5))])
        #expect(graph.node(id: "0")?.facts.attributes == [Attribute("age", .decimal(30))])
        #expect(graph.node(id: "[1, \"c\"]")?.facts.attributes == [Attribute("tags", .text("[\"x\"]"))])
        #expect(ForeignFixtures.edges(graph) == ["0 -edge b key=0 weight=2", "[1, \"c\"] -knows 0 key=0"])
    }

    @Test func directionIsFoundWhereverItStands() throws {
        let text =
            "{\"edges\": [{\"source\": \"a\", \"target\": \"b\"}], \"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"directed\": false}"
        #expect(try edges(text) == ["a -edge b"])
        #expect(try edges(text.replacing(", \"directed\": false", with: "")) == ["a edge b"])
        #expect(try edges(text.replacing("\"b\"}],", with: "\"b\", \"directed\": true}],")) == ["a edge b"])
    }

    /// D3's examples number their nodes by their places.
    @Test func nodesWithoutIdsAreNumbered() throws {
        let text =
            "{\"nodes\": [{\"name\": \"Myriel\", \"group\": 1}, {\"name\": \"Valjean\"}], \"links\": [{\"source\": 1, \"target\": 0}]}"
        let graph = try ForeignFixtures.graph(text, .json)
        #expect(graph.nodes.map(\.name) == ["Myriel", "Valjean"])
        #expect(graph.node(id: "0")?.facts.attributes == [Attribute("group", .integer(1))])
        #expect(ForeignFixtures.edges(graph) == ["1 edge 0"])
    }

    @Test(arguments: [
        """
        {"elements": {"nodes": [{"data": {"id": "a", "name": "Ann", "n": 1}, "position": {"x": 1, "y": 2.5}, "classes": "c"}, {"data": {"id": "b"}}],
         "edges": [{"data": {"id": "e", "source": "a", "target": "b", "interaction": "pays", "weight": 5}}]}}
        """,
        """
        [{"group": "nodes", "data": {"id": "a", "name": "Ann", "n": 1}, "position": {"x": 1, "y": 2.5}, "classes": "c"}, {"data": {"id": "b"}},
         {"data": {"id": "e", "source": "a", "target": "b", "interaction": "pays", "weight": 5}}]
        """,
    ]) func cytoscapeIsRead(_ text: String) throws {
        let graph = try ForeignFixtures.graph(text, .json)
        #expect(graph.node(id: "a")?.name == "Ann")
        let attributes = [
            Attribute("n", .integer(1)), Attribute("position.x", .integer(1)), Attribute("position.y", .decimal(2.5)),
            Attribute("classes", .text("c")),
        ]
        #expect(graph.node(id: "a")?.facts.attributes == attributes)
        #expect(ForeignFixtures.edges(graph) == ["a pays b id=“e” weight=5"])
    }

    @Test func oligrapherIsRead() throws {
        let text = """
            {"title": "Map", "nodes": {"1": {"id": "1", "name": "Ann", "url": "https://example.org", "x": 5}, "2": {"name": "Acme"}},
             "edges": {"9": {"id": "9", "node1_id": "1", "node2_id": "2", "label": "owns", "arrow": "1->2"},
                       "8": {"id": "8", "node1_id": "1", "node2_id": "2", "label": "", "arrow": "2->1"},
                       "7": {"id": "7", "node1_id": "1", "node2_id": "2", "label": "met", "arrow": null, "is_directional": false}}, "captions": {}}
            """
        let graph = try ForeignFixtures.graph(text, .json)
        #expect(graph.nodes.map(\.name) == ["Ann", "Acme"])
        #expect(ForeignFixtures.edges(graph) == ["1 owns 2 id=“9”", "2 edge 1 id=“8”", "1 -met 2 id=“7”"])
        let old = "{\"graph\": {\"nodes\": {\"1\": {\"id\": 1, \"display\": {\"name\": \"Ann\", \"x\": 3}}}, \"edges\": {}}}"
        #expect(try ForeignFixtures.graph(old, .json).node(id: "1")?.name == "Ann")
    }

    @Test func linkuriousAndOgmaAreRead() throws {
        let text = """
            {"nodes": [{"id": 1, "data": {"categories": ["Person"], "properties": {"name": "Ann", "born": 1950}}, "attributes": {"x": 1}}, {"id": 2}],
             "edges": [{"id": 7, "source": 1, "target": 2, "data": {"type": "OWNS", "properties": {"share": 0.5}}}]}
            """
        let graph = try ForeignFixtures.graph(text, .json)
        let attributes = [
            Attribute("categories", .text("[\"Person\"]")), Attribute("born", .integer(1950)), Attribute("attributes.x", .integer(1)),
        ]
        #expect(graph.node(id: "1")?.name == "Ann")
        #expect(graph.node(id: "1")?.facts.attributes == attributes)
        #expect(ForeignFixtures.edges(graph) == ["1 OWNS 2 id=7 share=0.5"])
    }

    @Test func graphologyAndJSONGraphFormatAreRead() throws {
        let graphology =
            "{\"nodes\": [{\"key\": \"a\", \"attributes\": {\"label\": \"A\", \"size\": 5}}, {\"key\": \"b\"}], \"edges\": [{\"source\": \"a\", \"target\": \"b\", \"undirected\": true}]}"
        let graph = try ForeignFixtures.graph(graphology, .json)
        #expect(graph.node(id: "a")?.name == "A")
        #expect(graph.node(id: "a")?.facts.attributes == [Attribute("size", .integer(5))])
        #expect(ForeignFixtures.edges(graph) == ["a -edge b"])
        let jgf =
            "{\"graph\": {\"directed\": true, \"nodes\": {\"a\": {\"label\": \"A\"}, \"b\": {}}, \"edges\": [{\"source\": \"a\", \"relation\": \"r\", \"target\": \"b\", \"metadata\": {\"w\": 1}}]}}"
        #expect(try edges(jgf) == ["a r b w=1"])
    }

    @Test func textsAreReadAsJSONWritesThem() throws {
        let text = "{\"nodes\": [{\"id\": \"\\u00e4\\n\\\"\\\\\\/\\ud83d\\ude00\"}], \"links\": []}"
        let graph = try ForeignFixtures.graph(text, .json)
        #expect(graph.nodes.first?.id == "ä\n\"\\/😀")
        #expect(try codes("{\"nodes\": [{\"id\": \"\\ud83d\"}]}") == ["json-syntax 1:20"])
    }

    static let malformed: [(expected: [String], text: String)] = [
        (["empty-file 1:1"], ""), (["empty-file 1:1"], "  \n"), (["other-format 1:1"], "{}"), (["other-format 1:1"], "5"),
        (["json-syntax 1:1"], "x"), (["json-syntax 2:3"], "{\n  nodes: []}"), (["json-syntax 1:12"], "{\"nodes\": ["),
        (["json-syntax 1:12"], "{\"nodes\": [}"), (["json-syntax 1:11"], "{\"nodes\": ]}"),
        (["json-syntax 1:19"], "{\"nodes\": [{\"id\": \"a"), (["json-syntax 1:15"], "{\"nodes\": []} x"),
        (["json-syntax 1:19"], "{\"nodes\": [{\"id\": 01}]}"), (["json-syntax 1:22"], "{\"nodes\": [{\"id\": 1},]}"),
        (["json-syntax 1:20"], "{\"nodes\": [{\"id\": \"\n\"}]}"), (["huge-number 1:19"], "{\"nodes\": [{\"id\": 1e999}]}"),
        (["duplicate-key 2:1"], "{\"nodes\": [{\"id\": 1,\n\"id\": 2}]}"), (["bad-element 1:12"], "{\"nodes\": [7]}"),
        (["missing-id 2:1"], "{\"nodes\": [{\"id\": 1},\n{\"x\": 2}]}"),
        (["duplicate-id 2:1"], "{\"nodes\": [{\"id\": 1},\n{\"id\": \"1\"}]}"),
        (["missing-end 1:25"], "{\"nodes\": [], \"links\": [{\"source\": 1}]}"),
        (["duplicate-key 1:15"], "{\"nodes\": [], \"nodes\": []}"), (["encoding 1:21"], "{\"nodes\": [{\"id\": \"a\\u0000\"}]}"),
        (["unknown-reference 2:1"], "{\"nodes\": [{\"id\": 1}], \"links\": [\n{\"source\": 1, \"target\": 2}]}"),
    ]

    @Test(arguments: malformed) func whatIsWrongIsToldWithItsPlace(_ sample: (expected: [String], text: String)) throws {
        let found = try codes(sample.text)
        #expect(found == sample.expected, "\(sample.text)")
    }

    /// Ids of 20 digits must not become one by rounding.
    @Test func longNumbersKeepAllTheirDigits() throws {
        let text =
            "{\"nodes\": [{\"id\": 12345678901234567890, \"n\": 9223372036854775807, \"m\": -0.0}, {\"id\": 12345678901234567891}], \"links\": []}"
        let graph = try ForeignFixtures.graph(text, .json)
        #expect(graph.nodes.map(\.id) == ["12345678901234567890", "12345678901234567891"])
        #expect(graph.node(0).facts.attributes[key: "n"] == .integer(.max))
    }

    @Test func encodingsAndNestingAreBounded() throws {
        #expect(try ForeignFixtures.problems(ForeignFixtures.utf16("{}", bigEndian: true), .json).map(\.code) == ["encoding"])
        let latin1: [UInt8] = Array("{\"nodes\": [{\"id\": \"".utf8) + [0xE4] + Array("\"}]}".utf8)
        #expect(try ForeignFixtures.problems(latin1, .json).map(\.code) == ["encoding"])
        let deep = "{\"nodes\": [{\"id\": 1, \"x\": " + String(repeating: "[", count: 100_000)
        #expect(try codes(deep).map { $0.split(separator: " ")[0] } == ["nested-too-deeply"])
        let nested = "{\"nodes\": [{\"id\": 1, \"x\": " + String(repeating: "{\"graph\":", count: 100_000)
        #expect(try codes(nested).map { $0.split(separator: " ")[0] } == ["nested-too-deeply"])
        let graphs = String(repeating: "{\"graph\":", count: 100_000)
        #expect(try codes(graphs).map { $0.split(separator: " ")[0] } == ["nested-too-deeply"])
    }

    @Test(arguments: 0..<4) func mutationsNeverTrap(_ seed: UInt64) throws {
        try ForeignFixtures.expectNoTrap(
            [Self.nodeLink, "[{\"data\": {\"id\": \"a\"}}, {\"data\": {\"source\": \"a\", \"target\": \"a\"}}]"], .json,
            tokens: ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "null", "-", "1e9", "\0", "\"id\":", "\n"], seed: seed)
    }
}
