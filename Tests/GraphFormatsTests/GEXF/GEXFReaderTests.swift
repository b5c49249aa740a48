import GraphFormats
import RelationGraph
import Testing

@Suite struct GEXFReaderTests {
    private func codes(_ text: String) throws -> [String] { try ForeignFixtures.codes(text, .gexf) }

    private static func document(_ content: String, _ graph: String = "defaultedgetype=\"directed\"") -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\"><graph \(graph)>\n\(content)</graph></gexf>"
    }

    static let full = """
        <?xml version="1.0" encoding="UTF-8"?>
        <gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">
        <meta lastmodifieddate="2009-03-20"><creator>Somebody</creator><description>A graph</description></meta>
        <graph mode="dynamic" defaultedgetype="undirected" timeformat="date">
        <attributes class="node" mode="static">
        <attribute id="0" title="url" type="anyURI"/><attribute id="1" title="indegree" type="float"/>
        <attribute id="2" title="frog" type="boolean"><default>true</default></attribute><attribute id="3" title="age" type="integer"/>
        </attributes>
        <attributes class="edge"><attribute id="0" title="since" type="string"/></attributes>
        <nodes>
        <node id="a" label="Ann" start="2009-03-01" end="2010"><attvalues><attvalue for="0" value="https://example.org"/>
        <attvalue for="1" value="1"/><attvalue for="3" value="30"/></attvalues>
        <viz:color r="255" g="0" b="16" a="0.5"/><viz:position x="1.5" y="-2" z="0.0"/><viz:size value="2.5"/><viz:shape value="disc"/></node>
        <node id="b" label="Bob"><spells><spell start="2009-01-01" end="2009-01-15"/><spell start="2009-01-30"/></spells>
        <nodes><node id="c" label="Carl"/></nodes></node>
        </nodes>
        <edges>
        <edge id="0" source="a" target="b" weight="2"/>
        <edge id="1" source="a" target="c" type="directed" label="pays" weight="3"><attvalues><attvalue for="0" value="2007"/></attvalues>
        <viz:thickness value="4"/></edge>
        <edge id="2" source="b" target="c" kind="family"/>
        </edges>
        </graph></gexf>
        """

    @Test func everythingIsRead() throws {
        let graph = try ForeignFixtures.graph(Self.full, .gexf)
        #expect(graph.warnings.isEmpty)
        #expect(graph.nodes.map(\.name) == ["Ann", "Bob", "Carl"])
        let ann = [
            "start": "2009-03-01", "end": "2010", "viz:color": "#ff0010/0.5", "viz:x": "1.5", "viz:y": "-2.0", "viz:z": "0.0",
            "viz:size": "2.5", "viz:shape": "disc", "url": "https://example.org", "indegree": "1.0", "frog": "true", "age": "30",
        ]
        #expect(attributes(graph, "a") == ann)
        #expect(
            attributes(graph, "b") == [
                "start": "2009-01-01", "spells": "2009-01-01/2009-01-15; 2009-01-30/..", "frog": "true",
            ])
        #expect(attributes(graph, "c") == ["parent": "b", "frog": "true"])
        #expect(
            ForeignFixtures.edges(graph) == [
                "a -edge b weight=2", "a pays c weight=3 viz:thickness=4.0 since=“2007”", "b -family c",
            ])
    }

    private func attributes(_ graph: RelationGraph, _ id: String) -> [String: String] {
        Dictionary(uniqueKeysWithValues: (graph.node(id: id)?.facts.attributes ?? []).map { ($0.key, $0.value.text) })
    }

    /// GEXF 1.0 and 1.1 name the attribute of a value otherwise.
    @Test func olderVersionsAreRead() throws {
        let text = """
            <gexf xmlns="http://www.gexf.net/1.1draft" version="1.1"><graph type="static" edgetype="undirected">
            <attributes class="node" type="static"><attribute id="x" title="X" type="string"/></attributes>
            <nodes><node id="a" label="A"><attvalues><attvalue id="x" value="1"/></attvalues></node></nodes>
            <edges><edge id="e" source="a" target="a"/></edges></graph></gexf>
            """
        let graph = try ForeignFixtures.graph(text, .gexf)
        #expect(attributes(graph, "a") == ["X": "1"])
        #expect(ForeignFixtures.edges(graph) == ["a -edge a"])
    }

    @Test func attributesGiveTheTypeBeforeTheLabel() throws {
        let text = Self.document(
            """
            <attributes class="edge"><attribute id="t" title="relation" type="string"/></attributes><nodes><node id="a"/></nodes>
            <edges><edge source="a" target="a" label="5 %" kind="k"><attvalues><attvalue for="t" value="owns"/></attvalues></edge></edges>
            """)
        #expect(try ForeignFixtures.edges(text, .gexf) == ["a owns a label=“5 %” kind=“k”"])
    }

    /// As Gephi writes it when asked to write what is missing.
    @Test func nullIsNoValue() throws {
        let text = Self.document(
            """
            <attributes class="node"><attribute id="v" title="size" type="double"><default>7</default></attribute><attribute id="w" title="word" type="string"/></attributes>
            <nodes><node id="a"><attvalues><attvalue for="v" value="null"/><attvalue for="w" value="null"/></attvalues></node></nodes>
            """)
        #expect(try attributes(ForeignFixtures.graph(text, .gexf), "a") == ["word": "null"])
    }

    @Test func valuesInTimeKeepTheLast() throws {
        let text = Self.document(
            """
            <attributes class="node" mode="dynamic"><attribute id="t" title="rank" type="integer"/></attributes><nodes><node id="a"><attvalues>
            <attvalue for="t" value="1" start="2001" end="2002"/><attvalue for="t" value="2" start="2002"/></attvalues></node></nodes>
            """)
        let graph = try ForeignFixtures.graph(text, .gexf)
        #expect(graph.warnings.map(\.code) == ["dynamic-values"])
        #expect(attributes(graph, "a") == ["rank": "2"])
    }

    static let malformed: [(expected: [String], text: String)] = [
        (["empty-file 1:1"], ""), (["other-format 1:1"], "<graphml/>"), (["no-graph 1:1"], "<gexf/>"),
        (["xml-syntax 3:1"], "<gexf><graph>\n<nodes>\n"), (["missing-id 3:8"], document("<nodes><node/></nodes>")),
        (["duplicate-id 4:1"], document("<nodes><node id='a'/>\n<node id='a'/></nodes>")),
        (["missing-end 3:8"], document("<edges><edge source='a'/></edges>")),
        (["unknown-reference 4:1"], document("<nodes><node id='a'/></nodes><edges>\n<edge source='a' target='b'/></edges>")),
        (["bad-weight 3:37"], document("<nodes><node id='a'/></nodes><edges><edge source='a' target='a' weight='x'/></edges>")),
        (
            ["bad-value 4:12"],
            document(
                "<attributes class='node'><attribute id='t' title='n' type='integer'/></attributes><nodes><node id='a'>\n<attvalues><attvalue for='t' value='x'/></attvalues></node></nodes>"
            )
        ),
        (
            ["duplicate-key 4:1"],
            document("<attributes class='node'><attribute id='t'/>\n<attribute id='t'/></attributes><nodes/>")
        ),
        (["unknown-key 3:1"], document("<nodes><node id='a'><attvalues><attvalue for='t' value='x'/></attvalues></node></nodes>")),
    ]

    @Test(arguments: malformed) func whatIsWrongIsToldWithItsPlace(_ sample: (expected: [String], text: String)) throws {
        let found = try codes(sample.text)
        #expect(found == sample.expected, "\(sample.text)")
    }

    @Test func entitiesAreRefused() throws {
        let bomb =
            "<!DOCTYPE gexf [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><gexf><graph><nodes><node id='&b;'/></nodes></graph></gexf>"
        #expect(try codes(bomb).map { $0.split(separator: " ")[0] } == ["entity-declaration"])
    }

    @Test(arguments: 0..<4) func mutationsNeverTrap(_ seed: UInt64) throws {
        try ForeignFixtures.expectNoTrap(
            [Self.full], .gexf,
            tokens: [
                "<", ">", "/>", "\"", "&", "<nodes>", "</nodes>", "<node id='a'>", "<spells>", "<attvalue for='9' value='x'/>", "<edges>",
                "\0",
            ],
            seed: seed)
    }

    @Test func longWeightsKeepTheirDigits() throws {
        let graph = try ForeignFixtures.graph("a b 1234567890123456789\nb c 2\n", .edgeList)
        let bytes = try #require(try GraphExport(graph, as: .gexf).files.first?.bytes)
        #expect(ForeignFixtures.edges(try ForeignFixtures.graph(bytes, .gexf)) == ForeignFixtures.edges(graph))
    }
}
