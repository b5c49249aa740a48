/// Which edges of a node a degree counts. In an undirected graph every kind counts them all.
public enum DegreeKind: Sendable, Hashable, CaseIterable {
    /// The edges that lead to a node and those that lead away.
    case total
    /// The edges that lead to a node.
    case incoming
    /// The edges that lead away from a node.
    case outgoing
}

extension CSRGraph {
    /// The number of edges at a node, counted as ``degrees(_:)`` counts them.
    ///
    /// Time: O(1), and O(log d) in an undirected graph with self-loops or parallel edges, d being the number of slots of the node.
    ///
    /// - Precondition: the node is in the graph.
    public func degree(of node: Int32, _ kind: DegreeKind = .total) -> Int {
        precondition(contains(node), "there is no node \(node)")
        return switch (isDirected, kind) {
        case (true, .total): outgoing.degree(of: Int(node)) + incoming.degree(of: Int(node))
        case (true, .incoming): incoming.degree(of: Int(node))
        case (true, .outgoing): outgoing.degree(of: Int(node))
        case (false, _): outgoing.degree(of: Int(node)) + (isSimple ? 0 : slots(from: node, to: node).count)
        }
    }

    /// The number of edges at every node. Parallel edges count each; a self-loop counts twice, as it has two ends here, but once where only
    /// incoming or outgoing edges of a directed graph are counted. For the number of neighbours, ask the graph that
    /// ``simplified(execution:)`` gives.
    ///
    /// Time: O(nodes), and O(edges) for an undirected graph with self-loops or parallel edges. Auxiliary space: none.
    public func degrees(_ kind: DegreeKind = .total) -> [Int] {
        (0..<Int32(nodeCount)).map { degree(of: $0, kind) }
    }

    /// The sum of the weights of the edges at every node, counted as ``degrees(_:)`` counts them; the degree if the graph has no weights.
    ///
    /// Time: O(nodes + edges). Auxiliary space: none.
    ///
    /// - Throws: ``GraphKernelError/weightOverflow(greatest:)``, ``GraphKernelError/outOfMemory(bytes:)``, ``GraphKernelError/cancelled``.
    public func strengths(
        _ kind: DegreeKind = .total, execution: Execution = .automatic
    ) throws(GraphKernelError) -> [Double] {
        guard isWeighted else { return degrees(kind).map(Double.init) }
        try checkWeightSums()
        @Sendable func sum(_ lists: Adjacency, _ slots: Range<Int>) -> Double {
            slots.reduce(0) { $0 + (lists.weights?[unchecked: $1] ?? 1) }
        }
        return try execution.limited(toWork: outgoing.neighbors.count).array(count: nodeCount) { node in
            switch (isDirected, kind) {
            case (true, .total): sum(outgoing, outgoing.range(of: node)) + sum(incoming, incoming.range(of: node))
            case (true, .incoming): sum(incoming, incoming.range(of: node))
            case (true, .outgoing): sum(outgoing, outgoing.range(of: node))
            case (false, _):
                sum(outgoing, outgoing.range(of: node)) + (isSimple ? 0 : sum(outgoing, slots(from: Int32(node), to: Int32(node))))
            }
        }
    }

    /// Degree centrality: the number of neighbours of every node.
    ///
    /// Parallel edges count once and self-loops not at all; weights do not matter. In a directed graph the total is in-degree plus
    /// out-degree, so that a neighbour joined both ways counts twice.
    ///
    /// Time: O(nodes), and O(nodes + edges) if the graph is not simple.
    ///
    /// L. C. Freeman, Centrality in social networks: conceptual clarification, 1978, doi:10.1016/0378-8733(78)90021-7.
    ///
    /// - Parameters:
    ///   - kind: Which edges count.
    ///   - normalized: Whether to divide by n - 1, the number of others: 0 to 1, but to 2 for the total of a directed graph. Of a single node
    ///     it is 0.
    /// - Returns: A value for every node.
    public func degreeCentrality(_ kind: DegreeKind = .total, normalized: Bool = true) -> [Double] {
        let others = normalized ? Double(max(nodeCount - 1, 1)) : 1
        return neighborCounts(kind).map { Double($0) / others }
    }

    /// How many nodes have degree 0, 1, 2, …, up to the greatest degree; empty if there are no nodes. Parallel edges count once, self-loops not
    /// at all.
    ///
    /// Time: O(nodes), and O(nodes + edges) if the graph is not simple.
    public func degreeDistribution(_ kind: DegreeKind = .total) -> [Int] {
        let degrees = neighborCounts(kind)
        var counts = [Int](repeating: 0, count: (degrees.max() ?? -1) + 1)
        for degree in degrees { counts[degree] += 1 }
        return counts
    }

    /// The share of the pairs of nodes that are joined, of ordered pairs if the graph is directed: 0 to 1; 0 below two nodes. Parallel edges
    /// count once, self-loops not at all.
    ///
    /// Time: O(1), and O(nodes + edges) if the graph is not simple.
    public func density() -> Double {
        guard nodeCount > 1 else { return 0 }
        let orderedPairs = Double(nodeCount) * Double(nodeCount - 1)
        let joined = isSimple ? (isDirected ? edgeCount : 2 * edgeCount) : neighborCounts(.outgoing).reduce(0, +)
        return Double(joined) / orderedPairs
    }

    /// The degree of every node in the simple graph, of which no copy is made.
    private func neighborCounts(_ kind: DegreeKind) -> [Int] {
        guard !isSimple else { return degrees(kind) }
        func count(_ lists: Adjacency, _ node: Int) -> Int {
            var (count, previous) = (0, Int32(node))
            for slot in lists.range(of: node) where lists.neighbor(slot) != previous && lists.neighbor(slot) != Int32(node) {
                count += 1
                previous = lists.neighbor(slot)
            }
            return count
        }
        return (0..<nodeCount).map { node in
            switch (isDirected, kind) {
            case (true, .total): count(outgoing, node) + count(incoming, node)
            case (true, .incoming): count(incoming, node)
            case (true, .outgoing), (false, _): count(outgoing, node)
            }
        }
    }
}
