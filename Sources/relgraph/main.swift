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
// Memory that cannot be had is bad input: more than this machine can read.
if !Relgraph.isLayoutWorker(arguments) { rmg_guard(2) { Relgraph.tidyUp() } }
Relgraph.prepare(for: arguments)
exit(Relgraph.run(arguments))
