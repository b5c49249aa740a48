import Foundation
import GraphFormats
import RelationGraph
import Testing

@Suite struct NativeWriterTests {
    @Test func canonicalTextComesBackByteForByte() throws {
        let text = NativeWriter.text(of: try NativeFixtures.graph(NativeFixtures.canonical))
        #expect(text == NativeFixtures.canonical)
    }

    @Test func untidyTextBecomesCanonicalOnce() throws {
        let graph = try NativeFixtures.graph(NativeFixtures.untidy)
        let written = NativeWriter.text(of: graph)
        let again = try NativeFixtures.graph(written)
        #expect(GraphSnapshot(again) == GraphSnapshot(graph))
        #expect(NativeWriter.text(of: again) == written)
        #expect(written.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 140 || $0.contains("whatever one does with it") })
    }

    @Test func everyFileGetsBackItsOwn() throws {
        let people = """
            # The people.
            relgraph: 1

            people:
              a:
                name: A
                ties:
                  - {met: b, in: [d]}

              b:
                name: B

            ties:
              - {from: a, called: b, in: [d]}

            """
        let documents = """
            relgraph: 1
            title: A title

            vocabulary:
              kinds:
                ship: {label: Ship, section: ships, shape: box, color: blue}

            documents:
              d:
                title: D
                by: a

            """
        let graph = try NativeFixtures.graph(people, documents)
        let files = NativeWriter.files(of: graph)
        #expect(files.map(\.path) == ["a.yaml", "b.yaml"])
        #expect(files.map(\.text) == [people, documents])
    }

    @Test func graphsOfOtherOriginGoToOneFile() throws {
        var builder = GraphBuilder()
        builder.add(NodeDraft(id: Reference("a"), kind: "person", name: "A"))
        builder.add(NodeDraft(id: Reference("b"), kind: "person", name: "B"))
        builder.add(RelationDraft(source: Reference("a"), type: Reference("met"), target: Reference("b"), setting: .list))
        let files = NativeWriter.files(of: try builder.build())
        #expect(files.map(\.path) == [NativeWriter.defaultPath])
        #expect(
            files.map(\.text) == [
                "relgraph: 1\n\npeople:\n  a:\n    name: A\n\n  b:\n    name: B\n\nties:\n  - {from: a, met: b}\n"
            ])
    }

    /// Texts that YAML readers take for something else unless they are quoted.
    static let awkwardTexts = [
        "no", "Yes", "null", "~", "true", "007", "12", "1.5", "1e5", "0x1F", "1_000", "12:30:45", "2015-08-06", "2015-08-06 12:00", ".inf",
        "=", "<<",
        "- a", "a: b", "a:", "a #b", "#a", "*a", "&a", "!a", "%a", "@a", "`a", "[a]", "{a}", "a, b", "a]b", "'a'", "\"a\"", "a\\b", "?",
        "? a", "|", ">",
        "a\u{2028}b", "قاسم سلیمانی", "Ægir", "日本", "🕊️ dove", "https://example.org/?a=1&b=[2]#top", "a\tb", "x: y: z", "-",
        "--- a", "...", "line\nbreak", "  indented\nand not", "a\n\nb\n  c", "tab\n\tc", "a \nb", "e\u{301}", "0.5.1", "1,000", "+1", "-5",
        "5 bad",
    ]

    @Test(arguments: awkwardTexts) func everyTextComesBackTheSame(_ text: String) throws {
        var builder = GraphBuilder()
        var draft = NodeDraft(id: Reference("a"), kind: "person", name: "A")
        draft.facts.note = text
        draft.facts.attributes = [
            Attribute("plain", .text(text)), Attribute("list", .list([.text(text), .integer(1)])),
            Attribute("map", .map([Attribute("k", .text(text))])),
            Attribute(text.replacing("\n", with: " "), .text("as a key")),
        ]
        builder.add(draft)
        let graph = try builder.build()
        let written = NativeWriter.text(of: graph)
        let facts = try #require(try NativeFixtures.graph(written).node(id: "a")).facts
        #expect(facts.attributes == draft.facts.attributes)
        // Space around a text of a field means nothing.
        #expect(facts.note == text.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    @Test func attributesKeepTheirTypes() throws {
        var builder = GraphBuilder()
        var draft = NodeDraft(id: Reference("a"), kind: "person", name: "A")
        draft.facts.attributes = [
            Attribute("int", .integer(-5)), Attribute("most", .integer(.max)), Attribute("least", .integer(.min)),
            Attribute("whole", .decimal(5)),
            Attribute("tiny", .decimal(1e-300)), Attribute("large", .decimal(1e300)), Attribute("infinite", .decimal(-.infinity)),
            Attribute("flag", .boolean(false)), Attribute("text", .text("")), Attribute("list", .list([])), Attribute("map", .map([])),
            Attribute("nested", .list([.list([.integer(1)]), .map([Attribute("a", .list([.text("x")]))])])),
            Attribute("long", .list((0..<60).map { .map([Attribute("index", .integer($0)), Attribute("text", .text("number \($0)"))]) })),
        ]
        builder.add(draft)
        let graph = try NativeFixtures.graph(NativeWriter.text(of: try builder.build()))
        #expect(graph.node(id: "a")?.facts.attributes == draft.facts.attributes)
    }
}
