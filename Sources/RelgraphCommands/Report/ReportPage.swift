import GraphFormats
import MapRendering

/// A report as one HTML page: figures within it, no script, nothing fetched.
///
/// A policy in the page forbids everything but its own style sheets, which it names by their hashes. The page follows the reader's wish for
/// light or dark, scrolls wide figures and tables on a phone, and prints.
struct ReportPage {
    private(set) var html = ""
    private(set) var notes: [String] = []
    private var styles: [String] = []
    private var takenIDs: Set<String> = []
    private var figureRules = ""
    private let hasTables: Bool

    /// - Parameters:
    ///   - folder: of the Markdown, from which images are taken.
    ///   - hasTables: whether the relations of a figure stand below it.
    /// - Throws: `CommandError` if cmark-gfm is missing, or a block lies where the page cannot hold it; `line` tells where.
    init(_ source: ReportSource, _ answers: [Int: ReportAnswers.Answered], folder: String, name: String, hasTables: Bool = true) throws {
        self.hasTables = hasTables
        let front = FrontMatter(source)
        // Not found anywhere in the report, so that nothing but a block is taken for one.
        let whole = source.pieces.map { piece in if case .text(let text) = piece { text } else { "" } }.joined()
        var number = 0
        while whole.contains("RELGRAPH\(number)BLOCK") { number += 1 }
        func place(_ line: Int) -> String { "RELGRAPH\(number)BLOCK\(line)END" }
        var markdown = ""
        for (index, piece) in source.pieces.enumerated() {
            switch piece {
            case .text(let text): markdown += index == 0 ? front.body(of: text) : text
            case .block(let block): markdown += "\n\n\(place(block.line))\n\n"
            }
        }
        var page = MarkdownPage(folder: folder)
        var body = HeadingAnchors.added(to: try page.html(markdown))
        notes = page.notes
        for piece in source.pieces {
            guard case .block(let block) = piece, let answered = answers[block.line] else { continue }
            let paragraph = "<p>\(place(block.line))</p>\n"
            guard let range = body.firstRange(of: paragraph) else {
                throw BlockError(line: block.line, message: "The block lies within raw HTML or a comment. Put it on lines of its own.")
            }
            body.replaceSubrange(range, with: generated(answered))
        }
        let title = front.title ?? ReportPage.heading(of: source) ?? name
        html = document(title: title, language: front.language ?? "en", body: body)
    }

    /// What is wrong with one block.
    struct BlockError: Error {
        var line: Int
        var message: String
    }

    private mutating func generated(_ answered: ReportAnswers.Answered) -> String {
        // Of several figures, each with a caption of its own, the block's is a heading.
        let heading = answered.isSeries ? captionParagraph(answered.block.caption) : ""
        return heading
            + answered.answers.enumerated().map { number, answer in
                html(answer, answered, caption: number == 0 && !answered.isSeries ? answered.block.caption : nil)
            }.joined()
    }

    private mutating func html(_ answer: Answer, _ answered: ReportAnswers.Answered, caption: String?) -> String {
        switch answer {
        case .figure(let figure, let table, let own):
            let caption = caption ?? own
            let title = figure.title.isEmpty ? "Figure" : figure.title
            let name = MarkupText.escaped(answered.block.alternative ?? [title, own].compactMap { $0 }.joined(separator: " "))
            var text = "<figure>\n<div class=\"scroll\" role=\"group\" aria-label=\"\(name)\" tabindex=\"0\">\n\(distinct(figure))</div>\n"
            let lines = [
                caption.map { "<span class=\"caption\">\(MarkupText.escaped($0))</span>" },
                table.sources.map { "<span class=\"sources\">\(MarkupText.escaped($0))</span>" },
            ].compactMap { $0 }
            if !lines.isEmpty { text += "<figcaption>\(lines.joined(separator: "\n"))</figcaption>\n" }
            return text + "</figure>\n" + (hasTables ? table.html : "")
        case .words(let text, let table):
            if !table.rows.isEmpty { return MarkupText.table(table.headings, table.rows, caption: caption) }
            return "<blockquote>\n<p>\(MarkupText.escaped(text.trimmed))</p>\n</blockquote>\n" + captionParagraph(caption)
        case .data(let text, _): return MarkupText.preformatted(text) + captionParagraph(caption)
        }
    }

    private func captionParagraph(_ caption: String?) -> String {
        caption.map { "<p class=\"caption\">\(MarkupText.escaped($0))</p>\n" } ?? ""
    }

    /// The figure with ids that no other figure of the page has. Its style sheet is noted for the policy.
    private mutating func distinct(_ figure: SVGFigure) -> String {
        var id = figure.id
        var copy = 1
        while !takenIDs.insert(id).inserted {
            copy += 1
            id = "\(figure.id)-copy\(copy)"
        }
        let text = id == figure.id ? figure.text : figure.text.replacing(figure.id, with: id)
        for match in text.split(separator: "<style>").dropFirst() { styles.append(String(match.prefix { $0 != "<" })) }
        // Letters stay legible on a narrow page, which then scrolls the figure.
        figureRules += "#\(id){min-width:\(Int((figure.width * SVGFigure.smallestShare).rounded()))px}"
        return text
    }

    /// The words of the first heading of the first rank.
    private static func heading(of source: ReportSource) -> String? {
        for case .text(let text) in source.pieces {
            for line in text.split(separator: "\n") where line.hasPrefix("# ") {
                var words = line.dropFirst(2).trimmed
                while words.hasSuffix("#") { words.removeLast() }
                return words.filter { !"*`".contains($0) }.trimmed
            }
        }
        return nil
    }

    private func document(title: String, language: String, body: String) -> String {
        let style = ReportStyle.text + figureRules
        let hashes = Set([style] + styles).map { "'\(SHA256.policyName(of: $0))'" }.sorted()
        let policy =
            "default-src 'none'; style-src \(hashes.joined(separator: " ")); img-src data:; base-uri 'none'; form-action 'none'"
        return """
            <!DOCTYPE html>
            <html lang="\(MarkupText.escaped(language))">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="generator" content="relgraph">
            <title>\(MarkupText.escaped(title))</title>
            <style>\(style)</style>
            </head>
            <body>
            <main>
            \(body)</main>
            </body>
            </html>

            """
    }
}

/// The lines between `---` at the head of a Markdown file, of which a page takes the title and the language.
private struct FrontMatter {
    private(set) var title: String?
    private(set) var language: String?
    private let length: Int

    init(_ source: ReportSource) {
        guard case .text(let text)? = source.pieces.first, text.hasPrefix("---\n") || text.hasPrefix("---\r\n") else {
            length = 0
            return
        }
        var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }[...]
        lines.removeFirst()
        guard let end = lines.firstIndex(where: { $0 == "---" || $0 == "..." }) else {
            length = 0
            return
        }
        length = end + 1
        for line in lines[..<end] {
            for (key, path) in [("title:", \FrontMatter.title), ("lang:", \FrontMatter.language)] where line.hasPrefix(key) {
                let value = line.dropFirst(key.count).trimmed
                let isQuoted = value.count > 1 && ["\"", "'"].contains(value.first) && value.first == value.last
                self[keyPath: path] = isQuoted ? String(value.dropFirst().dropLast()) : value
            }
        }
    }

    /// The text without the lines.
    func body(of text: String) -> String {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.dropFirst(length).joined(separator: "\n")
    }
}
