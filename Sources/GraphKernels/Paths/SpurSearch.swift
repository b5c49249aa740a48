/// The cheapest path from a node to the target around nodes that are blocked, when what the others' ways cost without the block is known.
///
/// That knowledge guides an A* search from the node, which gives the least length; then a search from the target, in the ``Corridor`` of
/// what A* has seen, gives the path, its cost summed from the target and its ties broken as everywhere. Both reuse their memory. Where
/// weights and a limit on hops come together, the search from the target is made without a guide.
///
/// Time: that of the part of the graph that is no farther out of the way than the path found.
///
/// P. E. Hart, N. J. Nilsson, B. Raphael, A formal basis for the heuristic determination of minimum cost paths, 1968,
/// doi:10.1109/TSSC.1968.300136.
struct SpurSearch {
    private let hops: HopCosts
    private let target: Int32
    private let costs: CostsToTarget
    private let limitsHops: Bool
    private let execution: Execution
    private var distances: NodeMap<Double>
    private var queue = NodeQueue<Double>()
    private let scratch: WorkArray<Int32>

    /// - Parameter costs: The costs to the target if nothing were blocked. Nodes without are never entered.
    init(hops: HopCosts, target: Int32, costs: CostsToTarget, maxHops: Int?, execution: Execution) throws(GraphKernelError) {
        self.hops = hops
        self.target = target
        self.costs = costs
        limitsHops = maxHops != nil
        self.execution = execution
        distances = try NodeMap(nodeCount: hops.graph.nodeCount)
        scratch = try WorkArray(zeros: hops.graph.nodeCount)
    }

    /// The cheapest path with at most so many hops; `nil` if there is none.
    mutating func cheapestPath(from spur: Int32, within budget: Int, blocked: [Bool]) throws(GraphKernelError) -> GraphPath? {
        let (maxHops, corridor): (Int?, Corridor?)
        if limitsHops, hops.graph.isWeighted {
            (maxHops, corridor) = (budget, nil)
        } else {
            guard let length = try leastLength(from: spur, blocked: blocked), !limitsHops || length <= Double(budget) else { return nil }
            (maxHops, corridor) = (
                nil,
                Corridor(
                    distances: distances, radius: .infinity, beyond: .infinity,
                    horizon: Corridor.widened(length, nodeCount: hops.graph.nodeCount), countsHops: false)
            )
        }
        let exact = try CostsToTarget(
            target, hops: hops, blocked: blocked, maxHops: maxHops, enoughFor: spur, within: corridor, scratch: scratch,
            execution: execution)
        defer { exact.releaseScratch() }
        return exact.path(from: spur, hops: hops)
    }

    /// The least length of a path, and the distances of all nodes on paths that are no longer, except by rounding.
    private mutating func leastLength(from spur: Int32, blocked: [Bool]) throws(GraphKernelError) -> Double? {
        distances.removeAll()
        queue.removeAll()
        guard let start = costs.cost(from: spur) else { return nil }
        distances.insert(0, for: spur)
        queue.insert(start.length, spur)
        var shortest: Double?
        var horizon = Double.infinity
        var steps = 0
        while let (estimate, node) = queue.popFirst(), estimate <= horizon {
            steps += 1
            if steps & 0xFFF == 0 { try execution.checkCancelled() }
            guard let distance = distances[node], let rest = costs.cost(from: node), distance + rest.length == estimate else { continue }
            if node == target {
                shortest = min(shortest ?? .infinity, distance)
                // Twice as wide as the corridor, so that what the corridor holds has its final distance.
                let nodeCount = hops.graph.nodeCount
                horizon = min(horizon, Corridor.widened(Corridor.widened(distance, nodeCount: nodeCount), nodeCount: nodeCount))
                continue
            }
            hops.forEachEdge(of: node, in: hops.graph.outgoing) { neighbor, length in
                guard !blocked[Int(neighbor)], let rest = costs.cost(from: neighbor) else { return }
                let candidate = distance + length
                let position = distances.position(of: neighbor)
                if position < 0 {
                    distances.insert(candidate, for: neighbor)
                } else {
                    guard candidate < distances[position: position] else { return }
                    distances[position: position] = candidate
                }
                queue.insert(candidate + rest.length, neighbor)
            }
        }
        return shortest
    }
}
