import RelationGraph

/// Writes one file of a graph.
struct NativeFileWriter {
    let graph: RelationGraph
    let layout: SourceFile
    var title: String?
    var summary: String?
    var presentation = GraphPresentation()
    var kinds: [NodeKind] = []
    var types: [RelationType] = []
    var views: [ViewDefinition] = []
    var nodes: [Node] = []
    /// The entries of the file's own list of ties.
    var list: [Relation] = []
    /// Entries of that list that name nodes which the graph has not.
    var judgementsOnAbsentNodes: [RelationDraft] = []

    init(_ graph: RelationGraph, layout: SourceFile) {
        self.graph = graph
        self.layout = layout
    }

    var text: String {
        var emitter = YAMLEmitter()
        emitter.emit(lines)
        return emitter.text
    }

    private var lines: [YAMLLine] {
        var lines: [YAMLLine] = []
        for field in FileField.allCases {
            switch field {
            case .relgraph:
                lines.append(
                    YAMLLine(field, .bare(String(NativeReader.version)), comment: layout.comment ?? layout.comments[field.rawValue]))
            case .title: lines += line(field, title.map { .text($0) }, isSetOff: false)
            case .description: lines += line(field, summary.map { .text($0) }, isSetOff: false)
            case .subtitle, .date, .credit: lines += line(field, value(of: field, in: presentation), isSetOff: false)
            case .style: lines += line(field, value(of: field, in: presentation))
            case .vocabulary: lines += line(field, vocabulary)
            case .views: lines += line(field, views.isEmpty ? nil : .block(views.map(viewLine)))
            case .ties:
                lines += sections
                let items =
                    list.map { YAMLItem(entry($0), comment: $0.evidence?.comment) }
                    + judgementsOnAbsentNodes.map { YAMLItem(entry($0), comment: $0.evidence.comment) }
                lines += line(field, items.isEmpty ? nil : .rows(items))
            }
        }
        return lines
    }

    private func line(_ field: FileField, _ value: YAMLOutput?, isSetOff: Bool = true) -> [YAMLLine] {
        value.map { [YAMLLine(field, $0, comment: layout.comments[field.rawValue], isSetOff: isSetOff)] } ?? []
    }

    private var sections: [YAMLLine] {
        let byKind = Dictionary(grouping: nodes) { $0.kind.id }
        return graph.vocabulary.kinds.compactMap { kind in
            guard let nodes = byKind[kind.id] else { return nil }
            let lines = nodes.map { YAMLLine($0.id, .block(fields(of: $0)), comment: $0.facts.comment, isSetOff: true) }
            return YAMLLine(kind.section, .block(lines), comment: layout.comments[kind.section], isSetOff: true)
        }
    }

    // MARK: Vocabulary

    var vocabulary: YAMLOutput? {
        var parts: [YAMLLine] = []
        if !kinds.isEmpty {
            let declarations = kinds.map { kind in
                YAMLLine(
                    kind.id, .mapping(KindField.allCases.map { YAMLLine($0, value(of: $0, in: kind)) }),
                    comment: layout.comments["vocabulary/kinds/\(kind.id)"])
            }
            parts.append(YAMLLine(VocabularyField.kinds, .block(declarations)))
        }
        if !types.isEmpty {
            let declarations = types.map { type in
                YAMLLine(
                    type.id, .mapping(lines(RelationTypeField.self) { value(of: $0, in: type) }),
                    comment: layout.comments["vocabulary/relations/\(type.id)"])
            }
            parts.append(YAMLLine(VocabularyField.relations, .block(declarations)))
        }
        return parts.isEmpty ? nil : .block(parts)
    }

    private func value(of field: KindField, in kind: NodeKind) -> YAMLOutput {
        switch field {
        case .label: .text(kind.label)
        case .section: .text(kind.section)
        case .shapeName: .text(kind.style.shape.rawValue)
        case .color: .text(kind.style.color.text)
        }
    }

    private func value(of field: RelationTypeField, in type: RelationType) -> YAMLOutput? {
        switch field {
        case .label: .text(type.label)
        case .inverse: .text(type.inverseLabel)
        case .layer: .text(type.layer.rawValue)
        case .from: texts(type.sourceKinds)
        case .to: texts(type.targetKinds)
        case .symmetric: type.isSymmetric ? .bare("true") : nil
        case .polarity: type.polarity.map { .text($0.rawValue) }
        case .walkable: type.isWalkable ? nil : .bare("false")
        case .speaksFor: type.speaksFor ? .bare("true") : nil
        case .color: .text(type.style.color.text)
        case .dash: .text(type.style.dash.rawValue)
        case .arrow: .text(type.style.arrow.rawValue)
        case .width: .text(type.style.width.rawValue)
        }
    }

    // MARK: Views

    func viewLine(_ view: ViewDefinition) -> YAMLLine {
        YAMLLine(
            view.name, .block(lines(ViewField.self) { value(of: $0, in: view) }), comment: layout.comments["views/\(view.name)"],
            isSetOff: true)
    }

    private func value(of field: ViewField, in view: ViewDefinition) -> YAMLOutput? {
        switch field {
        case .title: view.title.map { .text($0) }
        case .subtitle: view.subtitle.map { .text($0) }
        case .date: view.date.map { .bare($0.text) }
        case .credit: view.credit.map { .text($0) }
        case .style: view.style.flatMap(styleBlock)
        case .layout: view.layout.map { .text($0) }
        case .layers: texts(view.selection.layers.map(\.rawValue))
        case .types: texts(view.selection.types)
        case .excludedTypes: texts(view.selection.excludedTypes)
        case .kinds: texts(view.selection.kinds)
        case .excludedKinds: texts(view.selection.excludedKinds)
        case .documents: ids(view.selection.documents)
        case .without: ids(view.selection.without)
        case .asOf: view.selection.asOf.map { .bare($0.text) }
        case .since: view.selection.since.map { .bare($0.text) }
        case .until: view.selection.until.map { .bare($0.text) }
        case .minReliability: view.selection.minReliability.map { .text($0.rawValue) }
        case .gradedOnly: view.selection.gradedOnly ? .bare("true") : nil
        case .nodes: ids(view.nodes)
        case .focus: view.focus.map { .text(graph.node($0).id) }
        case .depth: view.depth.map { .bare(String($0)) }
        case .path: ids(view.path)
        case .highlight: ids(view.highlight)
        case .groupBy: view.groupBy.map { .text($0) }
        case .steps: steps(of: view)
        }
    }

    private func steps(of view: ViewDefinition) -> YAMLOutput? {
        let items = view.steps.enumerated().map { index, step in
            YAMLItem(
                .block(lines(StepField.self) { value(of: $0, in: step) }), comment: layout.comments["views/\(view.name)/\(index + 1)"])
        }
        return items.isEmpty ? nil : .rows(items)
    }

    private func value(of field: StepField, in step: ViewStep) -> YAMLOutput? {
        switch field {
        case .caption: .text(step.caption)
        case .highlight: ids(step.highlight)
        case .path: ids(step.path)
        case .statement: step.statement.map { .text(graph.node($0).id) }
        case .types: texts(step.types)
        case .documents: ids(step.documents)
        case .keep: ids(step.keep)
        case .fade: step.fades ? nil : .bare("false")
        case .asOf: step.asOf.map { .bare($0.text) }
        }
    }

    // MARK: Parts of values

    /// The fields that have a value, in canonical order.
    func lines<Field: NativeField>(_: Field.Type, _ value: (Field) -> YAMLOutput?) -> [YAMLLine] {
        Field.allCases.compactMap { field in value(field).map { YAMLLine(field, $0) } }
    }

    /// A list of texts; nil if there are none.
    func texts(_ texts: [String]) -> YAMLOutput? { texts.isEmpty ? nil : .list(texts.map { YAMLItem(.text($0)) }) }

    /// A list of ids; nil if there are none.
    func ids(_ nodes: [NodeIndex]) -> YAMLOutput? { texts(nodes.map { graph.node($0).id }) }

    /// An id, or a list of several; nil if there are none.
    func idOrIDs(_ nodes: [NodeIndex]) -> YAMLOutput? { nodes.count == 1 ? .text(graph.node(nodes[0]).id) : ids(nodes) }
}
