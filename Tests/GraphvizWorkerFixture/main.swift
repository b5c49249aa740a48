import Graphviz

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

// A worker that behaves, or misbehaves in the way its first argument names.
switch CommandLine.arguments.dropFirst().first {
case nil: exit(Graphviz.runWorker())
case "exit"?: exit(7)
case "say-nothing"?: exit(0)
case "kill-itself"?:
    raise(SIGKILL)
case "abort"?: abort()
case "garbage"?:
    print("this is no answer")
    exit(0)
case "cut-answer"?:
    // The header of a long answer, and then the end.
    print("rgv1\u{7F}\u{1}\0\0\0\0\0\0only this", terminator: "")
    exit(0)
case "complain"?:
    _ = unsafe "what went wrong".withCString { unsafe perror($0) }
    exit(3)
case "close-and-hang"?:
    close(STDOUT_FILENO)
    close(STDERR_FILENO)
    while true { pause() }
case "hang"?: while true { pause() }
case "flood"?:
    // More on the standard error than a pipe holds: a parent that does not read it would wait for ever.
    for _ in 0..<20_000 { _ = unsafe "flood".withCString { unsafe perror($0) } }
    exit(Graphviz.runWorker())
case "fork"?:
    // There is no such executable: the answer can come from a copy of this process alone, and the second request has to fail.
    let graphviz = Graphviz(isolation: .worker(executable: "/nowhere/at/all", arguments: [])).preparedByForking()
    var graph = GraphvizGraph(name: "g")
    graph.nodes = [.init("a"), .init("b")]
    graph.edges = [.init(0, 1)]
    guard let drawing = try? graphviz.layout(graph, engine: .dot), drawing.nodes.count == 2 else { exit(1) }
    exit((try? graphviz.layout(graph, engine: .dot)) == nil ? 0 : 2)
case "measure-growth"?: exit(Growth.measure(layouts: 1_000, worker: CommandLine.arguments[0]))
case let mode?:
    print("unknown mode \(mode)")
    exit(64)
}
