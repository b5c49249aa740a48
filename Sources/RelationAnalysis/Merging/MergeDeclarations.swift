import RelationGraph

extension NodeKind {
    /// The declaration in the words of the native format.
    static func describe(_ kind: NodeKind) -> String {
        "label: \(kind.label), section: \(kind.section), shape: \(kind.style.shape.rawValue), color: \(kind.style.color.text)"
    }
}

extension RelationType {
    /// The declaration in the words of the native format.
    static func describe(_ type: RelationType) -> String {
        var parts = ["label: \(type.label)", "inverse: \(type.inverseLabel)", "layer: \(type.layer)"]
        if !type.sourceKinds.isEmpty { parts.append("from: [\(type.sourceKinds.joined(separator: ", "))]") }
        if !type.targetKinds.isEmpty { parts.append("to: [\(type.targetKinds.joined(separator: ", "))]") }
        if type.isSymmetric { parts.append("symmetric: true") }
        if let polarity = type.polarity { parts.append("polarity: \(polarity.rawValue)") }
        if !type.isWalkable { parts.append("walkable: false") }
        if type.speaksFor { parts.append("speaks-for: true") }
        let style = type.style
        parts.append(
            "color: \(style.color.text), dash: \(style.dash.rawValue), arrow: \(style.arrow.rawValue), width: \(style.width.rawValue)")
        return parts.joined(separator: ", ")
    }
}

/// A view as it is compared: by ids, without its place.
struct ViewContent: Hashable {
    let draft: ViewDraft
    private let definition: ViewDefinition
    private let steps: [ViewStep]
    private let ids: [[String]]

    init(_ draft: ViewDraft) {
        self.draft = draft
        var definition = draft.definition
        definition.place = nil
        self.definition = definition
        steps = draft.steps.map { step in
            var step = step.definition
            step.place = nil
            return step
        }
        let lists = [draft.nodes, draft.path, draft.highlight, draft.documents, draft.without, draft.focus.map { [$0] } ?? []]
        let stepLists = draft.steps.flatMap { [$0.highlight, $0.path, $0.documents, $0.keep, $0.statement.map { [$0] } ?? []] }
        ids = (lists + stepLists).map { $0.map(\.id) }
    }

    /// What tells it from another view of its name, in short.
    var words: String {
        let parts = [
            draft.definition.title.map { "“\($0)”" }, draft.nodes.isEmpty ? nil : "\(draft.nodes.count) nodes",
            draft.steps.isEmpty ? nil : "\(draft.steps.count) steps",
        ]
        let known = parts.compactMap { $0 }
        return known.isEmpty ? "a view" : known.joined(separator: ", ")
    }

    static func == (a: ViewContent, b: ViewContent) -> Bool { a.definition == b.definition && a.steps == b.steps && a.ids == b.ids }

    func hash(into hasher: inout Hasher) {
        hasher.combine(definition)
        hasher.combine(steps)
        hasher.combine(ids)
    }
}
