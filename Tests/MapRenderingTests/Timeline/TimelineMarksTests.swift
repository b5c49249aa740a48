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

    /// What she said and took back, said and replaced, and said without a day; and what he said, which stands.
    private static let recanted = """
        relgraph: 1
        people: {ann: {name: Ann}, bob: {name: Bob}}
        outlets: {paper: {name: Gazette}}
        documents:
          early: {title: Early, outlet: paper, date: 2020-01-04}
          late: {title: Late, outlet: paper, date: 2020-01-09}
          unused: {title: Unused, outlet: paper, date: 2019}
        statements:
          came:
            says: He came
            when: 2020-01-01
            stances:
              - {asserted: ann, on: 2020-01-02, in: [early]}
              - {retracted: ann, on: 2020-01-08, in: [late]}
              - {asserted: bob, on: 2020-01-02, in: [late]}
          paid:
            says: He paid
            when: 2020-01-03
            stances: [{asserted: ann, on: 2020-01-02, in: [early]}, {denied: ann, on: 2020-01-08, in: [late]}]
          left: {says: He left, when: 2020-01-04, stances: [{asserted: ann, on: 2020-01-02, in: [early]}]}
          slept: {says: He slept, when: 2020-01-05, stances: [{denied: ann, in: [early]}, {retracted: ann, on: 2020-01-08, in: [late]}]}
          sang: {says: He sang, when: 2020-01-05, stances: [{denied: bob}, {retracted: bob}]}
        """

    @Test func whatNoLongerStandsIsToldFromWhatDoes() throws {
        let figure = figure(try MapFixtures.graph(Self.recanted))
        let document = try SVGDocument(figure.svg)
        let texts = document.all("text").filter { $0["aria-hidden"] != "true" }.map(\.text)
        for words in ["1 (taken back)", "2 (replaced later)", "no date: 4 (taken back)"] {
            #expect(texts.contains(words), "no “\(words)” in \(texts)")
        }
        // Each by itself, although she said them on one day.
        let titles = document.all("title").map(\.text)
        #expect(titles.contains { $0.hasPrefix("Ann asserted, 2 Jan 2020: 1 “He came”") && $0.hasSuffix("; taken back") }, "\(titles)")
        #expect(titles.contains { $0.hasPrefix("Ann asserted, 2 Jan 2020: 2 “He paid”") && $0.hasSuffix("; replaced later") }, "\(titles)")
        #expect(titles.contains { $0.hasPrefix("Ann asserted, 2 Jan 2020: 3 “He left”") && $0.hasSuffix("]") }, "\(titles)")
        #expect(titles.contains { $0.hasPrefix("Bob asserted, 2 Jan 2020: 1 “He came”") && $0.hasSuffix("]") }, "\(titles)")
        #expect(titles.contains { $0.contains("by Ann (taken back); ") }, "\(titles)")
        #expect(document.texts(in: "legend").contains("taken back or replaced"))
        #expect(document.all("desc").contains { $0.text.contains("3 marks were taken back or replaced later.") })
        #expect(figure.table.rows.contains { $0[2].hasSuffix("; taken back") })
        #expect(figure.table.rows.contains { $0[2] == "Bob denied: statement 4 (taken back)" }, "\(figure.table.rows)")
    }

    /// The cross in a circle that lines of a map have: one for each, and one in the key.
    @Test func theSignIsThatOfTheMap() throws {
        let crosses = try SVGDocument(figure(MapFixtures.graph(Self.recanted)).svg).all("path").filter { path in
            path["stroke-width"] == "1.2" && path["d"]?.wholeMatch(of: /M[0-9.,]+L[0-9.,]+M[0-9.,]+L[0-9.,]+/) != nil
        }
        #expect(crosses.count == 4)
        let plain = try SVGDocument(figure(MapFixtures.graph(TimelineFigureTests.calendar)).svg)
        #expect(!plain.texts(in: "legend").contains("taken back or replaced"))
    }

    @Test func theSourcesStandBelowTheKeyAsOnAMap() throws {
        let graph = try MapFixtures.graph(Self.recanted)
        func lines(_ change: (inout TimelineQuery, inout TimelineFigure.Options) -> Void) throws -> [String] {
            var (query, options) = (TimelineQuery(), TimelineFigure.Options())
            change(&query, &options)
            let figure = TimelineFigure(query, Subgraph(graph), options)
            return try SVGDocument(figure.svg).all("text").map(\.text)
        }
        let sources = "Sources: Gazette, 2019; Gazette, 4 Jan 2020; Gazette, 9 Jan 2020"
        #expect(try lines { _, _ in }.contains(sources))
        let dated = try lines { query, _ in query.asOf = DateSpan("2020-02-01") }
        #expect(dated.contains("As of 1 Feb 2020. " + sources), "\(dated)")
        #expect(!dated.contains { $0.hasPrefix("What was known") })
        let bare = try lines { query, options in
            query.asOf = DateSpan("2020-02-01")
            options.showsLegend = false
        }
        #expect(!bare.contains { $0.contains("Sources: ") } && bare.contains("What was known as of 1 Feb 2020."), "\(bare)")
        #expect(figure(graph).table.sources == sources)
        let undocumented = try MapFixtures.graph("relgraph: 1\nevents: {e: {name: E, when: 2020}}")
        #expect(figure(undocumented).table.sources == nil)
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
