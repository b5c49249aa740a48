/// Why there is no drawing. The description says what happened and what can be done.
public struct GraphvizError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Kind: Sendable, Hashable {
        /// A plugin of Graphviz is not installed.
        case libraryMissing(String)
        /// Graphviz gave up, or lost part of the graph; with what it said.
        case layoutFailed(String)
        /// Some edges have no path, with any kind of splines; `examples` names up to three.
        case edgesNotDrawn(count: Int, of: Int, examples: [String])
        case timeLimit(seconds: Double)
        case memoryLimit(bytes: Int)
        /// The worker process ended without an answer.
        case workerFailed(WorkerEnd, diagnostics: String)
        /// The thread that the layout needs could not be started, with the `errno`; mostly for want of memory.
        case threadNotStarted(Int32)
        case unsupportedFormat(String)
        case unsupportedEngine(String)
        /// The graph contradicts itself: an index out of range, a name given twice, …
        case invalidGraph(String)
    }

    /// How a worker ended.
    public enum WorkerEnd: Sendable, Hashable {
        /// It could not be started, with the `errno`.
        case notStarted(Int32)
        case exited(Int32)
        case signalled(Int32)
        /// It ended well, but its answer cannot be read.
        case malformedAnswer
    }

    public var kind: Kind

    public init(_ kind: Kind) { self.kind = kind }

    public var description: String {
        switch kind {
        case .libraryMissing(let what):
            return "Graphviz is not complete: \(what). Install it (Debian, Ubuntu: libgraphviz-dev; macOS: brew install graphviz)."
        case .layoutFailed(let message):
            return "Graphviz could not lay the graph out: \(message). Look at the attributes and labels it names."
        case .edgesNotDrawn(let count, let total, let examples):
            let named = examples.joined(separator: ", ") + (count > examples.count ? ", …" : "")
            return "Graphviz lost \(count) of \(total) edges (\(named)) with every kind of splines. "
                + "Take another layout engine, or draw a smaller part of the graph."
        case .timeLimit(let seconds):
            return "The layout took more than \(Self.short(seconds)) s and was stopped. "
                + "Draw a smaller part of the graph, take an engine for large graphs (sfdp), or raise the limit."
        case .memoryLimit(let bytes):
            return "The layout needed more than \(Self.short(Double(bytes) / 1_048_576)) MiB of memory and was stopped. "
                + "Draw a smaller part of the graph, or raise the limit."
        case .workerFailed(let end, let diagnostics):
            return "The layout process \(end.text)\(diagnostics.isEmpty ? "" : ": " + diagnostics). Draw a smaller part of the graph, or "
                + "take another layout engine; if that does not help, report the graph."
        case .threadNotStarted(let code):
            return "The layout's thread could not be started (errno \(code)). Free some memory."
        case .unsupportedFormat(let format):
            let known = OutputFormat.known.map(\.rawValue).sorted().joined(separator: ", ")
            return "The format \"\(format)\" is not supported. Take one of \(known)."
        case .unsupportedEngine(let engine):
            let known = LayoutEngine.known.map(\.rawValue).sorted().joined(separator: ", ")
            return "The layout engine \"\(engine)\" is not supported. Take one of \(known)."
        case .invalidGraph(let reason): return "The graph cannot be drawn: \(reason)."
        }
    }

    package static func short(_ value: Double) -> String {
        let scale = value < 1 ? 1000.0 : 10
        let rounded = (value * scale).rounded() / scale
        return rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int(rounded)) : String(rounded)
    }
}

extension GraphvizError.WorkerEnd {
    package var text: String {
        switch self {
        case .notStarted(let code): "could not be started (errno \(code))"
        case .exited(let status): "ended with status \(status)"
        case .signalled(let number): "was killed by signal \(number)"
        case .malformedAnswer: "gave an answer that cannot be read"
        }
    }
}
