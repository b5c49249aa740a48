import Dispatch
import GraphKernels

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Shows on a terminal how far a long computation is; nothing where standard error is no terminal, or the work is done before anyone waits.
enum ProgressBar {
    /// Runs a computation and shows its progress meanwhile.
    ///
    /// - Parameter label: what is being done: "Computing centrality".
    static func show<Answer>(_ label: String, _ compute: (Execution) throws -> Answer) throws -> Answer {
        guard isatty(STDERR_FILENO) == 1 else { return try compute(.automatic) }
        let monitor = RunMonitor()
        let timer = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
        timer.schedule(deadline: .now() + .milliseconds(700), repeating: .milliseconds(150))
        timer.setEventHandler { draw(label, monitor.fractionCompleted) }
        let ended = DispatchSemaphore(value: 0)
        timer.setCancelHandler { ended.signal() }
        unsafe Interruption.leavesProgress = true
        timer.resume()
        defer {
            timer.cancel()
            ended.wait()
            write("\r\u{1B}[K")
            unsafe Interruption.leavesProgress = false
        }
        return try compute(Execution(monitor: monitor))
    }

    private static let length = 30

    private static func draw(_ label: String, _ fraction: Double?) {
        guard let fraction else { return write("\r\(label) …\u{1B}[K") }
        let done = Int(fraction * Double(length))
        let bar = String(repeating: "█", count: done) + String(repeating: "░", count: length - done)
        write("\r\(label) \(bar) \(Int(fraction * 100)) %\u{1B}[K")
    }

    private static func write(_ text: String) { _ = OutputFile.writeAll(Array(text.utf8), to: STDERR_FILENO) }
}
