extension CommunityGraph {
    /// The graph whose nodes are the parts of this one, and whose edges weigh what all edges between two parts do. Parts are put together at
    /// the same time, each in its own range of slots.
    ///
    /// - Parameter parts: The part of every node, below `count`, none of them empty.
    func aggregated(parts: WorkArray<Int32>, count: Int, execution: Execution) throws(GraphKernelError) -> CommunityGraph {
        let (starts, ends, neighbors, weights, strengths) = (starts, ends, neighbors, weights, strengths)
        let groups = try NodeGroups(of: self, labels: parts, count: count)
        let execution = execution.limited(toWork: slotCount)
        let newStarts = try WorkArray<Int>(zeros: count)
        let newEnds = try WorkArray<Int>(zeros: count)
        let newStrengths = try WorkArray<Strength>(zeros: count)
        // A part has at most as many neighbours as its nodes have slots, and as there are other parts.
        let rooms = try WorkArray<Int>(zeros: groups.runs.count)
        var (room, largestRoom) = (0, 0)
        for (run, groupsOfRun) in groups.runs.enumerated() {
            for part in groupsOfRun {
                var slots = 0
                for place in groups.places(of: part) {
                    let node = groups.nodes[place]
                    newStrengths[part] += strengths[node]
                    slots += ends[Int(node)] - starts[Int(node)]
                }
                rooms[run] += min(slots, count - 1)
            }
            room += rooms[run]
            largestRoom = max(largestRoom, rooms[run])
        }
        let newNeighbors = try WorkArray<Int32>(zeros: room)
        let newWeights = try WorkArray<Double>(zeros: room)
        // The slots used so far. A run of parts puts its rows together elsewhere and then moves them behind those that are done, because
        // touching all the room there is takes longer than adding up what goes into it.
        let used = try WorkArray<Int>(zeros: 1)
        let scratch = try (0..<execution.threads).map { (_) throws(GraphKernelError) in
            try AggregationScratch(count: count, room: largestRoom)
        }
        try execution.forEach(groups.runs.count) { run, worker in
            // The weight from the part at hand to every part; 0 between parts.
            let (weightTo, rowNeighbors, rowWeights) = (scratch[worker].weightTo, scratch[worker].neighbors, scratch[worker].weights)
            var end = 0
            for part in groups.runs[run] {
                newStarts[part] = end
                for place in groups.places(of: part) {
                    let node = Int(groups.nodes[place])
                    for slot in starts[node]..<ends[node] {
                        let other = parts[neighbors[slot]]
                        guard other != Int32(part) else { continue }
                        let weight = weightTo[other]
                        if weight == 0 {
                            rowNeighbors[end] = other
                            end += 1
                        }
                        weightTo[other] = weight + (weights?[slot] ?? 1)
                    }
                }
                for slot in newStarts[part]..<end {
                    rowWeights[slot] = weightTo[rowNeighbors[slot]]
                    weightTo[rowNeighbors[slot]] = 0
                }
                newEnds[part] = end
            }
            let first = used.atomicAdd(end, at: 0)
            for slot in 0..<end {
                newNeighbors[first + slot] = rowNeighbors[slot]
                newWeights[first + slot] = rowWeights[slot]
            }
            for part in groups.runs[run] {
                newStarts[part] += first
                newEnds[part] += first
            }
        }
        return CommunityGraph(
            nodeCount: count, slotCount: used[0], starts: newStarts, ends: newEnds, neighbors: newNeighbors, weights: newWeights,
            strengths: newStrengths, nullModel: nullModel)
    }

    /// Puts nodes together to ever coarser graphs and moves what was put together between communities, until nothing is left to put together.
    ///
    /// - Parameters:
    ///   - labels: The community of every node, below `nodeCount`, to begin with; updated.
    ///   - refining: Whether to put together the parts that refinement finds (Leiden) or whole communities (Louvain).
    /// - Returns: The number of moves.
    func climb(labels: WorkArray<Int32>, refining: Bool, execution: Execution) throws(GraphKernelError) -> Int {
        var graph = self
        var communities = labels
        // The node of `graph` that each node of this graph is in.
        let places = try singletons()
        var moves = 0
        while true {
            let (parts, count) = try graph.groups(of: communities, refining: refining, execution: execution)
            guard count < graph.nodeCount else { break }
            let coarse = try graph.aggregated(parts: parts, count: count, execution: execution)
            // A community keeps its nodes, and is named by the first of them.
            let firsts = try WorkArray<Int32>(repeating: -1, count: graph.nodeCount)
            let coarseCommunities = try WorkArray<Int32>(zeros: count)
            for node in 0..<graph.nodeCount {
                if firsts[communities[node]] < 0 { firsts[communities[node]] = parts[node] }
                coarseCommunities[parts[node]] = firsts[communities[node]]
            }
            for node in 0..<nodeCount { places[node] = parts[places[node]] }
            moves += try coarse.moveNodes(labels: coarseCommunities, execution: execution)
            (graph, communities) = (coarse, coarseCommunities)
        }
        // At the finest level, this writes what is there.
        for node in 0..<nodeCount { labels[node] = communities[places[node]] }
        return moves
    }

    private func groups(
        of communities: WorkArray<Int32>, refining: Bool, execution: Execution
    ) throws(GraphKernelError) -> (parts: WorkArray<Int32>, count: Int) {
        if refining { return try refined(labels: communities, execution: execution) }
        let parts = try WorkArray<Int32>(zeros: nodeCount)
        for node in 0..<nodeCount { parts[node] = communities[node] }
        return try (parts, CommunityGraph.renumber(parts))
    }
}

/// What a thread puts together.
private struct AggregationScratch: Sendable {
    let weightTo: WorkArray<Double>
    let neighbors: WorkArray<Int32>
    let weights: WorkArray<Double>

    init(count: Int, room: Int) throws(GraphKernelError) {
        weightTo = try WorkArray(zeros: count)
        neighbors = try WorkArray(zeros: room)
        weights = try WorkArray(zeros: room)
    }
}
