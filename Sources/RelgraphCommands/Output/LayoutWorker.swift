import Graphviz
import MapRendering
import Synchronization

/// The process in which the layout of this command's maps runs.
///
/// It takes as long to start as a small map to lay out, so it starts before the arguments are read.
enum LayoutWorker {
    private static let starting = Mutex<PreparedGraphviz?>(nil)

    /// Starts the worker, while this process has done nothing else. One that nobody asks for ends with this process.
    static func start() {
        let graphviz = Graphviz(isolation: isolation).preparedByForking()
        starting.withLock { $0 = graphviz }
    }

    /// The worker that is starting, or a new one.
    static func graphviz(within limits: LayoutLimits) -> PreparedGraphviz {
        let started = starting.withLock { $0.take() }
        return started?.limited(to: limits) ?? Graphviz(isolation: isolation, limits: limits).prepared()
    }

    /// The making of PDF and PNG, each figure by a process of its own.
    static func printing(within limits: LayoutLimits) -> Printing {
        guard let path = CommandLine.executablePath else { return Printing() }
        return Printing(isolation: .worker(executable: path, arguments: [PrintWorkerCommand.name]), seconds: limits.seconds)
    }

    /// In this process where the system does not tell which program to start.
    private static var isolation: Graphviz.Isolation {
        CommandLine.executablePath.map { .worker(executable: $0, arguments: [LayoutWorkerCommand.name]) } ?? .inProcess
    }
}
