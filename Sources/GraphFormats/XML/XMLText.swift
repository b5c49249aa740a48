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
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": raw("&amp;")
            case "<": raw("&lt;")
            case ">": raw("&gt;")
            case "\"": raw("&quot;")
            // Written plainly, they would become spaces in attributes, and line feeds in content.
            case "\t": raw("&#9;")
            case "\n": raw("&#10;")
            case "\r": raw("&#13;")
            case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}":
                isDamaged = true
                raw("\u{FFFD}")
            default: bytes += String(scalar).utf8
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
