/// A graph whose nodes were numbered anew.
public struct RelabeledGraph: Sendable {
    /// The graph in the new numbers. It has no edge ids.
    public let graph: CSRGraph
    /// The new number of every node, indexed by its old one.
    public let newIDs: FrozenArray<Int32>
    /// The old number of every node, indexed by its new one.
    public let oldIDs: FrozenArray<Int32>

    /// Values that are indexed by new numbers, indexed by old ones.
    public func inOldOrder<Value>(_ values: [Value]) -> [Value] {
        newIDs.map { values[Int($0)] }
    }
}

extension CSRGraph {
    /// The same graph with its nodes numbered by falling degree, equal degrees in the old order. In a directed graph the degree is that of
    /// both directions together.
    ///
    /// A kernel that reads values of neighbours finds those of the few nodes that are most often asked for side by side, in the cache; and one
    /// that directs every edge to its smaller end leaves no node with many. Weights, parallel edges and self-loops stay as they are; edge ids
    /// are not kept.
    ///
    /// Time: O(nodes + edges), without sorting a list: a graph read in the order of its columns gives its rows sorted. Auxiliary space: up to
    /// 8 bytes a node besides the result.
    ///
    /// - Throws: ``GraphKernelError/outOfMemory(bytes:)``, ``GraphKernelError/cancelled``.
    public func relabeledByDegree(execution: Execution = .automatic) throws(GraphKernelError) -> RelabeledGraph {
        let oldIDs = try nodesByFallingDegree()
        let newIDs = try WorkArray<Int32>(zeros: nodeCount)
        for index in 0..<nodeCount { newIDs[oldIDs[index]] = Int32(truncatingIfNeeded: index) }
        let (old, new) = (oldIDs.frozen(), newIDs.frozen())
        let builder = GraphBuilder(
            nodeCount: nodeCount, edgeCount: outgoing.neighbors.count, isDirected: true, policy: .keepAll, execution: execution)
        // The rows of one direction are the columns of the other.
        let out = try incoming.transposed(old, new, builder)
        return RelabeledGraph(
            graph: CSRGraph(
                nodeCount: nodeCount, inputEdgeCount: inputEdgeCount, edgeCount: edgeCount, isDirected: isDirected, outgoing: out,
                incoming: isDirected ? try outgoing.transposed(old, new, builder) : out, isSimple: isSimple),
            newIDs: new, oldIDs: old)
    }
}

extension CSRGraph.Adjacency {
    /// The lists of the opposite direction in new numbers.
    fileprivate func transposed(
        _ oldIDs: FrozenArray<Int32>, _ newIDs: FrozenArray<Int32>, _ builder: GraphBuilder
    ) throws(GraphKernelError) -> CSRGraph.Adjacency {
        switch weights {
        case nil:
            try transposed(oldIDs, newIDs, builder, payloads: WorkArray<NoPayload>(zeros: neighbors.count).frozen()) { _ in nil }
        case .single(let weights):
            try transposed(oldIDs, newIDs, builder, payloads: weights) { .single($0) }
        case .double(let weights):
            try transposed(oldIDs, newIDs, builder, payloads: weights) { .double($0) }
        }
    }

    private func transposed<Payload>(
        _ oldIDs: FrozenArray<Int32>, _ newIDs: FrozenArray<Int32>, _ builder: GraphBuilder,
        payloads: FrozenArray<Payload>, weights: (FrozenArray<Payload>) -> EdgeWeights?
    ) throws(GraphKernelError) -> CSRGraph.Adjacency {
        let newOffsets = try WorkArray<Int>(zeros: oldIDs.count + 1)
        for node in 0..<oldIDs.count { newOffsets[node + 1] = newOffsets[node] + degree(of: Int(oldIDs[unchecked: node])) }
        let (newFirst, oldFirst, neighbors) = (newOffsets.frozen(), offsets, neighbors)
        let source = EdgeSource<Payload>(count: neighbors.count, hasSortedTargets: true) { slots, batch in
            let (sources, targets, values) = (batch.sources, batch.targets, batch.payloads)
            newFirst.forEachRow(of: slots) { node, run in
                let shift = oldFirst[unchecked: Int(oldIDs[unchecked: Int(node)])] - newFirst[unchecked: Int(node)]
                for slot in run {
                    let index = slot &- slots.lowerBound
                    sources[index] = newIDs[unchecked: Int(neighbors[unchecked: slot &+ shift])]
                    targets[index] = node
                    values[index] = payloads[unchecked: slot &+ shift]
                }
            }
        }
        let rows = try builder.rows(of: source, policy: .keepAll, isSymmetric: false) { _, _ in false }
        return CSRGraph.Adjacency(offsets: rows.offsets, neighbors: rows.neighbors, weights: weights(rows.payloads), edgeIDs: nil)
    }
}
