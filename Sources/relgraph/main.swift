import CMemoryGuard
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
// Memory that cannot be had is bad input: more than this machine can read. Not for a process that lays out, which has limits of its own.
if !Relgraph.isLayoutWorker(arguments) { rmg_guard(2) { Relgraph.tidyUp() } }
exit(Relgraph.run(arguments))
