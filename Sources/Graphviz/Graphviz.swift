/// Lays graphs out and renders them, with Graphviz as a library.
///
/// A layout is verified: every node is placed, every edge drawn, every HTML label kept, or an error says what is wrong. Equal graphs give
/// equal results (fdp excepted, which Graphviz does not make repeatable), on every machine, since texts are measured by built-in metrics of
/// Helvetica and Arial instead of installed fonts.
///
/// Calls may come from any thread; within a process one layout runs at a time.
public struct Graphviz: Sendable {
    /// Where the layout runs.
    public enum Isolation: Sendable, Hashable {
        /// Here: fastest, but Graphviz cannot be stopped, ends the process on some errors, and loses some memory with each layout
        /// (about 100 KB in 2.42). ``LayoutLimits`` are not kept. A few diagnostics go to the standard error.
        case inProcess
        /// In a process of its own that ends with the layout. `executable` with `arguments` has to call ``Graphviz/runWorker()``.
        case worker(executable: String, arguments: [String])
    }

    public var isolation: Isolation
    public var limits: LayoutLimits

    public init(isolation: Isolation = .inProcess, limits: LayoutLimits = .default) {
        self.isolation = isolation
        self.limits = limits
    }

    /// The drawing operations of the laid-out graph.
    ///
    /// - Throws: ``GraphvizError``
    public func layout(_ graph: GraphvizGraph, engine: LayoutEngine) throws(GraphvizError) -> Drawing {
        try PreparedGraphviz(self, worker: nil).layout(graph, engine: engine)
    }

    /// The laid-out graph in a format. `png` and `pdf` need Graphviz's pango plugin and the fonts of this machine.
    ///
    /// - Throws: ``GraphvizError``
    public func render(_ graph: GraphvizGraph, engine: LayoutEngine, format: OutputFormat) throws(GraphvizError) -> [UInt8] {
        try PreparedGraphviz(self, worker: nil).render(graph, engine: engine, format: format)
    }

    /// The version of the Graphviz library that is loaded, for example "2.43.0"; "unknown" when it cannot be.
    public static var version: String { Library.version ?? "unknown" }
}
