import ArgumentParser
import GraphFormats
import MapRendering
import RelationGraph
import Synchronization

/// What a command has to tell, before it is written anywhere.
enum Answer: Sendable {
    /// In words, and the same as a table.
    case words(String, Table)
    /// In a form that other programs read: `json`, `csv`.
    case data(String, format: String)
    /// With the words that belong to it, if they are not in it.
    case figure(SVGFigure, RelationTable, caption: String? = nil)
}

/// Takes what commands answer in place of standard output and standard error, and lends them graphs that are loaded once: for a report that
/// is put together from many answers in one process.
///
/// Commands ask for `current` where they would write; it is nil when they run by themselves.
final class AnswerCollector: Sendable {
    @TaskLocal static var current: AnswerCollector?

    /// What commands read that name no graph of their own.
    let graph: GraphOptions
    /// The folder that files named in blocks are sought in, with a slash at the end, or empty.
    private let folder: String
    /// The style file of the report.
    private let stylePath: String?
    private let state = Mutex(State())

    private struct State: Sendable {
        var answers: [Answer] = []
        var messages: [String] = []
        var graphs: [GraphKey: RelationGraph] = [:]
    }

    private struct GraphKey: Hashable, Sendable {
        var paths: [String]
        var format: InputFormat?
        var columns: ColumnMapping?
        /// Whether nodes that are judged the same are one.
        var isUnited: Bool
    }

    init(graph: GraphOptions, folder: String = "", style: String? = nil) {
        self.graph = graph
        self.folder = folder
        stylePath = style
    }

    /// A path as a block names it, which is one from the report.
    func path(_ path: String) -> String { path.hasPrefix("/") ? path : folder + path }

    /// What the report's own style file says; nil without one.
    func style(_ vocabulary: Vocabulary) throws -> MapStyle? { try StyleOption.read(file: stylePath, vocabulary) }

    /// Runs a command; returns what it answered, and what it would have told on standard error.
    func run(_ command: any ParsableCommand) throws -> (answers: [Answer], messages: [String]) {
        state.withLock { ($0.answers, $0.messages) = ([], []) }
        do {
            try AnswerCollector.$current.withValue(self) {
                var command = command
                try command.run()
            }
        } catch is CleanNo {
            // A no is an answer too.
        }
        return state.withLock { ($0.answers, $0.messages) }
    }

    func take(_ answer: Answer) { state.withLock { $0.answers.append(answer) } }

    func take(message: String) { state.withLock { $0.messages.append(message) } }

    /// The graph that a command reads by `read`, at most once.
    func load(
        _ paths: [String], _ format: InputFormat?, _ columns: ColumnMapping? = nil, isUnited: Bool, by read: () throws -> RelationGraph
    ) throws -> RelationGraph {
        if paths.contains("-") {
            throw CommandError("Standard input is not to be had here. Write the graph to a file, and name it with --graph.")
        }
        let key = GraphKey(paths: paths, format: format, columns: columns, isUnited: isUnited)
        if let graph = state.withLock({ $0.graphs[key] }) { return graph }
        let graph = try read()
        state.withLock { $0.graphs[key] = graph }
        return graph
    }
}

/// Where figures go: to a file, or into the report that is being put together.
enum FigureOutput {
    /// - Parameter figure: nil for a format that a report cannot hold.
    static func write(_ bytes: [UInt8], _ figure: SVGFigure?, _ table: @autoclosure () -> RelationTable, to destination: String) throws {
        if let collector = AnswerCollector.current, let figure { return collector.take(.figure(figure, table())) }
        try OutputFile.write(bytes, to: destination, as: .figure)
    }
}
