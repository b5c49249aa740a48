import RelationGraph

/// What an entry, one tie or stance with its evidence, says: everything but its comment and its place.
struct EntryContent: Hashable {
    /// `id#locator`, in any order.
    let documents: Set<String>
    let via: [String]
    let citing: Set<String>
    let measures: Set<String>
    private let evidence: Evidence
    private let attributes: [String: AttributeValue]
    private let ends: [String]

    /// - Parameter ends: whether it counts where the entry leads, for entries that lead to several nodes.
    init(_ draft: RelationDraft, ends: Bool = false) {
        self.ends = ends ? [draft.source.id, draft.type.id, draft.target.id] : []
        documents = Set(draft.documents.map(\.text))
        via = draft.via.map(\.id)
        citing = Set(draft.citing.map(\.id))
        measures = Set(draft.evidence.measures)
        attributes = Dictionary(draft.evidence.attributes.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        var evidence = draft.evidence
        (evidence.measures, evidence.attributes, evidence.comment) = ([], [], nil)
        self.evidence = evidence
    }

    /// The same without the documents that tell it.
    var chain: EntryContent { EntryContent(self) }

    private init(_ other: EntryContent) {
        documents = []
        (via, citing, measures, evidence, attributes) = (other.via, other.citing, other.measures, other.evidence, other.attributes)
        ends = other.ends
    }

    /// How much two entries have in common; what both lack is nothing.
    func likeness(to other: EntryContent) -> Int {
        var likeness = 3 * documents.intersection(other.documents).count
        if evidence.saidOn != nil, evidence.saidOn == other.evidence.saidOn { likeness += 4 }
        if !via.isEmpty, via == other.via { likeness += 2 }
        if !citing.isEmpty, citing == other.citing { likeness += 2 }
        if evidence.note != nil, evidence.note == other.evidence.note { likeness += 1 }
        if evidence.period != nil, evidence.period == other.evidence.period { likeness += 1 }
        return likeness
    }
}

extension CitationDraft {
    /// `id#locator`, as the native format writes it.
    var text: String { document.id + (locator.map { "#" + $0 } ?? "") }
}

/// An entry as some of the authors have it.
struct EntryVersion {
    let draft: RelationDraft
    let content: EntryContent
    /// All who have it so.
    var sides: Set<Int>
    /// The first of them.
    let side: Int
    /// Where it stands among the entries of all authors.
    let rank: Int

    init(_ draft: RelationDraft, side: Int, rank: Int) {
        self.draft = draft
        content = EntryContent(draft)
        sides = [side]
        self.side = side
        self.rank = rank
    }
}

/// Which entries may be one: they lead from one node to another, and say the same kind of thing.
struct EntryKey: Hashable {
    let source: String
    let type: String
    let target: String

    /// The ends of a symmetric relation may be exchanged.
    init(_ draft: RelationDraft, isSymmetric: Bool) {
        let isExchanged = isSymmetric && draft.target.id < draft.source.id
        (source, target) = isExchanged ? (draft.target.id, draft.source.id) : (draft.source.id, draft.target.id)
        type = draft.type.id
    }
}
