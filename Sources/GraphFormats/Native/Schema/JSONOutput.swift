/// A JSON value to be written, keys in their order.
indirect enum JSONOutput: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    case string(String)
    case number(Int)
    case boolean(Bool)
    case array([JSONOutput])
    case object([(key: String, value: JSONOutput)])

    init(stringLiteral value: String) { self = .string(value) }
    init(arrayLiteral elements: JSONOutput...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, JSONOutput)...) { self = .object(elements.map { (key: $0.0, value: $0.1) }) }

    static func strings(_ values: [String]) -> JSONOutput { .array(values.map { .string($0) }) }

    /// This object with further members behind its own.
    func adding(_ members: JSONOutput) -> JSONOutput {
        guard case .object(let own) = self, case .object(let more) = members else { return self }
        return .object(own + more)
    }

    /// Indented text; lists and objects without any inside stand on one line.
    var text: String { text(indent: 0) + "\n" }

    private func text(indent: Int) -> String {
        let margin = "\n" + String(repeating: " ", count: indent + 2)
        switch self {
        case .string(let value): return JSONOutput.quoted(value)
        case .number(let value): return String(value)
        case .boolean(let value): return String(value)
        case .array(let values):
            if values.allSatisfy(\.isScalar) { return "[" + values.map { $0.text(indent: 0) }.joined(separator: ", ") + "]" }
            return "[" + values.map { margin + $0.text(indent: indent + 2) }.joined(separator: ",") + margin.dropLast(2) + "]"
        case .object(let members):
            let parts = members.map { "\(JSONOutput.quoted($0.key)): \($0.value.text(indent: indent + 2))" }
            if members.allSatisfy(\.value.isScalar) { return "{" + parts.joined(separator: ", ") + "}" }
            return "{" + parts.map { margin + $0 }.joined(separator: ",") + margin.dropLast(2) + "}"
        }
    }

    private var isScalar: Bool {
        switch self {
        case .string, .number, .boolean: true
        case .array, .object: false
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\0"..<" ": result += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
