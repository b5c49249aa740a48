extension CommunityGraph {
    /// Moves nodes to the community where they raise modularity most, or to one of their own, until none would raise it: the fast local
    /// moving of Leiden. After the first look at all nodes, only those are looked at whose neighbours moved elsewhere.
    ///
    /// Nodes are looked at in ascending order, many at the same time: they decide by the communities as they were before the batch they are
    /// in, and move one after the other, each if that still raises modularity. Batches depend on the graph only, not on the threads.
    ///
    /// Equal gains are decided for the community met first among the neighbours, and no gain for staying.
    ///
    /// - Parameters:
    ///   - labels: The community of every node, below `nodeCount`; updated.
    ///   - monitor: Is told of every node that was looked at for the first time.
    ///   - leastMoves: Ends already when fewer nodes moved in a sweep over all that were to be looked at.
    /// - Returns: The number of moves.
    func moveNodes(
        labels: WorkArray<Int32>, execution: Execution, monitor: RunMonitor? = nil, leastMoves: Int = 0
    ) throws(GraphKernelError) -> Int {
        let execution = execution.limited(toWork: slotCount)
        return try execution.withTeam { team throws(GraphKernelError) in
            var moving = try LocalMoving(graph: self, labels: labels, threads: execution.threads)
            var (moves, movesBeforeSweep, first) = (0, 0, 0)
            var isFirstSweep = true
            while true {
                first = moving.takeBatch(from: first)
                guard moving.count > 0 else {
                    if moves == movesBeforeSweep || moves - movesBeforeSweep < leastMoves { return moves }
                    (movesBeforeSweep, first, isFirstSweep) = (moves, 0, false)
                    continue
                }
                if isFirstSweep { monitor?.advance(by: moving.count) }
                try execution.checkCancelled()
                moves += moving.moveBatch(team: team)
            }
        }
    }
}

/// The nodes that are looked at together, and what they decided.
private struct LocalMoving {
    private let graph: CommunityGraph
    /// The community of every node before the batch, and now.
    private let labels: WorkArray<Int32>
    private let newLabels: WorkArray<Int32>
    private var communities: MovingCommunities
    private let pending: NodeSet

    private let capacity: Int
    private(set) var count = 0
    private let nodes: WorkArray<Int32>
    private let isInBatch: NodeSet
    private let choices: WorkArray<Choice>
    /// Where the slots of a node of the batch begin if those of all are put side by side, and behind the last where they end. There, a node
    /// notes those of its slots that lead to another node of the batch.
    private let places: WorkArray<Int32>
    private let slotsWithin: WorkArray<Int32>
    private let scratch: [Scratch]

    /// What a node wants, and why.
    private struct Choice: BitwiseCopyable, Sendable {
        /// Its own community to stay there, `alone` for one of its own.
        var label: Int32 = 0
        /// The number of slots to other nodes of the batch.
        var slotsWithin: Int32 = 0
        /// The weight from the node to the community it is in, and to that it wants to be in.
        var weightToOwn = 0.0
        var weight = 0.0

        static let alone: Int32 = -1
    }

    private struct Scratch: Sendable {
        /// The weight from the node at hand to every community; 0 between nodes. And the communities where it is not.
        let weightTo: WorkArray<Double>
        let touched: WorkArray<Int32>
    }

    /// The slots after which a batch is not given more nodes.
    private static let enoughSlots = 1 << 17
    /// The slots of a batch that are worth more than one thread.
    private static let slotsForTeam: Int32 = 1 << 11
    /// The nodes that a thread takes at a time.
    private static let chunkSize = 16

    init(graph: CommunityGraph, labels: WorkArray<Int32>, threads: Int) throws(GraphKernelError) {
        let nodeCount = graph.nodeCount
        self.graph = graph
        self.labels = labels
        newLabels = try WorkArray(zeros: nodeCount)
        var slotsAtMost = 0
        for node in 0..<nodeCount {
            newLabels[node] = labels[node]
            slotsAtMost = max(slotsAtMost, graph.ends[node] - graph.starts[node])
        }
        slotsAtMost += min(Self.enoughSlots, graph.slotCount)
        communities = try MovingCommunities(labels: labels, strengths: graph.strengths)
        pending = try NodeSet(allOf: nodeCount)
        // Few of the nodes: the more decide at the same time, the more of them decide by what is no longer so.
        capacity = max(1, nodeCount / 64)
        nodes = try WorkArray(zeros: capacity)
        isInBatch = try NodeSet(nodeCount: nodeCount)
        choices = try WorkArray(zeros: capacity)
        places = try WorkArray(zeros: capacity + 1)
        slotsWithin = try WorkArray(zeros: slotsAtMost)
        scratch = try (0..<threads).map { (_) throws(GraphKernelError) in
            Scratch(weightTo: try WorkArray(zeros: nodeCount), touched: try WorkArray(zeros: nodeCount + 1))
        }
    }

    /// - Returns: The node from which on others were not considered.
    mutating func takeBatch(from first: Int) -> Int {
        count = 0
        var next = first
        while count < capacity, places[count] < Self.enoughSlots, let node = pending.next(from: next) {
            next = Int(node) + 1
            pending.remove(node)
            nodes[count] = node
            places[count + 1] = places[count] + Int32(graph.ends[Int(node)] - graph.starts[Int(node)])
            count += 1
        }
        return next
    }

    /// - Returns: The number of moves.
    mutating func moveBatch(team: WorkerTeam) -> Int {
        for index in 0..<count { isInBatch.insert(nodes[index]) }
        let isWorthwhile = places[count] >= Self.slotsForTeam
        let chunkSize = Self.chunkSize
        let batch = self
        team.forEach((count + chunkSize - 1) / chunkSize, isWorthwhile: isWorthwhile) { chunk, worker in
            for index in chunk * chunkSize..<min(batch.count, (chunk + 1) * chunkSize) { batch.decide(index, batch.scratch[worker]) }
        }
        for index in 0..<count { isInBatch.remove(nodes[index]) }
        let movers = move()
        for index in 0..<movers { labels[nodes[index]] = newLabels[nodes[index]] }
        team.forEach((movers + chunkSize - 1) / chunkSize, isWorthwhile: isWorthwhile) { chunk, _ in
            for index in chunk * chunkSize..<min(movers, (chunk + 1) * chunkSize) { batch.wakeNeighbors(of: Int(batch.nodes[index])) }
        }
        return movers
    }

    private func decide(_ index: Int, _ scratch: Scratch) {
        let node = Int(nodes[index])
        let (neighbors, weights, nullModel, totals) = (graph.neighbors, graph.weights, graph.nullModel, communities.totals)
        let (weightTo, touched, labels) = (scratch.weightTo, scratch.touched, labels)
        let (start, end) = (graph.starts[node], graph.ends[node])
        // The numbers of a batch are near each other, so that most neighbours are told not to be in it by their number.
        let (first, span) = (nodes[0], UInt32(bitPattern: nodes[count - 1] - nodes[0]))
        var within: Int32 = 0
        var touchedCount = 0
        for slot in start..<end {
            let neighbor = neighbors[slot]
            if UInt32(bitPattern: neighbor &- first) <= span, isInBatch.contains(neighbor) {
                slotsWithin[Int(places[index] + within)] = Int32(slot - start)
                within += 1
            }
            let label = labels[neighbor]
            let weight = weightTo[Int(label)]
            // Written in any case, counted if new: a branch here would be taken at random.
            touched[touchedCount] = label
            touchedCount &+= weight == 0 ? 1 : 0
            weightTo[Int(label)] = weight + (weights?[slot] ?? 1)
        }
        let own = labels[node]
        let strength = graph.strengths[node]
        var rest = totals[own]
        rest -= strength
        var choice = Choice(label: own, slotsWithin: within, weightToOwn: weightTo[Int(own)])
        weightTo[Int(own)] = 0
        var bestGain = choice.weightToOwn - nullModel.weight(strength, rest)
        bestGain += graph.leastGain(strength, comparing: choice.weightToOwn)
        for index in 0..<touchedCount {
            let label = touched[index]
            let weight = weightTo[Int(label)]
            let gain = weight - nullModel.weight(strength, totals[label])
            weightTo[Int(label)] = 0
            if gain > bestGain, label != own {
                bestGain = gain
                (choice.label, choice.weight) = (label, weight)
            }
        }
        if bestGain < 0, communities.sizes[own] > 1 { (choice.label, choice.weight) = (Choice.alone, 0) }
        choices[index] = choice
    }

    /// Moves the nodes of the batch that want to, and still do when it is their turn; the others are to be looked at again.
    ///
    /// - Returns: The number of those that moved, the first ones of the batch now.
    private mutating func move() -> Int {
        var movers = 0
        for index in 0..<count {
            let (node, choice) = (nodes[index], choices[index])
            let own = labels[node]
            guard choice.label != own else { continue }
            var (weightToOwn, weight) = (choice.weightToOwn, choice.weight)
            let start = graph.starts[Int(node)]
            for place in Int(places[index])..<Int(places[index] + choice.slotsWithin) {
                let slot = start + Int(slotsWithin[place])
                let (before, now) = (labels[graph.neighbors[slot]], newLabels[graph.neighbors[slot]])
                guard before != now else { continue }
                let change = graph.weights?[slot] ?? 1
                if before == own { weightToOwn -= change } else if before == choice.label { weight -= change }
                if now == own { weightToOwn += change } else if now == choice.label { weight += change }
            }
            let strength = graph.strengths[Int(node)]
            var rest = communities.totals[own]
            rest -= strength
            var gain = graph.nullModel.weight(strength, rest) - weightToOwn
            let isAlone = choice.label == Choice.alone
            if !isAlone { gain += weight - graph.nullModel.weight(strength, communities.totals[choice.label]) }
            let leastGain = graph.leastGain(strength, comparing: weight + weightToOwn)
            guard gain > leastGain, isAlone ? communities.sizes[own] > 1 : communities.sizes[choice.label] > 0 else {
                // Others moved before it, or it would not have changed its mind.
                if movers > 0 { pending.insert(node) }
                continue
            }
            let label = isAlone ? communities.anEmptyOne : choice.label
            communities.move(strength, from: own, to: label)
            newLabels[node] = label
            nodes[movers] = node
            movers += 1
        }
        return movers
    }

    /// Those that are elsewhere are to be looked at again.
    private func wakeNeighbors(of node: Int) {
        let (neighbors, labels) = (graph.neighbors, labels)
        let label = labels[node]
        for slot in graph.starts[node]..<graph.ends[node] where labels[neighbors[slot]] != label { pending.insert(neighbors[slot]) }
    }
}
