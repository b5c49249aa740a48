import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The options of a figure mean the same wherever one is drawn.
@Suite struct FigureOptionTests {
    /// Commands that draw, the graph included; what follows draws to standard output.
    static let drawing: [[String]] = [
        ["render", "--graph", "harbour"], ["timeline", "--graph", "harbour"], ["diff", "harbour", "harbour-later"],
        ["render", "--statement", "bribe-2018", "--graph", "harbour"],
    ]

    private func draw(_ command: [String], _ options: String...) throws -> CommandRun {
        try Executable.run(command + ["--out", "-"] + options)
    }

    @Test("--width is the width of the picture", arguments: drawing, ["16", "300", "5000.5", "20000"])
    func width(_ command: [String], _ width: String) throws {
        let run = try draw(command, "--width", width)
        #expect(run.output.contains(" width=\"\(width)\" height="), "\(run.output.prefix(400)) \(run.messages)")
    }

    @Test("No command takes a width that another refuses", arguments: drawing, ["15.9", "20001", "nan", "-100", "wide"])
    func refusedWidth(_ command: [String], _ width: String) throws {
        let run = try Executable.run(command + ["--out", "-", "--width=\(width)"])
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.messages.contains("--width"), "\(run.messages)")
    }

    @Test("--embed: no prolog, the whole width, at most the one given", arguments: drawing)
    func embed(_ command: [String]) throws {
        let run = try draw(command, "--embed", "--width", "480")
        #expect(run.output.hasPrefix("<svg "), "\(run.messages)")
        #expect(run.output.contains(" width=\"100%\""))
        #expect(XMLParser(data: run.outputBytes).parse())
    }

    @Test("--title, --subtitle and --theme", arguments: drawing)
    func words(_ command: [String]) throws {
        let run = try draw(command, "--title", "A <title>", "--subtitle", "& a line", "--theme", "print")
        #expect(run.output.contains(">A &lt;title&gt;</text>"), "\(run.output.prefix(2000))")
        #expect(run.output.contains(">&amp; a line</text>"))
        #expect(!run.output.contains("prefers-color-scheme"))
    }

    @Test("--date and --credit stand below the figure, empty ones leave out what the notes say", arguments: drawing)
    func dateAndCredit(_ command: [String]) throws {
        let run = try draw(command, "--date", "2018-06", "--credit", "<Graphic> & desk")
        #expect(run.output.contains(">Data as of Jun 2018.</text>"), "\(run.messages)")
        #expect(run.output.contains(">&lt;Graphic&gt; &amp; desk</text>"))
        #expect(try !draw(command, "--date", "", "--credit", "").output.contains("Data as of"))
    }

    @Test("A date that is none is refused", arguments: drawing, ["soon", "2018/2019", "2018-13"])
    func refusedDate(_ command: [String], _ date: String) throws {
        let run = try draw(command, "--date", date)
        #expect(run.status == 2 && run.output.isEmpty && run.messages.contains("--date"), "\(run.messages)")
    }

    @Test("--style colours every figure; what is wrong in it is told with its place", arguments: drawing)
    func style(_ command: [String]) throws {
        let folder = try TemporaryFolder()
        let file = folder.path("house.style.yaml")
        try folder.write("house.style.yaml", "relgraph-style: 1\ncolors: {light: {canvas: \"#fffdf1\"}}\n")
        #expect(try draw(command, "--style", file).output.contains("fill=\"#fffdf1\""))
        try folder.write("house.style.yaml", "relgraph-style: 1\ncolors: {light: {canvass: \"#fffdf1\"}}\n")
        let run = try draw(command, "--style", file)
        #expect(run.status == 2 && run.messages.contains("house.style.yaml:2:18"), "\(run.messages)")
    }

    @Test("check tells which colours of the notes and of their views are hard to read, each with its place")
    func checkedContrast() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "notes.yaml",
            """
            relgraph: 1
            style: {colors: {light: {text: "#bbbbbb"}}}
            people: {ann: Ann}
            views:
              pale:
                style: {colors: {dark: {muted: "#333333"}}}

            """)
        let run = try Executable.run(["check", "--graph", "notes.yaml"], in: folder.path)
        #expect(run.status == 0)
        #expect(run.output.contains("notes.yaml:2:18: warning: light: text on canvas has a contrast of 1."), "\(run.output)")
        #expect(run.output.contains("notes.yaml:6:22: warning: dark: muted on canvas has a contrast of 1."), "\(run.output)")
        #expect(run.output.contains("[low-contrast]") && run.output.contains("WCAG AA"))
        #expect(try Executable.run(["check", "--strict", "--graph", "notes.yaml"], in: folder.path).status == 1)
    }

    @Test("A page to explore has the colours of a style too")
    func pageStyle() throws {
        let folder = try TemporaryFolder()
        try folder.write("house.style.yaml", "relgraph-style: 1\ncolors: {light: {canvas: \"#fffdf1\"}}\n")
        let run = try Executable.run(
            [
                "render", "--graph", "harbour", "--format", "html", "--out", "-", "--style", folder.path("house.style.yaml"), "--credit",
                "The desk",
            ])
        #expect(run.output.contains("--canvas:#fffdf1") && run.output.contains(">The desk</p>"), "\(run.messages)")
    }

    @Test("Two versions tell both dates, and the later one's credit")
    func datesOfTwoVersions() throws {
        let folder = try TemporaryFolder()
        let notes = { (date: String, name: String) in
            "relgraph: 1\ndate: \(date)\ncredit: By \(date)\npeople: {a: {name: \(name), ties: [{met: b}]}, b: B}\n"
        }
        try folder.write("old.yaml", notes("2018-01-02", "A"))
        try folder.write("new.yaml", notes("2018-02-03", "Ann"))
        let run = try Executable.run(["diff", "old.yaml", "new.yaml", "--out", "-"], in: folder.path)
        #expect(
            run.output.contains(">Data as of 3 Feb 2018, compared with 2 Jan 2018.</text>"), "\(run.output.suffix(600)) \(run.messages)")
        #expect(run.output.contains(">By 2018-02-03</text>") && !run.output.contains("By 2018-01-02"))
    }

    @Test("--no-legend leaves the key out", arguments: drawing)
    func noLegend(_ command: [String]) throws {
        #expect(try draw(command, "--no-legend").output.count < draw(command).output.count)
    }

    @Test(
        "Without a drawing its options are a mistake", arguments: [["timeline", "-g", "harbour"], ["diff", "harbour", "harbour"]],
        [
            ["--theme", "dark"], ["--title", "x"], ["--subtitle", "x"], ["--date", "2018"], ["--credit", "x"], ["--style", "x.yaml"],
            ["--no-legend"], ["--embed"], ["--width", "500"],
        ])
    func withoutDrawing(_ command: [String], _ option: [String]) throws {
        let run = try Executable.run(command + option)
        #expect(run.status == 2)
        #expect(run.messages.contains("\(option[0]) is for the"), "\(run.messages)")
        #expect(run.messages.contains("--out"), "\(run.messages)")
    }
}
