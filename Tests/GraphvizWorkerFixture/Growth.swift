import Dispatch
import Graphviz
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// How much this process grows while it has graphs laid out by workers, from two threads at once.
///
/// Other tests share a process with Graphviz, which loses memory with every layout: this one must have a process of its own.
enum Growth {
    /// Prints the growth in KiB over so many layouts, after a few that fill what is allocated once; fails if one of them fails.
    static func measure(layouts: Int, worker: String) -> Int32 {
        guard layOut(40, worker), let before = residentKiB(), layOut(layouts, worker), let after = residentKiB() else { return 1 }
        print(after - before)
        return 0
    }

    private static func layOut(_ count: Int, _ worker: String) -> Bool {
        let graphviz = Graphviz(isolation: .worker(executable: worker, arguments: []))
        let graph = sample
        guard let expected = try? graphviz.layout(graph, engine: .dot) else { return false }
        let failures = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: 2) { _ in
            for _ in 0..<count / 2 where (try? graphviz.layout(graph, engine: .dot)) != expected {
                failures.add(1, ordering: .relaxed)
            }
        }
        return failures.load(ordering: .relaxed) == 0
    }

    private static var sample: GraphvizGraph {
        var graph = GraphvizGraph(name: "g")
        graph.nodes = (0..<20).map { GraphvizGraph.Node("node \($0)", ["label": .html("<B>Person</B><BR/>number \($0)")]) }
        graph.edges = (1..<20).map { GraphvizGraph.Edge($0 / 2, $0, ["label": "met"]) }
        return graph
    }

    private static func residentKiB() -> Int? {
        #if os(Linux)
            guard let file = unsafe fopen("/proc/self/statm", "r") else { return nil }
            defer { unsafe fclose(file) }
            var buffer = [UInt8](repeating: 0, count: 256)
            let count = unsafe fread(&buffer, 1, buffer.count, file)
            let fields = String(decoding: buffer.prefix(count), as: UTF8.self).split(separator: " ")
            return fields.count > 1 ? Int(fields[1]).map { $0 * Int(getpagesize()) / 1024 } : nil
        #else
            return 0
        #endif
    }
}
