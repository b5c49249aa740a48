import RelationGraph

/// Free attributes. They keep the type that YAML 1.2 gives them; quotes make text of anything.
extension NativeFileReader {
    mutating func attributes(_ entry: YAMLEntry) -> [Attribute] {
        attributes(mapping(entry.value, entry.key, of: "keys and values") ?? [])
    }

    private mutating func attributes(_ entries: [YAMLEntry]) -> [Attribute] {
        entries.compactMap { entry in
            guard hasValue(entry) else { return nil }
            return attributeValue(entry.value).map { Attribute(entry.key, $0) }
        }
    }

    private mutating func attributeValue(_ value: YAMLValue) -> AttributeValue? {
        switch value.content {
        case .scalar(let text, let isPlain): isPlain ? AttributeValue(plainScalar: text) : .text(text)
        case .list(let values): .list(values.compactMap { $0.isEmpty ? nil : attributeValue($0) })
        case .mapping(let entries): .map(attributes(entries))
        }
    }
}

extension AttributeValue {
    /// What YAML 1.2's core schema reads in a plain scalar; but a number with leading zeros is text, since the zeros would be lost.
    init(plainScalar text: String) {
        switch text {
        case "true", "True", "TRUE": self = .boolean(true)
        case "false", "False", "FALSE": self = .boolean(false)
        case ".inf", "+.inf": self = .decimal(.infinity)
        case "-.inf": self = .decimal(-.infinity)
        case ".nan": self = .decimal(.nan)
        default:
            guard let first = text.utf8.first, first <= UInt8(ascii: "9"), AttributeValue.isNumeric(text) else {
                self = .text(text)
                return
            }
            if let number = Int(text) {
                self = .integer(number)
            } else if text.utf8.contains(where: { ".eE".utf8.contains($0) }), let number = Double(text), number.isFinite {
                self = .decimal(number)
            } else {
                self = .text(text)
            }
        }
    }

    /// An optional minus, digits without a needless zero in front, perhaps a fraction and an exponent.
    private static func isNumeric(_ text: String) -> Bool {
        var rest = Substring(text).utf8
        func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        let whole = rest.prefix(while: isDigit)
        guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return false }
        rest = rest.dropFirst(whole.count)
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix(while: isDigit)
            guard !fraction.isEmpty else { return false }
            rest = rest.dropFirst(1 + fraction.count)
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
            guard !rest.isEmpty else { return false }
            rest = rest.drop(while: isDigit)
        }
        return rest.isEmpty
    }
}
