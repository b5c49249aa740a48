/// A picture that the graph file names: what to select, what to bring out, how to lay it out.
public struct ViewDefinition: Sendable, Hashable {
    public var name: String
    public var title: String?
    public var subtitle: String?
    /// The day that what it shows was last brought up to; nil for that of the graph.
    public var date: PartialDate?
    /// The line below it; nil for that of the graph.
    public var credit: String?
    /// What it looks like; the graph's style fills what this one leaves out.
    public var style: MapStyle?
    public var layout: String?
    public var selection = Selection()
    /// Exactly these nodes, and the relations among them; empty means all that are selected.
    public var nodes: [NodeIndex] = []
    public var focus: NodeIndex?
    public var depth: Int?
    /// The two ends of a connection to bring out.
    public var path: [NodeIndex] = []
    public var highlight: [NodeIndex] = []
    /// `kind`, `none`, or the name of an attribute.
    public var groupBy: String?
    /// What a series of figures of the view brings out, one after the other.
    public var steps: [ViewStep] = []
    public var place: SourcePlace?

    public init(name: String) { self.name = name }
}
