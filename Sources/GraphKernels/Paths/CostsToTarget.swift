/// What the cheapest walks to one target cost from every node: Dijkstra's algorithm against the direction of the edges, as label setting.
///
/// Without a limit on hops a node gets one label. With a limit and weights, the cheapest walk from a node may have too many hops for what
/// is left of the budget; then a node gets a label for every cost that fewer hops than before can only be had for (the Pareto front of
/// cost and hops). Labels are set in ascending order of cost, so the hops of a node's labels fall.
///
/// Time: O((nodes + edges) log edges), times `maxHops` in a weighted graph with a limit; O(nodes + edges) if all hops cost the same.
/// Auxiliary space: one label of 40 bytes for every node reached, and the heap: O(edges), times `maxHops` as above.
struct CostsToTarget {
    private struct Label {
        let node: Int32
        let cost: PathCost
        /// The index of the node's label before this one; -1 if this is its first.
        let older: Int32
    }

    private var labels: [Label] = []
    private var newest: [Int32]
    private let maxHops: Int
    private let keepsFronts: Bool

    /// - Parameters:
    ///   - target: Where the walks lead. It must not be blocked.
    ///   - hops: The graph.
    ///   - blocked: Whether a node may not be visited, a node.
    ///   - maxHops: The most hops of a walk.
    ///   - source: If given, only nodes from which the target is as near as from here are sure to get labels.
    init(_ target: Int32, hops: HopCosts, blocked: [Bool], maxHops: Int?, enoughFor source: Int32? = nil) {
        newest = [Int32](repeating: -1, count: hops.graph.nodeCount)
        self.maxHops = maxHops ?? Int.max
        keepsFronts = maxHops != nil && hops.graph.isWeighted
        if hops.areUniform {
            searchBreadthFirst(target, incoming: hops.graph.incoming, blocked: blocked, source: source)
        } else {
            searchCheapestFirst(target, hops: hops, blocked: blocked, source: source)
        }
    }

    /// The cost of the cheapest walk from a node with at most so many hops; `nil` if there is none.
    func cost(from node: Int32, within budget: Int = .max) -> PathCost? {
        var cheapest: PathCost?
        var index = newest[Int(node)]
        while index >= 0, labels[Int(index)].cost.hops <= budget {
            cheapest = labels[Int(index)].cost
            index = labels[Int(index)].older
        }
        return cheapest
    }

    /// The cheapest path from a node, of several the one whose nodes come first in lexicographic order; `nil` if there is none.
    ///
    /// Time: O(hops · neighbours of a node).
    func path(from source: Int32, hops: HopCosts) -> GraphPath? {
        guard let total = cost(from: source) else { return nil }
        var nodes = [source]
        var (node, remaining) = (source, total)
        while remaining.hops > 0 {
            var next: (node: Int32, cost: PathCost)?
            hops.forEachHop(of: node, in: hops.graph.outgoing) { neighbor, hop in
                guard next == nil, let rest = cost(from: neighbor, within: remaining.hops - 1), hop + rest == remaining else { return }
                next = (neighbor, rest)
            }
            guard let next else { preconditionFailure("a label was set without a hop to it") }
            (node, remaining) = next
            nodes.append(node)
        }
        return GraphPath(nodes: nodes, length: total.length, preference: total.preference)
    }

    /// The labels in the order they were set are the queue.
    private mutating func searchBreadthFirst(_ target: Int32, incoming: CSRGraph.Adjacency, blocked: [Bool], source: Int32?) {
        set(PathCost.zero, at: target)
        var head = 0
        while head < labels.count, source.map({ newest[Int($0)] < 0 }) ?? true {
            let (node, distance) = (labels[head].node, labels[head].cost.hops + 1)
            head += 1
            guard distance <= maxHops else { break }
            let cost = PathCost(length: Double(distance), preference: 0, hops: distance)
            for slot in incoming.slots(of: node) {
                let neighbor = incoming.neighbors[slot]
                if newest[Int(neighbor)] < 0, !blocked[Int(neighbor)] {
                    set(cost, at: neighbor)
                }
            }
        }
    }

    private mutating func searchCheapestFirst(_ target: Int32, hops: HopCosts, blocked: [Bool], source: Int32?) {
        func precedes(_ a: (cost: PathCost, node: Int32), _ b: (cost: PathCost, node: Int32)) -> Bool { a.cost < b.cost }
        var frontier = BinaryHeap<(cost: PathCost, node: Int32)>()
        var horizon = Double.infinity
        frontier.insert((.zero, target), by: precedes)
        while let (cost, node) = frontier.popFirst(by: precedes), cost.length <= horizon {
            guard admits(cost, at: node) else { continue }
            set(cost, at: node)
            if node == source {
                horizon = min(horizon, cost.length)
            }
            guard cost.hops < maxHops else { continue }
            hops.forEachHop(of: node, in: hops.graph.incoming) { neighbor, hop in
                let candidate = hop + cost
                if !blocked[Int(neighbor)], admits(candidate, at: neighbor) {
                    frontier.insert((candidate, neighbor), by: precedes)
                }
            }
        }
    }

    /// Whether a cost that is no less than all before it is worth a label.
    private func admits(_ cost: PathCost, at node: Int32) -> Bool {
        let index = newest[Int(node)]
        return index < 0 || (keepsFronts && cost.hops < labels[Int(index)].cost.hops)
    }

    private mutating func set(_ cost: PathCost, at node: Int32) {
        labels.append(Label(node: node, cost: cost, older: newest[Int(node)]))
        newest[Int(node)] = Int32(labels.count - 1)
    }
}
