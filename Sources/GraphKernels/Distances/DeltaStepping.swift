extension CSRGraph {
    /// Weighted distances from a source, and a tree of shortest paths, on several threads.
    ///
    /// Edges are followed from source to target; use ``reversed`` for distances *to* a node. In an unweighted graph every edge weighs 1. Of
    /// parallel edges the lightest counts, self-loops do not matter. Lengths are summed from the source on. The result does not depend on
    /// `delta` or the number of threads, and is that of ``dijkstra(from:execution:)``, which takes over where the graph is small, or where a
    /// few weights are so much greater than most that no width suits both.
    ///
    /// Δ-stepping: nodes are kept in bins by distance, Δ wide, and the nodes of the first bin are worked on at the same time, again where a
    /// shorter way to one is found. Where nodes have many edges, most of them lead to nodes that are reached better another way. There the
    /// search passes over all but light edges until the nodes with most of the edges are settled; then the others, each of them with few,
    /// look for their best neighbour themselves.
    ///
    /// - Parameter delta: The width of a bin. The smaller, the fewer edges are looked at twice, but the more steps are taken. `nil`: a
    ///   width that suits the weights.
    ///
    /// Time: O(nodes + edges + d · l/Δ) on average for random weights, d being the largest degree and l the greatest distance. Auxiliary
    /// space: O(nodes + edges), in practice about 50 bytes a node.
    ///
    /// U. Meyer, P. Sanders, Δ-stepping: a parallelizable shortest path algorithm, 2003, doi:10.1016/S0196-6774(03)00076-2. V. T. Chakaravarthy
    /// et al., Scalable single source shortest path algorithms for massively parallel systems, 2017, doi:10.1109/TPDS.2016.2634535.
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``, ``GraphKernelError/invalidParameter(name:value:requirement:)``,
    ///   ``GraphKernelError/weightOverflow(greatest:)``, ``GraphKernelError/cancelled``.
    public func singleSourceShortestPaths(
        from source: Int32, delta: Double? = nil, execution: Execution = .automatic
    ) throws(GraphKernelError) -> ShortestPathTree {
        try singleSourceShortestPaths(from: source, delta: delta, reach: nil, execution: execution, parallelWork: 1 << 15)
    }

    /// - Parameters:
    ///   - reach: How far beyond the first nodes of many edges the search looks before the other nodes look for themselves; infinity if they
    ///     are not to; `nil`: what suits the graph.
    ///   - parallelWork: The least number of slots for Δ-stepping, and, up to 2¹¹, of those looked at in a step for several threads.
    func singleSourceShortestPaths(
        from source: Int32, delta: Double?, reach: Double?, execution: Execution, parallelWork: Int
    ) throws(GraphKernelError) -> ShortestPathTree {
        try check(source)
        try checkWeightSums(times: CSRGraph.roundedSum)
        if let delta, !(delta > 0 && delta.isFinite) {
            throw .invalidParameter(name: "delta", value: delta, requirement: "greater than 0")
        }
        guard let weights = outgoing.weights else {
            let tree = try breadthFirstSearch(from: source, execution: execution)
            return ShortestPathTree(
                source: source, distances: tree.distances.map { $0 < 0 ? .infinity : Double($0) }, parents: tree.parents)
        }
        guard weights.count >= max(1, parallelWork) else { return try dijkstra(from: source, execution: execution) }
        let widths = StepWidths(weights: weights, nodeCount: nodeCount, delta: delta, reach: reach)
        guard widths.suit else { return try dijkstra(from: source, execution: execution) }
        switch (weights, incoming.weights) {
        case (.single(let out), .single(let into)):
            return try tree(from: source, out, into, widths: widths, execution: execution, parallelWork: parallelWork)
        case (.double(let out), .double(let into)):
            return try tree(from: source, out, into, widths: widths, execution: execution, parallelWork: parallelWork)
        default:
            preconditionFailure("the two directions have the same weights")
        }
    }

    private func tree<Weights: SlotWeights>(
        from source: Int32, _ outgoingWeights: Weights, _ incomingWeights: Weights, widths: StepWidths, execution: Execution,
        parallelWork: Int
    ) throws(GraphKernelError) -> ShortestPathTree {
        execution.monitor?.begin(outgoing.neighbors.count)
        // Of a width's nodes there are often few: too little work to wake a thread for every time.
        let (distances, core) = try execution.withTeam { team throws(GraphKernelError) in
            try DeltaStepping(
                self, outgoingWeights: outgoingWeights, incomingWeights: incomingWeights, widths: widths, execution: execution, team: team,
                parallelWork: min(parallelWork, 1 << 11)
            ).distances(from: source)
        }
        return try ShortestPathTree(source: source, distances: distances, core: core, graph: self, execution: execution)
    }
}

/// Distances that suit the weights of a graph.
struct StepWidths {
    /// The width of a bin.
    let delta: Double
    /// The width of a bin for the nodes that are left when those with most of the edges are settled.
    let sparseDelta: Double
    /// How far the search looks beyond where the nodes with many edges begin; infinity if there are too few of them.
    let reach: Double
    /// Whether the bins part the nodes: not if a few great weights make a bin so wide that most nodes are in it at the same time, to be worked
    /// on again and again.
    let suit: Bool

    /// How many times the median of the weights their mean may be.
    private static let greatestSkew = 16.0

    /// With fewer edges a node, a step leads to so few nodes that a wider bin, more work for several threads, is worth looking at some twice.
    private static let fewEdges = 8.0

    /// By default a width for which a step finds a few edges lighter than it at a node: twice the mean of a sample of the weights over the
    /// mean degree, four times where nodes have few edges. The reach is the weight below which a node has one edge on average, and takes
    /// four bins.
    init(weights: EdgeWeights, nodeCount: Int, delta: Double?, reach: Double?) {
        var generator = SplitMix64(seed: 1)
        let sample = (0..<1024).map { _ in weights[generator.next(below: weights.count)] }.sorted()
        let meanDegree = Double(weights.count) / Double(nodeCount)
        let lightest = sample[max(8, Int(Double(sample.count - 1) / max(1, meanDegree)))]
        let reach = reach ?? (meanDegree >= 16 && lightest > 0 ? lightest : .infinity)
        let mean = sample.reduce(0) { $0 + $1 / Double(sample.count) }
        let width = reach < .infinity ? reach / 4 : (meanDegree < Self.fewEdges ? 4 : 2) * mean / meanDegree
        suit = delta != nil || reach < .infinity || mean <= Self.greatestSkew * sample[sample.count / 2]
        self.delta = delta ?? (width > 0 && width.isFinite ? width : 1)
        sparseDelta = delta ?? (reach < .infinity && reach > 0 ? 8 * reach : self.delta)
        self.reach = reach
    }
}
