/// An id as written, and where.
public struct Reference: Hashable, Sendable {
    public var id: String
    public var place: SourcePlace?

    public init(_ id: String, at place: SourcePlace? = nil) {
        self.id = id
        self.place = place
    }
}

/// A node as a reader hands it over: ids instead of numbers, each with its place.
public struct NodeDraft: Sendable {
    public var id: Reference
    public var kind: String
    public var name: String
    public var facts = NodeFacts()
    /// The relations that the node's own fields give: what a statement is about, who published a document.
    public var links: [(type: CoreType, to: [Reference])] = []

    public init(id: Reference, kind: String, name: String) {
        self.id = id
        self.kind = kind
        self.name = name
    }
}

/// A document as an evidence names it.
public struct CitationDraft: Sendable {
    public var document: Reference
    public var locator: String?

    public init(document: Reference, locator: String? = nil) {
        self.document = document
        self.locator = locator
    }
}

/// A relation as a reader hands it over.
public struct RelationDraft: Sendable {
    public var source: Reference
    public var type: Reference
    public var target: Reference
    public var documents: [CitationDraft] = []
    public var via: [Reference] = []
    public var citing: [Reference] = []
    /// Everything of the evidence that names no node; the builder adds `documents`, `via` and `citing`.
    public var evidence = Evidence()
    public var setting: RelationSetting
    public var place: SourcePlace?

    public init(source: Reference, type: Reference, target: Reference, setting: RelationSetting, place: SourcePlace? = nil) {
        self.source = source
        self.type = type
        self.target = target
        self.setting = setting
        self.place = place
    }
}

/// A view as a reader hands it over.
public struct ViewDraft: Sendable {
    public var definition: ViewDefinition
    public var documents: [Reference] = []
    public var without: [Reference] = []
    public var nodes: [Reference] = []
    public var focus: Reference?
    public var path: [Reference] = []
    public var highlight: [Reference] = []
    /// Layers, relation types and kinds named in the selection, to be checked against the vocabulary.
    public var layers: [Reference] = []
    public var types: [Reference] = []
    public var excludedTypes: [Reference] = []
    public var kinds: [Reference] = []
    public var excludedKinds: [Reference] = []
    public var steps: [ViewStepDraft] = []

    public init(name: Reference) {
        definition = ViewDefinition(name: name.id)
        definition.place = name.place
    }
}

/// A step of a view as a reader hands it over.
public struct ViewStepDraft: Sendable {
    /// Everything of the step that names nothing of the graph.
    public var definition: ViewStep
    public var highlight: [Reference] = []
    public var path: [Reference] = []
    public var statement: Reference?
    public var types: [Reference] = []
    public var documents: [Reference] = []
    public var keep: [Reference] = []

    public init(_ definition: ViewStep) { self.definition = definition }
}
