/// The most that can flow through a graph from one node to another, and what bounds it.
public struct MaximumFlow: Sendable, Equatable {
    /// How much flows.
    public let value: Double

    /// What every edge of the input carries, by edge id: along a directed edge between 0 and its capacity; along an undirected one positive
    /// from its smaller end to its greater, negative the other way. 0 for edges that are not in the graph. `nil` if the graph was built
    /// without edge ids.
    public let flows: [Double]?

    /// The edges that let no more through: the cut nearest to the source.
    public let minimumCut: EdgeCut
}

/// Edges without which nothing leads from a source to a target.
public struct EdgeCut: Sendable, Equatable {
    /// An edge of a cut, which leads from the source's side to the target's.
    public struct Edge: Sendable, Hashable {
        /// The end on the source's side.
        public let source: Int32
        /// The end on the target's side.
        public let target: Int32
        /// The edge id; `nil` if the graph was built without.
        public let edge: Int32?
    }

    /// The sum of the capacities of the edges: their number in an unweighted graph.
    public let capacity: Double

    /// The edges, in ascending order of source, target and id. Those of capacity 0 are among them.
    public let edges: [Edge]

    /// The nodes on the source's side, ascending. Of all smallest cuts this is the one with the smallest side.
    public let sourceSide: [Int32]
}

extension CSRGraph {
    /// The maximum flow from one node to another, and the minimum cut, which is as large.
    ///
    /// An edge carries at most its weight, or 1 in an unweighted graph. An undirected edge carries in either direction, what it carries
    /// being the difference. Parallel edges add up; self-loops carry nothing. The value and the cut are the only right ones; the flows of the
    /// edges are one way of many, the same at every run.
    ///
    /// Whole numbers up to 2⁵³ are exact. With other weights each of the value, the flows and the conservation at a node is off by at most
    /// the rounding of as many sums as paths were filled, 2⁻⁵² of the value each.
    ///
    /// Time: O(nodes² · edges) at worst (Dinic's algorithm), in practice a few searches; O(edges · √edges) in an unweighted graph. Auxiliary
    /// space: 48 bytes an edge, 30 a node. One thread.
    ///
    /// E. A. Dinic, Algorithm for solution of a problem of maximum flow in networks with power estimation, 1970; S. Even, R. E. Tarjan,
    /// Network flow and testing graph connectivity, 1975, doi:10.1137/0204043.
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``; ``GraphKernelError/invalidParameter(name:value:requirement:)`` if source and
    ///   target are the same; ``GraphKernelError/cancelled``.
    public func maximumFlow(
        from source: Int32, to target: Int32, execution: Execution = .automatic
    ) throws(GraphKernelError) -> MaximumFlow {
        try checkDistinct(source, target)
        try checkWeightSums()
        let network = try FlowNetwork(self) { [weights = outgoing.weights] in weights?[unchecked: $0] ?? 1 }
        let value = try network.sendMaximumFlow(from: source, to: target, execution: execution)
        return try MaximumFlow(value: value, flows: flows(in: network), minimumCut: cut(in: network, from: source))
    }

    /// The edges of least total weight, or the fewest in an unweighted graph, whose removal leaves no way from one node to another: of all
    /// such sets the one nearest to the source. It is empty if there is no way anyhow.
    ///
    /// Directed edges separate along their direction only; parallel edges must go together. Time and space as of
    /// ``maximumFlow(from:to:execution:)``, which gives the same cut.
    ///
    /// L. R. Ford, D. R. Fulkerson, Maximal flow through a network, 1956, doi:10.4153/CJM-1956-045-5.
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``; ``GraphKernelError/invalidParameter(name:value:requirement:)`` if source and
    ///   target are the same; ``GraphKernelError/cancelled``.
    public func minimumEdgeCut(
        from source: Int32, to target: Int32, execution: Execution = .automatic
    ) throws(GraphKernelError) -> EdgeCut {
        try maximumFlow(from: source, to: target, execution: execution).minimumCut
    }

    func checkDistinct(_ source: Int32, _ target: Int32) throws(GraphKernelError) {
        try check(source, target)
        guard source != target else {
            throw .invalidParameter(name: "target", value: Double(target), requirement: "another node than the source")
        }
    }

    private func flows(in network: FlowNetwork) -> [Double]? {
        guard let edgeIDs = outgoing.edgeIDs else { return nil }
        var flows = [Double](repeating: 0, count: inputEdgeCount)
        for node in 0..<Int32(nodeCount) {
            for slot in outgoing.range(of: node) {
                // An undirected edge has a slot at each end, and only that of its smaller one is asked.
                let neighbor = outgoing.neighbor(slot)
                guard isDirected ? neighbor != node : neighbor > node else { continue }
                let arc = network.offsets[Int(node)] + slot - outgoing.offsets[unchecked: Int(node)]
                let capacity = outgoing.weights?[unchecked: slot] ?? 1
                let flow = capacity - network.arcs[arc].residual
                // Rounding must not lead beyond what an edge carries.
                flows[Int(edgeIDs[unchecked: slot])] = min(capacity, max(isDirected ? 0 : -capacity, flow))
            }
        }
        return flows
    }

    private func cut(in network: FlowNetwork, from source: Int32) throws(GraphKernelError) -> EdgeCut {
        let isOnSourceSide = try network.reachable(from: source)
        let sourceSide = (0..<Int32(nodeCount)).filter { isOnSourceSide[Int($0)] }
        var capacity = 0.0
        var edges: [EdgeCut.Edge] = []
        for node in sourceSide {
            for slot in outgoing.range(of: node) where !isOnSourceSide[Int(outgoing.neighbor(slot))] {
                capacity += outgoing.weights?[unchecked: slot] ?? 1
                edges.append(
                    EdgeCut.Edge(source: node, target: outgoing.neighbor(slot), edge: outgoing.edgeIDs?[unchecked: slot]))
            }
        }
        return EdgeCut(capacity: capacity, edges: edges, sourceSide: sourceSide)
    }
}
