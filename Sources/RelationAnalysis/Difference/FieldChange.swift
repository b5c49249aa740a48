/// What one field of a node or of a relation had in one version of a graph, and what it has in another.
public struct FieldChange: Sendable, Hashable {
    /// "role", "documents", "attributes.shares".
    public let field: String
    /// Whether the field holds several values; the others hold at most one.
    public let isList: Bool
    public let before: [String]
    public let after: [String]

    /// The fields in which two versions differ, in the order of the fields.
    static func between(_ before: [FieldValues], _ after: [FieldValues]) -> [FieldChange] {
        let old = Dictionary(before.map { ($0.field, $0) }, uniquingKeysWith: { first, _ in first })
        let new = Dictionary(after.map { ($0.field, $0) }, uniquingKeysWith: { first, _ in first })
        var names = before.map(\.field)
        names += after.map(\.field).filter { old[$0] == nil }
        return names.compactMap { name in
            let (one, other) = (old[name]?.values ?? [], new[name]?.values ?? [])
            guard one != other else { return nil }
            return FieldChange(field: name, isList: (old[name] ?? new[name])?.isList ?? false, before: one, after: other)
        }.sorted { ($0.rank(old, new), $0.field) < ($1.rank(old, new), $1.field) }
    }

    /// Fixed fields keep their place; free attributes follow by name.
    private func rank(_ old: [String: FieldValues], _ new: [String: FieldValues]) -> Int { (old[field] ?? new[field])?.rank ?? 0 }
}

/// The values of one field as they are compared: by ids instead of numbers, and without an order where none is meant.
struct FieldValues: Hashable {
    var field: String
    var rank: Int
    var isList: Bool
    var values: [String]
}

/// Gathers fields that have a value.
struct FieldList {
    private(set) var fields: [FieldValues] = []
    private var rank = 0

    mutating func add(_ field: String, _ value: String?) {
        rank += 1
        if let value { fields.append(FieldValues(field: field, rank: rank, isList: false, values: [value])) }
    }

    mutating func add(_ field: String, list: [String]) {
        rank += 1
        if !list.isEmpty { fields.append(FieldValues(field: field, rank: rank, isList: true, values: list)) }
    }
}
