import GraphKernels

extension Benchmark {
    /// From the file to the ready graph, or from the generator; verified: lists ascend, edges have both ends, and degrees add up.
    static let load = Benchmark(name: "load", summary: "from a file to a graph that is ready") { _, settings in
        { _ in
            let graph = try settings.input.graph(
                directed: settings.isDirected, keepsEdgeIDs: settings.keepsEdgeIDs, execution: settings.execution)
            return { try verifyLists(of: graph) }
        }
    }

    private static func verifyLists(of graph: CSRGraph) throws {
        let (out, into) = (graph.outgoing, graph.incoming)
        var inDegrees = [Int](repeating: 0, count: graph.nodeCount)
        for node in 0..<Int32(graph.nodeCount) {
            let slots = out.slots(of: node)
            for slot in slots {
                let neighbor = out.neighbors[slot]
                inDegrees[Int(neighbor)] += 1
                try verify(neighbor != node, "node \(node) has a self-loop")
                try verify(slot == slots.lowerBound || out.neighbors[slot - 1] < neighbor, "the neighbours of node \(node) do not ascend")
            }
        }
        for node in 0..<Int32(graph.nodeCount) {
            try verify(
                into.slots(of: node).count == inDegrees[Int(node)], "node \(node) has other edges in one direction than in the other")
        }
        let slotsPerEdge = graph.isDirected ? 1 : 2
        try verify(out.neighbors.count == slotsPerEdge * graph.edgeCount, "the degrees do not add up to the edges")
    }
}
