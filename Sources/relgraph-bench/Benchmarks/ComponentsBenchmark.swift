import GraphKernels

extension Benchmark {
    /// Connected components, weakly connected ones of a directed graph.
    static let components = Benchmark(name: "components", summary: "connected components") { graph, settings in
        { _ in
            let components = try graph.connectedComponents(execution: settings.execution)
            return { try verifyComponents(components, of: graph) }
        }
    }

    /// No edge joins two components, and each is held together by its edges: a walk from one of its nodes reaches all of it.
    private static func verifyComponents(_ components: Components, of graph: CSRGraph) throws {
        var reached = [Bool](repeating: false, count: graph.nodeCount)
        var isWalked = [Bool](repeating: false, count: components.count)
        var pending: [Int32] = []
        for start in 0..<Int32(graph.nodeCount) where !reached[Int(start)] {
            let label = components.labels[Int(start)]
            try verify((0..<components.count).contains(Int(label)), "node \(start) has the label \(label) of no component")
            try verify(!isWalked[Int(label)], "component \(label) is in pieces: node \(start) is not joined to its other nodes")
            isWalked[Int(label)] = true
            reached[Int(start)] = true
            pending.append(start)
            while let node = pending.popLast() {
                for neighbor in [graph.neighbors(of: node), graph.reversed.neighbors(of: node)].joined() {
                    try verify(
                        components.labels[Int(neighbor)] == label, "the edge between \(node) and \(neighbor) joins two components")
                    guard !reached[Int(neighbor)] else { continue }
                    reached[Int(neighbor)] = true
                    pending.append(neighbor)
                }
            }
        }
        try verify(!isWalked.contains(false), "a component has no nodes")
    }
}
