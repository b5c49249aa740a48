#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What happens on Ctrl-C: the command ends at once with status 130, and the file that was being written beside its place is gone.
enum Interruption {
    /// The path of the unfinished file, as a signal handler can read it; nil as long as there is none.
    ///
    /// Safe: one thread writes files, and a handler reads either nil or a string that stays allocated until this is nil again.
    nonisolated(unsafe) private static var unfinishedFile: UnsafeMutablePointer<CChar>?

    /// Whether a line on the terminal is to be wiped, as a signal handler can read it.
    ///
    /// Safe: one thread sets it, and a handler reads either value.
    nonisolated(unsafe) static var leavesProgress = false

    /// Ends the process with status 130 on SIGINT, unless whoever started it wants the signal ignored.
    static func install() {
        var previous = sigaction()
        unsafe sigaction(SIGINT, nil, &previous)
        if isIgnored(previous) { return }
        // Safe: `write`, `unlink` and `_exit` may be called in a handler, and a static string stays where it is.
        signal(SIGINT) { _ in
            let wipe: StaticString = "\r\u{1B}[K"
            if unsafe Interruption.leavesProgress { _ = unsafe write(STDERR_FILENO, wipe.utf8Start, wipe.utf8CodeUnitCount) }
            if let path = unsafe Interruption.unfinishedFile { unsafe unlink(path) }
            _exit(130)
        }
    }

    /// Calls `write` while an interruption removes the file at `path`.
    static func removing<Result>(_ path: String, while write: () throws -> Result) rethrows -> Result {
        let copy = unsafe strdup(path)
        unsafe unfinishedFile = copy
        defer {
            unsafe unfinishedFile = nil
            unsafe free(copy)
        }
        return try write()
    }

    private static func isIgnored(_ action: sigaction) -> Bool {
        #if os(Linux)
            unsafe action.__sigaction_handler.sa_handler.map { unsafe unsafeBitCast($0, to: Int.self) } == 1
        #else
            unsafe action.__sigaction_u.__sa_handler.map { unsafe unsafeBitCast($0, to: Int.self) } == 1
        #endif
    }
}
