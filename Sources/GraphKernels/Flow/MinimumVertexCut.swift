/// Nodes without which nothing leads from the sources to the targets.
public struct VertexCut: Sendable, Equatable {
    /// The nodes, ascending.
    public let nodes: [Int32]

    /// The sum of their costs: their number if none were given.
    public let cost: Double
}

extension CSRGraph {
    /// The fewest nodes whose removal leaves no way from one node to another; the two themselves are never among them.
    ///
    /// The same as ``minimumVertexCut(from:to:protecting:includingEnds:costs:execution:)`` from one node to one other, in the
    /// same time and space.
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``; ``GraphKernelError/invalidParameter(name:value:requirement:)`` if source and
    ///   target are the same; ``GraphKernelError/cancelled``.
    public func minimumVertexCut(
        from source: Int32, to target: Int32, protecting protected: Set<Int32> = [], execution: Execution = .automatic
    ) throws(GraphKernelError) -> VertexCut? {
        try minimumVertexCut(from: [source], to: [target], protecting: protected, execution: execution)
    }

    /// The fewest nodes whose removal leaves no way from any of the sources to any of the targets: the choke points of all that passes from
    /// these to those. Of all smallest sets it is the one nearest to the sources.
    ///
    /// There is none, and the answer is `nil`, if an edge leads from a source to a target, or a way only through protected nodes. Empty is
    /// the cut that separates what is separate. Edges count in their direction; weights, parallel edges and self-loops do not matter.
    ///
    /// With `includingEnds` sources and targets may be in the cut, too, unless protected: the fewest nodes that lie on every way, ends
    /// included. Then a node may be source and target.
    ///
    /// By a maximum flow through the graph in which every node is two, an entry and an exit, joined by an arc that carries its cost.
    /// Time: O(edges · √nodes) without costs, else O(nodes² · edges) at worst. Auxiliary space: 48 bytes an edge, 120 a node. One thread.
    ///
    /// K. Menger, Zur allgemeinen Kurventheorie, 1927; S. Even, R. E. Tarjan, Network flow and testing graph connectivity, 1975,
    /// doi:10.1137/0204043.
    ///
    /// - Parameters:
    ///   - sources: Where ways begin; any number of nodes.
    ///   - targets: Where they end.
    ///   - protected: Nodes that may not be in the cut.
    ///   - includingEnds: Whether sources and targets may be in the cut.
    ///   - costs: What it costs to take a node away, a node, at least 0; the cut is then the cheapest, exact for whole numbers. Without, each
    ///     costs 1.
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``; ``GraphKernelError/invalidParameter(name:value:requirement:)`` if a source is
    ///   a target though ends are not included, or if costs are not one a node, finite and at least 0; ``GraphKernelError/cancelled``.
    public func minimumVertexCut(
        from sources: Set<Int32>, to targets: Set<Int32>, protecting protected: Set<Int32> = [], includingEnds: Bool = false,
        costs: [Double]? = nil, execution: Execution = .automatic
    ) throws(GraphKernelError) -> VertexCut? {
        for node in sources.union(targets).union(protected).sorted() { try check(node) }
        if !includingEnds, let both = sources.intersection(targets).min() {
            throw .invalidParameter(name: "target", value: Double(both), requirement: "no source, unless the cut may include ends")
        }
        try checkCosts(costs)
        let ends = includingEnds ? [] : sources.union(targets)
        let split = try SplitNetwork(self)
        let capacities = (0..<nodeCount).map { node in
            ends.contains(Int32(node)) || protected.contains(Int32(node)) ? .infinity : costs?[node] ?? 1
        }
        let network = try FlowNetwork(nodeCount: split.nodeCount) { add in
            for node in 0..<Int32(nodeCount) {
                add(split.entry(node), split.exit(node), capacities[Int(node)], FlowNetwork.noSlot)
                for slot in outgoing.range(of: node) where outgoing.neighbor(slot) != node {
                    add(split.exit(node), split.entry(outgoing.neighbor(slot)), .infinity, Int32(truncatingIfNeeded: slot))
                }
            }
            for node in sources.sorted() { add(split.source, split.entry(node), .infinity, FlowNetwork.noSlot) }
            for node in targets.sorted() { add(split.exit(node), split.sink, .infinity, FlowNetwork.noSlot) }
        }
        // A way that nothing can cut carries without end; so it is looked for first.
        guard !network.hasUncuttableWay(from: split.source, to: split.sink) else { return nil }
        _ = try network.sendMaximumFlow(from: split.source, to: split.sink, execution: execution)
        let isOnSourceSide = try network.reachable(from: split.source)
        let nodes = (0..<Int32(nodeCount)).filter { isOnSourceSide[Int(split.entry($0))] && !isOnSourceSide[Int(split.exit($0))] }
        return VertexCut(nodes: nodes, cost: nodes.reduce(0) { $0 + capacities[Int($1)] })
    }

    private func checkCosts(_ costs: [Double]?) throws(GraphKernelError) {
        guard let costs else { return }
        guard costs.count == nodeCount else {
            throw .invalidParameter(name: "the number of costs", value: Double(costs.count), requirement: "one a node, \(nodeCount)")
        }
        for cost in costs where !(cost >= 0 && cost.isFinite) {
            throw .invalidParameter(name: "the cost of a node", value: cost, requirement: "finite and at least 0")
        }
        guard costs.reduce(0, +).isFinite else {
            let requirement = "so small that the sum of all costs is finite: divide all of them by the same number"
            throw .invalidParameter(name: "the greatest cost of a node", value: costs.max() ?? 0, requirement: requirement)
        }
    }
}

/// The numbers of nodes in a network in which every node of a graph is two, so that what passes a node passes an arc.
struct SplitNetwork {
    /// The number of nodes of the graph.
    private let count: Int32

    /// - Throws: ``GraphKernelError/invalidNodeCount(_:)`` if there are too many nodes to number each twice, or
    ///   ``GraphKernelError/tooManyEdges(_:)``.
    init(_ graph: CSRGraph) throws(GraphKernelError) {
        guard graph.outgoing.neighbors.count <= Int(Int32.max) else { throw .tooManyEdges(graph.edgeCount) }
        guard graph.nodeCount < Int(Int32.max) / 2 else { throw .invalidNodeCount(2 * graph.nodeCount + 2) }
        count = Int32(graph.nodeCount)
    }

    var nodeCount: Int { 2 * Int(count) + 2 }
    var source: Int32 { 2 * count }
    var sink: Int32 { 2 * count + 1 }
    func entry(_ node: Int32) -> Int32 { 2 * node }
    func exit(_ node: Int32) -> Int32 { 2 * node + 1 }
    func node(_ number: Int32) -> Int32 { number / 2 }
}

extension FlowNetwork {
    /// Whether a path of arcs without bound leads from one node to another.
    fileprivate func hasUncuttableWay(from source: Int32, to sink: Int32) -> Bool {
        var isReached = [Bool](repeating: false, count: nodeCount)
        var stack = [source]
        isReached[Int(source)] = true
        while let node = stack.popLast() {
            for index in arcs(of: node) where arcs[index].residual.isInfinite && !isReached[Int(arcs[index].head)] {
                isReached[Int(arcs[index].head)] = true
                stack.append(arcs[index].head)
            }
        }
        return isReached[Int(sink)]
    }
}
