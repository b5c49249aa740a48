import RelationGraph

/// A graph's content without its numbering and places: what two graphs must share to say the same.
struct GraphSnapshot: Equatable {
    struct NodeEntry: Equatable {
        var id: String
        var kind: String
        var name: String
        var facts: NodeFacts
    }

    var title: String?
    var summary: String?
    var presentation: GraphPresentation
    /// The styles of the views.
    var styles: [MapStyle?]
    var kinds: [NodeKind]
    var types: [RelationType]
    var nodes: [NodeEntry]
    /// The relations of each node, in their order, as text.
    var relations: [String]
    var views: [String]

    init(_ graph: RelationGraph) {
        title = graph.title
        summary = graph.summary
        presentation = graph.presentation
        presentation.style = GraphSnapshot.withoutPlaces(presentation.style)
        styles = graph.views.map { GraphSnapshot.withoutPlaces($0.style) }
        kinds = graph.vocabulary.kinds
        types = graph.vocabulary.relationTypes
        nodes = graph.nodes.map { NodeEntry(id: $0.id, kind: $0.kind.id, name: $0.name, facts: $0.facts) }.sorted { $0.id < $1.id }
        relations = graph.relations.map { GraphSnapshot.text($0) }.sorted()
        views = graph.views.map { GraphSnapshot.text($0, graph) }
    }

    private static func withoutPlaces(_ style: MapStyle?) -> MapStyle? {
        var style = style
        for theme in MapStyle.Theme.allCases { style?.colors[theme]?.place = nil }
        return style
    }

    private static func text(_ relation: Relation) -> String {
        let graph = relation.graph
        var evidence = relation.evidence ?? Evidence()
        let documents = evidence.documents.map { graph.node($0.document).id + "#" + ($0.locator ?? "") }
        let chain = [evidence.via, evidence.citing].map { $0.map { graph.node($0).id } }
        // What remains after this names no node by its number.
        (evidence.documents, evidence.via, evidence.citing) = ([], [], [])
        return "\(relation.source.id) \(relation.type.id) \(relation.target.id) \(relation.setting) \(documents) \(chain) \(evidence)"
    }

    private static func text(_ view: ViewDefinition, _ graph: RelationGraph) -> String {
        var plain = view
        let nodes = [
            view.selection.documents, view.selection.without, view.nodes, view.path, view.highlight, view.focus.map { [$0] } ?? [],
        ]
        (plain.selection.documents, plain.selection.without, plain.nodes, plain.path, plain.highlight) = ([], [], [], [], [])
        (plain.focus, plain.place, plain.steps, plain.style) = (nil, nil, [], nil)
        let steps = view.steps.map { text($0, graph) }
        return "\(nodes.map { $0.map { graph.node($0).id } }) \(plain) \(steps)"
    }

    private static func text(_ step: ViewStep, _ graph: RelationGraph) -> String {
        var plain = step
        let nodes = [step.highlight, step.path, step.statement.map { [$0] } ?? [], step.documents, step.keep]
        (plain.highlight, plain.path, plain.statement, plain.documents, plain.keep, plain.place) = ([], [], nil, [], [], nil)
        return "\(nodes.map { $0.map { graph.node($0).id } }) \(plain)"
    }
}
