import GraphKernels

extension Benchmark {
    /// Single-source shortest paths from one source a trial, by the weights of the graph; one without gets weights of 1 to 255 by chance, as
    /// GAPBS gives it.
    static let sssp = Benchmark(name: "sssp", summary: "shortest paths by weight, from another node every trial") { graph, settings in
        let graph = try graph.weightedByChance(execution: settings.execution)
        return { trial in
            let source = try settings.source(trial: trial)
            let tree = try graph.singleSourceShortestPaths(from: source, execution: settings.execution)
            return { try verifyTree(tree, of: graph) }
        }
    }

    /// The source alone has distance 0 and no parent; every other node reached is exactly one edge farther than its parent; and no edge of
    /// a node that is reached would make a way shorter.
    private static func verifyTree(_ tree: ShortestPathTree, of graph: CSRGraph) throws {
        try verify(tree.distances[Int(tree.source)] == 0, "the source \(tree.source) is not at distance 0")
        for node in 0..<Int32(graph.nodeCount) where tree.distances[Int(node)] < .infinity {
            let distance = tree.distances[Int(node)]
            for slot in graph.outgoing.slots(of: node) {
                let neighbor = graph.outgoing.neighbors[slot]
                let reached = distance + (graph.outgoing.weights?[slot] ?? 1)
                try verify(tree.distances[Int(neighbor)] <= reached, "node \(neighbor) is farther than over its neighbour \(node)")
            }
            let parent = tree.parents[Int(node)]
            guard node != tree.source else {
                try verify(parent == -1, "the source \(node) has a parent")
                continue
            }
            try verify(parent >= 0, "node \(node) is reached, but has no parent")
            let isTight = graph.incoming.slots(of: node).contains { slot in
                graph.incoming.neighbors[slot] == parent
                    && tree.distances[Int(parent)] + (graph.incoming.weights?[slot] ?? 1) == distance
            }
            try verify(isTight, "no edge makes node \(node) as far as it is from its parent \(parent)")
        }
    }
}

extension CSRGraph {
    /// The same graph with whole weights from 1 to 255, always the same ones; as it is if it has weights.
    func weightedByChance(execution: Execution) throws -> CSRGraph {
        guard !isWeighted else { return self }
        var random = SplitMix64(seed: 27491)
        let (sources, targets) = edgeEnds
        return try CSRGraph(
            sources: sources, targets: targets, weights: sources.map { _ in Double(UInt8.random(in: 1...255, using: &random)) },
            nodeCount: nodeCount, directed: isDirected, keepsEdgeIDs: false, execution: execution)
    }

    /// The ends of every edge, an undirected one's once.
    var edgeEnds: (sources: [Int32], targets: [Int32]) {
        var (sources, targets): ([Int32], [Int32]) = ([], [])
        for node in 0..<Int32(nodeCount) {
            for neighbor in neighbors(of: node) where isDirected || node <= neighbor {
                sources.append(node)
                targets.append(neighbor)
            }
        }
        return (sources, targets)
    }
}
