import RelationGraph

/// Gathers the entries of a timeline, folding what tells the same of the same time. Nothing depends on the order of notes or files.
struct TimelineCollector {
    private let part: Subgraph
    private let scope: TimelineScope
    private(set) var entries: [TimelineEntry] = []

    init(_ part: Subgraph, _ scope: TimelineScope) {
        self.part = part
        self.scope = scope
    }

    // MARK: What is said to have happened

    mutating func collectEvents() {
        for node in part.nodes where !node.isDocument && scope.admits(node) {
            let date = node.facts.period
            let ties = part.relations(of: node).filter { node.isStatement ? $0.type.isStance : $0.isHappening }
            if node.isStatement {
                add(.statement(node), date, .period, ties)
            } else if date != nil || TimelineCollector.datedKinds.contains(node.kind.id) {
                add(.event(node), date, .period, ties)
            }
        }
        let happenings = part.relations.filter { $0.isHappening && scope.admits($0) }
        fold(happenings.map { Saying($0, part.evidence(of: $0)?.period, .period, citations(of: $0)) }) { .tie($0) }
    }

    /// Kinds whose nodes happen, so that they lack a date if they have none.
    private static let datedKinds: Set<String> = ["event", "agreement"]

    // MARK: Who said so

    mutating func collectSayings() {
        let stances = part.relations.filter { $0.type.isStance && scope.admits($0) }
        fold(stances.flatMap { sayings(of: $0) }) { .stance($0) }
        // A tie without a date of saying is no saying.
        let ties = part.relations.filter { $0.isHappening && scope.admits($0) }
        let told = ties.compactMap { tie in part.evidence(of: tie)?.saidOn.map { Saying(tie, $0, .saying, citations(of: tie)) } }
        fold(told) { .tie($0) }
    }

    /// When a stance was taken: on the date given, or else on the publication of every document in which its own speaker speaks.
    private func sayings(of stance: Relation) -> [Saying] {
        let citations = citations(of: stance)
        if let said = part.evidence(of: stance)?.saidOn { return [Saying(stance, said, .saying, citations)] }
        var sayings: [Saying] = []
        var rest: [Citation] = []
        for citation in citations {
            let document = part.graph.node(citation.document)
            let isOwn = document.neighbors(.published, incoming: true).contains { $0.index == stance.sourceIndex }
            if isOwn, let (date, dating) = document.appearance {
                sayings.append(Saying(stance, date, dating, [citation]))
            } else {
                rest.append(citation)
            }
        }
        if !rest.isEmpty || sayings.isEmpty { sayings.append(Saying(stance, nil, .saying, rest)) }
        return sayings
    }

    // MARK: What appeared

    mutating func collectDocuments() {
        var carried: [NodeIndex: [Relation]] = [:]
        for relation in part.relations where relation.type.isStance && scope.admits(relation) {
            for document in part.documents(of: relation) { carried[document.index, default: []].append(relation) }
        }
        for node in part.nodes where node.isDocument && scope.admits(node) {
            let (date, dating) = node.appearance ?? (nil, .publication)
            add(.document(node), date, dating, carried[node.index] ?? [], [Citation(document: node.index)])
        }
    }

    // MARK: Folding

    /// One telling of a relation, of one date.
    private struct Saying {
        var relation: Relation
        var date: DateSpan?
        var dating: TimelineEntry.Dating
        var citations: [Citation]

        init(_ relation: Relation, _ date: DateSpan?, _ dating: TimelineEntry.Dating, _ citations: [Citation]) {
            (self.relation, self.date, self.dating, self.citations) = (relation, date, dating, citations)
        }

        var key: Key {
            Key(source: relation.sourceIndex, type: relation.typeIndex, target: relation.targetIndex, date: date, dating: dating)
        }
    }

    private struct Key: Hashable {
        var source: NodeIndex
        var type: Int
        var target: NodeIndex
        var date: DateSpan?
        var dating: TimelineEntry.Dating
    }

    private mutating func fold(_ sayings: [Saying], as subject: (Relation) -> TimelineEntry.Subject) {
        for (key, group) in Dictionary(grouping: sayings, by: \.key) {
            add(subject(group[0].relation), key.date, key.dating, group.map(\.relation), group.flatMap(\.citations))
        }
    }

    /// Adds an entry; the citations are those of its relations unless they are given.
    private mutating func add(
        _ subject: TimelineEntry.Subject, _ date: DateSpan?, _ dating: TimelineEntry.Dating, _ relations: [Relation],
        _ citations: [Citation]? = nil
    ) {
        var seen: Set<RelationIndex> = []
        let ordered = relations.filter { seen.insert($0.index).inserted }.map { (key: sortKey(of: $0), relation: $0) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.relation)
        let places = citations ?? ordered.flatMap { self.citations(of: $0) }
        entries.append(
            TimelineEntry(subject: subject, date: date, dating: dating, relations: ordered, citations: places.inOrder(in: part.graph)))
    }

    private func citations(of relation: Relation) -> [Citation] { part.evidence(of: relation)?.documents ?? [] }

    private func sortKey(of relation: Relation) -> [String] {
        let evidence = relation.evidence
        let graph = part.graph
        return [
            evidence?.saidOn?.text ?? "", relation.source.id, relation.type.id, relation.target.id, evidence?.period?.text ?? "",
            (evidence?.documents ?? []).map { $0.text(in: graph) }.joined(separator: " "),
            ((evidence?.via ?? []) + (evidence?.citing ?? [])).map { graph.node($0).id }.joined(separator: " "), evidence?.note ?? "",
        ]
    }
}

extension Node {
    /// When a document appeared, or else when it was changed last.
    var appearance: (date: DateSpan, dating: TimelineEntry.Dating)? {
        let facts = facts
        return facts.published.map { ($0, .publication) } ?? facts.updated.map { ($0, .update) }
    }
}

extension [Citation] {
    /// Each once, by the documents' ids, then by locators, `p4` before `p10`.
    func inOrder(in graph: RelationGraph) -> [Citation] {
        func key(_ citation: Citation) -> (String, Int, String) {
            (graph.node(citation.document).id, citation.locator?.count ?? 0, citation.locator ?? "")
        }
        return Array(Set(self)).sorted { key($0) < key($1) }
    }
}
