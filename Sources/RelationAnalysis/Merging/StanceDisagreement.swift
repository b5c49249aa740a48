import RelationGraph

/// Finds what authors read differently in one place of one document: to one a denial of a statement, to the other a confirmation, or no
/// information.
///
/// Two stances of one speaker are in one place if a document tells both there, and they are not dated differently. Who has both has seen them
/// side by side.
struct StanceDisagreement {
    private struct Place: Hashable {
        let speaker: String
        let statement: String
        /// `id#locator`, or `id`.
        let document: String
    }

    private let vocabulary: Vocabulary
    /// Who has a stance of a type there, with where they wrote it.
    private var authors: [Place: [String: [(side: Int, place: SourcePlace?)]]] = [:]

    init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    mutating func add(_ draft: RelationDraft, side: Int) {
        for place in places(of: draft) { authors[place, default: [:]][draft.type.id, default: []].append((side, draft.place)) }
    }

    private func polarity(_ draft: RelationDraft) -> Polarity? { vocabulary.relationType(draft.type.id)?.polarity }

    private func places(of draft: RelationDraft) -> [Place] {
        guard polarity(draft) != nil else { return [] }
        return draft.documents.map { Place(speaker: draft.source.id, statement: draft.target.id, document: $0.text) }
    }

    /// The entries without those that a preferred author read differently.
    ///
    /// - Complexity: O(documents of the entries) expected, and the square of the stances in one place.
    func settled(_ entries: [RankedEntry], _ choice: inout MergeChoice) -> [RankedEntry] {
        var indices: [Place: [Int]] = [:]
        var order: [Place] = []
        for (index, entry) in entries.enumerated() {
            for place in places(of: entry.draft) where authors[place, default: [:]].count > 1 {
                if indices[place] == nil { order.append(place) }
                indices[place, default: []].append(index)
            }
        }
        var entries = entries.map { Optional($0) }
        for place in order {
            let here = indices[place] ?? []
            for (count, one) in here.enumerated() {
                for other in here[(count + 1)...] { settle(one, other, at: place, &entries, &choice) }
            }
        }
        return entries.compactMap { $0 }
    }

    private func settle(
        _ one: Int, _ other: Int, at place: Place, _ entries: inout [RankedEntry?], _ choice: inout MergeChoice
    ) {
        guard let first = entries[one]?.draft, let second = entries[other]?.draft, polarity(first) != polarity(second) else { return }
        let (firstAuthors, secondAuthors) = (who(first, place), who(second, place))
        guard let writer = firstAuthors.first, let otherWriter = secondAuthors.first,
            Set(firstAuthors.map(\.side)).isDisjoint(with: secondAuthors.map(\.side)),
            areOfOneSaying(first, second)
        else { return }
        let taken = choice.preferred.flatMap { side in (firstAuthors + secondAuthors).contains { $0.side == side } ? side : nil }
        // Who is named first must not show.
        let type = min(first.type.id, second.type.id)
        choice.add(
            MergeConflict(
                reason: .stances, subject: .relation(source: place.speaker, type: type, target: place.statement, isStance: true),
                field: [],
                versions: [(writer, first), (otherWriter, second)].map { author, draft in
                    .init(side: author.side, text: "\(draft.type.id) in \(place.document)", place: author.place)
                }, taken: taken))
        guard let taken else { return }
        let loser = firstAuthors.contains { $0.side == taken } ? other : one
        entries[loser] = entries[loser].flatMap { entry in
            var draft = entry.draft
            draft.documents.removeAll { $0.text == place.document }
            return draft.documents.isEmpty ? nil : RankedEntry(draft: draft, rank: entry.rank)
        }
    }

    private func who(_ draft: RelationDraft, _ place: Place) -> [(side: Int, place: SourcePlace?)] {
        authors[place]?[draft.type.id] ?? []
    }

    private func areOfOneSaying(_ one: RelationDraft, _ other: RelationDraft) -> Bool {
        guard let day = one.evidence.saidOn, let otherDay = other.evidence.saidOn else { return true }
        return day == otherDay
    }
}
