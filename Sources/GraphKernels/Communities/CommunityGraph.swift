/// The graph that community detection works on: first the nodes of the user's graph in an order drawn by the seed, then, level by level, what
/// was put together so far.
///
/// The weight between two nodes counts edges both ways. Self-loops and edges of weight 0 have no slots: a loop stays in its community whatever
/// happens, and is felt through the strength of its node only.
struct CommunityGraph: Sendable {
    let nodeCount: Int
    /// The number of slots.
    let slotCount: Int
    /// `starts[v] ..< ends[v]` are the slots of node v. There may be unused ones in between, and the rows may lie in any order.
    let starts: WorkArray<Int>
    let ends: WorkArray<Int>
    let neighbors: WorkArray<Int32>
    /// The weight of every slot; `nil` if all weigh 1.
    let weights: WorkArray<Double>?
    let strengths: WorkArray<Strength>
    let nullModel: NullModel

    /// The weight of the edges that leave a node or a set of nodes, and of those that enter it; the same if the graph is undirected. A loop
    /// does both.
    struct Strength: BitwiseCopyable, Sendable {
        var leaving = 0.0
        var entering = 0.0

        @inline(__always)
        static func += (sum: inout Strength, strength: Strength) {
            sum.leaving += strength.leaving
            sum.entering += strength.entering
        }

        @inline(__always)
        static func -= (sum: inout Strength, strength: Strength) {
            sum.leaving -= strength.leaving
            sum.entering -= strength.entering
        }
    }

    /// The weight to expect between two sets of nodes if edges were drawn at random between nodes of these strengths, times the resolution.
    struct NullModel: Sendable {
        private let rate: Double

        /// - Parameter totalWeight: m, the weight of all edges.
        init(resolution: Double, totalWeight: Double, isDirected: Bool) {
            guard totalWeight > 0 else {
                rate = 0
                return
            }
            // Directed: γ (kᵒᵘᵗ Kⁱⁿ + kⁱⁿ Kᵒᵘᵗ) / m. Undirected: γ k K / 2m, and both products below are k K.
            rate = resolution / (isDirected ? totalWeight : 4 * totalWeight)
        }

        /// Whether no weight is expected anywhere: the resolution is 0.
        var isNone: Bool { rate == 0 }

        @inline(__always)
        func weight(_ a: Strength, _ b: Strength) -> Double {
            rate * (a.leaving * b.entering + a.entering * b.leaving)
        }
    }

    /// The least by which a move must raise m times the modularity, a unit of what is moved: above the rounding of the sums compared, so that
    /// no sequence of moves returns to its beginning.
    static let leastGainRatio = 1e-10

    /// The least gain for which a node of this strength moves: a share of its strength, which the null model takes its part of. Where there is
    /// no null model, at resolution 0, only the weights are compared that lead to the two communities, and however little of the strength
    /// they are, they decide.
    ///
    /// - Parameter weights: The weights compared, added up.
    @inline(__always)
    func leastGain(_ strength: Strength, comparing weights: Double) -> Double {
        Self.leastGainRatio * (nullModel.isNone ? weights : strength.leaving + strength.entering)
    }

    /// A community of its own for every node.
    func singletons() throws(GraphKernelError) -> WorkArray<Int32> {
        let labels = try WorkArray<Int32>(zeros: nodeCount)
        for node in 0..<nodeCount { labels[node] = Int32(node) }
        return labels
    }
}

extension CommunityGraph {
    /// The nodes of a graph in the order a seed draws.
    ///
    /// - Returns: The graph, and for each of its nodes the one of the user's graph it stands for.
    static func drawn(
        from graph: CSRGraph, resolution: Double, seed: UInt64, execution: Execution
    ) throws(GraphKernelError) -> (graph: CommunityGraph, nodes: WorkArray<Int32>) {
        let nodeCount = graph.nodeCount
        let nodes = try WorkArray<Int32>(zeros: nodeCount)
        let positions = try WorkArray<Int32>(zeros: nodeCount)
        var random = SplitMix64(seed: seed)
        for node in 0..<nodeCount {
            let place = random.next(below: node + 1)
            nodes[node] = nodes[place]
            nodes[place] = Int32(node)
        }
        for position in 0..<nodeCount { positions[nodes[position]] = Int32(position) }

        let isDirected = graph.isDirected
        let (outgoing, incoming) = (graph.outgoing, graph.incoming)
        let starts = try WorkArray<Int>(zeros: nodeCount)
        let ends = try WorkArray<Int>(zeros: nodeCount)
        var slotCount = 0
        for position in 0..<nodeCount {
            let node = Int(nodes[position])
            starts[position] = slotCount
            slotCount += outgoing.degree(of: node) + (isDirected ? incoming.degree(of: node) : 0)
        }
        let neighbors = try WorkArray<Int32>(zeros: slotCount)
        let weights = try graph.isWeighted ? WorkArray<Double>(zeros: slotCount) : nil
        let strengths = try WorkArray<Strength>(zeros: nodeCount)
        let scale = graph.weightScale
        try execution.limited(toWork: slotCount).forEachChunk(of: nodeCount, size: 1 << 10) { chunk, _ in
            for position in chunk {
                let node = nodes[position]
                var slot = starts[position]
                /// Copies a node's edges but loops, and returns the weight of all and of the loops.
                func copy(_ lists: CSRGraph.Adjacency) -> (all: Double, loops: Double) {
                    var (all, loops) = (0.0, 0.0)
                    for index in lists.range(of: node) {
                        let neighbor = lists.neighbor(index)
                        let weight = (lists.weights?[unchecked: index] ?? 1) * scale
                        all += weight
                        if neighbor == node {
                            loops += weight
                        } else if weight > 0 {
                            neighbors[slot] = positions[neighbor]
                            weights?[slot] = weight
                            slot += 1
                        }
                    }
                    return (all, loops)
                }
                let out = copy(outgoing)
                if isDirected {
                    strengths[position] = Strength(leaving: out.all, entering: copy(incoming).all)
                } else {
                    // An undirected loop has one slot and two ends.
                    strengths[position] = Strength(leaving: out.all + out.loops, entering: out.all + out.loops)
                }
                ends[position] = slot
            }
        }
        var sum = 0.0
        for position in 0..<nodeCount { sum += strengths[position].leaving }
        let nullModel = NullModel(resolution: resolution, totalWeight: isDirected ? sum : sum / 2, isDirected: isDirected)
        let drawn = CommunityGraph(
            nodeCount: nodeCount, slotCount: slotCount, starts: starts, ends: ends, neighbors: neighbors, weights: weights,
            strengths: strengths,
            nullModel: nullModel)
        return (drawn, nodes)
    }
}
