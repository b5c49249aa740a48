extension CSRGraph {
    /// Builds a graph from a list of edges: edge e leads from `sources[e]` to `targets[e]`.
    ///
    /// Time: O(nodes + edges). The lists are sorted by digits, without comparisons, on several threads; which does not change them.
    ///
    /// - Parameters:
    ///   - sources: One end of every edge.
    ///   - targets: The other end of every edge.
    ///   - weights: A finite weight of at least 0 for every edge; `nil` for an unweighted graph.
    ///   - nodeCount: The number of nodes; nodes without edges are allowed.
    ///   - directed: Whether an edge leads one way only.
    ///   - policy: Which edges to leave out.
    ///   - keepsEdgeIDs: Whether slots carry the ids of their edges, which takes 4 bytes a slot.
    ///   - execution: On how many threads.
    /// - Throws: ``GraphKernelError``, at the first edge that is out of order.
    public init(
        sources: [Int32], targets: [Int32], weights: [Double]? = nil, nodeCount: Int, directed: Bool, policy: EdgePolicy = .keepAll,
        keepsEdgeIDs: Bool = true, execution: Execution = .automatic
    ) throws(GraphKernelError) {
        try self.init(
            EdgeList(sources: sources, targets: targets, weights: weights, nodeCount: nodeCount), directed: directed, policy: policy,
            keepsEdgeIDs: keepsEdgeIDs, execution: execution)
    }

    /// Builds a graph from a list of edges.
    ///
    /// Time: O(nodes + edges). Auxiliary space without edge ids and weights: a few megabytes a thread up to 2²² nodes, and with more up
    /// to two thirds of what the result takes; otherwise up to that of the result.
    ///
    /// - Parameters:
    ///   - list: The edges.
    ///   - directed: Whether an edge leads one way only.
    ///   - policy: Which edges to leave out.
    ///   - keepsEdgeIDs: Whether slots carry the ids of their edges, which takes 4 bytes a slot.
    ///   - execution: On how many threads.
    /// - Throws: ``GraphKernelError/cancelled``.
    public init(
        _ list: EdgeList, directed: Bool, policy: EdgePolicy = .keepAll, keepsEdgeIDs: Bool = true, execution: Execution = .automatic
    ) throws(GraphKernelError) {
        self = try GraphBuilder(
            nodeCount: list.nodeCount, edgeCount: list.count, isDirected: directed, policy: policy, execution: execution
        ).graph(of: list, keepsEdgeIDs: keepsEdgeIDs)
    }
}

/// What is the same for all ways to a graph.
struct GraphBuilder: Sendable {
    let nodeCount: Int
    let edgeCount: Int
    let isDirected: Bool
    let policy: EdgePolicy
    let execution: Execution
    /// How many slots a bucket should have, and whether a slot may be 4 bytes: tests of small graphs choose otherwise.
    var bucketSize = 1 << 16
    var allowsCompactKeys = true

    func graph(of list: EdgeList, keepsEdgeIDs: Bool) throws(GraphKernelError) -> CSRGraph {
        try execution.checkCancelled()
        if keepsEdgeIDs {
            let source = EdgeSource<Int32>(list) { edges, ids in
                for edge in edges { ids[edge &- edges.lowerBound] = Int32(truncatingIfNeeded: edge) }
            }
            guard let weights = list.weights else {
                return try graph(of: source) { ids in (nil, ids) }
            }
            return try graph(of: source, isLighter: { weights[unchecked: Int($0)] < weights[unchecked: Int($1)] }) {
                ids throws(GraphKernelError) in
                (try weights.gathered(ids), ids)
            }
        }
        switch list.weights {
        case nil:
            return try graph(of: EdgeSource<NoPayload>(list) { _, _ in }) { _ in (nil, nil) }
        case .single(let weights):
            let source = EdgeSource(list) { edges, payloads in payloads.copy(edges, of: weights) }
            return try graph(of: source, isLighter: { $0 < $1 }) { (.single($0), nil) }
        case .double(let weights):
            let source = EdgeSource(list) { edges, payloads in payloads.copy(edges, of: weights) }
            return try graph(of: source, isLighter: { $0 < $1 }) { (.double($0), nil) }
        }
    }

    /// Builds both directions.
    ///
    /// - Parameters:
    ///   - isLighter: Which of the payloads of two parallel edges is to stay rather than the other.
    ///   - columns: What the payloads become, a slot.
    func graph<Payload>(
        of source: EdgeSource<Payload>, isLighter: @escaping @Sendable (Payload, Payload) -> Bool = { _, _ in false },
        columns: (FrozenArray<Payload>) throws(GraphKernelError) -> (weights: EdgeWeights?, edgeIDs: FrozenArray<Int32>?)
    ) throws(GraphKernelError) -> CSRGraph {
        func adjacency(_ rows: SortedRows<Payload>) throws(GraphKernelError) -> CSRGraph.Adjacency {
            let (weights, edgeIDs) = try columns(rows.payloads)
            return CSRGraph.Adjacency(offsets: rows.offsets, neighbors: rows.neighbors, weights: weights, edgeIDs: edgeIDs)
        }
        let out = try rows(of: source, policy: policy, isSymmetric: !isDirected, isLighter: isLighter)
        let outgoing = try adjacency(out)
        guard isDirected else {
            return CSRGraph(
                nodeCount: nodeCount, inputEdgeCount: edgeCount, edgeCount: (out.neighbors.count + out.loopCount) / 2, isDirected: false,
                outgoing: outgoing, incoming: outgoing, isSimple: out.isSimple)
        }
        let into = try rows(of: EdgeSource(transposing: out), policy: .keepAll, isSymmetric: false, isLighter: isLighter)
        return CSRGraph(
            nodeCount: nodeCount, inputEdgeCount: edgeCount, edgeCount: out.neighbors.count, isDirected: true, outgoing: outgoing,
            incoming: try adjacency(into), isSimple: out.isSimple)
    }

    func rows<Payload>(
        of source: EdgeSource<Payload>, policy: EdgePolicy, isSymmetric: Bool, isLighter: @escaping @Sendable (Payload, Payload) -> Bool
    ) throws(GraphKernelError) -> SortedRows<Payload> {
        let slotCount = isSymmetric ? 2 * edgeCount : edgeCount
        let layout = RowLayout(
            nodeCount: nodeCount, bucketSize: bucketSize, allowsMoreRanges: !source.isCounted, allowsCompactKeys: allowsCompactKeys)
        let execution = execution.limited(toWork: slotCount)
        let counts = try source.counts(layout: layout, isSymmetric: isSymmetric, execution: execution)
        return if layout.isCompact {
            try RowSort<UInt32, Payload>(
                layout: layout, policy: policy, isSymmetric: isSymmetric, counts: counts, pieceCount: source.pieceCount,
                execution: execution, isLighter: isLighter
            ).rows(of: source)
        } else {
            try RowSort<UInt64, Payload>(
                layout: layout, policy: policy, isSymmetric: isSymmetric, counts: counts, pieceCount: source.pieceCount,
                // Two slots an edge beside the edge itself: sorted all at once, that would be more than three times what is left of them.
                partCount: isSymmetric && !source.isCounted ? 3 : 1, execution: execution, isLighter: isLighter
            ).rows(of: source)
        }
    }
}
