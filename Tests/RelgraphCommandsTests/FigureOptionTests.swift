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

    @Test("--no-legend leaves the key out", arguments: drawing)
    func noLegend(_ command: [String]) throws {
        #expect(try draw(command, "--no-legend").output.count < draw(command).output.count)
    }

    @Test(
        "Without a drawing its options are a mistake", arguments: [["timeline", "-g", "harbour"], ["diff", "harbour", "harbour"]],
        [["--theme", "dark"], ["--title", "x"], ["--subtitle", "x"], ["--no-legend"], ["--embed"], ["--width", "500"]])
    func withoutDrawing(_ command: [String], _ option: [String]) throws {
        let run = try Executable.run(command + option)
        #expect(run.status == 2)
        #expect(run.messages.contains("\(option[0]) is for the"), "\(run.messages)")
        #expect(run.messages.contains("--out"), "\(run.messages)")
    }
}
