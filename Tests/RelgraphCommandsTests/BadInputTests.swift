import Foundation
import Testing

/// What is wrong with an input, and what the message has to say of it.
struct BadInput: Sendable, CustomTestStringConvertible {
    var name: String
    var expected: [String]
    /// Prepares the input in a folder and returns the path to give.
    var prepare: @Sendable (TemporaryFolder) throws -> String

    var testDescription: String { name }

    init(_ name: String, expecting expected: String..., prepare: @escaping @Sendable (TemporaryFolder) throws -> String) {
        self.name = name
        self.expected = expected
        self.prepare = prepare
    }

    static func file(_ name: String, _ content: String, expecting expected: String...) -> BadInput {
        var input = BadInput(name) { try $0.write("notes.yaml", content) }
        input.expected = expected
        return input
    }

    static let all: [BadInput] = [
        BadInput("missing file", expecting: "nowhere.yaml", "Check the spelling") { $0.path("nowhere.yaml") },
        BadInput("a folder without graphs", expecting: "empty", "Put a .yaml file into it") { folder in
            try folder.write("empty/readme.txt", "no graph")
            return folder.path("empty")
        },
        BadInput("an unknown format", expecting: "notes.docx", "Known formats") { try $0.write("notes.docx", "relgraph: 1") },
        BadInput("100 MB in one line", expecting: "notes.yaml", "100 MB", "64 MB", "Split it") { folder in
            var content = Data("relgraph: 1\ntitle: ".utf8)
            content.append(Data(repeating: UInt8(ascii: "a"), count: 100 << 20))
            return try folder.write("notes.yaml", content)
        },
        BadInput("a line of 2 MB", expecting: "notes.yaml:2:1", "Break it into several lines") { folder in
            try folder.write("notes.yaml", "relgraph: 1\ntitle: " + String(repeating: "a", count: 2 << 20))
        },
        BadInput("invalid UTF-8", expecting: "notes.yaml:3:17", "UTF-8", "Save it as UTF-8") { folder in
            try folder.write("notes.yaml", Data("relgraph: 1\npeople:\n  ann: {name: Zo".utf8) + [0xEB] + Data("}\n".utf8))
        },
        .file("an empty file", "", expecting: "notes.yaml:1:1", "Begin it with"),
        .file("a tab", "relgraph: 1\npeople:\n\tann:\n", expecting: "notes.yaml:3:1", "tab", "Indent with spaces"),
        .file("an open bracket", "relgraph: 1\npeople: {ann: {name: Ann}\n", expecting: "notes.yaml:3:1", "bracket", "Close it"),
        .file("a bomb of aliases", bomb, expecting: "notes.yaml:", "aliases", "Write the values out"),
        .file(
            "deep nesting", "relgraph: 1\ntitle: " + String(repeating: "[", count: 5_000), expecting: "notes.yaml:", "nested", "brackets"),
        .file(
            "a dangling reference", "relgraph: 1\npeople:\n  ann: {name: Ann, ties: [{met: bob}]}\n", expecting: "notes.yaml:3:33", "“bob”",
            "Declare it"),
        .file(
            "a stance that is none", "relgraph: 1\nstatements:\n  s: {says: S, stances: [{denid: s}]}\n", expecting: "notes.yaml:3:",
            "“denid”", "“denied”"),
        .file("a later version", "relgraph: 2\n", expecting: "notes.yaml:1:", "version 2", "Update relgraph"),
    ]

    /// Nine lists of nine aliases each: 9^9 values of 1 kB.
    private static var bomb: String {
        var text = "relgraph: 1\ntitle: x\nattributes:\n  a: &a [x, x, x, x, x, x, x, x, x]\n"
        for (name, next) in zip("abcdefgh", "bcdefghi") {
            text += "  \(next): &\(next) [" + Array(repeating: "*\(name)", count: 9).joined(separator: ", ") + "]\n"
        }
        return text
    }
}

@Suite struct BadInputTests {
    @Test("Refused with place and remedy; no answer, no crash, and the old picture stays", arguments: BadInput.all)
    func refused(_ input: BadInput) throws {
        let folder = try TemporaryFolder()
        let path = try input.prepare(folder)
        try folder.write("out/map.svg", "old")
        for arguments in [["stats"], ["render", "--out", folder.path("out/map.svg")]] {
            let run = try Executable.run(arguments + ["--graph", path])
            #expect(run.status == 2, "\(run.messages)")
            #expect(run.output.isEmpty)
            for part in input.expected { #expect(run.messages.contains(part), "“\(part)” is not in: \(run.messages)") }
            #expect(run.messages.count < 2_000)
        }
        #expect(try folder.text("out/map.svg") == "old")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("out")) == ["map.svg"])
    }

    @Test("check calls what is in the files an answer, and what cannot be read a failure", arguments: BadInput.all)
    func checked(_ input: BadInput) throws {
        let folder = try TemporaryFolder()
        let run = try relgraph("check", "--graph", try input.prepare(folder))
        if run.status == 1 {
            #expect(run.output.contains("1 error"), "\(run.output)")
        } else {
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            #expect(run.messages.hasPrefix("Error: "))
        }
    }

    @Test("Nothing in notes, paths or arguments reaches the terminal raw")
    func escapeSequences() throws {
        let folder = try TemporaryFolder()
        let name = "n\u{1B}[31mo\u{202E}tes.yaml"
        let path = try folder.write(
            name,
            """
            relgraph: 1
            title: "T\u{202E}itle"
            vocabulary:
              kinds: {vessel: {label: "Ves\u{202E}sel"}}
              relations: {ferried: {label: "fer\u{2066}ried", inverse: "ferried\u{202E} by", from: [vessel], to: [person]}}
            vessels: {v: {name: "V\u{202E}irgo", note: "a\\tb\\nc", ties: [{ferried: ann, note: "x\u{202E}y", in: ["d#p\u{202E}1"]}]}}
            people: {ann: {name: "A\u{202E}nn", role: "R\u{202E}", also: ["X\u{2067}"]}}
            outlets: {o: {name: "O\u{202E}"}}
            documents: {d: {title: "T\u{202E}", outlet: o, date: 2020}}
            """)
        let commands: [[String]] = [
            ["path", "v", "ann"], ["path", "v", "ann", "--format", "json"], ["path", "v", "ann", "--format", "csv"],
            ["path", "v", "ann", "--format", "markdown"], ["path", "v", "d", "--max-hops", "1"], ["show", "v"],
            ["show", "ann", "--color", "always"],
            ["show", "v", "--format", "json"], ["find", "nn"], ["find", "A\u{1B}[2Jnn"], ["stats"], ["check"],
            ["check", "--format", "json"],
            ["show", "\u{1B}]0;title\u{7}"], ["stats", "--layer", "\u{1B}[2J"], ["render", "--view", "\u{1B}[2J"],
            ["stats", "--\u{1B}[2J"],
            ["render", "--out", folder.path("no\u{1B}[2J/map.svg")], ["render", "--out", "map.\u{1B}[2J"],
            ["path", "v", "ann", "--weight", "\u{1B}[2J"],
            ["render", "--view", "all", "--out", "-"],
        ]
        for command in commands {
            let run = try Executable.run(command + ["--graph", path])
            #expect(run.status <= 2, "\(command): \(run.messages)")
            for scalar in run.output.replacing(ownMark, with: "").unicodeScalars where scalar.steersTerminals {
                Issue.record("\(command) prints U+\(String(scalar.value, radix: 16))")
            }
            for scalar in run.messages.unicodeScalars where scalar.steersTerminals {
                Issue.record("\(command) says U+\(String(scalar.value, radix: 16))")
            }
        }
    }

    /// What `--color always` is allowed to print.
    private var ownMark: Regex<Substring> { /\u{1B}\[(?:0|1|2|31|32|33)m/ }

    @Test(
        "A layout beyond its limits leaves the old picture and says what to do",
        arguments: [
            ["--time-limit", "0.001"], ["--memory-limit", "64"],
        ])
    func layoutLimits(_ limit: [String]) throws {
        let folder = try TemporaryFolder()
        try folder.write("map.svg", "old")
        let run = try Executable.run(
            ["render", "--view", "all", "--layout", "dot", "--out", folder.path("map.svg"), "--graph", Fixtures.bundledGraph] + limit)
        #expect(run.status == 2)
        #expect(run.messages.contains("Error: "), "\(run.messages)")
        #expect(try folder.text("map.svg") == "old")
        #expect(try folder.names == ["map.svg"])
    }
}

extension Unicode.Scalar {
    fileprivate var steersTerminals: Bool {
        switch value {
        case 0x0A: false
        case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
