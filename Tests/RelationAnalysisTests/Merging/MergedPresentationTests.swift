import GraphFormats
import RelationAnalysis
import RelationGraph
import Testing

/// What figures say and look like, of several authors.
@Suite struct MergedPresentationTests {
    private static func merge(
        _ a: String, _ b: String, base: String? = nil, preferring preferred: Int? = nil
    ) throws -> GraphMerge {
        var decisions = GraphMerge.Decisions()
        decisions.preferred = preferred
        return try GraphMerge(
            [.init(GraphMergeTests.graph(a, file: "a.yaml")), .init(GraphMergeTests.graph(b, file: "b.yaml"))],
            base: base.map { try GraphMergeTests.graph($0, file: "base.yaml") }, decisions)
    }

    private static let said = "subtitle: S\ndate: 2020-05\ncredit: The desk\nstyle: {font: serif, colors: {light: {canvas: \"#ffffff\"}}}\n"

    @Test func whatOneAuthorSaysIsTakenOver() throws {
        for (a, b) in [(Self.said, ""), ("", Self.said), (Self.said, Self.said)] {
            let graph = try #require(try Self.merge(a, b).graph)
            #expect(graph.presentation == (try GraphMergeTests.graph(Self.said, file: a.isEmpty ? "b.yaml" : "a.yaml")).presentation)
        }
    }

    @Test(arguments: [
        ("subtitle", "S", "T"), ("date", "2020-05", "2020-06"), ("credit", "The desk", "Ann"),
    ]) func twoValuesAreAConflict(_ key: String, _ one: String, _ other: String) throws {
        let merge = try Self.merge("\(key): \(one)\n", "people: {p: P}\n\(key): \(other)\n")
        let conflict = try #require(merge.conflicts.first)
        #expect(merge.graph == nil && merge.conflicts.count == 1)
        #expect(conflict.subject == .graph && conflict.field == [key] && conflict.versions.map(\.text) == [one, other])
        #expect(conflict.versions.map { $0.place?.file } == ["a.yaml", "b.yaml"])
        let settled = try Self.merge("\(key): \(one)\n", "\(key): \(other)\n", preferring: 1)
        #expect(settled.conflicts.isEmpty && settled.settled.map(\.field) == [[key]])
        #expect(NativeWriter.text(of: try #require(settled.graph)).contains("\(key): \(other)\n"))
        // Whoever changed it is followed.
        let followed = try Self.merge("\(key): \(one)\n", "\(key): \(other)\n", base: "\(key): \(one)\n")
        #expect(NativeWriter.text(of: try #require(followed.graph)).contains("\(key): \(other)\n"))
    }

    @Test func stylesUniteEntryByEntry() throws {
        let one =
            "style: {font: serif, kinds: {person: {color: green}}, relations: {met: {dash: dotted}}, colors: {light: {canvas: \"#ffffff\"}}}\n"
        let other =
            "style: {sizes: {title: 20}, kinds: {person: {shape: box}, place: {color: blue}}, colors: {light: {ochre: {line: \"#aa0000\"}}}}\n"
        let style = try #require(try Self.merge(one, other).graph?.presentation.style)
        #expect(style.font == .serif && style.titleSize == 20 && style.relations["met"]?.dash == .dotted)
        #expect(style.kinds["person"]?.color == StyleColor.palette(.green) && style.kinds["person"]?.shape == .box)
        #expect(style.colors[.light]?.surfaces[.canvas] == "#ffffff" && style.colors[.light]?.tones[.ochre]?[.line] == "#aa0000")
        let conflict = try #require(try Self.merge(one, one.replacing("color: green", with: "color: blue")).conflicts.first)
        #expect(conflict.field == ["style", "kinds", "person", "color"] && conflict.versions.map(\.text) == ["green", "blue"])
    }

    @Test func viewsThatDifferInTheirCreditDateStyleOrStepsAreAConflictThatSaysIn() throws {
        func view(_ part: String) -> String { "people: {p: P, q: Q}\nviews: {default: {title: V, \(part)}}\n" }
        for (one, other, words) in [
            ("credit: A", "credit: B", ["credit: A", "credit: B"]),
            ("date: 2020", "highlight: [p]", ["date: 2020; highlight: none", "date: none; highlight: p"]),
            ("steps: [{caption: One}]", "steps: [{caption: Two}]", ["steps: “One”", "steps: “Two”"]),
            ("style: {font: serif}", "style: {font: narrow}", ["another style or other steps", "another style or other steps"]),
            ("steps: [{caption: One, keep: [p]}]", "steps: [{caption: One, keep: [q]}]", ["other steps", "other steps"]),
        ] {
            let conflict = try #require(try Self.merge(view(one), view(other)).conflicts.first, "\(one)")
            #expect(conflict.subject == .view("default") && conflict.versions.map(\.text) == words)
        }
        // Where a view stands is no part of it, nor where a colour of its style does.
        let coloured = view("style: {colors: {light: {canvas: \"#ffffff\"}}}")
        #expect(try Self.merge(coloured, "title: T\n" + coloured).conflicts.isEmpty)
    }
}
