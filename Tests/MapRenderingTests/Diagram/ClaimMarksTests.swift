import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

/// What a map tells of statements and of lines that are less than certain.
@Suite struct ClaimMarksTests {
    private static let text = """
        relgraph: 1
        people: {ann: {name: Ann}, bob: {name: Bob}, cat: {name: Cat, ties: [{works-for: firm, since: 2010~, in: [d1]}]}}
        organizations: {firm: {name: Firm}}
        sources: {reader: {name: A reader, anonymous: true, reliability: F}}
        documents: {d1: {title: First, date: 2020-01-02}, d2: {title: Second, date: 2020-01-05}}
        statements:
          told: {says: It was told, stances: [{asserted: ann, in: [d1], certainty: probable}]}
          refused: {says: It was refused, stances: [{denied: bob, in: [d1]}]}
          contested: {says: It is contested, stances: [{asserted: ann, in: [d1]}, {denied: bob, in: [d1]}]}
          silent: {says: Nobody says, stances: [{no-information: bob, in: [d1]}]}
          gone:
            says: It is gone
            stances: [{asserted: cat, on: 2020-01-01, in: [d1]}, {retracted: cat, on: 2020-01-04, in: [d2]}]
          meeting: {says: They met in town, implies: [stay], stances: [{confirmed: ann, in: [d1]}]}
          stay: {says: He was in town, stances: [{denied: bob, in: [d1]}]}
          twice:
            says: It is read twice
            stances: [{asserted: ann, in: [d1], certainty: possible}, {asserted: ann, in: [d2]}, {asserted: reader, in: [d1]}]
        """

    private static func diagram(_ change: (inout MapRequest) -> Void = { _ in }) throws -> MapDiagram {
        var request = MapRequest()
        change(&request)
        let (part, options) = try request.compose(MapFixtures.graph(text), MapOptions())
        return MapDiagram(part, options)
    }

    @Test(arguments: [
        ("told", "ASSERTED"), ("refused", "DENIED"), ("contested", "DISPUTED"), ("silent", "UNANSWERED"), ("gone", "RETRACTED"),
        // Whoever confirms the meeting holds that he was there; nobody said so.
        ("stay", "DISPUTED*"),
    ])
    func statementsSayWhereTheyStand(_ id: String, _ badge: String) throws {
        let diagram = try ClaimMarksTests.diagram()
        let box = try diagram.box(id)
        #expect(box.standing?.badge == badge)
        let words = diagram.sentence(of: box)
        #expect(words.contains(badge.lowercased().filter { $0 != "*" }))
        #expect(words.contains("by what was said of other statements") == badge.hasSuffix("*"))
    }

    @Test func whatIsNotDrawnCountsAllTheSame() throws {
        let diagram = try ClaimMarksTests.diagram { $0.selection.types = ["asserted"] }
        #expect(try diagram.box("contested").standing?.status == .disputed)
    }

    @Test func whatIsNotDrawnCountsOnAPageToo() throws {
        var selection = Selection()
        selection.types = ["asserted"]
        let graph = try MapFixtures.graph(ClaimMarksTests.text)
        let data = ExplorerData(MapDiagram(Subgraph(graph, selection), MapOptions()), selection)
        let standing = try #require(data.claims.standings[try graph.index("contested")]?.last)
        #expect(standing.status == .disputed && standing.originsAgainst == "one origin")
    }

    /// Ann's word is drawn, Bob's came later.
    @Test func aPageKnowsNoMoreThanItsView() throws {
        let graph = try MapFixtures.graph(
            """
            relgraph: 1
            views: {default: {as-of: 2020-12-31, no-kinds: [document]}}
            people: {ann: {name: Ann}, bob: {name: Bob}}
            documents: {d1: {title: First, date: 2020-01-02}, d2: {title: Second, date: 2022-05-05}}
            statements:
              s: {says: He came, stances: [{asserted: ann, on: 2020-01-01, in: [d1]}, {denied: bob, on: 2022-05-04, in: [d2]}]}
            """)
        var request = MapRequest()
        request.view = graph.view(named: "default")
        #expect(request.known.asOf == DateSpan("2020-12-31"))
        #expect(request.known.excludedKinds.isEmpty)
        let (part, options) = try request.compose(graph, MapOptions(), marksClaims: false)
        let map = try MapRenderer().page(part, options, request.known)
        let page = String(decoding: map.bytes, as: UTF8.self)
        #expect(page.contains("What was known as of 31 Dec 2020."))
        #expect(page.contains("ASSERTED") && !page.contains("DISPUTED"))
        #expect(!page.contains("Bob"))
        // The figure of one statement is drawn without a view, and so knows no limits of one.
        request.statement = try graph.index("s")
        #expect(request.known.asOf == nil)
        #expect(try request.compose(graph, MapOptions()).options.asOf == nil)
    }

    /// Its name has the letters of a badge.
    @Test func aStatementOfAnyNameKeepsItOnAPage() throws {
        let graph = try MapFixtures.graph(
            "relgraph: 1\npeople: {ann: {name: Ann}}\nstatements: {s: {says: ASSERTED, stances: [{asserted: ann}]}}")
        let map = try MapRenderer().page(Subgraph(graph), MapOptions(), Selection())
        let texts = String(decoding: map.bytes, as: UTF8.self).split(separator: "</text>")
        #expect(texts.count { $0.hasSuffix(">ASSERTED") } == 2)
    }

    @Test func whatIsNotYetKnownDoesNotCount() throws {
        let diagram = try ClaimMarksTests.diagram { $0.selection.asOf = DateSpan("2020-01-03") }
        #expect(try diagram.box("gone").standing?.status == .asserted)
        #expect(try diagram.line("cat", "asserted", "gone").mark == nil)
    }

    @Test func outlinesTellStatusesApart() {
        let outlines = ClaimStatus.allCases.map { BoxOutline($0) }
        for (index, one) in outlines.enumerated() {
            for other in outlines.dropFirst(index + 1) {
                // By more than colour: by the number, the dashes or the width of the strokes.
                let isPlain = one.isDouble == other.isDouble && one.stroke == other.stroke
                #expect(!isPlain || max(one.width, other.width) / min(one.width, other.width) > 1.65)
            }
        }
    }

    @Test func whatWasTakenBackIsStruck() throws {
        let diagram = try ClaimMarksTests.diagram()
        let line = try diagram.line("cat", "asserted", "gone")
        #expect(line.mark == .withdrawn)
        #expect(diagram.sentence(of: line).hasSuffix("later taken back or replaced"))
        #expect(try diagram.line("cat", "retracted", "gone").mark == nil)
    }

    @Test func doubtIsTheBestReadings() throws {
        let diagram = try ClaimMarksTests.diagram()
        #expect(try diagram.line("ann", "asserted", "told").mark == .uncertain)
        #expect(try diagram.line("ann", "asserted", "twice").mark == nil)
        #expect(try diagram.line("cat", "works-for", "firm").mark == .approximate)
        // Who cannot be judged is not doubted.
        #expect(try diagram.line("reader", "asserted", "twice").mark == nil)
        #expect(diagram.sentence(of: try diagram.box("reader")).contains("reliability cannot be judged"))
    }

    @Test func theSummaryCountsStatuses() throws {
        #expect(
            try ClaimMarksTests.diagram().summary.contains(
                "Of the statements, 2 asserted, 1 denied, 3 disputed, 1 unanswered, 1 retracted."))
    }

    @Test(arguments: [MapTheme.light, .dark, .print])
    func everySignIsDrawn(_ theme: MapTheme) throws {
        let diagram = try ClaimMarksTests.diagram()
        var options = MapOptions()
        options.theme = theme
        let laws = try FigureLaws(diagram, options)
        try laws.check()
        #expect(laws.document.all(class: "line-mark").count == diagram.lines.count { $0.mark != nil })
        let legend = laws.document.texts(in: "legend").joined(separator: " ")
        for mark in LineMark.allCases { #expect(legend.contains(mark.label)) }
        for status in ClaimStatus.allCases { #expect(legend.contains(status.rawValue + ": ")) }
    }
}
