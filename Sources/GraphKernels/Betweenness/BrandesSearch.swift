/// The dependencies of one source by Brandes' algorithm: a breadth-first search that counts shortest paths, then the same nodes backwards.
///
/// For sources that share no work, and for path counts beyond the range of `Double`; ``BrandesBatch`` is faster for others. σ(v) is the
/// number of shortest paths from the source to v, δ(v) the source's dependency on v.
///
/// Time: O(nodes + edges). Space: 36 bytes a node.
struct BrandesSearch {
    private let outgoing: CSRGraph.Adjacency
    /// The level of a node; -1 where the search has not come.
    private let levels: WorkArray<Int32>
    /// Nodes in the order of their levels.
    private let order: WorkArray<Int32>
    /// σ(v).
    private let paths: WorkArray<PathCount>
    /// (1 + δ(v)) / significand of σ(v).
    private let shares: WorkArray<Double>

    /// - Parameter graph: a simple graph.
    init(graph: CSRGraph) throws(GraphKernelError) {
        outgoing = graph.outgoing
        levels = try WorkArray(repeating: -1, count: graph.nodeCount)
        order = try WorkArray(zeros: graph.nodeCount)
        paths = try WorkArray(zeros: graph.nodeCount)
        shares = try WorkArray(zeros: graph.nodeCount)
    }

    func addDependencies(of source: Int32, to scores: DependencyScores) {
        let reached = countPaths(from: source)
        let weight = scores.weight(of: source)
        for index in stride(from: reached - 1, through: 0, by: -1) {
            collectDependency(of: order[index], into: scores, weight)
        }
        for index in 0..<reached {
            levels[order[index]] = -1
        }
    }

    /// Returns the number of nodes reached.
    private func countPaths(from source: Int32) -> Int {
        let (outgoing, levels, order, paths) = (outgoing, levels, order, paths)
        levels[source] = 0
        paths[source] = .one
        order[0] = source
        var (head, tail) = (0, 1)
        while head < tail {
            let node = order[head]
            head += 1
            let (next, count) = (levels[node] + 1, paths[node])
            for slot in outgoing.range(of: node) {
                let neighbor = outgoing.neighbor(slot)
                if levels[neighbor] < 0 {
                    levels[neighbor] = next
                    paths[neighbor] = count
                    order[tail] = neighbor
                    tail += 1
                } else if levels[neighbor] == next {
                    paths[neighbor] += count
                }
            }
        }
        return tail
    }

    /// δ(u) = Σ σ(u) / σ(v) · (1 + δ(v)) over the neighbours v on the next level, which are done.
    private func collectDependency(of node: Int32, into scores: DependencyScores, _ weight: Double) {
        let (next, count) = (levels[node] + 1, paths[node])
        var dependency = 0.0
        for slot in outgoing.range(of: node) {
            let neighbor = outgoing.neighbor(slot)
            guard levels[neighbor] == next else { continue }
            let share = count.significand * shares[neighbor] * PathCount.scale(count.exponent - paths[neighbor].exponent)
            dependency += share
            if let slotScores = scores.slots { slotScores[slot] += weight * share }
        }
        shares[node] = (1 + dependency) / count.significand
        if next > 1, let nodeScores = scores.nodes { nodeScores[node] += weight * dependency }
    }
}
