import GraphKernels

extension Benchmark {
    /// Numbering the nodes by falling degree.
    static let relabel = Benchmark(name: "relabel", summary: "the same graph, its nodes numbered by falling degree") { graph, settings in
        { _ in
            let relabeled = try graph.relabeledByDegree(execution: settings.execution)
            return { try verifyNumbers(relabeled, of: graph) }
        }
    }

    /// The numbers are a permutation, degrees fall, and every node has its old neighbours.
    private static func verifyNumbers(_ relabeled: RelabeledGraph, of graph: CSRGraph) throws {
        let new = relabeled.graph
        var previous = Int.max
        for node in 0..<Int32(new.nodeCount) {
            let old = relabeled.oldIDs[Int(node)]
            try verify(relabeled.newIDs[Int(old)] == node, "the old number of node \(node) is \(old), which has another new one")
            let degree = graph.neighbors(of: old).count + (graph.isDirected ? graph.reversed.neighbors(of: old).count : 0)
            try verify(degree <= previous, "node \(node) has more neighbours than the one before")
            previous = degree
            let neighbors = new.neighbors(of: node)
            try verify(
                neighbors.map { relabeled.oldIDs[Int($0)] }.sorted() == Array(graph.neighbors(of: old)),
                "node \(node) has other neighbours than before")
            try verify(zip(neighbors, neighbors.dropFirst()).allSatisfy { $0 <= $1 }, "the neighbours of node \(node) do not ascend")
        }
    }
}
