import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Threads that stay awake between many short parallel loops. To wake one takes longer than such a loop, so they wait by looking.
///
/// One thread leads: it runs what comes between the loops and works in them, too. The others help where they can, and no loop waits for one
/// that has not come.
final class WorkerTeam: Sendable {
    private let threads: Int
    private let job = Job()
    private let next = Atomic<Int>(0)
    /// Whether there is a loop to help with. `job` is written while there is none and nobody helps.
    private let isOpen = Atomic<Bool>(false)
    /// The number of threads that help, or look whether to.
    private let helpers = Atomic<Int>(0)
    private let isOver = Atomic<Bool>(false)

    /// Safe: see `isOpen`, whose stores and loads are ordered.
    private final class Job: @unchecked Sendable {
        var count = 0
        var body: (@Sendable (_ index: Int, _ worker: Int) -> Void)?
    }

    fileprivate init(threads: Int) {
        self.threads = threads
    }

    /// Calls back for every number of `0 ..< count`, on several threads at once, as ``Execution/forEach(_:_:)`` does. Only the leader may ask
    /// for it, and not from within.
    ///
    /// - Parameter isWorthwhile: Whether there is enough to do for more than the leader.
    func forEach(_ count: Int, isWorthwhile: Bool, _ body: @escaping @Sendable (_ index: Int, _ worker: Int) -> Void) {
        guard isWorthwhile, threads > 1, count > 1 else {
            for index in 0..<count { body(index, 0) }
            return
        }
        job.count = count
        job.body = body
        next.store(0, ordering: .relaxed)
        isOpen.store(true, ordering: .sequentiallyConsistent)
        work(as: 0)
        isOpen.store(false, ordering: .sequentiallyConsistent)
        // Who helps is at its last number.
        wait { helpers.load(ordering: .sequentiallyConsistent) == 0 }
        job.body = nil
    }

    private func work(as worker: Int) {
        guard let body = job.body else { return }
        while true {
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < job.count else { return }
            body(index, worker)
        }
    }

    fileprivate func help(as worker: Int) {
        while true {
            wait { isOpen.load(ordering: .relaxed) || isOver.load(ordering: .relaxed) }
            if isOver.load(ordering: .acquiring) { return }
            helpers.wrappingAdd(1, ordering: .sequentiallyConsistent)
            if isOpen.load(ordering: .sequentiallyConsistent) { work(as: worker) }
            helpers.wrappingSubtract(1, ordering: .sequentiallyConsistent)
        }
    }

    fileprivate func dismiss() {
        isOver.store(true, ordering: .releasing)
    }

    /// Looks for a while, then lets others have the processor in between, then sleeps in between.
    private func wait(until condition: () -> Bool) {
        var looks = 0
        while !condition() {
            looks += 1
            if looks > 1 << 16 { usleep(50) } else if looks > 1 << 12 { sched_yield() }
        }
    }
}

extension Execution {
    /// Runs a function that leads a team of at most `threads`.
    func withTeam<Result: Sendable>(
        _ lead: @Sendable (WorkerTeam) throws(GraphKernelError) -> Result
    ) throws(GraphKernelError) -> Result {
        let team = WorkerTeam(threads: threads)
        guard threads > 1 else { return try lead(team) }
        let result = Mutex<Swift.Result<Result, GraphKernelError>?>(nil)
        let places = Atomic<Int>(0)
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            let place = places.wrappingAdd(1, ordering: .relaxed).oldValue
            guard place == 0 else { return team.help(as: place) }
            // Whoever comes first, because the others come back only when the leader is done.
            do throws(GraphKernelError) {
                let value = try lead(team)
                result.withLock { $0 = .success(value) }
            } catch {
                result.withLock { $0 = .failure(error) }
            }
            team.dismiss()
        }
        guard let outcome = result.withLock({ $0 }) else { preconditionFailure("a team without a leader") }
        return try outcome.get()
    }
}
