/// Dense number of a node within one graph: 0 ..< nodeCount.
public typealias NodeIndex = Int32
/// Dense number of a relation within one graph: 0 ..< relationCount.
public typealias RelationIndex = Int32

/// A document, and where in it something stands.
public struct Citation: Hashable, Sendable {
    public var document: NodeIndex
    /// A short locator such as `p3` (third paragraph), `headline`, `caption`.
    public var locator: String?

    public init(document: NodeIndex, locator: String? = nil) {
        self.document = document
        self.locator = locator
    }
}

/// What a relation is known from: one chain by which it reached its documents.
public struct Evidence: Hashable, Sendable {
    /// The documents that carry it.
    public var documents: [Citation] = []
    /// Through whom it reached them, from the speaker outwards.
    public var via: [NodeIndex] = []
    /// On whose authority it was said.
    public var citing: [NodeIndex] = []
    /// When it was said.
    public var saidOn: DateSpan?
    /// The time that the relation itself is about.
    public var period: DateSpan?
    public var certainty: Certainty?
    /// Of a stance: said on the speaker's own knowledge, not for an institution. The speaker is then an origin of its own.
    public var isPersonal = false
    /// The exception for this report; the source's own grade is the rule.
    public var reliability: Reliability?
    public var credibility: Credibility?
    /// What a sanction does: "travel ban", "asset freeze".
    public var measures: [String] = []
    public var note: String?
    public var attributes: [Attribute] = []
    /// The comment above the relation in its file, without number signs.
    public var comment: String?

    public init() {}
}
