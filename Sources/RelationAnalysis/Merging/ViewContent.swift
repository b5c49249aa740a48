import RelationGraph

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
        definition.style = definition.style.map(StyleMerge.comparable)
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

    /// Every part of it in words, by the key of the native format.
    private var parts: [(key: String, text: String?)] {
        func list(_ references: [Reference]) -> String? { references.isEmpty ? nil : references.map(\.id).joined(separator: ", ") }
        let (view, selection) = (definition, definition.selection)
        return [
            ("title", view.title), ("subtitle", view.subtitle), ("date", view.date?.text), ("credit", view.credit),
            ("style", view.style.map { _ in "its own" }), ("layout", view.layout), ("layers", list(draft.layers)),
            ("types", list(draft.types)), ("no-types", list(draft.excludedTypes)), ("kinds", list(draft.kinds)),
            ("no-kinds", list(draft.excludedKinds)), ("documents", list(draft.documents)), ("without", list(draft.without)),
            ("as-of", selection.asOf?.text), ("since", selection.since?.text), ("until", selection.until?.text),
            ("min-reliability", selection.minReliability?.rawValue), ("graded-only", selection.gradedOnly ? "true" : nil),
            ("nodes", list(draft.nodes)), ("focus", draft.focus?.id), ("depth", view.depth.map { String($0) }),
            ("path", list(draft.path)), ("highlight", list(draft.highlight)), ("group-by", view.groupBy),
            ("steps", steps.isEmpty ? nil : steps.map { "“\($0.caption)”" }.joined(separator: ", ")),
        ]
    }

    /// What tells it from other views of its name: the parts that are not the same in all.
    func words(beside others: [ViewContent]) -> String {
        let all = others.map(\.parts)
        let telling = parts.enumerated().filter { index, part in all.contains { $0[index].text != part.text } }.map(\.element)
        // What is written the same may still differ within: in a style, in what a step brings out.
        guard !telling.isEmpty else { return definition.style == nil ? "other steps" : "another style or other steps" }
        return telling.map { "\($0.key): \($0.text ?? "none")" }.joined(separator: "; ")
    }

    static func == (a: ViewContent, b: ViewContent) -> Bool { a.definition == b.definition && a.steps == b.steps && a.ids == b.ids }

    func hash(into hasher: inout Hasher) {
        hasher.combine(definition)
        hasher.combine(steps)
        hasher.combine(ids)
    }
}
