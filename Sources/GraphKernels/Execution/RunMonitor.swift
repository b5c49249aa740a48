import Synchronization

/// Watches a kernel, or other long work, from another thread: how far it is, and a way to stop it.
///
///     let monitor = RunMonitor()
///     // on another thread: monitor.fractionCompleted, monitor.cancel()
///     try graph.betweennessCentrality(execution: Execution(monitor: monitor))
///
/// One monitor watches one call at a time.
public final class RunMonitor: Sendable {
    private let cancelled = Atomic<Bool>(false)
    private let completed = Atomic<Int>(0)
    private let total = Atomic<Int>(0)

    public init() {}

    /// Asks the kernel to stop. It throws ``GraphKernelError/cancelled`` within a fraction of a second and gives no result.
    public func cancel() {
        cancelled.store(true, ordering: .relaxed)
    }

    /// Whether the kernel was asked to stop.
    public var isCancelled: Bool {
        cancelled.load(ordering: .relaxed)
    }

    /// How much of the work is done, from 0 to 1; `nil` as long as the kernel cannot know how much there is.
    public var fractionCompleted: Double? {
        let total = total.load(ordering: .relaxed)
        return total > 0 ? min(1, Double(completed.load(ordering: .relaxed)) / Double(total)) : nil
    }

    /// Says how many units of work there are; 0 if that cannot be known.
    public func begin(_ units: Int) {
        completed.store(0, ordering: .relaxed)
        total.store(units, ordering: .relaxed)
    }

    /// Says that some units of work are done.
    public func advance(by units: Int) {
        completed.wrappingAdd(units, ordering: .relaxed)
    }
}
