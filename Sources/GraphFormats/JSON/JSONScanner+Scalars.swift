import RelationGraph

/// A string of a JSON text, or another scalar, where it stands, without quotes.
struct JSONText {
    private let start: UInt32
    private let count: UInt32
    private static let escapeFlag: UInt32 = 1 << 31

    /// - Parameter range: lies below two gigabytes, as all texts that are read.
    init(range: Range<Int>, hasEscapes: Bool = false) {
        start = UInt32(range.lowerBound)
        count = UInt32(range.count) | (hasEscapes ? JSONText.escapeFlag : 0)
    }

    var range: Range<Int> { Int(start)..<Int(start) + Int(count & ~JSONText.escapeFlag) }
    /// Whether it does not mean what it spells.
    var hasEscapes: Bool { count & JSONText.escapeFlag != 0 }
}

extension JSONScanner {
    /// Reads a string, which is then known to be one: of valid UTF-8 and escapes.
    mutating func string() throws(JSONSyntaxError) -> JSONText {
        guard try peek() == UInt8(ascii: "\"") else { throw unexpected("a text in double quotes") }
        let start = position + 1
        let (stop, hasEscapes, isASCII) = try stringEnd(from: start)
        position = stop + 1
        if !isASCII, !JSONScanner.isUTF8(bytes.span.extracting(start..<stop)) {
            throw JSONSyntaxError(
                offset: start, code: "encoding", message: "The text that begins here is no valid UTF-8", remedy: "Save the file as UTF-8.")
        }
        if hasEscapes { try checkEscapes(start..<stop) }
        return JSONText(range: start..<stop, hasEscapes: hasEscapes)
    }

    /// Where the quote stands that closes a string, and what lies before it.
    private func stringEnd(from start: Int) throws(JSONSyntaxError) -> (offset: Int, hasEscapes: Bool, isASCII: Bool) {
        let bytes = bytes.span
        var (hasEscapes, highBits) = (false, UInt64(0))
        var index = start
        while true {
            // Eight bytes at once; the lowest mark in a word is exact, whatever is above it.
            while index + 8 <= end {
                // Safe: bounds are checked, and any eight bytes are a number.
                let word = UInt64(littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
                let marks =
                    (JSONScanner.zeroBytes(word ^ 0x2222_2222_2222_2222) | JSONScanner.zeroBytes(word ^ 0x5C5C_5C5C_5C5C_5C5C)
                        | (word &- 0x2020_2020_2020_2020) & ~word) & 0x8080_8080_8080_8080
                guard marks == 0 else {
                    let length = marks.trailingZeroBitCount / 8
                    highBits |= word & ~(UInt64.max << UInt64(8 * length))
                    index += length
                    break
                }
                highBits |= word
                index += 8
            }
            guard index < end else { throw .cutOff(at: start - 1, within: "the string that begins here") }
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""): return (index, hasEscapes, highBits & 0x8080_8080_8080_8080 == 0)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                // What is escaped cannot close the string.
                index += 2
            case 0..<0x20:
                throw JSONSyntaxError(
                    offset: index, message: "This is no JSON: a line break or another control character stands in a string",
                    remedy: "Write it as \\n or \\u00….")
            default:
                highBits |= UInt64(byte)
                index += 1
            }
        }
    }

    /// The highest bit of the lowest byte that is zero, and perhaps others above it.
    private static func zeroBytes(_ word: UInt64) -> UInt64 { (word &- 0x0101_0101_0101_0101) & ~word }

    private static func isUTF8(_ bytes: Span<UInt8>) -> Bool { (try? UTF8Span(validating: bytes)) != nil }

    /// Reads a number, and gives where it stands.
    mutating func number() throws(JSONSyntaxError) -> JSONText {
        _ = try peek()
        let start = position
        func isDigit(_ offset: Int) -> Bool { offset < end && (0x30...0x39).contains(bytes[offset]) }
        func skipDigits() throws(JSONSyntaxError) {
            guard isDigit(position) else {
                if position == end { throw .cutOff(at: position, within: "a number") }
                throw unexpected("a digit")
            }
            while isDigit(position) { position += 1 }
        }
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        if position < end, bytes[position] == UInt8(ascii: "0") {
            position += 1
            if isDigit(position) { throw JSONSyntaxError(offset: start, message: "This is no JSON: a number must not begin with a zero") }
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
        return JSONText(range: start..<position)
    }

    enum Literal { case `true`, `false`, null }

    /// Reads a word of JSON.
    mutating func literal() throws(JSONSyntaxError) -> Literal {
        _ = try peek()
        for (word, value) in [("true", .true), ("false", .false), ("null", .null)] as [(StaticString, Literal)] {
            let letters = word.description.utf8
            if bytes[position..<end].starts(with: letters) {
                position += letters.count
                return value
            }
        }
        let isWord = bytes[position] | 0x20 >= UInt8(ascii: "a") && bytes[position] | 0x20 <= UInt8(ascii: "z")
        throw unexpected("a value", remedy: isWord ? "Put a text in double quotes; only true, false and null are words." : nil)
    }
}
