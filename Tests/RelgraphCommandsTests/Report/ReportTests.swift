import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Reports as Markdown.
@Suite struct ReportTests {
    static let story = """
        ---
        title: The Meridian
        ---
        # The night the Meridian left

        Who says what?

        ```relgraph "Who denied *what*"
        render --path Herald Volkova
        ```

        ```relgraph
        claims --status disputed
        caption: Disputed
        ```

        And when?

        ```relgraph
        timeline bribe-2018 --out -
        alt: A calendar
        ```

        ```relgraph
        path salt-works Volkova
        ```

        ```relgraph
        stats --format json
        ```

        ````markdown
        ```relgraph
        an example
        ```
        ````

        The end.

        """

    /// A folder with a report, and what relgraph says to it.
    static func report(_ text: String, _ options: String..., name: String = "notes.md") throws -> (TemporaryFolder, CommandRun) {
        let folder = try TemporaryFolder()
        try folder.write(name, text)
        return (folder, try run(in: folder, name, options))
    }

    static func run(in folder: TemporaryFolder, _ name: String, _ options: [String]) throws -> CommandRun {
        try Executable.run(["report", name, "--graph", Fixtures.harbour] + options, in: folder.path)
    }

    @Test("Blocks become figures, tables and words; all else stays")
    func markdown() throws {
        let (folder, run) = try Self.report(Self.story, "--out", "story.md")
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.contains("Wrote story.md, 5 blocks."))
        let text = try folder.text("story.md")
        for words in [
            "---\ntitle: The Meridian\n---\n# The night",
            "<!-- relgraph: render --path Herald Volkova\ncaption: Who denied *what* -->\n\n![",
            "](story-figures/render-path-herald-volkova-",
            "\\\n*Who denied \\*what\\**\\\nSources: ", "<summary>", "| From | Relation | To |",
            "| what is said | status | for | against |", "*Disputed*",
            "![A calendar](story-figures/timeline-", "> No connection from Salt Works",
            "```json\n{",
            "````markdown\n```relgraph\nan example\n```\n````\n\nThe end.\n",
        ] {
            #expect(text.contains(words), "“\(words)” is not in \(text)")
        }
        let figures = try folder.names(in: "story-figures")
        #expect(figures.count == 3 && figures[0] == ".relgraph-figures")
        for figure in figures.dropFirst() { #expect(XMLParser(data: try folder.contents("story-figures/\(figure)")).parse()) }
    }

    @Test("Run on its own output it changes nothing, and writes nothing anew")
    func idempotence() throws {
        let (folder, run) = try Self.report(Self.story, "--out", "story.md")
        #expect(run.status == 0)
        let text = try folder.text("story.md")
        let times = try folder.times
        let again = try Self.run(in: folder, "story.md", ["--out", "story.md"])
        #expect(again.status == 0)
        #expect(again.messages.contains("Unchanged: story.md") && !again.messages.contains("Wrote"), "\(again.messages)")
        #expect(try folder.text("story.md") == text)
        #expect(try folder.times == times)
        // From the notes as well as from the report.
        _ = try Self.run(in: folder, "notes.md", ["--out", "story.md"])
        #expect(try folder.text("story.md") == text)
        #expect(try folder.times == times)
    }

    @Test("What is generated has the line ends of the reporter's words")
    func lineEnds() throws {
        let (folder, run) = try Self.report(Self.story.replacing("\n", with: "\r\n"))
        #expect(run.status == 0, "\(run.messages)")
        let text = try folder.text("report.md")
        #expect(text.contains("<details>\r\n") && !text.contains { $0 == "\n" })
        let again = try Self.run(in: folder, "report.md", ["--out", "report.md"])
        #expect(again.status == 0 && again.messages.contains("Unchanged"), "\(again.messages)")
        let (plain, _) = try Self.report(Self.story)
        #expect(try plain.text("report.md") == text.replacing("\r\n", with: "\n"))
    }

    @Test("A figure that the report no longer shows goes, if relgraph made it and nobody changed it")
    func staleFigures() throws {
        let block = { (command: String) in "```relgraph\n\(command)\n```\n" }
        let (folder, _) = try Self.report(
            block("render --view all") + block("render --focus Volkova") + block("render --focus Herald"), "-o", "r.md")
        let names = try folder.names(in: "r-figures").dropFirst()
        #expect(names.count == 3)
        try folder.write("r-figures/mine.svg", "mine")
        let changed = try #require(names.first { $0.contains("herald") })
        try folder.write("r-figures/\(changed)", "changed by hand")
        let manifest = try folder.text("r-figures/.relgraph-figures")
        try folder.write("r-figures/.relgraph-figures", manifest + "cbf29ce484222325 ../notes.md\ncbf29ce484222325 ../empty.svg\n")
        try folder.write("empty.svg", "")
        try folder.write("notes.md", block("render --view all"))
        let run = try Self.run(in: folder, "notes.md", ["-o", "r.md"])
        #expect(run.messages.contains("Removed 1 figure"), "\(run.messages)")
        #expect(
            try Set(folder.names(in: "r-figures")) == Set([".relgraph-figures", "mine.svg", changed, names.first { $0.contains("all") }!]))
        #expect(try folder.names.contains("empty.svg"))
        try folder.write("notes.md", "Nothing\n")
        _ = try Self.run(in: folder, "notes.md", ["-o", "r.md"])
        #expect(try Set(folder.names(in: "r-figures")) == ["mine.svg", changed])
    }

    @Test(
        "A fault names file, line, command and remedy, and nothing is written",
        arguments: [
            ("shwo Volkova", "no command whose answer", "“show”"), ("convert a b", "no command whose answer", "Use one of"),
            ("report notes.md", "no command whose answer", "render"), ("render --out x.svg", "--out", "--out -"),
            ("timeline --out x.pdf", "--out", "--out -"), ("diff a b -o x.svg", "--out", "Leave it out"),
            ("render --format pdf", "SVG", "--format"), ("render --positions p.yaml", "p.yaml", "relgraph render --positions"),
            ("render --steps --out -", "belong to a view", "caption"), ("render --style no.yaml", "no.yaml", "Check the path"),
            ("show 'Nobody Inparticular'", "“Nobody Inparticular”", "relgraph find"),
            ("show", "<name>", "name"),
            ("show --help", "Help", "--help"), ("render --graph nowhere", "nowhere", "in: render"),
            ("stats -g -", "Standard input", "--graph"),
            ("diff - x", "Standard input", "file"), ("show 'Volkova", "no end", "Close"), ("render --dpi 96", "--dpi", "Leave"),
            ("claims | head", "|", "claims"), ("$(id)", "no command", "Use one of"), ("stats > /tmp/x", ">", "stats"),
        ])
    func faults(_ command: String, _ fault: String, _ remedy: String) throws {
        let (folder, run) = try Self.report("Text\n\n```relgraph\nstats\n```\n\n```relgraph\n\(command)\n```\n", "--out", "story.md")
        #expect(run.status == 2)
        #expect(run.messages.contains("notes.md:7: error: "), "\(run.messages)")
        for words in [fault, remedy, "in: \(command)", "Nothing is written"] { #expect(run.messages.contains(words), "\(run.messages)") }
        #expect(try folder.names == ["notes.md"])
    }

    @Test("All faults are told at once, in order")
    func allFaults() throws {
        let (_, run) = try Self.report(
            "```relgraph\nshow Nobody\n```\n```relgraph\n\n```\n```relgraph\nstats --top 0\n```\n", "--out", "x.md")
        let lines = run.messages.matches(of: /notes\.md:([0-9]+): error/).map { $0.1 }
        #expect(lines == ["1", "4", "7"], "\(run.messages)")
        #expect(run.messages.contains("3 blocks of notes.md"))
    }

    @Test("What a guess was taken for is told with the block's line")
    func messages() throws {
        let (_, run) = try Self.report("\n```relgraph\nshow 'Eric Lindqvist'\n```\n", "--out", "-")
        #expect(run.status == 0)
        #expect(run.messages.contains("notes.md:2: Taking “Eric Lindqvist” as"), "\(run.messages)")
    }

    @Test("Where nothing is named, only relgraph's own report is replaced")
    func standardName() throws {
        let (folder, run) = try Self.report("```relgraph\nstats\n```\n")
        #expect(run.status == 0 && FileManager.default.fileExists(atPath: folder.path("report.md")))
        #expect(try Self.run(in: folder, "notes.md", []).status == 0)
        try folder.write("report.md", "mine")
        let refused = try Self.run(in: folder, "notes.md", [])
        #expect(refused.status == 2 && refused.messages.contains("--out report.md"))
        #expect(try folder.text("report.md") == "mine")
        #expect(try Self.run(in: folder, "notes.md", ["--out", "report.md"]).status == 0)
    }

    @Test("Hostile captions stay text, and end nothing")
    func hostileCaption() throws {
        let caption = "--> <script>alert(1)</script> [x](javascript:1) * <!-- /relgraph --> ``` | \u{1B}[2J"
        let (folder, run) = try Self.report(
            "```relgraph\nrender --view all\ncaption: \(caption)\nalt: ](x) \(caption)\n```\nend\n", "--out", "x.md")
        #expect(run.status == 0, "\(run.messages)")
        let text = try folder.text("x.md")
        #expect(text.contains("*--\\> \\<script\\>alert(1)\\</script\\>"))
        #expect(!text.markup.contains("<script>") && !text.markup.contains("](javascript") && !text.markup.contains("](x)"))
        #expect(text.components(separatedBy: "\n<!-- /relgraph -->\n").count == 2 && text.hasSuffix("<!-- /relgraph -->\nend\n"))
        #expect(try Self.run(in: folder, "x.md", ["--out", "x.md"]).messages.contains("Unchanged"))
        #expect(try folder.text("x.md") == text)
    }

    @Test("Names that would be markup stay text")
    func hostileNames() throws {
        let (folder, _) = try Self.report(
            "```relgraph\nshow evil -g evil.yaml\n```\n```relgraph\nrender -g evil.yaml --view all\n```\n", name: "n.md")
        try folder.write(
            "evil.yaml",
            "relgraph: 1\npeople:\n  evil: {name: \"<img src=x onerror=alert(1)> | [a](javascript:b)\", ties: [{met: other}]}\n"
                + "  other: {name: \"<!-- /relgraph -->\"}\n")
        let run = try Self.run(in: folder, "n.md", ["-o", "x.md"])
        #expect(run.status == 0, "\(run.messages)")
        let text = try folder.text("x.md")
        #expect(!text.markup.contains("<img") && !text.markup.contains("](javascript"))
        #expect(text.components(separatedBy: "\n<!-- /relgraph -->\n").count == 3)
        #expect(try Self.run(in: folder, "x.md", ["--out", "x.md"]).messages.contains("Unchanged"))
    }

    @Test("What is no text is refused")
    func noText() throws {
        let folder = try TemporaryFolder()
        try folder.write("x.md", Data([0xFF, 0xFE, 0]))
        for file in ["x.md", "missing.md", "."] {
            let run = try Self.run(in: folder, file, ["-o", "y.md"])
            #expect(run.status == 2)
            #expect(run.messages.contains("“\(file)”"), "\(run.messages)")
        }
    }

    @Test("Figures need a place: standard output has none")
    func standardOutput() throws {
        let (_, run) = try Self.report("```relgraph\nrender\n```\n", "--out", "-")
        #expect(run.status == 2 && run.messages.contains("--out report.md"))
        let (_, table) = try Self.report("```relgraph\nstats\n```\n", "--out", "-")
        #expect(table.status == 0 && table.output.contains("| what | which | count |"))
    }
}

extension String {
    /// Markdown without the comments of blocks, and without what is escaped.
    fileprivate var markup: String {
        replacing(#/<!-- relgraph:(?s:.*?)-->/#, with: "").replacing(#/\\./#, with: "")
    }
}

extension TemporaryFolder {
    func names(in folder: String) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path(folder)).sorted() }

    /// When each file was last written.
    var times: [String: Date] {
        get throws {
            var times: [String: Date] = [:]
            for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
                times[name] = try FileManager.default.attributesOfItem(atPath: path(name))[.modificationDate] as? Date
            }
            return times
        }
    }
}
