import GraphFormats
import RelationGraph
import Testing

@Suite struct GraphMLReaderTests {
    private static func document(_ content: String, keys: String = "", edgedefault: String = "directed") -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">\(keys)
        <graph edgedefault="\(edgedefault)">
        \(content)
        </graph></graphml>
        """
    }

    private static let keys = """
        <key id="d0" for="node" attr.name="name" attr.type="string"/><key id="d1" for="node" attr.name="age" attr.type="int"/>\
        <key id="d2" for="edge" attr.name="weight" attr.type="double"><default>1.5</default></key>\
        <key id="d3" for="edge" attr.name="type" attr.type="string"/><key id="d4" for="all" attr.name="seen" attr.type="boolean"/>
        """

    static let full = document(
        """
        <node id="a"><data key="d0">Anna &amp; Co</data><data key="d1">41</data></node>
        <node id="b"><data key="d4">true</data></node><node id="c"/>
        <edge source="a" target="b"><data key="d2">0.25</data><data key="d3">owns</data></edge>
        <edge source="a" target="b"/><edge source="c" target="a" directed="false"><data key="d3">knows</data></edge>
        """, keys: keys)

    private func codes(_ text: String) throws -> [String] { try ForeignFixtures.codes(text, .graphml) }

    @Test func attributesAreTypedAndDefaultsFilledIn() throws {
        let graph = try ForeignFixtures.graph(Self.full, .graphml)
        #expect(graph.warnings.isEmpty)
        #expect(graph.nodes.map(\.id) == ["a", "b", "c"])
        #expect(graph.nodes.map(\.name) == ["Anna & Co", "b", "c"])
        #expect(graph.node(0).facts.attributes == [Attribute("age", .integer(41))])
        #expect(graph.node(1).facts.attributes == [Attribute("seen", .boolean(true))])
        #expect(graph.node(2).facts == NodeFacts())
        #expect(
            ForeignFixtures.edges(graph) == ["a owns b weight=0.25", "a edge b weight=1.5", "c -knows a weight=1.5"])
        #expect(graph.node(0).place == SourcePlace(file: GraphLoader.standardInputName, line: 4, column: 1))
        #expect(graph.relation(2).place?.line == 7)
    }

    @Test("What is given as no value does not take the default", arguments: ["NaN", "1e400", " ", ""])
    func blanks(_ value: String) throws {
        let edges = """
            <node id='a'/><node id='b'/><edge source='a' target='b'><data key='d2'>\(value)</data></edge><edge source='b' target='a'/>
            """
        let graph = try ForeignFixtures.graph(Self.document(edges, keys: Self.keys), .graphml)
        #expect(ForeignFixtures.edges(graph) == ["a edge b", "b edge a weight=1.5"])
    }

    @Test func anEdgeWithAnEmptyTypeDoesNotTakeTheDefault() throws {
        let keys = "<key id='t' for='edge' attr.name='type' attr.type='string'><default>knows</default></key>"
        let edges = "<node id='a'/><node id='b'/><edge source='a' target='b'><data key='t'></data></edge><edge source='b' target='a'/>"
        let graph = try ForeignFixtures.graph(Self.document(edges, keys: keys), .graphml)
        #expect(ForeignFixtures.edges(graph) == ["a edge b", "b knows a"])
    }

    @Test func edgedefaultCountsWhereAnEdgeSaysNothing() throws {
        let edges = "<node id='a'/><node id='b'/><edge source='a' target='b'/><edge source='b' target='a' directed='true'/>"
        #expect(
            try ForeignFixtures.edges(Self.document(edges, edgedefault: "undirected"), .graphml) == ["a -edge b", "b edge (directed) a"])
        #expect(try ForeignFixtures.edges(Self.document(edges), .graphml) == ["a edge b", "b edge a"])
    }

    @Test func oneNameServesTheOthersStay() throws {
        let keys = [("l", "label"), ("n", "name"), ("t", "type")].map { "<key id='\($0)' for='all' attr.name='\($1)'/>" }.joined()
        let content = """
            <node id="a"><data key="l">short</data><data key="n">Long Name</data></node><node id="b"><data key="l">B</data></node>
            <edge source="a" target="b"><data key="l">51 %</data><data key="t">owns</data></edge>
            <edge source="a" target="b"><data key="l">pays</data></edge>
            """
        let graph = try ForeignFixtures.graph(Self.document(content, keys: keys), .graphml)
        #expect(graph.nodes.map(\.name) == ["Long Name", "B"])
        #expect(graph.node(0).facts.attributes == [Attribute("label", .text("short"))])
        #expect(ForeignFixtures.edges(graph) == ["a owns b label=“51 %”", "a pays b"])
    }

    @Test func yEdsLabelsAreNames() throws {
        let content = """
            <node id="n0"><data key="g"><y:ShapeNode><y:NodeLabel a="b">Anna
            Berg<y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node><node id="n1"><data key="g"/></node>
            <edge source="n0" target="n1"><data key="e"><y:PolyLineEdge><y:EdgeLabel> owns </y:EdgeLabel></y:PolyLineEdge></data></edge>
            """
        let keys = "<key for='node' id='g' yfiles.type='nodegraphics'/><key for='edge' id='e' yfiles.type='edgegraphics'/>"
        let graph = try ForeignFixtures.graph(Self.document(content, keys: keys), .graphml)
        #expect(graph.nodes.map(\.name) == ["Anna Berg", "n1"])
        #expect(ForeignFixtures.edges(graph) == ["n0 owns n1"])
        #expect(graph.warnings.isEmpty)
    }

    @Test func nestedGraphsAreFlattened() throws {
        let content = """
            <node id="group"><graph edgedefault="undirected"><node id="x"/><node id="y"/><edge source="x" target="y"/></graph></node>
            <node id="z"/><edge source="group" target="z"/><edge source="x" target="z"/>
            """
        let graph = try ForeignFixtures.graph(Self.document(content), .graphml)
        #expect(graph.nodes.map(\.id) == ["group", "x", "y", "z"])
        #expect(ForeignFixtures.edges(graph) == ["x -edge y", "group edge (directed) z", "x edge (directed) z"])
    }

    @Test func whatIsLeftOutIsSaidOnce() throws {
        let content = """
            <node id="a"><port name="p"/></node><node id="b"/>
            <hyperedge><endpoint node="a"/></hyperedge><hyperedge/>
            <edge source="a" target="b" sourceport="p"/>
            """
        let graph = try ForeignFixtures.graph(Self.document(content), .graphml)
        #expect(graph.warnings.map(\.code) == ["ports", "hyperedge"])
        #expect(graph.relationCount == 1)
    }

    @Test func encodingsOfTheDocumentAreFollowed() throws {
        let text = Self.document("<node id='ä'/><node id='b'/><edge source='ä' target='b'/>")
        let utf16 = ForeignFixtures.utf16(text.replacing("UTF-8", with: "UTF-16"), bigEndian: true)
        #expect(try ForeignFixtures.edges(ForeignFixtures.graph(utf16, .graphml)) == ["ä edge b"])
        let latin1 = text.replacing("UTF-8", with: "ISO-8859-1").unicodeScalars.map { UInt8($0.value) }
        #expect(try ForeignFixtures.edges(ForeignFixtures.graph(latin1, .graphml)) == ["ä edge b"])
        #expect(try codes(text.replacing("UTF-8", with: "EBCDIC")).first?.hasPrefix("encoding 1:") == true)
    }

    static let malformed: [(expected: [String], text: String)] = [
        (["empty-file 1:1"], ""),
        (["xml-syntax 1:1"], "source,target\na,b\n"),
        (["xml-syntax 3:3"], "<graphml>\n<graph>\n</graphml>\n"),
        (["xml-syntax 2:1"], "<graphml><graph/>\n"),
        (["other-format 1:1"], "<svg/>"),
        (["no-graph 1:1"], "<graphml/>"),
        (["missing-id 1:17"], "<graphml><graph><node/></graph></graphml>"),
        (["missing-end 1:17"], "<graphml><graph><edge source='a'/></graph></graphml>"),
        (["duplicate-id 2:1"], "<graphml><graph><node id='a'/>\n<node id='a'/></graph></graphml>"),
        (["unknown-reference 2:1"], "<graphml><graph><node id='a'/>\n<edge source='a' target='b'/></graph></graphml>"),
        (
            ["bad-value 1:1"],
            "<graphml><key id='k' for='node' attr.name='k' attr.type='int'><default>x</default></key><graph/></graphml>"
        ),
        (
            ["bad-value 2:29"],
            "<graphml><key id='k' for='node' attr.name='k' attr.type='int'/><graph>\n<node id='a'><data key='k'>x</data></node></graph></graphml>"
        ),
        (
            ["not-finite 2:1"],
            "<graphml><key id='k' for='node' attr.name='k' attr.type='double'/><graph>\n<node id='a'><data key='k'>NaN</data></node></graph></graphml>"
        ),
        (
            ["duplicate-key 2:1"],
            "<graphml><key id='k' attr.name='k' attr.type='int'/>\n<key id='k' attr.name='k'/><graph/></graphml>"
        ),
        (
            ["bad-value 2:58"],
            "<graphml><key id='n' attr.name='name'/><key id='k' attr.name='label' attr.type='int'/><graph>\n<node id='a'><data key='n'>x</data><data key='k'>x</data></node></graph></graphml>"
        ),
        (["unknown-key 1:1"], "<graphml><graph><node id='a'><data key='k'>x</data></node></graph></graphml>"),
    ]

    @Test(arguments: malformed) func whatIsWrongIsToldWithItsPlace(_ sample: (expected: [String], text: String)) throws {
        #expect(try codes(sample.text) == sample.expected)
    }

    @Test func entitiesAreRefused() throws {
        var bomb = "<!DOCTYPE graphml [<!ENTITY a \"aaaaaaaaaa\">"
        for (name, next) in zip("abcdefgh", "bcdefghi") {
            bomb += "<!ENTITY \(next) \"" + String(repeating: "&\(name);", count: 10) + "\">"
        }
        bomb += "]><graphml><graph><node id='&i;'/></graph></graphml>"
        #expect(try codes(bomb).map { $0.split(separator: " ")[0] } == ["entity-declaration"])
        let external = "<!DOCTYPE graphml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><graphml><graph><node id='&x;'/></graph></graphml>"
        #expect(try codes(external).map { $0.split(separator: " ")[0] } == ["entity-declaration"])
        // An old document may name a DTD, which is never fetched.
        let dtd = "<!DOCTYPE graphml SYSTEM \"http://x.example/graphml.dtd\"><graphml><graph><node id='a'/></graph></graphml>"
        #expect(try ForeignFixtures.graph(dtd, .graphml).nodeCount == 1)
        let undeclared = "<graphml><graph><node id='a&nbsp;'/></graph></graphml>"
        #expect(try codes(undeclared).first?.hasPrefix("xml-syntax 1:") == true)
    }

    @Test func deepNestingIsNoTrap() throws {
        let depth = 20_000
        let deep =
            "<graphml><graph>" + (0..<depth).map { "<node id='\($0)'><graph>" }.joined()
            + String(repeating: "</graph></node>", count: depth) + "</graph></graphml>"
        #expect(try ForeignFixtures.graph(deep, .graphml).nodeCount == depth)
        #expect(try !codes("<graphml>" + String(repeating: "<x>", count: 100_000)).isEmpty)
    }

    @Test(arguments: 0..<4) func mutationsNeverTrap(_ seed: UInt64) throws {
        try ForeignFixtures.expectNoTrap(
            [Self.full], .graphml,
            tokens: [
                "<", ">", "/>", "</", "\"", "&", "&amp;", "<![CDATA[", "<!--", "<!DOCTYPE x [", "<graph>", "</graph>", "<data key='d1'>",
                "\0",
                "<y:NodeLabel>",
            ], seed: seed)
    }
}
