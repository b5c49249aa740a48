/// What the notes say of every figure that is drawn of them, besides the title: each figure shows it, unless a view or an option says otherwise.
public struct GraphPresentation: Sendable, Hashable {
    /// A smaller line below the graph's title.
    public var subtitle: String?
    /// The day that the notes were last brought up to.
    public var date: PartialDate?
    /// Whom the figures are by, or whom they may be used by: a line below them.
    public var credit: String?
    /// Colours, sizes, a font, and styles of kinds and relation types.
    public var style: MapStyle?

    public init() {}
}
