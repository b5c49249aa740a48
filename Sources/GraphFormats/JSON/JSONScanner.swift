import RelationGraph

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where a text stops being JSON, and why.
struct JSONSyntaxError: Error {
    var offset: Int
    var code = "json-syntax"
    var message: String
    var remedy = "Correct it, or write the file anew with the program it comes from."

    /// The error with line and column.
    func located(in bytes: [UInt8], file: String) -> UnreadableFile {
        let offset = min(offset, bytes.count)
        let head = bytes[..<offset]
        let line = head.count { $0 == 0x0A } + 1
        let lineStart = head.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = ForeignText.column(of: offset, lineStart: lineStart, in: bytes.span)
        return UnreadableFile(code, message, remedy: remedy, at: SourcePlace(file: file, line: line, column: column))
    }
}

/// A string of a JSON text, where it stands, without its quotes.
struct JSONText {
    var range: Range<Int>
    var hasEscapes: Bool
}

/// Reads JSON (RFC 8259) value by value, as its caller asks for them, without copying or building a tree.
///
/// Strict: no comments, no trailing commas, no bare words, no lone surrogates, nothing but white space between values. Every method reads from
/// `position` on and leaves it behind what it has read. O(1) space.
struct JSONScanner {
    let bytes: [UInt8]
    /// The end of the part that is read.
    private(set) var end: Int
    private(set) var position: Int

    /// What nests deeper is no data, but an attempt on the stack.
    static let maximumDepth = 512

    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    /// Goes on with another part of the text.
    mutating func move(to range: Range<Int>) {
        position = range.lowerBound
        end = range.upperBound
    }

    /// Where a byte comes next from an offset on; the end of all bytes if it does not.
    func offset(of byte: UInt8, from start: Int) -> Int {
        // The library looks at no more than the bytes behind the offset, of which it is told how many there are.
        unsafe bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, start < buffer.count else { return buffer.count }
            guard let found = unsafe memchr(base + start, Int32(byte), buffer.count - start) else { return buffer.count }
            return unsafe UnsafeRawPointer(found) - base
        }
    }

    // MARK: Structure

    mutating func skipBlanks() {
        while position < end, bytes[position] == 0x20 || bytes[position] == 0x0A || bytes[position] == 0x0D || bytes[position] == 0x09 {
            position += 1
        }
    }

    /// The first byte of the next value or mark.
    mutating func peek() throws(JSONSyntaxError) -> UInt8 {
        skipBlanks()
        guard position < end else {
            throw JSONSyntaxError(offset: position, message: "The text ends within a value", remedy: "It is cut off: copy it anew.")
        }
        return bytes[position]
    }

    var isAtEnd: Bool {
        mutating get {
            skipBlanks()
            return position == end
        }
    }

    private func unexpected(_ expected: String) -> JSONSyntaxError {
        JSONSyntaxError(offset: position, message: "Here should be \(expected)")
    }

    mutating func expect(_ mark: Unicode.Scalar) throws(JSONSyntaxError) {
        guard try peek() == UInt8(ascii: mark) else { throw unexpected("“\(mark)”") }
        position += 1
    }

    /// The next key of an object whose brace, or whose last value, has been read; nil behind the brace that closes it.
    ///
    /// - Parameter isFirst: whether no key has been read yet; false afterwards.
    mutating func nextKey(_ isFirst: inout Bool) throws(JSONSyntaxError) -> JSONText? {
        if try isClosed(by: "}", isFirst: &isFirst) { return nil }
        guard try peek() == UInt8(ascii: "\"") else { throw unexpected("a key in quotes") }
        let key = try string()
        try expect(":")
        return key
    }

    /// Whether an array whose bracket, or whose last element, has been read has another one; the bracket that closes it is read.
    mutating func hasElement(_ isFirst: inout Bool) throws(JSONSyntaxError) -> Bool { try !isClosed(by: "]", isFirst: &isFirst) }

    private mutating func isClosed(by mark: Unicode.Scalar, isFirst: inout Bool) throws(JSONSyntaxError) -> Bool {
        let byte = try peek()
        if byte == UInt8(ascii: mark) {
            position += 1
            return true
        }
        if isFirst {
            isFirst = false
        } else {
            guard byte == UInt8(ascii: ",") else { throw unexpected("a comma or “\(mark)”") }
            position += 1
        }
        return false
    }

    // MARK: Values

    /// Reads a string.
    mutating func string() throws(JSONSyntaxError) -> JSONText {
        try expect("\"")
        let start = position
        var hasEscapes = false
        while position < end {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                position += 1
                return JSONText(range: start..<position - 1, hasEscapes: hasEscapes)
            }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                position += 1
                if position < end { position += 1 }
            } else if byte < 0x20 {
                throw JSONSyntaxError(offset: position, message: "A string must not hold this control character, or a line break")
            } else {
                position += 1
            }
        }
        throw JSONSyntaxError(offset: start - 1, message: "The quote that opens here is never closed")
    }

    /// Reads a number, and gives where it stands.
    mutating func number() throws(JSONSyntaxError) -> Range<Int> {
        _ = try peek()
        let start = position
        func isDigit(_ offset: Int) -> Bool { offset < end && (0x30...0x39).contains(bytes[offset]) }
        func skipDigits() throws(JSONSyntaxError) {
            guard isDigit(position) else { throw unexpected("a digit") }
            while isDigit(position) { position += 1 }
        }
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        if position < end, bytes[position] == UInt8(ascii: "0") {
            position += 1
            if isDigit(position) { throw JSONSyntaxError(offset: start, message: "A number must not begin with a zero") }
        } else {
            try skipDigits()
        }
        if position < end, bytes[position] == UInt8(ascii: ".") {
            position += 1
            try skipDigits()
        }
        if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < end, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") { position += 1 }
            try skipDigits()
        }
        return start..<position
    }

    /// Reads `true`, `false` or `null`; nil for the last.
    mutating func literal() throws(JSONSyntaxError) -> Bool? {
        _ = try peek()
        for (word, value) in [("true", true), ("false", false), ("null", nil)] as [(StaticString, Bool?)] {
            let text = word.description
            if bytes[position..<end].starts(with: text.utf8) {
                position += text.utf8.count
                return value
            }
        }
        throw unexpected("a value")
    }

    /// Reads a value of any kind and lets it go.
    mutating func skipValue() throws(JSONSyntaxError) {
        // The closing marks that are due, the innermost last.
        var open: [(mark: UInt8, isFirst: Bool)] = []
        repeat {
            if let inner = open.last {
                var isFirst = inner.isFirst
                let goesOn = inner.mark == UInt8(ascii: "}") ? try nextKey(&isFirst) != nil : try hasElement(&isFirst)
                guard goesOn else {
                    open.removeLast()
                    continue
                }
                open[open.count - 1].isFirst = false
            }
            switch try peek() {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard open.count < JSONScanner.maximumDepth else {
                    throw JSONSyntaxError(
                        offset: position, code: "too-deep", message: "Values are nested deeper than \(JSONScanner.maximumDepth) levels",
                        remedy: "Check that it is the file you meant.")
                }
                open.append((bytes[position] == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]"), true))
                position += 1
            case UInt8(ascii: "\""): _ = try text(try string())
            case UInt8(ascii: "-"), 0x30...0x39: _ = try number()
            default: _ = try literal()
            }
        } while !open.isEmpty
    }
}

extension JSONScanner {
    /// A string that has been read, decoded.
    func text(_ text: JSONText) throws(JSONSyntaxError) -> String {
        let content = bytes.span.extracting(text.range)
        if !text.hasEscapes, let string = ForeignText.string(content) { return string }
        let plain = text.hasEscapes ? try unescaped(text.range) : Array(bytes[text.range])
        guard let string = ForeignText.string(plain.span) else {
            throw JSONSyntaxError(
                offset: text.range.lowerBound, code: "encoding", message: "The string is no valid UTF-8, or holds a NUL",
                remedy: "Save the file as UTF-8.")
        }
        return string
    }

    private func unescaped(_ range: Range<Int>) throws(JSONSyntaxError) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            guard bytes[index] == UInt8(ascii: "\\") else {
                plain.append(bytes[index])
                index += 1
                continue
            }
            let start = index
            index += 2
            switch bytes[start + 1] {
            case let same where [UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/")].contains(same): plain.append(same)
            case UInt8(ascii: "b"): plain.append(0x08)
            case UInt8(ascii: "f"): plain.append(0x0C)
            case UInt8(ascii: "n"): plain.append(0x0A)
            case UInt8(ascii: "r"): plain.append(0x0D)
            case UInt8(ascii: "t"): plain.append(0x09)
            case UInt8(ascii: "u"):
                plain += try scalar(at: &index, before: range.upperBound).utf8
            default: throw JSONSyntaxError(offset: start, message: "There is no such escape in JSON")
            }
        }
        return plain
    }

    /// The character whose code begins at an index; of two halves if need be.
    private func scalar(at index: inout Int, before end: Int) throws(JSONSyntaxError) -> String {
        let start = index - 2
        let unit = try codeUnit(at: &index, before: end)
        var code = UInt32(unit)
        if UTF16.isLeadSurrogate(unit), index + 2 <= end, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u") {
            index += 2
            let trail = try codeUnit(at: &index, before: end)
            if UTF16.isTrailSurrogate(trail) { code = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00) }
        }
        guard let scalar = Unicode.Scalar(code) else { throw JSONSyntaxError(offset: start, message: "Half of a character stands alone") }
        return String(scalar)
    }

    private func codeUnit(at index: inout Int, before end: Int) throws(JSONSyntaxError) -> UInt16 {
        guard index + 4 <= end, let unit = UInt16(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16),
            bytes[index] != UInt8(ascii: "+")
        else { throw JSONSyntaxError(offset: index - 2, message: "“\\u” must be followed by four hexadecimal digits") }
        index += 4
        return unit
    }
}
