extension ShortestPathTree {
    /// A tree for distances that are known: what makes it the same for every algorithm and any number of threads.
    ///
    /// - Parameter core: A distance below which few slots are. Nodes beyond it need not look at edges that would start before it, which are
    ///   most of all: what is nearer looks for its children itself.
    init(
        source: Int32, distances: WorkArray<Double>, core: Double = 0, graph: CSRGraph, execution: Execution
    ) throws(GraphKernelError) {
        let parents = try WorkArray<Int32>(repeating: .max, count: distances.count)
        let orphans = try WorkArray<Int>(zeros: 1)
        let limited = execution.limited(toWork: graph.incoming.neighbors.count)
        if core > 0 { try Self.adoptFromCore(parents, core: core, distances: distances, graph: graph, execution: limited) }
        let search = ParentSearch(
            source: source, distances: distances, core: core, parents: parents, orphans: orphans, graph: graph, execution: limited)
        switch graph.incoming.weights {
        case .single(let weights): try search.run(weights)
        case .double(let weights): try search.run(weights)
        case nil: try search.run(UnitWeights())
        }
        if orphans[0] > 0 { try Self.adopt(parents, source: source, distances: distances, graph: graph) }
        self.init(
            source: source, distances: try limited.array(count: distances.count) { distances[$0] },
            parents: try limited.array(count: distances.count) { parents[$0] })
    }

    /// Gives the children of the nodes before a distance the smallest of those as parent.
    private static func adoptFromCore(
        _ parents: WorkArray<Int32>, core: Double, distances: WorkArray<Double>, graph: CSRGraph, execution: Execution
    ) throws(GraphKernelError) {
        let outgoing = graph.outgoing
        try execution.forEachChunk(of: distances.count, size: 1 << 12) { chunk, _ in
            for node in chunk where distances[node] < core {
                let distance = distances[node]
                for slot in outgoing.range(of: node) {
                    let neighbor = outgoing.neighbor(slot)
                    let reached = distances[neighbor]
                    guard distance < reached, distance + (outgoing.weights?[unchecked: slot] ?? 1) == reached else { continue }
                    _ = parents.atomicMin(Int32(truncatingIfNeeded: node), at: Int(neighbor))
                }
            }
        }
    }

    /// Finds parents for nodes that are reached over edges of weight 0 only (or so light that the sum does not change): breadth-first over
    /// such edges, from the nodes that have parents.
    private static func adopt(_ parents: WorkArray<Int32>, source: Int32, distances: WorkArray<Double>, graph: CSRGraph)
        throws(GraphKernelError)
    {
        let outgoing = graph.outgoing
        let nodeCount = distances.count
        var level: [Int32] = (0..<Int32(nodeCount)).filter { parents[$0] >= 0 || $0 == source }
        let isOnNextLevel = try WorkArray<Bool>(zeros: nodeCount)
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

/// Finds the smallest parent that is nearer, of all nodes; -1 if there is none.
private struct ParentSearch: Sendable {
    let source: Int32
    let distances: WorkArray<Double>
    let core: Double
    /// The smallest parent found so far, a node; the greatest number if there is none.
    let parents: WorkArray<Int32>
    /// The number of nodes reached that have none.
    let orphans: WorkArray<Int>
    let graph: CSRGraph
    let execution: Execution

    func run(_ weights: some SlotWeights) throws(GraphKernelError) {
        let (incoming, distances, parents) = (graph.incoming, distances, parents)
        let ranges = incoming.balancedRanges()
        // In shorter lists it takes longer to pass over an edge than to look at it, and to stop than to look at them all, without branches.
        let longList = 32
        try execution.forEach(ranges.count) { index, _ in
            for node in ranges[index] {
                let distance = distances[node]
                guard distance < .infinity, Int32(node) != source else {
                    parents[node] = -1
                    continue
                }
                var parent = parents[node]
                if distance >= core {
                    let slots = incoming.range(of: node)
                    if slots.count < longList {
                        for slot in slots {
                            let neighbor = incoming.neighbor(slot)
                            let before = distances[neighbor]
                            let isParent = before + weights[length: slot] == distance && before < distance
                            parent = isParent && neighbor < parent ? neighbor : parent
                        }
                    } else {
                        // An edge from the core or beyond is no heavier than the distance less the core. A sum may have been rounded to the
                        // distance, but from something less than the next number.
                        let bound = distance.nextUp - core
                        for slot in slots where weights[length: slot] <= bound {
                            let neighbor = incoming.neighbor(slot)
                            let before = distances[neighbor]
                            guard before + weights[length: slot] == distance, before < distance else { continue }
                            // Lists are sorted: the first is the smallest.
                            parent = min(parent, neighbor)
                            break
                        }
                    }
                }
                parents[node] = parent == .max ? -1 : parent
                if parent == .max { orphans.atomicAdd(1, at: 0) }
            }
        }
    }
}
