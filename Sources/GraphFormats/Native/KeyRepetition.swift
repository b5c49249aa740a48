import RelationGraph

/// A key that a mapping holds already, and where.
struct KeyRepetition: Sendable, Equatable {
    var key: String
    var line: Int32
    var column: Int32
    var firstLine: Int32
    var firstColumn: Int32

    /// The second and further occurrences of keys, in their order.
    static func all(in entries: [YAMLEntry]) -> [KeyRepetition] {
        var first: [String: YAMLEntry] = [:]
        var found: [KeyRepetition] = []
        for entry in entries {
            if let known = first[entry.key] {
                found.append(
                    KeyRepetition(
                        key: entry.key, line: entry.line, column: entry.column, firstLine: known.line, firstColumn: known.column))
            } else {
                first[entry.key] = entry
            }
        }
        return found
    }

    func problem(in file: String) -> Problem {
        KeyRepetition.problem(
            key, at: SourcePlace(file: file, line: Int(line), column: Int(column)),
            first: SourcePlace(file: file, line: Int(firstLine), column: Int(firstColumn)))
    }

    static func problem(_ key: String, at place: SourcePlace, first: SourcePlace) -> Problem {
        Problem(
            .error, code: "duplicate-key", message: "The key “\(key)” is given twice in one mapping, first at \(first)",
            remedy: "Keep one of the two; several values of one field make a list: [a, b].", place: place)
    }
}

extension [YAMLEntry] {
    /// The entries with each key once, with its first value. But lists and mappings are joined, so that what the second one declares is not
    /// missed wherever it is used, and its other mistakes are found.
    ///
    /// - Complexity: O(values) expected, for each level of nesting.
    var withEachKeyOnce: [YAMLEntry] {
        var kept: [YAMLEntry] = []
        var positions: [String: Int] = [:]
        var further: [Int: [YAMLValue]] = [:]
        for entry in self {
            if let position = positions[entry.key] {
                further[position, default: []].append(entry.value)
            } else {
                positions[entry.key] = kept.count
                kept.append(entry)
            }
        }
        for (position, values) in further { kept[position].value.join(values) }
        return kept
    }
}

extension YAMLValue {
    fileprivate mutating func join(_ others: [YAMLValue]) {
        switch content {
        case .scalar: break
        case .list(let values):
            let more = others.flatMap { if case .list(let values) = $0.content { values } else { [YAMLValue]() } }
            content = .list(values + more)
        case .mapping(let entries):
            let more = others.flatMap { if case .mapping(let entries) = $0.content { entries } else { [YAMLEntry]() } }
            content = .mapping((entries + more).withEachKeyOnce)
        }
    }
}
