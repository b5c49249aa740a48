import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

/// How a timeline draws what is at issue and what is open, and what its key says of it.
@Suite struct TimelineMarksTests {
    private func figure(_ graph: RelationGraph, known: Selection? = nil) -> TimelineFigure {
        var options = TimelineFigure.Options()
        options.theme = .light
        options.known = known
        return TimelineFigure(TimelineQuery(), Subgraph(graph), options)
    }

    /// As on the map: by the word of the status, in the key and for those who cannot see it.
    @Test func whatIsDisputedIsMarked() throws {
        let graph = try MapFixtures.graph(TimelineFigureTests.calendar)
        let document = try SVGDocument(figure(graph).svg)
        let badges = document.all("text").filter { $0["font-size"] == "7" && $0["font-weight"] == "bold" }.map(\.text)
        #expect(badges.filter { $0.hasPrefix("DISPUTED") }.count == 1)
        #expect(document.texts(in: "legend").contains("disputed: for and against"))
        #expect(document.all("title").contains { $0.text.hasPrefix("The Petrel sank on Monday") && $0.text.contains("It is disputed") })
        // Before the captain spoke, nobody was against it.
        var known = Selection()
        known.asOf = DateSpan("1998-11-02")
        let early = figure(graph, known: known)
        #expect(try !SVGDocument(early.svg).all("text").contains { $0.text.hasPrefix("DISPUTED") })
    }

    @Test func whatWasTakenBackIsMarked() throws {
        let graph = try MapFixtures.graph(
            """
            relgraph: 1
            people: {ann: {name: Ann}}
            statements:
              s: {says: He came, when: 2020-01-01, stances: [{asserted: ann, on: 2020-01-02}, {retracted: ann, on: 2020-01-03}]}
            """)
        let document = try SVGDocument(figure(graph).svg)
        #expect(document.all("text").contains { $0.text == "RETRACTED" })
        #expect(document.texts(in: "legend").contains("retracted: taken back"))
    }

    /// The key shows what the chart does: of ties, bars.
    @Test func tiesAreBarsInTheKey() throws {
        let graph = try MapFixtures.graph(TimelineFigureTests.calendar)
        let content = TimelineContent(TimelineQuery(), Subgraph(graph), limit: nil)
        let entries = TimelineLegend(content, FigurePen(theme: .light)).groups.flatMap(\.entries)
        let tie = try #require(entries.first { $0.label == "met" })
        if case .type = tie { Issue.record("A line, where the chart has a bar") }
        let stance = try #require(entries.first { $0.label == "denied" })
        if case .type = stance {} else { Issue.record("No line, where the chart has one") }
    }

    /// Nobody says that it had begun by then.
    @Test func anOpenBeginningIsNoBar() throws {
        let scale = TimelineScale([try #require(DateSpan("2000-01-01/2000-12-31"))], from: 0, to: 400)
        func text(_ date: String) throws -> String {
            var svg = SVGText()
            TimelineBar(try #require(DateSpan(date)), on: scale, lasts: true).write(
                into: &svg, y: 10, .palette(.ink), FigurePen(theme: .light))
            return svg.text
        }
        #expect(try text("../2000-06-01").contains("stroke-dasharray"))
        #expect(try !text("2000-06-01/..").contains("stroke-dasharray"))
    }
}
