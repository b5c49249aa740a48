extension CSRGraph {
    /// A shortest path from one node to another, guided by an estimate of what is left; `nil` if there is none.
    ///
    /// If the estimate is **admissible**, never more than the length of a shortest path from the node to the target, the path is a shortest
    /// one. The better it is, the less is looked at; 0 everywhere makes it Dijkstra's algorithm. If it also is **consistent**, never more
    /// than the weight of an edge and the estimate at its other end, no node is looked at twice. Without that, nodes are opened again when a
    /// shorter way to them shows, and the path still is a shortest one, though in the worst case an exponential number of times. If it is not
    /// admissible, the answer is some path, with its true length.
    ///
    /// An estimate may be infinite where no path leads to the target: the node is not looked at. Length is the sum of the weights or, in an
    /// unweighted graph, the number of hops. Edges are followed from source to target, of parallel edges the lightest counts, self-loops do
    /// not matter. Among paths of equal length the answer is the same at every run, but by no rule; for one see
    /// ``shortestPath(from:to:constraints:preference:execution:)``.
    ///
    /// Time: O((nodes + edges) log edges) for a consistent estimate. Auxiliary space: O(nodes + edges), of which only what is looked at is
    /// touched. One thread.
    ///
    /// P. E. Hart, N. J. Nilsson, B. Raphael, A formal basis for the heuristic determination of minimum cost paths, 1968,
    /// doi:10.1109/TSSC.1968.300136.
    ///
    /// - Parameter heuristic: The estimated length from a node to the target, at least 0. It is asked once for every node met.
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``; ``GraphKernelError/invalidParameter(name:value:requirement:)`` if an estimate
    ///   is negative or not a number; ``GraphKernelError/cancelled``.
    public func aStarPath(
        from source: Int32, to target: Int32, execution: Execution = .automatic, heuristic: (_ node: Int32) -> Double
    ) throws(GraphKernelError) -> GraphPath? {
        struct Label: BitwiseCopyable {
            var distance: Double
            let estimate: Double
            var parent: Int32
        }
        try check(source, target)
        try checkWeightSums()
        func estimate(_ node: Int32) throws(GraphKernelError) -> Double {
            let value = heuristic(node)
            guard value >= 0 else {
                throw .invalidParameter(name: "the heuristic at node \(node)", value: value, requirement: "at least 0")
            }
            return value
        }
        var labels = try NodeMap<Label>(nodeCount: nodeCount)
        // g, the distance from the source, and h, the estimate, add up to the key f.
        var queue = NodeQueue<Double>()
        let start = try estimate(source)
        labels.insert(Label(distance: 0, estimate: start, parent: -1), for: source)
        if start < .infinity { queue.insert(start, source) }
        var steps = 0
        while let (key, node) = queue.popFirst() {
            steps += 1
            if steps & 0xFFF == 0 { try execution.checkCancelled() }
            guard let label = labels[node], label.distance + label.estimate == key else { continue }
            if node == target { break }
            for slot in outgoing.range(of: node) {
                let neighbor = outgoing.neighbor(slot)
                let candidate = label.distance + (outgoing.weights?[unchecked: slot] ?? 1)
                let position = labels.position(of: neighbor)
                if position < 0 {
                    labels.insert(Label(distance: candidate, estimate: try estimate(neighbor), parent: node), for: neighbor)
                } else {
                    guard candidate < labels[position: position].distance else { continue }
                    labels[position: position].distance = candidate
                    labels[position: position].parent = node
                }
                let sum = candidate + labels[position: labels.position(of: neighbor)].estimate
                if sum < .infinity { queue.insert(sum, neighbor) }
            }
        }
        guard labels[target] != nil else { return nil }
        var nodes: [Int32] = []
        var node = target
        while let label = labels[node] {
            nodes.append(node)
            node = label.parent
            if node < 0 { break }
        }
        nodes.reverse()
        let cost = try HopCosts(self, preference: nil).cost(of: nodes)
        return GraphPath(nodes: nodes, length: cost.length, preference: 0)
    }
}
