/// One of several paths that do not share edges, or nodes.
public struct DisjointPath: Sendable, Equatable {
    /// The nodes from source to target, none twice.
    public let nodes: [Int32]

    /// The ids of the edges between them; `nil` if the graph was built without edge ids.
    public let edges: [Int32]?
}

extension CSRGraph {
    /// As many paths as possible from one node to another of which no two share a node, except their ends.
    ///
    /// By Menger's theorem their number is the size of the ``minimumVertexCut(from:to:protecting:execution:)``, if there is one. An edge from
    /// source to target is one path, however many such edges there are: of parallel edges the lightest stands for all. Directed edges are
    /// walked along their direction; self-loops do not matter, weights do not otherwise. Which paths are found is the same at every run, but
    /// they are not the shortest; they come in the order of their hops, then of their nodes.
    ///
    /// Time: O(edges · √nodes). Auxiliary space: 48 bytes an edge, 80 a node. One thread.
    ///
    /// K. Menger, Zur allgemeinen Kurventheorie, 1927.
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``; ``GraphKernelError/invalidParameter(name:value:requirement:)`` if source and
    ///   target are the same; ``GraphKernelError/cancelled``.
    public func vertexDisjointPaths(
        from source: Int32, to target: Int32, execution: Execution = .automatic
    ) throws(GraphKernelError) -> [DisjointPath] {
        try checkDistinct(source, target)
        let graph = try simplified(execution: execution)
        let split = try SplitNetwork(graph)
        let network = try FlowNetwork(nodeCount: split.nodeCount) { add in
            for node in 0..<Int32(nodeCount) where node != target {
                if node != source { add(split.entry(node), split.exit(node), 1, FlowNetwork.noSlot) }
                for slot in graph.outgoing.range(of: node) where graph.outgoing.neighbor(slot) != source {
                    add(split.exit(node), split.entry(graph.outgoing.neighbor(slot)), 1, Int32(truncatingIfNeeded: slot))
                }
            }
        }
        let (start, end) = (split.exit(source), split.entry(target))
        let count = try network.sendMaximumFlow(from: start, to: end, execution: execution)
        let walks = network.unitWalks(Int(count), from: start, to: end) { $0.residual < 1 && $0.slot != FlowNetwork.wayBack }
        // An arc within a node is no hop.
        return graph.paths(walks.map { walk in walk.filter { network.arcs[$0].slot >= 0 } }, in: network, from: source) { split.node($0) }
    }

    /// As many paths as possible from one node to another of which no two share an edge. They may share nodes.
    ///
    /// By Menger's theorem their number is the size of the ``minimumEdgeCut(from:to:execution:)`` of the unweighted graph. Parallel edges are
    /// different edges, an undirected edge is walked in one direction only. Directed edges are walked along their direction; weights and
    /// self-loops do not matter. Which paths are found is the same at every run, but they are not the shortest; they come in the order of
    /// their hops, then of their nodes and edges.
    ///
    /// Time: O(edges · √edges). Auxiliary space: 48 bytes an edge, 30 a node. One thread.
    ///
    /// K. Menger, Zur allgemeinen Kurventheorie, 1927.
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``; ``GraphKernelError/invalidParameter(name:value:requirement:)`` if source and
    ///   target are the same; ``GraphKernelError/cancelled``.
    public func edgeDisjointPaths(
        from source: Int32, to target: Int32, execution: Execution = .automatic
    ) throws(GraphKernelError) -> [DisjointPath] {
        try checkDistinct(source, target)
        let network = try FlowNetwork(self) { _ in 1 }
        let count = try network.sendMaximumFlow(from: source, to: target, execution: execution)
        let walks = network.unitWalks(Int(count), from: source, to: target) {
            // A self-loop seems to carry something, but is a round.
            $0.residual < 1 && $0.slot != FlowNetwork.wayBack
        }
        return paths(walks, in: network, from: source) { $0 }
    }

    /// Names the nodes and edges of walks, and sorts them.
    private func paths(
        _ walks: [[Int]], in network: FlowNetwork, from source: Int32, node: (Int32) -> Int32
    ) -> [DisjointPath] {
        let paths = walks.map { walk in
            DisjointPath(
                nodes: [source] + walk.map { node(network.arcs[$0].head) },
                edges: outgoing.edgeIDs.map { ids in walk.map { ids[unchecked: Int(network.arcs[$0].slot)] } })
        }
        return paths.sorted { a, b in
            if a.nodes.count != b.nodes.count { return a.nodes.count < b.nodes.count }
            if a.nodes != b.nodes { return a.nodes.lexicographicallyPrecedes(b.nodes) }
            return (a.edges ?? []).lexicographicallyPrecedes(b.edges ?? [])
        }
    }
}

extension FlowNetwork {
    /// Takes a flow apart into walks that carry 1 each, as the arcs of each, without the rounds in it.
    ///
    /// Where a walk comes back to a node, the round is left out: no other walk needs its arcs.
    fileprivate func unitWalks(_ count: Int, from source: Int32, to sink: Int32, carries: (Arc) -> Bool) -> [[Int]] {
        var nextArc: [Int32: Int] = [:]
        return (0..<count).map { _ in
            var walk: [Int] = []
            var position: [Int32: Int] = [source: 0]
            var node = source
            while node != sink {
                var arc = nextArc[node] ?? offsets[Int(node)]
                while arc < offsets[Int(node) + 1], !carries(arcs[arc]) { arc += 1 }
                precondition(arc < offsets[Int(node) + 1], "what flows into a node flows out of it")
                nextArc[node] = arc + 1
                node = arcs[arc].head
                if let start = position[node] {
                    for left in walk[start...] { position[arcs[left].head] = nil }
                    walk.removeSubrange(start...)
                } else {
                    walk.append(arc)
                    position[node] = walk.count
                }
            }
            return walk
        }
    }
}
