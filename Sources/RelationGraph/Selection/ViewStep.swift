/// One step of a view's story: what its figure brings out of the view's map, and the words to it.
///
/// What a step names in `highlight`, `path` and `statement` is brought out together. `types` and `documents` leave of these lines only those
/// that are of one of the types and known from one of the documents; alone, they say it of all lines of the map.
public struct ViewStep: Sendable, Hashable {
    /// What the figure is to show, in a sentence or two.
    public var caption: String
    public var highlight: [NodeIndex] = []
    /// The two ends of a connection.
    public var path: [NodeIndex] = []
    /// A statement with everybody's stance and the ways their words took.
    public var statement: NodeIndex?
    public var types: [String] = []
    public var documents: [NodeIndex] = []
    /// Nodes that stay as they are where others fade.
    public var keep: [NodeIndex] = []
    /// Whether what is not brought out may fade.
    public var fades = true
    /// Only what was known by then is drawn.
    public var asOf: DateSpan?
    public var place: SourcePlace?

    public init(caption: String) { self.caption = caption }

    /// Whether the step brings out anything, or shows the map as it is.
    public var bringsOut: Bool {
        !(highlight.isEmpty && path.isEmpty && statement == nil && types.isEmpty && documents.isEmpty)
    }
}
