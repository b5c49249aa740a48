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

    /// The value of a free attribute.
    package init(_ value: AttributeValue) {
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
        if let first = text.utf8.first, first == UInt8(ascii: "[") || first == UInt8(ascii: "{"), let json = JSONValue(text: text) {
            self.init(json, line: Int32(clamping: line))
        } else {
            self.init(content: .scalar(text, isPlain: false), line: Int32(clamping: line), column: 1)
        }
    }

    /// A JSON value, all of it on one line of a file.
    private init(_ json: JSONValue, line: Int32) {
        let content: Content =
            switch json {
            case .null: .scalar("", isPlain: true)
            case .bool, .integer, .number: .scalar(json.compactText, isPlain: true)
            case .string(let text): .scalar(text, isPlain: false)
            case .array(let values): .list(values.map { YAMLValue($0, line: line) })
            case .object(let pairs):
                .mapping(pairs.map { YAMLEntry(key: $0, line: line, column: 1, value: YAMLValue($1, line: line)) })
            }
        self.init(content: content, line: line, column: 1)
    }
}
