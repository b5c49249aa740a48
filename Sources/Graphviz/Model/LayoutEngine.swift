/// A layout algorithm of Graphviz.
public struct LayoutEngine: RawRepresentable, Hashable, Sendable {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Layers, for directed graphs: who comes before whom.
    public static let dot = LayoutEngine(rawValue: "dot")
    /// Springs of stress majorization: who is near whom, up to some hundred nodes.
    public static let neato = LayoutEngine(rawValue: "neato")
    /// Repulsive forces, with clusters.
    public static let fdp = LayoutEngine(rawValue: "fdp")
    /// Multiscale forces, for thousands of nodes.
    public static let sfdp = LayoutEngine(rawValue: "sfdp")
    /// Circles by biconnected component.
    public static let circo = LayoutEngine(rawValue: "circo")
    /// Rings around a root.
    public static let twopi = LayoutEngine(rawValue: "twopi")
    /// Packed rectangles by cluster.
    public static let osage = LayoutEngine(rawValue: "osage")
    /// A treemap of the clusters. It draws no edges: only graphs without edges can be laid out.
    public static let patchwork = LayoutEngine(rawValue: "patchwork")

    /// No layout: every node stands where its `pos` says, a ``GraphvizGraph/Value/position(_:)``, and edges are drawn between them. A node
    /// without one is an error. Clusters are not drawn.
    public static let fixedPositions = LayoutEngine(rawValue: "nop2")

    static let known: Set<LayoutEngine> = [.dot, .neato, .fdp, .sfdp, .circo, .twopi, .osage, .patchwork, .fixedPositions]
}

/// A format that Graphviz writes.
public struct OutputFormat: RawRepresentable, Hashable, Sendable {
    public var rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let svg = OutputFormat(rawValue: "svg")
    public static let png = OutputFormat(rawValue: "png")
    public static let pdf = OutputFormat(rawValue: "pdf")
    /// DOT source with positions.
    public static let dot = OutputFormat(rawValue: "dot")
    /// DOT source with positions and drawing operations.
    public static let xdot = OutputFormat(rawValue: "xdot")
    public static let json = OutputFormat(rawValue: "json")
    public static let plain = OutputFormat(rawValue: "plain")

    static let known: Set<OutputFormat> = [.svg, .png, .pdf, .dot, .xdot, .json, .plain]

    /// Written by the plugin of cairo and pango, which the others do without.
    var isBitmapPlugin: Bool { self == .png || self == .pdf }
}

/// How much a layout may use. They are kept in a worker process only: Graphviz cannot be stopped within a process.
public struct LayoutLimits: Sendable, Hashable {
    /// Wall-clock time; the processor time is limited to the same.
    public var seconds: Double
    /// Address space of the worker.
    public var memoryBytes: Int

    public init(seconds: Double, memoryBytes: Int) {
        self.seconds = seconds
        self.memoryBytes = memoryBytes
    }

    /// 30 seconds, 2 GiB.
    public static let `default` = LayoutLimits(seconds: 30, memoryBytes: 2 << 30)
    public static let unlimited = LayoutLimits(seconds: .infinity, memoryBytes: .max)
}
