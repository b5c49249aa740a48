import RelationGraph

extension YAMLOutput {
    /// The value as the text of a property: a single one as it is, lists and mappings as JSON.
    var propertyText: String {
        switch self {
        case .text(let text), .bare(let text): text
        case .list, .rows, .mapping, .block: json.compactText
        }
    }

    /// The value as the text of a cell, for people to read.
    var cellText: String {
        switch self {
        case .text(let text), .bare(let text): text
        case .list(let items), .rows(let items): items.map(\.value.cellText).joined(separator: "; ")
        case .mapping(let lines), .block(let lines): lines.map { "\($0.key): \($0.value.cellText)" }.joined(separator: "; ")
        }
    }

    private var json: JSONValue {
        switch self {
        case .text(let text): .string(text)
        case .bare(let text): JSONValue(bare: text)
        case .list(let items), .rows(let items): .array(items.map(\.value.json))
        case .mapping(let lines), .block(let lines): .object(lines.map { ($0.key, $0.value.json) })
        }
    }
}

extension JSONValue {
    /// A number or a truth value that JSON knows too; anything else as text.
    fileprivate init(bare text: String) {
        switch AttributeValue(plainScalar: text) {
        case .integer(let number): self = .integer(number)
        case .decimal(let number) where number.isFinite: self = .number(number)
        case .boolean(let flag): self = .bool(flag)
        default: self = .string(text)
        }
    }

    init(_ value: AttributeValue) {
        switch value {
        case .text(let text): self = .string(text)
        case .integer(let number): self = .integer(number)
        case .decimal(let number): self = .number(number)
        case .boolean(let flag): self = .bool(flag)
        case .list(let values): self = .array(values.map(JSONValue.init))
        case .map(let entries): self = .object(entries.map { ($0.key, JSONValue($0.value)) })
        }
    }
}

extension YAMLValue {
    /// The value that a property's text stands for: JSON if it begins like a list or a mapping and is one, otherwise the text itself.
    init(property text: String, line: Int) {
        let line = Int32(clamping: line)
        if let first = text.utf8.first, first == UInt8(ascii: "[") || first == UInt8(ascii: "{"),
            let plain = PlainYAML.value(of: Array(text.utf8))
        {
            self = plain.value.moved(to: line)
        } else {
            self.init(content: .scalar(text, isPlain: false), line: line, column: 1)
        }
    }

    /// The same value, all of it on one line of a file.
    private func moved(to line: Int32) -> YAMLValue {
        var value = self
        (value.line, value.column) = (line, 1)
        switch content {
        case .scalar: break
        case .list(let values): value.content = .list(values.map { $0.moved(to: line) })
        case .mapping(let entries):
            value.content = .mapping(entries.map { YAMLEntry(key: $0.key, line: line, column: 1, value: $0.value.moved(to: line)) })
        }
        return value
    }
}
