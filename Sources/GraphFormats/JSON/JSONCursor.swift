import RelationGraph

/// Reads JSON (RFC 8259) piece by piece, so that a large file is never in memory as a tree.
///
/// Strict: no comments, no commas too many, no numbers beyond `Double`; a key occurs once in its object. What is wrong is told with line and
/// column.
struct JSONCursor {
    /// Values nested deeper than this are refused.
    static let depthLimit = 100

    private let bytes: [UInt8]
    private let file: String
    private var position: Int
    private var line: Int
    private var lineStart: Int
    private var depth = 0

    /// - Throws: `UnreadableFile` if the file is no text in bytes.
    init(_ bytes: [UInt8], file: String) throws(UnreadableFile) {
        self.bytes = bytes
        self.file = file
        position = try ForeignText.start(of: bytes, file: file)
        line = 1
        lineStart = position
    }

    /// Where the next thing that is no blank stands.
    var place: SourcePlace {
        mutating get {
            skipBlanks()
            return place(position)
        }
    }

    /// Where something stands, from which its column follows: to count that for every element of a file of one line would take for ever.
    struct Mark {
        let line: Int
        fileprivate let offset: Int
        fileprivate let lineStart: Int
    }

    /// The place of the next thing that is no blank.
    var mark: Mark {
        mutating get {
            skipBlanks()
            return Mark(line: line, offset: position, lineStart: lineStart)
        }
    }

    func column(of mark: Mark) -> Int { ForeignText.column(of: mark.offset, lineStart: mark.lineStart, in: bytes.span) }

    private func place(_ offset: Int) -> SourcePlace {
        SourcePlace(file: file, line: line, column: ForeignText.column(of: offset, lineStart: lineStart, in: bytes.span))
    }

    private func error(_ message: String, remedy: String = "Correct it, or write the file anew with the program it comes from.")
        -> UnreadableFile
    {
        guard position < bytes.count else {
            return UnreadableFile(
                "json-syntax", "The file ends within \(depth > 0 ? "a list or an object" : "a value")",
                remedy: "It is cut off: copy or export it anew.", at: place(min(position, bytes.count)))
        }
        return UnreadableFile("json-syntax", "This is no JSON: \(message)", remedy: remedy, at: place(position))
    }

    // MARK: Steps

    private mutating func skipBlanks() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0D: position += 1
            case 0x0A:
                position += 1
                line += 1
                lineStart = position
            default: return
            }
        }
    }

    /// The first byte of what comes next; nil at the end of the file.
    var next: UInt8? {
        mutating get {
            skipBlanks()
            return position < bytes.count ? bytes[position] : nil
        }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    /// - Throws: `UnreadableFile` if anything but blanks follows.
    mutating func finish() throws(UnreadableFile) {
        guard next == nil else { throw error("something follows the value that the file holds") }
    }

    private mutating func enter() throws(UnreadableFile) {
        depth += 1
        guard depth <= JSONCursor.depthLimit else {
            throw UnreadableFile(
                "nested-too-deeply", "Values are nested more than \(JSONCursor.depthLimit) levels deep",
                remedy: "Check the brackets before this place.", at: place(position))
        }
    }

    /// Reads an object, member by member; the body reads the value.
    mutating func members(_ body: (inout JSONCursor, String) throws(UnreadableFile) -> Void) throws(UnreadableFile) {
        guard take(UInt8(ascii: "{")) else { throw error("an object is expected here") }
        try enter()
        if !take(UInt8(ascii: "}")) {
            repeat {
                guard next == UInt8(ascii: "\"") else { throw error("a key in double quotes is expected here") }
                let key = try string()
                guard take(UInt8(ascii: ":")) else { throw error("a colon is expected after the key “\(key.prefix(40))”") }
                try body(&self, key)
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")) else { throw error("a comma or a closing brace is expected here") }
        }
        depth -= 1
    }

    /// Reads an array, element by element; the body reads the element.
    mutating func elements(_ body: (inout JSONCursor) throws(UnreadableFile) -> Void) throws(UnreadableFile) {
        guard take(UInt8(ascii: "[")) else { throw error("a list is expected here") }
        try enter()
        if !take(UInt8(ascii: "]")) {
            repeat { try body(&self) } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "]")) else { throw error("a comma or a closing bracket is expected here") }
        }
        depth -= 1
    }

    // MARK: Values

    /// Reads the next value whole.
    mutating func value() throws(UnreadableFile) -> JSONValue {
        guard let first = next else { throw error("a value is expected here") }
        switch first {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"):
            var pairs: [(String, JSONValue)] = []
            try members { (cursor, key) throws(UnreadableFile) in
                if pairs.contains(where: { $0.0 == key }) {
                    throw UnreadableFile(
                        "duplicate-key", "The key “\(key.prefix(80))” stands twice in this object", remedy: "Remove one of the two.",
                        at: cursor.place)
                }
                pairs.append((key, try cursor.value()))
            }
            return .object(pairs)
        case UInt8(ascii: "["):
            var values: [JSONValue] = []
            try elements { (cursor) throws(UnreadableFile) in values.append(try cursor.value()) }
            return .array(values)
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), 0x30...0x39: return try number()
        default: throw error("a value cannot begin with “\(character)”")
        }
    }

    /// A member that follows in the object whose value comes next; nil if there is none. Nothing is read on by this.
    func laterMember(_ name: String) throws(UnreadableFile) -> JSONValue? {
        var ahead = self
        ahead.passOver()
        while ahead.take(UInt8(ascii: ",")), ahead.next == UInt8(ascii: "\"") {
            let key = try ahead.string()
            guard ahead.take(UInt8(ascii: ":")) else { return nil }
            if key == name { return try ahead.value() }
            ahead.passOver()
        }
        return nil
    }

    /// Steps over a value without looking at more of it than brackets and quotes.
    private mutating func passOver() {
        var depth = 0
        skipBlanks()
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
                    position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
                }
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                if depth == 0 { return }
                depth -= 1
            case UInt8(ascii: ",") where depth == 0: return
            default: break
            }
            position += 1
        }
        position = bytes.count
    }

    private var character: String {
        let end = bytes[position...].dropFirst().firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
        return ForeignText.string(bytes.span.extracting(position..<end)) ?? "?"
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(UnreadableFile) -> JSONValue {
        // The literal lies in the program, for ever.
        let letters = unsafe UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard unsafe bytes[position...].starts(with: letters) else {
            throw error("only true, false and null are words here", remedy: "Put a text in double quotes.")
        }
        position += word.utf8CodeUnitCount
        return value
    }

    private mutating func number() throws(UnreadableFile) -> JSONValue {
        let start = position
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        let digits = position
        skipDigits()
        guard position > digits, position == digits + 1 || bytes[digits] != UInt8(ascii: "0") else { throw error("this is no number") }
        var isInteger = true
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            isInteger = false
            position += 1
            try needDigits()
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") { position += 1 }
            try needDigits()
        }
        let content = bytes.span.extracting(start..<position)
        if isInteger {
            if let number = DecimalNumber.plainInteger(content) { return .integer(number) }
            if let text = ForeignText.string(content), let number = Int(text) { return .integer(number) }
        }
        guard let number = DecimalNumber.value(content) else {
            throw UnreadableFile(
                "huge-number", "The number is too large to be held", remedy: "Write it as a text, in double quotes.", at: place(start))
        }
        return .number(number)
    }

    private mutating func skipDigits() {
        while position < bytes.count, 0x30...0x39 ~= bytes[position] { position += 1 }
    }

    private mutating func needDigits() throws(UnreadableFile) {
        let start = position
        skipDigits()
        guard position > start else { throw error("digits are expected here") }
    }

    // MARK: Strings

    private mutating func string() throws(UnreadableFile) -> String {
        position += 1
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\""), bytes[position] != UInt8(ascii: "\\"), bytes[position] >= 0x20
        {
            position += 1
        }
        guard position < bytes.count else { throw openString(start) }
        if bytes[position] == UInt8(ascii: "\"") {
            defer { position += 1 }
            guard let text = ForeignText.string(bytes.span.extracting(start..<position)) else {
                throw ForeignText.badText(at: place(start))
            }
            return text
        }
        return try escapedString(start)
    }

    private mutating func escapedString(_ start: Int) throws(UnreadableFile) -> String {
        var content = Array(bytes[start..<position])
        while true {
            guard position < bytes.count else { throw openString(start) }
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                guard let text = String(validating: content, as: UTF8.self) else { throw ForeignText.badText(at: place(start)) }
                return text
            case UInt8(ascii: "\\"):
                position += 1
                content += String(try escape()).utf8
            case 0..<0x20:
                throw error("a line break or another control character stands in a text", remedy: "Write it as \\n or \\u00…")
            default:
                content.append(byte)
                position += 1
            }
        }
    }

    private mutating func openString(_ start: Int) -> UnreadableFile {
        UnreadableFile(
            "json-syntax", "The file ends within the text that begins here", remedy: "It is cut off: copy or export it anew.",
            at: place(start - 1))
    }

    private mutating func escape() throws(UnreadableFile) -> Unicode.Scalar {
        guard position < bytes.count else { throw openString(position) }
        let letter = bytes[position]
        position += 1
        switch letter {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "u"):
            let unit = try codeUnit()
            guard 0xD800..<0xE000 ~= unit else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
            // Half of a pair; one without its other half stands for no character.
            guard unit < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
            else { return "\u{FFFD}" }
            let before = position
            position += 2
            let second = try codeUnit()
            guard 0xDC00..<0xE000 ~= second else {
                position = before
                return "\u{FFFD}"
            }
            return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
        default:
            position -= 1
            throw error("a backslash cannot stand before “\(character)”", remedy: "Write a backslash of the text itself twice.")
        }
    }

    private mutating func codeUnit() throws(UnreadableFile) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard position < bytes.count else { throw openString(position) }
            guard let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else {
                throw error("four hexadecimal digits follow \\u")
            }
            unit = unit << 4 + UInt32(digit)
            position += 1
        }
        return unit
    }
}
