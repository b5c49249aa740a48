import Foundation
import Testing

@testable import RelgraphCommands

/// Characters that reorder what surrounds them, in a reporter's own words.
@Suite struct ReportHiddenCharacterTests {
    /// Overrides, embeddings and isolates, with what ends them.
    private static let hidden = "\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}"

    private static func hiddenCharacters(in text: String) -> [String] {
        text.unicodeScalars.filter { hidden.unicodeScalars.contains($0) }.map { String($0.value, radix: 16) }
    }

    private static let text = """
        ---
        title: Paid \(hidden)001 to nobody
        ---
        # Paid\(hidden) 100

        He *paid\(hidden)* 100, [as \(hidden)he](https://example.org/\(hidden)a "says\(hidden)") wrote: <https://example.org/\(hidden)b>.
        Written otherwise: &#x202E;one&#8238; [two](https://example.org/&#x202E;c) ![three\(hidden)](no\(hidden)where.png) `four\(hidden)`

        | five\(hidden) |
        | --- |
        | &#x2067;six |

        ```c\(hidden)
        seven\(hidden)
        \tafter a tab
        ```

        ```relgraph "A caption\(hidden)"
        render --view all
        alt: A picture\(hidden)
        ```

        ```relgraph
        stats
        caption: Counts\(hidden)
        ```

        A footnote[^1], <b\(hidden)>, שלום\u{200F}.

        [^1]: Below\(hidden).

        """

    @Test("None of them reaches a page, however it is written") func page() throws {
        let (_, run) = try ReportTests.report(Self.text, "--to", "html", "--out", "-")
        #expect(run.status == 0, "\(run.messages)")
        let html = run.output
        #expect(Self.hiddenCharacters(in: html) == [])
        for words in [
            "<title>Paid 001 to nobody</title>", "<h1 id=\"paid-100\">Paid 100</h1>", "<em>paid</em>",
            "<a href=\"https://example.org/a\" title=\"says\">as he</a>", "<a href=\"https://example.org/b\">https://example.org/b</a>",
            "Written otherwise: one <a href=\"https://example.org/c\">two</a> <a href=\"nowhere.png\">three</a> <code>four</code>",
            "<th>five</th>", "<td>six</td>", "<code class=\"language-c\">seven\n\tafter a tab\n", "aria-label=\"A picture\"",
            "<span class=\"caption\">A caption</span>", "<caption>Counts</caption>", "Below.", "&lt;b&gt;", "שלום\u{200F}.",
        ] {
            #expect(html.contains(words), "no “\(words)” in \(html)")
        }
    }

    @Test("In Markdown the reporter's words stay as they are, and nothing else holds any") func markdown() throws {
        let (folder, run) = try ReportTests.report(Self.text, "--out", "story.md")
        #expect(run.status == 0, "\(run.messages)")
        let report = try folder.text("story.md")
        let parts = Self.text.components(separatedBy: "```relgraph")
        #expect(report.hasPrefix(parts[0]) && report.hasSuffix(parts[2].components(separatedBy: "```\n").dropFirst().joined()))
        // Of the blocks, the comments hold what was written.
        let blocks = report.components(separatedBy: "<!-- relgraph: ").dropFirst().map {
            $0.components(separatedBy: "<!-- /relgraph -->")[0]
        }
        #expect(blocks.count == 2)
        for block in blocks {
            let halves = block.components(separatedBy: " -->")
            #expect(!Self.hiddenCharacters(in: halves[0]).isEmpty)
            #expect(Self.hiddenCharacters(in: halves.dropFirst().joined()) == [])
        }
        #expect(try ReportTests.run(in: folder, "story.md", ["--out", "story.md"]).messages.contains("Unchanged: story.md"))
    }

    @Test("Answers that stand as code hold none either") func code() {
        #expect(MarkdownText.code("id,name\na,\u{202E}b\t1\n", language: "csv") == "```csv\nid,name\na,b\t1\n```\n")
    }

    @Test("They are told with their line") func notes() {
        let notes = ReportSource("one\n\ntwo \u{2067}b\n").notes
        #expect(notes.map(\.line) == [3] && notes[0].message.contains("U+2067") && !notes[0].message.contains("More"))
        let many = ReportSource(String(repeating: "\u{202E}a\n", count: 9)).notes
        #expect(many.map(\.line) == [1] && many[0].message.hasSuffix("More stand in lines 2, 3, 4 and 5 others."), "\(many)")
        #expect(ReportSource("שלום\u{200F}, one\n").notes.isEmpty)
    }
}
