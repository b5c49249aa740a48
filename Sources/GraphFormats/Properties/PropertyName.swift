import RelationGraph

/// The names under which foreign files hold what only notes have.
enum PropertyName {
    /// Before the names of the native format's fields: `relgraph:also`.
    static let prefix = "relgraph:"
    /// Before the key of a free attribute that would be taken for something else.
    static let attributePrefix = prefix + "attribute:"

    /// The graph's own: the version of the format whose fields these are, the kinds and types that it declares, its views.
    static let version = prefix + "version"
    static let vocabulary = prefix + FileField.vocabulary.rawValue
    static let views = prefix + FileField.views.rawValue
    static let title = prefix + FileField.title.rawValue
    static let summary = prefix + FileField.description.rawValue
    /// What figures say and look like, each under its own name.
    static let presentation: [FileField] = [.subtitle, .date, .credit, .style]
    /// The order in which free attributes were written: `{"nodes": […], "relations": […]}`.
    static let attributeOrder = prefix + "attribute-order"
    /// Comments at the head of the notes, and above their sections.
    static let comments = prefix + "comments"

    static let kind = prefix + "kind"
    static let type = prefix + "type"
    /// Where a relation is written, if not where its type lets one expect it; `implied` if it is not written at all.
    static let setting = prefix + "setting"
    static let comment = prefix + "comment"
    /// That an edge is undirected, in formats whose edges all point.
    static let undirected = prefix + "undirected"
    /// Free attributes that are no single numbers, texts or truth values, as JSON.
    static let attributes = prefix + "attributes"

    static func field(_ field: some NativeField) -> String { prefix + field.rawValue }
}

extension GraphTable {
    /// Whether the file was written from notes.
    var holdsNotes: Bool {
        graphAttributes.contains { $0.key == PropertyName.version } || nodeAttributes.contains { $0.key == PropertyName.kind }
            || edgeAttributes.contains { $0.key == PropertyName.type }
    }

    /// The table with the keys of free attributes as they were before they were told apart from names that mean something else.
    var withPlainKeys: GraphTable {
        func isEscaped(_ column: AttributeColumn) -> Bool { column.key.hasPrefix(PropertyName.attributePrefix) }
        guard nodeAttributes.contains(where: isEscaped) || edgeAttributes.contains(where: isEscaped) else { return self }
        func plain(_ column: AttributeColumn) -> AttributeColumn {
            isEscaped(column) ? column.renamed(String(column.key.dropFirst(PropertyName.attributePrefix.count))) : column
        }
        var table = self
        table.nodeAttributes = nodeAttributes.map(plain)
        table.edgeAttributes = edgeAttributes.map(plain)
        return table
    }
}
