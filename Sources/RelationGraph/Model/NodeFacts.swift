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

    /// Takes over what another file knows and this one does not; where both say something of one thing, this one's word stays.
    public mutating func complete(with other: NodeFacts) {
        aliases += other.aliases.filter { alias in !aliases.contains { $0.name == alias.name } }
        identifiers += other.identifiers.filter { !identifiers.contains($0) }
        role = role ?? other.role
        summary = summary ?? other.summary
        country = country ?? other.country
        period = period ?? other.period
        tags += other.tags.filter { !tags.contains($0) }
        url = url ?? other.url
        note = note ?? other.note
        published = published ?? other.published
        updated = updated ?? other.updated
        retrieved = retrieved ?? other.retrieved
        language = language ?? other.language
        attributes += other.attributes.filter { attributes[key: $0.key] == nil }
    }
}
