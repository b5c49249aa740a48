/// A value of the DevTools protocol: what JSON can hold.
public enum BrowserValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([BrowserValue])
    case object([String: BrowserValue])

    /// The member of an object; null for anything else.
    public subscript(key: String) -> BrowserValue {
        if case .object(let members) = self { members[key] ?? .null } else { .null }
    }

    /// The element of an array; null for anything else.
    public subscript(index: Int) -> BrowserValue {
        if case .array(let elements) = self, elements.indices.contains(index) { elements[index] } else { .null }
    }

    public var string: String? { if case .string(let text) = self { text } else { nil } }
    public var number: Double? { if case .number(let number) = self { number } else { nil } }
    public var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
    public var array: [BrowserValue]? { if case .array(let elements) = self { elements } else { nil } }
    /// The texts of an array of texts.
    public var strings: [String] { (array ?? []).compactMap(\.string) }
}

extension BrowserValue: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .bool(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .string(text)
        } else if let elements = try? container.decode([BrowserValue].self) {
            self = .array(elements)
        } else {
            self = .object(try container.decode([String: BrowserValue].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let flag): try container.encode(flag)
        case .number(let number):
            // The protocol takes whole numbers without a fraction where it wants integers.
            if let whole = Int(exactly: number) { try container.encode(whole) } else { try container.encode(number) }
        case .string(let text): try container.encode(text)
        case .array(let elements): try container.encode(elements)
        case .object(let members): try container.encode(members)
        }
    }
}

extension BrowserValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(floatLiteral value: Double) { self = .number(value) }
    public init(integerLiteral value: Int) { self = .number(Double(value)) }
    public init(arrayLiteral elements: BrowserValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, BrowserValue)...) { self = .object(Dictionary(elements) { $1 }) }
}
