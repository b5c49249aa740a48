import RelationGraph

/// Writes the statements of a graph as claims, and what stands of them as reviews, in the terms of schema.org: JSON-LD.
///
/// Every statement is a `Claim` with what it is about. What holds it true, by a stance for it, is where it appears (`appearance`); other documents that
/// speak of it, whether they deny it or know nothing, are about it (`subjectOf`). With an assessment it is part of a `ClaimReview`, whose
/// rating has words and no number: where a claim stands is no judgement of its truth. Ties, and who denies what, have no place there.
struct ClaimReviewWriter {
    private let graph: RelationGraph
    private let assessments: [NodeIndex: ClaimAssessment]
    private var things = SchemaOrgThing()
    private var mentioned: Set<NodeIndex> = []
    private var loss = LossReport()

    /// - Complexity: O(nodes + relations + what they have).
    static func document(
        of graph: RelationGraph, assessments: [NodeIndex: ClaimAssessment]
    ) -> (bytes: [UInt8], loss: LossReport) {
        var writer = ClaimReviewWriter(graph, assessments)
        let items = graph.nodes.filter(\.isStatement).map { writer.item($0) }
        writer.reportLosses()
        let document: JSONValue = ["@context": "https://schema.org", "@graph": .array(items)]
        return (document.utf8, writer.loss.sorted)
    }

    private init(_ graph: RelationGraph, _ assessments: [NodeIndex: ClaimAssessment]) {
        (self.graph, self.assessments) = (graph, assessments)
    }

    // MARK: Claims

    private mutating func item(_ statement: Node) -> JSONValue {
        let claim = claim(statement)
        guard let assessment = assessments[statement.index] else { return claim }
        // No id of a node is written with a slash, so that it can be no other's name.
        var members: [(String, JSONValue)] = [
            ("@type", "ClaimReview"), ("@id", .string(SchemaOrgThing.name(of: statement) + "/review")),
            ("claimReviewed", .string(statement.name)),
        ]
        if let credit = graph.presentation.credit { members.append(("author", ["@type": "Organization", "name": .string(credit)])) }
        if let date = SchemaOrgThing.date(graph.presentation.date) { members.append(("datePublished", .string(date))) }
        members.append(
            (
                "reviewRating",
                [
                    "@type": "Rating", "alternateName": .string(assessment.verdict), "ratingExplanation": .string(assessment.explanation),
                ]
            ))
        members.append(("itemReviewed", claim))
        return .object(members)
    }

    private mutating func claim(_ statement: Node) -> JSONValue {
        var members = things.claim(statement)
        mentioned.formUnion(statement.neighbors(.about).map(\.index) + [statement.index])
        let stances = statement.relations.filter { $0.type.isStance && !$0.isImplied && $0.targetIndex == statement.index }
        let supporting = stances.filter { $0.type.polarity == .for }
        let claimants = assessments[statement.index]?.claimants ?? distinct(supporting.map(\.sourceIndex))
        let authors = claimants.filter { SchemaOrgThing.mayBeAuthor(graph.node($0)) }
        add("author", authors.map { things.entity(graph.node($0)) }, to: &members)
        loss.add(
            .nodes, "author", claimants.count - authors.count, because: "schema.org has only people and organizations as those who claim")
        mentioned.formUnion(authors)
        if let date = firstDate(supporting) { members.append(("datePublished", .string(date))) }
        let appearances = distinct(supporting.flatMap { $0.documents.map(\.index) })
        let others = distinct(stances.flatMap { $0.documents.map(\.index) }).filter { !appearances.contains($0) }
        if let first = firstPublished(appearances) { members.append(("firstAppearance", things.document(graph.node(first)))) }
        add("appearance", appearances.map { things.document(graph.node($0)) }, to: &members)
        add("subjectOf", others.map { things.document(graph.node($0)) }, to: &members)
        for document in (appearances + others).map({ graph.node($0) }) {
            mentioned.insert(document.index)
            for type in [CoreType.published, .wrote] { mentioned.formUnion(document.neighbors(type, incoming: true).map(\.index)) }
        }
        return .object(members)
    }

    private func add(_ key: String, _ list: [JSONValue], to members: inout [(String, JSONValue)]) {
        if !list.isEmpty { members.append((key, list.count == 1 ? list[0] : .array(list))) }
    }

    private func distinct(_ nodes: [NodeIndex]) -> [NodeIndex] {
        var seen: Set<NodeIndex> = []
        return nodes.filter { seen.insert($0).inserted }
    }

    /// The day on which somebody first held it true, if that is certain: no other day may be earlier.
    private func firstDate(_ stances: [Relation]) -> String? {
        let dates = stances.map { $0.evidence?.saidOn }
        return first(dates.map { $0?.earliestDay }, dates.map { $0?.latestDay }).flatMap { SchemaOrgThing.date(dates[$0]) }
    }

    /// The document that certainly came first.
    private func firstPublished(_ documents: [NodeIndex]) -> NodeIndex? {
        let dates = documents.map { graph.node($0).facts.published }
        return first(dates.map { $0?.earliestDay }, dates.map { $0?.latestDay }).map { documents[$0] }
    }

    /// The position of what ends before anything else can have begun; equal ones are one day. Nil if that is not known.
    private func first(_ earliest: [Int?], _ latest: [Int?]) -> Int? {
        guard !earliest.isEmpty, !earliest.contains(nil), !latest.contains(nil) else { return nil }
        let days = zip(earliest, latest).map { ($0 ?? .min, $1 ?? .max) }
        guard let first = days.indices.min(by: { days[$0].1 < days[$1].1 }) else { return nil }
        return days.allSatisfy { $0.0 >= days[first].1 } ? first : nil
    }

    // MARK: What has no place

    private mutating func reportLosses() {
        for (node, fields) in things.lost.sorted(by: { $0.key < $1.key }) {
            for field in fields where mentioned.contains(node) { loss.add(.nodes, field, because: LossReport.noPlace) }
        }
        for node in graph.nodes where !mentioned.contains(node.index) {
            loss.add(.nodes, node.kind.id, because: "no claim is by it, about it or in it")
        }
        for relation in graph.relations where !relation.isImplied { report(relation) }
        loss.addAttributes(of: graph)
        let said = graph.presentation
        let parts = [
            ("title", graph.title == nil ? 0 : 1), ("subtitle", said.subtitle == nil ? 0 : 1),
            ("description", graph.summary == nil ? 0 : 1),
            ("date", said.date != nil && SchemaOrgThing.date(said.date) == nil ? 1 : 0), ("style", said.style == nil ? 0 : 1),
            ("views", graph.views.count),
        ]
        for (field, count) in parts { loss.add(.graph, field, count, because: LossReport.noPlace) }
    }

    private mutating func report(_ relation: Relation) {
        guard relation.type.isStance else {
            loss.add(.relations, relation.type.id, because: "schema.org has no ties between those whom claims are about")
            return
        }
        if relation.type.polarity != .for {
            loss.add(.relations, relation.type.id, because: "schema.org names those who hold a claim true; the rating counts the others")
        }
        guard let evidence = relation.evidence else { return }
        let lost: [(String, Bool)] = [
            ("on", evidence.saidOn != nil), ("when", evidence.period != nil), ("via", !evidence.via.isEmpty),
            ("citing", !evidence.citing.isEmpty), ("in", evidence.documents.contains { $0.locator != nil }),
            ("certainty", evidence.certainty != nil), ("personal", evidence.isPersonal), ("reliability", evidence.reliability != nil),
            ("credibility", evidence.credibility != nil), ("measures", !evidence.measures.isEmpty), ("note", evidence.note != nil),
            ("comment", evidence.comment != nil),
        ]
        for (field, isLost) in lost where isLost { loss.add(.relations, field, because: LossReport.noPlace) }
        for attribute in evidence.attributes { loss.add(.relations, attribute.key, because: LossReport.noPlace) }
    }
}
