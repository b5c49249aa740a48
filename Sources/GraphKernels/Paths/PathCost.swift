/// What decides between two paths: the length, then the preference, then the number of hops.
///
/// The hops make the order strict: a walk that returns to a node costs more than the same walk without the detour, even if the detour
/// weighs nothing. So a cheapest walk is always a path.
///
/// The cost of a path is summed from its **target** back to its source, everywhere. Floating-point addition is monotone but not
/// associative: with one order of summation the same path costs the same to the last bit wherever it is met, and bounds stay bounds.
struct PathCost: Comparable, Sendable {
    var length: Double
    var preference: Double
    var hops: Int

    static let zero = PathCost(length: 0, preference: 0, hops: 0)

    static func < (a: PathCost, b: PathCost) -> Bool {
        (a.length, a.preference, a.hops) < (b.length, b.preference, b.hops)
    }

    static func + (a: PathCost, b: PathCost) -> PathCost {
        PathCost(length: a.length + b.length, preference: a.preference + b.preference, hops: a.hops + b.hops)
    }

    static func - (a: PathCost, b: PathCost) -> PathCost {
        PathCost(length: a.length - b.length, preference: a.preference - b.preference, hops: a.hops - b.hops)
    }
}

/// The hops of a graph and what they cost: parallel edges are one hop, which costs what the lightest of them does and, among the lightest,
/// the preferred one.
struct HopCosts {
    let graph: CSRGraph

    private let preference: [Double]?

    /// - Throws: ``GraphKernelError`` unless there is a finite preference of at least 0 for every edge.
    init(_ graph: CSRGraph, preference: [Double]?) throws(GraphKernelError) {
        self.graph = graph
        self.preference = preference
        guard let preference else { return }
        guard preference.count == graph.inputEdgeCount else {
            throw .preferenceCountMismatch(preferences: preference.count, edges: graph.inputEdgeCount)
        }
        for (edge, value) in preference.enumerated() where !(value >= 0 && value.isFinite) {
            throw .invalidPreference(edge: edge, preference: value)
        }
    }

    /// Whether every hop costs the same, so that breadth-first search finds cheapest paths.
    var areUniform: Bool {
        !graph.isWeighted && preference == nil
    }

    /// Calls back with every neighbour, once and ascending, and the cost of the hop to it.
    @inline(__always)
    func forEachHop(of node: Int32, in adjacency: CSRGraph.Adjacency, _ body: (_ neighbor: Int32, _ cost: PathCost) -> Void) {
        let slots = adjacency.slots(of: node)
        var slot = slots.lowerBound
        while slot < slots.upperBound {
            let neighbor = adjacency.neighbors[slot]
            var cheapest = cost(of: slot, in: adjacency)
            slot += 1
            while slot < slots.upperBound, adjacency.neighbors[slot] == neighbor {
                cheapest = min(cheapest, cost(of: slot, in: adjacency))
                slot += 1
            }
            body(neighbor, cheapest)
        }
    }

    /// The cost of a path, summed from its target.
    ///
    /// - Precondition: every node is a neighbour of the one before.
    func cost(of path: [Int32]) -> PathCost {
        var cost = PathCost.zero
        for (tail, head) in zip(path, path.dropFirst()).reversed() {
            let hop = graph.slots(from: tail, to: head).lazy.map { self.cost(of: $0, in: graph.outgoing) }.min()
            guard let hop else { preconditionFailure("no edge leads from node \(tail) to node \(head)") }
            cost = hop + cost
        }
        return cost
    }

    /// The cost of one edge.
    private func cost(of slot: Int, in adjacency: CSRGraph.Adjacency) -> PathCost {
        PathCost(length: adjacency.weights?[slot] ?? 1, preference: preference?[Int(adjacency.edges[slot])] ?? 0, hops: 1)
    }
}
