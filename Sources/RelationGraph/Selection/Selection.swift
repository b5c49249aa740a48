/// Which part of a graph a question or a drawing is about.
public struct Selection: Sendable, Hashable {
    /// Only relations of these layers; empty means all.
    public var layers: [Layer] = []
    /// Only relations of these types; empty means all.
    public var types: [String] = []
    public var excludedTypes: [String] = []
    /// Only nodes of these kinds; empty means all.
    public var kinds: [String] = []
    public var excludedKinds: [String] = []
    /// What may have been known by the end of this date: by when it was said or, if that is unknown, by when a document told it first. A
    /// document without a date of publication counts from its last change.
    public var asOf: DateSpan?
    /// Only relations that may fall on or after the beginning of this date: the time that they are about or that they were said, or, if
    /// both are unknown, the publication. What has no date at all may fall on any.
    public var since: DateSpan?
    /// Only relations that may fall on or before the end of this date.
    public var until: DateSpan?
    /// Only what these documents say, and recorded judgements of identity on whom they tell of; empty means all, with what no document says.
    public var documents: [NodeIndex] = []
    /// Without these nodes, and without what is known only from them: a document's content, the documents that an outlet published alone, and
    /// those that no outlet published of their authors.
    public var without: [NodeIndex] = []
    /// Only what is not known to come from sources less reliable than this, A to E (`SourceGrade`); nil and F set no limit. What is unknown stays.
    public var minReliability: Reliability?
    /// Only what comes from sources whose reliability is known.
    public var gradedOnly = false

    public init() {}

    public var isEmpty: Bool { self == Selection() }
}
