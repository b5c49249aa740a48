import RelationGraph

/// Unites the entries that lead from one node to another and are of one type.
///
/// Equal entries are one. Of the others two go together if they differ in their documents only, or if they tell of the same place of the same
/// document and each author has no more than one such entry: then what only one of them says is taken over, and what both say differently is
/// a conflict. Where several could go together, all stay as they are.
struct EntryMerge {
    private let subject: MergeConflict.Subject

    init(_ key: EntryKey, isStance: Bool) {
        subject = .relation(source: key.source, type: key.type, target: key.target, isStance: isStance)
    }

    // MARK: Without a common ancestor

    /// - Parameter lists: the entries of every author.
    /// - Complexity: O(n + documents) expected for n entries of one key.
    func united(_ lists: [[EntryVersion]], _ choice: inout MergeChoice) -> [RankedEntry] {
        let versions = EntryMerge.distinct(lists)
        guard lists.count(where: { !$0.isEmpty }) > 1, versions.count > 1 else { return versions.map(RankedEntry.init) }
        return EntryMerge.groups(of: versions).flatMap { group in
            let sides = group.reduce(into: Set<Int>()) { $0.formUnion($1.sides) }
            guard group.count > 1 else { return group.map(RankedEntry.init) }
            // Nothing tells which of an author's own entries another one's is.
            guard group.reduce(0, { $0 + $1.sides.count }) == sides.count else {
                tellOfUnpaired(group, &choice)
                return group.map(RankedEntry.init)
            }
            return [united(group, base: nil, &choice)]
        }
    }

    /// Every entry once, or as often as one author has it.
    private static func distinct(_ lists: [[EntryVersion]]) -> [EntryVersion] {
        var versions: [EntryVersion] = []
        var positions: [EntryContent: [Int]] = [:]
        for list in lists {
            var used: [EntryContent: Int] = [:]
            for version in list {
                let count = used[version.content, default: 0]
                used[version.content] = count + 1
                if let known = positions[version.content], count < known.count {
                    versions[known[count]].sides.formUnion(version.sides)
                } else {
                    positions[version.content, default: []].append(versions.count)
                    versions.append(version)
                }
            }
        }
        return versions
    }

    /// The entries in groups of those that may go together, in the order of their first ones: they have other authors, and the same chain or
    /// a document in common.
    private static func groups(of versions: [EntryVersion]) -> [[EntryVersion]] {
        var parents = Array(versions.indices)
        func first(_ index: Int) -> Int {
            var index = index
            while parents[index] != index {
                parents[index] = parents[parents[index]]
                index = parents[index]
            }
            return index
        }
        func join(_ a: Int, _ b: Int) {
            let (one, other) = (first(a), first(b))
            parents[max(one, other)] = min(one, other)
        }
        for alike in EntryMerge.alike(versions.map(\.content), versions.indices) where alike.count > 1 {
            // All who have the same authors are joined with whoever has others, and so with each other.
            let parts = Dictionary(grouping: alike) { versions[$0].sides }
            for (sides, part) in parts {
                for (others, other) in parts where sides.isDisjoint(with: others) {
                    for index in part { join(index, other[0]) }
                }
            }
        }
        let members = Dictionary(grouping: versions.indices, by: first)
        return members.sorted { $0.key < $1.key }.map { $0.value.map { versions[$0] } }
    }

    /// Those of the entries that have one chain, and those that have one document: every list in the order of the entries.
    private static func alike(_ contents: [EntryContent], _ indices: some Sequence<Int>) -> [[Int]] {
        let buckets = EntryMerge.buckets(contents, indices)
        return Array(buckets.chains.values) + Array(buckets.documents.values)
    }

    private static func buckets(
        _ contents: [EntryContent], _ indices: some Sequence<Int>
    ) -> (chains: [EntryContent: [Int]], documents: [String: [Int]]) {
        var (chains, documents): ([EntryContent: [Int]], [String: [Int]]) = ([:], [:])
        for index in indices {
            chains[contents[index].chain, default: []].append(index)
            for document in contents[index].documents { documents[document, default: []].append(index) }
        }
        return (chains, documents)
    }

    private func tellOfUnpaired(_ group: [EntryVersion], _ choice: inout MergeChoice) {
        // Entries that differ in their documents only are as good as one.
        guard Set(group.map(\.content.chain)).count > 1, case .relation(let source, let type, let target, _) = subject else { return }
        choice.add(
            MergeNotice(
                code: .unpaired,
                message: "Several entries “\(source) \(type) \(target)” tell of one place in a document; all of them stay",
                remedy: "Look whether some of them are one, and remove what is too much.", places: group.compactMap(\.draft.place)))
    }

    // MARK: With a common ancestor

    /// - Parameters:
    ///   - base: the entries of the common ancestor.
    ///   - lists: those of every author.
    /// - Complexity: O((n + documents) log n) expected for n entries of one key.
    func united(_ lists: [[EntryVersion]], base: [EntryVersion], _ choice: inout MergeChoice) -> [RankedEntry] {
        var fates = [[EntryVersion?]](repeating: [], count: base.count)
        var added: [[EntryVersion]] = []
        for list in lists {
            let pairs = EntryMerge.pairs(base, list)
            for index in base.indices { fates[index].append(pairs[index].map { list[$0] }) }
            let taken = Set(pairs.compactMap { $0 })
            added.append(list.indices.filter { !taken.contains($0) }.map { list[$0] })
        }
        var result: [RankedEntry] = []
        for (old, versions) in zip(base, fates) {
            let left = versions.compactMap { $0 }
            guard left.count < versions.count else {
                result.append(united(left, base: old, &choice))
                continue
            }
            let changed = left.filter { $0.content != old.content }
            guard let first = changed.first else { continue }
            let kept = choice.preferred.flatMap { preferred in changed.first { $0.side == preferred } } ?? first
            if keepsRemoved(old, versions, changed, &choice) { result.append(RankedEntry(kept)) }
        }
        // What one author added may be what another one made of an old entry.
        let known = Set(result.map { EntryContent($0.draft) })
        result += united(added.map { $0.filter { !known.contains($0.content) } }, &choice)
        return result
    }

    /// Whether an entry stays that somebody removed and somebody else changed.
    private func keepsRemoved(
        _ old: EntryVersion, _ versions: [EntryVersion?], _ changed: [EntryVersion], _ choice: inout MergeChoice
    ) -> Bool {
        let gone = versions.indices.filter { versions[$0] == nil }
        let sides = changed.map { MergeConflict.Version(side: $0.side, text: "changed", place: $0.draft.place) }
        let concerned = Set(gone).union(changed.map(\.side))
        let taken = choice.preferred.flatMap { concerned.contains($0) ? $0 : nil }
        choice.add(
            MergeConflict(
                reason: .removal, subject: subject, field: [],
                versions: gone.map { .init(side: $0, text: nil, place: old.draft.place) } + sides, taken: taken))
        return !gone.contains { $0 == taken }
    }

    /// Of more entries with one chain or document than this, on either side, none is told from the others by it.
    private static let mostAlike = 64

    /// For every old entry the position of the new one that it became: equal ones first, then the most alike of those with one chain or with a
    /// document in common. What both lack makes no two of several entries one; where each has a single one, it is that.
    private static func pairs(_ old: [EntryVersion], _ new: [EntryVersion]) -> [Int?] {
        var pairs = [Int?](repeating: nil, count: old.count)
        var positions = Dictionary(grouping: new.indices) { new[$0].content }
        var isTaken = [Bool](repeating: false, count: new.count)
        for index in old.indices {
            guard let position = positions[old[index].content]?.first else { continue }
            positions[old[index].content]?.removeFirst()
            pairs[index] = position
            isTaken[position] = true
        }
        let (restOld, restNew) = (old.indices.filter { pairs[$0] == nil }, new.indices.filter { !isTaken[$0] })
        if old.count == 1, new.count == 1 { return [0] }
        let candidates = EntryMerge.candidates(old.map(\.content), restOld, new.map(\.content), restNew)
        for (_, one, other) in candidates.sorted(by: { ($1.0, $0.1, $0.2) < ($0.0, $1.1, $1.2) }) where pairs[one] == nil && !isTaken[other]
        {
            pairs[one] = other
            isTaken[other] = true
        }
        return pairs
    }

    /// Pairs that may be one entry before and after, with how alike they are; those that have both chain and document in common more than once.
    private static func candidates(
        _ old: [EntryContent], _ oldRest: [Int], _ new: [EntryContent], _ newRest: [Int]
    ) -> [(likeness: Int, old: Int, new: Int)] {
        let (before, after) = (buckets(old, oldRest), buckets(new, newRest))
        let lists =
            before.chains.map { ($0.value, after.chains[$0.key] ?? []) }
            + before.documents.map { ($0.value, after.documents[$0.key] ?? []) }
        return lists.filter { max($0.0.count, $0.1.count) <= mostAlike }.flatMap { ones, others in
            ones.flatMap { one in others.map { (old[one].likeness(to: new[$0]), one, $0) } }
        }
    }

    // MARK: Fields

    /// One entry of several versions.
    private func united(_ versions: [EntryVersion], base: EntryVersion?, _ choice: inout MergeChoice) -> RankedEntry {
        var draft = versions[0].draft
        let old = base?.draft
        func values<Value: Hashable>(_ value: (RelationDraft) -> Value?) -> [SideValue<Value>] {
            versions.flatMap { version in
                version.sides.sorted().map { SideValue(side: $0, value: value(version.draft), place: version.draft.place) }
            }
        }
        func one<Value: Hashable>(
            _ key: String, _ choice: inout MergeChoice, text: (Value) -> String, _ value: (RelationDraft) -> Value?
        ) -> Value? {
            choice.one(values(value), base: old.map(value), of: subject, [key], text: text)
        }
        func list(_ references: [Reference]) -> [String]? { references.isEmpty ? nil : references.map(\.id) }
        let cited = versions.map(\.draft.documents)
        let all = MergeChoice.all(cited.map { $0.map(\.text) }, base: old?.documents.map(\.text))
        draft.documents = all.compactMap { text in cited.joined().first { $0.text == text } }
        draft.via = (one("via", &choice, text: { $0.joined(separator: ", ") }) { list($0.via) } ?? []).map {
            Reference($0, at: draft.place)
        }
        let citing = one("citing", &choice, text: { $0.sorted().joined(separator: ", ") }) { list($0.citing).map(Set.init) } ?? []
        // In the order of whoever has it so.
        let order = versions.map(\.draft.citing).first { Set($0.map(\.id)) == citing } ?? []
        draft.citing = order
        draft.evidence.measures = MergeChoice.all(versions.map(\.draft.evidence.measures), base: old?.evidence.measures)
        draft.evidence.saidOn = one("on", &choice, text: \.text) { $0.evidence.saidOn }
        draft.evidence.period = one("when", &choice, text: \.text) { $0.evidence.period }
        draft.evidence.certainty = one("certainty", &choice, text: \.rawValue) { $0.evidence.certainty }
        draft.evidence.reliability = one("reliability", &choice, text: \.rawValue) { $0.evidence.reliability }
        draft.evidence.credibility = one("credibility", &choice, text: { String($0.rawValue) }) { $0.evidence.credibility }
        draft.evidence.isPersonal = one("personal", &choice, text: { String($0) }) { $0.evidence.isPersonal ? true : nil } ?? false
        draft.evidence.note = one("note", &choice, text: { $0 }) { $0.evidence.note }
        draft.evidence.attributes = Attributes.united(
            values { $0.evidence.attributes }, base: old?.evidence.attributes, of: subject, &choice)
        draft.evidence.comment = Comments.united(versions.map(\.draft.evidence.comment), base: old.map(\.evidence.comment))
        return RankedEntry(draft: draft, rank: versions[0].rank)
    }
}

/// An entry of the united graph, and where it stands among all.
struct RankedEntry {
    var draft: RelationDraft
    let rank: Int

    init(draft: RelationDraft, rank: Int) { (self.draft, self.rank) = (draft, rank) }

    init(_ version: EntryVersion) { self.init(draft: version.draft, rank: version.rank) }
}
