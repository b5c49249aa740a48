import BrowserSupport
import Foundation
import Testing

@testable import MapRendering

/// What a browser makes of a figure in somebody else's page.
@Suite(.serialized, .needsBrowser, .browser) struct EmbeddedFigureTests {
    private static let commands: [[String]] = [
        ["render", "--graph", "harbour", "--view", "all"], ["timeline", "--graph", "harbour"], ["diff", "harbour", "harbour-later"],
    ]

    /// Opens a page that holds the figure, 1,000 pixels wide, and forbids everything but its style sheet.
    private func open(
        _ command: [String], width: Int, body: (String) -> String = { "<p>Words.</p><div class=\"mine\">\($0)</div>" },
        styles: String? = nil, _ check: (Page) throws -> Void
    ) throws {
        let svg = try Executable.run(command + ["--embed", "--width", "1000", "--out", "-"]).output
        let style = try #require(svg.firstMatch(of: /<style>(.*?)<\/style>/)).1
        let allowed = ([String(style)] + [styles].compactMap { $0 }).map { "'\(SHA256.policyName(of: $0))'" }.joined(separator: " ")
        let folder = try TemporaryFolder()
        try folder.write(
            "page.html",
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src \(allowed)">
            <meta name="viewport" content="width=device-width"><title>A page</title>\(styles.map { "<style>\($0)</style>" } ?? "")</head>
            <body>\(body(svg))</body></html>
            """)
        let page = try Browser.current().page(width: width, height: 800)
        defer { page.close() }
        try page.open(URL(fileURLWithPath: folder.path("page.html")))
        #expect(page.problems.isEmpty, "\(page.problems)")
        try check(page)
    }

    private let figureWidth = "Math.round(document.querySelector('svg').getBoundingClientRect().width)"

    @Test("On a phone its place scrolls, not the page, and letters stay legible", arguments: commands, [320, 390])
    func phone(_ command: [String], _ width: Int) throws {
        try open(command, width: width) { (page: Page) throws in
            #expect(try page.evaluate(figureWidth) == 700)
            #expect(try page.evaluate("document.documentElement.scrollWidth <= innerWidth") == true, "The page scrolls sideways")
            #expect(try page.evaluate("(d => d.scrollWidth > d.clientWidth)(document.querySelector('.mine'))") == true)
        }
    }

    @Test("On a wider page it is as wide as its place, which is left alone", arguments: commands)
    func wide(_ command: [String]) throws {
        try open(command, width: 900) { (page: Page) throws in
            #expect(try page.evaluate("\(figureWidth) === document.querySelector('.mine').clientWidth") == true)
            #expect(try page.evaluate("getComputedStyle(document.querySelector('.mine')).overflowX") == "visible")
        }
        try open(command, width: 1_300) { (page: Page) throws in #expect(try page.evaluate(figureWidth) == 1_000) }
    }

    @Test("In the body itself it shrinks, as nothing but the page could scroll") func inTheBody() throws {
        try open(Self.commands[0], width: 390, body: { $0 }) { (page: Page) throws in
            #expect(try page.evaluate("document.documentElement.scrollWidth <= innerWidth") == true)
        }
    }

    @Test("What the page itself says comes first") func ownRules() throws {
        try open(Self.commands[0], width: 390, styles: ".mine{overflow-x:hidden}svg{min-width:500px}") { (page: Page) throws in
            #expect(try page.evaluate(figureWidth) == 500)
            #expect(try page.evaluate("getComputedStyle(document.querySelector('.mine')).overflowX") == "hidden")
        }
    }
}
