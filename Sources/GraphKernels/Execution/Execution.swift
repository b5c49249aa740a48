import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// How a kernel runs: on how many threads, and who watches.
///
/// The result of a kernel does not depend on the number of threads, unless its documentation states a tolerance.
public struct Execution: Sendable {
    /// The most threads a kernel uses, itself included, at least 1: a smaller number is taken for 1. Small graphs are worked on by one.
    public var threads: Int {
        didSet { threads = max(1, threads) }
    }

    /// Watches the run and can stop it.
    public var monitor: RunMonitor?

    /// - Parameters:
    ///   - threads: The most threads a kernel uses; a number below 1 is taken for 1.
    ///   - monitor: Watches the run and can stop it.
    public init(threads: Int = Execution.processorCount, monitor: RunMonitor? = nil) {
        self.threads = max(1, threads)
        self.monitor = monitor
    }

    /// As many threads as the machine runs at the same time, nobody watching.
    public static let automatic = Execution()

    /// One thread, nobody watching.
    public static let serial = Execution(threads: 1)

    /// The number of threads this machine runs at the same time.
    public static let processorCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}

extension Execution {
    /// - Throws: ``GraphKernelError/cancelled`` if the run was cancelled.
    func checkCancelled() throws(GraphKernelError) {
        if monitor?.isCancelled == true { throw .cancelled }
    }

    /// The same in a loop on one thread, looked at often enough: every 2¹⁴ rounds, the first included.
    @inline(__always)
    func checkCancelled(inRound index: Int) throws(GraphKernelError) {
        if index & 0x3FFF == 0 { try checkCancelled() }
    }

    /// The same execution, on one thread if there is less work than pays for waking another.
    ///
    /// - Parameter work: the number of slots or nodes to be looked at in one parallel loop.
    func limited(toWork work: Int, minimum: Int = 1 << 15) -> Execution {
        work < minimum ? Execution(threads: 1, monitor: monitor) : self
    }

    /// Calls back for every chunk of `0 ..< count`, on several threads at once. `worker` is below `threads`, and at any time at most one call
    /// has it, so that it may index scratch space.
    ///
    /// The chunks depend on `count` and `size` only: sums formed a chunk and added in the order of chunks do not depend on the threads.
    ///
    /// - Throws: ``GraphKernelError/cancelled``, when the run was cancelled; chunks that had begun are finished.
    @inline(__always)
    func forEachChunk(
        of count: Int, size: Int, _ body: @Sendable (_ chunk: Range<Int>, _ worker: Int) -> Void
    ) throws(GraphKernelError) {
        let chunkCount = (count + size - 1) / size
        try forEach(chunkCount) { index, worker in
            body(index * size..<min(count, (index + 1) * size), worker)
        }
    }

    /// Calls back for every number of `0 ..< count`, on several threads at once, in ascending order a thread.
    ///
    /// - Throws: ``GraphKernelError/cancelled``, when the run was cancelled, or what a call threw; calls that had begun are finished.
    func forEach(
        _ count: Int, _ body: @Sendable (_ index: Int, _ worker: Int) throws(GraphKernelError) -> Void
    ) throws(GraphKernelError) {
        let workers = min(threads, count)
        guard workers > 1 else {
            for index in 0..<count {
                try checkCancelled()
                try body(index, 0)
            }
            return
        }
        let next = Atomic<Int>(0)
        let failure = Mutex<GraphKernelError?>(nil)
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            do throws(GraphKernelError) {
                while monitor?.isCancelled != true {
                    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard index < count else { return }
                    try body(index, worker)
                }
            } catch {
                failure.withLock { $0 = $0 ?? error }
                // Nobody begins another one.
                next.store(count, ordering: .relaxed)
            }
        }
        if let failure = failure.withLock({ $0 }) { throw failure }
        try checkCancelled()
    }

    /// An array of a function's values for `0 ..< count`.
    @inline(__always)
    func array<Element: BitwiseCopyable & Sendable>(
        count: Int, _ value: @Sendable (Int) -> Element
    ) throws(GraphKernelError) -> [Element] {
        // All empty arrays share their storage, and its count would be set: harmless, but by several threads at once.
        guard count > 0 else { return [] }
        try Memory.check(for: Element.self, count: count)
        return try unsafe Array(unsafeUninitializedCapacity: count) { (elements, initializedCount) throws(GraphKernelError) in
            // Safe: every chunk writes elements of its own, and all are written unless this throws.
            nonisolated(unsafe) let elements = unsafe elements
            try forEachChunk(of: count, size: 1 << 14) { chunk, _ in
                for index in chunk { unsafe elements[index] = value(index) }
            }
            initializedCount = count
        }
    }

    /// The sum of a function over `0 ..< count`, formed in an order that does not depend on the number of threads.
    @inline(__always)
    func sum(over count: Int, chunk size: Int = 1 << 14, _ value: @Sendable (Int) -> Double) throws(GraphKernelError) -> Double {
        let partial = try WorkArray<Double>(zeros: (count + size - 1) / size)
        try forEachChunk(of: count, size: size) { chunk, _ in
            var sum = 0.0
            for index in chunk { sum += value(index) }
            partial[chunk.lowerBound / size] = sum
        }
        var total = 0.0
        for index in 0..<partial.count { total += partial[index] }
        return total
    }
}
