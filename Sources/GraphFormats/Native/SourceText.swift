import RelationGraph

/// A file that cannot be read at all, and why.
struct UnreadableFile: Error {
    var problem: Problem

    init(_ problem: Problem) { self.problem = problem }

    init(_ code: String, _ message: String, remedy: String, at place: SourcePlace) {
        problem = Problem(.error, code: code, message: message, remedy: remedy, place: place)
    }
}

/// The text of a file after the checks that need no YAML: size, encoding, forbidden characters, length of lines.
///
/// They come first because a YAML parser would spend much time and memory on such a file, and say less.
struct SourceText: Sendable {
    static let sizeLimit = 64 << 20
    static let lineLimit = 1 << 20

    let file: String
    let text: String
    /// The text as UTF-8, without byte order mark.
    let bytes: [UInt8]
    /// Offsets in `bytes` at which the lines begin.
    private let lineStarts: [Int]

    /// - Complexity: O(bytes).
    /// - Throws: `UnreadableFile`, with line and column of the first offence.
    init(_ content: [UInt8], file: String) throws(UnreadableFile) {
        let start = SourcePlace(file: file, line: 1, column: 1)
        if content.count > SourceText.sizeLimit {
            throw UnreadableFile(
                "file-too-large", "The file has \(content.count >> 20) MB; a graph file may have \(SourceText.sizeLimit >> 20)",
                remedy: "Split it into several files in one folder.", at: start)
        }
        if content.starts(with: [0xFE, 0xFF]) || content.starts(with: [0xFF, 0xFE]) {
            throw UnreadableFile("encoding", "The file is written in UTF-16", remedy: "Save it as UTF-8.", at: start)
        }
        bytes = content.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(content.dropFirst(3)) : content
        self.file = file
        lineStarts = SourceText.lineStarts(of: bytes)
        for (line, start) in lineStarts.enumerated() {
            let end = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
            guard end - start <= SourceText.lineLimit else {
                throw UnreadableFile(
                    "line-too-long", "The line has \((end - start) >> 10) kB; a line may have \(SourceText.lineLimit >> 10)",
                    remedy: "Break it into several lines. If this is no graph file, move it out of the folder.",
                    at: SourcePlace(file: file, line: line + 1, column: 1))
            }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw UnreadableFile(
                "encoding", "The file is no valid UTF-8 here", remedy: "Save it as UTF-8.",
                at: SourceText.place(ofByte: SourceText.firstInvalidByte(of: bytes), in: bytes, lineStarts, file))
        }
        self.text = text
        if let offset = SourceText.firstForbiddenCharacter(of: bytes) {
            let place = SourceText.place(ofByte: offset, in: bytes, lineStarts, file)
            throw bytes[offset] == 0
                ? UnreadableFile("encoding", "A NUL byte: this is no text, or it is UTF-16", remedy: "Save the file as UTF-8.", at: place)
                : UnreadableFile(
                    "control-character", "An invisible control character", remedy: "Delete it, or write it as “\\u00…” in double quotes.",
                    at: place)
        }
    }

    /// The text of a file whose values are known already, but no comments.
    init(foreign file: String) {
        self.file = file
        (text, bytes, lineStarts) = ("", [], [0])
    }

    /// The comment on the full lines directly above a line, indented like it, without number signs; and these lines, counted from 1.
    func comment(aboveLine line: Int) -> (text: String, lines: Range<Int>)? {
        guard line > 1, line <= lineStarts.count else { return nil }
        let indent = indentation(ofLine: line)
        var lines: [String] = []
        var candidate = line - 1
        while candidate >= 1, indentation(ofLine: candidate) == indent, let text = commentText(ofLine: candidate) {
            lines.append(text)
            candidate -= 1
        }
        return lines.isEmpty ? nil : (lines.reversed().joined(separator: "\n"), candidate + 1..<line)
    }

    /// All comment lines that come before the given line.
    func comment(before line: Int) -> String? {
        let lines = (1..<max(1, min(line, lineStarts.count + 1))).compactMap { commentText(ofLine: $0) }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    private func indentation(ofLine line: Int) -> Int {
        let start = lineStarts[line - 1]
        return (bytes[start...].firstIndex { $0 != UInt8(ascii: " ") } ?? bytes.count) - start
    }

    private func commentText(ofLine line: Int) -> String? {
        let end = line < lineStarts.count ? lineStarts[line] : bytes.count
        let content = bytes[lineStarts[line - 1]..<end].drop { $0 == UInt8(ascii: " ") }
        guard content.first == UInt8(ascii: "#") else { return nil }
        let text = content.dropFirst(content.dropFirst().first == UInt8(ascii: " ") ? 2 : 1)
        let trailing = text.reversed().prefix { $0 <= UInt8(ascii: " ") }.count
        return String(decoding: text.dropLast(trailing), as: UTF8.self)
    }

    /// The byte at a line and column, both from 1; nil beyond the end of the text.
    func byte(line: Int, column: Int) -> UInt8? { offset(line: line, column: column).map { bytes[$0] } }

    private func offset(line: Int, column: Int) -> Int? {
        guard line >= 1, line <= lineStarts.count, column >= 1 else { return nil }
        var offset = lineStarts[line - 1]
        var remaining = column - 1
        while offset < bytes.count, remaining > 0 {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            remaining -= 1
        }
        return offset < bytes.count ? offset : nil
    }

    /// Lines end where YAML 1.1 ends them: LF, CR, CR LF, NEL, LS, PS.
    private static func lineStarts(of bytes: [UInt8]) -> [Int] {
        var starts = [0]
        for offset in bytes.indices {
            switch bytes[offset] {
            case 0x0A: starts.append(offset + 1)
            case 0x0D where offset + 1 == bytes.count || bytes[offset + 1] != 0x0A: starts.append(offset + 1)
            case 0x85 where offset > 0 && bytes[offset - 1] == 0xC2: starts.append(offset + 1)
            case 0xA8, 0xA9:
                if offset > 1, bytes[offset - 1] == 0x80, bytes[offset - 2] == 0xE2 { starts.append(offset + 1) }
            default: break
            }
        }
        return starts
    }

    private static func firstInvalidByte(of bytes: [UInt8]) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { offset += UTF8.width(scalar) }
        return offset
    }

    /// What YAML allows in no place: C0 and C1 controls but tab and line ends, DEL, a byte order mark inside, U+FFFE and U+FFFF.
    private static func firstForbiddenCharacter(of bytes: [UInt8]) -> Int? {
        for offset in bytes.indices {
            switch bytes[offset] {
            case 0x09, 0x0A, 0x0D: continue
            case 0..<0x20, 0x7F: return offset
            case 0xC2 where bytes[offset + 1] < 0xA0 && bytes[offset + 1] != 0x85: return offset
            case 0xEF where bytes[offset + 1] == 0xBF && bytes[offset + 2] >= 0xBE: return offset
            case 0xEF where bytes[offset + 1] == 0xBB && bytes[offset + 2] == 0xBF: return offset
            default: continue
            }
        }
        return nil
    }

    /// Whether a comment stands behind something else on one of the lines, counted from 1.
    func hasTrailingComment(onLines lines: ClosedRange<Int>) -> Bool {
        lines.contains { line in
            guard line >= 1, line <= lineStarts.count else { return false }
            let end = line < lineStarts.count ? lineStarts[line] : bytes.count
            let content = bytes[lineStarts[line - 1]..<end].drop { $0 <= UInt8(ascii: " ") }
            guard let sign = content.dropFirst().firstIndex(of: UInt8(ascii: "#")) else { return false }
            return bytes[sign - 1] <= UInt8(ascii: " ")
        }
    }

    func place(ofByte offset: Int) -> SourcePlace { SourceText.place(ofByte: offset, in: bytes, lineStarts, file) }

    /// Where a key stands a second time after the given line and column: on the same line, or below at the same indentation.
    func repetition(of key: String, afterLine line: Int, column: Int) -> SourcePlace? {
        guard let first = offset(line: line, column: column) else { return nil }
        let pattern = Array(key.utf8)
        let indent = column - 1
        for start in lineStarts.dropFirst(line) {
            let candidate = start + indent
            guard candidate + pattern.count < bytes.count, bytes[start..<candidate].allSatisfy({ $0 == UInt8(ascii: " ") }) else {
                continue
            }
            if bytes[candidate...].starts(with: pattern), bytes[candidate + pattern.count] == UInt8(ascii: ":") {
                return place(ofByte: candidate)
            }
        }
        let end = line < lineStarts.count ? lineStarts[line] : bytes.count
        var candidate = first + pattern.count
        while candidate + pattern.count < end {
            let before = bytes[candidate - 1]
            if bytes[candidate...].starts(with: pattern), bytes[candidate + pattern.count] == UInt8(ascii: ":"), " ,{".utf8.contains(before)
            {
                return place(ofByte: candidate)
            }
            candidate += 1
        }
        return nil
    }

    private static func place(ofByte offset: Int, in bytes: [UInt8], _ lineStarts: [Int], _ file: String) -> SourcePlace {
        var (line, next) = (0, lineStarts.count)
        while next - line > 1 {
            let middle = line + (next - line) / 2
            if lineStarts[middle] <= offset { line = middle } else { next = middle }
        }
        let column = bytes[lineStarts[line]..<offset].count { $0 & 0xC0 != 0x80 }
        return SourcePlace(file: file, line: line + 1, column: column + 1)
    }
}
