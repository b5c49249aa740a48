import Testing

@testable import RelgraphCommands

@Suite struct CommandWordsTests {
    @Test(
        "Spaces part words, quotes and backslashes hold them together",
        arguments: [
            ("", []), ("   ", []), ("path Fox Peskov", ["path", "Fox", "Peskov"]), ("a\tb  c ", ["a", "b", "c"]),
            ("show 'Anna Volkova'", ["show", "Anna Volkova"]), ("show \"Anna Volkova\"", ["show", "Anna Volkova"]),
            ("--title=\"a b\"c", ["--title=a bc"]), ("''", [""]), ("a\\ b", ["a b"]), (#""a \"b\" \\ c""#, [#"a "b" \ c"#]),
            (#"'a\b'"#, [#"a\b"#]), ("it\\'s", ["it's"]), ("\"it's\"", ["it's"]), ("Волкова 'Анна'", ["Волкова", "Анна"]), ("a\\", ["a\\"]),
        ])
    func words(_ line: String, _ words: [String]) throws { #expect(try CommandWords.split(line) == words) }

    @Test("Nothing is done that a shell would do", arguments: ["$HOME", "`id`", "$(id)", "*", "~", ">x", "a;b", "a|b", "&&"])
    func noShell(_ word: String) throws { #expect(try CommandWords.split("find \(word)") == ["find", word]) }

    @Test("A quote without an end is an error", arguments: ["'", "\"", "a 'b", "a \"b\\\"", "it's"])
    func openQuote(_ line: String) { #expect(throws: CommandError.self) { try CommandWords.split(line) } }
}
