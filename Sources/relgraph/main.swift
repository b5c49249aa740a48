import RelgraphCommands

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

exit(Relgraph.run(Array(CommandLine.arguments.dropFirst())))
