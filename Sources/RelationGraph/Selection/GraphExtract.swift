/// A part of a graph as a graph of its own: what a selection leaves, with what its relations are known from.
///
/// Documents, with who published and wrote them, agencies and sources come along with the relations that rest on them, whatever kinds and layers
/// are selected: a relation without its evidence is no more than a rumour. What was left out by name does not come along, nor do documents
/// that a selection does not count. Everything else is as it was: ids, fields, comments, and the views that show what they showed.
public struct GraphExtract: Sendable {
    public let graph: RelationGraph
    /// How many nodes of every kind are not in it, by the id of the kind.
    public let missingNodes: [String: Int]
    /// How many ties and stances of every type are not in it, by the id of the type.
    public let missingRelations: [String: Int]
    /// How many times a relation that is in it cites a document, an agency or a source that is not.
    public let missingCitations: Int
    /// The views that would show something else.
    public let missingViews: [String]
    /// How many nodes came along with the evidence, without being selected.
    public let addedCount: Int

    public var isComplete: Bool { missingNodes.isEmpty && missingRelations.isEmpty && missingCitations == 0 && missingViews.isEmpty }

    /// - Complexity: O(nodes + relations + what they have).
    /// - Throws: `GraphProblems` if what is left makes no graph.
    public init(_ part: Subgraph) throws(GraphProblems) {
        let original = part.graph
        let kept = GraphExtract.withEvidence(part)
        let restriction = GraphRestriction(original) { kept[Int($0)] ? original.node($0).id : nil }
        var builder = GraphBuilder(vocabulary: original.vocabulary)
        (builder.title, builder.summary, builder.presentation) = (original.title, original.summary, original.presentation)
        builder.add(original.attributes)
        for file in original.files { builder.add(file) }
        var (nodes, relations): ([String: Int], [String: Int]) = ([:], [:])
        for node in original.nodes {
            guard kept[Int(node.index)] else {
                nodes[node.kind.id, default: 0] += 1
                continue
            }
            var draft = NodeDraft(id: Reference(node.id, at: node.place), kind: node.kind.id, name: node.name)
            draft.facts = node.facts
            draft.links = restriction.links(of: node) { part.contains($0) || GraphExtract.isProvenance($0) }
            builder.add(draft)
        }
        var citations = 0
        for relation in original.relations where !relation.isImplied {
            guard part.contains(relation), let draft = restriction.entry(relation, part.evidence(of: relation) ?? Evidence()) else {
                relations[relation.type.id, default: 0] += 1
                continue
            }
            if let evidence = relation.evidence {
                citations += evidence.documents.count + evidence.via.count + evidence.citing.count
                citations -= draft.documents.count + draft.via.count + draft.citing.count
            }
            builder.add(draft)
        }
        for judgement in original.judgementsOnAbsentNodes {
            if let draft = restriction.judgement(judgement) {
                builder.add(draft)
            } else {
                relations[judgement.type.id, default: 0] += 1
            }
        }
        var views: [String] = []
        for view in original.views {
            if let draft = restriction.view(view) { builder.add(draft) } else { views.append(view.name) }
        }
        graph = try builder.build()
        (missingNodes, missingRelations, missingCitations, missingViews) = (nodes, relations, citations, views)
        addedCount = kept.indices.count { kept[$0] && !part.containsNode[$0] }
    }

    /// Whether a relation tells where something comes from: who published and wrote a document, what it was copied from.
    private static func isProvenance(_ relation: Relation) -> Bool {
        [CoreType.published, .wrote, .copiedFrom].contains { $0.rawValue == relation.type.id }
    }

    /// What is in sight, and what the relations in sight are known from.
    private static func withEvidence(_ part: Subgraph) -> [Bool] {
        var kept = part.containsNode
        func add(_ node: Node) { if part.admits(node) { kept[Int(node.index)] = true } }
        for relation in part.relations where !relation.isImplied {
            guard let evidence = part.evidence(of: relation) else { continue }
            for node in evidence.documents.map(\.document) + evidence.via + evidence.citing { add(part.graph.node(node)) }
        }
        for document in part.graph.nodes where document.isDocument && kept[Int(document.index)] {
            for type in [CoreType.published, .wrote] { document.neighbors(type, incoming: true).forEach(add) }
        }
        return kept
    }
}
