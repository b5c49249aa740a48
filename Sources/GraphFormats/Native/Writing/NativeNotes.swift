import RelationGraph

/// Makes notes of a graph of another origin, whose ids, types and texts may be such as notes cannot hold.
struct NativeNotes {
    private let graph: RelationGraph
    private var texts = NoteTexts()
    private var builder = GraphBuilder()
    /// The ids that nodes and kinds have in the notes.
    private let ids: [String]
    private var kinds: [String: String] = [:]

    /// The graph as notes can write it; itself if they can write it as it is.
    ///
    /// - Complexity: O(nodes + relations + what they have) expected.
    /// - Throws: `GraphProblems` if it holds what notes must not say.
    static func notes(of graph: RelationGraph) throws(GraphProblems) -> (graph: RelationGraph, loss: LossReport) {
        if graph.attributes.isEmpty, isWritable(graph) { return (graph, LossReport()) }
        var notes = NativeNotes(graph)
        try notes.fill()
        return (try notes.builder.build(), notes.texts.loss.sorted)
    }

    private static func isWritable(_ graph: RelationGraph) -> Bool {
        let vocabulary = graph.vocabulary
        // Some built-in types are called as fields are, and are written as these.
        let types = vocabulary.relationTypes.filter { Vocabulary.builtIn.relationType($0.id) != $0 }
        guard vocabulary.kind("person") != nil, graph.nodes.allSatisfy({ SlugNames.holds($0.id) }),
            vocabulary.kinds.allSatisfy({ SlugNames.holds($0.id) }),
            // What is called like a built-in type, but means something else, would be read as that type.
            types.allSatisfy({
                SlugNames.holds($0.id) && EntryField.named($0.id) == nil && Vocabulary.builtIn.relationType($0.id) == nil
            })
        else { return false }
        var texts = NoteTexts()
        for type in types { _ = texts.type(type, count: 1) }
        for node in graph.nodes {
            let facts = node.facts
            guard texts.name(of: node) == node.name, texts.facts(facts) == facts else { return false }
        }
        return graph.relations.allSatisfy { relation in relation.evidence.map { texts.evidence($0) == $0 } ?? true } && texts.loss.isEmpty
    }

    private init(_ graph: RelationGraph) {
        self.graph = graph
        var names = SlugNames()
        ids = graph.nodes.map { names.slug(for: $0.id, instead: "node") }
    }

    private func id(_ id: String) -> String { graph.node(id: id).map { ids[Int($0.index)] } ?? id }

    private mutating func fill() throws(GraphProblems) {
        for file in graph.files { builder.add(file) }
        let title = graph.title ?? graph.nameInFile
        builder.title = title.flatMap { texts.line($0, .graph, "title") }
        for attribute in graph.attributes where builder.title == nil || attribute.value != title.map(AttributeValue.text) {
            texts.loss.add(.graph, attribute.key, because: LossReport.noPlace)
        }
        builder.summary = graph.summary.flatMap { texts.paragraph($0, .graph, "description") }
        declareKinds()
        let types = declareTypes()
        for node in graph.nodes { add(node) }
        for relation in graph.relations where !relation.isImplied {
            var draft = RelationDraft(relation, id: id)
            draft.type.id = types[relation.typeIndex]
            draft.evidence = texts.evidence(draft.evidence)
            builder.add(draft)
        }
        let typeIDs = Dictionary(zip(graph.vocabulary.relationTypes.map(\.id), types), uniquingKeysWith: { first, _ in first })
        builder.presentation = graph.presentation
        builder.presentation.style?.renameRelations(typeIDs)
        for view in graph.views {
            var draft = ViewDraft(view, of: graph, id: id)
            draft.renameTypes(typeIDs)
            builder.add(draft)
        }
        for var judgement in graph.judgementsOnAbsentNodes {
            (judgement.source.id, judgement.target.id) = (id(judgement.source.id), id(judgement.target.id))
            builder.add(judgement)
        }
    }

    // MARK: Vocabulary

    private mutating func declareKinds() {
        var names = SlugNames(taken: Set(builder.vocabulary.kinds.map(\.id)))
        for var kind in graph.vocabulary.kinds where builder.vocabulary.kind(kind.id) == nil {
            let given = kind.id
            kind.id = names.slug(for: given, instead: "kind")
            kind.label = texts.line(kind.label, .nodes, "kind", count: graph.nodes.count { $0.kind.id == given }) ?? kind.id
            kinds[given] = kind.id
            builder.declare(kind, at: nil)
        }
    }

    /// - Returns: The id of every type in the notes.
    private mutating func declareTypes() -> [String] {
        var names = SlugNames(taken: Set(EntryField.keys))
        var counts = [Int](repeating: 0, count: graph.vocabulary.relationTypes.count)
        for type in graph.relationTypes { counts[Int(type)] += 1 }
        return graph.vocabulary.relationTypes.enumerated().map { index, given in
            if builder.vocabulary.relationType(given.id) == given { return given.id }
            var type = texts.type(given, count: counts[index])
            type.id = names.slug(for: given.id, instead: "type")
            // What notes call so already may mean something else.
            while let known = builder.vocabulary.relationType(type.id), known != type {
                type.id = names.slug(for: type.id, instead: "type")
            }
            if builder.vocabulary.relationType(type.id) == nil { builder.declare(type, at: nil) }
            return type.id
        }
    }

    // MARK: Nodes

    private mutating func add(_ node: Node) {
        var draft = NodeDraft(node, id: id)
        draft.kind = kinds[draft.kind] ?? draft.kind
        draft.name = texts.name(of: node) ?? draft.id.id
        // The old id is told by the name, or else kept beside the new one.
        if draft.id.id != node.id, draft.name != node.id { draft.facts.attributes.append(Attribute("id", .text(node.id))) }
        draft.facts = texts.facts(draft.facts)
        builder.add(draft)
    }
}

extension RelationGraph {
    /// What foreign files call the graph. A single letter, as after `digraph`, is no name.
    fileprivate var nameInFile: String? {
        for key in ["title", "name"] {
            if case .text(let text)? = attributes[key: key], text.count > 1 { return text }
        }
        return nil
    }
}

/// Slugs for texts, each once.
private struct SlugNames {
    private var keys: DistinctKeys
    /// YAML finds no colon that is much farther from the beginning of a key.
    private static let limit = 400

    init(taken: Set<String> = []) { keys = DistinctKeys(taken: taken) }

    /// Whether notes can write an id as it is.
    static func holds(_ id: String) -> Bool { id.utf8.count <= limit && Slug.isSlug(id) }

    /// The slug that a text gives, with a number if another text had it first.
    mutating func slug(for text: String, instead: String) -> String {
        if SlugNames.holds(text) { return keys.distinct(text) }
        let start = text.unicodeScalars.count > SlugNames.limit ? String(text.prefix(SlugNames.limit / 2)) : text
        var slug = Slug.suggestion(for: start) ?? instead
        if slug.utf8.count > SlugNames.limit { slug = String(slug.prefix(SlugNames.limit / 2)) }
        while slug.last == "-" { slug.removeLast() }
        return keys.distinct(slug)
    }
}
