/// What a file holds besides nodes and relations, which carry their places: enough for a writer to put everything back where it was.
public struct SourceFile: Hashable, Sendable {
    public var path: String
    /// The graph's title and its description stand in this file.
    public var holdsTitle = false
    public var holdsSummary = false
    /// The keys of what it says of the graph's figures.
    public var presentationFields: Set<String> = []
    /// Ids of the kinds and relation types that it declares.
    public var declaredKinds: [String] = []
    public var declaredTypes: [String] = []
    /// The comment at its head, without number signs.
    public var comment: String?
    /// Comments above a section or an entry of `vocabulary:` or `views:`, by path: `people`, `views/default`.
    public var comments: [String: String] = [:]

    /// Where comments stand that belong to nothing which could carry them along: behind something else on their line, or above nothing.
    public var lostComments: [SourcePlace] = []

    public init(path: String) { self.path = path }
}
