/// A name besides the main one.
public struct Alias: Hashable, Sendable {
    public var name: String
    /// A BCP 47 language or script tag, where it matters: `fa`, `ru`, `und-Hebr`.
    public var language: String?

    public init(_ name: String, language: String? = nil) {
        self.name = name
        self.language = language
    }
}

/// An identifier in somebody's register: `un: IRi.039`.
public struct Identifier: Hashable, Sendable {
    public var scheme: String
    public var value: String

    public init(scheme: String, value: String) {
        self.scheme = scheme
        self.value = value
    }
}

/// What is known of a node besides its id, name and kind. Empty for most nodes of large foreign files.
public struct NodeFacts: Hashable, Sendable {
    public var aliases: [Alias] = []
    public var identifiers: [Identifier] = []
    /// One line on what the node is: "Deputy foreign minister".
    public var role: String?
    public var summary: String?
    public var country: String?
    /// When it happened or existed; for a statement, the time that it speaks about.
    public var period: DateSpan?
    public var tags: [String] = []
    public var url: String?
    /// An unnamed or collective source.
    public var isAnonymous = false
    /// How many people an unnamed source is, if that was said.
    public var headcount: Int?
    public var reliability: Reliability?
    public var note: String?
    /// Of a document: when it was published, changed, fetched, and its language.
    public var published: DateSpan?
    public var updated: DateSpan?
    public var retrieved: DateSpan?
    public var language: String?
    public var attributes: [Attribute] = []
    /// The comment above the node in its file, without number signs.
    public var comment: String?

    public init() {}

    static let none = NodeFacts()
}
