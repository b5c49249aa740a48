import GraphFormats
import MapRendering

/// A report as Markdown: the reporter's words as they are; for every block a comment that holds it, what was made of it, and an end mark, in lines
/// that end as the reporter's do.
struct MarkdownReport {
    private(set) var text = ""
    private(set) var figures: FigureFolder
    private let hasTables: Bool

    /// - Parameters:
    ///   - path: where it is to be written, which decides on the folder of its figures.
    ///   - hasTables: whether the relations of a figure stand below it.
    init(_ source: ReportSource, _ answers: [Int: ReportAnswers.Answered], path: String, hasTables: Bool = true) {
        self.hasTables = hasTables
        figures = FigureFolder(beside: path)
        let lineEnd = source.lineEnd
        for piece in source.pieces {
            switch piece {
            case .text(let words): text += words
            case .block(let block):
                guard let answered = answers[block.line] else { continue }
                let words = generated(answered)
                text += lineEnd == "\n" ? words : words.replacing("\n", with: lineEnd)
            }
        }
    }

    private mutating func generated(_ answered: ReportAnswers.Answered) -> String {
        var parts = [answered.block.comment]
        // Of several figures, each with a caption of its own, the block's is a heading.
        if answered.isSeries, let caption = answered.block.caption { parts.append("**\(MarkdownText.escaped(caption))**") }
        for (number, answer) in answered.answers.enumerated() {
            // The caption is of what is shown first.
            let caption = number == 0 && !answered.isSeries ? answered.block.caption : nil
            parts.append(markdown(answer, answered, number: answered.isSeries ? number + 1 : nil, caption: caption))
        }
        parts.append(ReportBlock.end)
        return parts.joined(separator: "\n\n") + "\n"
    }

    private mutating func markdown(
        _ answer: Answer, _ answered: ReportAnswers.Answered, number: Int?, caption: String?
    ) -> String {
        var parts: [String] = []
        switch answer {
        case .figure(let figure, let table, let own):
            let file = figures.add(figure.text, of: answered.words, number: number)
            let caption = caption ?? own
            let description = answered.block.alternative ?? FigureWords.alternative(figure)
            let image = "![\(MarkdownText.escaped(description))](\(file.addressEncoded))"
            let lines = [caption.map { "*\(MarkdownText.escaped($0))*" }, table.sources.map(MarkdownText.escaped)].compactMap { $0 }
            // In one paragraph: of an image that stands alone, pandoc makes a figure with the description as its caption.
            parts.append(([image] + lines).joined(separator: "\\\n"))
            if hasTables, !table.rows.isEmpty {
                parts.append("<details>\n<summary>\(MarkupText.escaped(table.heading))</summary>")
                parts.append(MarkdownText.table(table.columns, table.rows).withoutLineEnd)
                parts.append("</details>")
            }
            return parts.joined(separator: "\n\n")
        case .words(let text, let table):
            parts.append(
                (table.rows.isEmpty ? MarkdownText.quote(text.trimmed) : MarkdownText.table(table.headings, table.rows)).withoutLineEnd)
        case .data(let text, let format): parts.append(MarkdownText.code(text, language: format).withoutLineEnd)
        }
        if let caption { parts.append("*\(MarkdownText.escaped(caption))*") }
        return parts.joined(separator: "\n\n")
    }
}

/// What stands for a figure where it cannot be seen.
enum FigureWords {
    /// Those who cannot see the figure have its table besides.
    private static let longest = 300

    static func alternative(_ figure: SVGFigure) -> String {
        let isSentence = figure.title.last.map { ".?!…".contains($0) } ?? true
        let words = (figure.title + (isSentence ? " " : ". ") + figure.description).trimmed
        return words.count <= longest ? words : words.prefix(longest - 1) + "…"
    }
}

extension String {
    fileprivate var withoutLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }

    /// As a relative address: bytes that are no plain ones of an address are written as %XX.
    var addressEncoded: String {
        utf8.map { byte in
            switch byte {
            case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
