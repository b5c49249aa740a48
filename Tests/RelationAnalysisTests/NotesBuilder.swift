import RelationGraph

/// Small graphs in few words.
extension GraphBuilder {
    mutating func nodes(_ kind: String, _ ids: String...) {
        for id in ids { add(NodeDraft(id: Reference(id), kind: kind, name: id)) }
    }

    mutating func document(_ id: String, by outlet: String, published: String? = nil) {
        var draft = NodeDraft(id: Reference(id), kind: "document", name: id)
        draft.facts.published = published.flatMap { DateSpan($0) }
        draft.links = [(.published, [Reference(outlet)])]
        add(draft)
    }

    mutating func statement(_ id: String, about: [String] = [], when: String? = nil) {
        var draft = NodeDraft(id: Reference(id), kind: "statement", name: id)
        draft.facts.period = when.flatMap { DateSpan($0) }
        draft.links = [(.about, about.map { Reference($0) })]
        add(draft)
    }

    /// A tie or a stance, with free attributes.
    mutating func relate(
        _ source: String, _ type: String, _ target: String, in documents: [String] = [], said: String? = nil, period: String? = nil,
        _ attributes: [String: AttributeValue] = [:]
    ) {
        let isStance = vocabulary.relationType(type)?.isStance ?? false
        var draft = RelationDraft(
            source: Reference(source), type: Reference(type), target: Reference(target), setting: isStance ? .stances : .ties)
        draft.documents = documents.map { CitationDraft(document: Reference($0)) }
        draft.evidence.saidOn = said.flatMap { DateSpan($0) }
        draft.evidence.period = period.flatMap { DateSpan($0) }
        draft.evidence.attributes = attributes.sorted { $0.key < $1.key }.map { Attribute($0.key, $0.value) }
        add(draft)
    }
}

/// Makes a graph of what the closure adds.
func graph(_ add: (inout GraphBuilder) -> Void) throws -> RelationGraph {
    var builder = GraphBuilder()
    add(&builder)
    return try builder.build()
}
