import RelationGraph

/// Named pictures.
extension NativeFileReader {
    mutating func readViews(_ section: YAMLEntry) {
        for entry in mapping(section.value, section.key, of: "names and views") ?? [] { readView(entry) }
    }

    private mutating func readView(_ view: YAMLEntry) {
        checkID(view)
        if view.key == "all" {
            builder.warning(
                "reserved-name", "A view “all” is never drawn: --view all draws the whole graph", remedy: "Give it another name.",
                at: place(view))
        }
        var draft = ViewDraft(name: Reference(view.key, at: place(view)))
        for entry in mapping(view.value, view.key, of: "fields") ?? [] {
            guard let field = ViewField.named(entry.key) else {
                unknownField(entry, known: ViewField.keys)
                continue
            }
            guard hasValue(entry) else { continue }
            switch field {
            case .title: draft.definition.title = line(entry)
            case .subtitle: draft.definition.subtitle = line(entry)
            case .date: draft.definition.date = day(entry)
            case .credit: draft.definition.credit = line(entry)
            case .style: draft.definition.style = style(entry)
            case .layout: draft.definition.layout = layout(entry)
            case .layers: draft.layers = references(entry)
            case .types: draft.types = references(entry)
            case .excludedTypes: draft.excludedTypes = references(entry)
            case .kinds: draft.kinds = references(entry)
            case .excludedKinds: draft.excludedKinds = references(entry)
            case .documents: draft.documents = references(entry)
            case .without: draft.without = references(entry)
            case .asOf: draft.definition.selection.asOf = date(entry)
            case .since: draft.definition.selection.since = date(entry)
            case .until: draft.definition.selection.until = date(entry)
            case .minReliability: draft.definition.selection.minReliability = minReliability(entry)
            case .gradedOnly: draft.definition.selection.gradedOnly = flag(entry) ?? false
            case .nodes: draft.nodes = references(entry)
            case .focus: draft.focus = reference(entry.value, entry.key)
            case .depth: draft.definition.depth = number(entry, from: 0)
            case .path: draft.path = ends(entry)
            case .highlight: draft.highlight = references(entry)
            case .groupBy: draft.definition.groupBy = line(entry)
            case .steps: draft.steps = steps(entry, of: view)
            }
        }
        if let comment = comment(above: view) { layout.comments["views/\(view.key)"] = comment }
        builder.add(draft)
    }

    private mutating func layout(_ entry: YAMLEntry) -> String? {
        guard let name = line(entry), case .choice(let known) = ViewField.layout.shape else { return nil }
        if known.contains(name) { return name }
        builder.error(
            "unknown-value", "“\(name)” is no layout", remedy: "Write one of: \(known.joined(separator: ", ")).", at: place(entry.value))
        return nil
    }

    private mutating func minReliability(_ entry: YAMLEntry) -> Reliability? {
        guard let letter = choice(entry, Reliability.self) else { return nil }
        if letter.isKnown { return letter }
        builder.error(
            "unknown-value", "`min-reliability: F` sets no limit: F means that a source cannot be judged, not that it is the worst",
            remedy: "Write A to E; `graded-only: true` leaves out what cannot be judged.", at: place(entry.value))
        return nil
    }

    private mutating func steps(_ list: YAMLEntry, of view: YAMLEntry) -> [ViewStepDraft] {
        var steps: [ViewStepDraft] = []
        for value in list.value.elements {
            guard let step = step(value) else { continue }
            if let comment = comment(aboveLine: Int(value.line)) {
                layout.comments["views/\(view.key)/\(steps.count + 1)"] = comment
            }
            steps.append(step)
        }
        return steps
    }

    private mutating func step(_ value: YAMLValue) -> ViewStepDraft? {
        guard case .mapping(let fields) = value.content else {
            wrongType(
                ViewField.steps.rawValue, "a list of steps such as {caption: What happened, highlight: [id]}", value,
                remedy: "Write each step in that form.")
            return nil
        }
        var draft = ViewStepDraft(ViewStep(caption: ""))
        draft.definition.place = place(value)
        for entry in fields {
            guard let field = StepField.named(entry.key) else {
                unknownField(entry, known: StepField.keys)
                continue
            }
            guard hasValue(entry) else { continue }
            switch field {
            case .caption: draft.definition.caption = line(entry) ?? ""
            case .highlight: draft.highlight = references(entry)
            case .path: draft.path = ends(entry)
            case .statement: draft.statement = reference(entry.value, entry.key)
            case .types: draft.types = references(entry)
            case .documents: draft.documents = references(entry)
            case .keep: draft.keep = references(entry)
            case .fade: draft.definition.fades = flag(entry) ?? true
            case .asOf: draft.definition.asOf = date(entry)
            }
        }
        if !fields.contains(where: { $0.key == StepField.caption.rawValue && !$0.value.isBlank }) {
            builder.error(
                "missing-caption", "The step has no `caption:`", remedy: "Say in a sentence what its figure shows.", at: place(value))
        }
        return draft
    }

    private mutating func ends(_ entry: YAMLEntry) -> [Reference] {
        let ends = references(entry)
        if ends.count != 2 {
            builder.error(
                "unknown-value", "`path:` is a list of two ids; this one has \(ends.count)", remedy: "Name the two ends of the connection.",
                at: place(entry.value))
        }
        return ends
    }
}
