import RelationGraph

/// Finds what authors read differently in one place of one document: to one a denial of a statement, to the other a confirmation, or no
/// information.
///
/// Two stances of one speaker are in one place if a document tells both there, and they are not dated differently. Who cites the whole
/// document may mean any place of it. Who has both has seen them side by side.
struct StanceDisagreement {
    /// What a document tells of one speaker towards one statement.
    private struct Report: Hashable {
        let speaker: String
        let statement: String
        let document: String
    }

    /// Where an author found a stance of some type.
    private struct Reading {
        let type: String
        let citation: CitationDraft
        let author: (side: Int, place: SourcePlace?)
    }

    private let vocabulary: Vocabulary
    private var readings: [Report: [Reading]] = [:]

    init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    mutating func add(_ draft: RelationDraft, side: Int) {
        for (report, citation) in reports(in: draft) {
            readings[report, default: []].append(
                Reading(type: draft.type.id, citation: citation, author: (side, draft.place)))
        }
    }

    private func polarity(_ draft: RelationDraft) -> Polarity? { vocabulary.relationType(draft.type.id)?.polarity }

    private func reports(in draft: RelationDraft) -> [(report: Report, citation: CitationDraft)] {
        guard polarity(draft) != nil else { return [] }
        return draft.documents.map {
            (Report(speaker: draft.source.id, statement: draft.target.id, document: $0.document.id), $0)
        }
    }

    /// The entries without those that a preferred author read differently.
    ///
    /// - Complexity: O(documents of the entries) expected, and the cube of the stances of one speaker towards one statement in one document
    ///   in which authors found different ones.
    func settled(_ entries: [RankedEntry], _ choice: inout MergeChoice) -> [RankedEntry] {
        var indices: [Report: [Int]] = [:]
        var order: [Report] = []
        let disputed = readings.filter { Set($0.value.map(\.type)).count > 1 }
        for (index, entry) in entries.enumerated() {
            for (report, _) in reports(in: entry.draft) where disputed[report] != nil && indices[report]?.last != index {
                if indices[report] == nil { order.append(report) }
                indices[report, default: []].append(index)
            }
        }
        var entries = entries.map { Optional($0) }
        for report in order {
            let here = indices[report] ?? []
            for (count, one) in here.enumerated() {
                for other in here[(count + 1)...] { settle(one, other, report, &entries, &choice) }
            }
        }
        return entries.compactMap { $0 }
    }

    private func settle(_ one: Int, _ other: Int, _ report: Report, _ entries: inout [RankedEntry?], _ choice: inout MergeChoice) {
        for citation in entries[one]?.draft.documents ?? [] where citation.document.id == report.document {
            for counterpart in entries[other]?.draft.documents ?? [] where counterpart.document.id == report.document {
                guard let first = entries[one], let second = entries[other],
                    let isFirstTaken = decide((first.draft, citation), (second.draft, counterpart), report, &choice)
                else { continue }
                var (loser, text) = isFirstTaken ? (second, counterpart.text) : (first, citation.text)
                loser.draft.documents.removeAll { $0.text == text }
                entries[isFirstTaken ? other : one] = loser.draft.documents.isEmpty ? nil : loser
            }
        }
    }

    private typealias Passage = (draft: RelationDraft, citation: CitationDraft)

    /// Whether the first of two readings is taken; nil if both are, or neither can be chosen.
    private func decide(_ one: Passage, _ other: Passage, _ report: Report, _ choice: inout MergeChoice) -> Bool? {
        guard one.citation.mayBeInOnePlace(with: other.citation), polarity(one.draft) != polarity(other.draft),
            areOfOneSaying(one.draft, other.draft)
        else { return nil }
        let (authors, otherAuthors) = (authors(of: one, report), authors(of: other, report))
        guard let writer = authors.first, let otherWriter = otherAuthors.first,
            witnesses(of: one, report).isDisjoint(with: witnesses(of: other, report))
        else { return nil }
        let taken = choice.preferred.flatMap { side in (authors + otherAuthors).contains { $0.side == side } ? side : nil }
        // Who is named first must not show.
        let type = min(one.draft.type.id, other.draft.type.id)
        choice.add(
            MergeConflict(
                reason: .stances, subject: .relation(source: report.speaker, type: type, target: report.statement, isStance: true),
                field: [],
                versions: [(writer, one), (otherWriter, other)].map { author, passage in
                    .init(side: author.side, text: "\(passage.draft.type.id) in \(passage.citation.text)", place: author.place)
                }, taken: taken))
        return taken.map { side in authors.contains { $0.side == side } }
    }

    /// Who found the stance in these very words.
    private func authors(of passage: Passage, _ report: Report) -> [(side: Int, place: SourcePlace?)] {
        (readings[report] ?? []).filter { $0.type == passage.draft.type.id && $0.citation.text == passage.citation.text }.map(\.author)
    }

    /// Who found the stance in a place that may be the same.
    private func witnesses(of passage: Passage, _ report: Report) -> Set<Int> {
        let found = (readings[report] ?? []).filter {
            $0.type == passage.draft.type.id && $0.citation.mayBeInOnePlace(with: passage.citation)
        }
        return Set(found.map(\.author.side))
    }

    private func areOfOneSaying(_ one: RelationDraft, _ other: RelationDraft) -> Bool {
        guard let day = one.evidence.saidOn, let otherDay = other.evidence.saidOn else { return true }
        return day == otherDay
    }
}

extension CitationDraft {
    /// Whether two citations of one document may mean one place of it.
    fileprivate func mayBeInOnePlace(with other: CitationDraft) -> Bool {
        locator == nil || other.locator == nil || locator == other.locator
    }
}
