import RelationGraph

/// A relation in one of two versions, with what it is compared by.
struct ComparedRelation {
    let relation: Relation
    let fields: [FieldValues]
    /// Equal for relations that say the same; orders them independently of where they were written.
    let signature: String

    init(_ relation: Relation, in part: Subgraph) {
        self.relation = relation
        var direction = FieldList()
        direction.add("direction", relation.type.isSymmetric ? "both" : "one")
        fields = direction.fields + (part.evidence(of: relation)?.comparedFields(in: relation.graph) ?? [])
        // The separators are control characters, which no field of a text file holds.
        signature = fields.map { $0.field + "\u{1F}" + $0.values.joined(separator: "\u{1E}") }.joined(separator: "\u{1D}")
    }

    /// How much two versions have in common: documents weigh most, then who said it when and through whom.
    func likeness(to other: ComparedRelation) -> Int {
        var likeness = 0
        for field in fields {
            guard let same = other.fields.first(where: { $0.field == field.field }) else { continue }
            if field.isList { likeness += Set(field.values).intersection(same.values).count * 3 }
            if field == same { likeness += field.field == "said_on" ? 4 : 2 }
        }
        return likeness
    }
}

/// Pairs parallel relations, which have the same ends and the same type, of two versions: equal ones first, then the most alike.
struct RelationMatching {
    private(set) var changed: [(before: ComparedRelation, after: ComparedRelation)] = []
    private(set) var removed: [ComparedRelation] = []
    private(set) var added: [ComparedRelation] = []

    /// So many comparisons are made at most; beyond, what is left is paired in order.
    private static let comparisonLimit = 250_000

    /// - Complexity: O(n log n) where all are equal, O(r² log r) for r that are not.
    init(_ before: [ComparedRelation], _ after: [ComparedRelation]) {
        var old = before.sorted { $0.signature < $1.signature }
        var new = after.sorted { $0.signature < $1.signature }
        RelationMatching.dropEqual(&old, &new)
        var pairs: [(Int, Int)] = []
        if old.count * new.count > RelationMatching.comparisonLimit {
            pairs = zip(old.indices, new.indices).map { ($0, $1) }
        } else {
            var candidates: [(likeness: Int, first: String, second: String, old: Int, new: Int)] = []
            for (i, one) in old.enumerated() {
                for (j, other) in new.enumerated() {
                    // Ordered without regard to which is the older, so that the way back pairs the same.
                    let (first, second) = (min(one.signature, other.signature), max(one.signature, other.signature))
                    candidates.append((one.likeness(to: other), first, second, i, j))
                }
            }
            candidates.sort { ($1.likeness, $0.first, $0.second, $0.old, $0.new) < ($0.likeness, $1.first, $1.second, $1.old, $1.new) }
            var (isTakenOld, isTakenNew) = (Set<Int>(), Set<Int>())
            for candidate in candidates where !isTakenOld.contains(candidate.old) && !isTakenNew.contains(candidate.new) {
                isTakenOld.insert(candidate.old)
                isTakenNew.insert(candidate.new)
                pairs.append((candidate.old, candidate.new))
            }
        }
        changed = pairs.map { (old[$0.0], new[$0.1]) }.sorted { $0.0.signature < $1.0.signature }
        let (paired, pairedNew) = (Set(pairs.map(\.0)), Set(pairs.map(\.1)))
        removed = old.indices.filter { !paired.contains($0) }.map { old[$0] }
        added = new.indices.filter { !pairedNew.contains($0) }.map { new[$0] }
    }

    /// Both lists are sorted by signature and stay so.
    private static func dropEqual(_ old: inout [ComparedRelation], _ new: inout [ComparedRelation]) {
        var (restOld, restNew): ([ComparedRelation], [ComparedRelation]) = ([], [])
        var (i, j) = (0, 0)
        while i < old.count, j < new.count {
            if old[i].signature == new[j].signature {
                i += 1
                j += 1
            } else if old[i].signature < new[j].signature {
                restOld.append(old[i])
                i += 1
            } else {
                restNew.append(new[j])
                j += 1
            }
        }
        old = restOld + old[i...]
        new = restNew + new[j...]
    }
}
