/// A JSON value to be written, whose objects keep the order of their keys.
public enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    /// An object without the keys that have no value.
    public static func object(dropping pairs: [(String, JSONValue?)]) -> JSONValue {
        assert(Set(pairs.map(\.0)).count == pairs.count, "a key stands for two values")
        return .object(pairs.compactMap { key, value in value.map { (key, $0) } })
    }

    /// An object in which a key that several pairs have stands for the list of their values.
    public static func object(grouping pairs: [(String, JSONValue)]) -> JSONValue {
        var keys: [String] = []
        var values: [String: [JSONValue]] = [:]
        for (key, value) in pairs {
            if values[key] == nil { keys.append(key) }
            values[key, default: []].append(value)
        }
        return .object(
            keys.map { key in
                let all = values[key] ?? []
                return (key, all.count == 1 ? all[0] : .array(all))
            })
    }

    public static func strings(_ strings: some Sequence<String>) -> JSONValue { .array(strings.map(JSONValue.string)) }

    /// This object with the pairs of another behind its own.
    func adding(_ other: JSONValue) -> JSONValue {
        guard case .object(let own) = self, case .object(let more) = other else { return self }
        return .object(own + more)
    }

    /// Indented text: objects and arrays that fit one line of 120 columns stay on it.
    public var text: String { String(decoding: utf8, as: UTF8.self) }

    /// The bytes of `text`.
    public var utf8: [UInt8] {
        var bytes: [UInt8] = []
        write(into: &bytes, indent: 0)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    /// Text on one line.
    var compactText: String {
        var bytes: [UInt8] = []
        writeCompact(into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    func writeCompact(into bytes: inout [UInt8]) {
        switch self {
        case .null: bytes += "null".utf8
        case .bool(let flag): bytes += (flag ? "true" : "false").utf8
        case .integer(let number): bytes += String(number).utf8
        case .number(let number): bytes += (number.isFinite ? "\(number)" : "null").utf8
        case .string(let string): JSONValue.write(quoted: string, into: &bytes)
        case .array(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes += ", ".utf8 }
                value.writeCompact(into: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let pairs):
            bytes.append(UInt8(ascii: "{"))
            for (index, (key, value)) in pairs.enumerated() {
                if index > 0 { bytes += ", ".utf8 }
                JSONValue.write(quoted: key, into: &bytes)
                bytes += ": ".utf8
                value.writeCompact(into: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// Whether the value is a leaf or holds only leaves, so that its compact form is worth trying.
    private var isShallow: Bool {
        switch self {
        case .array(let values): values.count <= 16 && values.allSatisfy(\.isLeaf)
        case .object(let pairs): pairs.count <= 8 && pairs.allSatisfy(\.1.isLeaf)
        default: true
        }
    }

    private var isLeaf: Bool {
        switch self {
        case .array(let values): values.isEmpty
        case .object(let pairs): pairs.isEmpty
        default: true
        }
    }

    private func write(into bytes: inout [UInt8], indent: Int) {
        if isShallow {
            let start = bytes.count
            writeCompact(into: &bytes)
            let width = bytes.count - start
            if indent + width <= 120 || width < 4 || isLeaf { return }
            bytes.removeLast(width)
        }
        let inner = repeatElement(UInt8(ascii: " "), count: indent + 2)
        switch self {
        case .array(let values) where !values.isEmpty:
            bytes += "[\n".utf8
            for (index, value) in values.enumerated() {
                bytes += inner
                value.write(into: &bytes, indent: indent + 2)
                bytes += (index + 1 < values.count ? ",\n" : "\n").utf8
            }
            bytes += inner.dropLast(2)
            bytes.append(UInt8(ascii: "]"))
        case .object(let pairs) where !pairs.isEmpty:
            bytes += "{\n".utf8
            for (index, (key, value)) in pairs.enumerated() {
                bytes += inner
                JSONValue.write(quoted: key, into: &bytes)
                bytes += ": ".utf8
                value.write(into: &bytes, indent: indent + 2)
                bytes += (index + 1 < pairs.count ? ",\n" : "\n").utf8
            }
            bytes += inner.dropLast(2)
            bytes.append(UInt8(ascii: "}"))
        default:
            writeCompact(into: &bytes)
        }
    }

    private static func write(quoted string: String, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        let isPlain = string.utf8.allSatisfy { 0x20..<0x7F ~= $0 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        if isPlain {
            bytes += string.utf8
        } else {
            for scalar in string.unicodeScalars { bytes += escaped(scalar).utf8 }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        case _
        where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x2028...0x202E).contains(scalar.value)
            || (0x2066...0x2069).contains(scalar.value):
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: return String(scalar)
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    public init(stringLiteral value: String) { self = .string(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements) }
}
