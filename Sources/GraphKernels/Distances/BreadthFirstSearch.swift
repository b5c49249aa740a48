/// A direction-optimising breadth-first search with the scratch space it works in.
struct BreadthFirstSearch {
    private let outgoing: CSRGraph.Adjacency
    private let incoming: CSRGraph.Adjacency
    private let execution: Execution
    /// The least number of slots to be looked at in a step on several threads.
    private let parallelWork: Int

    /// The number of hops from the nearest source, a node; -1 if it was not reached.
    let distances: WorkArray<Int32>
    /// The smallest neighbour one hop nearer, a node; -1 if there is none. As an unsigned number, -1 is greater than every node: one atomic
    /// minimum both claims a node and keeps the smallest parent.
    let parents: WorkArray<Int32>
    /// The nodes reached by top-down steps, in the order of their distance.
    private let queue: WorkArray<Int32>
    /// Sets of nodes, a bit a node: those that no step before the present one has reached, and the nodes of the last step and of this one.
    private let unreached: WorkArray<UInt64>
    private let frontiers: (WorkArray<UInt64>, WorkArray<UInt64>)
    /// The nodes of a group that are still looking for a neighbour in the frontier, and at which slot they are; a thread.
    private let seekers: (nodes: WorkArray<Int32>, slots: WorkArray<Int>)

    /// Searches in arrays that are there already.
    init(
        _ graph: CSRGraph, distances: WorkArray<Int32>, parents: WorkArray<Int32>, execution: Execution, parallelWork: Int = 1 << 15
    ) throws(GraphKernelError) {
        (outgoing, incoming) = (graph.outgoing, graph.incoming)
        self.execution = execution
        self.parallelWork = parallelWork
        (self.distances, self.parents) = (distances, parents)
        let words = (graph.nodeCount + 63) / 64
        queue = try WorkArray(zeros: graph.nodeCount, paging: .whenTouched)
        unreached = try WorkArray(zeros: words)
        frontiers = try (WorkArray(zeros: words), WorkArray(zeros: words))
        let places = execution.threads * Self.groupSize
        seekers = try (WorkArray(zeros: places), WorkArray(zeros: places))
    }

    init(_ graph: CSRGraph, execution: Execution, parallelWork: Int = 1 << 15) throws(GraphKernelError) {
        try self.init(
            graph, distances: try WorkArray(zeros: graph.nodeCount), parents: try WorkArray(zeros: graph.nodeCount), execution: execution,
            parallelWork: parallelWork)
    }

    /// Searches from one node.
    @discardableResult
    func run(from source: Int32) throws(GraphKernelError) -> Int32 {
        try run(from: [source])
    }

    /// Fills `distances` and `parents`, whatever they hold. Returns the distance of the farthest node that is reached.
    @discardableResult
    func run(from sources: [Int32]) throws(GraphKernelError) -> Int32 {
        let (distances, parents) = (distances, parents)
        try execution.limited(toWork: distances.count).forEachChunk(of: distances.count, size: 1 << 15) { nodes, _ in
            distances.fill(nodes, with: -1)
            parents.fill(nodes, with: -1)
        }
        unreached.fill(0..<unreached.count, with: .max)
        // Bits behind the last node are none.
        if distances.count & 63 != 0 { unreached[unreached.count - 1] = 1 &<< UInt64(distances.count & 63) &- 1 }
        // The paper's α and β: search bottom-up while the frontier has more than 1/α of the slots nobody has looked at, or more than 1/β of
        // the nodes.
        let (alpha, beta) = (15, 18)
        var (sourceCount, frontierSlots) = (0, 0)
        for source in sources where distances[source] != 0 {
            distances[source] = 0
            unreached.remove(source)
            queue[sourceCount] = source
            sourceCount += 1
            frontierSlots += outgoing.degree(of: Int(source))
        }
        var frontier = 0..<sourceCount
        var unseenSlots = outgoing.neighbors.count
        var distance: Int32 = 0
        while !frontier.isEmpty {
            if frontierSlots > unseenSlots / alpha {
                var (current, next) = frontiers
                current.fill(0..<current.count, with: 0)
                for index in frontier { current.insert(queue[index]) }
                var size = frontier.count
                var lastSize: Int
                repeat {
                    lastSize = size
                    size = try stepUp(from: current, to: next, distance: distance + 1)
                    if size > 0 { distance += 1 }
                    (current, next) = (next, current)
                } while size > 0 && (size >= lastSize || size > distances.count / beta)
                frontier = enqueue(current, after: frontier)
                frontierSlots = 1
            } else {
                unseenSlots -= frontierSlots
                (frontier, frontierSlots) = try stepDown(from: frontier, slots: frontierSlots, distance: distance + 1)
                if !frontier.isEmpty { distance += 1 }
                for index in frontier { unreached.remove(queue[index]) }
            }
        }
        return distance
    }

    /// The nodes of the frontier claim their neighbours. Returns the next frontier and the number of its slots.
    private func stepDown(
        from frontier: Range<Int>, slots: Int, distance: Int32
    ) throws(GraphKernelError) -> (frontier: Range<Int>, slots: Int) {
        let execution = execution.limited(toWork: slots, minimum: parallelWork)
        let end = frontier.upperBound
        guard execution.threads > 1 else {
            try execution.checkCancelled()
            var (tail, slots) = (end, 0)
            for index in frontier {
                let node = queue[index]
                for slot in outgoing.range(of: node) {
                    let neighbor = outgoing.neighbor(slot)
                    guard unreached.has(neighbor) else { continue }
                    let known = parents[neighbor]
                    guard UInt32(bitPattern: node) < UInt32(bitPattern: known) else { continue }
                    parents[neighbor] = node
                    guard known == -1 else { continue }
                    distances[neighbor] = distance
                    queue[tail] = neighbor
                    tail += 1
                    slots += outgoing.degree(of: Int(neighbor))
                }
            }
            execution.monitor?.advance(by: tail - end)
            return (end..<tail, slots)
        }
        // The tail of the queue and the number of slots, on cache lines of their own.
        let counters = try WorkArray<Int>(zeros: 16)
        let bufferSize = 1 << 10
        let buffers = try WorkArray<Int32>(zeros: execution.threads * bufferSize)
        try execution.forEachChunk(of: frontier.count, size: 64) { chunk, worker in
            let (first, last) = (worker * bufferSize, (worker + 1) * bufferSize)
            var (next, slots) = (first, 0)
            func flush() {
                var tail = end + counters.atomicAdd(next - first, at: 0)
                for index in first..<next {
                    queue[tail] = buffers[index]
                    tail += 1
                }
                next = first
            }
            for index in chunk {
                let node = queue[frontier.lowerBound + index]
                for slot in outgoing.range(of: node) {
                    let neighbor = outgoing.neighbor(slot)
                    guard unreached.has(neighbor), claim(neighbor, for: node) else { continue }
                    distances[neighbor] = distance
                    buffers[next] = neighbor
                    next += 1
                    slots += outgoing.degree(of: Int(neighbor))
                    if next == last { flush() }
                }
            }
            flush()
            counters.atomicAdd(slots, at: 8)
        }
        execution.monitor?.advance(by: counters[0])
        return (end..<end + counters[0], counters[8])
    }

    /// Lowers the parent of a node, and says whether the node is reached for the first time.
    @inline(__always)
    private func claim(_ node: Int32, for parent: Int32) -> Bool {
        var known = parents.atomicLoad(Int(node))
        while UInt32(bitPattern: parent) < UInt32(bitPattern: known) {
            if parents.atomicCompareExchange(Int(node), expected: known, desired: parent) { return known == -1 }
            known = parents.atomicLoad(Int(node))
        }
        return false
    }

    /// As many words of a set, and nodes, are looked at together.
    private static let groupWords = 16
    private static let groupSize = groupWords * 64
    /// So many neighbours of every node are looked at in turn with those of the others, then the rest of one node after the other.
    private static let rounds = 4

    /// Every node not reached yet looks for its first neighbour in the frontier, which is the smallest. Returns the size of the next one.
    private func stepUp(
        from frontier: WorkArray<UInt64>, to next: WorkArray<UInt64>, distance: Int32
    ) throws(GraphKernelError) -> Int {
        let execution = execution.limited(toWork: incoming.neighbors.count, minimum: parallelWork)
        let counters = try WorkArray<Int>(zeros: 1)
        guard incoming.neighbors.count > 0 else { return 0 }
        try execution.forEachChunk(of: unreached.count, size: Self.groupWords) { words, worker in
            let size = stepUp(words, from: frontier, to: next, distance: distance, worker: worker)
            counters.atomicAdd(size, at: 0)
        }
        execution.monitor?.advance(by: counters[0])
        return counters[0]
    }

    /// Looks at the first neighbour of every node of a group, then at the second of those that have not found one, and so on: a step has no
    /// branch that no processor could foresee, so that it fetches the neighbours of many nodes at the same time.
    @inline(__always)
    private func stepUp(
        _ words: Range<Int>, from frontier: WorkArray<UInt64>, to next: WorkArray<UInt64>, distance: Int32, worker: Int
    ) -> Int {
        let (nodes, slots, first) = (seekers.nodes, seekers.slots, worker &* Self.groupSize)
        let (offsets, neighbors, parents, distances, unreached) = (incoming.offsets, incoming.neighbors, parents, distances, unreached)
        let lastSlot = neighbors.count &- 1
        var end = first
        for word in words {
            var (rest, found, hopeless) = (unreached[word], UInt64(0), UInt64(0))
            while rest != 0 {
                let bit = rest.trailingZeroBitCount
                rest &= rest &- 1
                let node = word &<< 6 | bit
                let (slot, rowEnd) = (offsets[unchecked: node], offsets[unchecked: node &+ 1])
                let neighbor = neighbors[unchecked: min(slot, lastSlot)]
                let hit = frontier.bit(neighbor) & (slot < rowEnd ? 1 : 0)
                // All bits of a node that found none are set, which makes it -1.
                let missing = Int32(truncatingIfNeeded: hit) &- 1
                parents[node] = neighbor | missing
                distances[node] = distance | missing
                found |= hit &<< UInt64(truncatingIfNeeded: bit)
                hopeless |= (slot < rowEnd ? 0 : 1) &<< UInt64(truncatingIfNeeded: bit)
                nodes[end] = Int32(truncatingIfNeeded: node)
                slots[end] = slot &+ 1
                end &+= slot &+ 1 < rowEnd ? Int(truncatingIfNeeded: 1 &- hit) : 0
            }
            next[word] = found
            // Nodes without slots are never reached.
            unreached[word] &= ~hopeless
        }
        for _ in 1..<Self.rounds {
            let last = end
            end = first
            for index in first..<last {
                let (node, slot) = (Int(nodes[index]), slots[index])
                let neighbor = neighbors[unchecked: slot]
                let hit = frontier.bit(neighbor)
                let missing = Int32(truncatingIfNeeded: hit) &- 1
                parents[node] = neighbor | missing
                distances[node] = distance | missing
                next[node &>> 6] |= hit &<< UInt64(truncatingIfNeeded: node & 63)
                nodes[end] = Int32(truncatingIfNeeded: node)
                slots[end] = slot &+ 1
                end &+= slot &+ 1 < offsets[unchecked: node &+ 1] ? Int(truncatingIfNeeded: 1 &- hit) : 0
            }
        }
        for index in first..<end {
            let node = Int(nodes[index])
            for slot in slots[index]..<offsets[unchecked: node &+ 1] {
                let neighbor = neighbors[unchecked: slot]
                guard frontier.bit(neighbor) != 0 else { continue }
                parents[node] = neighbor
                distances[node] = distance
                next[node &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: node & 63)
                break
            }
        }
        var size = 0
        for word in words {
            unreached[word] &= ~next[word]
            size &+= next[word].nonzeroBitCount
        }
        return size
    }

    /// Appends the nodes of a bit set to the queue, and returns where they are.
    private func enqueue(_ nodes: WorkArray<UInt64>, after last: Range<Int>) -> Range<Int> {
        var tail = last.upperBound
        for word in 0..<nodes.count {
            var rest = nodes[word]
            while rest != 0 {
                queue[tail] = Int32(word << 6 | rest.trailingZeroBitCount)
                tail += 1
                rest &= rest &- 1
            }
        }
        return last.upperBound..<tail
    }
}

/// A set of nodes, a bit a node.
extension WorkArray<UInt64> {
    /// 1 if the node is in the set, else 0.
    @inline(__always)
    fileprivate func bit(_ node: Int32) -> UInt64 {
        self[Int(node) &>> 6] &>> UInt64(truncatingIfNeeded: node & 63) & 1
    }

    @inline(__always)
    fileprivate func has(_ node: Int32) -> Bool {
        bit(node) != 0
    }

    @inline(__always)
    fileprivate func insert(_ node: Int32) {
        self[Int(node) &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: node & 63)
    }

    @inline(__always)
    fileprivate func remove(_ node: Int32) {
        self[Int(node) &>> 6] &= ~(1 &<< UInt64(truncatingIfNeeded: node & 63))
    }
}
