/// Lists the paths from a source to a target that visit given nodes and fulfil the other constraints, cheapest first; among equal costs by
/// their node ids. Paths that need not visit any are listed by ``DeviationSearch``.
///
/// The search is best first over prefixes of paths. Each waits in a heap under the least that any completion of it can cost; what is popped
/// is extended by each neighbour or, if it has arrived, is the next path. Prefixes of equal bounds are popped in the order of their nodes,
/// so the search goes straight ahead, and paths come out in order.
///
/// Where the bound comes from:
/// - No node is left to be visited: a search from the target for every prefix extended, without the nodes of the prefix. The bound is exact,
///   no prefix is extended in vain. This is Yen's algorithm with Lawler's partition.
/// - Nodes still to be visited (`via`): the cost of reaching the farthest of them and going on to the target is a bound, not always
///   attained. In an undirected graph ``HopCosts/cheapestPath(from:through:to:blocked:execution:)`` sharpens it, to exactness for one such
///   node, unless weights and a limit on hops come together. Otherwise no practical polynomial algorithm is known (in directed graphs there
///   is none unless P = NP), and in the worst case the search goes through all prefixes.
///
/// J. Y. Yen, Finding the K shortest loopless paths in a network, 1971, doi:10.1287/mnsc.17.11.712. E. L. Lawler, 1972,
/// doi:10.1287/mnsc.18.7.401. S. Fortune, J. Hopcroft, J. Wyllie, The directed subgraph homeomorphism problem, 1980,
/// doi:10.1016/0304-3975(80)90009-2 (a directed path through a given node is NP-complete).
struct PathSearch {
    /// A prefix: its last node after another prefix.
    private struct Prefix {
        let node: Int32
        let parent: Int
        let hop: PathCost
        let depth: Int
    }

    private struct Candidate {
        let bound: PathCost
        let prefix: Int
        /// Whether the bound already is the sharpest that can be had.
        let isSharp: Bool
    }

    private let hops: HopCosts
    private let target: Int32
    private let maxHops: Int?
    private let via: Set<Int32>
    private let listsEqualLengthsOnly: Bool
    private let execution: Execution

    private var prefixes: [Prefix] = []
    private var candidates = BinaryHeap<Candidate>()
    /// Whether a node is excluded; while a prefix is at work, also whether it is on it.
    private var blocked: [Bool]
    private var longest = Double.infinity

    init(
        from source: Int32, to target: Int32, hops: HopCosts, constraints: PathConstraints, equalLengthsOnly: Bool, execution: Execution
    ) {
        self.hops = hops
        self.target = target
        self.execution = execution
        listsEqualLengthsOnly = equalLengthsOnly
        maxHops = constraints.maxHops
        via = constraints.via.subtracting([source, target])
        blocked = constraints.blockedNodes(nodeCount: hops.graph.nodeCount)
        let canStart = !blocked[Int(source)] && !blocked[Int(target)] && via.isDisjoint(with: constraints.excludedNodes)
        guard canStart, source != target || via.isEmpty else { return }
        insert(Prefix(node: source, parent: -1, hop: .zero, depth: 0), bound: .zero)
    }

    /// The next path; `nil` if all have been listed.
    mutating func next() throws(GraphKernelError) -> GraphPath? {
        while let candidate = popCandidate(), candidate.bound.length <= longest {
            // The searches below may each be too short to look for themselves.
            try execution.checkCancelled()
            let prefix = prefixes[candidate.prefix]
            if prefix.node == target {
                if listsEqualLengthsOnly {
                    longest = candidate.bound.length
                }
                return GraphPath(
                    nodes: nodes(of: candidate.prefix), length: candidate.bound.length, preference: candidate.bound.preference)
            }
            let visited = nodes(of: candidate.prefix)
            let pending = via.subtracting(visited)
            setBlocked(true, visited)
            if candidate.isSharp || pending.isEmpty || hops.graph.isDirected {
                try extend(candidate.prefix, pending: pending)
            } else if let bound = try sharpBound(of: candidate.prefix, pending: pending) {
                insert(Candidate(bound: max(bound, candidate.bound), prefix: candidate.prefix, isSharp: true))
            }
            setBlocked(false, visited)
        }
        return nil
    }

    /// Queues a prefix with each of its neighbours that a path can go on to.
    private mutating func extend(_ index: Int, pending: Set<Int32>) throws(GraphKernelError) {
        let prefix = prefixes[index]
        let budget = (maxHops ?? .max) - prefix.depth - 1
        guard budget >= 0 else { return }
        let toTarget = try CostsToTarget(target, hops: hops, blocked: blocked, maxHops: maxHops, execution: execution)
        // The target comes last, so no way to a node before it leads through it.
        blocked[Int(target)] = true
        var toPending: [(node: Int32, costs: CostsToTarget)] = []
        for node in pending.sorted() {
            toPending.append((node, try CostsToTarget(node, hops: hops, blocked: blocked, maxHops: maxHops, execution: execution)))
        }
        blocked[Int(target)] = false
        var extensions: [(Prefix, PathCost)] = []
        hops.forEachHop(of: prefix.node, in: hops.graph.outgoing) { neighbor, hop in
            guard !blocked[Int(neighbor)], neighbor != target || pending.isEmpty else { return }
            let extended = Prefix(node: neighbor, parent: index, hop: hop, depth: prefix.depth + 1)
            // On the target's side of the last pending node, the way there costs nothing more.
            var bound = pending.isEmpty || pending == [neighbor] ? toTarget.cost(from: neighbor, within: budget) : .zero
            for (node, costs) in toPending where node != neighbor {
                guard
                    let known = bound, let onward = toTarget.cost(from: node, within: budget),
                    let way = costs.cost(from: neighbor, within: budget)
                else { return }
                bound = max(known, way + onward)
            }
            guard let bound else { return }
            extensions.append((extended, bound))
        }
        for (extended, bound) in extensions {
            insert(extended, bound: bound)
        }
    }

    /// The cost of the cheapest completion through each pending node alone, of which the greatest; `nil` if one cannot be visited.
    private mutating func sharpBound(of index: Int, pending: Set<Int32>) throws(GraphKernelError) -> PathCost? {
        let end = prefixes[index].node
        var bound = PathCost.zero
        blocked[Int(end)] = false
        defer { blocked[Int(end)] = true }
        for node in pending.sorted() {
            guard
                let path = try hops.cheapestPath(from: end, through: node, to: target, blocked: blocked, execution: execution)
            else { return nil }
            bound = max(bound, total(of: index, completedAt: hops.cost(of: path)))
        }
        return bound
    }

    private mutating func insert(_ prefix: Prefix, bound completion: PathCost) {
        prefixes.append(prefix)
        let index = prefixes.count - 1
        insert(Candidate(bound: total(of: index, completedAt: completion), prefix: index, isSharp: false))
    }

    /// The cost of a prefix and what comes after it, summed from the target.
    private func total(of index: Int, completedAt completion: PathCost) -> PathCost {
        var cost = completion
        var index = index
        while index >= 0 {
            cost = prefixes[index].hop + cost
            index = prefixes[index].parent
        }
        return cost
    }

    private func nodes(of index: Int) -> [Int32] {
        var nodes: [Int32] = []
        var index = index
        while index >= 0 {
            nodes.append(prefixes[index].node)
            index = prefixes[index].parent
        }
        return nodes.reversed()
    }

    private mutating func setBlocked(_ isBlocked: Bool, _ nodes: [Int32]) {
        for node in nodes {
            blocked[Int(node)] = isBlocked
        }
    }

    private mutating func insert(_ candidate: Candidate) {
        guard candidate.bound.length <= longest else { return }
        // Only where length counts the hops is the bound also one on hops.
        guard hops.graph.isWeighted || candidate.bound.hops <= maxHops ?? .max else { return }
        candidates.insert(candidate) { [prefixes] in Self.precedes($0, $1, in: prefixes) }
    }

    private mutating func popCandidate() -> Candidate? {
        candidates.popFirst { [prefixes] in Self.precedes($0, $1, in: prefixes) }
    }

    /// By bound, then by node ids. No candidate is a prefix of another, so where two differ first decides.
    private static func precedes(_ a: Candidate, _ b: Candidate, in prefixes: [Prefix]) -> Bool {
        guard a.bound == b.bound else { return a.bound < b.bound }
        var (left, right) = (a.prefix, b.prefix)
        while prefixes[left].depth > prefixes[right].depth { left = prefixes[left].parent }
        while prefixes[right].depth > prefixes[left].depth { right = prefixes[right].parent }
        while prefixes[left].parent != prefixes[right].parent {
            (left, right) = (prefixes[left].parent, prefixes[right].parent)
        }
        return prefixes[left].node < prefixes[right].node
    }
}

extension PathConstraints {
    /// Whether a node is excluded, a node.
    func blockedNodes(nodeCount: Int) -> [Bool] {
        var blocked = [Bool](repeating: false, count: nodeCount)
        for node in excludedNodes {
            blocked[Int(node)] = true
        }
        return blocked
    }
}
