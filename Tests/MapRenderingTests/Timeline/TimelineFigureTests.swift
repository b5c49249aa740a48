import Foundation
import Graphviz
import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

@Suite struct TimelineFigureTests {
    private func figure(
        _ graph: RelationGraph, about subjects: [String] = [], _ change: (inout TimelineFigure.Options) -> Void = { _ in }
    ) throws -> TimelineFigure {
        var query = TimelineQuery()
        query.subjects = try subjects.map { try graph.index($0) }
        var options = TimelineFigure.Options()
        options.theme = .light
        change(&options)
        return TimelineFigure(query, Subgraph(graph), options)
    }

    /// Dates of every kind, and two that contradict each other.
    static let calendar = """
        relgraph: 1
        title: When did the ferry sink?
        people:
          captain: {name: Ida Holm, ties: [{met: pilot, when: 1998-11-02, in: [gazette]}]}
          pilot: {name: Jon Vik}
        events:
          inquiry: {name: Public inquiry, when: 1999~}
        outlets:
          paper: {name: Island Gazette}
        documents:
          gazette: {title: Ferry lost in storm, outlet: paper, date: 1998-11-04}
          leaflet: {title: What they do not tell you}
        statements:
          monday:
            says: The Petrel sank on Monday
            when: 1998-11-02
            contradicts: [tuesday]
            stances: [{reported: paper, in: [gazette#p1]}, {denied: captain, on: 1998-11-03, in: [gazette]}]
          tuesday:
            says: The Petrel sank on Tuesday
            when: 1998-11-03?
            stances: [{reported: paper, in: [gazette#p2]}, {asserted: pilot, on: 1998-11-02/1998-11-04, in: [gazette]}]
          unsafe: {says: She had been unsafe, when: 1987/.., stances: [{asserted: pilot, in: [leaflet]}]}
          searched: {says: The search went on, when: 1998-11-03/1998-11-09, stances: [{confirmed: captain, on: 1995/.., in: [leaflet]}]}
          overloaded: {says: She was overloaded, stances: [{questioned: pilot, in: [gazette]}]}
        """

    /// What a limit keeps out has nothing to explain.
    @Test func theKeyExplainsWhatIsDrawn() throws {
        let graph = try MapFixtures.graph(Self.calendar)
        let content = TimelineContent(TimelineQuery(), Subgraph(graph), limit: 1)
        #expect(content.usedKinds.map(\.id) == ["statement"])
        #expect(!content.usedTypes.contains { $0.id == "met" })
        #expect(Set(TimelineContent(TimelineQuery(), Subgraph(graph), limit: nil).usedKinds.map(\.id)) == ["event", "statement"])
    }

    // MARK: What a reader sees

    @Test("No text lies on another and none is cut off", arguments: [360.0, 390, 640, 800, 1_100, 2_000])
    func textsKeepApart(_ width: Double) throws {
        let bundled = try MapFixtures.bundled()
        for figure in [
            try figure(bundled, { $0.width = width }), try figure(bundled, about: ["visit-2015"], { $0.width = width }),
            try figure(bundled, about: ["visit-2017"], { $0.width = width }),
            try figure(MapFixtures.graph(TimelineFigureTests.calendar), { $0.width = width }),
        ] {
            let frames = try TextFrame.all(in: SVGDocument(figure.svg))
            #expect(frames.count > 30)
            #expect(frames.contains { $0.text == "Who said so (numbers as above)" })
            for frame in frames {
                #expect(frame.box.minX >= 0 && frame.box.maxX <= width, "“\(frame.text)” leaves \(width): \(frame.box)")
            }
            let sorted = frames.sorted { $0.box.minY < $1.box.minY }
            for (index, frame) in sorted.enumerated() {
                for other in sorted[(index + 1)...].prefix(while: { $0.box.minY < frame.box.maxY }) {
                    #expect(!frame.box.overlaps(other.box), "“\(frame.text)” lies on “\(other.text)” at \(width)")
                }
            }
        }
    }

    @Test func theTwoDaysOf2017AreMarked() throws {
        let figure = try figure(MapFixtures.bundled(), about: ["visit-2017"])
        let texts = try SVGDocument(figure.svg).all("text").map(\.text)
        #expect(texts.contains { $0.hasPrefix("Tue 14 Feb 2017") })
        #expect(texts.contains { $0.hasPrefix("Wed 15 Feb 2017 (?)") })
        #expect(texts.filter { $0.hasPrefix("≠ ") && $0 != "≠ Dates that contradict each other" }.count == 2)
        #expect(texts.contains { $0.contains("gives two dates that cannot both be right") })
    }

    @Test func whatHasNoDateIsListed() throws {
        let figure = try figure(MapFixtures.graph(TimelineFigureTests.calendar))
        let texts = try SVGDocument(figure.svg).all("text").map(\.text)
        #expect(texts.contains { $0.hasPrefix("Without a date: ") && $0.contains("She was overloaded") })
        #expect(texts.contains { $0.hasPrefix("no date: ") })
        #expect(texts.contains("no date given"))
    }

    @Test func whatHasNoDateIsListedEvenIfNothingHasOne() throws {
        let figure = try figure(
            MapFixtures.graph(
                """
                relgraph: 1
                people: {ann: {name: Ann}}
                statements: {s: {says: He came, stances: [{asserted: ann, on: 2020-01-01}]}, t: {says: He went}}
                """))
        #expect(!figure.isEmpty && figure.eventCount == 0)
        let frames = try TextFrame.all(in: SVGDocument(figure.svg))
        let list = try #require(frames.first { $0.text.hasPrefix("Without a date: ") })
        #expect(list.text == "Without a date: 1 He came; 2 He went (unanswered).")
        for frame in frames where frame.text != list.text { #expect(!frame.box.overlaps(list.box), "“\(frame.text)” lies on the list") }
    }

    /// Contradictions are found by the ids of statements, numbers are given by their dates.
    @Test func contradictedNumbersAreInOrder() throws {
        let days = [9, 3, 1, 7, 5]
        let statements = days.enumerated().map { index, day in
            let others = (index + 1..<days.count).map { "s\($0)" }.joined(separator: ", ")
            return "  s\(index): {says: On day \(day), when: 2020-01-0\(day), contradicts: [\(others)], stances: [{asserted: ann}]}"
        }
        let figure = try figure(
            MapFixtures.graph((["relgraph: 1", "people: {ann: {name: Ann}}", "statements:"] + statements).joined(separator: "\n")))
        let texts = try SVGDocument(figure.svg).all("text").map(\.text)
        #expect(texts.filter { $0.hasPrefix("≠ ") }.prefix(5) == ["≠ 2–5", "≠ 1, 3–5", "≠ 1, 2, 4, 5", "≠ 1–3, 5", "≠ 1–4"])
        // No document says so.
        #expect(texts.contains { $0.hasPrefix("The notes give two dates that cannot both be right: ") && !$0.contains(" in ") })
    }

    @Test func aLimitKeepsNumbersAndRowsTogether() throws {
        let figure = try figure(MapFixtures.bundled()) { $0.limit = 5 }
        #expect(figure.eventCount == 5)
        let all = try self.figure(MapFixtures.bundled())
        #expect(figure.sayingCount < all.sayingCount)
    }

    @Test func theKeyExplainsWhatIsUsed() throws {
        let document = try SVGDocument(figure(MapFixtures.graph(TimelineFigureTests.calendar)).svg)
        let shown = Set(document.texts(in: "legend"))
        let used = [
            "on that day", "all that time", "since: no end is given", "about", "(?) open to doubt",
            "day not given: when it appeared",
            "reported", "denied", "asserted", "confirmed", "questioned", "met", "Event", "Statement",
        ]
        #expect(shown.isSuperset(of: used), "\(Set(used).subtracting(shown))")
        #expect(!shown.contains("declined to comment on"))
        let without = try figure(MapFixtures.graph(TimelineFigureTests.calendar)) { $0.showsLegend = false }
        #expect(try SVGDocument(without.svg).all(class: "legend").isEmpty)
    }

    // MARK: What a page and a screen reader get

    @Test(arguments: MapTheme.allCases, [true, false])
    func isAnAccessibleFigure(_ theme: MapTheme, isEmbedded: Bool) throws {
        let figure = try figure(MapFixtures.bundled(), about: ["visit-2015"]) {
            $0.theme = theme
            $0.isEmbedded = isEmbedded
        }
        let document = try SVGDocument(figure.svg)
        let root = document.elements[0]
        let id = try #require(root["id"])
        #expect(root["role"] == "graphics-document")
        #expect(root["aria-labelledby"] == "\(id)-title \(id)-desc")
        let ids = document.elements.compactMap { $0["id"] }
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.hasPrefix(id) })
        for symbol in document.elements where symbol["role"] == "graphics-symbol" {
            #expect(ids.contains(try #require(symbol["aria-labelledby"])))
        }
        #expect(document.all("title").allSatisfy { !$0.text.isEmpty })
        #expect(document.all("script").isEmpty && document.all("image").isEmpty)
        #expect(!figure.svg.contains("onload") && !figure.svg.contains("href"))
        #expect(figure.svg.hasPrefix("<?xml") != isEmbedded)
        #expect((document.all("style").count == 1) == (theme == .auto || isEmbedded))
    }

    @Test func colorsAreThoseOfThePalette() throws {
        for (theme, palette) in [(MapTheme.light, Palette.light), (.dark, .dark), (.print, .print)] {
            let figure = try figure(MapFixtures.bundled()) { $0.theme = theme }
            let known = Set(ColorUse.byLightValue.values.map { $0.value(palette) })
            for element in try SVGDocument(figure.svg).elements {
                for color in [element["fill"], element["stroke"]].compactMap({ $0 }) where color != "none" {
                    #expect(known.contains(color), "\(theme) \(color)")
                }
            }
        }
    }

    /// Every text is drawn in an ink that `PaletteTests` holds to 4.5 to 1 on the canvas.
    @Test func textsCanBeRead() throws {
        let figure = try figure(MapFixtures.bundled()) { $0.theme = .dark }
        let palette = Palette.dark
        let inks = Set([palette.text, palette.mutedText, palette.canvas] + palette.tones.values.map(\.text))
        for text in try SVGDocument(figure.svg).all("text") { #expect(inks.contains(text["fill"] ?? ""), "\(text.text)") }
    }

    @Test func theAutomaticThemeCanBeRepainted() throws {
        let figure = try figure(MapFixtures.bundled(), about: ["visit-2015"]) { $0.theme = .auto }
        for element in try SVGDocument(figure.svg).elements where element["fill"]?.hasPrefix("#") ?? false {
            #expect(element["class"]?.contains("f-") ?? false, "\(element.name) \(element.attributes)")
        }
    }

    @Test func withoutATitleItIsStillCalledSomething() throws {
        let figure = try figure(MapFixtures.graph(TimelineFigureTests.calendar)) { $0.title = "" }
        #expect(figure.figure.title == "Timeline")
    }

    @Test func theSameNotesGiveTheSameBytes() throws {
        let graphs = [try MapFixtures.bundled(), try MapFixtures.bundled()]
        #expect(try figure(graphs[0]).svg == figure(graphs[1]).svg)
    }

    @Test func anEmptyGraphIsAFigureToo() throws {
        let figure = try figure(MapFixtures.graph("relgraph: 1\ntitle: Nothing"))
        let document = try SVGDocument(figure.svg)
        #expect(document.elements[0]["id"]?.isEmpty == false)
        #expect(figure.isEmpty && !document.texts(in: "legend").contains("Bars"))
        #expect(figure.eventCount == 0 && figure.sayingCount == 0 && figure.documentCount == 0)
    }

    @Test func hostileNamesStayText() throws {
        let name = "</text><script>alert(1)</script>\u{202E}"
        let graph = try MapFixtures.graph(
            """
            relgraph: 1
            people: {a: {name: \"\(name)\"}}
            statements: {s: {says: \"\(name)\", when: 2015, stances: [{asserted: a, on: 2015}]}}
            """)
        let document = try SVGDocument(figure(graph).svg)
        #expect(document.all("script").isEmpty)
    }

    // MARK: Byte for byte

    /// After a change that is meant, record it anew with `RECORD_SNAPSHOTS=1 swift test --filter TimelineFigureTests` and look at the picture.
    @Test(arguments: [MapTheme.auto, .dark])
    func aSmallTimeline(_ theme: MapTheme) throws {
        let figure = try figure(MapFixtures.graph(TimelineFigureTests.calendar)) {
            $0.theme = theme
            $0.width = 720
        }
        try Snapshot.expect(figure.svg, matches: "timeline-\(theme.rawValue).svg")
    }
}

/// What a text covers, from its ascenders to its descenders.
private struct TextFrame {
    var text: String
    var box: Rectangle

    static func all(in document: SVGDocument) throws -> [TextFrame] {
        try document.all("text").map { element in
            func number(_ key: String) throws -> Double { try #require(element[key].flatMap(Double.init), "\(key) of \(element.text)") }
            let size = try element["font-size"] == nil ? Lettering.legend.size : number("font-size")
            let width = TextMetrics.width(of: element.text, size: size, bold: element["font-weight"] == "bold")
            let (dx, dy) = translation(of: element)
            let x = try number("x") + dx - (element["text-anchor"] == "middle" ? width / 2 : element["text-anchor"] == "end" ? width : 0)
            let y = try number("y") + dy
            return TextFrame(
                text: element.text, box: Rectangle(origin: Point(x: x, y: y - size * 0.72), size: Size(width: width, height: size * 0.92)))
        }
    }

    private static func translation(of element: SVGDocument.Element) -> (Double, Double) {
        var (x, y) = (0.0, 0.0)
        var current = element.parent
        while let group = current {
            if let transform = group["transform"], transform.hasPrefix("translate(") {
                let parts = transform.dropFirst(10).dropLast().split(separator: ",").compactMap { Double($0) }
                if parts.count == 2 { (x, y) = (x + parts[0], y + parts[1]) }
            }
            current = group.parent
        }
        return (x, y)
    }
}
