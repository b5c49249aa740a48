import Graphviz
import RelationGraph
import Testing

@testable import MapRendering

@Suite struct MapSeriesTests {
    /// The dispute with a view of the given steps.
    func series(_ steps: String, fields: String = "group-by: country") throws -> (graph: RelationGraph, series: MapSeries) {
        let graph = try MapFixtures.graph(
            """
            relgraph: 1
            title: Did he come?
            views:
              default: {title: The dispute, subtitle: Who says what, no-kinds: [document], \(fields), steps: [\(steps)]}
            people:
              peskov:
                {name: Dmitry Peskov, country: Russia, ties: [{spokesperson-of: putin, since: 2012, in: [mt]}, {works-for: kremlin, in: [trt]}]}
              putin: {name: Vladimir Putin, country: Russia, ties: [{met: hermit, in: [mt]}]}
              hermit: {name: A Hermit}
            organizations: {kremlin: {name: Kremlin, country: Russia}}
            sources: {western: {name: Western officials, anonymous: true}}
            outlets: {reuters: {name: Reuters}}
            documents: {mt: {date: 2015-08-09, title: First}, trt: {date: 2015-08-15, title: Second}}
            statements:
              visit:
                says: The general visited Moscow in July 2015
                stances:
                  - {reported: reuters, on: 2015-08-07, citing: western, in: [mt]}
                  - {denied: peskov, on: 2015-08-08, in: [mt]}
              later:
                says: The general visited Moscow in February 2017
                stances: [{asserted: reuters, on: 2017-02-15, in: [trt]}, {denied: kremlin, on: 2017-02-16, in: [trt]}]
            """)
        var request = MapRequest()
        request.view = graph.view(named: "default")
        return (graph, try request.composeSeries(graph, MapOptions()))
    }

    private func diagram(_ steps: String, fields: String = "group-by: country", figure: Int = 1) throws -> MapDiagram {
        let series = try series(steps, fields: fields).series
        return MapDiagram(series.part, series.figures[figure - 1].options)
    }

    private func broughtOut(_ steps: String) throws -> (nodes: Set<String>, lines: Set<String>) {
        let diagram = try diagram(steps)
        let lines = diagram.lines.filter(\.isHighlighted).map {
            "\(diagram.boxes[$0.source].node.id) \($0.type.id) \(diagram.boxes[$0.target].node.id)"
        }
        return (Set(diagram.boxes.filter(\.isHighlighted).map(\.node.id)), Set(lines))
    }

    @Test(arguments: [
        ("First Ann speaks", "First Ann speaks. A map"), ("Who “spoke?”", "Who “spoke?” A map"), ("She spoke.", "She spoke. A map"),
    ])
    func aCaptionIsASentenceOfTheDescription(_ caption: String, _ expected: String) throws {
        #expect(try diagram("{caption: '\(caption)'}").summary.hasPrefix("Step 1 of 1. \(expected) of "))
    }

    // MARK: What is brought out

    @Test func namedNodesAndTheLinesBetweenThem() throws {
        let found = try broughtOut("{caption: c, highlight: [peskov, visit, putin]}")
        #expect(found.nodes == ["peskov", "visit", "putin"])
        #expect(found.lines == ["peskov denied visit", "peskov spokesperson-of putin"])
    }

    @Test func ofASingleNodeAllItsLines() throws {
        let found = try broughtOut("{caption: c, highlight: [reuters]}")
        #expect(found.lines == ["reuters reported visit", "reuters cites western", "reuters asserted later"].mapped)
    }

    @Test func typesAndDocumentsNarrow() throws {
        #expect(try broughtOut("{caption: c, highlight: [peskov], types: [denied]}").lines == ["peskov denied visit"])
        #expect(try broughtOut("{caption: c, types: [denied]}").lines == ["peskov denied visit", "kremlin denied later"])
        #expect(try broughtOut("{caption: c, types: [denied], documents: [trt]}").lines == ["kremlin denied later"])
        let none = try broughtOut("{caption: c, highlight: [peskov, visit], types: [met]}")
        #expect(none.lines.isEmpty && none.nodes == ["peskov", "visit"])
    }

    @Test func aStatementWithItsStancesAndTheirWays() throws {
        let found = try broughtOut("{caption: c, statement: visit}")
        #expect(found.nodes == ["visit", "reuters", "western", "peskov"])
        #expect(found.lines == ["reuters reported visit", "reuters cites western", "peskov denied visit"].mapped)
    }

    @Test func aConnection() throws {
        let found = try broughtOut("{caption: c, path: [reuters, putin]}")
        #expect(found.nodes == ["reuters", "visit", "peskov", "putin"])
        #expect(found.lines == ["reuters reported visit", "peskov denied visit", "peskov spokesperson-of putin"])
    }

    @Test func aCaptionAloneShowsTheMapAsItIs() throws {
        let diagram = try diagram("{caption: c}")
        #expect(!diagram.boxes.contains { $0.isHighlighted || $0.isDimmed })
        #expect(!diagram.lines.contains { $0.isHighlighted || $0.isDimmed })
    }

    @Test func whatIsKeptDoesNotFadeNorWhatMayNot() throws {
        let kept = try diagram("{caption: c, highlight: [visit, reuters], keep: [kremlin, peskov]}")
        #expect(try !kept.box("kremlin").isDimmed && !kept.box("kremlin").isHighlighted)
        #expect(try !kept.line("peskov", "works-for", "kremlin").isDimmed)
        #expect(try kept.box("putin").isDimmed)
        let whole = try diagram("{caption: c, highlight: [visit, reuters], fade: false}")
        #expect(!whole.boxes.contains(where: \.isDimmed) && !whole.lines.contains(where: \.isDimmed))
        #expect(try whole.box("visit").isHighlighted)
    }

    @Test func whatWasNotKnownIsNotDrawn() throws {
        let diagram = try diagram("{caption: c, highlight: [reuters], as-of: 2015-08-09}")
        #expect(try diagram.box("later").isHidden && diagram.line("reuters", "asserted", "later").isHidden)
        #expect(try !diagram.box("visit").isHidden && !diagram.line("peskov", "denied", "visit").isHidden)
        #expect(try !diagram.line("reuters", "asserted", "later").isHighlighted)
        #expect(diagram.summary.hasPrefix("Step 1 of 1, as of 9 Aug 2015. c. A map of "))
        #expect(!diagram.summary.contains("2017"))
    }

    // MARK: Notes and errors

    @Test func whatTheViewDoesNotShowIsAddedToEveryFigure() throws {
        let (graph, series) = try series("{caption: a, highlight: [hermit, putin]}, {caption: b}", fields: "nodes: [visit, peskov, putin]")
        #expect(series.part.contains(try #require(graph.node(id: "hermit"))))
        #expect(series.notes.count == 1 && series.notes[0].contains("1 node "))
    }

    @Test func aStepThatBringsOutNothingIsTold() throws {
        let notes = try series("{caption: a, types: [commands]}").series.notes
        #expect(notes.count == 1 && notes[0].hasPrefix("Step 1 brings out nothing"))
    }

    @Test func aViewWithoutStepsHasNoSeries() throws {
        let graph = try MapFixtures.dispute()
        var request = MapRequest()
        request.view = graph.view(named: "default")
        #expect { try request.composeSeries(graph, MapOptions()) } throws: { "\($0)".contains("`steps:`") }
    }

    @Test func theBundledStoryIsDrawn() throws {
        let graph = try MapFixtures.bundled()
        var request = MapRequest()
        request.view = graph.view(named: "default")
        let series = try request.composeSeries(graph, MapOptions())
        #expect(series.notes.isEmpty && series.figures.count == 6)
        for figure in series.figures { #expect(MapDiagram(series.part, figure.options).lines.contains { $0.isHighlighted }) }
    }
}

extension [String] {
    /// Citing points from who cites to who is cited.
    fileprivate var mapped: Set<String> { Set(map { $0.replacing(" cites ", with: " citing ") }) }
}
