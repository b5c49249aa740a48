import Foundation
import Testing

@testable import MapRendering
@testable import RelgraphCommands

@Suite struct ReportTextTests {
    @Test(
        "Markup in a name stands for itself",
        arguments: [
            ("a|b", "a\\|b"), ("<script>", "\\<script\\>"), ("[x](javascript:1)", "\\[x\\](javascript:1)"), ("*a* _b_", "\\*a\\* \\_b\\_"),
            ("snake_case", "snake_case"), ("a\nb\u{1B}[2J", "a b\\[2J"), ("`c`", "\\`c\\`"), ("&lt;", "\\&lt;"), ("![", "!\\["),
            ("back\\slash", "back\\\\slash"), ("$x$ ~y~ ^z^ #1", "\\$x\\$ \\~y\\~ \\^z\\^ \\#1"),
        ])
    func escaped(_ text: String, _ escaped: String) { #expect(MarkdownText.escaped(text) == escaped) }

    @Test("No line of a text can end its fence, nor what is generated")
    func code() {
        let text = MarkdownText.code("a\n````\n<!-- /relgraph -->\n```\n\n", language: "json")
        #expect(text.hasPrefix("`````json\na\n````\n"))
        #expect(text.hasSuffix("\n`````\n"))
        #expect(!text.contains("/relgraph"))
    }

    @Test("Columns of numbers stand to the right, and long numbers are shortened")
    func table() {
        let text = MarkdownText.table(["a_b", "n", "m"], [["x|", "0.30604982206405695", ""], ["1", "0.00012345", "2018-10-12"]])
        #expect(text == "| a_b | n | m |\n| --- | ---: | --- |\n| x\\| | 0.306 |  |\n| 1 | 0.000123 | 2018-10-12 |\n")
        #expect(ReportTable.shortened("1.5") == "1.5" && ReportTable.shortened("1.2.3.4567") == "1.2.3.4567")
        #expect(ReportTable.shortened("Infinity.00000") == "Infinity.00000" && ReportTable.shortened("12345.67890") == "12345.679")
    }

    @Test(
        "Hashes as the standard's examples have them",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func sha256(_ text: String, _ digest: String) {
        #expect(SHA256(Array(text.utf8)).digest.map { String(format: "%02x", $0) }.joined() == digest)
    }

    @Test("Base 64", arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar", "\u{FF}\u{1F600}"])
    func base64(_ text: String) { #expect(Base64.text(Array(text.utf8)) == Data(text.utf8).base64EncodedString()) }

    @Test("The same command has the same file name in every run; others have others")
    func names() {
        #expect(FigureFolder.name(of: ["render", "--path", "Fox", "Peskov"]).hasPrefix("render-path-fox-peskov-"))
        #expect(FigureFolder.name(of: ["render", "../../x"]).wholeMatch(of: /render-x-[0-9a-f]{8}\.svg/) != nil)
        #expect(FigureFolder.name(of: ["render", "Волкова"]) != FigureFolder.name(of: ["render", "Анна"]))
        #expect(FigureFolder.name(of: ["render", "a b"]) != FigureFolder.name(of: ["render", "a", "b"]))
        #expect(FigureFolder(beside: "a/b.c/story.md").path == "a/b.c/story-figures")
        #expect(FigureFolder(beside: "story").path == "story-figures")
    }
}
