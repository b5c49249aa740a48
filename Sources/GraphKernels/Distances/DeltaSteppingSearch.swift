/// An edge weight in the precision it is stored in.
protocol StoredWeight: BitwiseCopyable, Sendable {
    var length: Double { get }
}

extension Float: StoredWeight {
    @inline(__always) var length: Double { Double(self) }
}

extension Double: StoredWeight {
    @inline(__always) var length: Double { self }
}

/// A search by Δ-stepping, from a single source.
///
/// What is right about it whatever the order of the work: a distance is always the length of some path, no less than the shortest, and when
/// an edge is not looked at any more, its end is no farther than over it.
struct DeltaStepping<Weight: StoredWeight>: Sendable {
    private let graph: CSRGraph
    private let outgoingWeights: FrozenArray<Weight>
    private let incomingWeights: FrozenArray<Weight>
    private let widths: StepWidths
    private let execution: Execution
    private let parallelWork: Int
    private let bins: DistanceBins
    /// The least distance known, a node.
    private let distances: WorkArray<Double>

    /// With no more entries than this of its own for the bin under work, and no more slots, a thread goes on with them at once, without
    /// meeting the others.
    private var fusionLimit: (entries: Int, slots: Int) { (1000, 1 << 15) }

    init(
        _ graph: CSRGraph, outgoingWeights: FrozenArray<Weight>, incomingWeights: FrozenArray<Weight>, widths: StepWidths,
        execution: Execution, parallelWork: Int
    ) {
        self.graph = graph
        self.outgoingWeights = outgoingWeights
        self.incomingWeights = incomingWeights
        self.widths = widths
        self.execution = execution
        self.parallelWork = parallelWork
        bins = DistanceBins(threads: execution.threads)
        distances = WorkArray(repeating: .infinity, count: graph.nodeCount)
    }

    func tree(from source: Int32) throws(GraphKernelError) -> ShortestPathTree {
        execution.monitor?.begin(outgoingWeights.count)
        distances[source] = 0
        bins.workers[0].far.append(DistanceBins.Entry(distance: 0, node: source))
        let core = try run()
        return try ShortestPathTree(source: source, distances: distances, core: core, graph: graph, execution: execution)
    }

    /// Finds all distances. Returns one below which there are few slots.
    private func run() throws(GraphKernelError) -> Double {
        let slotCount = outgoingWeights.count
        // The source may be far from everything else: how far to look counts from where the nodes of many edges begin.
        let core = try push(delta: widths.delta, limit: .infinity) { _, slotsSeen in
            widths.reach < .infinity && slotsSeen > slotCount / 128
        }
        guard core < .infinity else { return 0 }
        let limit = core + widths.reach
        var enough = slotCount / 10 * 7
        while true {
            // Lesser distances are right, and all edges from there that lead no farther than the limit have been looked at.
            let settled = try min(
                limit, push(delta: widths.delta, limit: limit) { distance, slotsSeen in distance > limit || slotsSeen > enough })
            let rest = try slotsOfNodes(from: settled)
            if rest <= slotCount / 10 * (settled == limit ? 6 : 3) {
                bins.removeAll()
                try pull(from: settled)
                _ = try push(delta: widths.sparseDelta, limit: .infinity) { _, _ in false }
                return core
            }
            if settled == limit {
                // The graph is wider than the reach: back to where the search began to pass over edges.
                bins.removeAll()
                for node in 0..<graph.nodeCount where distances[node] >= core && distances[node] < .infinity {
                    bins.workers[0].far.append(DistanceBins.Entry(distance: distances[node], node: Int32(node)))
                }
                _ = try push(delta: widths.delta, limit: .infinity) { _, _ in false }
                return core
            }
            // Some slots were looked at more than once.
            enough = bins.slotsSeen + slotCount / 16
        }
    }

    /// The number of slots of all nodes at least so far away.
    private func slotsOfNodes(from distance: Double) throws(GraphKernelError) -> Int {
        let (outgoing, distances) = (graph.outgoing, distances)
        let count = WorkArray<Int>(zeros: 1)
        try execution.limited(toWork: distances.count, minimum: parallelWork).forEachChunk(of: distances.count, size: 1 << 14) { chunk, _ in
            var slots = 0
            for node in chunk where distances[node] >= distance { slots += outgoing.degree(of: node) }
            count.atomicAdd(slots, at: 0)
        }
        return count[0]
    }
}

extension DeltaStepping {
    /// Works the bins off in the order of distance, looking at edges that lead no farther than a limit.
    ///
    /// - Parameter isEnough: Asked before every bin that has entries, with the distance it begins at and the number of slots seen so far.
    /// - Returns: The least distance of the entries left over, infinity if there are none. The nodes that are nearer have been worked on.
    private func push(
        delta: Double, limit: Double, until isEnough: (_ distance: Double, _ slotsSeen: Int) -> Bool
    ) throws(GraphKernelError) -> Double {
        while let start = bins.nextWindow(delta: delta, distances: distances) {
            for bin in 0..<DistanceBins.window where !bins.isEmpty(bin) {
                let slotsSeen = bins.slotsSeen
                if isEnough(start + Double(bin) * delta, slotsSeen) {
                    bins.closeWindow()
                    return bins.leastDistance(distances)
                }
                while !bins.isEmpty(bin) {
                    for entries in bins.take(bin) {
                        try execution.limited(toWork: slots(of: entries), minimum: parallelWork)
                            .forEachChunk(of: entries.count, size: max(1, min(64, entries.count / (8 * execution.threads)))) { chunk, worker in
                                relax(entries, chunk, worker, bin: bin, start: start, delta: delta, limit: limit)
                            }
                    }
                }
                execution.monitor?.advance(by: bins.slotsSeen - slotsSeen)
            }
        }
        return .infinity
    }

    /// The number of slots of some entries; of many, at least so many.
    private func slots(of entries: [DistanceBins.Entry]) -> Int {
        guard entries.count < max(parallelWork, fusionLimit.entries) else { return entries.count }
        return entries.reduce(0) { $0 + 1 + graph.outgoing.degree(of: Int($1.node)) }
    }

    /// Looks at the edges of some nodes of a bin.
    private func relax(
        _ entries: [DistanceBins.Entry], _ chunk: Range<Int>, _ worker: Int, bin: Int, start: Double, delta: Double, limit: Double
    ) {
        let (outgoing, weights, distances) = (graph.outgoing, outgoingWeights, distances)
        let own = bins.workers[worker]
        // Taken out of the object, so that an access is not checked for exclusivity every time.
        var near: [[DistanceBins.Entry]] = []
        swap(&near, &own.near)
        var (entries, chunk, slotsSeen) = (entries, chunk, 0)
        while true {
            for index in chunk {
                let entry = entries[index]
                guard distances.atomicLoad(Int(entry.node)) == entry.distance else { continue }
                let slots = outgoing.range(of: entry.node)
                slotsSeen += slots.count
                let bound = limit - entry.distance
                for slot in slots {
                    let weight = weights[unchecked: slot].length
                    // Most edges end here, before the distance at their other end is fetched.
                    guard weight <= bound else { continue }
                    let neighbor = outgoing.neighbor(slot)
                    let candidate = entry.distance + weight
                    guard distances.atomicMin(candidate, at: Int(neighbor)) else { continue }
                    let place = (candidate - start) / delta
                    if place < Double(DistanceBins.window) {
                        near[Int(place)].append(DistanceBins.Entry(distance: candidate, node: neighbor))
                    } else {
                        own.far.append(DistanceBins.Entry(distance: candidate, node: neighbor))
                    }
                }
            }
            guard !near[bin].isEmpty, near[bin].count < fusionLimit.entries, slots(of: near[bin]) < fusionLimit.slots else { break }
            entries = near[bin]
            near[bin] = []
            chunk = 0..<entries.count
        }
        swap(&near, &own.near)
        own.slotsSeen += slotsSeen
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
        try execution.limited(toWork: weights.count, minimum: parallelWork).forEach(ranges.count) { index, worker in
            let own = bins.workers[worker]
            var slotsSeen = 0
            for node in ranges[index] {
                let known = distances.atomicLoad(node)
                guard known >= settled else { continue }
                let slots = incoming.range(of: node)
                slotsSeen += slots.count
                // The best way, and the least it could be over a neighbour that may yet come nearer. Without branches, which no processor
                // could foresee.
                var (best, hope) = (known, Double.infinity)
                for slot in slots {
                    let weight = weights[unchecked: slot].length
                    let distance = distances.atomicLoad(Int(incoming.neighbor(slot)))
                    best = min(best, distance + weight)
                    hope = min(hope, distance < settled ? .infinity : settled + weight)
                }
                if best < known { distances.atomicStore(best, at: node) }
                if hope < best { own.nodes.append(Int32(truncatingIfNeeded: node)) }
            }
            own.slotsSeen += slotsSeen
        }
        for list in bins.workers.map({ $0.nodes }) {
            try execution.limited(toWork: list.count, minimum: parallelWork >> 3).forEachChunk(of: list.count, size: 256) { chunk, worker in
                let own = bins.workers[worker]
                for index in chunk {
                    let node = Int(list[index])
                    let known = distances.atomicLoad(node)
                    var best = known
                    for slot in incoming.range(of: node) {
                        best = min(best, distances.atomicLoad(Int(incoming.neighbor(slot))) + weights[unchecked: slot].length)
                    }
                    guard best < known else { continue }
                    distances.atomicStore(best, at: node)
                    own.far.append(DistanceBins.Entry(distance: best, node: list[index]))
                }
            }
        }
    }
}
