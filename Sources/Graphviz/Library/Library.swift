import CGraphvizShims
import Synchronization

/// The one owner of Graphviz in this process: its state is global, and two threads in it at once crash.
enum Library {
    private static let lock = Mutex<Void>(())

    /// Deep graphs recurse deeply: a chain of 100,000 nodes takes some tens of MiB. Untouched pages cost nothing.
    private static let stackBytes = 64 << 20

    /// Runs `body` with the library to itself, on a thread with a large stack, with the context ready.
    static func perform<Value: Sendable>(_ body: () throws(GraphvizError) -> Value) throws(GraphvizError) -> Value {
        try lock.withLock { (_) throws(GraphvizError) in
            var result: Result<Value, GraphvizError>?
            let status = onLargeStack {
                result = Result { () throws(GraphvizError) in
                    try start()
                    return try body()
                }
            }
            guard let result else { throw GraphvizError(.threadNotStarted(status)) }
            return try result.get()
        }
    }

    /// Loads the plugins, so that a later layout need not.
    static func prepare() { try? perform { () throws(GraphvizError) in } }

    static var version: String? {
        try? perform { () throws(GraphvizError) -> String? in unsafe rgv_version().map { unsafe String(cString: $0) } }
    }

    // What follows is called within `perform` only.

    static func loadSpringsPlugin() throws(GraphvizError) {
        if let missing = unsafe rgv_load_springs_plugin() { throw unsafe GraphvizError(.libraryMissing(String(cString: missing))) }
    }

    static func loadBitmapPlugin() throws(GraphvizError) {
        if let missing = unsafe rgv_load_bitmap_plugin() { throw unsafe GraphvizError(.libraryMissing(String(cString: missing))) }
    }

    static func resetMessages() { rgv_reset_messages() }

    static var messages: String {
        guard let text = unsafe rgv_messages() else { return "" }
        return unsafe String(cString: text)
    }

    private static func start() throws(GraphvizError) {
        if let missing = unsafe rgv_start() { throw unsafe GraphvizError(.libraryMissing(String(cString: missing))) }
    }

    private final class Job {
        let body: () -> Void
        init(_ body: @escaping () -> Void) { self.body = body }
    }

    /// Waits for `body` on a thread of its own; returns 0 or an errno.
    private static func onLargeStack(_ body: () -> Void) -> Int32 {
        withoutActuallyEscaping(body) { body in
            let job = Job(body)
            // The pointer is used until the thread has ended, and `job` lives longer: rgv_run_on_stack joins it.
            return withExtendedLifetime(job) {
                unsafe rgv_run_on_stack(
                    stackBytes,
                    { context in
                        guard let context = unsafe context else { return }
                        unsafe Unmanaged<Job>.fromOpaque(context).takeUnretainedValue().body()
                    }, Unmanaged.passUnretained(job).toOpaque())
            }
        }
    }
}
