import RelationGraph

extension JSONScanner {
    /// Reads the next value whole.
    ///
    /// An integer that has 64 bits is one; one of more digits stays the text that it is, so that long ids keep all of theirs. Every other
    /// number is the nearest `Double`.
    ///
    /// - Throws: `JSONSyntaxError` if there is no value, if a key stands twice in an object, or a number has no nearest `Double`.
    mutating func value() throws(JSONSyntaxError) -> JSONValue {
        switch try peek() {
        case UInt8(ascii: "\""): return .string(try text(try string()))
        case UInt8(ascii: "{"):
            var pairs: [(String, JSONValue)] = []
            var keys = DistinctKeys()
            try openObject()
            var isFirst = true
            while let key = try nextKey(&isFirst) {
                let name = try text(key)
                guard keys.isNew(name, among: pairs) else { throw .duplicateKey(name, at: key.range.lowerBound - 1) }
                pairs.append((name, try value()))
            }
            return .object(pairs)
        case UInt8(ascii: "["):
            var values: [JSONValue] = []
            try openList()
            var isFirst = true
            while try hasElement(&isFirst) { values.append(try value()) }
            return .array(values)
        case UInt8(ascii: "-"), 0x30...0x39: return try numericValue()
        default:
            switch try literal() {
            case .true: return .bool(true)
            case .false: return .bool(false)
            case .null: return .null
            }
        }
    }

    private mutating func numericValue() throws(JSONSyntaxError) -> JSONValue {
        let range = try number().range
        let content = bytes.span.extracting(range)
        if let number = DecimalNumber.plainInteger(content) { return .integer(number) }
        let digits = bytes[range]
        if !digits.contains(where: { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }) {
            let text = String(decoding: digits, as: UTF8.self)
            return Int(text).map(JSONValue.integer) ?? .string(text)
        }
        guard let number = DecimalNumber.value(content), number.isFinite else {
            throw JSONSyntaxError(
                offset: range.lowerBound, code: "huge-number", message: "The number is too large to be held",
                remedy: "Write it as a text, in double quotes.")
        }
        return .number(number)
    }
}

/// Tells keys that stand twice in an object: one by one in small objects, by a table in large ones.
private struct DistinctKeys {
    private var table: Set<String> = []

    mutating func isNew(_ key: String, among pairs: [(String, JSONValue)]) -> Bool {
        guard pairs.count >= 32 else { return !pairs.contains { $0.0 == key } }
        if table.isEmpty { table = Set(pairs.map(\.0)) }
        return table.insert(key).inserted
    }
}

extension JSONValue {
    /// The value that a text writes; nil if it is no JSON.
    init?(text: String) {
        let bytes = Array(text.utf8)
        var scanner = JSONScanner(bytes, in: 0..<bytes.count)
        do throws(JSONSyntaxError) {
            self = try scanner.value()
            try scanner.finish()
        } catch {
            return nil
        }
    }
}
