import Graphviz
import RelationGraph
import Testing

@testable import MapRendering

/// What a page weighs, and whom it names.
@Suite struct ExplorerWeightTests {
    @Test(
        "The page of the bundled graph drawn whole is below 1 MB with any layout, with room for more",
        arguments: [MapLayout.dot, .neato, .fast, .sfdp])
    func size(_ layout: MapLayout) throws {
        var options = MapOptions()
        options.layout = layout
        let (part, composed) = try MapRequest().compose(MapFixtures.bundled(), options)
        let page = try MapRenderer().page(part, composed, Selection())
        #expect(page.bytes.count < 950_000, "\(page.bytes.count)")
    }

    @Test(
        "A line is on the page with all its parts, however its head is drawn",
        arguments: ["no-information", "called", "denied", "supplies"])
    func heads(_ type: String) throws {
        let isStance = ["no-information", "denied"].contains(type)
        let graph = try MapFixtures.graph(
            """
            relgraph: 1
            people: {ann: {name: Ann\(isStance ? "" : ", ties: [{\(type): bob}]")}, bob: {name: Bob}}
            statements: {s: {says: He came, stances: [\(isStance ? "{\(type): ann}" : "")]}}

            """)
        let fixture = try ExplorerFixture(graph, theme: .light)
        let page = try SVGDocument(String(try #require(fixture.html.firstMatch(of: /<svg id="map"(?s:.*?)<\/svg>/)).0))
        let parts = page.elements.filter { $0.parent?["class"] == "line" && $0.name == "path" }
        let figure = try SVGDocument(
            try #require(MapRenderer().render(MapDiagram(fixture.part, MapOptions()), MapOptions(), format: .svg).figure).text)
        let drawn = figure.elements.filter { $0.parent?["class"] == "line" && $0.name != "title" }
        #expect(drawn.count >= 2 && !parts.isEmpty)
        // Each part begins anew.
        let begun = parts.compactMap { $0["d"] }.joined().count { $0 == "M" }
        #expect(begun == drawn.count, "\(parts.compactMap { $0["d"] })")
    }

    @Test("The style of the page speaks of no shape that pages do not have") func style() {
        #expect(ExplorerAssets.style.firstMatch(of: /\b(polygon|polyline|ellipse|circle)\b/) == nil)
    }

    private static let notes = """
        relgraph: 1
        people: {ann: {name: Ann}, bob: {name: Bob}, eve: {name: Yvette}}
        outlets: {paper: {name: The Paper}}
        sources: {whisper: {name: A Whisper, anonymous: true}}
        documents: {d1: {title: First, date: 2020-01-02}}
        statements:
          s:
            says: He came
            stances:
              - {asserted: ann, on: 2020-01-01, via: paper, citing: whisper, in: [d1]}
              - {reported: paper, on: 2020-01-01, in: [d1]}
              - {denied: bob, on: 2020-01-01, in: [d1]}
              - {denied: eve, on: 2020-01-01, in: [d1]}

        """

    private func html(_ selection: Selection) throws -> String {
        try ExplorerFixture(MapFixtures.graph(Self.notes), selection: selection).html
    }

    @Test("The reasons for a status name nobody whom the selection hides, but count them") func reasons() throws {
        #expect(try html(Selection()).contains("denied by Bob and Yvette"))
        var selection = Selection()
        selection.types = ["asserted"]
        let page = try html(selection)
        #expect(page.contains("\": asserted by Ann; reported by one not shown; denied by two not shown"))
        for name in ["Bob", "Yvette"] { #expect(!page.contains(name)) }
    }

    @Test("Through whom words passed is counted where the kind is hidden: on pages, in titles, in tables") func provenance() throws {
        var selection = Selection()
        selection.excludedKinds = ["source", "outlet"]
        #expect(try html(Selection()).contains("via The Paper, citing A Whisper"))
        var request = MapRequest()
        request.selection = selection
        let (part, options) = try request.compose(MapFixtures.graph(Self.notes), MapOptions())
        let map = try MapRenderer().render(part, options, format: .svg)
        for text in [try html(selection), String(decoding: map.bytes, as: UTF8.self), RelationTable(map.diagram).html] {
            #expect(text.contains("via one not shown, citing one not shown"))
            #expect(!text.contains("Whisper") && !text.contains("The Paper"))
        }
    }
}
