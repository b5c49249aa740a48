/// The dependencies of one source where edges have lengths: Brandes' algorithm on Dijkstra's.
///
/// σ(v) is the number of shortest paths from the source to v, δ(v) the source's dependency on v. Lengths are compared exactly.
///
/// Time: O((nodes + edges) log edges). Space: 40 bytes a node, and the heap.
struct BrandesDijkstra {
    private let outgoing: CSRGraph.Adjacency
    private let lengths: FrozenArray<Double>
    /// The length of the shortest paths found so far; infinity where there is none.
    private let distances: WorkArray<Double>
    /// Nodes in the order in which they were settled, and the place of a node in it; `unsettled` for those that are not.
    private let order: WorkArray<Int32>
    private let places: WorkArray<Int32>
    /// σ(v).
    private let paths: WorkArray<PathCount>
    /// (1 + δ(v)) / significand of σ(v).
    private let shares: WorkArray<Double>

    private static let unsettled = Int32.max

    /// - Parameters:
    ///   - graph: a simple graph.
    ///   - lengths: a number greater than 0 for every slot.
    init(graph: CSRGraph, lengths: FrozenArray<Double>) throws(GraphKernelError) {
        outgoing = graph.outgoing
        self.lengths = lengths
        distances = try WorkArray(repeating: .infinity, count: graph.nodeCount)
        order = try WorkArray(zeros: graph.nodeCount)
        places = try WorkArray(repeating: Self.unsettled, count: graph.nodeCount)
        paths = try WorkArray(zeros: graph.nodeCount)
        shares = try WorkArray(zeros: graph.nodeCount)
    }

    func addDependencies(of source: Int32, to scores: DependencyScores) {
        let reached = countPaths(from: source)
        let weight = scores.weight(of: source)
        for place in stride(from: reached - 1, through: 0, by: -1) {
            collectDependency(of: order[place], into: scores, weight)
        }
        for place in 0..<reached {
            distances[order[place]] = .infinity
            places[order[place]] = Self.unsettled
        }
    }

    /// Returns the number of nodes reached.
    private func countPaths(from source: Int32) -> Int {
        let (outgoing, lengths, distances, order, places, paths) = (outgoing, lengths, distances, order, places, paths)
        var frontier = NodeQueue<Double>()
        var settled = 0
        distances[source] = 0
        paths[source] = .one
        frontier.insert(0, source)
        while let (distance, node) = frontier.popFirst() {
            // A node is queued anew when a shorter way is found; what was queued before is stale.
            guard places[node] == Self.unsettled else { continue }
            places[node] = Int32(settled)
            order[settled] = node
            settled += 1
            let count = paths[node]
            for slot in outgoing.range(of: node) {
                let neighbor = outgoing.neighbor(slot)
                let candidate = distance + lengths[unchecked: slot]
                // Also where lengths differ so much that one is lost in the sum, paths lead from settled nodes to others only.
                guard places[neighbor] == Self.unsettled, candidate <= distances[neighbor] else { continue }
                if candidate == distances[neighbor] {
                    paths[neighbor] += count
                } else {
                    distances[neighbor] = candidate
                    paths[neighbor] = count
                    frontier.insert(candidate, neighbor)
                }
            }
        }
        return settled
    }

    /// δ(u) = Σ σ(u) / σ(v) · (1 + δ(v)) over the neighbours v that shortest paths lead to from u, which are done.
    private func collectDependency(of node: Int32, into scores: DependencyScores, _ weight: Double) {
        let (place, distance, count) = (places[node], distances[node], paths[node])
        var dependency = 0.0
        for slot in outgoing.range(of: node) {
            let neighbor = outgoing.neighbor(slot)
            guard places[neighbor] > place, distance + lengths[unchecked: slot] == distances[neighbor] else { continue }
            let share = count.significand * shares[neighbor] * PathCount.scale(count.exponent - paths[neighbor].exponent)
            dependency += share
            if let slotScores = scores.slots { slotScores[slot] += weight * share }
        }
        shares[node] = (1 + dependency) / count.significand
        if place > 0, let nodeScores = scores.nodes { nodeScores[node] += weight * dependency }
    }
}
