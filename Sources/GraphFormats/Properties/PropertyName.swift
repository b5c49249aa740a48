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

extension AttributeColumn {
    /// Whether it holds a free attribute that would be taken for something else under its own name.
    var hasEscapedKey: Bool { key.hasPrefix(PropertyName.attributePrefix) }

    /// The column under the key that its attribute has.
    var withPlainKey: AttributeColumn { hasEscapedKey ? renamed(String(key.dropFirst(PropertyName.attributePrefix.count))) : self }

    /// Whether more than half of so many rows have something.
    fileprivate func fillsMost(of count: Int) -> Bool { 2 * (0..<count).count(where: hasValue) > count }
}

extension GraphTable {
    /// Whether the file was written from notes: it says so, or most of its nodes, or of its edges if it tells nothing of nodes, have the kinds
    /// and types that notes have. Other programs may lose what a file says of itself, and add nodes that have no kind.
    var holdsNotes: Bool {
        if graphAttributes.contains(where: { $0.key == PropertyName.version }) { return true }
        if let kinds = nodeAttributes.first(where: { $0.key == PropertyName.kind }) { return kinds.fillsMost(of: nodeCount) }
        return edgeAttributes.first { $0.key == PropertyName.type }?.fillsMost(of: edgeCount) ?? false
    }

    /// The table with the keys of free attributes as they were before they were told apart from names that mean something else.
    var withPlainKeys: GraphTable {
        guard (nodeAttributes + edgeAttributes).contains(where: \.hasEscapedKey) else { return self }
        var table = self
        table.nodeAttributes = nodeAttributes.map(\.withPlainKey)
        table.edgeAttributes = edgeAttributes.map(\.withPlainKey)
        return table
    }
}
