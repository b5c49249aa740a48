/// A laid-out graph as drawing operations. Nodes, edges and subgraphs have the indices they have in the ``GraphvizGraph``.
///
/// It is complete: every edge has a path and every node a place, or the layout throws. The exceptions are nodes and edges with
/// `style=invis`, whose operations are empty.
public struct Drawing: Sendable, Hashable {
    public var bounds: Rectangle
    /// The background and the label of the graph.
    public var graph: [DrawingOperation]
    public var nodes: [NodeDrawing]
    public var edges: [EdgeDrawing]
    public var subgraphs: [SubgraphDrawing]
    /// Which `splines` the layout used: what the graph asked for, or "polyline" or "line" when Graphviz lost edges with that.
    public var splines: String
    /// What Graphviz warned of, for a diagnostic; empty as a rule.
    public var warnings: String

    public init(
        bounds: Rectangle, graph: [DrawingOperation] = [], nodes: [NodeDrawing] = [], edges: [EdgeDrawing] = [],
        subgraphs: [SubgraphDrawing] = [], splines: String = "true", warnings: String = ""
    ) {
        self.bounds = bounds
        self.graph = graph
        self.nodes = nodes
        self.edges = edges
        self.subgraphs = subgraphs
        self.splines = splines
        self.warnings = warnings
    }
}

public struct NodeDrawing: Sendable, Hashable {
    public var center: Point
    public var size: Size
    public var shape: [DrawingOperation]
    public var label: [DrawingOperation]

    public init(center: Point, size: Size, shape: [DrawingOperation] = [], label: [DrawingOperation] = []) {
        self.center = center
        self.size = size
        self.shape = shape
        self.label = label
    }
}

public struct EdgeDrawing: Sendable, Hashable {
    public var path: [DrawingOperation]
    public var label: [DrawingOperation]
    public var headArrow: [DrawingOperation]
    public var tailArrow: [DrawingOperation]
    public var headLabel: [DrawingOperation]
    public var tailLabel: [DrawingOperation]

    public init(
        path: [DrawingOperation] = [], label: [DrawingOperation] = [], headArrow: [DrawingOperation] = [],
        tailArrow: [DrawingOperation] = [], headLabel: [DrawingOperation] = [], tailLabel: [DrawingOperation] = []
    ) {
        self.path = path
        self.label = label
        self.headArrow = headArrow
        self.tailArrow = tailArrow
        self.headLabel = headLabel
        self.tailLabel = tailLabel
    }
}

/// A cluster; all of it is empty for a subgraph that is not drawn.
public struct SubgraphDrawing: Sendable, Hashable {
    public var bounds: Rectangle
    public var shape: [DrawingOperation]
    public var label: [DrawingOperation]

    public init(bounds: Rectangle = .zero, shape: [DrawingOperation] = [], label: [DrawingOperation] = []) {
        self.bounds = bounds
        self.shape = shape
        self.label = label
    }
}
