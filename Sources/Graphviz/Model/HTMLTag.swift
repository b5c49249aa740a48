/// A start tag of an HTML-like label: enough to look at its attributes, no more.
struct HTMLTag: Equatable {
    /// In lower case, as the names of the attributes are: Graphviz ignores their case.
    var name: String
    var attributes: [String: String]

    /// The start tags in `html`, in order. Malformed markup ends the list early; Graphviz refuses it anyway. O(bytes).
    static func tags(in html: String) -> [HTMLTag] {
        var result = [HTMLTag]()
        var rest = html.unicodeScalars[...]
        while let open = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: open)...]
            if rest.starts(with: "!--".unicodeScalars) {
                while let first = rest.first, !rest.starts(with: "-->".unicodeScalars) { _ = (first, rest.removeFirst()) }
                continue
            }
            guard rest.first != "/" else { continue }
            var tag = HTMLTag(name: word(&rest), attributes: [:])
            skipSpaces(&rest)
            while let next = rest.first, next != ">", next != "/" {
                let key = word(&rest)
                skipSpaces(&rest)
                guard !key.isEmpty, rest.first == "=" else { return result + [tag] }
                rest.removeFirst()
                skipSpaces(&rest)
                guard let quote = rest.first, quote == "\"" || quote == "'" else { return result + [tag] }
                rest.removeFirst()
                guard let close = rest.firstIndex(of: quote) else { return result + [tag] }
                tag.attributes[key] = String(rest[..<close])
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
            case ">" where depth > 0: depth -= 1
            default: if depth == 0, !isSpace(scalar) { return true }
            }
        }
        return false
    }

    private static func word(_ rest: inout Substring.UnicodeScalarView) -> String {
        let word = rest.prefix { scalar in
            switch scalar {
            case "=", "/", ">", "<", "\"", "'": false
            default: !isSpace(scalar)
            }
        }
        rest = rest[word.endIndex...]
        return String(word).lowercased()
    }

    private static func skipSpaces(_ rest: inout Substring.UnicodeScalarView) { rest = rest.drop(while: isSpace) }

    /// White space; the property tables are asked only beyond ASCII, since looking there takes long.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar == " " || 0x09...0x0D ~= scalar.value : scalar.properties.isWhitespace
    }
}
