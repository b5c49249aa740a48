import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A ``Graphviz`` whose worker process is already starting, so that its start-up overlaps the caller's own work.
///
/// The first layout or rendering uses that worker, later ones start their own. A worker that is not used ends with this object.
public final class PreparedGraphviz: Sendable {
    private let graphviz: Graphviz
    private let waiting: Mutex<WorkerProcess?>
    /// Workers that have answered. They are reaped with this object, or when there are several, so that nobody waits for their end.
    private let ending = Mutex<[pid_t]>([])

    init(_ graphviz: Graphviz, worker: consuming WorkerProcess?) {
        self.graphviz = graphviz
        waiting = Mutex(worker)
    }

    deinit { reapWorkers() }

    private func reapWorkers() {
        for pid in ending.withLock({ pids in
            defer { pids = [] }
            return pids
        }) { WorkerProcess.reap(pid) }
    }

    /// - Throws: ``GraphvizError``
    public func layout(_ graph: GraphvizGraph, engine: LayoutEngine) throws(GraphvizError) -> Drawing {
        guard case .drawing(let drawing) = try answer(to: LayoutRequest(graph: graph, engine: engine, format: nil)) else {
            throw GraphvizError(.workerFailed(.malformedAnswer, diagnostics: ""))
        }
        return drawing
    }

    /// - Throws: ``GraphvizError``
    public func render(_ graph: GraphvizGraph, engine: LayoutEngine, format: OutputFormat) throws(GraphvizError) -> [UInt8] {
        guard case .bytes(let bytes) = try answer(to: LayoutRequest(graph: graph, engine: engine, format: format)) else {
            throw GraphvizError(.workerFailed(.malformedAnswer, diagnostics: ""))
        }
        return bytes
    }

    /// The same under other limits. A worker that is starting goes over to it.
    public func limited(to limits: LayoutLimits) -> PreparedGraphviz {
        var graphviz = graphviz
        graphviz.limits = limits
        return PreparedGraphviz(graphviz, worker: waiting.withLock { $0.take() })
    }

    private func answer(to request: LayoutRequest) throws(GraphvizError) -> LayoutAnswer {
        // Checked here and not again in the worker: a graph that is refused needs no process.
        let request = try request.checked()
        guard case .worker(let executable, let arguments) = graphviz.isolation else { return try request.perform() }
        reapWorkers()
        let message = WorkerRequest(request: request, limits: graphviz.limits)
        let (answer, pid): (WorkerAnswer, pid_t) =
            if let worker = waiting.withLock({ $0.take() }) {
                try worker.answer(to: message, limits: graphviz.limits)
            } else {
                try WorkerProcess(executable: executable, arguments: arguments).answer(to: message, limits: graphviz.limits)
            }
        ending.withLock { $0.append(pid) }
        return try answer.result.get()
    }
}

extension Graphviz {
    /// Starts the worker process ahead of the request; in process, there is nothing to start.
    public func prepared() -> PreparedGraphviz {
        guard case .worker(let executable, let arguments) = isolation else { return PreparedGraphviz(self, worker: nil) }
        // A worker that cannot be started is reported by the first request, which tries again.
        return PreparedGraphviz(self, worker: try? WorkerProcess(executable: executable, arguments: arguments))
    }

    /// The same for a program that has just begun: as long as it has a single thread, and on Linux, the worker is a copy of it, which spares
    /// another start of the program. Otherwise, and for later requests, the worker is the executable.
    public func preparedByForking() -> PreparedGraphviz {
        guard case .worker = isolation, let worker = WorkerProcess(forked: ()) else { return prepared() }
        return PreparedGraphviz(self, worker: worker)
    }
}
