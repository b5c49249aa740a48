import RelationGraph

/// A word or a sign of the DOT language.
enum DOTToken: Equatable {
    case strict, graph, digraph, node, edge, subgraph
    /// A name, a number or a text.
    case id(String)
    /// A text in angle brackets, without them.
    case html(String)
    /// One of `{ } [ ] ; , = : +`.
    case sign(UInt8)
    case arrow
    case line
    case end
}

/// Splits DOT into tokens, with the line and column of each.
struct DOTLexer {
    private let bytes: [UInt8]
    private let file: String
    private var position: Int
    private var lineStart: Int
    private var currentLine = 1
    /// Where the token read last begins.
    private var tokenStart = 0
    private var tokenLineStart = 0
    private(set) var line = 1

    /// - Throws: `UnreadableFile` if the file is no text in bytes.
    init(_ bytes: [UInt8], file: String) throws(UnreadableFile) {
        let start = try ForeignText.start(of: bytes, file: file)
        // The words may stand in a text too: what is UTF-8 is nothing else.
        let isLatin1 = DOTLexer.isLatin1(bytes) && String(validating: bytes, as: UTF8.self) == nil
        self.bytes = isLatin1 ? DOTLexer.converted(bytes) : bytes
        self.file = file
        position = start
        lineStart = start
    }

    /// Where the token read last stands.
    var place: SourcePlace {
        SourcePlace(file: file, line: line, column: ForeignText.column(of: tokenStart, lineStart: tokenLineStart, in: bytes.span))
    }

    // MARK: Encoding

    private static let latin1Names: Set<String> = ["latin1", "latin-1", "l1", "iso-8859-1", "iso_8859-1", "iso8859-1", "iso-ir-100"]

    /// Whether the graph says that it is written so: `charset=latin1`.
    private static func isLatin1(_ bytes: [UInt8]) -> Bool {
        let name = Array("charset".utf8)
        var start = bytes.startIndex
        while let found = bytes[start...].firstIndex(of: name[0]) {
            start = found + 1
            guard bytes[found...].starts(with: name) else { continue }
            let rest = bytes[(found + name.count)...].prefix(40).drop { $0 <= 0x20 }
            guard rest.first == UInt8(ascii: "=") else { continue }
            let value = rest.dropFirst().drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") }
                .prefix { $0 > 0x20 && !"\",;]}".utf8.contains($0) }
            return latin1Names.contains(String(decoding: value, as: UTF8.self).lowercased())
        }
        return false
    }

    private static func converted(_ bytes: [UInt8]) -> [UInt8] {
        var converted: [UInt8] = []
        converted.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes { converted += String(Unicode.Scalar(byte)).utf8 }
        return converted
    }

    // MARK: Tokens

    /// Reads on to the next token.
    ///
    /// - Throws: `UnreadableFile` for what is none.
    mutating func next() throws(UnreadableFile) -> DOTToken {
        try skipBlanks()
        tokenStart = position
        tokenLineStart = lineStart
        line = currentLine
        guard position < bytes.count else { return .end }
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ";"), UInt8(ascii: ","),
            UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "+"):
            position += 1
            return .sign(byte)
        case UInt8(ascii: "\""): return .id(try quotedText())
        case UInt8(ascii: "<"): return .html(try htmlText())
        case UInt8(ascii: "-") where self.byte(after: 1) == UInt8(ascii: ">"):
            position += 2
            return .arrow
        case UInt8(ascii: "-") where self.byte(after: 1) == UInt8(ascii: "-"):
            position += 2
            return .line
        case UInt8(ascii: "-"), UInt8(ascii: "."), 0x30...0x39: return .id(try numeral())
        case _ where isLetter(byte): return try word()
        default: throw syntaxError("“\(character)” stands where a name or a sign is expected")
        }
    }

    private func byte(after offset: Int) -> UInt8? { position + offset < bytes.count ? bytes[position + offset] : nil }

    private func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_") || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }

    private func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

    private var character: String {
        let end = bytes[position...].dropFirst().firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
        return ForeignText.string(bytes.span.extracting(position..<end)) ?? "?"
    }

    func syntaxError(_ message: String, remedy: String = "Correct it; a name that is no single word stands in double quotes.")
        -> UnreadableFile
    {
        UnreadableFile("dot-syntax", "This is no DOT: \(message)", remedy: remedy, at: place)
    }

    /// An error for what is not closed until the end of the file.
    func cutOff(_ what: String) -> UnreadableFile {
        UnreadableFile("dot-syntax", "The file ends within \(what)", remedy: "Close it; if the file is cut off, copy it anew.", at: place)
    }

    private mutating func newLine() {
        currentLine += 1
        lineStart = position
    }

    /// Steps over blanks, comments, and lines of a preprocessor.
    private mutating func skipBlanks() throws(UnreadableFile) {
        while position < bytes.count {
            switch bytes[position] {
            case 0x0A:
                position += 1
                newLine()
            case 0x20, 0x09, 0x0D, 0x0B, 0x0C: position += 1
            case UInt8(ascii: "#") where position == lineStart: skipLine()
            case UInt8(ascii: "/") where byte(after: 1) == UInt8(ascii: "/"): skipLine()
            case UInt8(ascii: "/") where byte(after: 1) == UInt8(ascii: "*"): try skipComment()
            default: return
            }
        }
    }

    private mutating func skipLine() {
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
    }

    private mutating func skipComment() throws(UnreadableFile) {
        (tokenStart, tokenLineStart, line) = (position, lineStart, currentLine)
        position += 2
        while position < bytes.count, bytes[position] != UInt8(ascii: "*") || byte(after: 1) != UInt8(ascii: "/") {
            position += 1
            if bytes[position - 1] == 0x0A { newLine() }
        }
        guard position < bytes.count else { throw cutOff("the comment that begins here") }
        position += 2
    }

    private mutating func word() throws(UnreadableFile) -> DOTToken {
        while position < bytes.count, isLetter(bytes[position]) || isDigit(bytes[position]) { position += 1 }
        let text = try text(tokenStart..<position)
        switch text.utf8.count < 9 ? text.lowercased() : "" {
        case "strict": return .strict
        case "graph": return .graph
        case "digraph": return .digraph
        case "node": return .node
        case "edge": return .edge
        case "subgraph": return .subgraph
        default: return .id(text)
        }
    }

    private mutating func numeral() throws(UnreadableFile) -> String {
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        let digits = position
        while position < bytes.count, isDigit(bytes[position]) { position += 1 }
        var count = position - digits
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            let fraction = position
            while position < bytes.count, isDigit(bytes[position]) { position += 1 }
            count += position - fraction
        }
        guard count > 0 else { throw syntaxError("“\(try text(tokenStart..<position))” is no number") }
        return try text(tokenStart..<position)
    }

    private func text(_ range: Range<Int>) throws(UnreadableFile) -> String {
        guard let text = ForeignText.string(bytes.span.extracting(range)) else {
            throw UnreadableFile(
                "encoding", "The file is no valid UTF-8 here", remedy: "Save it as UTF-8, or let the graph say charset=latin1.", at: place)
        }
        return text
    }

    /// A text in double quotes, in which `\"` is a quote and `\\` a backslash; other escapes are the drawing's, and stay.
    private mutating func quotedText() throws(UnreadableFile) -> String {
        position += 1
        var content: [UInt8] = []
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            let byte = bytes[position]
            position += 1
            if byte == 0x0A { newLine() }
            guard byte == UInt8(ascii: "\\"), position < bytes.count else {
                content.append(byte)
                continue
            }
            switch bytes[position] {
            case UInt8(ascii: "\""): content.append(UInt8(ascii: "\""))
            case UInt8(ascii: "\\"): content += DOTLexer.backslash
            case 0x0A:
                // The line goes on.
                position += 1
                newLine()
                continue
            case 0x0D where self.byte(after: 1) == 0x0A:
                position += 2
                newLine()
                continue
            default:
                content.append(byte)
                continue
            }
            position += 1
        }
        guard position < bytes.count else { throw cutOff("the text that begins here") }
        position += 1
        guard let text = ForeignText.string(content.span) else {
            throw UnreadableFile(
                "encoding", "The file is no valid UTF-8 here", remedy: "Save it as UTF-8, or let the graph say charset=latin1.", at: place)
        }
        return text
    }

    /// Stands for a backslash that is no escape, until it is known whether the text is a label: U+E05C, of the private use area.
    private static let backslash = Array("\u{E05C}".utf8)
    static let backslashMark: Character = "\u{E05C}"

    private mutating func htmlText() throws(UnreadableFile) -> String {
        var depth = 0
        repeat {
            guard position < bytes.count else { throw cutOff("the HTML that begins here") }
            switch bytes[position] {
            case UInt8(ascii: "<"): depth += 1
            case UInt8(ascii: ">"): depth -= 1
            case 0x0A:
                position += 1
                newLine()
                continue
            default: break
            }
            position += 1
        } while depth > 0
        return try text(tokenStart + 1..<position - 1)
    }
}
