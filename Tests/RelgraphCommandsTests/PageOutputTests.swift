import Testing

/// The page to explore, as the command writes it; `ExplorerInBrowser` of the map's own tests opens it.
@Suite struct PageOutputTests {
    @Test("The extension or the format asks for it", arguments: ["map.html", "map.htm", "map.page"])
    func page(_ name: String) throws {
        let folder = try TemporaryFolder()
        let format = name.hasSuffix(".page") ? ["--format", "html"] : []
        let run = try Executable.run(["render", "-g", "harbour", "--out", folder.path(name)] + format)
        #expect(run.status == 0, "\(run.messages)")
        let html = String(decoding: try folder.contents(name), as: UTF8.self)
        #expect(html.hasPrefix("<!doctype html>"))
        #expect(html.contains("<svg id=\"map\"") && html.contains("Content-Security-Policy"))
    }

    @Test("It follows view, focus, selection, theme and title as any picture does")
    func options() throws {
        let html = try relgraph(
            "render", "-g", "harbour", "--format", "html", "--theme", "dark", "--title", "A & B", "--no-legend", "--kind", "person"
        ).output
        #expect(html.contains("data-theme=\"dark\"") && html.contains("<h1>A &amp; B</h1>"))
        #expect(!html.contains("class=\"key\""))
        #expect(!html.contains("STATEMENT"))
    }

    @Test("What became known after the date of a view is not on its page")
    func knownByAView() throws {
        let folder = try TemporaryFolder()
        let notes = try folder.write(
            "notes.yaml",
            """
            relgraph: 1
            views: {default: {as-of: 2020-12-31}}
            people: {ann: {name: Ann}, bob: {name: Bob}}
            documents: {d1: {title: First, date: 2020-01-02}, d2: {title: Second, date: 2022-05-05}}
            statements:
              s: {says: He came, stances: [{asserted: ann, on: 2020-01-01, in: [d1]}, {denied: bob, on: 2022-05-04, in: [d2]}]}

            """)
        let html = try relgraph("render", "-g", notes, "--format", "html").output
        #expect(html.contains("ASSERTED") && !html.contains("DISPUTED") && !html.contains("Bob"))
    }

    @Test func theSameNotesGiveTheSamePage() throws {
        func page() throws -> String { try relgraph("render", "-g", "harbour", "--format", "html").output }
        #expect(try page() == page())
    }

    @Test("What changed is a figure, not a page to explore")
    func differences() throws {
        let run = try relgraph("diff", "harbour", "harbour-later", "--out", "changes.html")
        #expect(run.status == 2)
        #expect(run.messages.contains("Name a .svg file"), "\(run.messages)")
    }
}
