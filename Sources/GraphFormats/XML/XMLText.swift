/// XML being written: elements and texts, with what XML has other words for.
struct XMLText {
    private(set) var bytes: [UInt8] = []
    /// How many texts hold characters that no XML document may hold, not even written as numbers; each stands as U+FFFD.
    private(set) var damagedCount = 0

    /// Appends what is XML already.
    mutating func raw(_ text: StaticString) {
        // The literal lies in the program, for ever.
        unsafe bytes += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    /// Appends text without anything special in it, such as a number.
    mutating func plain(_ text: String) { bytes += text.utf8 }

    /// Appends a text as the content of an element, or between the double quotes of an attribute.
    mutating func text(_ text: String) {
        var isDamaged = false
        var isSpecial = false
        for byte in text.utf8
        where byte < 0x20 || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
            || byte == UInt8(ascii: "\"") || byte == 0xEF
        {
            isSpecial = true
            break
        }
        guard isSpecial else {
            bytes += text.utf8
            return
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            case UInt8(ascii: "\""): raw("&quot;")
            // Written plainly, they would become spaces in attributes, and line feeds in content.
            case 0x09: raw("&#9;")
            case 0x0A: raw("&#10;")
            case 0x0D: raw("&#13;")
            case 0..<0x20:
                isDamaged = true
                raw("\u{FFFD}")
            // U+FFFE and U+FFFF.
            case 0xBE...0xBF where bytes.count > 1 && bytes[bytes.count - 2] == 0xEF && bytes[bytes.count - 1] == 0xBF:
                isDamaged = true
                bytes.removeLast(2)
                raw("\u{FFFD}")
            default: bytes.append(byte)
            }
        }
        if isDamaged { damagedCount += 1 }
    }

    /// Appends an attribute of an element, with the blank before it.
    mutating func attribute(_ name: StaticString, _ value: String) {
        raw(" ")
        raw(name)
        raw("=\"")
        text(value)
        raw("\"")
    }

    /// Whether XML readers may strip a text, or take it for none.
    static func needsPreserving(_ text: String) -> Bool {
        guard let first = text.first, let last = text.last else { return true }
        return first.isWhitespace || last.isWhitespace
    }
}
