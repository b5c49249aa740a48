import RelationGraph

/// Two dates that cannot both be right, as far as their earliest and latest days tell.
///
/// Only what is certain is reported: dates that may overlap do not contradict each other, and an approximate date contradicts nothing.
public struct DateContradiction: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// One document supports two statements that contradict each other and are about times that exclude each other.
        case withinDocument = "within-document"
        /// The same, supported by different documents.
        case betweenDocuments = "between-documents"
        /// Something is dated as said after the document that tells it had appeared.
        case saidAfterPublication = "said-after-publication"
        /// Somebody holds that something happened which was still to come. It may have been announced; then its statement should say so.
        case saidBeforeEvent = "said-before-event"
        /// A document was last changed before it appeared.
        case changedBeforePublication = "changed-before-publication"
    }

    /// A date, whose it is, and where that stands.
    public struct Side: Sendable {
        /// The statement that is about the date, or the document that appeared on it.
        public let node: Node
        /// The stance or tie that was said on the date; nil where it is the node's own.
        public let relation: Relation?
        public let date: DateSpan
        public let citations: [Citation]
    }

    public let kind: Kind
    /// The one with the smaller id if both are statements, otherwise the saying or the change.
    public let first: Side
    public let second: Side

    /// Whether one of the dates is marked as open to doubt.
    public var involvesDoubt: Bool { first.date.isUncertain || second.date.isUncertain }

    /// Every contradiction in sight that concerns the scope, in an order of its own: by kind, then by ids.
    ///
    /// - Complexity: O(relations + citations), and O(c log c) for c contradictions.
    static func all(in part: Subgraph, _ scope: TimelineScope) -> [DateContradiction] {
        var found: [DateContradiction] = []
        for relation in part.relations {
            if CoreType(rawValue: relation.type.id) == .contradicts {
                guard scope.admits(relation.source) || scope.admits(relation.target) else { continue }
                if let contradiction = between(relation.source, relation.target, part) { found.append(contradiction) }
            } else if relation.type.isStance || relation.isHappening, scope.admits(relation) {
                found += ofSaying(relation, part)
            }
        }
        for node in part.nodes where node.isDocument && scope.admits(node) {
            guard let published = node.facts.published, let updated = node.facts.updated, updated.endsBefore(published) else { continue }
            let place = [Citation(document: node.index)]
            found.append(
                DateContradiction(
                    kind: .changedBeforePublication, first: Side(node: node, relation: nil, date: updated, citations: place),
                    second: Side(node: node, relation: nil, date: published, citations: place)))
        }
        return found.map { (key: $0.sortKey(part.graph), value: $0) }.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    }

    /// Two statements that contradict each other, of times that exclude each other, each held by somebody.
    private static func between(_ a: Node, _ b: Node, _ part: Subgraph) -> DateContradiction? {
        let (a, b) = a.id < b.id ? (a, b) : (b, a)
        guard let dateA = a.facts.period, let dateB = b.facts.period, dateA.excludes(dateB) else { return nil }
        guard let placesA = support(of: a, part), let placesB = support(of: b, part) else { return nil }
        let shared = Set(placesA.map(\.document)).intersection(placesB.map(\.document))
        func side(_ node: Node, _ date: DateSpan, _ places: [Citation]) -> Side {
            let kept = shared.isEmpty ? places : places.filter { shared.contains($0.document) }
            return Side(node: node, relation: nil, date: date, citations: kept)
        }
        return DateContradiction(
            kind: shared.isEmpty ? .betweenDocuments : .withinDocument, first: side(a, dateA, placesA), second: side(b, dateB, placesB))
    }

    /// Where a statement is held to be true; nil if nobody does, or nobody does any more.
    private static func support(of statement: Node, _ part: Subgraph) -> [Citation]? {
        let stances = part.relations(of: statement).filter { $0.targetIndex == statement.index }.compactMap { relation in
            relation.type.polarity.map { Stance(relation, $0, in: part) }
        }
        let standing = Dictionary(grouping: stances) { $0.speaker.index }.values.flatMap { Position($0).standing(.for) }
        guard !standing.isEmpty else { return nil }
        return standing.flatMap(\.evidence.documents).inOrder(in: part.graph)
    }

    private static func ofSaying(_ relation: Relation, _ part: Subgraph) -> [DateContradiction] {
        guard let evidence = part.evidence(of: relation), let said = evidence.saidOn else { return [] }
        var found: [DateContradiction] = []
        func saying(_ citations: [Citation]) -> Side {
            Side(node: relation.target, relation: relation, date: said, citations: citations.inOrder(in: part.graph))
        }
        for document in part.documents(of: relation) {
            // What was changed later may tell later things.
            let facts = document.facts
            let dates = [facts.published, facts.updated].compactMap { $0 }
            guard let last = dates.max(by: { $0.latestDay ?? .max < $1.latestDay ?? .max }), last.endsBefore(said) else { continue }
            let places = evidence.documents.filter { $0.document == document.index }
            found.append(
                DateContradiction(
                    kind: .saidAfterPublication, first: saying(places),
                    second: Side(node: document, relation: nil, date: last, citations: [Citation(document: document.index)])))
        }
        let held = relation.type.isStance ? (relation.type.polarity == .for ? relation.target.facts.period : nil) : evidence.period
        if let held, said.endsBefore(held) {
            found.append(
                DateContradiction(
                    kind: .saidBeforeEvent, first: saying(evidence.documents),
                    second: Side(node: relation.target, relation: nil, date: held, citations: [])))
        }
        return found
    }

    private func sortKey(_ graph: RelationGraph) -> [String] {
        let order = Kind.allCases.firstIndex(of: kind) ?? 0
        func key(_ side: Side) -> [String] {
            [side.node.id, side.relation?.source.id ?? "", side.relation?.type.id ?? "", side.date.text]
                + side.citations.map { $0.text(in: graph) }
        }
        return ["\(order)"] + key(first) + key(second)
    }
}
