import GraphKernels

extension Benchmark {
    /// Breadth-first search from one source a trial.
    static let bfs = Benchmark(name: "bfs", summary: "breadth-first search, from another node every trial") { graph, settings in
        { trial in
            let source = try settings.source(trial: trial)
            let tree = try graph.breadthFirstSearch(from: source, execution: settings.execution)
            return { try verifyTree(tree, of: graph) }
        }
    }

    /// The source alone has distance 0; every other node reached has a parent one hop nearer, by an edge; and no edge of a node that is
    /// reached spans more than one hop, so that no node could be nearer, nor was one missed.
    private static func verifyTree(_ tree: BreadthFirstTree, of graph: CSRGraph) throws {
        try verify(tree.distances[Int(tree.source)] == 0, "the source \(tree.source) is not at distance 0")
        for node in 0..<Int32(graph.nodeCount) where tree.distances[Int(node)] >= 0 {
            let distance = tree.distances[Int(node)]
            let parent = tree.parents[Int(node)]
            if node == tree.source {
                try verify(parent == -1, "the source \(node) has a parent")
            } else {
                try verify(parent >= 0, "node \(node) is reached, but has no parent")
                try verify(tree.distances[Int(parent)] == distance - 1, "node \(node) is not one hop farther than its parent \(parent)")
                try verify(graph.hasEdge(from: parent, to: node), "there is no edge from \(parent) to \(node), its child in the tree")
            }
            for neighbor in graph.neighbors(of: node) {
                let reached = tree.distances[Int(neighbor)]
                try verify(reached >= 0 && reached <= distance + 1, "node \(neighbor) is farther than one hop from its neighbour \(node)")
            }
        }
    }
}

extension CSRGraph {
    /// Whether an edge leads from one node to another.
    func hasEdge(from source: Int32, to target: Int32) -> Bool {
        let neighbors = neighbors(of: source)
        var (low, high) = (neighbors.startIndex, neighbors.endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if neighbors[middle] < target { low = middle + 1 } else { high = middle }
        }
        return low < neighbors.endIndex && neighbors[low] == target
    }
}
