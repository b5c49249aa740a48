import GraphKernels

extension Benchmark {
    /// Core numbers.
    static let core = Benchmark(name: "core", summary: "core numbers") { graph, settings in
        { _ in
            let cores = try graph.coreNumbers(execution: settings.execution)
            return { try verifyCores(cores, of: try graph.undirected().simplified()) }
        }
    }

    /// A node of core number k has at least k neighbours in the k-core, so the number is not too great; and all nodes can be taken away, one
    /// after the other, each with at most as many neighbours left as its number says, so it is not too small.
    private static func verifyCores(_ cores: [Int32], of graph: CSRGraph) throws {
        var left = [Int32](repeating: 0, count: graph.nodeCount)
        var pending: [Int32] = []
        for node in 0..<Int32(graph.nodeCount) {
            let core = cores[Int(node)]
            left[Int(node)] = Int32(graph.neighbors(of: node).count { cores[Int($0)] >= core })
            try verify(left[Int(node)] >= core, "node \(node) has \(left[Int(node)]) neighbours in the \(core)-core it is said to be in")
            if left[Int(node)] == core { pending.append(node) }
        }
        // Nodes of smaller core number go first; `left` leaves them out already.
        var taken = 0
        while let node = pending.popLast() {
            taken += 1
            let core = cores[Int(node)]
            for neighbor in graph.neighbors(of: node) where cores[Int(neighbor)] == core {
                left[Int(neighbor)] -= 1
                if left[Int(neighbor)] == core { pending.append(neighbor) }
            }
        }
        try verify(taken == graph.nodeCount, "\(graph.nodeCount - taken) nodes belong to a greater core than is said")
    }
}
