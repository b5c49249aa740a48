import RelationAnalysis
import RelationGraph

/// What to draw, and how.
public struct MapOptions: Sendable {
    public var title: String?
    public var subtitle: String?
    /// The state of the data, in words; nil leaves it to the view and the graph, an empty one leaves it out.
    public var date: String?
    /// Whom the figure is by; nil leaves it to the view and the graph, an empty one leaves it out.
    public var credit: String?
    /// What is drawn was known by then; nil for no limit. It stands before the sources.
    public var asOf: DateSpan?
    /// What is left out of what is known, in sentences; empty if nothing is.
    var limits = ""
    public var showsLegend = true
    /// Nil leaves it to the view; without one, nothing is gathered.
    public var groupBy: MapGrouping?
    /// The heading of the frame that a node is gathered in; only for `MapGrouping.community` and `.side`.
    public var frames: [NodeIndex: String] = [:]
    /// Where nodes stand from left to right, where that is not for their kinds to say.
    public var columns: [NodeIndex: Int] = [:]
    /// Where chance plays, in the search for communities.
    public var seed: UInt64 = 0
    /// Nil for names of one size.
    public var sizing: MapSizing?
    /// Brought out, with everything else dimmed; empty means nothing is. Where no line joins them, their own lines and neighbours stay too.
    public var highlightedNodes: Set<NodeIndex> = []
    /// The lines brought out; if empty, those between highlighted nodes.
    public var highlightedRelations: Set<RelationIndex> = []
    /// Not brought out, but not dimmed either.
    public var keptNodes: Set<NodeIndex> = []
    /// Whether what is not brought out is dimmed.
    public var dimsRest = true
    /// Of a figure in a series, what tells it from the others; nil for a map by itself.
    var step: StepMark?
    /// What came, went or changed between two versions, told apart by sign, outline and tone; empty for a map of one version.
    public var nodeChanges: [NodeIndex: VersionChange] = [:]
    public var relationChanges: [RelationIndex: VersionChange] = [:]
    /// Where statements stand; those without one are drawn without a badge.
    public var standings: [NodeIndex: StatementStanding] = [:]
    /// Whether boxes of statements have room for the badge and the outline of any status, for a page that goes through time.
    var keepsStatusRoom = false
    /// Stances that were taken back or replaced: struck through.
    public var withdrawnRelations: Set<RelationIndex> = []
    /// Of kinds that are not to be shown: where words mention them, they are counted, not named.
    public var concealed: Set<NodeIndex> = []
    public var theme = MapTheme.auto
    /// Nil lets size and density decide.
    public var layout: MapLayout?
    /// Where boxes stand; nil leaves that to the layout, every time anew.
    public var positions: MapPositions?
    /// For use inside an HTML page: no XML prolog, scalable width.
    public var isEmbedded = false
    /// How much room boxes and gaps have; a renderer that is asked for a width takes what fits it.
    public var spacing = MapSpacing.wide
    /// Width of the picture in CSS pixels; nil for its natural size.
    public var width: Double?
    /// Whether an embedded figure is followed by a table of its relations.
    public var addsTable = false
    /// For PDF and PNG.
    public var print = PrintOptions()

    public init() {}
}

extension MapOptions {
    /// Counts those of kinds that a selection leaves out, instead of naming them.
    public mutating func conceal(_ selection: Selection, in graph: RelationGraph) {
        concealed = Set(graph.nodes.filter { !selection.admits($0.kind) }.map(\.index))
    }
}
