/// A graph limited to some of its nodes, part by part: drafts for another graph in which nothing leads to what is not there.
///
/// Nodes may have other ids in it. Where the words of somebody who is there rest on a node that is not (an agency, a source, what something was
/// copied from), a stand-in may take its place.
public struct GraphRestriction: Sendable {
    public let graph: RelationGraph
    private let ids: @Sendable (NodeIndex) -> String?

    /// - Parameter id: the id that a node has in the copy; nil if it is not there.
    public init(_ graph: RelationGraph, id: @escaping @Sendable (NodeIndex) -> String?) {
        self.graph = graph
        ids = id
    }

    private func reference(_ node: NodeIndex, _ place: SourcePlace?) -> Reference? { ids(node).map { Reference($0, at: place) } }

    /// What a node's own fields lead to.
    ///
    /// - Parameters:
    ///   - keeps: whether a relation that a field gives is to be kept.
    ///   - standIn: the id of what stands in for a node that is not there.
    /// - Complexity: O(degree).
    public func links(
        of node: Node, keeps: (Relation) -> Bool = { _ in true }, standIn: (NodeIndex) -> String? = { _ in nil }
    ) -> [(type: CoreType, to: [Reference])] {
        var links: [(type: CoreType, to: [Reference])] = []
        for type in NodeDraft.outgoingLinks + NodeDraft.incomingLinks {
            let isIncoming = NodeDraft.incomingLinks.contains(type)
            var references: [Reference] = []
            for relation in node.relations where relation.isImplied && relation.type.id == type.rawValue && keeps(relation) {
                guard (isIncoming ? relation.targetIndex : relation.sourceIndex) == node.index else { continue }
                let other = isIncoming ? relation.sourceIndex : relation.targetIndex
                if let kept = reference(other, node.place) {
                    references.append(kept)
                } else if type == .copiedFrom, let id = standIn(other) {
                    // A stand-in tells at least that it is a copy.
                    references.append(Reference(id, at: node.place))
                }
            }
            if !references.isEmpty { links.append((type, references)) }
        }
        return links
    }

    /// A relation that does not follow from others; nil if one of its ends is not there, or none of the documents that it is known from.
    ///
    /// - Parameters:
    ///   - evidence: what of its evidence counts.
    ///   - standIn: the id of what stands in for an agency or a source that is not there.
    public func entry(
        _ relation: Relation, _ evidence: Evidence, standIn: (NodeIndex) -> String? = { _ in nil }
    ) -> RelationDraft? {
        let place = relation.place
        guard let source = reference(relation.sourceIndex, place), let target = reference(relation.targetIndex, place) else { return nil }
        func present(_ nodes: [NodeIndex]) -> [Reference] {
            nodes.compactMap { node in reference(node, place) ?? standIn(node).map { Reference($0, at: place) } }
        }
        var draft = RelationDraft(
            source: source, type: Reference(relation.type.id, at: place), target: target, setting: relation.setting, place: place)
        draft.documents = evidence.documents.compactMap { citation in
            reference(citation.document, place).map { CitationDraft(document: $0, locator: citation.locator) }
        }
        if draft.documents.isEmpty, relation.evidence?.documents.isEmpty == false { return nil }
        draft.via = present(evidence.via)
        draft.citing = present(evidence.citing)
        draft.evidence = evidence
        (draft.evidence.documents, draft.evidence.via, draft.evidence.citing) = ([], [], [])
        return draft
    }

    /// A judgement on a node of another file; nil if the other one is not there either.
    public func judgement(_ judgement: RelationDraft) -> RelationDraft? {
        var draft = judgement
        for end in [\RelationDraft.source, \.target] {
            guard let node = graph.node(id: draft[keyPath: end].id) else { continue }
            guard let id = ids(node.index) else { return nil }
            draft[keyPath: end].id = id
        }
        return draft
    }

    /// A view of what is left of the graph; nil if it would show something else than before.
    public func view(_ view: ViewDefinition) -> ViewDraft? {
        var draft = ViewDraft(view, of: graph) { id in graph.node(id: id).flatMap { ids($0.index) } }
        // A list that has become empty would mean everything.
        let emptied = [(view.nodes, draft.nodes), (view.selection.documents, draft.documents)].contains { !$0.0.isEmpty && $0.1.isEmpty }
        if emptied || (view.focus != nil && draft.focus == nil) { return nil }
        if draft.path.count < view.path.count { draft.path = [] }
        draft.steps = zip(view.steps, draft.steps).compactMap { old, step in
            var step = step
            if step.path.count < old.path.count { step.path = [] }
            // Documents limit what a step brings out; without any of them it would bring out more than it did.
            if !old.documents.isEmpty, step.documents.isEmpty { return nil }
            let shows =
                !(step.highlight.isEmpty && step.path.isEmpty && step.statement == nil && step.types.isEmpty && step.documents.isEmpty)
            return shows || !old.bringsOut ? step : nil
        }
        return draft
    }
}
