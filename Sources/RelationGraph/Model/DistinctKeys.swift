/// Keys, each once: the second “color” is called “color-2”.
public struct DistinctKeys {
    private var taken: Set<String> = []

    public init() {}

    /// - Parameter taken: keys that are given to others.
    public init(taken: some Sequence<String>) { self.taken = Set(taken) }

    /// The key itself, or with a number if something else has it.
    public mutating func distinct(_ key: String) -> String {
        var candidate = key
        var number = 2
        while !taken.insert(candidate).inserted {
            candidate = "\(key)-\(number)"
            number += 1
        }
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
