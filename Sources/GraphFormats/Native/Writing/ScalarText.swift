/// Writes a text as a YAML scalar: plain where every reader of YAML 1.1 and 1.2 reads the same text, else in double quotes.
enum ScalarText {
    /// - Parameter inFlow: within brackets, where commas, brackets and (to YAML 1.1) question marks have a meaning.
    static func scalar(_ text: String, inFlow: Bool) -> String { isPlain(text, inFlow: inFlow) ? text : quoted(text) }

    static func isPlain(_ text: String, inFlow: Bool) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last, mayBegin(first), last != " ", last != ":",
            text.utf8.count < longestLine
        else { return false }
        // Byte by byte: what has a meaning is ASCII.
        var previous = UInt8(ascii: " ")
        var isASCII = true
        for byte in text.utf8 {
            switch byte {
            case 0..<0x20, 0x7F: return false
            case UInt8(ascii: "#") where previous == UInt8(ascii: " "): return false
            case UInt8(ascii: " ") where previous == UInt8(ascii: ":"): return false
            case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "?"):
                if inFlow { return false }
            case 0x80...: isASCII = false
            default: break
            }
            previous = byte
        }
        return (isASCII || !text.unicodeScalars.contains(where: needsEscape)) && !isAnotherType(text)
    }

    /// Texts of more bytes are broken: no line of a file may have more than `SourceText.lineLimit`.
    private static let longestLine = SourceText.lineLimit / 2
    /// An escape takes ten bytes at most.
    private static let longestPiece = longestLine / 10

    /// With the escapes of JSON, and YAML's for what lies beyond the first plane. A very long text goes on on further lines.
    static func quoted(_ text: String) -> String {
        if text.utf8.count < longestPiece, text.utf8.allSatisfy(standsForItself) { return "\"\(text)\"" }
        var result = "\""
        var count = 0
        for scalar in text.unicodeScalars {
            count += 1
            if count % longestPiece == 0 {
                // Blanks at the beginning of a line are its margin, unless the first that counts is escaped.
                result += "\\\n" + String(repeating: " ", count: 40) + (scalar == " " ? "\\" : "")
            }
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            default:
                if needsEscape(scalar) {
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    let width = scalar.value > 0xFFFF ? 8 : 4
                    result += (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    /// What most texts consist of.
    private static func standsForItself(_ byte: UInt8) -> Bool {
        0x20..<0x7F ~= byte && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    /// Whether a text of several lines can stand as a block below its key and come back the same.
    static func isBlock(_ text: String) -> Bool {
        guard text.utf8.contains(0x0A), let first = text.first, let last = text.last, !first.isWhitespace, !last.isWhitespace else {
            return false
        }
        return !text.unicodeScalars.contains { $0 != "\n" && needsEscape($0) } && !text.contains(" \n")
            && text.utf8.split(separator: 0x0A).allSatisfy { $0.count < longestLine }
    }

    /// Controls, line separators of YAML 1.1, byte order marks, characters outside Unicode's use: none may stand as it is.
    private static func needsEscape(_ scalar: UnicodeScalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF: true
        case 0xFFFE...: scalar.value & 0xFFFE == 0xFFFE
        default: false
        }
    }

    /// Letters, digits and the few signs that begin nothing else in YAML.
    private static func mayBegin(_ scalar: UnicodeScalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0x80...: true
        default: "(/_+.$;^".unicodeScalars.contains(scalar)
        }
    }

    private static let words: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", ".inf", "+.inf", ".nan"]

    /// Whether some reader of YAML takes the plain text for a number, a date, a flag or nothing.
    private static func isAnotherType(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return true }
        if (0x30...0x39).contains(first) || first == UInt8(ascii: "+") || first == UInt8(ascii: ".") {
            return looksLikeNumber(text) || looksLikeTime(text) || words.contains(text.lowercased())
        }
        return text.utf8.count <= 5 && words.contains(text.lowercased())
    }

    /// Decimal, hexadecimal, octal, binary, sexagesimal, with underscores or an exponent; dates as well.
    private static func looksLikeNumber(_ text: String) -> Bool {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "+") }
        if digits.first == UInt8(ascii: "0"), let base = digits.dropFirst().first, "xob".utf8.contains(base | 0x20) {
            return digits.dropFirst(2).allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) || $0 == UInt8(ascii: "_")
            }
        }
        return digits.allSatisfy { (0x30...0x39).contains($0) || "_,.:+-eE".utf8.contains($0) }
    }

    /// `2015-08-06`, followed by nothing, by “T” or by a space.
    private static func looksLikeTime(_ text: String) -> Bool {
        let parts = text.utf8.prefix(10).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4 else { return false }
        let day = parts[2].prefix { (0x30...0x39).contains($0) }
        guard parts[0].allSatisfy({ (0x30...0x39).contains($0) }), parts[1].allSatisfy({ (0x30...0x39).contains($0) }), !day.isEmpty else {
            return false
        }
        let rest = text.utf8.dropFirst(4 + 1 + parts[1].count + 1 + day.count)
        return rest.first.map { $0 | 0x20 == UInt8(ascii: "t") || $0 == 0x20 } ?? true
    }
}
