import CMemoryGuard

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

// Memory that cannot be had is bad input: a graph larger than this machine can hold.
rmg_guard(2, nil)
exit(BenchmarkCommand.run(Array(CommandLine.arguments.dropFirst())))
