extension HopCosts {
    /// The cheapest simple path from `source` through `via` to `target` in an undirected graph; `nil` if there is none.
    ///
    /// The two halves of such a path may not meet, so it is more than two shortest paths one after the other. Seen from `via` it is a pair
    /// of disjoint paths to the two ends: a flow of two units of least cost through nodes that let one unit pass. After the first, cheapest
    /// path the second is sought in the residual graph, where the first may be walked backwards and a node on it be entered only to do so.
    /// Costs are reduced by the distances from `via`, so none is negative.
    ///
    /// Time: O((nodes + edges) log edges). Auxiliary space: O(nodes + edges).
    ///
    /// J. W. Suurballe, Disjoint paths in a network, 1974, doi:10.1002/net.3230040204. With weights whose sums are rounded, the path found
    /// is cheapest up to that rounding.
    ///
    /// - Precondition: the three nodes differ and none is blocked.
    func cheapestPath(
        from source: Int32, through via: Int32, to target: Int32, blocked: [Bool], execution: Execution = .automatic
    ) throws(GraphKernelError) -> [Int32]? {
        let distances = try CostsToTarget(via, hops: self, blocked: blocked, maxHops: nil, execution: execution)
        guard let costFromSource = distances.cost(from: source), let costFromTarget = distances.cost(from: target) else { return nil }
        let (nearEnd, farEnd) = costFromSource < costFromTarget ? (source, target) : (target, source)
        guard let nearPath = distances.path(from: nearEnd, hops: self) else { return nil }
        var arcs = ArcSet(path: nearPath.nodes.reversed())
        guard let detour = try residualPath(from: via, to: farEnd, past: arcs, distances: distances, blocked: blocked, execution)
        else { return nil }
        arcs.add(detour)
        return arcs.path(toward: source).reversed() + [via] + arcs.path(toward: target)
    }

    /// A node of the residual graph: where a node on the first path is entered, or where it is left. Elsewhere the two are one.
    private static func entry(_ node: Int32) -> Int { 2 * Int(node) }
    private static func exit(_ node: Int32) -> Int { 2 * Int(node) + 1 }

    /// The second path, as the arcs it walks. An arc that is the reverse of one of the first path stands for cancelling that one.
    private func residualPath(
        from via: Int32, to end: Int32, past first: ArcSet, distances: CostsToTarget, blocked: [Bool], _ execution: Execution
    ) throws(GraphKernelError) -> [ArcSet.Arc]? {
        func precedes(_ a: (cost: PathCost, state: Int), _ b: (cost: PathCost, state: Int)) -> Bool { a.cost < b.cost }
        var parents = [Int](repeating: -1, count: 2 * graph.nodeCount)
        var costs = [PathCost?](repeating: nil, count: 2 * graph.nodeCount)
        var frontier = BinaryHeap<(cost: PathCost, state: Int)>()
        func reach(_ state: Int, from parent: Int, cost: PathCost) {
            if let known = costs[state], known <= cost { return }
            costs[state] = cost
            parents[state] = parent
            frontier.insert((cost, state), by: precedes)
        }
        reach(Self.exit(via), from: -1, cost: .zero)
        var steps = 0
        while let (cost, state) = frontier.popFirst(by: precedes) {
            steps += 1
            if steps & 0xFFF == 0 { try execution.checkCancelled() }
            let node = Int32(state / 2)
            guard costs[state] == cost else { continue }
            if node == end {
                return arcs(to: state, parents: parents)
            }
            if state == Self.entry(node), let previous = first.previous[node] {
                reach(Self.exit(previous), from: state, cost: cost)
                continue
            }
            if state == Self.exit(node), first.previous[node] != nil {
                reach(Self.entry(node), from: state, cost: cost)
            }
            guard let distance = distances.cost(from: node) else { continue }
            forEachHop(of: node, in: graph.outgoing) { neighbor, hop in
                guard neighbor != via, neighbor != node, !blocked[Int(neighbor)], first.previous[neighbor] != node else { return }
                guard let neighborDistance = distances.cost(from: neighbor) else { return }
                // Rounding must not make a reduced cost negative.
                let reduced = max(.zero, hop + distance - neighborDistance)
                reach(Self.entry(neighbor), from: state, cost: cost + reduced)
            }
        }
        return nil
    }

    private func arcs(to state: Int, parents: [Int]) -> [ArcSet.Arc] {
        var arcs: [ArcSet.Arc] = []
        var state = state
        while parents[state] >= 0 {
            let parent = parents[state]
            if parent / 2 != state / 2 {
                arcs.append(ArcSet.Arc(tail: Int32(parent / 2), head: Int32(state / 2)))
            }
            state = parent
        }
        return arcs.reversed()
    }
}

/// The arcs of one path or two disjoint ones that leave the same node. Every other node is entered once, so the node before it says all.
private struct ArcSet {
    struct Arc {
        let tail: Int32
        let head: Int32
    }

    private(set) var previous: [Int32: Int32] = [:]

    init(path: [Int32]) {
        for (tail, head) in zip(path, path.dropFirst()) {
            previous[head] = tail
        }
    }

    /// Adds a residual path. All that it cancels goes first, because a node may be entered by a new arc before its old one is cancelled.
    mutating func add(_ path: [Arc]) {
        let first = previous
        let (cancelling, added) = (path.filter { first[$0.tail] == $0.head }, path.filter { first[$0.tail] != $0.head })
        for arc in cancelling {
            previous[arc.tail] = nil
        }
        for arc in added {
            previous[arc.head] = arc.tail
        }
    }

    /// The nodes after the start up to one end.
    func path(toward end: Int32) -> [Int32] {
        var nodes: [Int32] = []
        var node = end
        while let tail = previous[node] {
            nodes.append(node)
            node = tail
        }
        return nodes.reversed()
    }
}
