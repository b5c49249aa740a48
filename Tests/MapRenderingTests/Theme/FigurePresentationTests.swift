import Foundation
import Graphviz
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

/// What the notes, their views and the options say of a figure, and who has the last word.
@Suite struct FigurePresentationTests {
    /// - Parameter lines: what the graph says of its figures.
    private func graph(_ lines: String, view: String = "{}") throws -> RelationGraph {
        try MapFixtures.graph(
            """
            relgraph: 1
            title: Who met whom?
            \(lines)
            views: {default: \(view)}
            people: {ann: {name: Ann, ties: [{met: bob, in: [d]}]}, bob: Bob}
            documents: {d: {title: D, date: 2001-02-03}}
            statements: {s: {says: They met, when: 2001-02-02, stances: [{denied: ann, on: 2001-02-03, in: [d]}]}}
            """)
    }

    private func texts(_ graph: RelationGraph, _ change: (inout MapOptions) -> Void = { _ in }) throws -> [String] {
        var options = MapOptions()
        change(&options)
        let (diagram, composed) = try MapDiagram.view("default", of: graph, options)
        return try SVGDocument(diagram.svg(composed)).all("text").map(\.text)
    }

    private static let all = "subtitle: In one winter\ndate: 2001-03\ncredit: \"Graphic: the desk\""

    @Test func theGraphsWordsStandOnEveryFormOfFigure() throws {
        let graph = try graph(Self.all)
        let shown = try texts(graph)
        for words in ["In one winter", "Data as of Mar 2001.", "Graphic: the desk"] { #expect(shown.contains(words), "\(shown)") }
        let timeline = TimelineFigure(TimelineQuery(), Subgraph(graph), TimelineFigure.Options())
        for words in ["In one winter", "Data as of Mar 2001.", "Graphic: the desk"] { #expect(timeline.svg.contains(">\(words)</text>")) }
        let page = try ExplorerFixture(graph, view: "default").html
        #expect(page.contains("<p class=\"subtitle\">In one winter</p>"))
        #expect(page.contains("<p class=\"subtitle\">Data as of Mar 2001. Graphic: the desk</p>"))
        var request = MapRequest()
        request.statement = try graph.index("s")
        let (part, options) = try request.compose(graph, MapOptions())
        #expect(options.date == "Mar 2001" && options.credit == "Graphic: the desk" && part.nodeCount > 0)
        let (diagram, composed) = try MapDiagram.view("default", of: graph)
        let dot = String(decoding: try MapRenderer().render(diagram, composed, format: .dot).bytes, as: UTF8.self)
        #expect(dot.contains("Data as of Mar 2001. Graphic: the desk"))
        // Those who cannot see it are told too.
        #expect(try SVGDocument(diagram.svg(composed)).all("desc")[0].text.hasSuffix("Data as of Mar 2001. Graphic: the desk"))
    }

    @Test func nothingIsToldThatWasNotGiven() throws {
        let graph = try graph("description: D")
        #expect(try !texts(graph).contains { $0.contains("as of") })
        #expect(try FigureNotice(MapDiagram.view("default", of: graph).diagram).text.isEmpty)
        let empty = try texts(self.graph(Self.all)) { ($0.date, $0.credit) = ("", "") }
        #expect(!empty.contains { $0.contains("as of") || $0.contains("desk") })
        #expect(try !ExplorerFixture(graph, view: "default").html.contains("Data as of"))
    }

    @Test("Option before view before graph before what is built in")
    func precedence() throws {
        let view = "{date: 2001-04, credit: View, subtitle: Of the view, style: {font: narrow, colors: {light: {canvas: \"#fefefe\"}}}}"
        let style = "\nstyle: {font: serif, sizes: {title: 30}, colors: {light: {canvas: \"#111111\", text: \"#222222\"}}}"
        let graph = try graph(Self.all + style, view: view)
        let composed = try MapDiagram.view("default", of: graph).options
        #expect(composed.date == "Apr 2001" && composed.credit == "View" && composed.subtitle == "Of the view")
        #expect(composed.theme.fontFamily.contains("Arial Narrow") && composed.theme.titleLettering.size == 30)
        #expect(composed.theme.palette.canvas == "#fefefe" && composed.theme.palette.text == "#222222")
        #expect(composed.theme.palette.mutedText == Palette.light.mutedText)
        var own = MapStyle()
        own.font = .sans
        own.colors[.light] = MapStyle.Colors()
        own.colors[.light]?.surfaces = [.canvas: "#abcdef"]
        var options = MapOptions()
        options.theme = .light.styled(own)
        (options.date, options.credit, options.subtitle) = ("2002", "Mine", "Also mine")
        let mine = try MapDiagram.view("default", of: graph, options).options
        #expect(mine.date == "2002" && mine.credit == "Mine" && mine.subtitle == "Also mine")
        #expect(mine.theme.palette.canvas == "#abcdef" && mine.theme.palette.text == "#222222")
        #expect(!mine.theme.fontFamily.contains("Narrow") && mine.theme.titleLettering.size == 30)
    }

    @Test func theSubtitleOfTheGraphStandsBelowItsOwnTitleOnly() throws {
        #expect(try MapDiagram.view("default", of: graph(Self.all, view: "{title: Another}")).options.subtitle == nil)
        #expect(try MapDiagram.view("default", of: graph(Self.all)).options.subtitle == "In one winter")
    }

    @Test func stylesOfTheNotesReachBoxesAndLinesOfEveryForm() throws {
        let style = "style: {kinds: {person: {color: \"#123456\"}}, relations: {met: {color: \"#654321\"}, denied: {color: \"#0a0b0c\"}}}"
        let graph = try graph(style)
        let (diagram, options) = try MapDiagram.view("default", of: graph)
        let svg = try diagram.svg(options)
        #expect(svg.contains("stroke=\"#123456\"") && svg.contains("stroke=\"#654321\""))
        #expect(TimelineFigure(TimelineQuery(), Subgraph(graph), TimelineFigure.Options()).svg.contains("#0a0b0c"))
        let page = try ExplorerFixture(graph, view: "default").html
        #expect(page.contains("#123456") && page.contains("#654321"))
    }

    @Test func aPageHasTheColorsOfAStyleAndItsPolicyNamesThem() throws {
        let graph = try graph("style: {colors: {light: {canvas: \"#fffdf7\", blue: {line: \"#004489\"}}, dark: {canvas: \"#010203\"}}}")
        let html = try ExplorerFixture(graph, view: "default").html
        #expect(html.contains("@media print,screen and (prefers-color-scheme:light){:root[data-theme]{--canvas:#fffdf7}}"))
        #expect(html.contains("@media screen and (prefers-color-scheme:dark){:root[data-theme]{--canvas:#010203}}"))
        #expect(html.contains(".s-blue-line{stroke:#004489}"))
        let style = try #require(html.components(separatedBy: "<style>").dropFirst().last?.components(separatedBy: "</style>").first)
        #expect(html.contains("'\(SHA256.policyName(of: style))'"))
        #expect(try ExplorerFixture(graph, view: "default", theme: .print).html.ranges(of: "<style>").count == 1)
    }

    // MARK: Long and hostile words

    @Test("Words of any reasonable length are wrapped and all there")
    func nothingIsCut() throws {
        let words = (1...90).map { "word\($0)" }.joined(separator: " ")
        for width in [360.0, 640, 1_100] {
            let notice = FigureNotice(date: "3 Feb 2001", credit: words)
            var svg = SVGText()
            svg.begin("svg")
            notice.write(into: &svg, x: 0, y: 0, width: width, .light)
            svg.end()
            let rows = try SVGDocument(svg.text).all("text").map(\.text)
            #expect(rows.joined(separator: " ") == "Data as of 3 Feb 2001. " + words)
            for row in rows { #expect(Lettering.legend.width(of: row) <= width) }
            #expect(notice.height(width: width) >= Double(rows.count) * 12)
        }
        let shown = try texts(graph("subtitle: \(words)"))
        #expect(words.split(separator: " ").allSatisfy { word in shown.contains { $0.contains(word) } })
        #expect(!shown.contains { $0.contains("…") })
    }

    private static let hostile = [
        "</text><script>alert(1)</script>", "\" onload=\"alert(1)", "javascript:alert(1)", "a\u{202E}gpj.exe", "A\u{200B}nn\u{2066}x",
        "e" + String(repeating: "\u{301}", count: 500), String(repeating: "x", count: 10_000), "]]><!--", "\u{0}\u{1B}[31m",
        "&lt;b&gt;{{data}}",
    ]

    @Test("Title, subtitle and the lines below stay words, whatever they hold", arguments: hostile)
    func hostileWords(_ words: String) throws {
        var builder = GraphBuilder()
        builder.title = words
        (builder.presentation.subtitle, builder.presentation.credit) = (words, words)
        builder.add(NodeDraft(id: Reference("a"), kind: "person", name: "A"))
        builder.add(NodeDraft(id: Reference("b"), kind: "person", name: "B"))
        builder.add(RelationDraft(source: Reference("a"), type: Reference("met"), target: Reference("b"), setting: .ties))
        let graph = try builder.build()
        let (part, options) = try MapRequest().compose(graph, MapOptions())
        let figures = [
            try MapDiagram(part, options).svg(options), TimelineFigure(TimelineQuery(), Subgraph(graph), TimelineFigure.Options()).svg,
        ]
        for svg in figures {
            let document = try SVGDocument(svg)
            #expect(document.all("script").isEmpty && !document.elements.contains { $0.attributes.keys.contains { $0.hasPrefix("on") } })
            for scalar in svg.unicodeScalars { #expect(![0x202E, 0x200B, 0x2066, 0, 0x1B].contains(scalar.value)) }
            let width = try #require(document.elements[0]["viewBox"]?.split(separator: " ").last.flatMap { Double($0) })
            #expect(width < 2_000, "The figure grew with the words")
        }
        let html = try ExplorerFixture(graph).html
        #expect(html.ranges(of: "<script").count == 2 && html.ranges(of: "</script>").count == 2 && !html.contains("<!--"))
        #expect(!html.unicodeScalars.contains("\u{202E}") && !html.unicodeScalars.contains("\u{200B}"))
    }
}
