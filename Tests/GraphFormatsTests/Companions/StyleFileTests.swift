import Foundation
import GraphFormats
import RelationGraph
import Testing

@Suite struct StyleFileTests {
    private static let house = """
        relgraph-style: 1
        font: serif
        sizes: {title: 22, subtitle: 12}
        colors:
          light:
            canvas: "#FFFDF7"
            blue: {line: "#004488", fill: "#e8eef8", text: "#00336a"}
          dark: {text: "#eeeeee"}
        kinds:
          person: {shape: box, color: green}
        relations:
          denied: {color: "#aa0000", dash: dashed, arrow: tee, width: bold}
        """

    private func read(_ text: String) throws(GraphProblems) -> MapStyle {
        try StyleFile.read(Array(text.utf8), file: "house.style.yaml", vocabulary: .builtIn)
    }

    @Test func saysWhatChanges() throws {
        let style = try read(Self.house)
        #expect(style.font == .serif && style.titleSize == 22 && style.subtitleSize == 12)
        #expect(style.colors[.light]?.surfaces == [.canvas: "#fffdf7"])
        #expect(style.colors[.light]?.tones[.blue]?[.line] == "#004488")
        #expect(style.colors[.light]?.place == SourcePlace(file: "house.style.yaml", line: 5, column: 3))
        let vocabulary = Vocabulary.builtIn.styled(style)
        #expect(vocabulary.kind("person")?.style.shape == .box && vocabulary.kind("person")?.style.color == .palette(.green))
        #expect(vocabulary.kind("person")?.style.column == Vocabulary.builtIn.kind("person")?.style.column)
        #expect(vocabulary.kind("place") == Vocabulary.builtIn.kind("place"))
        #expect(vocabulary.relationType("denied")?.style == LineStyle(.fixed("aa0000"), dash: .dashed, arrow: .tee, width: .bold))
        #expect(vocabulary.relationTypes.map(\.id) == Vocabulary.builtIn.relationTypes.map(\.id))
    }

    @Test(
        arguments: [
            ("font: serif", "missing-version", 1, 1), ("relgraph-style: 1\nfont: Comic Sans\n", "unknown-value", 2, 7),
            ("relgraph-style: 1\nfonts: serif\n", "unknown-field", 2, 1),
            ("relgraph-style: 1\nsizes: {title: 400}\n", "unknown-value", 2, 16),
            ("relgraph-style: 1\ncolors:\n  sepia: {}\n", "unknown-field", 3, 3),
            ("relgraph-style: 1\ncolors:\n  dark: {canvas: red}\n", "unknown-value", 3, 18),
            ("relgraph-style: 1\ncolors:\n  dark: {blue: {lines: \"#000000\"}}\n", "unknown-field", 3, 17),
            ("relgraph-style: 1\nkinds:\n  persn: {shape: box}\n", "unknown-kind", 3, 3),
            ("relgraph-style: 1\nkinds:\n  person: {shape: bx}\n", "unknown-value", 3, 19),
            ("relgraph-style: 1\nkinds:\n  person: {arrow: tee}\n", "unknown-field", 3, 12),
            ("relgraph-style: 1\nrelations:\n  deny: {dash: solid}\n", "unknown-relation-type", 3, 3),
            ("relgraph-style: 1\nrelations:\n  denied: {color: pink}\n", "unknown-value", 3, 19),
        ])
    func namesTheOffenceAndItsPlace(_ text: String, _ code: String, _ line: Int, _ column: Int) throws {
        let problems = #expect(throws: GraphProblems.self) { try read(text) }
        let problem = try #require(problems?.problems.first { $0.code == code }, "\(problems?.description ?? "")")
        #expect(problem.place == SourcePlace(file: "house.style.yaml", line: line, column: column))
        #expect(!problem.remedy.isEmpty)
    }

    @Test func theSchemaKnowsTheSameFields() throws {
        let schema = try #require(try JSONSerialization.jsonObject(with: Data(StyleFile.schema().utf8)) as? [String: Any])
        let properties = try #require(schema["properties"] as? [String: [String: Any]])
        #expect(properties.keys.sorted() == ["colors", "font", "kinds", "relations", "relgraph-style", "sizes"])
        let themes = try #require(properties["colors"]?["properties"] as? [String: [String: Any]])
        #expect(themes.keys.sorted() == ["dark", "light", "print"])
        let light = try #require(themes["light"]?["properties"] as? [String: Any])
        #expect(light.count == MapStyle.Surface.allCases.count + PaletteColor.allCases.count)
    }
}
