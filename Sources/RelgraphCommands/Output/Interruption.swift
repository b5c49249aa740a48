#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What happens on Ctrl-C: the command ends at once with status 130, and the files that were being written beside their places are gone.
enum Interruption {
    /// The paths of the unfinished files, as a signal handler can read them, with a null pointer behind the last; nil as long as there are none.
    ///
    /// Safe: one thread writes files, and a handler reads either nil or a list that stays allocated, with its strings, until this is nil again.
    nonisolated(unsafe) private static var unfinishedFiles: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

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
            Interruption.removeUnfinishedFiles()
            _exit(130)
        }
    }

    /// Removes the files that were being written; from within a signal handler.
    static func removeUnfinishedFiles() {
        guard var list = unsafe unfinishedFiles else { return }
        while let path = unsafe list.pointee {
            unsafe unlink(path)
            unsafe list += 1
        }
    }

    /// Calls `write` while an interruption removes the files at `paths`.
    static func removing<Result>(_ paths: [String], while write: () throws -> Result) rethrows -> Result {
        let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: paths.count + 1)
        // Safe: as many places are allocated as are initialized, and all are freed below.
        for (index, path) in paths.enumerated() { unsafe (list + index).initialize(to: strdup(path)) }
        unsafe (list + paths.count).initialize(to: nil)
        unsafe unfinishedFiles = list
        defer {
            unsafe unfinishedFiles = nil
            for index in paths.indices { unsafe free(list[index]) }
            unsafe list.deallocate()
        }
        return try write()
    }

    /// Calls `work`, during which an interruption waits.
    static func deferring<Result>(_ work: () throws -> Result) rethrows -> Result {
        var blocked = sigset_t()
        var previous = sigset_t()
        unsafe sigemptyset(&blocked)
        unsafe sigaddset(&blocked, SIGINT)
        unsafe pthread_sigmask(SIG_BLOCK, &blocked, &previous)
        defer { unsafe pthread_sigmask(SIG_SETMASK, &previous, nil) }
        return try work()
    }

    private static func isIgnored(_ action: sigaction) -> Bool {
        #if os(Linux)
            unsafe action.__sigaction_handler.sa_handler.map { unsafe unsafeBitCast($0, to: Int.self) } == 1
        #else
            unsafe action.__sigaction_u.__sa_handler.map { unsafe unsafeBitCast($0, to: Int.self) } == 1
        #endif
    }
}
