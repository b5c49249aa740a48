extension CSRGraph {
    /// The same graph with parallel edges as one, which has the sum of their weights and the smallest of their ids; the graph itself if it is
    /// simple. Self-loops stay, several of one node as one. In an unweighted graph nothing tells any longer how many edges there were.
    ///
    /// Edge ids stay what they are; weights are added in the order of ids.
    ///
    /// Time: O(nodes + edges). Space: that of the result.
    ///
    /// - Throws: ``GraphKernelError/weightOverflow(greatest:)``, ``GraphKernelError/outOfMemory(bytes:)``, ``GraphKernelError/cancelled``.
    public func mergingParallelEdges(execution: Execution = .automatic) throws(GraphKernelError) -> CSRGraph {
        guard !isSimple else { return self }
        try checkWeightSums(times: 1)
        let (out, loopCount) = try outgoing.mergingParallels(execution)
        let slotCount = out.neighbors.count
        return CSRGraph(
            nodeCount: nodeCount, inputEdgeCount: inputEdgeCount, edgeCount: isDirected ? slotCount : (slotCount + loopCount) / 2,
            isDirected: isDirected, outgoing: out, incoming: isDirected ? try incoming.mergingParallels(execution).lists : out,
            isSimple: loopCount == 0)
    }
}

extension CSRGraph.Adjacency {
    /// Lists in which every neighbour of a node is once, and how many nodes have a self-loop.
    fileprivate func mergingParallels(
        _ execution: Execution
    ) throws(GraphKernelError) -> (lists: CSRGraph.Adjacency, loopCount: Int) {
        let nodeCount = offsets.count - 1
        var newOffsets = [0]
        newOffsets.reserveCapacity(nodeCount + 1)
        var newNeighbors: [Int32] = []
        var newEdges: [Int32] = []
        var newWeights: [Double] = []
        var loopCount = 0
        for node in 0..<nodeCount {
            try execution.checkCancelled(inRound: node)
            let first = newNeighbors.count
            for slot in range(of: node) {
                let weight = weights?[unchecked: slot]
                if newNeighbors.count > first, newNeighbors.last == neighbor(slot) {
                    if let weight { newWeights[newWeights.count - 1] += weight }
                    continue
                }
                newNeighbors.append(neighbor(slot))
                if let edgeIDs { newEdges.append(edgeIDs[unchecked: slot]) }
                if let weight { newWeights.append(weight) }
                if neighbor(slot) == Int32(node) { loopCount += 1 }
            }
            newOffsets.append(newNeighbors.count)
        }
        let lists = CSRGraph.Adjacency(
            offsets: try FrozenArray(newOffsets), neighbors: try FrozenArray(newNeighbors),
            weights: weights == nil ? nil : try EdgeWeights(newWeights), edgeIDs: edgeIDs == nil ? nil : try FrozenArray(newEdges))
        return (lists, loopCount)
    }
}
