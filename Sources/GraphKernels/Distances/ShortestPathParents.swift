extension ShortestPathTree {
    /// A tree for distances that are known: what makes it the same for every algorithm and any number of threads.
    init(source: Int32, distances: [Double], graph: CSRGraph, execution: Execution) throws(GraphKernelError) {
        let incoming = graph.incoming
        let nodes = WorkArray<Double>(zeros: distances.count)
        for (node, distance) in distances.enumerated() { nodes[node] = distance }
        let parents = WorkArray<Int32>(repeating: -1, count: distances.count)
        let ranges = incoming.balancedRanges()
        let limited = execution.limited(toWork: incoming.neighbors.count)
        let orphans = WorkArray<Int>(zeros: 1)
        try limited.forEach(ranges.count) { index, _ in
            for node in ranges[index] where nodes[node] < .infinity && Int32(node) != source {
                let distance = nodes[node]
                // Lists are sorted: the first is the smallest.
                for slot in incoming.range(of: node) {
                    let neighbor = incoming.neighbor(slot)
                    let candidate = nodes[neighbor] + (incoming.weights?[unchecked: slot] ?? 1)
                    guard nodes[neighbor] < distance, candidate == distance else { continue }
                    parents[node] = neighbor
                    break
                }
                if parents[node] < 0 { orphans.atomicAdd(1, at: 0) }
            }
        }
        if orphans[0] > 0 { Self.adopt(parents, source: source, distances: nodes, graph: graph) }
        self.init(source: source, distances: distances, parents: parents.array)
    }

    /// Finds parents for nodes that are reached over edges of weight 0 only (or so light that the sum does not change): breadth-first over
    /// such edges, from the nodes that have parents.
    private static func adopt(_ parents: WorkArray<Int32>, source: Int32, distances: WorkArray<Double>, graph: CSRGraph) {
        let outgoing = graph.outgoing
        let nodeCount = distances.count
        var level: [Int32] = (0..<Int32(nodeCount)).filter { parents[$0] >= 0 || $0 == source }
        let isOnNextLevel = WorkArray<Bool>(zeros: nodeCount)
        while !level.isEmpty {
            var next: [Int32] = []
            for node in level {
                for slot in outgoing.range(of: node) {
                    let neighbor = outgoing.neighbor(slot)
                    guard neighbor != source, distances[neighbor] == distances[node] + (outgoing.weights?[unchecked: slot] ?? 1),
                        distances[neighbor] == distances[node]
                    else { continue }
                    if parents[neighbor] < 0 {
                        parents[neighbor] = node
                        isOnNextLevel[neighbor] = true
                        next.append(neighbor)
                    } else if isOnNextLevel[neighbor] {
                        parents[neighbor] = min(parents[neighbor], node)
                    }
                }
            }
            for node in next { isOnNextLevel[node] = false }
            level = next
        }
    }
}
