/// A field of one of the native format's objects.
///
/// The cases of the enumerations that conform are the only list of fields there is: the reader switches over them, the writer orders by them,
/// the JSON Schema describes them.
protocol NativeField: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// What may stand there.
    var shape: FieldShape { get }
    /// What it means, for an editor's tooltip.
    var summary: String { get }
}

/// What may be the value of a field. Wherever a list may stand, a single value may too.
enum FieldShape: Hashable, Sendable {
    /// One line of text.
    case line
    /// Text of any length.
    case paragraph
    /// A list of lines.
    case lines
    /// A list of names, each a text or `{name, lang}`.
    case aliases
    /// Register and number: `{un: IRi.039}`.
    case identifiers
    /// An id of a node.
    case reference
    case references
    /// Ids of documents, each perhaps with a locator: `id#p3`.
    case citations
    /// A date or interval in EDTF.
    case date
    /// A date without an interval.
    case singleDate
    case flag
    /// A whole number from the given one on.
    case number(from: Int)
    case choice([String])
    /// Ids of layers, relation types or kinds.
    case layers, relationTypes, kinds
    /// A palette name or `#rrggbb`.
    case color
    case link
    /// Free keys and values of any type.
    case attributes
    /// A list of relation entries under a node, under a statement, or in a list with `from:`.
    case ties, stances, tieList
    /// The format version.
    case version
    /// Declarations and views, by id.
    case vocabulary, kindDeclarations, typeDeclarations, views
    /// The steps of a view.
    case steps
    /// What figures look like.
    case style
}

extension NativeField {
    static func named(_ key: String) -> Self? { Self(rawValue: key) }
    static var keys: [String] { allCases.map(\.rawValue) }
}
