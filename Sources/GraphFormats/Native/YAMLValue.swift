/// A parsed YAML value and where it stands. Scalars stay text: what they mean depends on the field they stand in.
struct YAMLValue: Sendable, Equatable {
    enum Content: Sendable, Equatable {
        /// `isPlain` if written without quotes and not as a block of text, so that `true` and `12` may be more than text.
        case scalar(String, isPlain: Bool)
        case list([YAMLValue])
        case mapping([YAMLEntry])
    }

    var content: Content
    var line: Int32
    var column: Int32

    /// Nothing was written, or YAML's `null` or `~`.
    var isEmpty: Bool {
        guard case .scalar(let text, isPlain: true) = content else { return false }
        return text.isEmpty || text == "~" || text == "null" || text == "Null" || text == "NULL"
    }

    /// Nothing was written, or nothing but white space.
    var isBlank: Bool {
        guard case .scalar(let text, _) = content else { return false }
        return isEmpty || text.allSatisfy(\.isWhitespace)
    }

    /// What it is, in the words of a message.
    var typeName: String {
        switch content {
        case .scalar: "a single value"
        case .list: "a list"
        case .mapping: "a mapping of keys and values"
        }
    }

    /// The values of a list; any other value is a list of one, nothing an empty list.
    var elements: [YAMLValue] {
        if case .list(let values) = content { return values }
        return isEmpty ? [] : [self]
    }
}

/// A key of a mapping, and its value.
struct YAMLEntry: Sendable, Equatable {
    var key: String
    var line: Int32
    var column: Int32
    var value: YAMLValue
}
