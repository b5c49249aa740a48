/// Some nodes of a graph and the edges among them, with the nodes numbered anew.
public struct InducedSubgraph: Sendable {
    /// The graph in the new numbers. Edge ids are those of the whole graph, if that has any.
    public let graph: CSRGraph
    /// The old number of every node, indexed by its new one, ascending.
    public let oldIDs: FrozenArray<Int32>
}

extension CSRGraph {
    /// The subgraph that some nodes induce: they, and all edges that lead from one of them to one of them. Nodes are numbered from 0 in the
    /// order of their old numbers; a node that is named twice is there once. Weights, parallel edges and self-loops stay, and edge ids stay
    /// what they are.
    ///
    /// Time: O(nodes + edges of the nodes asked for), and sorting them. Auxiliary space: 4 bytes a node of the whole graph.
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``, ``GraphKernelError/outOfMemory(bytes:)``, ``GraphKernelError/cancelled``.
    public func inducedSubgraph(of nodes: [Int32], execution: Execution = .automatic) throws(GraphKernelError) -> InducedSubgraph {
        let newIDs = try WorkArray<Int32>(repeating: -1, count: nodeCount)
        var oldIDs: [Int32] = []
        for node in nodes.sorted() where node != oldIDs.last {
            try check(node)
            newIDs[node] = Int32(oldIDs.count)
            oldIDs.append(node)
        }
        let numbers = NodeNumbers(old: try FrozenArray(oldIDs), new: newIDs)
        let out = try outgoing.induced(by: numbers, execution)
        var (loopCount, hasParallels) = (0, false)
        for node in 0..<oldIDs.count where !isSimple {
            var previous: Int32 = -1
            for slot in out.range(of: node) {
                if out.neighbor(slot) == Int32(node) { loopCount += 1 }
                if out.neighbor(slot) == previous { hasParallels = true }
                previous = out.neighbor(slot)
            }
        }
        let slotCount = out.neighbors.count
        let graph = CSRGraph(
            nodeCount: oldIDs.count, inputEdgeCount: inputEdgeCount, edgeCount: isDirected ? slotCount : (slotCount + loopCount) / 2,
            isDirected: isDirected, outgoing: out, incoming: isDirected ? try incoming.induced(by: numbers, execution) : out,
            isSimple: loopCount == 0 && !hasParallels)
        return InducedSubgraph(graph: graph, oldIDs: numbers.old)
    }
}

/// The nodes that lists are kept of, and their new numbers: those of nodes that are not kept are -1.
struct NodeNumbers {
    let old: FrozenArray<Int32>
    let new: WorkArray<Int32>
}

extension CSRGraph.Adjacency {
    fileprivate func induced(by numbers: NodeNumbers, _ execution: Execution) throws(GraphKernelError) -> CSRGraph.Adjacency {
        try select(execution, numbers) { _, slots, keep in
            for slot in slots where numbers.new[neighbor(slot)] >= 0 { keep(self, slot) }
        }
    }
}
