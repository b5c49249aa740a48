import RelationGraph

/// Makes notes of a graph of another origin, whose ids and types may be named as notes cannot name them.
enum NativeNotes {
    /// The graph with ids that notes can write; itself if it has no others.
    static func notes(of graph: RelationGraph) -> (graph: RelationGraph, loss: LossReport) {
        let hasSlugs = graph.nodes.allSatisfy { Slug.isSlug($0.id) }
        let kinds = graph.vocabulary.kinds
        let isWritable = { (id: String) in Slug.isSlug(id) && EntryField.named(id) == nil }
        // Some built-in types are called as fields are, and are written as these.
        let declared = graph.vocabulary.relationTypes.filter { Vocabulary.builtIn.relationType($0.id) != $0 }
        if hasSlugs, declared.map(\.id).allSatisfy(isWritable), kinds.contains(where: { $0.id == "person" }) {
            return (graph, LossReport())
        }
        var names = SlugNames()
        let ids = graph.nodes.map { names.slug(for: $0.id, instead: "node") }
        var typeNames = SlugNames(taken: Set(EntryField.keys))
        var builder = GraphBuilder()
        builder.title = graph.title
        builder.summary = graph.summary
        for kind in kinds where builder.vocabulary.kind(kind.id) == nil { builder.declare(kind, at: nil) }
        var types: [String] = []
        for type in graph.vocabulary.relationTypes {
            var own = type
            own.id = builder.vocabulary.relationType(type.id) == type ? type.id : typeNames.slug(for: type.id, instead: "type")
            // What notes call so already may mean something else.
            while let known = builder.vocabulary.relationType(own.id), known != type {
                own.id = typeNames.slug(for: own.id, instead: "type")
            }
            if builder.vocabulary.relationType(own.id) == nil { builder.declare(own, at: nil) }
            types.append(own.id)
        }
        for node in graph.nodes {
            let id = ids[Int(node.index)]
            var draft = NodeDraft(id: Reference(id), kind: node.kind.id, name: node.name)
            draft.facts = node.facts
            // The old id is told by the name, or else kept beside the new one.
            if id != node.id, node.name != node.id { draft.facts.attributes.append(Attribute("id", .text(node.id))) }
            draft.links = links(of: node, ids)
            builder.add(draft)
        }
        for relation in graph.relations where !relation.isImplied {
            builder.add(draft(of: relation, type: types[relation.typeIndex], ids))
        }
        let typeIDs = Dictionary(zip(graph.vocabulary.relationTypes.map(\.id), types), uniquingKeysWith: { first, _ in first })
        builder.presentation = graph.presentation
        builder.presentation.style?.renameRelations(typeIDs)
        for view in graph.views {
            var draft = ViewDraft(view, of: graph) { id in graph.node(id: id).map { ids[Int($0.index)] } }
            draft.renameTypes(typeIDs)
            builder.add(draft)
        }
        for var judgement in graph.judgementsOnAbsentNodes {
            for end in [\RelationDraft.source, \.target] {
                if let node = graph.node(id: judgement[keyPath: end].id) { judgement[keyPath: end].id = ids[Int(node.index)] }
            }
            builder.add(judgement)
        }
        guard let notes = try? builder.build() else { return (graph, LossReport()) }
        return (notes, LossReport())
    }

    private static func links(of node: Node, _ ids: [String]) -> [(type: CoreType, to: [Reference])] {
        let outgoing: [CoreType] = [.about, .implies, .contradicts, .elaborates, .copiedFrom]
        let incoming: [CoreType] = [.published, .wrote]
        let own = node.relations.filter(\.isImplied)
        func others(_ type: CoreType, _ isIncoming: Bool) -> [Reference] {
            own.filter { $0.type.id == type.rawValue && (isIncoming ? $0.targetIndex : $0.sourceIndex) == node.index }
                .map { Reference(ids[Int(isIncoming ? $0.sourceIndex : $0.targetIndex)]) }
        }
        let links = outgoing.map { ($0, others($0, false)) } + incoming.map { ($0, others($0, true)) }
        return links.filter { !$0.1.isEmpty }.map { (type: $0.0, to: $0.1) }
    }

    private static func draft(of relation: Relation, type: String, _ ids: [String]) -> RelationDraft {
        func reference(_ node: NodeIndex) -> Reference { Reference(ids[Int(node)]) }
        var draft = RelationDraft(
            source: reference(relation.sourceIndex), type: Reference(type), target: reference(relation.targetIndex),
            setting: relation.setting)
        guard var evidence = relation.evidence else { return draft }
        draft.documents = evidence.documents.map { CitationDraft(document: reference($0.document), locator: $0.locator) }
        draft.via = evidence.via.map(reference)
        draft.citing = evidence.citing.map(reference)
        (evidence.documents, evidence.via, evidence.citing) = ([], [], [])
        draft.evidence = evidence
        return draft
    }
}

/// Slugs for texts, each once.
private struct SlugNames {
    private var taken: Set<String>

    init(taken: Set<String> = []) { self.taken = taken }

    /// The slug that a text gives, with a number if another text had it first.
    mutating func slug(for text: String, instead: String) -> String {
        let slug = Slug.isSlug(text) ? text : Slug.suggestion(for: text) ?? instead
        var candidate = slug
        var number = 2
        while !taken.insert(candidate).inserted {
            candidate = "\(slug)-\(number)"
            number += 1
        }
        return candidate
    }
}
