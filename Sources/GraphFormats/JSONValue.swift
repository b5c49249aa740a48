/// A JSON value to be written, whose objects keep the order of their keys.
public indirect enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    /// An object without the keys that have no value.
    public static func object(dropping pairs: [(String, JSONValue?)]) -> JSONValue {
        .object(pairs.compactMap { key, value in value.map { (key, $0) } })
    }

    public static func strings(_ strings: some Sequence<String>) -> JSONValue { .array(strings.map(JSONValue.string)) }

    /// This object with the pairs of another behind its own.
    func adding(_ other: JSONValue) -> JSONValue {
        guard case .object(let own) = self, case .object(let more) = other else { return self }
        return .object(own + more)
    }

    /// Indented text: objects and arrays that fit one line of 120 columns stay on it.
    public var text: String {
        var text = ""
        write(into: &text, indent: 0)
        return text + "\n"
    }

    private var compact: String {
        switch self {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .number(let number): number.isFinite ? "\(number)" : "null"
        case .string(let string): JSONValue.quoted(string)
        case .array(let values): "[" + values.map(\.compact).joined(separator: ", ") + "]"
        case .object(let pairs): "{" + pairs.map { JSONValue.quoted($0) + ": " + $1.compact }.joined(separator: ", ") + "}"
        }
    }

    /// Whether the value is a leaf or holds only leaves, so that its compact form is worth trying.
    private var isShallow: Bool {
        func isLeaf(_ value: JSONValue) -> Bool {
            switch value {
            case .array(let values): values.isEmpty
            case .object(let pairs): pairs.isEmpty
            default: true
            }
        }
        return switch self {
        case .array(let values): values.count <= 16 && values.allSatisfy(isLeaf)
        case .object(let pairs): pairs.count <= 8 && pairs.allSatisfy { isLeaf($1) }
        default: true
        }
    }

    private func write(into text: inout String, indent: Int) {
        if isShallow {
            let line = compact
            if indent + line.utf8.count <= 120 || line.utf8.count < 4 {
                text += line
                return
            }
        }
        let inner = String(repeating: " ", count: indent + 2)
        switch self {
        case .array(let values) where !values.isEmpty:
            text += "[\n"
            for (index, value) in values.enumerated() {
                text += inner
                value.write(into: &text, indent: indent + 2)
                text += index + 1 < values.count ? ",\n" : "\n"
            }
            text += String(repeating: " ", count: indent) + "]"
        case .object(let pairs) where !pairs.isEmpty:
            text += "{\n"
            for (index, (key, value)) in pairs.enumerated() {
                text += inner + JSONValue.quoted(key) + ": "
                value.write(into: &text, indent: indent + 2)
                text += index + 1 < pairs.count ? ",\n" : "\n"
            }
            text += String(repeating: " ", count: indent) + "}"
        default:
            text += compact
        }
    }

    private static func quoted(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _
            where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x2028...0x202E).contains(scalar.value)
                || (0x2066...0x2069).contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    public init(stringLiteral value: String) { self = .string(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements) }
}
