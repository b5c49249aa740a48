import Testing

@testable import RelgraphCommands

@Suite struct TerminalTests {
    private let plain = Terminal(width: 40, hasColor: false)
    private let colored = Terminal(width: 40, hasColor: true)

    @Test func printableDropsWhatSteersATerminal() {
        #expect("a\u{1B}[31mb\u{7}\u{8}\u{9B}2Jc".printable == "a[31mb2Jc")
        #expect("one\ntwo\tthree\r\u{2028}".printable == "one two three  ")
        #expect("\u{202E}gnp.exe\u{2069}".printable == "gnp.exe")
        #expect("Анна قاسم 東京 👩‍🚀".printable == "Анна قاسم 東京 👩‍🚀")
    }

    @Test func screenedKeepsItsOwnMarksOnly() {
        let hostile = "\u{1B}]0;title\u{7}\u{1B}[2Jx"
        #expect(plain.screened("a\n" + hostile) == "a\n]0;title[2Jx")
        #expect(colored.screened(colored.mark("a", .bold) + hostile) == "\u{1B}[1ma\u{1B}[0m]0;title[2Jx")
        #expect(colored.screened("") == "")
    }

    @Test func widthCountsColumns() {
        #expect("abc".terminalWidth == 3)
        #expect("東京".terminalWidth == 4)
        #expect("e\u{301}".terminalWidth == 1)
        #expect(colored.mark("abc", .red).terminalWidth == 3)
    }

    @Test func wrapKeepsTheWidth() {
        let text = String(repeating: "word ", count: 40)
        for line in plain.wrap(text, indent: 4, hanging: 2).split(separator: "\n") { #expect(line.count <= 40) }
        #expect(plain.wrap("a  b", indent: 2) == "  a b")
        #expect(plain.wrap("") == "")
        let long = String(repeating: "x", count: 100)
        #expect(plain.wrap("a \(long) b", hanging: 2) == "a\n  \(long)\n  b")
    }

    @Test("Colour: a choice beats NO_COLOR, NO_COLOR beats the default, a pipe has none")
    func color() throws {
        let mark = "\u{1B}["
        let arguments = ["show", "Volkova", "--graph", "harbour"]
        #expect(!(try Executable.run(arguments).output.contains(mark)))
        #expect(try Executable.run(arguments + ["--color", "always"]).output.contains(mark))
        #expect(try Executable.run(arguments + ["--color", "always"], environment: ["NO_COLOR": "1"]).output.contains(mark))
        #expect(!(try Executable.run(arguments + ["--color", "never"]).output.contains(mark)))
        #expect(!(try Executable.run(arguments + ["--color", "always", "--format", "json"]).output.contains(mark)))
    }

    @Test("On a terminal: colour unless it is refused, and the terminal's width")
    func onTerminal() throws {
        func answer(_ arguments: String..., environment: [String: String?] = [:], columns: UInt16 = 80) throws -> CommandRun {
            let environment = ["TERM": "xterm", "COLUMNS": nil].merging(environment) { $1 }
            return try Executable.run(
                arguments + ["--graph", "harbour"], environment: environment, terminal: try PseudoTerminal(columns: columns))
        }
        let mark = "\u{1B}[1m"
        #expect(try answer("show", "dock-workers").output.contains(mark))
        #expect(try answer("show", "dock-workers", environment: ["NO_COLOR": ""]).output.contains(mark), "empty is as good as unset")
        #expect(!(try answer("show", "dock-workers", environment: ["NO_COLOR": "1"]).output.contains(mark)))
        #expect(!(try answer("show", "dock-workers", environment: ["TERM": "dumb"]).output.contains(mark)))
        #expect(!(try answer("show", "dock-workers", "--color", "never").output.contains(mark)))
        #expect(!(try answer("show", "dock-workers", "--format", "json").output.contains(mark)))
        for columns in [50, 100] as [UInt16] {
            let lines = try answer("stats", "--color", "never", columns: columns).output.split(separator: "\n").map(\.count)
            #expect(lines.max() ?? 0 <= columns)
            #expect(lines.max() ?? 0 > columns - 20)
        }
        let picture = try answer("render")
        #expect(picture.status == 2)
        #expect(picture.output.isEmpty)
        #expect(picture.messages.contains("--out"))
    }

    @Test(
        "Widths of any kind, even such that help could not be set in", arguments: ["0", "1", "-5", "27", "abc", "", "99999999999999999999"])
    func columns(_ columns: String) throws {
        for arguments in [["--help"], ["render", "--help"], ["show", "Volkova", "--graph", "harbour"]] {
            let run = try Executable.run(arguments, environment: ["COLUMNS": columns])
            #expect(run.status == 0)
            #expect(!run.output.isEmpty)
        }
        #expect(try relgraph("path", environment: ["COLUMNS": columns]).status == 2)
    }
}
