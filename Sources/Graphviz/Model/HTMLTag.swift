/// A start tag of an HTML-like label: enough to look at its attributes, no more.
struct HTMLTag: Equatable {
    /// In lower case, as the names of the attributes are: Graphviz ignores their case.
    var name: String
    var attributes: [String: String]

    /// The start tags in `html`, in order. Malformed markup ends the list early; Graphviz refuses it anyway. O(bytes).
    static func tags(in html: String) -> [HTMLTag] {
        var result = [HTMLTag]()
        var reader = Reader(html)
        while reader.skip(to: UInt8(ascii: "<")) {
            reader.position += 1
            if reader.skipComment() || reader.next == UInt8(ascii: "/") { continue }
            var tag = HTMLTag(name: reader.word(), attributes: [:])
            reader.skipSpaces()
            while let next = reader.next, next != UInt8(ascii: ">"), next != UInt8(ascii: "/") {
                guard let (key, value) = reader.attribute() else { return result + [tag] }
                tag.attributes[key] = value
                reader.skipSpaces()
            }
            result.append(tag)
        }
        return result
    }

    /// Whether a label shows any text: something other than white space outside its tags.
    static func showsText(_ html: String) -> Bool {
        var depth = 0
        for scalar in html.unicodeScalars {
            switch scalar {
            case "<": depth += 1
            case ">" where depth > 0: depth -= 1
            default: if depth == 0, !scalar.properties.isWhitespace { return true }
            }
        }
        return false
    }
}

extension HTMLTag {
    /// The bytes of a label, and how far they are read.
    private struct Reader {
        private let bytes: [UInt8]
        var position = 0

        init(_ html: String) { bytes = Array(html.utf8) }

        var next: UInt8? { position < bytes.count ? bytes[position] : nil }

        /// Goes on to a byte; false, and to the end, if there is none.
        mutating func skip(to byte: UInt8) -> Bool {
            while position < bytes.count, bytes[position] != byte { position += 1 }
            return position < bytes.count
        }

        mutating func skipSpaces() {
            while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
        }

        /// Past a comment of which the `<` is read, up to its end or that of the label; false if there is none here.
        mutating func skipComment() -> Bool {
            guard bytes[position...].starts(with: "!--".utf8) else { return false }
            while position < bytes.count, !bytes[position...].starts(with: "-->".utf8) { position += 1 }
            return true
        }

        /// A name in lower case, which may be empty.
        mutating func word() -> String {
            let start = position
            while position < bytes.count, Self.belongsToWord(bytes[position]) { position += 1 }
            return String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
        }

        /// A name and its value in quotes; nil for anything else.
        mutating func attribute() -> (key: String, value: String)? {
            let key = word()
            skipSpaces()
            guard !key.isEmpty, next == UInt8(ascii: "=") else { return nil }
            position += 1
            skipSpaces()
            guard let quote = next, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
            position += 1
            let start = position
            guard skip(to: quote) else { return nil }
            defer { position += 1 }
            return (key, String(decoding: bytes[start..<position], as: UTF8.self))
        }

        private static func belongsToWord(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "="), UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
            default: !isSpace(byte)
            }
        }

        /// XML has no white space beyond ASCII.
        private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
    }
}
