import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Steps, kept places and styles in reports.
@Suite struct ReportSeriesTests {
    private static let notes = """
        relgraph: 1
        title: Who let her sail?
        credit: The <desk>
        views:
          default:
            steps:
              - {caption: The *paper* reports it., highlight: [herald, sailed]}
              - {caption: The master denies it., highlight: [master, sailed], as-of: 2019-03-05}
        outlets: {herald: The Herald}
        people: {volkova: {name: Anna Volkova, ties: [{met: master}]}, master: The Master}
        statements:
          sailed:
            says: She sailed without papers
            stances: [{reported: herald, on: 2019-03-04}, {denied: master, on: 2019-03-05}, {confirmed: volkova, on: 2019-03-06}]
        """

    private func folder(_ block: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("graphs/notes.yaml", Self.notes)
        try folder.write("text/story.md", "# A story\n\n```relgraph\n\(block)\n```\n\nThe end.\n")
        return folder
    }

    /// From the folder above the report.
    private func report(_ folder: TemporaryFolder, _ arguments: String...) throws -> CommandRun {
        try Executable.run(["report", "text/story.md", "--graph", "graphs"] + arguments, in: folder.path)
    }

    @Test("In Markdown, steps are numbered files beside it, each with its caption")
    func markdown() throws {
        let folder = try folder("relgraph render --view default --steps\ncaption: In two steps")
        let run = try report(folder, "--out", "out.md")
        #expect(run.status == 0, "\(run.messages)")
        let text = try folder.text("out.md")
        let figures = try folder.names(in: "out-figures").filter { $0.hasSuffix(".svg") }
        #expect(figures.count == 2 && figures[0].hasSuffix("-1.svg") && figures[1].hasSuffix("-2.svg"))
        for figure in figures {
            #expect(text.contains("](out-figures/\(figure))"))
            let svg = try folder.contents("out-figures/\(figure)")
            #expect(XMLParser(data: svg).parse())
            // The caption is text of the report, and not drawn a second time.
            #expect(String(decoding: svg, as: UTF8.self).firstMatch(of: /<text[^>]*>Step/) == nil)
        }
        #expect(text.contains("**In two steps**\n\n![") && text.contains("*Step 1 of 2. The \\*paper\\* reports it.*"))
        #expect(text.contains("*Step 2 of 2, as of 5 Mar 2019. The master denies it.*"), "\(text)")
        let times = try folder.times
        let again = try Executable.run(["report", "out.md", "--graph", "graphs", "--out", "out.md"], in: folder.path)
        #expect(again.messages.contains("Unchanged: out.md"), "\(again.messages)")
        #expect(try folder.text("out.md") == text && folder.times == times)
    }

    @Test("In a page they stand one after the other, each with ids of its own")
    func page() throws {
        let folder = try folder("render --steps")
        let html = try report(folder, "--to", "html", "--out", "-").output
        #expect(html.components(separatedBy: "<svg ").count == 3 && html.components(separatedBy: "<figure>").count == 3)
        #expect(html.contains("<span class=\"caption\">Step 1 of 2. The *paper* reports it.</span>"))
        #expect(html.contains("The &lt;desk&gt;</text>"))
        let ids = html.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
        #expect(Set(ids).count == ids.count && ids.count > 10)
    }

    @Test("One step by itself stands with its caption too")
    func oneStep() throws {
        let text = try report(folder("render --step 2"), "--to", "html", "--out", "-").output
        #expect(text.contains("<figcaption><span class=\"caption\">Step 2 of 2, as of 5 Mar 2019. The master denies it.</span>"))
        #expect(text.components(separatedBy: "<svg ").count == 2)
    }

    @Test("--no-tables leaves out the tables below figures, in both forms")
    func noTables() throws {
        let folder = try folder("render")
        #expect(try report(folder, "--to", "html", "--out", "-").output.contains("<details"))
        #expect(try !report(folder, "--to", "html", "--out", "-", "--no-tables").output.contains("<details"))
        #expect(try report(folder, "--out", "out.md", "--no-tables").status == 0)
        #expect(try folder.text("out.md").contains("![") && !folder.text("out.md").contains("<details"))
    }

    @Test("Kept places are read from beside the report, and never written")
    func positions() throws {
        let folder = try folder("render --positions map.positions.yaml")
        let made = try Executable.run(
            ["render", "--graph", "graphs", "--positions", "text/map.positions.yaml", "--out", "map.svg"], in: folder.path)
        #expect(made.status == 0, "\(made.messages)")
        let kept = try folder.text("text/map.positions.yaml")
        let moved = kept.replacing(/herald: \{[^}]*\}/, with: "herald: {x: 900, y: 700, pinned: true}")
        #expect(moved != kept, "\(kept)")
        try folder.write("text/map.positions.yaml", moved)
        let html = try report(folder, "--to", "html", "--out", "-").output
        let plain = try report(self.folder("render"), "--to", "html", "--out", "-").output
        #expect(html.contains("<svg ") && html != plain)
        #expect(try folder.text("text/map.positions.yaml") == moved)
    }

    @Test("A style of the report is that of its figures; one that a block names comes first")
    func style() throws {
        let folder = try folder("render --style own.yaml\n```\n\n```relgraph\ntimeline --out -")
        try folder.write("text/own.yaml", "relgraph-style: 1\ncolors: {light: {canvas: \"#fffdf1\"}}\n")
        try folder.write("house.yaml", "relgraph-style: 1\nfont: serif\ncolors: {light: {canvas: \"#fefef2\"}}\n")
        let run = try report(folder, "--to", "html", "--out", "-", "--style", "house.yaml")
        let figures = run.output.components(separatedBy: "<svg ").dropFirst()
        #expect(figures.count == 2, "\(run.messages)")
        #expect(figures.allSatisfy { $0.contains("Times New Roman") })
        #expect(figures.first?.contains("#fffdf1") == true && figures.first?.contains("#fefef2") == false)
        #expect(figures.last?.contains("#fefef2") == true)
    }
}
