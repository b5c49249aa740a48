import RelationGraph

/// What one author has in the place of a value.
struct SideValue<Value: Hashable> {
    let side: Int
    let value: Value?
    let place: SourcePlace?
}

/// Decides value by value, and keeps what cannot be decided.
///
/// Without a common ancestor what only some know is taken from them, since nothing tells that the others removed it. With one, whoever changed a
/// value is followed; who left it as it was has no say.
struct MergeChoice {
    /// The author whose version is taken where there is a conflict of values.
    let preferred: Int?
    private(set) var conflicts: [MergeConflict] = []
    private(set) var settled: [MergeConflict] = []
    private(set) var notices: [MergeNotice] = []

    init(preferred: Int?) { self.preferred = preferred }

    /// The value of a field that has one value.
    ///
    /// - Parameter base: what the common ancestor has; nil if there is no such ancestor, a nil in it if that has nothing.
    mutating func one<Value: Hashable>(
        _ versions: [SideValue<Value>], base: Value??, of subject: MergeConflict.Subject, _ field: [String], text: (Value) -> String
    ) -> Value? {
        let candidates: [SideValue<Value>]
        if let base { candidates = versions.filter { $0.value != base } } else { candidates = versions.filter { $0.value != nil } }
        var distinct: [SideValue<Value>] = []
        for candidate in candidates where !distinct.contains(where: { $0.value == candidate.value }) { distinct.append(candidate) }
        guard let first = distinct.first else { return base ?? nil }
        guard distinct.count > 1 else { return first.value }
        let chosen = candidates.first { $0.side == preferred }
        add(
            MergeConflict(
                reason: .values, subject: subject, field: field,
                versions: distinct.map { .init(side: $0.side, text: $0.value.map(text), place: $0.place) }, taken: chosen?.side))
        return (chosen ?? first).value
    }

    /// The elements of a list, those of the first author first.
    static func all<Element: Hashable>(_ lists: [[Element]], base: [Element]?) -> [Element] {
        var removed: Set<Element> = []
        if let base { for element in base where lists.contains(where: { !$0.contains(element) }) { removed.insert(element) } }
        var united: [Element] = []
        var known: Set<Element> = []
        for list in lists {
            // What an author lists twice, stays.
            united += list.filter { !known.contains($0) && !removed.contains($0) }
            known.formUnion(list)
        }
        return united
    }

    mutating func add(_ conflict: MergeConflict) {
        if conflict.taken == nil { conflicts.append(conflict) } else { settled.append(conflict) }
    }

    mutating func add(_ notice: MergeNotice) { notices.append(notice) }
}
