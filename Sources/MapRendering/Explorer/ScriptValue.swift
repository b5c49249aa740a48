/// A JSON value for the data block of a page: short text in which nothing can end a script element or a line of one.
///
/// `<`, `>` and `&` are written as escapes, and so is all that a text may not hold or that would reorder it; see `String.drawable`.
enum ScriptValue {
    case bool(Bool)
    case integer(Int)
    /// At most two decimals.
    case decimal(Double)
    case string(String)
    case array([ScriptValue])
    case object([(String, ScriptValue)])

    /// An object without the keys that have no value.
    static func object(dropping pairs: [(String, ScriptValue?)]) -> ScriptValue {
        .object(pairs.compactMap { key, value in value.map { (key, $0) } })
    }

    static func strings(_ strings: [String]) -> ScriptValue { .array(strings.map(ScriptValue.string)) }

    static func integers(_ numbers: some Sequence<Int>) -> ScriptValue { .array(numbers.map(ScriptValue.integer)) }

    /// Nil for an array without elements.
    var unlessEmpty: ScriptValue? { if case .array(let elements) = self, elements.isEmpty { nil } else { self } }

    /// Writes it behind what is there.
    func write(into text: inout String) {
        switch self {
        case .bool(let flag): text += flag ? "true" : "false"
        case .integer(let number): text += String(number)
        case .decimal(let number): text += number.svg
        case .string(let string): ScriptValue.write(quoted: string.drawable, into: &text)
        case .array(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += "," }
                element.write(into: &text)
            }
            text += "]"
        case .object(let pairs):
            text += "{"
            for (index, (key, value)) in pairs.enumerated() {
                if index > 0 { text += "," }
                ScriptValue.write(quoted: key, into: &text)
                text += ":"
                value.write(into: &text)
            }
            text += "}"
        }
    }

    private static func write(quoted string: String, into text: inout String) {
        text += "\""
        if string.utf8.contains(where: { $0 < 0x20 || [0x22, 0x26, 0x3C, 0x3E, 0x5C].contains($0) }) {
            for scalar in string.unicodeScalars {
                switch scalar {
                case "\"": text += "\\\""
                case "\\": text += "\\\\"
                case "<": text += "\\u003c"
                case ">": text += "\\u003e"
                case "&": text += "\\u0026"
                default: text.unicodeScalars.append(scalar)
                }
            }
        } else {
            text += string
        }
        text += "\""
    }
}
