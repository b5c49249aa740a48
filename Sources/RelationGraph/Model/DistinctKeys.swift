/// Keys, each once: the second “color” is called “color-2”.
public struct DistinctKeys {
    private var taken: Set<String> = []
    /// The last number that was given to a key.
    private var lastNumbers: [String: Int] = [:]

    public init() {}

    /// - Parameter taken: keys that are given to others.
    public init(taken: some Sequence<String>) { self.taken = Set(taken) }

    /// The key itself, or with a number if something else has it.
    ///
    /// - Complexity: O(length) expected, but for keys with numbers of their own in the way.
    public mutating func distinct(_ key: String) -> String {
        if taken.insert(key).inserted { return key }
        var number = lastNumbers[key] ?? 1
        var candidate: String
        repeat {
            number += 1
            candidate = "\(key)-\(number)"
        } while !taken.insert(candidate).inserted
        lastNumbers[key] = number
        return candidate
    }
}

extension [AttributeColumn] {
    /// The columns, each under a key of its own.
    mutating func makeKeysDistinct(besides others: [String] = []) {
        var keys = DistinctKeys(taken: others)
        self = map { column in
            let key = keys.distinct(column.key)
            return key == column.key ? column : column.renamed(key)
        }
    }
}
