/// Lists the paths from a source to a target, cheapest first; among equal costs by their node ids. For paths through given nodes see
/// ``PathSearch``.
///
/// Every path but the first leaves one listed before it at some node for a neighbour not yet taken there: it starts with a **prefix** that
/// no listed path has. All paths with that prefix are one candidate (Lawler's partition). It waits in a heap under a lower bound, the cost
/// of the prefix and of the cheapest walk on from there, which is read off one search from the target made for all of them. Only when a
/// candidate comes to the top is its cheapest path found out (as Kurz and Mutzel postpone it):
/// - mostly the cheapest walk does not meet the prefix and is it;
/// - else a ``SpurSearch`` finds the way around the prefix, guided by the same lower bounds.
///
/// The costs from the target are known within a horizon; paths that are longer are not listed. ``HopCosts/paths(from:to:constraints:limit:equalLengthsOnly:execution:)``
/// asks again with a longer one.
///
/// J. Y. Yen, Finding the K shortest loopless paths in a network, 1971, doi:10.1287/mnsc.17.11.712. E. L. Lawler, 1972,
/// doi:10.1287/mnsc.18.7.401. D. Kurz, P. Mutzel, A sidetrack-based algorithm for finding the k shortest simple paths in a directed graph,
/// 2016, doi:10.4230/LIPIcs.ISAAC.2016.49.
struct DeviationSearch {
    /// A prefix of a listed path: its last node after another prefix.
    private struct Prefix {
        let node: Int32
        let parent: Int
        let hop: PathCost
        let depth: Int
        /// What the hops cost, summed from the source: up to rounding what they cost.
        let cost: PathCost
    }

    /// All paths that go on from a prefix to a node.
    private struct Candidate {
        let bound: PathCost
        let parent: Int
        let node: Int32
        /// The nodes after the prefix on the cheapest path, an index in `completions`; -1 while it is not known.
        let completion: Int
    }

    private let hops: HopCosts
    private let target: Int32
    private let costs: CostsToTarget
    private let maxHops: Int
    private let horizon: Double
    private let countsHops: Bool
    /// Lowers a rounded sum below what it can be when summed the other way round.
    private let shrinking: Double

    private var prefixes: [Prefix] = []
    private var completions: [[Int32]] = []
    private var candidates = BinaryHeap<Candidate>()
    /// Whether a node is excluded; while a candidate is at work, also whether it is on the prefix.
    private var blocked: [Bool]
    private var spurs: SpurSearch
    private let execution: Execution

    /// The least length of what was left out because it is longer than the horizon.
    private(set) var nextHorizon: Double

    /// - Parameters:
    ///   - costs: The costs of all paths within the horizon, without the blocked nodes.
    ///   - horizon: The length of the longest path to be listed.
    ///   - countsHops: Whether the horizon is one of hops.
    init(
        from source: Int32, to target: Int32, hops: HopCosts, along costs: CostsToTarget, horizon: Double, countsHops: Bool,
        blocked: [Bool], maxHops: Int?, execution: Execution
    ) throws(GraphKernelError) {
        self.hops = hops
        self.target = target
        self.costs = costs
        self.maxHops = maxHops ?? .max
        self.horizon = horizon
        self.countsHops = countsHops
        self.blocked = blocked
        self.execution = execution
        nextHorizon = costs.nextHorizon
        shrinking = hops.areUniform ? 1 : 1 - Double(hops.graph.nodeCount + 4) * 0x1p-50
        spurs = try SpurSearch(hops: hops, target: target, costs: costs, maxHops: maxHops, execution: execution)
        if let cost = costs.cost(from: source, within: self.maxHops) {
            insert(Candidate(bound: cost, parent: -1, node: source, completion: -1))
        }
    }

    /// The next path; `nil` if all within the horizon have been listed.
    mutating func next() throws(GraphKernelError) -> GraphPath? {
        while let candidate = pop() {
            if candidate.completion >= 0 {
                let completion = completions[candidate.completion]
                completions[candidate.completion] = []
                let nodes = prefixNodes(candidate.parent) + completion
                branch(from: candidate.parent, along: completion)
                return GraphPath(nodes: nodes, length: candidate.bound.length, preference: candidate.bound.preference)
            }
            try execution.checkCancelled()
            guard let completion = try cheapestCompletion(of: candidate) else { continue }
            let cost = total(of: candidate, completedAt: completion)
            guard isWithinHorizon(cost) else { continue }
            completions.append(completion.nodes)
            insert(
                Candidate(
                    bound: cost, parent: candidate.parent, node: candidate.node, completion: completions.count - 1))
        }
        return nil
    }

    private mutating func cheapestCompletion(of candidate: Candidate) throws(GraphKernelError) -> GraphPath? {
        setBlocked(true, prefixesUp(from: candidate.parent))
        defer { setBlocked(false, prefixesUp(from: candidate.parent)) }
        let budget = maxHops - depth(candidate.parent)
        let path = costs.path(from: candidate.node, hops: hops, within: budget) { blocked[Int($0)] }
        if let path { return path }
        return try spurs.cheapestPath(from: candidate.node, within: budget, blocked: blocked)
    }

    /// Queues all that leaves a path, which has just been listed, after the prefix that made it a candidate.
    private mutating func branch(from parent: Int, along completion: [Int32]) {
        var onPath: [Int32] = prefixNodes(parent)
        for node in onPath { blocked[Int(node)] = true }
        defer { for node in onPath { blocked[Int(node)] = false } }
        var last = parent
        for (node, next) in zip(completion, completion.dropFirst()) {
            let hop = last < 0 ? .zero : hops.cost(from: prefixes[last].node, to: node) ?? .zero
            let cost = last < 0 ? .zero : prefixes[last].cost + hop
            prefixes.append(Prefix(node: node, parent: last, hop: hop, depth: depth(last), cost: cost))
            last = prefixes.count - 1
            onPath.append(node)
            blocked[Int(node)] = true
            let budget = maxHops - prefixes[last].depth - 1
            guard budget >= 0 else { return }
            hops.forEachHop(of: node, in: hops.graph.outgoing) { neighbor, hop in
                guard neighbor != next, !blocked[Int(neighbor)], let rest = costs.cost(from: neighbor, within: budget) else { return }
                let sum = cost + hop + rest
                let bound = PathCost(length: sum.length * shrinking, preference: sum.preference * shrinking, hops: sum.hops)
                insert(Candidate(bound: bound, parent: last, node: neighbor, completion: -1))
            }
        }
    }

    /// What a path costs, summed from the target.
    private func total(of candidate: Candidate, completedAt completion: GraphPath) -> PathCost {
        var cost = PathCost(length: completion.length, preference: completion.preference, hops: completion.hops)
        guard candidate.parent >= 0, let hop = hops.cost(from: prefixes[candidate.parent].node, to: candidate.node) else { return cost }
        cost = hop + cost
        var index = candidate.parent
        while index >= 0 {
            // The hop to the source is none.
            if prefixes[index].parent >= 0 { cost = prefixes[index].hop + cost }
            index = prefixes[index].parent
        }
        return cost
    }

    private mutating func isWithinHorizon(_ cost: PathCost) -> Bool {
        let length = countsHops ? Double(cost.hops) : cost.length
        if length <= horizon { return true }
        nextHorizon = min(nextHorizon, length)
        return false
    }

    private mutating func insert(_ candidate: Candidate) {
        guard isWithinHorizon(candidate.bound) else { return }
        candidates.insert(candidate) { [prefixes] in Self.precedes($0, $1, in: prefixes) }
    }

    private mutating func pop() -> Candidate? {
        candidates.popFirst { [prefixes] in Self.precedes($0, $1, in: prefixes) }
    }

    /// The number of nodes of a prefix.
    private func depth(_ prefix: Int) -> Int {
        prefix < 0 ? 0 : prefixes[prefix].depth + 1
    }

    private func prefixNodes(_ prefix: Int) -> [Int32] {
        prefixesUp(from: prefix).reversed()
    }

    private func prefixesUp(from prefix: Int) -> [Int32] {
        var nodes: [Int32] = []
        var index = prefix
        while index >= 0 {
            nodes.append(prefixes[index].node)
            index = prefixes[index].parent
        }
        return nodes
    }

    private mutating func setBlocked(_ isBlocked: Bool, _ nodes: [Int32]) {
        for node in nodes {
            blocked[Int(node)] = isBlocked
        }
    }

    /// By bound, then by node ids. No candidate's prefix begins with another's, so where two differ first decides.
    private static func precedes(_ a: Candidate, _ b: Candidate, in prefixes: [Prefix]) -> Bool {
        guard a.bound == b.bound else { return a.bound < b.bound }
        var (left, right) = (a.parent, b.parent)
        var (leftNode, rightNode) = (a.node, b.node)
        func depth(_ prefix: Int) -> Int { prefix < 0 ? -1 : prefixes[prefix].depth }
        while depth(left) > depth(right) { (leftNode, left) = (prefixes[left].node, prefixes[left].parent) }
        while depth(right) > depth(left) { (rightNode, right) = (prefixes[right].node, prefixes[right].parent) }
        while left != right {
            (leftNode, left) = (prefixes[left].node, prefixes[left].parent)
            (rightNode, right) = (prefixes[right].node, prefixes[right].parent)
        }
        return leftNode < rightNode
    }
}
