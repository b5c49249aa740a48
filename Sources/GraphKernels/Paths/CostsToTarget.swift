/// What the cheapest walks to one target cost from every node: Dijkstra's algorithm against the direction of the edges, as label setting.
///
/// Without a limit on hops a node gets one label. With a limit and weights, the cheapest walk from a node may have too many hops for what
/// is left of the budget; then a node gets a label for every cost that fewer hops than before can only be had for (the Pareto front of
/// cost and hops). Labels are set in ascending order of cost, so the hops of a node's labels fall.
///
/// Within a ``Corridor`` only nodes get labels through which a path from the source can lead that is no longer than the horizon; for these
/// the labels are those of a search without it.
///
/// Time: O((nodes + edges) log edges), times `maxHops` in a weighted graph with a limit; O(nodes + edges) if all hops cost the same.
/// Auxiliary space: one label of 40 bytes for every node reached, and the heap: O(edges), times `maxHops` as above.
struct CostsToTarget {
    private struct Label {
        let node: Int32
        let cost: PathCost
        /// The index of the node's label before this one and 1; 0 if this is its first.
        let older: Int32
    }

    private var labels: [Label] = []
    /// The index of a node's last label and 1, a node; 0 if it has none.
    private let newest: WorkArray<Int32>
    private let maxHops: Int
    private let keepsFronts: Bool
    /// While the search runs.
    private var corridor: Corridor?

    /// The least length, by the measure of the corridor, of what was left out because it is longer than the horizon.
    private(set) var nextHorizon = Double.infinity

    /// - Parameters:
    ///   - target: Where the walks lead. It must not be blocked.
    ///   - hops: The graph.
    ///   - blocked: Whether a node may not be visited, a node.
    ///   - maxHops: The most hops of a walk.
    ///   - source: If given, only nodes from which the target is as near as from here are sure to get labels.
    ///   - corridor: If given, only nodes in it get labels.
    ///   - scratch: An array of one zero a node, to be used instead of a new one; ``releaseScratch()`` gives it back.
    /// - Throws: ``GraphKernelError/cancelled``.
    init(
        _ target: Int32, hops: HopCosts, blocked: [Bool], maxHops: Int?, enoughFor source: Int32? = nil, within corridor: Corridor? = nil,
        scratch: WorkArray<Int32>? = nil, execution: Execution = .automatic
    ) throws(GraphKernelError) {
        newest = if let scratch { scratch } else { try WorkArray(zeros: hops.graph.nodeCount) }
        self.maxHops = maxHops ?? Int.max
        self.corridor = corridor
        keepsFronts = maxHops != nil && hops.graph.isWeighted
        if hops.areUniform {
            try searchBreadthFirst(target, hops: hops, blocked: blocked, source: source, execution)
        } else {
            try searchCheapestFirst(target, hops: hops, blocked: blocked, source: source, execution)
        }
        self.corridor = nil
    }

    /// Makes the scratch array all zeros again. No costs can be asked for after that.
    func releaseScratch() {
        for label in labels {
            newest[label.node] = 0
        }
    }

    /// The cost of the cheapest walk from a node with at most so many hops; `nil` if there is none.
    func cost(from node: Int32, within budget: Int = .max) -> PathCost? {
        var cheapest: PathCost?
        var number = newest[node]
        while number > 0, labels[Int(number) - 1].cost.hops <= budget {
            cheapest = labels[Int(number) - 1].cost
            number = labels[Int(number) - 1].older
        }
        return cheapest
    }

    /// The cheapest path from a node with at most so many hops, of several the one whose nodes come first in lexicographic order; `nil` if
    /// there is none, or if that one meets a node to be avoided.
    ///
    /// Time: O(hops · neighbours of a node).
    func path(
        from source: Int32, hops: HopCosts, within budget: Int = .max, avoiding isAvoided: (Int32) -> Bool = { _ in false }
    ) -> GraphPath? {
        guard let total = cost(from: source, within: budget) else { return nil }
        var nodes = [source]
        var (node, remaining) = (source, total)
        while remaining.hops > 0 {
            var next: (node: Int32, cost: PathCost)?
            hops.forEachHop(of: node, in: hops.graph.outgoing) { neighbor, hop in
                guard next == nil, let rest = cost(from: neighbor, within: remaining.hops - 1), hop + rest == remaining else { return }
                next = (neighbor, rest)
            }
            guard let next else { preconditionFailure("a label was set without a hop to it") }
            guard !isAvoided(next.node) else { return nil }
            (node, remaining) = next
            nodes.append(node)
        }
        return GraphPath(nodes: nodes, length: total.length, preference: total.preference)
    }

    /// The labels in the order they were set are the queue.
    private mutating func searchBreadthFirst(
        _ target: Int32, hops: HopCosts, blocked: [Bool], source: Int32?, _ execution: Execution
    ) throws(GraphKernelError) {
        guard admits(.zero, at: target) else { return }
        set(PathCost.zero, at: target)
        var head = 0
        while head < labels.count, source.map({ newest[$0] == 0 }) ?? true {
            if head & 0xFFF == 0 { try execution.checkCancelled() }
            let (node, distance) = (labels[head].node, labels[head].cost.hops + 1)
            head += 1
            guard distance <= maxHops else { break }
            let cost = PathCost(length: Double(distance), preference: 0, hops: distance)
            hops.forEachEdge(of: node, in: hops.graph.incoming) { neighbor, _ in
                if newest[neighbor] == 0, !blocked[Int(neighbor)], admits(cost, at: neighbor) {
                    set(cost, at: neighbor)
                }
            }
        }
    }

    private mutating func searchCheapestFirst(
        _ target: Int32, hops: HopCosts, blocked: [Bool], source: Int32?, _ execution: Execution
    ) throws(GraphKernelError) {
        var frontier = NodeQueue<PathCost>()
        var horizon = Double.infinity
        var steps = 0
        if admits(.zero, at: target) { frontier.insert(.zero, target) }
        while let (cost, node) = frontier.popFirst(), cost.length <= horizon {
            steps += 1
            if steps & 0xFFF == 0 { try execution.checkCancelled() }
            guard improves(cost, at: node) else { continue }
            set(cost, at: node)
            if node == source {
                horizon = min(horizon, cost.length)
            }
            guard cost.hops < maxHops else { continue }
            hops.forEachHop(of: node, in: hops.graph.incoming) { neighbor, hop in
                let candidate = hop + cost
                if !blocked[Int(neighbor)], improves(candidate, at: neighbor), admits(candidate, at: neighbor) {
                    frontier.insert(candidate, neighbor)
                }
            }
        }
    }

    /// Whether a cost that is no less than all before it is worth a label.
    @inline(__always)
    private func improves(_ cost: PathCost, at node: Int32) -> Bool {
        let number = newest[node]
        return number == 0 || (keepsFronts && cost.hops < labels[Int(number) - 1].cost.hops)
    }

    /// Whether a node is within the corridor, seen from the target at that cost.
    @inline(__always)
    private mutating func admits(_ cost: PathCost, at node: Int32) -> Bool {
        guard let corridor else { return true }
        let length = corridor.length(through: node, cost)
        if length <= corridor.horizon { return true }
        nextHorizon = min(nextHorizon, length)
        return false
    }

    private mutating func set(_ cost: PathCost, at node: Int32) {
        labels.append(Label(node: node, cost: cost, older: newest[node]))
        newest[node] = Int32(labels.count)
    }
}
