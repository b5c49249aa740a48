import Graphviz
import RelationGraph
import Testing

@testable import MapRendering

/// The figures of a series: what they share, and what each has for itself.
extension MapSeriesTests {
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
}
