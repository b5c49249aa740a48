import MapRendering
import RelationAnalysis

/// A Markdown file taken apart: what the reporter wrote, and the blocks that answers take the place of.
struct ReportSource: Sendable {
    enum Piece: Sendable {
        /// Lines as they are, each with its end.
        case text(String)
        case block(ReportBlock)
    }

    private(set) var pieces: [Piece] = []
    /// What was wrong, with the line.
    private(set) var problems: [(line: Int, message: String)] = []
    /// What is worth knowing, with the line.
    private(set) var notes: [(line: Int, message: String)] = []

    /// What its lines mostly end with.
    var lineEnd: String { ends.count { $0 == "\r\n" } * 2 >= ends.count ? "\r\n" : "\n" }

    private let lines: [Substring]
    /// The end of every line: a line feed, with or without a carriage return, or nothing behind the last.
    private let ends: [Substring]
    private var text = ""
    private var place = 0

    /// Reads the structure of CommonMark as far as it matters: fences, and comments that span lines.
    ///
    /// A block begins at the start of a line: what is indented may belong to a list or a quotation, whose end only a whole parser knows.
    init(_ markdown: String) {
        var lines: [Substring] = []
        var ends: [Substring] = []
        var rest = markdown[...]
        // A line break of Windows is one character.
        while let end = rest.firstIndex(where: { $0 == "\n" || $0 == "\r\n" }) {
            lines.append(rest[..<end])
            ends.append(rest[end...end])
            rest = rest[rest.index(after: end)...]
        }
        self.lines = lines + [rest]
        self.ends = ends + [""]
        while place < self.lines.count {
            let line = self.lines[place]
            if line.hasPrefix(ReportBlock.commentStart) {
                takeComment()
            } else if let fence = Fence(line) {
                let isOurs = fence.language == "relgraph" && line.first == fence.mark
                if isOurs { takeBlock(fence) } else { skip(fence) }
            } else if line.drop(while: { $0 == " " }).hasPrefix("<!--") {
                skipComment()
            } else {
                noteIndentedBlock(line)
                keep(line)
            }
        }
        endText()
        noteHiddenCharacters()
    }

    private mutating func keep(_ line: Substring) {
        text += line + ends[place]
        place += 1
    }

    private mutating func endText() {
        if !text.isEmpty { pieces.append(.text(text)) }
        text = ""
    }

    /// A fence of three or more backticks or tildes, indented by at most three spaces.
    private struct Fence {
        let mark: Character
        let length: Int
        /// The first word behind it, and the rest.
        let language: Substring
        let info: String

        init?(_ line: Substring) {
            let text = line.drop { $0 == " " }
            guard line.count - text.count <= 3, let mark = text.first, mark == "`" || mark == "~" else { return nil }
            self.mark = mark
            length = text.prefix { $0 == mark }.count
            let behind = text.dropFirst(length)
            guard length >= 3, mark == "~" || !behind.contains("`") else { return nil }
            let words = behind.drop { $0.isWhitespace }
            language = words.prefix { !$0.isWhitespace }
            info = words.dropFirst(language.count).trimmed
        }

        func isEnded(by line: Substring) -> Bool {
            let text = line.drop { $0 == " " }
            return line.count - text.count <= 3 && text.prefix { $0 == mark }.count >= length
                && text.drop { $0 == mark }.allSatisfy(\.isWhitespace)
        }
    }

    private mutating func takeBlock(_ fence: Fence) {
        let start = place
        guard let end = lines[(start + 1)...].firstIndex(where: fence.isEnded) else {
            problems.append((start + 1, "The block has no end. Close it with \(String(repeating: fence.mark, count: fence.length))."))
            place = lines.count
            return
        }
        let words = lines[(start + 1)..<end].map(String.init)
        take(start + 1, next: end + 1) { try ReportBlock(line: $0, info: fence.info, lines: words) }
    }

    /// A block as relgraph left it: its comment, and what was generated, up to the end mark.
    private mutating func takeComment() {
        let start = place
        guard let close = lines[start...].firstIndex(where: { $0.contains("-->") }) else {
            problems.append((start + 1, "The comment of a block has no end. Close it with -->."))
            place = lines.count
            return
        }
        guard let end = lines[close...].firstIndex(where: { $0.trimmed == ReportBlock.end }) else {
            problems.append((start + 1, "What was generated has no end. Add \(ReportBlock.end) on a line of its own below it."))
            place = lines.count
            return
        }
        var comment = lines[start...close].joined(separator: "\n").dropFirst(ReportBlock.commentStart.count)
        if let tail = comment.firstRange(of: "-->") { comment = comment[..<tail.lowerBound] }
        let words = String(comment)
        take(start + 1, next: end + 1) { try ReportBlock(line: $0, comment: words) }
    }

    private mutating func take(_ line: Int, next: Int, _ block: (Int) throws -> ReportBlock) {
        endText()
        do { pieces.append(.block(try block(line))) } catch { problems.append((line, "\(error)")) }
        // The end of the block's last line belongs to what is generated.
        place = next
    }

    /// Code of another language, in which a block is only an example.
    private mutating func skip(_ fence: Fence) {
        noteIndentedBlock(lines[place])
        keep(lines[place])
        while place < lines.count {
            let isEnd = fence.isEnded(by: lines[place])
            keep(lines[place])
            if isEnd { return }
        }
    }

    private mutating func skipComment() {
        while place < lines.count {
            let isEnd = lines[place].contains("-->")
            keep(lines[place])
            if isEnd { return }
        }
    }

    private mutating func noteHiddenCharacters() {
        let found = lines.indices.compactMap { line in lines[line].unicodeScalars.first(where: \.isReordering).map { (line + 1, $0) } }
        guard let (line, character) = found.first else { return }
        let code = "U+" + String(character.value, radix: 16, uppercase: true)
        let others = found.dropFirst().map { String($0.0) }
        let more = others.isEmpty ? "" : " More stand in \(others.count == 1 ? "line" : "lines") \(Phrasing.list(others))."
        notes.append(
            (
                line,
                "The invisible character \(code) makes text read otherwise than it is written. A page leaves it out; Markdown keeps it. "
                    + "Delete it unless you need it.\(more)"
            ))
    }

    private mutating func noteIndentedBlock(_ line: Substring) {
        let text = line.drop { " \t>-*+".contains($0) || $0.isNumber || $0 == "." }
        if text.count < line.count, text.hasPrefix("```relgraph") || text.hasPrefix("~~~relgraph") {
            notes.append((place + 1, "A block within a list or a quotation is left as it is. Begin it at the start of a line."))
        }
    }
}
