extension CommunityGraph {
    /// Splits every community into parts that hang together: the refinement of Leiden. Every node begins as a part of its own; those still on
    /// their own join, one after the other, the part of their community where they raise modularity most, if both are well connected to
    /// the rest of the community. Communities are worked on at the same time.
    ///
    /// - Parameter labels: The community of every node, below `nodeCount`.
    /// - Returns: The part of every node, numbered by its first node.
    func refined(labels: WorkArray<Int32>, execution: Execution) throws(GraphKernelError) -> (parts: WorkArray<Int32>, count: Int) {
        let (starts, ends, neighbors, weights) = (starts, ends, neighbors, weights)
        let (nodeCount, strengths, nullModel) = (nodeCount, strengths, nullModel)
        let communities = try NodeGroups(of: self, labels: labels, count: nodeCount)
        let execution = execution.limited(toWork: slotCount)
        let parts = try singletons()
        // Of every part, at the index of the node it began with: whether it is that node alone, the strength of its nodes, and its cut, the
        // weight from it to the rest of its community.
        let isAlone = try WorkArray<Bool>(repeating: true, count: nodeCount)
        let totals = try WorkArray<Strength>(zeros: nodeCount)
        let cuts = try WorkArray<Double>(zeros: nodeCount)
        let scratch = try (0..<execution.threads).map { (_) throws(GraphKernelError) in try Scratch(count: nodeCount) }

        @Sendable func refine(_ community: Int, _ scratch: Scratch) {
            let places = communities.places(of: community)
            guard places.count > 1 else { return }
            let label = Int32(community)
            let (weightTo, touched) = (scratch.weightTo, scratch.touched)
            var whole = Strength()
            for place in places {
                let node = Int(communities.nodes[place])
                whole += strengths[node]
                totals[node] = strengths[node]
                var cut = 0.0
                for slot in starts[node]..<ends[node] where labels[neighbors[slot]] == label { cut += weights?[slot] ?? 1 }
                cuts[node] = cut
            }
            func isWellConnected(_ part: Int) -> Bool {
                var rest = whole
                rest -= totals[part]
                let slack = CommunityGraph.leastGainRatio * (totals[part].leaving + totals[part].entering)
                return cuts[part] >= nullModel.weight(totals[part], rest) - slack
            }
            for place in places {
                let node = Int(communities.nodes[place])
                guard isAlone[node], isWellConnected(node) else { continue }
                var touchedCount = 0
                for slot in starts[node]..<ends[node] where labels[neighbors[slot]] == label {
                    let part = parts[neighbors[slot]]
                    let weight = weightTo[part]
                    touched[touchedCount] = part
                    touchedCount &+= weight == 0 ? 1 : 0
                    weightTo[part] = weight + (weights?[slot] ?? 1)
                }
                var (best, bestGain, bestWeight) = (node, 0.0, 0.0)
                for index in 0..<touchedCount {
                    let part = Int(touched[index])
                    let weight = weightTo[part]
                    weightTo[part] = 0
                    let gain = weight - nullModel.weight(strengths[node], totals[part])
                    if gain > bestGain, isWellConnected(part) {
                        (best, bestGain, bestWeight) = (part, gain, weight)
                    }
                }
                guard best != node else { continue }
                parts[node] = Int32(best)
                isAlone[best] = false
                totals[best] += strengths[node]
                cuts[best] += cuts[node] - 2 * bestWeight
            }
        }
        try execution.forEach(communities.runs.count) { run, worker in
            for community in communities.runs[run] { refine(community, scratch[worker]) }
        }
        return try (parts, CommunityGraph.renumber(parts))
    }

    private struct Scratch: Sendable {
        /// The weight from the node at hand to every part; 0 between nodes.
        let weightTo: WorkArray<Double>
        let touched: WorkArray<Int32>

        init(count: Int) throws(GraphKernelError) {
            weightTo = try WorkArray(zeros: count)
            touched = try WorkArray(zeros: count + 1)
        }
    }

    /// Numbers labels by their first node.
    ///
    /// - Returns: The number of different labels.
    static func renumber(_ labels: WorkArray<Int32>) throws(GraphKernelError) -> Int {
        let numbers = try WorkArray<Int32>(repeating: -1, count: labels.count)
        var count: Int32 = 0
        for node in 0..<labels.count {
            let label = labels[node]
            if numbers[label] < 0 {
                numbers[label] = count
                count += 1
            }
            labels[node] = numbers[label]
        }
        return Int(count)
    }
}
