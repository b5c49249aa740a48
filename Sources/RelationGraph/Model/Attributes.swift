/// A free value that the model carries without understanding it.
public enum AttributeValue: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case decimal(Double)
    case boolean(Bool)
    case list([AttributeValue])
    case map([Attribute])

    /// The value as one line of text.
    public var text: String {
        switch self {
        case .text(let text): text
        case .integer(let number): String(number)
        case .decimal(let number): String(number)
        case .boolean(let flag): String(flag)
        case .list(let values): values.map(\.text).joined(separator: ", ")
        case .map(let entries): entries.map { "\($0.key): \($0.value.text)" }.joined(separator: ", ")
        }
    }

    /// The value as a number, if it is one.
    public var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .decimal(let number): number
        case .text(let text): Double(text)
        case .boolean, .list, .map: nil
        }
    }
}

/// A free attribute: it survives every round trip, in the order in which it was written.
public struct Attribute: Hashable, Sendable {
    public var key: String
    public var value: AttributeValue

    public init(_ key: String, _ value: AttributeValue) {
        self.key = key
        self.value = value
    }
}

extension Sequence<Attribute> {
    public subscript(key key: String) -> AttributeValue? { first { $0.key == key }?.value }
}
