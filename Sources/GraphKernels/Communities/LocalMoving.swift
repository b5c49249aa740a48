extension CommunityGraph {
    /// Moves nodes, one at a time, to the community where they raise modularity most, or to one of their own, until none would rise it: the
    /// fast local moving of Leiden. After the first look at all nodes, only those are looked at whose neighbours moved elsewhere.
    ///
    /// Equal gains are decided for the community met first among the neighbours, and no gain for staying.
    ///
    /// - Parameters:
    ///   - labels: The community of every node, below `nodeCount`; updated.
    ///   - monitor: Is told of every node that was looked at for the first time.
    /// - Returns: The number of moves.
    func moveNodes(labels: WorkArray<Int32>, execution: Execution, monitor: RunMonitor? = nil) throws(GraphKernelError) -> Int {
        let (starts, ends, neighbors, weights) = (starts, ends, neighbors, weights)
        let (nodeCount, strengths, nullModel) = (nodeCount, strengths, nullModel)
        var communities = MovingCommunities(labels: labels, strengths: strengths)
        let totals = communities.totals
        // The weight from the node at hand to every community; 0 between nodes. And the communities where it is not.
        let weightTo = WorkArray<Double>(zeros: nodeCount)
        let touched = WorkArray<Int32>(zeros: nodeCount + 1)
        var queue = PendingNodes(count: nodeCount)
        var moves = 0
        var looks = 0
        while let node = queue.popFirst() {
            looks += 1
            if looks & 0xFFF == 0 {
                try execution.checkCancelled()
                if looks <= nodeCount { monitor?.advance(by: 0x1000) }
            }
            let (start, end) = (starts[node], ends[node])
            var touchedCount = 0
            for slot in start..<end {
                let label = labels[neighbors[slot]]
                let weight = weightTo[Int(label)]
                // Written in any case, counted if new: a branch here would be taken at random.
                touched[touchedCount] = label
                touchedCount &+= weight == 0 ? 1 : 0
                weightTo[Int(label)] = weight + (weights?[slot] ?? 1)
            }
            let own = labels[node]
            let strength = strengths[node]
            totals[own] -= strength
            let stay = weightTo[Int(own)] - nullModel.weight(strength, totals[own])
            weightTo[Int(own)] = 0
            var best = own
            var bestGain = stay + CommunityGraph.leastGain * (strength.leaving + strength.entering)
            for index in 0..<touchedCount {
                let label = touched[index]
                let gain = weightTo[Int(label)] - nullModel.weight(strength, totals[label])
                weightTo[Int(label)] = 0
                if gain > bestGain, label != own {
                    bestGain = gain
                    best = label
                }
            }
            if bestGain < 0, communities.sizes[own] > 1 {
                best = communities.anEmptyOne
            }
            totals[best] += strength
            guard best != own else { continue }
            moves += 1
            labels[node] = best
            communities.noteMove(from: own, to: best)
            for slot in start..<end where labels[neighbors[slot]] != best {
                queue.append(neighbors[slot])
            }
        }
        monitor?.advance(by: nodeCount & 0xFFF)
        return moves
    }
}

/// What is known of communities while nodes move between them, indexed by label.
private struct MovingCommunities {
    let totals: WorkArray<CommunityGraph.Strength>
    let sizes: WorkArray<Int32>
    /// A stack of the labels that no node has.
    private let empty: WorkArray<Int32>
    private var emptyCount = 0

    init(labels: WorkArray<Int32>, strengths: WorkArray<CommunityGraph.Strength>) {
        totals = WorkArray(zeros: labels.count)
        sizes = WorkArray(zeros: labels.count)
        empty = WorkArray(zeros: labels.count)
        for node in 0..<labels.count {
            totals[labels[node]] += strengths[node]
            sizes[labels[node]] += 1
        }
        for label in 0..<labels.count where sizes[label] == 0 {
            empty[emptyCount] = Int32(label)
            emptyCount += 1
        }
    }

    /// There is one as long as some community has two nodes.
    var anEmptyOne: Int32 {
        empty[emptyCount - 1]
    }

    mutating func noteMove(from old: Int32, to new: Int32) {
        // Only the top of the stack is ever moved to, and nothing is pushed in between.
        if sizes[new] == 0 { emptyCount -= 1 }
        sizes[new] += 1
        sizes[old] -= 1
        if sizes[old] == 0 {
            // What rounding left of the total goes, too.
            totals[old] = CommunityGraph.Strength()
            empty[emptyCount] = old
            emptyCount += 1
        }
    }
}
