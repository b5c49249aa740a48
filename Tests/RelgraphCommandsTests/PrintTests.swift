import Foundation
import Testing

/// Programs of poppler-utils, which look into a PDF.
enum Poppler {
    static let isInstalled = ["pdfinfo", "pdffonts", "pdftotext"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: "/usr/bin/" + $0)
    }
    static let skipped: Comment = "SKIPPED: what a PDF holds is looked up with poppler-utils (apt-get install poppler-utils)"

    static func run(_ program: String, _ arguments: String...) throws -> String {
        let run = try Executable.run(arguments, of: "/usr/bin/" + program)
        #expect(run.status == 0, "\(run.messages)")
        return run.output
    }
}

/// Figures for print and slides.
@Suite struct PrintTests {
    private func draw(_ command: [String], to file: String, _ options: String...) throws {
        let run = try Executable.run(command + ["--out", file] + options)
        #expect(FileManager.default.fileExists(atPath: file), "\(run.messages)")
    }

    /// Width and height of a figure in CSS pixels.
    private func size(_ command: [String], _ options: String...) throws -> (width: Double, height: Double) {
        let svg = try Executable.run(command + ["--out", "-"] + options).output
        let match = try #require(svg.firstMatch(of: /<svg [^>]* width="([0-9.]+)" height="([0-9.]+)"/))
        return (try #require(Double(match.1)), try #require(Double(match.2)))
    }

    private func pixels(_ png: Data) -> (width: Int, height: Int) {
        func number(_ start: Int) -> Int { png[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
        return (number(16), number(20))
    }

    @Test(
        "A PDF has the figure's true size, embedded fonts, text that can be found, a title and no date",
        .enabled(if: Poppler.isInstalled, Poppler.skipped), arguments: FigureOptionTests.drawing)
    func pdf(_ command: [String]) throws {
        let folder = try TemporaryFolder()
        let file = folder.path("figure.pdf")
        try draw(command, to: file, "--title", "Кто это сказал – wer?", "--width", "900")
        let (width, height) = try size(command, "--title", "Кто это сказал – wer?", "--width", "900")
        let information = try Poppler.run("pdfinfo", file)
        let page = try #require(information.firstMatch(of: /Page size: +([0-9.]+) x ([0-9.]+) pts/))
        #expect(width == 900 && abs(Double(page.1)! - 675) < 0.01 && abs(Double(page.2)! - height * 0.75) < 0.01)
        #expect(information.contains(/Title: +Кто это сказал – wer\?/))
        #expect(!information.contains("CreationDate"))
        let fonts = try Poppler.run("pdffonts", file).split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty)
        for font in fonts { #expect(font.contains(#/ yes yes (yes|no ) +[0-9]+ /#), "\(font)") }
        let text = try Poppler.run("pdftotext", file, "-")
        for word in ["Кто это сказал", "Lindqvist"] { #expect(text.contains(word), "“\(word)” is not in \(text)") }
    }

    @Test("Dimmed names stay text", .enabled(if: Poppler.isInstalled, Poppler.skipped))
    func dimmedText() throws {
        let folder = try TemporaryFolder()
        let file = folder.path("figure.pdf")
        try draw(["render", "--graph", "harbour", "--path", "Herald", "Volkova"], to: file)
        let text = try Poppler.run("pdftotext", file, "-")
        let svg = try relgraph("render", "--graph", "harbour", "--path", "Herald", "Volkova", "--out", "-").output
        let dimmed = svg.matches(of: /<g fill-opacity[^>]*>((?s:.*?))<\/g>/).flatMap { $0.1.matches(of: />([^<]+)<\/text>/).map(\.1) }
        #expect(!dimmed.isEmpty)
        for word in dimmed { #expect(text.contains(word), "“\(word)” is no text") }
    }

    @Test("Links can be followed", .enabled(if: Poppler.isInstalled, Poppler.skipped))
    func links() throws {
        let folder = try TemporaryFolder()
        try draw(["render", "--graph", "harbour", "--view", "all"], to: folder.path("figure.pdf"))
        #expect(try Poppler.run("pdfinfo", "-url", folder.path("figure.pdf")).contains("https://baltic-lines.example/"))
    }

    @Test("On paper, lying or upright as the figure asks", .enabled(if: Poppler.isInstalled, Poppler.skipped))
    func paper() throws {
        let folder = try TemporaryFolder()
        try draw(["timeline", "--graph", "harbour"], to: folder.path("tall.pdf"), "--paper", "A4", "--width", "400")
        #expect(try Poppler.run("pdfinfo", folder.path("tall.pdf")).contains(/Page size: +595.276 x 841.89 pts \(A4\)/))
        try draw(["timeline", "--graph", "harbour"], to: folder.path("wide.pdf"), "--paper", "letter", "--width", "2000")
        #expect(try Poppler.run("pdfinfo", folder.path("wide.pdf")).contains(/Page size: +792 x 612 pts \(letter\)/))
    }

    @Test("A long timeline has several sheets", .enabled(if: Poppler.isInstalled, Poppler.skipped))
    func sheets() throws {
        let folder = try TemporaryFolder()
        let events = (1...120).map { "  e\($0): {name: Event \($0), when: 2020-01-\($0 % 18 + 10)}\n" }
        try folder.write("long.yaml", "relgraph: 1\ntitle: Long\nevents:\n" + events.joined())
        let run = try relgraph("timeline", "-g", "long.yaml", "--out", "x.pdf", "--paper", "a4", in: folder.path)
        let pages = try #require(Poppler.run("pdfinfo", folder.path("x.pdf")).firstMatch(of: /Pages: +([0-9]+)/).flatMap { Int($0.1) })
        #expect(pages > 1 && run.messages.contains("on \(pages) pages."), "\(run.messages)")
        let sheets = try Poppler.run("pdftotext", folder.path("x.pdf"), "-").split(separator: "\u{0C}")
        #expect(sheets.count == pages && sheets.allSatisfy { $0.contains("Jan") && $0.contains("What is said to have happened") })
        let whole = try relgraph("timeline", "-g", "long.yaml", "--out", "x.pdf", in: folder.path)
        #expect(whole.messages.contains("--paper a4 parts it"), "\(whole.messages)")
    }

    @Test("Two pixels for each of the width, or as many as --dpi says", arguments: FigureOptionTests.drawing)
    func png(_ command: [String]) throws {
        let folder = try TemporaryFolder()
        try draw(command, to: folder.path("two.png"), "--width", "500")
        try draw(command, to: folder.path("one.PNG"), "--width", "500", "--dpi", "96")
        let height = try size(command, "--width", "500").height
        #expect(pixels(try folder.contents("two.png")) == (1_000, Int((height * 2).rounded(.up))))
        #expect(pixels(try folder.contents("one.PNG")) == (500, Int(height.rounded(.up))))
    }

    @Test("The same command gives the same bytes", arguments: ["pdf", "png"])
    func determinism(_ format: String) throws {
        let folder = try TemporaryFolder()
        for name in ["one", "other"] { try draw(["timeline", "--graph", "harbour"], to: folder.path("\(name).\(format)")) }
        #expect(try folder.contents("one.\(format)") == folder.contents("other.\(format)"))
    }

    @Test("A picture too large to make is refused with a remedy")
    func tooLarge() throws {
        let run = try relgraph("timeline", "--graph", "harbour", "--out", "x.png", "--width", "20000", "--dpi", "2400")
        #expect(run.status == 2)
        #expect(run.messages.contains("500000 × "))
        #expect(run.messages.contains("--dpi"))
    }

    @Test(
        "Options of another format are a mistake",
        arguments: [
            (["--out", "x.svg", "--paper", "a4"], "--paper"), (["--out", "x.png", "--paper", "a4"], "--paper"),
            (["--out", "x.svg", "--dpi", "300"], "--dpi"), (["--out", "x.pdf", "--dpi", "300"], "--dpi"),
            (["--out", "x.pdf", "--embed"], "--embed"), (["--out", "x.svg", "--table"], "--table"),
            (["--out", "x.png", "--dpi", "1"], "--dpi"), (["--out", "x.pdf", "--paper", "papyrus"], "papyrus"),
        ])
    func misplaced(_ options: [String], _ option: String) throws {
        for command in [["render", "-g", "harbour"], ["timeline", "-g", "harbour"], ["diff", "harbour", "harbour-later"]] {
            let run = try Executable.run(command + options)
            #expect(run.status == 2)
            #expect(run.messages.contains(option), "\(run.messages)")
        }
    }

    @Test("A picture that takes too long to make is stopped, and the old one stays")
    func timeLimit() throws {
        let folder = try TemporaryFolder()
        try folder.write("map.png", "old")
        let run = try Executable.run(
            ["render", "-g", "harbour", "--out", folder.path("map.png"), "--width", "800", "--dpi", "1000", "--time-limit", "0.3"])
        #expect(run.status == 2)
        #expect(run.messages.contains("took more than 0.3 s and was stopped"), "\(run.messages)")
        #expect(try folder.text("map.png") == "old")
        #expect(try folder.names == ["map.png"])
    }

    @Test("A timeline of nothing is not drawn")
    func emptyTimeline() throws {
        let folder = try TemporaryFolder()
        let run = try relgraph("timeline", "-g", "harbour", "--until", "1800", "--kind", "place", "--out", folder.path("x.svg"))
        #expect(run.status == 2)
        #expect(run.messages.contains("The selection leaves nothing to draw. Widen it"), "\(run.messages)")
        #expect(try folder.names.allSatisfy { $0 != "x.svg" })
    }

    @Test("A timeline is drawn by all dates, not by one of them")
    func axisOfAFigure() throws {
        let run = try relgraph("timeline", "-g", "harbour", "--by", "event", "--out", "x.svg")
        #expect(run.status == 2)
        #expect(run.messages.contains("--by is for answers"), "\(run.messages)")
    }

    @Test("A timeline is drawn as SVG, PDF or PNG only", arguments: ["x.dot", "x.json", "x.txt"])
    func timelineFormats(_ file: String) throws {
        let run = try relgraph("timeline", "-g", "harbour", "--out", file)
        #expect(run.status == 2)
        #expect(run.messages.contains("svg, png, pdf"), "\(run.messages)")
    }
}
