/// What a text of a DOT file says, once it is known what it is for.
enum DOTText {
    /// A text as it is meant: a doubled backslash is one.
    static func plain(_ text: String) -> String { text.contains(DOTLexer.backslashMark) ? text.replacing("\u{E05C}", with: "\\") : text }

    /// A label in one line: line breaks and their escapes become spaces, entities what they stand for; `\N` is the node's id.
    static func label(_ text: String, of id: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") || $0 < 0x20 || $0 >= 0x80 }) else {
            return text
        }
        var label = ""
        var characters = text.makeIterator()
        while let character = characters.next() {
            guard character == "\\" else {
                label.append(character.isNewline ? " " : character)
                continue
            }
            switch characters.next() {
            case "n", "l", "r": label += " "
            case "N": label += id
            case let other?: label.append(other)
            case nil: label.append(character)
            }
        }
        return entities(trimmed(plain(label)))
    }

    /// A text as a label that is read as that text again: entities stand for line breaks, for blanks at its ends and for what begins entities.
    static func labelText(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 <= 0x20 || $0 >= 0x80 }) else { return text }
        let inner = text.drop(while: \.isWhitespace)
        let end = inner.lastIndex { !$0.isWhitespace }.map { inner.index(after: $0) } ?? inner.startIndex
        var label = ""
        for index in text.indices {
            let character = text[index]
            if character == "&" {
                label += "&amp;"
            } else if character.isNewline || character.isWhitespace && !(inner.startIndex..<end).contains(index) {
                for scalar in character.unicodeScalars { label += "&#\(scalar.value);" }
            } else {
                label.append(character)
            }
        }
        return label
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// The text of an HTML label, without its tags.
    static func html(_ text: String) -> String {
        var content = ""
        var isTag = false
        for character in text {
            switch character {
            case "<":
                isTag = true
                content += " "
            case ">": isTag = false
            case _ where isTag: break
            default: content.append(character)
            }
        }
        return entities(content).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static let names: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    ]

    /// A text with its entities written out: the five of XML, the space that does not break, and all numbers.
    private static func entities(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var plain = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            plain += rest[..<start]
            rest = rest[start...]
            guard let end = rest.prefix(12).firstIndex(of: ";"), let meaning = meaning(of: rest[rest.index(after: start)..<end]) else {
                plain += "&"
                rest = rest.dropFirst()
                continue
            }
            plain += meaning
            rest = rest[rest.index(after: end)...]
        }
        return plain + rest
    }

    private static func meaning(of name: Substring) -> String? {
        guard name.first == "#" else { return names[String(name)] }
        let digits = name.dropFirst()
        let number = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init).map { String($0) }
    }
}
