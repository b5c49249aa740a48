import Testing

@testable import RelgraphCommands

@Suite struct ReportSourceTests {
    private func blocks(_ text: String) -> [ReportBlock] {
        ReportSource(text).pieces.compactMap { if case .block(let block) = $0 { block } else { nil } }
    }

    private func texts(_ text: String) -> [String] {
        ReportSource(text).pieces.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    @Test("A fenced block is a command with its line, its caption and its words for those who cannot see")
    func fence() throws {
        let source = "One\n\n```relgraph \"Who *denied* what\"\nrender --path\n  Fox Peskov\nalt: A map\n```\ntwo\n"
        #expect(
            blocks(source) == [
                try ReportBlock(line: 3, info: "\"Who *denied* what\"", lines: ["render --path", "Fox Peskov", "alt: A map"])
            ])
        #expect(blocks(source)[0].command == "render --path Fox Peskov")
        #expect(blocks(source)[0].caption == "Who *denied* what")
        #expect(blocks(source)[0].alternative == "A map")
        #expect(texts(source) == ["One\n\n", "two\n"])
        #expect(blocks("~~~~ relgraph\nstats\nCaption:  x \n~~~~~").map(\.caption) == ["x"])
    }

    @Test(
        "What is no block is left as it is, byte for byte",
        arguments: [
            "", "\n", "a", "a\r\nb\r\n", "`relgraph`", "```\n```relgraph\nstats\n```\n", "````markdown\n```relgraph\nstats\n```\n````\n",
            "~~~\n```relgraph\nstats\n```\n~~~\n", "<!--\n```relgraph\nstats\n```\n-->\n", "```relgraphics\nstats\n```\n",
            "``` a relgraph\nx\n```",
            "- a\n  ```relgraph\n  stats\n  ```\n", "> ```relgraph\n> stats\n> ```\n", "    ```relgraph\n    stats\n    ```\n",
            "<!-- relgraph -->\n",
        ])
    func text(_ text: String) {
        let source = ReportSource(text)
        #expect(source.problems.isEmpty)
        #expect(blocks(text).isEmpty)
        #expect(texts(text).joined() == text)
    }

    @Test(
        "A block within a list or a quotation is told",
        arguments: ["- a\n  ```relgraph\n  stats\n  ```\n", "> ```relgraph\n> stats\n> ```\n"])
    func indented(_ text: String) {
        let notes = ReportSource(text).notes
        #expect(notes.count == 1 && notes[0].message.contains("start of a line"))
    }

    @Test(
        "The comment that relgraph leaves holds the same block",
        arguments: [
            (["stats"], ""), (["path 'a > b' \"c --> d\" &amp; &gt;"], ""), (["find x", "caption: a --> <b> & c"], ""),
            (["find x", "alt: – é"], ""),
            (["find x"], "'two  spaces'"), (["find -->"], ""),
        ])
    func comment(_ lines: [String], _ info: String) throws {
        let block = try ReportBlock(line: 1, info: info, lines: lines)
        let inner = block.comment.dropFirst(ReportBlock.commentStart.count).dropLast(3)
        #expect(!inner.contains("-->"))
        #expect(blocks("\(block.comment)\n\nanything\n```relgraph\nwhich is generated\n```\n\(ReportBlock.end)\nafter") == [block])
        #expect(texts("\(block.comment)\n\(ReportBlock.end)\nafter") == ["after"])
    }

    @Test(
        "Faults have their line",
        arguments: [
            ("a\n```relgraph\nstats\n", 2, "no end"), ("a\n\n<!-- relgraph: stats\n", 3, "-->"),
            ("<!-- relgraph: stats -->\nx\n", 1, "/relgraph"),
            ("```relgraph\n\n```\n", 1, "no command"), ("```relgraph a b\nstats\n```\n", 1, "quotes"),
            ("```relgraph 'a'\nstats\ncaption: b\n```\n", 1, "two captions"), ("```relgraph 'a\nstats\n```\n", 1, "no end"),
        ])
    func faults(_ text: String, _ line: Int, _ words: String) {
        let problems = ReportSource(text).problems
        #expect(problems.map(\.line) == [line])
        #expect(problems.first?.message.contains(words) == true, "\(problems)")
    }
}
