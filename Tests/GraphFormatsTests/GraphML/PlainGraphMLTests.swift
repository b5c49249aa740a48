import GraphFormats
import RelationGraph
import Testing

/// The fast way through plain GraphML and the way through Expat give the same graph; what is not plain, or is wrong, goes the latter.
@Suite struct PlainGraphMLTests {
    /// A document type without declarations changes nothing but the way.
    private static func viaExpat(_ text: String) -> String {
        let start = text.firstRange(of: "<graphml")?.lowerBound ?? text.startIndex
        return String(text[..<start]) + "<!DOCTYPE graphml>" + String(text[start...])
    }

    static let documents = [
        GraphMLReaderTests.full,
        """
        <?xml version='1.0' encoding='utf-8' standalone='yes'?>
        <!-- a comment -->
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
        <key id="n" for="node" attr.name="name" attr.type="string"/><key id="i" for="node" attr.name="i" attr.type="int"><default>7</default></key>
        <key id="w" for="edge" attr.name="w" attr.type="double"/><key id="l" for="edge" attr.name="label"/><key id="t" for="edge" attr.name="type"/>
        <key id="b" for="all" attr.name="b" attr.type="boolean"/><key id="s" for="all" attr.name="s"/>
        <graph edgedefault="undirected">
        <node id="a"><data key="n"> Ann &amp; &#x42;ob </data><data key="b">true</data></node>
        <node id="b"><data key="i">-5</data><data key="s">ä\u{A0}</data><data key="s" xml:space="preserve"> x </data></node>
        <node id="c &gt; d"><!-- none --><data key="b">1</data><graph edgedefault="directed"><node id="e"/><edge source="e" target="a"/></graph></node>
        <edge source="a" target="b" directed="true"><data key="w">1.5</data><data key="l">pays</data></edge>
        <edge target="c &gt; d" source="b"><data key="l">first</data><data key="t">second</data><data key="w">  2
        </data></edge>
        <edge source="a" target="a"><data key="b">false</data><data key="s"></data><data key="u">undeclared</data></edge>
        <edge source="a" target="b"><data key="l"><y:EdgeLabel>drawn</y:EdgeLabel></data></edge>
        </graph></graphml>
        """,
    ]

    @Test(arguments: documents) func bothWaysGiveTheSame(_ text: String) throws {
        for text in [text, text.replacing("\n", with: "\r\n")] {
            let plain = try ForeignFixtures.graph(text, .graphml)
            let other = try ForeignFixtures.graph(Self.viaExpat(text), .graphml)
            #expect(GraphSnapshot(plain) == GraphSnapshot(other))
            #expect(plain.warnings.map(\.code) == other.warnings.map(\.code))
            #expect(plain.nodes.map { $0.place?.line } == other.nodes.map { $0.place?.line })
            #expect(plain.relations.map { $0.place?.line } == other.relations.map { $0.place?.line })
        }
    }

    /// Whatever is damaged, both ways say the same of it.
    @Test(arguments: 0..<6) func bothWaysSayTheSameOfDamage(_ seed: UInt64) throws {
        var random = SplitMix64(state: seed)
        let tokens = [
            "<", ">", "/>", "</", "\"", "'", "&", "&amp;", "&#0;", "&#x41;", "]]>", "<!--", "-->", "--", "<data key=\"n\">", "</node>",
            "\r", "\u{1}", "=", "\u{FFFE}",
        ]
        .map { Array($0.utf8) }
        for _ in 0..<150 {
            let original = Array(Self.documents[Int(random.next() % UInt64(Self.documents.count))].utf8)
            let bytes = HostileFileTests.mutated(original, tokens: tokens, &random)
            let text = String(decoding: bytes, as: UTF8.self)
            guard Array(text.utf8) == bytes, text.contains("<graphml"), !text.contains("<!DOCTYPE") else { continue }
            let plain = try ForeignFixtures.problems(bytes, .graphml).map { "\($0.code) \($0.place?.line ?? 0)" }
            let other = try ForeignFixtures.problems(Array(Self.viaExpat(text).utf8), .graphml).map { "\($0.code) \($0.place?.line ?? 0)" }
            #expect(plain == other, "seed \(seed): \(text)")
        }
    }
}
