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
struct HopCosts: Sendable {
    let graph: CSRGraph

    private let preference: [Double]?
    /// Whether an edge may not be used, an edge id; `nil` if all may.
    private let isExcluded: [Bool]?

    /// - Throws: ``GraphKernelError`` unless there is a finite preference of at least 0 for every edge, unless sums of weights and of
    ///   preferences are finite, and unless edges are known by their ids where these are asked for.
    init(_ graph: CSRGraph, preference: [Double]?, excludedEdges: Set<Int32> = []) throws(GraphKernelError) {
        try graph.checkWeightSums()
        self.graph = graph
        self.preference = preference
        isExcluded = try Self.excluded(excludedEdges, in: graph)
        guard let preference else { return }
        guard preference.count == graph.inputEdgeCount else {
            throw .preferenceCountMismatch(preferences: preference.count, edges: graph.inputEdgeCount)
        }
        guard graph.hasEdgeIDs || preference.isEmpty else { throw Self.needsEdgeIDs("preferences", count: preference.count) }
        for edge in preference.indices where !(preference[edge] >= 0 && preference[edge].isFinite) {
            throw .invalidPreference(edge: edge, preference: preference[edge])
        }
        // Twice, because two searches meet.
        guard (2 * preference.reduce(0, +)).isFinite else {
            let requirement = "so small that the sum of all preferences is finite: divide all of them by the same number"
            throw .invalidParameter(name: "the greatest preference", value: preference.max() ?? 0, requirement: requirement)
        }
    }

    private static func excluded(_ edges: Set<Int32>, in graph: CSRGraph) throws(GraphKernelError) -> [Bool]? {
        guard !edges.isEmpty else { return nil }
        guard graph.hasEdgeIDs else { throw needsEdgeIDs("excluded edges", count: edges.count) }
        var isExcluded = [Bool](repeating: false, count: graph.inputEdgeCount)
        for edge in edges {
            guard isExcluded.indices.contains(Int(edge)) else {
                let requirement = "an edge id, from 0 and below the \(graph.inputEdgeCount) edges of the input"
                throw .invalidParameter(name: "an excluded edge", value: Double(edge), requirement: requirement)
            }
            isExcluded[Int(edge)] = true
        }
        return isExcluded
    }

    private static func needsEdgeIDs(_ name: String, count: Int) -> GraphKernelError {
        .invalidParameter(name: "the number of \(name)", value: Double(count), requirement: "0 for a graph that was built without edge ids")
    }

    /// Whether every hop costs the same, so that breadth-first search finds cheapest paths.
    var areUniform: Bool {
        !graph.isWeighted && preference == nil
    }

    /// Calls back with every neighbour, once and ascending, and the cost of the hop to it.
    @inline(__always)
    func forEachHop(of node: Int32, in adjacency: CSRGraph.Adjacency, _ body: (_ neighbor: Int32, _ cost: PathCost) -> Void) {
        let slots = adjacency.range(of: node)
        var slot = slots.lowerBound
        while slot < slots.upperBound {
            let neighbor = adjacency.neighbor(slot)
            let first = slot
            repeat { slot += 1 } while slot < slots.upperBound && adjacency.neighbor(slot) == neighbor
            if let cheapest = cost(of: first..<slot, in: adjacency) {
                body(neighbor, cheapest)
            }
        }
    }

    /// Calls back with the other end and the length of every edge, parallel edges and loops too.
    @inline(__always)
    func forEachEdge(of node: Int32, in adjacency: CSRGraph.Adjacency, _ body: (_ neighbor: Int32, _ length: Double) -> Void) {
        for slot in adjacency.range(of: node) where !isExcluded(slot, in: adjacency) {
            body(adjacency.neighbor(slot), adjacency.weights?[unchecked: slot] ?? 1)
        }
    }

    /// The cost of the hop between two nodes; `nil` if no edge leads from one to the other.
    func cost(from tail: Int32, to head: Int32) -> PathCost? {
        cost(of: graph.slots(from: tail, to: head), in: graph.outgoing)
    }

    /// The cost of a path, summed from its target.
    ///
    /// - Precondition: every node is a neighbour of the one before.
    func cost(of path: [Int32]) -> PathCost {
        var cost = PathCost.zero
        for (tail, head) in zip(path, path.dropFirst()).reversed() {
            guard let hop = self.cost(from: tail, to: head) else { preconditionFailure("no edge leads from node \(tail) to node \(head)") }
            cost = hop + cost
        }
        return cost
    }

    /// The cost of the best of parallel edges; `nil` if none may be used.
    @inline(__always)
    private func cost(of slots: Range<Int>, in adjacency: CSRGraph.Adjacency) -> PathCost? {
        var cheapest: PathCost?
        for slot in slots where !isExcluded(slot, in: adjacency) {
            let preference = if let preference { preference[Int(adjacency.edges[unchecked: slot])] } else { 0.0 }
            let cost = PathCost(length: adjacency.weights?[unchecked: slot] ?? 1, preference: preference, hops: 1)
            if let rival = cheapest, rival <= cost { continue }
            cheapest = cost
        }
        return cheapest
    }

    @inline(__always)
    private func isExcluded(_ slot: Int, in adjacency: CSRGraph.Adjacency) -> Bool {
        guard let isExcluded else { return false }
        return isExcluded[Int(adjacency.edges[unchecked: slot])]
    }
}
