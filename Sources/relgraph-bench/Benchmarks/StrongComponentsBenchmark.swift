import GraphKernels

extension Benchmark {
    /// Strongly connected components; `--directed` makes them more than the connected ones.
    static let strongComponents = Benchmark(name: "strong-components", summary: "strongly connected components") { graph, settings in
        { _ in
            let components = try graph.stronglyConnectedComponents(execution: settings.execution)
            return {
                let labels = components.labels
                try verify(labels.count == graph.nodeCount, "there are \(labels.count) labels for \(graph.nodeCount) nodes")
                // Every component is connected both ways within itself, and the graph of components has no cycle.
                try verifyWithin(components, graph, "along the edges")
                try verifyWithin(components, graph.reversed, "against the edges")
                let condensed = try graph.condensation(components)
                try verify(isAcyclic(condensed), "two components are on a cycle, so they are one")
            }
        }
    }

    /// From the smallest node of each component all its nodes can be reached within it.
    private static func verifyWithin(_ components: Components, _ graph: CSRGraph, _ way: String) throws {
        var isReached = [Bool](repeating: false, count: graph.nodeCount)
        var hasStarted = [Bool](repeating: false, count: components.count)
        var stack: [Int32] = []
        for root in 0..<Int32(graph.nodeCount) where !hasStarted[Int(components.labels[Int(root)])] {
            hasStarted[Int(components.labels[Int(root)])] = true
            isReached[Int(root)] = true
            stack.append(root)
            while let node = stack.popLast() {
                for neighbor in graph.neighbors(of: node)
                where !isReached[Int(neighbor)] && components.labels[Int(neighbor)] == components.labels[Int(node)] {
                    isReached[Int(neighbor)] = true
                    stack.append(neighbor)
                }
            }
        }
        try verify(isReached.allSatisfy { $0 }, "a component does not hold together \(way)")
    }

    /// Whether nodes that nothing leads to can be taken away until none is left.
    private static func isAcyclic(_ graph: CSRGraph) -> Bool {
        var incoming = (0..<Int32(graph.nodeCount)).map { graph.incoming.slots(of: $0).count }
        var ready = (0..<Int32(graph.nodeCount)).filter { incoming[Int($0)] == 0 }
        var taken = 0
        while let node = ready.popLast() {
            taken += 1
            for neighbor in graph.neighbors(of: node) {
                incoming[Int(neighbor)] -= 1
                if incoming[Int(neighbor)] == 0 { ready.append(neighbor) }
            }
        }
        return taken == graph.nodeCount
    }
}
