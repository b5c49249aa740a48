/// Which nodes are one by judgements that two are the same, directly or through others.
public struct IdentityGroups: Sendable {
    /// For every node the smallest number among those that it is one with, itself included.
    public private(set) var representatives: [NodeIndex]

    /// - Parameter pairs: those judged the same.
    /// - Complexity: O(nodes + pairs), but for a factor that is practically constant.
    public init(nodeCount: Int, joining pairs: some Sequence<(NodeIndex, NodeIndex)>) {
        representatives = Array(0..<NodeIndex(nodeCount))
        for (a, b) in pairs {
            let (one, other) = (root(of: a), root(of: b))
            representatives[Int(max(one, other))] = min(one, other)
        }
        for node in representatives.indices { representatives[node] = root(of: NodeIndex(node)) }
    }

    /// The same groups without those of whom two are judged apart: there the judgements contradict each other, and nobody is one with another.
    ///
    /// - Complexity: O(nodes + pairs).
    public func dissolving(contradictedBy apart: some Sequence<(NodeIndex, NodeIndex)>) -> IdentityGroups {
        var contradicted: Set<NodeIndex> = []
        for (a, b) in apart where a != b && areOne(a, b) { contradicted.insert(representatives[Int(a)]) }
        guard !contradicted.isEmpty else { return self }
        var groups = self
        for (node, representative) in representatives.enumerated() where contradicted.contains(representative) {
            groups.representatives[node] = NodeIndex(node)
        }
        return groups
    }

    public func areOne(_ a: NodeIndex, _ b: NodeIndex) -> Bool { representatives[Int(a)] == representatives[Int(b)] }

    private mutating func root(of node: NodeIndex) -> NodeIndex {
        var node = node
        while representatives[Int(node)] != node {
            // Halves the way for the next time.
            representatives[Int(node)] = representatives[Int(representatives[Int(node)])]
            node = representatives[Int(node)]
        }
        return node
    }

    /// The positions of the fewest pairs that lead from one node to another, in the order of the way; none if no pairs do.
    ///
    /// - Complexity: O(pairs) expected.
    public static func chain(from start: NodeIndex, to end: NodeIndex, through pairs: [(NodeIndex, NodeIndex)]) -> [Int] {
        var incident: [NodeIndex: [Int]] = [:]
        for (position, pair) in pairs.enumerated() {
            incident[pair.0, default: []].append(position)
            incident[pair.1, default: []].append(position)
        }
        var reachedBy: [NodeIndex: (pair: Int, from: NodeIndex)] = [:]
        var queue = [start]
        var next = 0
        while next < queue.count, queue[next] != end {
            let node = queue[next]
            for position in incident[node] ?? [] {
                let other = pairs[position].0 == node ? pairs[position].1 : pairs[position].0
                guard other != start, reachedBy[other] == nil else { continue }
                reachedBy[other] = (position, node)
                queue.append(other)
            }
            next += 1
        }
        var chain: [Int] = []
        var node = end
        while node != start, let step = reachedBy[node] {
            chain.append(step.pair)
            node = step.from
        }
        return chain.reversed()
    }
}
