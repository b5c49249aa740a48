import RelgraphCommands

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

let arguments = Array(CommandLine.arguments.dropFirst())
Relgraph.prepare(for: arguments)
exit(Relgraph.run(arguments))
