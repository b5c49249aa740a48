import RelationGraph

/// What a foreign file holds.
enum ForeignContent: Sendable {
    /// Nodes and edges with free attributes, in columns.
    case table(GraphTable)
    /// The same with the properties that the writers of this module give to what notes hold: they are read as notes.
    ///
    /// If it is partial, nodes without a kind are only referred to, and stand elsewhere.
    case properties(GraphTable, isPartial: Bool = false)
    /// Nodes and relations of known kinds and types, with what is known of them.
    case drafts(GraphDrafts)
    /// What one program wrote, and what another added.
    case several([ForeignContent])

    /// The contents, none of which is several.
    var parts: [ForeignContent] { if case .several(let contents) = self { contents.flatMap(\.parts) } else { [self] } }
}

/// What a reader gives that understands more of a file than nodes and edges.
struct GraphDrafts: Sendable {
    let file: String
    var title: String?
    var summary: String?
    /// Kinds and types besides the built-in ones. Several files may declare the same.
    var kinds: [NodeKind] = []
    var types: [RelationType] = []
    var nodes: [NodeDraft] = []
    var relations: [RelationDraft] = []
    /// What is wrong, or doubtful, in the file.
    var problems: [Problem] = []

    init(file: String) { self.file = file }

    func place(line: Int, column: Int = 1) -> SourcePlace { SourcePlace(file: file, line: line, column: column) }

    /// Declares kinds and types, which other files may use.
    func declare(in builder: inout GraphBuilder) {
        for problem in problems { builder.report(problem) }
        for kind in kinds where builder.vocabulary.kind(kind.id) != kind { builder.declare(kind, at: place(line: 1)) }
        for type in types where builder.vocabulary.relationType(type.id) != type { builder.declare(type, at: place(line: 1)) }
    }

    func add(to builder: inout GraphBuilder) {
        if builder.title == nil { builder.title = title }
        if builder.summary == nil { builder.summary = summary }
        for node in nodes { builder.add(node) }
        for relation in relations { builder.add(relation) }
    }
}
