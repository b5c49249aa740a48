import Graphviz
import RelationGraph
import Testing

@testable import MapRendering

@Suite struct MapSeriesTests {
    /// The dispute with a view of the given steps.
    private func series(_ steps: String, fields: String = "group-by: country") throws -> (graph: RelationGraph, series: MapSeries) {
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

    // MARK: The series

    private static let three =
        "{caption: One., highlight: [visit, reuters]}, {caption: Two., types: [denied]}, {caption: Three., as-of: 2015-08-09}"

    /// Every figure has the same size and puts everything where the others have it.
    @Test func nothingMoves() throws {
        let rendered = try MapRenderer().render(series(Self.three).series)
        let documents = try rendered.figures.map { try SVGDocument(String(decoding: $0.bytes, as: UTF8.self)) }
        #expect(documents.count == 3)
        let roots = documents.map { $0.elements[0] }
        for name in ["viewBox", "width", "height"] { #expect(Set(roots.map { $0[name] }).count == 1) }
        func places(_ document: SVGDocument) -> [String: String] {
            var places: [String: String] = [:]
            var outlined: Set<String> = []
            for element in document.elements {
                guard let owner = element.parent, ["box", "line"].contains(owner["class"]), let id = owner["id"] else { continue }
                // The outline that a box has in any case; what tells where a statement stands differs from date to date.
                if owner["class"] == "box", !outlined.insert("\(id) \(element.name)").inserted { continue }
                let key = "\(id.split(separator: "-").last ?? "") \(element.name)"
                let place = ["points", "d", "cx", "cy"].compactMap { element[$0] }.joined(separator: " ")
                if !place.isEmpty { places[key, default: ""] += place }
            }
            return places
        }
        let whole = places(documents[0])
        #expect(whole.count > 10)
        #expect(places(documents[1]) == whole)
        for (key, place) in places(documents[2]) { #expect(whole[key] == place, "\(key)") }
        #expect(documents[2].all(class: "box").count < documents[0].all(class: "box").count)
        #expect(Set(documents.map { $0.elements[0]["id"] }).count == 3)
    }

    @Test func numberAndCaptionStandAboveTheMapAndInItsDescription() throws {
        let rendered = try MapRenderer().render(series(Self.three).series)
        #expect(rendered.figures.map(\.number) == [1, 2, 3] && rendered.figures.map(\.caption) == ["One.", "Two.", "Three."])
        for (index, figure) in rendered.figures.enumerated() {
            let document = try SVGDocument(String(decoding: figure.bytes, as: UTF8.self))
            let date = figure.asOf == nil ? "" : ", as of 9 Aug 2015"
            let text = "Step \(index + 1) of 3\(date). \(figure.caption)"
            #expect(figure.numberedCaption == text)
            #expect(document.all("text").contains { $0.text == text } && document.all("text").contains { $0.text == "The dispute" })
            #expect(document.all("desc").first?.text == figure.description && figure.description.hasPrefix(text))
        }
    }

    @Test func theLongestCaptionDecidesTheRoomOfAll() throws {
        let long = String(repeating: "very long words ", count: 30)
        let figures = try MapRenderer().render(series("{caption: Short.}, {caption: \(long)}").series).figures
        let boxes = try figures.map { try SVGDocument(String(decoding: $0.bytes, as: UTF8.self)).elements[0]["viewBox"] }
        #expect(boxes[0] == boxes[1])
    }

    @Test func oneFigureByItselfIsThatOfTheSeries() throws {
        let series = try series(Self.three).series
        let all = try MapRenderer().render(series).figures
        let one = try MapRenderer().render(series, only: 2).figures
        #expect(one.count == 1 && one[0].bytes == all[1].bytes)
    }

    /// Lines brought out are bold and labelled in their own figure only.
    @Test func pensAndLabelsAreThoseOfTheFigure() throws {
        let many = (0..<30).map { "p\($0): {name: P\($0), ties: [{met: q}]}" }.joined(separator: ", ")
        let graph = try MapFixtures.graph(
            """
            relgraph: 1
            views: {default: {steps: [{caption: a, highlight: [p0, q]}, {caption: b, highlight: [p1, q]}]}}
            people: {q: Q, \(many)}
            """)
        var request = MapRequest()
        request.view = graph.view(named: "default")
        let figures = try MapRenderer().render(request.composeSeries(graph, MapOptions())).figures
        for figure in figures {
            let document = try SVGDocument(String(decoding: figure.bytes, as: UTF8.self))
            #expect(document.all(class: "line-label").count == 1)
            #expect(document.all("path").count { $0.parent?["class"] == "line" && $0["stroke-width"] == "3.2" } == 1)
        }
    }

    /// What each figure says of a statement: the word beside its tag and how many outlines its box has.
    private func standing(_ figure: RenderedSeries.Figure, _ diagram: MapDiagram, _ id: String) throws -> (word: String?, outlines: Int) {
        let document = try SVGDocument(String(decoding: figure.bytes, as: UTF8.self))
        let box = try #require(diagram.boxes.firstIndex { $0.node.id == id })
        let parts = document.elements.filter { $0.parent?["id"]?.hasSuffix("-n\(box)") == true }
        let statuses = ["ASSERTED", "DENIED", "DISPUTED", "UNANSWERED", "RETRACTED"]
        let word = parts.first { part in statuses.contains { part.text.hasPrefix($0) } }?.text
        let polygons = parts.filter { $0.name == "polygon" }.compactMap { $0["points"]?.split(separator: " ") }
        // One frame around the word, as wide as the word.
        let frames = polygons.filter { $0.count == 4 }.map { $0.compactMap { Double($0.prefix { $0 != "," }) } }
        #expect(Set(frames.map { ($0.max() ?? 0) - ($0.min() ?? 0) }.map { Int($0.rounded()) }).count == 1)
        let width = frames.first.map { ($0.max() ?? 0) - ($0.min() ?? 0) } ?? 0
        #expect(width > Lettering.badge.width(of: word ?? "") && width < Lettering.badge.width(of: word ?? "") + 12)
        return (word, polygons.count { $0.count > 4 })
    }

    @Test("A statement stands in every figure where it stood on its date, and nothing moves for that")
    func datedSteps() throws {
        let graph = try MapFixtures.graph(
            """
            relgraph: 1
            views:
              default:
                no-kinds: [document]
                steps:
                  - {caption: Asked., as-of: 2015-08-05}
                  - {caption: Reported., as-of: 2015-08-07}
                  - {caption: Denied., as-of: 2015-08-09}
                  - {caption: Today.}
            people: {peskov: {name: Dmitry Peskov}, clerk: {name: A Clerk}}
            outlets: {reuters: {name: Reuters}}
            documents: {d: {date: 2015-08-04, title: D}}
            statements:
              visit:
                says: The general visited Moscow in July 2015
                stances:
                  - {no-information: clerk, on: 2015-08-05, in: [d]}
                  - {reported: reuters, on: 2015-08-07, in: [d]}
                  - {denied: peskov, on: 2015-08-08, in: [d]}
                  - {retracted: peskov, on: 2015-08-20, in: [d]}
            """)
        var request = MapRequest()
        request.view = graph.view(named: "default")
        let series = try request.composeSeries(graph, MapOptions())
        let figures = try MapRenderer().render(series).figures
        let told = try zip(figures, series.figures).map { figure, own in
            try standing(figure, MapDiagram(series.part, own.options), "visit")
        }
        #expect(told.map(\.word) == ["UNANSWERED", "ASSERTED", "DISPUTED", "ASSERTED"])
        #expect(told.map(\.outlines) == [1, 1, 2, 1])
        let documents = try figures.map { try SVGDocument(String(decoding: $0.bytes, as: UTF8.self)) }
        for name in ["viewBox", "width", "height"] { #expect(Set(documents.map { $0.elements[0][name] }).count == 1) }
        #expect(figures.map(\.figure.description).map { $0.contains("1 disputed") } == [false, false, true, false])
    }

    @Test("A series is laid out narrower for a narrow page, the same in all figures")
    func narrowSeries() throws {
        let graph = try MapFixtures.bundled()
        var request = MapRequest()
        request.view = graph.view(named: "default")
        var options = MapOptions()
        let natural = try MapRenderer().render(request.composeSeries(graph, options)).figures
        options.width = 640
        let narrow = try MapRenderer().render(request.composeSeries(graph, options)).figures
        func width(_ figure: RenderedSeries.Figure) -> Double { figure.figure.width / figure.figure.scale }
        #expect(width(narrow[0]) < 0.75 * width(natural[0]))
        #expect(Set(narrow.map(width)).count == 1 && Set(narrow.map(\.figure.height)).count == 1)
        #expect(narrow.allSatisfy { $0.figure.width == 640 })
        let (part, single) = try request.compose(graph, options)
        let map = try MapRenderer().render(part, single, format: .svg)
        #expect(abs((map.figure.map { $0.width / $0.scale } ?? 0) - width(narrow[0])) < 0.4 * width(narrow[0]))
    }

    @Test func captionsMayBeLeftToThePage() throws {
        let (graph, _) = try series(Self.three)
        var request = MapRequest()
        request.view = graph.view(named: "default")
        let figures = try MapRenderer().render(request.composeSeries(graph, MapOptions(), drawsCaptions: false)).figures
        for figure in figures {
            #expect(try !SVGDocument(figure.figure.text).all("text").contains { $0.text.contains("Step") })
            #expect(figure.figure.description.hasPrefix(figure.numberedCaption))
        }
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
