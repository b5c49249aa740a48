/// A search by Δ-stepping, from a single source.
///
/// What is right about it whatever the order of the work: a distance is always the length of some path, no less than the shortest, and when
/// an edge is not looked at any more, its end is no farther than over it.
struct DeltaStepping<Weights: SlotWeights>: Sendable {
    private let graph: CSRGraph
    private let outgoingWeights: Weights
    private let incomingWeights: Weights
    private let widths: StepWidths
    private let execution: Execution
    private let team: WorkerTeam
    private let parallelWork: Int
    private let bins: DistanceBins
    /// The least distance known, a node.
    private let distances: WorkArray<Double>

    /// With no more entries than this of its own for the bin under work, and no more slots, a thread goes on with them at once, without
    /// meeting the others.
    private var fusionLimit: (entries: Int, slots: Int) { (DistanceBins.Worker.chunkSize, 1 << 15) }

    init(
        _ graph: CSRGraph, outgoingWeights: Weights, incomingWeights: Weights, widths: StepWidths,
        execution: Execution, team: WorkerTeam, parallelWork: Int
    ) throws(GraphKernelError) {
        self.graph = graph
        self.outgoingWeights = outgoingWeights
        self.incomingWeights = incomingWeights
        self.widths = widths
        self.execution = execution
        self.team = team
        self.parallelWork = parallelWork
        bins = try DistanceBins(threads: execution.threads)
        distances = try WorkArray(repeating: .infinity, count: graph.nodeCount)
    }

    /// All distances, and one below which there are few slots.
    func distances(from source: Int32) throws(GraphKernelError) -> (distances: WorkArray<Double>, core: Double) {
        distances[source] = 0
        bins.workers[0].far.append(DistanceBins.Entry(distance: 0, node: source))
        return (distances, try run())
    }

    /// Finds all distances. Returns one below which there are few slots.
    private func run() throws(GraphKernelError) -> Double {
        let slotCount = graph.outgoing.neighbors.count
        // The source may be far from everything else: how far to look counts from where the nodes of many edges begin.
        let core = try push(delta: widths.delta, limit: .infinity) { bin, slotsSeen, _ in
            let many = slotCount / 128
            return widths.reach < .infinity && slotsSeen + bins.slots(of: bin, in: graph.outgoing, enough: many + 1) > many
        }
        guard core < .infinity else { return 0 }
        let limit = core + widths.reach
        var enough = slotCount / 10 * 7
        while true {
            // Lesser distances are right, and all edges from there that lead no farther than the limit have been looked at.
            let settled = try min(
                limit, push(delta: widths.delta, limit: limit) { _, slotsSeen, distance in distance > limit || slotsSeen > enough })
            let rest = try slotsOfNodes(from: settled)
            if rest <= slotCount / 10 * (settled == limit ? 6 : 3) {
                bins.removeAll()
                execution.monitor?.advance(by: rest)
                try pull(from: settled)
                _ = try push(delta: widths.sparseDelta, limit: .infinity) { _, _, _ in false }
                return core
            }
            if settled == limit {
                // The graph is wider than the reach: back to where the search began to pass over edges.
                bins.removeAll()
                for node in 0..<graph.nodeCount where distances[node] >= core && distances[node] < .infinity {
                    bins.workers[0].far.append(DistanceBins.Entry(distance: distances[node], node: Int32(node)))
                }
                _ = try push(delta: widths.delta, limit: .infinity) { _, _, _ in false }
                return core
            }
            // Some slots were looked at more than once.
            enough = bins.slotsSeen + slotCount / 16
        }
    }

    /// The number of slots of all nodes at least so far away.
    private func slotsOfNodes(from distance: Double) throws(GraphKernelError) -> Int {
        let (outgoing, distances) = (graph.outgoing, distances)
        let count = try WorkArray<Int>(zeros: 1)
        let size = 1 << 14
        team.forEach((distances.count + size - 1) / size, isWorthwhile: true) { chunk, _ in
            var slots = 0
            for node in chunk * size..<min(distances.count, (chunk + 1) * size) where distances[node] >= distance {
                slots += outgoing.degree(of: node)
            }
            count.atomicAdd(slots, at: 0)
        }
        return count[0]
    }
}

extension DeltaStepping {
    /// Works the bins off in the order of distance, looking at edges that lead no farther than a limit.
    ///
    /// - Parameter isEnough: Asked before every bin that has entries, with the number of slots seen so far and the distance it begins at.
    /// - Returns: The least distance of the entries left over, infinity if there are none. The nodes that are nearer have been worked on.
    ///   Entries beyond the limit may have been forgotten.
    private func push(
        delta: Double, limit: Double, until isEnough: (_ bin: Int, _ slotsSeen: Int, _ distance: Double) -> Bool
    ) throws(GraphKernelError) -> Double {
        while let start = bins.nextWindow(delta: delta, distances: distances) {
            for bin in 0..<DistanceBins.window where !bins.isEmpty(bin) {
                let slotsSeen = bins.slotsSeen
                if isEnough(bin, slotsSeen, start + Double(bin) * delta) {
                    let least = bins.leastDistance(in: bin)
                    bins.closeWindow(limit: limit)
                    return least
                }
                while !bins.isEmpty(bin) {
                    try execution.checkCancelled()
                    for entries in bins.take(bin) {
                        let size = max(1, min(64, entries.count / (8 * execution.threads)))
                        let isWorthwhile = DistanceBins.slots(of: entries, in: graph.outgoing, enough: parallelWork) >= parallelWork
                        team.forEach((entries.count + size - 1) / size, isWorthwhile: isWorthwhile) { chunk, worker in
                            let chunk = chunk * size..<min(entries.count, (chunk + 1) * size)
                            relax(entries, chunk, worker, bin: bin, start: start, delta: delta, limit: limit)
                        }
                    }
                }
                execution.monitor?.advance(by: bins.slotsSeen - slotsSeen)
            }
        }
        return .infinity
    }

    /// Looks at the edges of some nodes of a bin.
    ///
    /// In short loops without branches that no processor could foresee, so that it fetches many entries, edges and distances at the same
    /// time: entries that still count; edges that lead no farther than the limit, of as many nodes as fill a block; those of them that make
    /// a way shorter, mostly few; then what follows.
    private func relax(
        _ entries: [DistanceBins.Entry], _ chunk: Range<Int>, _ worker: Int, bin: Int, start: Double, delta: Double, limit: Double
    ) {
        let (outgoing, distances) = (graph.outgoing, distances)
        let own = bins.workers[worker]
        let (rows, steps) = (own.rows, own.steps)
        // Taken out of the object, so that an access is not checked for exclusivity every time.
        var near: [[DistanceBins.Entry]] = []
        swap(&near, &own.near)
        var (entries, chunk, slotsSeen) = (entries, chunk, 0)
        while true {
            var rowCount = 0
            for index in chunk {
                let entry = entries[index]
                let slots = outgoing.range(of: entry.node)
                rows[rowCount] = DistanceBins.Row(distance: entry.distance, start: slots.lowerBound, end: slots.upperBound)
                rowCount &+= distances.atomicLoad(Int(entry.node)) == entry.distance ? 1 : 0
            }
            var (index, first) = (0, 0)
            while index < rowCount {
                var (lookCount, stepCount) = (0, 0)
                while index < rowCount, lookCount < DistanceBins.Worker.blockSize {
                    let row = rows[index]
                    let begin = row.start + first
                    let end = min(row.end, begin + DistanceBins.Worker.blockSize - lookCount)
                    stepCount += note(begin..<end, from: row.distance, limit: limit, in: own, at: stepCount)
                    lookCount += end - begin
                    (index, first) = end == row.end ? (index + 1, 0) : (index, end - row.start)
                }
                slotsSeen += lookCount
                var foundCount = 0
                for index in 0..<stepCount {
                    let step = steps[index]
                    steps[foundCount] = step
                    foundCount &+= one(if: step.distance, isBelow: distances.atomicLoad(Int(step.node)))
                }
                for index in 0..<foundCount {
                    let next = steps[index]
                    guard distances.atomicMin(next.distance, at: Int(next.node)) else { continue }
                    let place = (next.distance - start) / delta
                    if place < Double(DistanceBins.window) { near[Int(place)].append(next) } else { own.far.append(next) }
                }
            }
            guard !near[bin].isEmpty, near[bin].count < fusionLimit.entries,
                DistanceBins.slots(of: near[bin], in: outgoing, enough: fusionLimit.slots) < fusionLimit.slots
            else { break }
            entries = near[bin]
            near[bin] = []
            chunk = 0..<entries.count
        }
        swap(&near, &own.near)
        own.slotsSeen += slotsSeen
    }

    /// Notes where edges lead that end no farther than the limit.
    ///
    /// - Parameters:
    ///   - distance: That of the node they start at.
    ///   - index: The place of the first in the worker's notes.
    /// - Returns: How many there are.
    @inline(__always)
    private func note(_ slots: Range<Int>, from distance: Double, limit: Double, in worker: DistanceBins.Worker, at index: Int) -> Int {
        let (outgoing, weights, picked, steps) = (graph.outgoing, outgoingWeights, worker.picked, worker.steps)
        @inline(__always) func step(_ slot: Int) -> DistanceBins.Entry {
            DistanceBins.Entry(distance: distance + weights[length: slot], node: outgoing.neighbor(slot))
        }
        guard limit < .infinity else {
            for slot in slots { steps[index &+ slot &- slots.lowerBound] = step(slot) }
            return slots.count
        }
        let bound = limit - distance
        var pickedCount = 0
        for slot in slots {
            picked[pickedCount] = Int32(truncatingIfNeeded: slot &- slots.lowerBound)
            pickedCount &+= 1 &- one(if: bound, isBelow: weights[length: slot])
        }
        for place in 0..<pickedCount { steps[index &+ place] = step(slots.lowerBound &+ Int(picked[place])) }
        return pickedCount
    }
}

extension DeltaStepping {
    /// Every node that is not settled looks for its best neighbour. Those that this finds something better for when their neighbours have
    /// done so become entries; the others are settled.
    ///
    /// - Parameter settled: The least distance of a node that is not settled.
    private func pull(from settled: Double) throws(GraphKernelError) {
        let (incoming, weights, distances) = (graph.incoming, incomingWeights, distances)
        let ranges = incoming.balancedRanges()
        // The nodes in doubt, those of a range from its beginning on, and how many.
        let doubtful = try WorkArray<Int32>(zeros: distances.count)
        let counts = try WorkArray<Int>(zeros: ranges.count)
        try execution.checkCancelled()
        team.forEach(ranges.count, isWorthwhile: true) { index, _ in
            let first = ranges[index].lowerBound
            var count = 0
            for node in ranges[index] {
                let known = distances.atomicLoad(node)
                guard known >= settled else { continue }
                // The best way, and the least it could be over a neighbour that may yet come nearer. Without branches, which no processor
                // could foresee.
                var (best, hope) = (known, Double.infinity)
                for slot in incoming.range(of: node) {
                    let weight = weights[length: slot]
                    let distance = distances.atomicLoad(Int(incoming.neighbor(slot)))
                    let candidate = distance + weight
                    best = candidate < best ? candidate : best
                    let earliest = distance < settled ? .infinity : settled + weight
                    hope = earliest < hope ? earliest : hope
                }
                distances.atomicStore(best, at: node)
                doubtful[first &+ count] = Int32(truncatingIfNeeded: node)
                count &+= hope < best ? 1 : 0
            }
            counts[index] = count
        }
        try execution.checkCancelled()
        team.forEach(ranges.count, isWorthwhile: true) { index, worker in
            let own = bins.workers[worker]
            let first = ranges[index].lowerBound
            for node in first..<first + counts[index] {
                let node = doubtful[node]
                let known = distances.atomicLoad(Int(node))
                var best = known
                for slot in incoming.range(of: node) {
                    let candidate = distances.atomicLoad(Int(incoming.neighbor(slot))) + weights[length: slot]
                    best = candidate < best ? candidate : best
                }
                guard best < known else { continue }
                distances.atomicStore(best, at: Int(node))
                own.far.append(DistanceBins.Entry(distance: best, node: node))
            }
        }
    }
}

/// 1 if a number is below another, else 0: their difference's sign, which takes no branch, as a comparison does when it is compiled. The
/// numbers are not both infinite.
@inline(__always)
private func one(if number: Double, isBelow other: Double) -> Int {
    Int(truncatingIfNeeded: (number - other).bitPattern &>> 63)
}
