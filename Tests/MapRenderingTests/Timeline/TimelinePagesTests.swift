import RelationAnalysis
import RelationGraph
import Testing

@testable import MapRendering

/// A timeline on several sheets of paper.
@Suite struct TimelinePagesTests {
    private func figure(_ graph: RelationGraph, _ change: (inout TimelineFigure.Options) -> Void = { _ in }) -> TimelineFigure {
        var options = TimelineFigure.Options()
        options.theme = .light
        change(&options)
        return TimelineFigure(TimelineQuery(), Subgraph(graph), options)
    }

    private func texts(_ page: SVGFigure) throws -> [String] { try SVGDocument(page.text).all("text").map(\.text) }

    @Test("Pages have the paper's proportions, and words of seven points or more", arguments: [Paper.a5, .a4, .letter, .a3])
    func sizes(_ paper: Paper) throws {
        let pages = figure(try MapFixtures.bundled()).pages(on: paper)
        #expect(pages.count > 1)
        for page in pages {
            let place = PagePlacement(pdfOf: page, on: paper)
            #expect(10 * 0.75 * page.scale * place.scale >= 7)
            #expect((place.pageWidth, place.pageHeight) == paper.size)
            #expect(place.y + place.height <= place.pageHeight - PagePlacement.margin + 0.01)
        }
        #expect(Set(pages.map(\.id)).count == pages.count)
    }

    @Test("Every row is on one page, with the heading and the ruler of its band") func rows() throws {
        let whole = figure(try MapFixtures.bundled())
        let pages = whole.pages(on: .a4)
        func titles(_ figures: [SVGFigure]) throws -> [String] {
            try figures.flatMap { figure in
                try SVGDocument(figure.text).all("title").filter { $0.parent?["role"] == "graphics-symbol" }.map(\.text)
            }
        }
        #expect(try titles(pages) == titles([whole.figure]))
        let words = try pages.map(texts)
        for (number, texts) in words.enumerated() {
            #expect(texts.contains("Did Soleimani travel to Moscow?"))
            #expect(texts.contains { $0.hasPrefix("Page \(number + 1) of \(pages.count).") }, "\(texts.suffix(3))")
            let document = try SVGDocument(pages[number].text)
            #expect(document.all(class: "axis").count == document.all(class: "band").count)
        }
        #expect(words.filter { $0.contains("What is said to have happened") }.count == 1)
        #expect(words[1].contains("What is said to have happened, continued"))
        #expect(words.filter { $0.contains { $0.hasPrefix("Sources: ") } }.count == 1 && words.last?.contains("Ties") == true)
        for (page, texts) in zip(pages, words) {
            let document = try SVGDocument(page.text)
            let bottom = document.all("text").compactMap { $0["y"].flatMap(Double.init) }.max() ?? 0
            #expect(bottom <= page.height, "\(texts)")
        }
    }

    @Test("What is short, or drawn wider than any sheet, or on no paper, is one page") func onePage() throws {
        let calendar = try MapFixtures.graph(TimelineFigureTests.calendar)
        #expect(figure(calendar) { $0.width = 690 }.pages(on: .a4).count == 1)
        #expect(figure(try MapFixtures.bundled()) { $0.width = 3_000 }.pages(on: .a4).map(\.width) == [3_000])
        #expect(figure(try MapFixtures.bundled()).pages(on: nil).count == 1)
    }

    @Test("A width that needs it makes the pages lie") func lying() throws {
        let pages = figure(try MapFixtures.bundled()) { $0.width = 1_000 }.pages(on: .a4)
        #expect(pages.count > 1 && pages.allSatisfy { $0.width == 1_000 && $0.width > $0.height })
    }

    @Test("Rows go to the next page where they fit, together with those they belong to")
    func breaks() {
        func part(_ rows: [(Double, Bool)]) -> TimelinePart {
            TimelinePart(headHeight: 10, rows: rows.map { .init(height: $0.0, begins: $0.1) }, gap: 5) { _, _, _ in }
        }
        func pages(_ parts: [TimelinePart], last: Double = 105) -> [[Range<Int>]] {
            TimelinePart.pages(of: parts) { _, isLast in isLast ? last : 105 }.map { $0.map(\.rows) }
        }
        let three = part([(30, true), (30, true), (30, true)])
        #expect(pages([three]) == [[0..<3]])
        #expect(pages([three, three]) == [[0..<3], [0..<3]])
        #expect(pages([part([(30, true), (30, true), (30, true), (30, true)])]) == [[0..<3], [3..<4]])
        #expect(pages([part([(30, true), (30, true), (30, false), (30, false)])]) == [[0..<1], [1..<4]])
        #expect(pages([part([(50, true), (50, false), (50, false)])]) == [[0..<1], [1..<2], [2..<3]])
        #expect(pages([part([(300, true), (10, true)])]) == [[0..<1], [1..<2]])
        #expect(pages([three], last: 20) == [[0..<3], []])
        #expect(pages([part([(30, true)]), part([(30, true), (30, true)])]) == [[0..<1, 0..<1], [1..<2]])
        #expect(pages([]) == [[]])
    }

    @Test("They are the pages of one PDF") func pdf() throws {
        let pages = figure(try MapFixtures.bundled()).pages(on: .a4)
        var options = PrintOptions()
        options.paper = .a4
        let bytes = try pages.pdf(options)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("/Count \(pages.count)"))
        #expect(try pages.pdf(options) == bytes)
        #expect(try [figure(try MapFixtures.bundled()).figure].pdf() == figure(try MapFixtures.bundled()).figure.pdf())
        #expect(throws: PrintError.self) { try [SVGFigure]().pdf() }
    }
}
