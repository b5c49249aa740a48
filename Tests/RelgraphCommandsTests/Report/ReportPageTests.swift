import BrowserSupport
import Foundation
import Testing

/// Reports as HTML.
@Suite struct ReportPageTests {
    private func page(_ text: String) throws -> String {
        let (_, run) = try ReportTests.report(text, "--to", "html", "--out", "-")
        #expect(run.status == 0, "\(run.messages)")
        return run.output
    }

    @Test("One page that holds everything")
    func whole() throws {
        let html = try page(ReportTests.story)
        for words in [
            "<html lang=\"en\">", "<title>The Meridian</title>", "<h1 id=\"the-night-the-meridian-left\">The night the Meridian left</h1>",
            "<figcaption>",
            "Who denied *what*",
            "<details class=\"relgraph-table\">", "<th scope=\"col\">what is said</th>", "<blockquote>", "&quot;nodes&quot;", "The end.",
            "default-src 'none'; style-src 'sha256-",
        ] {
            #expect(html.contains(words), "no “\(words)”")
        }
        #expect(
            !html.contains("RELGRAPH") && !html.contains(" style=") && !html.contains("<script") && !html.contains("title: The Meridian"))
        #expect(html.components(separatedBy: "<svg ").count == 3)
    }

    @Test("From the report as from the notes, the same page")
    func fromReport() throws {
        let (folder, _) = try ReportTests.report(ReportTests.story, "--out", "story.md")
        let fromNotes = try ReportTests.run(in: folder, "notes.md", ["--to", "html", "-o", "-"]).output
        let fromReport = try ReportTests.run(in: folder, "story.md", ["--to", "html", "-o", "-"]).output
        #expect(fromNotes == fromReport)
    }

    @Test("Every id stands once, however often a figure is shown")
    func ids() throws {
        let html = try page(String(repeating: "```relgraph\nrender --view all\n```\n", count: 3))
        let ids = html.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
        #expect(ids.count > 30 && Set(ids).count == ids.count)
        for reference in html.matches(of: /aria-labelledby="([^"]+)"/) {
            for id in reference.1.split(separator: " ") { #expect(ids.contains(String(id))) }
        }
    }

    @Test("Headings can be linked to") func anchors() throws {
        let html = try page("# One & *two*\n\n## Кто отрицал?\n\n## One two\n\n### <b>\n\n[up](#one-two)\n")
        for heading in [
            "<h1 id=\"one-two\">One &amp; <em>two</em></h1>", "<h2 id=\"kto-otrical\">", "<h2 id=\"one-two-2\">One two</h2>",
            "<h3 id=\"b\">",
            "href=\"#one-two\"",
        ] {
            #expect(html.contains(heading), "\(heading): \(html)")
        }
    }

    @Test("A timeline names documents by outlet and date, and has no column that says nothing") func timeline() throws {
        let html = try page("```relgraph\ntimeline bribe-2018\n```\n")
        #expect(html.contains("<th scope=\"col\">documents</th>") && !html.contains("<th scope=\"col\">relation</th>"), "\(html)")
        #expect(html.contains("Mar 2019</td>") && !html.contains("herald-2019"), "\(html)")
    }

    @Test("Raw HTML becomes text, and no link leads to a script")
    func hostile() throws {
        let html = try page(
            """
            Text <script>alert(1)</script> a <b onclick=x>b</b> [one](javascript:alert(1)) [two](https://example.org "t") [three](#here)
            <JaVaScRiPt:x> ![pixel](https://example.org/pixel.png) ![up](../secret.png) [four](JAVASCRIPT:x) [five]( data:text/html,x )

            <iframe src="https://example.org"></iframe>

            <!-- a comment -->

            ```relgraph
            find nothing-at-all-here
            caption: <script>alert(2)</script>
            ```

            RELGRAPH0BLOCK1END
            """)
        for tag in ["<script", "<b ", "<iframe", "<img", "javascript:alert(1)\"", "JAVASCRIPT", "data:text", "onclick=\"", "a comment"] {
            #expect(!html.contains(tag), "\(tag)")
        }
        for words in [
            "&lt;script&gt;alert(1)", "href=\"https://example.org\" title=\"t\"", "href=\"#here\"", "&lt;script&gt;alert(2)",
            "RELGRAPH0BLOCK1END",
        ] {
            #expect(html.contains(words), "no “\(words)”")
        }
    }

    @Test("Images beside the Markdown are taken in")
    func images() throws {
        let folder = try TemporaryFolder()
        try folder.write("notes.md", "![a b](my%20photo.png) ![text](notes.md)\n")
        try folder.write("my photo.png", Data([0x89, 0x50, 0x4E, 0x47]))
        let run = try ReportTests.run(in: folder, "notes.md", ["--to", "html", "-o", "-"])
        #expect(run.output.contains("<img src=\"data:image/png;base64,iVBORw==\" alt=\"a b\" />"))
        #expect(run.output.contains("<a href=\"notes.md\">text</a>"))
        #expect(run.messages.contains("“notes.md” cannot be taken in"))
    }

    @Test("A page does not take the place of what it is made of")
    func ownSource() throws {
        let (folder, run) = try ReportTests.report("a\n", "--to", "html", "--out", "notes.md")
        #expect(run.status == 2)
        #expect(try folder.text("notes.md") == "a\n")
    }

    @Test("A block that a page cannot hold is told")
    func withinHTML() throws {
        let (_, run) = try ReportTests.report("<pre>\n\n```relgraph\nstats\n```\n\n</pre>\n", "-o", "x.html")
        #expect(run.status == 2)
        #expect(run.messages.contains("notes.md:3: error: The block lies within raw HTML"), "\(run.messages)")
    }
}

/// What a browser makes of the page.
@Suite(.serialized, .needsBrowser, .browser) struct ReportInBrowserTests {
    private func open(_ text: String, width: Int, _ body: (Page) throws -> Void) throws {
        let (folder, run) = try ReportTests.report(text, "--out", "story.html")
        #expect(run.status == 0, "\(run.messages)")
        let page = try Browser.current().page(width: width, height: 800)
        defer { page.close() }
        try page.open(URL(fileURLWithPath: folder.path("story.html")))
        try body(page)
    }

    @Test("Nothing is fetched, nothing goes against the page's policy, and its own styles hold", arguments: [360, 640, 1_280])
    func policy(_ width: Int) throws {
        try open(ReportTests.story, width: width) { (page: Page) throws in
            #expect(page.problems.isEmpty, "\(page.problems)")
            #expect(page.requests.allSatisfy { $0.hasPrefix("file:") }, "\(page.requests)")
            #expect(try page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none")
            #expect(try page.evaluate("document.documentElement.scrollWidth <= innerWidth") == true, "The page scrolls sideways")
            #expect(try page.evaluate("[...document.querySelectorAll('svg')].every(s => s.getBoundingClientRect().width >= 250)") == true)
        }
    }

    @Test("Figures follow the reader's wish for dark")
    func dark() throws {
        try open(ReportTests.story, width: 900) { (page: Page) throws in
            try page.emulate(.dark)
            #expect(try page.evaluate("getComputedStyle(document.querySelector('svg > rect')).fill") == "rgb(20, 24, 29)")
            #expect(try page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(20, 24, 29)")
        }
    }

    @Test("Accessible, light and dark", .needsAccessibilityChecker)
    func accessibility() throws {
        try open(ReportTests.story, width: 900) { (page: Page) throws in
            for scheme in Page.Scheme.allCases {
                try page.emulate(scheme)
                let violations = try Accessibility.violations(of: page)
                #expect(violations.isEmpty, "\(violations)")
            }
        }
    }
}
