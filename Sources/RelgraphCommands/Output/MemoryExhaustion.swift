#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What happens when memory runs out in the middle of the work: the command ends with status 2 and says what to do.
///
/// Files that cannot fit are refused before they are read, and kernels ask before they take much; but an array of Swift's own that finds no
/// memory aborts the process. Only here, at the end, can that be noticed.
enum MemoryExhaustion {
    /// Says so when the process is aborted while there is no memory for twice as much as it has held. Whatever else aborts it is left as it is,
    /// unless it has held more than a third of its limit: then nothing tells the two apart.
    static func install() {
        // Safe: `getrusage`, `mmap`, `signal`, `raise`, `write`, `unlink` and `_exit` only call the system, and a static string stays where it is.
        signal(SIGABRT) { _ in
            // An array that grows asks for twice of what it has, and keeps that until all is moved.
            var usage = rusage()
            #if canImport(Glibc)
                let who = RUSAGE_SELF.rawValue
            #else
                let who = RUSAGE_SELF
            #endif
            unsafe getrusage(numericCast(who), &usage)
            #if os(Linux)
                let most = usage.ru_maxrss << 11
            #else
                let most = usage.ru_maxrss << 1
            #endif
            guard unsafe mmap(nil, most, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0) == MAP_FAILED else {
                // Something else: to be aborted by it when this returns.
                signal(SIGABRT, SIG_DFL)
                raise(SIGABRT)
                return
            }
            let message: StaticString = """
                Error: The memory that this process may take is used up. Take a smaller part of the graph, a machine with more memory, or raise the \
                limit that is set (ulimit -v, or the container's).

                """
            _ = unsafe write(STDERR_FILENO, message.utf8Start, message.utf8CodeUnitCount)
            Interruption.removeUnfinishedFiles()
            _exit(2)
        }
    }
}
