import RelationGraph

extension JSONScanner {
    /// A string, or another scalar, that has been read, decoded.
    func text(_ text: JSONText) throws(JSONSyntaxError) -> String {
        if text.hasEscapes { return String(decoding: try unescaped(text.range), as: UTF8.self) }
        let content = bytes.span.extracting(text.range)
        // Safe: the bytes are copied. They were found valid when they were read.
        return unsafe content.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    /// - Throws: `JSONSyntaxError` where an escape stands for nothing.
    func checkEscapes(_ range: Range<Int>) throws(JSONSyntaxError) {
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == UInt8(ascii: "\\") { _ = try escape(at: &index, before: range.upperBound) } else { index += 1 }
        }
    }

    private func unescaped(_ range: Range<Int>) throws(JSONSyntaxError) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == UInt8(ascii: "\\") {
                plain += UTF8.encode(try escape(at: &index, before: range.upperBound)) ?? UTF8.encodedReplacementCharacter
            } else {
                plain.append(bytes[index])
                index += 1
            }
        }
        return plain
    }

    /// The character that the escape at an index stands for.
    private func escape(at index: inout Int, before end: Int) throws(JSONSyntaxError) -> Unicode.Scalar {
        let start = index
        index += 2
        // The byte behind a backslash is within the string, whose quote comes later.
        switch bytes[start + 1] {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try scalar(at: &index, before: end)
        default:
            throw JSONSyntaxError(
                offset: start, message: "This is no JSON: there is no such escape",
                remedy: "Write a backslash of the text itself twice.")
        }
    }

    /// The character whose code begins at an index; of two halves if need be.
    private func scalar(at index: inout Int, before end: Int) throws(JSONSyntaxError) -> Unicode.Scalar {
        let start = index - 2
        let unit = try codeUnit(at: &index, before: end)
        var code = UInt32(unit)
        if UTF16.isLeadSurrogate(unit), index + 2 <= end, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u") {
            index += 2
            let trail = try codeUnit(at: &index, before: end)
            if UTF16.isTrailSurrogate(trail) { code = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00) }
        }
        guard let scalar = Unicode.Scalar(code) else {
            throw JSONSyntaxError(
                offset: start, message: "Half of a character stands alone: a surrogate without the other",
                remedy: "Write the character itself, or write the file anew with the program it comes from.")
        }
        guard code > 0 else {
            throw JSONSyntaxError(
                offset: start, code: "encoding", message: "The text holds a NUL, which no text needs", remedy: "Remove it.")
        }
        return scalar
    }

    private func codeUnit(at index: inout Int, before end: Int) throws(JSONSyntaxError) -> UInt16 {
        var unit: UInt16 = 0
        for offset in 0..<4 {
            guard index + offset < end, let digit = JSONScanner.hexDigit(bytes[index + offset]) else {
                throw JSONSyntaxError(offset: index - 2, message: "This is no JSON: four hexadecimal digits must follow “\\u”")
            }
            unit = unit << 4 | digit
        }
        index += 4
        return unit
    }

    private static func hexDigit(_ byte: UInt8) -> UInt16? {
        switch byte {
        case 0x30...0x39: UInt16(byte - 0x30)
        case 0x41...0x46: UInt16(byte - 0x41 + 10)
        case 0x61...0x66: UInt16(byte - 0x61 + 10)
        default: nil
        }
    }
}
