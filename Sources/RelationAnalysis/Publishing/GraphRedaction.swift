import RelationGraph

/// A copy of a graph without what must not become public.
///
/// What is removed goes with its ties and stances, and with entries that only removed documents tell. Where somebody else's words rest on a
/// removed source, a stand-in takes its place, one for each, so that two reports from one source do not turn into two that seem independent.
/// What is replaced stays as an unnamed source with the words given, its stances, and nothing else that is known of it: a tie would tell who
/// it is. Comments of files never come along. Everything else stays as it is.
public struct GraphRedaction: Sendable {
    /// Something whose name must not be in the copy.
    public struct Secret: Sendable {
        public let node: Node
        /// The id of what stands in its place; nil if nothing does.
        public let standIn: String?
        /// Nil for what is replaced by other words.
        public let reason: RedactionPlan.Reason?
    }

    public let graph: RelationGraph
    /// In the order of the graph.
    public let secrets: [Secret]
    /// How many ties and stances are not in the copy.
    public private(set) var droppedEntryCount = 0
    /// Views that are not in the copy: they show what is not there, or are left out by a rule.
    public private(set) var droppedViews: [String] = []

    /// Nodes that the graph judges one with one of the secrets, and that no rule hides: their names tell who it is.
    public let counterparts: [Counterpart]

    /// Another node for somebody who is left out.
    public struct Counterpart: Sendable {
        public let node: Node
        /// The first of those that it is judged one with.
        public let secret: Node
    }

    /// - Complexity: O(nodes + relations + what they have).
    /// - Throws: `GraphProblems` if what is left makes no graph.
    public init(_ original: RelationGraph, _ plan: RedactionPlan) throws(GraphProblems) {
        var copy = RedactedCopy(original, plan)
        copy.make()
        graph = try copy.builder.build()
        secrets = original.nodes.filter { plan.isHidden($0.index) }.map { node in
            let isThere = plan.replaced[node.index] != nil || copy.usedStandIns.contains(node.index)
            return Secret(node: node, standIn: isThere ? copy.ids[Int(node.index)] : nil, reason: plan.removed[node.index])
        }
        counterparts = GraphRedaction.counterparts(of: secrets.map(\.node), in: original, plan)
        (droppedEntryCount, droppedViews) = (copy.droppedEntryCount, copy.droppedViews)
    }

    private static func counterparts(of secrets: [Node], in original: RelationGraph, _ plan: RedactionPlan) -> [Counterpart] {
        guard !secrets.isEmpty else { return [] }
        let identities = RecordedIdentities(Subgraph(original)).representatives
        let known = Dictionary(secrets.map { (identities[Int($0.index)], $0) }, uniquingKeysWith: { first, _ in first })
        return original.nodes.compactMap { node in
            guard !plan.isHidden(node.index) else { return nil }
            return known[identities[Int(node.index)]].map { Counterpart(node: node, secret: $0) }
        }
    }
}

/// Makes the parts of a copy.
private struct RedactedCopy {
    private let original: RelationGraph
    private let plan: RedactionPlan
    private(set) var builder: GraphBuilder
    /// The ids in the copy; those of stand-ins for what is hidden.
    private(set) var ids: [String]
    /// The removed nodes that something in the copy rests on.
    private(set) var usedStandIns: Set<NodeIndex> = []
    private(set) var droppedEntryCount = 0
    private(set) var droppedViews: [String] = []
    private var entries: [RelationDraft] = []
    private var links: [NodeIndex: [(type: CoreType, to: [Reference])]] = [:]

    private static let undisclosed = "an undisclosed source"

    init(_ original: RelationGraph, _ plan: RedactionPlan) {
        (self.original, self.plan) = (original, plan)
        builder = GraphBuilder(vocabulary: original.vocabulary)
        ids = original.nodeIDs
        for (node, id) in plan.renamed where !plan.isHidden(node) { ids[Int(node)] = id }
        var taken = Set(ids.indices.filter { !plan.isHidden(NodeIndex($0)) }.map { ids[$0] })
        // Numbers in the order of the graph, so that the same notes give the same copy.
        var numbers: [String: Int] = [:]
        for node in original.nodes where plan.isHidden(node.index) {
            let stem = plan.replaced[node.index] != nil ? GraphRedaction.stem(of: node.kind.id) : "undisclosed"
            repeat {
                numbers[stem, default: 0] += 1
                ids[Int(node.index)] = "\(stem)-\(numbers[stem, default: 0])"
            } while !taken.insert(ids[Int(node.index)]).inserted
        }
    }

    mutating func make() {
        builder.title = plan.rules.title ?? original.title
        builder.summary = plan.rules.summary ?? (plan.rules.dropped.contains(.descriptions) ? nil : original.summary)
        builder.presentation = original.presentation
        builder.presentation.subtitle = plan.rules.subtitle ?? original.presentation.subtitle
        builder.presentation.credit = plan.rules.credit ?? (plan.rules.dropped.contains(.credits) ? nil : original.presentation.credit)
        for relation in original.relations where !relation.isImplied {
            if let entry = entry(relation) { entries.append(entry) } else { droppedEntryCount += 1 }
        }
        let restriction = restriction
        for node in original.nodes where isThere(node.index) {
            links[node.index] = restriction.links(of: node) { _ in
                true
            } standIn: {
                use($0)
            }
        }
        for node in original.nodes {
            if isThere(node.index) {
                builder.add(draft(of: node))
            } else if usedStandIns.contains(node.index) {
                builder.add(standIn(for: node, RedactedCopy.undisclosed))
            }
        }
        for entry in entries { builder.add(entry) }
        for view in original.views { add(view) }
        for judgement in original.judgementsOnAbsentNodes { add(judgement) }
    }

    private func isThere(_ node: NodeIndex) -> Bool { !plan.isGone(node) }

    private func id(_ node: NodeIndex) -> String { ids[Int(node)] }

    private var restriction: GraphRestriction {
        GraphRestriction(original) { [plan, ids] node in plan.isGone(node) ? nil : ids[Int(node)] }
    }

    // MARK: Nodes

    private func draft(of node: Node) -> NodeDraft {
        if let words = plan.replaced[node.index] { return standIn(for: node, words) }
        var draft = NodeDraft(
            id: Reference(id(node.index), at: node.place), kind: node.kind.id, name: plan.reworded[node.index] ?? node.name)
        draft.facts = facts(of: node)
        draft.links = links[node.index] ?? []
        return draft
    }

    /// Words in the place of a node: an unnamed source, if it may be one wherever it stands.
    private func standIn(for node: Node, _ words: String) -> NodeDraft {
        var draft = NodeDraft(id: Reference(id(node.index), at: node.place), kind: node.kind.id, name: words)
        if node.isStatement || node.isDocument {
            draft.links = links[node.index] ?? []
            return draft
        }
        if original.vocabulary.kind("source") != nil { draft.kind = "source" }
        draft.facts.isAnonymous = true
        draft.facts.reliability = node.facts.reliability
        draft.facts.headcount = node.facts.headcount
        return draft
    }

    private func facts(of node: Node) -> NodeFacts {
        var facts = node.facts
        facts.comment = nil
        let dropped = plan.rules.dropped
        let isNoteHidden = ConfidentialMark(facts.attributes) != .nothing
        facts.attributes = attributes(facts.attributes, without: PartAttributes(ofNode: facts, dropped))
        if dropped.contains(.notes) || isNoteHidden { facts.note = nil }
        if dropped.contains(.descriptions) { facts.summary = nil }
        if dropped.contains(.aliases) { facts.aliases = [] }
        if dropped.contains(.identifiers) { facts.identifiers = [] }
        if dropped.contains(.roles) { facts.role = nil }
        if dropped.contains(.countries) { facts.country = nil }
        if dropped.contains(.tags) { facts.tags = [] }
        if dropped.contains(.urls) { facts.url = nil }
        return facts
    }

    private func attributes(_ attributes: [Attribute], without parts: @autoclosure () -> PartAttributes) -> [Attribute] {
        let rules = plan.rules
        // Most relations have none.
        if attributes.isEmpty || rules.dropped.contains(.attributes) { return [] }
        let parts = parts()
        return attributes.filter { attribute in
            !ConfidentialMark.isKey(attribute.key) && !rules.droppedAttributes.contains(attribute.key) && !parts.contains(attribute)
        }
    }

    /// The stand-in for a removed node; nil where a node is only not among the chosen ones.
    private mutating func use(_ node: NodeIndex) -> String? {
        guard plan.removed[node] != nil else { return nil }
        usedStandIns.insert(node)
        return id(node)
    }

    // MARK: Entries

    private mutating func entry(_ relation: Relation) -> RelationDraft? {
        // A tie of what stands under other words would tell who it is; that it is nobody else does not.
        let isHidden = [relation.sourceIndex, relation.targetIndex].contains { plan.replaced[$0] != nil }
        if isHidden, !relation.type.isStance, relation.type.id != "not-same-as" { return nil }
        let restriction = restriction
        let evidence = relation.evidence ?? Evidence()
        let mark = ConfidentialMark(evidence.attributes)
        guard !mark.hidesEntry, var draft = restriction.entry(relation, evidence, standIn: { use($0) }) else { return nil }
        if plan.rules.dropped.contains(.locators) { for index in draft.documents.indices { draft.documents[index].locator = nil } }
        clean(&draft, isNoteHidden: mark != .nothing)
        return draft
    }

    private func clean(_ draft: inout RelationDraft, isNoteHidden: Bool) {
        draft.evidence.comment = nil
        let note = draft.evidence.note
        if plan.rules.dropped.contains(.notes) || isNoteHidden { draft.evidence.note = nil }
        draft.evidence.attributes = attributes(draft.evidence.attributes, without: PartAttributes(ofRelation: note, plan.rules.dropped))
    }

    private mutating func add(_ judgement: RelationDraft) {
        let ends = [judgement.source, judgement.target].compactMap { original.node(id: $0.id) }
        if ends.contains(where: { plan.isHidden($0.index) }) { return }
        let mark = ConfidentialMark(judgement.evidence.attributes)
        guard !mark.hidesEntry, var draft = restriction.judgement(judgement) else { return }
        clean(&draft, isNoteHidden: mark != .nothing)
        builder.add(draft)
    }

    // MARK: Views

    private mutating func add(_ view: ViewDefinition) {
        if plan.rules.dropped.contains(.views) || plan.rules.droppedViews.contains(view.name) {
            droppedViews.append(view.name)
            return
        }
        guard var draft = restriction.view(view) else {
            droppedViews.append(view.name)
            return
        }
        if plan.rules.dropped.contains(.credits) { draft.definition.credit = nil }
        builder.add(draft)
    }
}

extension GraphRedaction {
    /// What a neutral id begins with.
    fileprivate static func stem(of kind: String) -> String {
        switch kind {
        case "statement", "document": kind
        default: "source"
        }
    }
}
