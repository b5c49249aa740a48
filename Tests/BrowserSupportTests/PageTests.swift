import BrowserSupport
import Foundation
import Testing

/// What the tests of pages rest on: that input is real, and that nothing that goes wrong in a page is missed.
@Suite(.serialized, .needsBrowser, .browser) struct PageTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("page-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// A page of that content, opened from a file that is gone afterwards.
    private func page(_ html: String) throws -> Page {
        let file = folder.appendingPathComponent("page.html")
        defer { try? FileManager.default.removeItem(at: folder) }
        try html.write(to: file, atomically: true, encoding: .utf8)
        let page = try Browser.current().page(width: 400, height: 300)
        try page.open(file)
        return page
    }

    @Test func clicksAndKeysAreRealOnes() throws {
        let page = try page(
            """
            <!doctype html><input id=text><button id=button>Press</button>
            <script>
            const seen = [];
            button.onclick = event => seen.push("click " + event.isTrusted);
            text.onkeydown = event => seen.push(event.key + " " + event.isTrusted);
            </script>
            """)
        defer { page.close() }
        try page.click("#text")
        try page.type("aß")
        try page.press("Tab")
        try page.press("Enter")
        #expect(try page.evaluate("text.value") == "aß")
        #expect(try page.evaluate("seen").strings == ["a true", "ß true", "Tab true", "click true"])
    }

    @Test func nothingThatGoesWrongIsMissed() throws {
        let page = try page(
            """
            <!doctype html><meta http-equiv=Content-Security-Policy content="img-src 'none'"><img src="https://example.invalid/dot.png">
            <script>console.error("said so"); setTimeout(() => { throw new Error("thrown") })</script>
            """)
        defer { page.close() }
        try page.wait(for: "document.readyState === 'complete'")
        let problems = page.problems.joined(separator: "\n")
        for words in ["said so", "thrown", "Content Security Policy"] { #expect(problems.contains(words), "\(words) in \(problems)") }
        // What a policy holds up was asked for all the same.
        #expect(page.requests.contains("https://example.invalid/dot.png"))
    }

    @Test func requestsAreSeen() throws {
        let page = try page("<!doctype html><img src='nowhere.png'>")
        defer { page.close() }
        #expect(page.requests.contains { $0.hasSuffix("nowhere.png") })
    }

    @Test func mediaAndSizeAreAsAsked() throws {
        let page = try page("<!doctype html><p>Text")
        defer { page.close() }
        try page.setViewport(width: 320, height: 500)
        try page.emulate(.dark, reducedMotion: true)
        #expect(try page.evaluate("innerWidth") == 320)
        for query in ["(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)"] {
            #expect(try page.evaluate("matchMedia(\(Page.quoted(query))).matches") == true)
        }
        try page.emulate(isPrint: true)
        #expect(try page.evaluate("matchMedia('print').matches") == true)
        #expect(try page.screenshot().starts(with: [0x89, 0x50, 0x4E, 0x47]))
    }

    @Test func anExceptionIsThrownOn() throws {
        let page = try page("<!doctype html>")
        defer { page.close() }
        #expect(throws: BrowserError.self) { try page.evaluate("nothing.at.all") }
        #expect(throws: BrowserError.self) { try page.click("#nothing") }
    }

    @Test(.needsAccessibilityChecker) func graveViolationsAreFound() throws {
        let page = try page("<!doctype html><html lang=en><title>A page</title><button></button>")
        defer { page.close() }
        #expect(try Accessibility.violations(of: page).contains { $0.rule == "button-name" && $0.isGrave })
    }
}
