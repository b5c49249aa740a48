/// A command in a Markdown file, in whose place its answer stands.
///
/// A reporter writes it as a fenced block; in the Markdown that relgraph writes, the same words stand in a comment before what was made of
/// them, so that running relgraph on its own output makes it anew.
struct ReportBlock: Sendable, Equatable {
    /// Where it begins, from 1.
    var line: Int
    /// The command as it was written, in one line.
    var command: String
    var caption: String?
    /// What the picture shows, for those who cannot see it; nil for what relgraph says of it.
    var alternative: String?

    /// - Parameters:
    ///   - info: what follows `relgraph` behind the fence: nothing, or a caption in quotes.
    ///   - lines: the command, on one line or several, and `caption:` and `alt:` each on a line.
    /// - Throws: `CommandError` without a command, or with two captions.
    init(line: Int, info: String = "", lines: [String]) throws {
        self.line = line
        let words = try CommandWords.split(info)
        if words.count > 1 {
            throw CommandError("\(info.quoted) is no caption. Put it in quotes: ```relgraph \"Who denied what\".")
        }
        caption = words.first?.trimmed
        var command: [String] = []
        for line in lines {
            let text = line.drop { $0.isWhitespace }
            if let value = ReportBlock.value("caption:", of: text) {
                if caption != nil { throw CommandError("There are two captions. Leave one.") }
                caption = value
            } else if let value = ReportBlock.value("alt:", of: text) {
                alternative = value
            } else {
                // As in a shell, a backslash at the end says that the command goes on; without it, it does too.
                command.append((text.last == "\\" ? text.dropLast() : text).trimmed)
            }
        }
        if caption?.isEmpty == true { caption = nil }
        self.command = command.filter { !$0.isEmpty }.joined(separator: " ")
        if self.command.isEmpty {
            throw CommandError("The block holds no command. Write one as for a terminal: claims --status disputed.")
        }
    }

    private static func value(_ name: String, of line: Substring) -> String? {
        line.lowercased().hasPrefix(name) ? line.dropFirst(name.count).trimmed : nil
    }

    // MARK: The form in relgraph's own output

    static let commentStart = "<!-- relgraph:"
    static let end = "<!-- /relgraph -->"

    /// The comment that stands before what is generated.
    var comment: String {
        var lines = [command]
        if let caption { lines.append("caption: " + caption) }
        if let alternative { lines.append("alt: " + alternative) }
        let text = lines.map(ReportBlock.commentEscaped).joined(separator: "\n")
        return "\(ReportBlock.commentStart) \(text) -->"
    }

    /// - Parameter comment: what stands between the start and `-->`.
    init(line: Int, comment: String) throws {
        try self.init(line: line, lines: comment.split(whereSeparator: \.isNewline).map { ReportBlock.commentUnescaped(String($0)) })
    }

    /// No `>` remains that could end a comment.
    private static func commentEscaped(_ text: String) -> String { text.replacing("&", with: "&amp;").replacing(">", with: "&gt;") }

    private static func commentUnescaped(_ text: String) -> String { text.replacing("&gt;", with: ">").replacing("&amp;", with: "&") }
}

extension StringProtocol {
    /// Without white space at either end.
    var trimmed: String {
        let start = drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
}
