// The parts of a finished graph as drafts, to build another graph of them: united with others, without some, under other ids.

extension NodeDraft {
    /// The types of relations that a node's own fields give: what a statement is about, who published a document.
    public static let outgoingLinks: [CoreType] = [.about, .implies, .contradicts, .elaborates, .copiedFrom]
    public static let incomingLinks: [CoreType] = [.published, .wrote]

    /// A node of a finished graph, with the relations that its own fields give.
    ///
    /// - Parameter id: the id that a node shall have, given the one that it has.
    /// - Complexity: O(degree), besides copying what is known of it.
    public init(_ node: Node, id: (String) -> String = { $0 }) {
        self.init(id: Reference(id(node.id), at: node.place), kind: node.kind.id, name: node.name)
        facts = node.facts
        for type in NodeDraft.outgoingLinks + NodeDraft.incomingLinks {
            let isIncoming = NodeDraft.incomingLinks.contains(type)
            let others = node.relations.filter { relation in
                relation.isImplied && relation.type.id == type.rawValue
                    && (isIncoming ? relation.targetIndex : relation.sourceIndex) == node.index
            }
            let references = others.map { Reference(id((isIncoming ? $0.source : $0.target).id), at: node.place) }
            if !references.isEmpty { links.append((type, references)) }
        }
    }

    /// What a field of the node gives: the ids that it leads to, or, for who published and wrote a document, that lead to it.
    public func links(_ type: CoreType) -> [Reference] { links.filter { $0.type == type }.flatMap(\.to) }
}

extension RelationDraft {
    /// A relation of a finished graph that does not follow from others.
    ///
    /// - Parameter id: the id that a node shall have, given the one that it has.
    public init(_ relation: Relation, id: (String) -> String = { $0 }) {
        let graph = relation.graph
        func reference(_ node: NodeIndex) -> Reference { Reference(id(graph.node(node).id), at: relation.place) }
        self.init(
            source: reference(relation.sourceIndex), type: Reference(relation.type.id, at: relation.place),
            target: reference(relation.targetIndex), setting: relation.setting, place: relation.place)
        var evidence = relation.evidence ?? Evidence()
        documents = evidence.documents.map { CitationDraft(document: reference($0.document), locator: $0.locator) }
        via = evidence.via.map(reference)
        citing = evidence.citing.map(reference)
        (evidence.documents, evidence.via, evidence.citing) = ([], [], [])
        self.evidence = evidence
    }
}

extension ViewDraft {
    /// A view of a finished graph.
    ///
    /// - Parameter id: the id that a node shall have, given the one that it has; nil for a node that the view is to lose.
    public init(_ view: ViewDefinition, of graph: RelationGraph, id: (String) -> String? = { $0 }) {
        func reference(_ node: NodeIndex) -> Reference? { id(graph.node(node).id).map { Reference($0, at: view.place) } }
        func references(_ nodes: [NodeIndex]) -> [Reference] { nodes.compactMap(reference) }
        func names(_ names: [String]) -> [Reference] { names.map { Reference($0, at: view.place) } }
        self.init(name: Reference(view.name, at: view.place))
        definition = view
        definition.selection.documents = []
        definition.selection.without = []
        (definition.nodes, definition.focus, definition.path, definition.highlight, definition.steps) = ([], nil, [], [], [])
        documents = references(view.selection.documents)
        without = references(view.selection.without)
        nodes = references(view.nodes)
        focus = view.focus.flatMap(reference)
        path = references(view.path)
        highlight = references(view.highlight)
        layers = names(view.selection.layers.map(\.rawValue))
        types = names(view.selection.types)
        excludedTypes = names(view.selection.excludedTypes)
        kinds = names(view.selection.kinds)
        excludedKinds = names(view.selection.excludedKinds)
        steps = view.steps.map { step in
            var draft = ViewStepDraft(step)
            (draft.definition.highlight, draft.definition.path, draft.definition.statement) = ([], [], nil)
            (draft.definition.documents, draft.definition.keep) = ([], [])
            draft.highlight = references(step.highlight)
            draft.path = references(step.path)
            draft.statement = step.statement.flatMap(reference)
            draft.types = names(step.types)
            draft.documents = references(step.documents)
            draft.keep = references(step.keep)
            return draft
        }
    }

    /// Gives relation types other ids wherever the view names them.
    public mutating func renameTypes(_ ids: [String: String]) {
        func renamed(_ types: [Reference]) -> [Reference] { types.map { Reference(ids[$0.id] ?? $0.id, at: $0.place) } }
        types = renamed(types)
        excludedTypes = renamed(excludedTypes)
        for step in steps.indices {
            steps[step].types = renamed(steps[step].types)
            steps[step].definition.types = []
        }
        definition.style?.renameRelations(ids)
    }
}
