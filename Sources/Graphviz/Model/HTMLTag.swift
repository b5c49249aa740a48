/// A start tag of an HTML-like label: enough to look at its attributes, no more.
struct HTMLTag: Equatable {
    /// In lower case, as the names of the attributes are: Graphviz ignores their case.
    var name: String
    var attributes: [String: String]

    /// The start tags in `html`, in order. Malformed markup ends the list early; Graphviz refuses it anyway. O(bytes).
    static func tags(in html: String) -> [HTMLTag] {
        var result = [HTMLTag]()
        var rest = Substring(html).utf8
        while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[rest.index(after: open)...]
            if rest.starts(with: "!--".utf8) {
                while !rest.isEmpty, !rest.starts(with: "-->".utf8) { rest.removeFirst() }
                continue
            }
            guard rest.first != UInt8(ascii: "/") else { continue }
            var tag = HTMLTag(name: word(&rest), attributes: [:])
            skipSpaces(&rest)
            while let next = rest.first, next != UInt8(ascii: ">"), next != UInt8(ascii: "/") {
                let key = word(&rest)
                skipSpaces(&rest)
                guard !key.isEmpty, rest.first == UInt8(ascii: "=") else { return result + [tag] }
                rest.removeFirst()
                skipSpaces(&rest)
                guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return result + [tag] }
                rest.removeFirst()
                guard let close = rest.firstIndex(of: quote) else { return result + [tag] }
                tag.attributes[key] = String(Substring(rest[..<close]))
                rest = rest[rest.index(after: close)...]
                skipSpaces(&rest)
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
            case ">": depth -= 1
            default: if depth == 0, !scalar.properties.isWhitespace { return true }
            }
        }
        return false
    }

    private static func word(_ rest: inout Substring.UTF8View) -> String {
        let word = rest.prefix { byte in
            switch byte {
            case UInt8(ascii: "="), UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
            default: !isSpace(byte)
            }
        }
        rest = rest[word.endIndex...]
        return String(Substring(word)).lowercased()
    }

    private static func skipSpaces(_ rest: inout Substring.UTF8View) { rest = rest.drop(while: isSpace) }

    /// XML has no white space beyond ASCII.
    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
}
