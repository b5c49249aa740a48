import RelationGraph
import Testing

@testable import GraphFormats

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

    // MARK: Parts

    /// What is read in parts, beside each other, is what is read from front to back; nil if it is left to Expat.
    private static func snapshot(_ bytes: [UInt8], partSize: Int) throws -> GraphSnapshot? {
        guard var reader = try? PlainGraphML(bytes, file: "file", partSize: partSize, threads: 3), let table = try? reader.table() else {
            return nil
        }
        var builder = GraphBuilder(vocabulary: Vocabulary())
        builder.add(table)
        let graph = try builder.build()
        return GraphSnapshot(graph)
    }

    /// A document of many elements, some of which are not plain: comments with tags in them, nested graphs, drawn labels.
    private static func large(oddEvery step: Int?) -> String {
        var lines = [
            "<graphml><key id=\"w\" for=\"edge\" attr.name=\"w\" attr.type=\"double\"/><key id=\"n\" for=\"node\" attr.name=\"name\"/>",
            "<graph edgedefault=\"directed\">",
        ]
        for number in 0..<200 {
            lines.append("<node id=\"node number \(number)\"><data key=\"n\">Ännä \(number)</data></node>")
            let end = number * 7 % 200
            lines.append("<edge source=\"node number \(number)\" target=\"node number \(end)\"><data key=\"w\">\(number).5</data></edge>")
            guard let step, number % step == step - 1 else { continue }
            lines.append("<!-- <node id=\"none\"/> <edge source=\"none\" target=\"none\"/> -->")
            lines.append("<node id=\"odd \(number)\"><graph edgedefault=\"undirected\"><node id=\"in \(number)\"/></graph></node>")
        }
        return (lines + ["</graph></graphml>"]).joined(separator: "\n")
    }

    @Test(arguments: [nil, 150, 70, 10, 1]) func partsAreReadAsTheWholeIs(oddEvery step: Int?) throws {
        let bytes = Array(Self.large(oddEvery: step).utf8)
        let whole = try #require(try Self.snapshot(bytes, partSize: .max))
        for partSize in [40, 100, 333, 1000, 5000] { #expect(try Self.snapshot(bytes, partSize: partSize) == whole, "\(partSize)") }
    }

    @Test(arguments: 0..<4) func damageIsFoundInPartsAsWell(_ seed: UInt64) throws {
        var random = SplitMix64(state: seed)
        let tokens = ["<", ">", "/>", "</graph>", "<!--", "-->", "<node id=\"a\"/>", "</node>", "<edge ", "\"", "\n"].map { Array($0.utf8) }
        let original = Array(Self.large(oddEvery: nil).utf8)
        for _ in 0..<60 {
            let bytes = HostileFileTests.mutated(original, tokens: tokens, &random)
            let whole = try Self.snapshot(bytes, partSize: .max)
            for partSize in [100, 2500] { #expect(try Self.snapshot(bytes, partSize: partSize) == whole, "seed \(seed), \(partSize)") }
        }
    }
}
