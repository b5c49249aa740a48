/// How far every node is from a source, in hops, and through which node it is reached.
public struct BreadthFirstTree: Sendable, Equatable {
    /// Where the search started.
    public let source: Int32

    /// The number of hops from the source, a node; -1 if it cannot be reached.
    public let distances: [Int32]

    /// The smallest neighbour one hop nearer to the source, a node; -1 for the source and for nodes that cannot be reached.
    public let parents: [Int32]
}

extension CSRGraph {
    /// Distances in hops from a source, and a tree of shortest paths.
    ///
    /// Edges are followed from source to target; use ``reversed`` for distances *to* a node. Weights, parallel edges and self-loops do not
    /// matter. The parent is defined by node ids and not by the order of exploration, so that any number of threads gives the same tree.
    ///
    /// The search turns round when its frontier grows wide: then every node not reached yet looks for a neighbour in the frontier, and can
    /// stop at the first, instead of every frontier node looking at all its neighbours.
    ///
    /// Time: O(nodes + edges), on graphs of small diameter a fraction of the edges. Auxiliary space: 12 bytes a node.
    ///
    /// S. Beamer, K. Asanović, D. Patterson, Direction-optimizing breadth-first search, 2012, doi:10.1109/SC.2012.50.
    ///
    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``, ``GraphKernelError/cancelled``.
    public func breadthFirstSearch(
        from source: Int32, execution: Execution = .automatic
    ) throws(GraphKernelError) -> BreadthFirstTree {
        try check(source)
        let search = BreadthFirstSearch(self, execution: execution)
        execution.monitor?.begin(nodeCount)
        try search.run(from: source)
        return try search.tree(source: source)
    }
}

/// A direction-optimising breadth-first search with the scratch space it works in.
struct BreadthFirstSearch {
    private let outgoing: CSRGraph.Adjacency
    private let incoming: CSRGraph.Adjacency
    private let execution: Execution
    /// The least number of slots to be looked at in a step on several threads.
    private let parallelWork: Int

    /// What is known of a node, a node: 0 if it was not reached yet, else a number that is the greater, the nearer the node and, at the same
    /// distance, the smaller its parent. One atomic maximum keeps both right.
    let states: WorkArray<UInt64>
    /// The nodes reached by top-down steps, in the order of their distance.
    private let queue: WorkArray<Int32>
    /// Sets of nodes, a bit a node.
    private let unreached: WorkArray<UInt64>
    private let frontiers: (WorkArray<UInt64>, WorkArray<UInt64>)

    init(_ graph: CSRGraph, execution: Execution, parallelWork: Int = 1 << 15) {
        (outgoing, incoming) = (graph.outgoing, graph.incoming)
        self.execution = execution
        self.parallelWork = parallelWork
        let words = (graph.nodeCount + 63) / 64
        states = WorkArray(zeros: graph.nodeCount)
        queue = WorkArray(zeros: graph.nodeCount)
        unreached = WorkArray(zeros: words)
        frontiers = (WorkArray(zeros: words), WorkArray(zeros: words))
    }

    /// The number of hops that a state stands for; -1 if the node was not reached.
    @inline(__always)
    static func distance(_ state: UInt64) -> Int32 {
        Int32(truncatingIfNeeded: ~state >> 32)
    }

    @inline(__always)
    private static func state(distance: Int32, parent: Int32) -> UInt64 {
        ~(UInt64(UInt32(bitPattern: distance)) << 32 | UInt64(UInt32(bitPattern: parent)))
    }

    /// Fills `states`, which are all 0. Returns the distance of the farthest node that is reached.
    @discardableResult
    func run(from source: Int32) throws(GraphKernelError) -> Int32 {
        let slotCount = outgoing.neighbors.count
        // The paper's α and β: search bottom-up while the frontier has more than 1/α of the slots nobody has looked at, or more than 1/β of
        // the nodes.
        let (alpha, beta) = (15, 18)
        states[source] = Self.state(distance: 0, parent: -1)
        queue[0] = source
        var frontier = 0..<1
        var frontierSlots = outgoing.degree(of: Int(source))
        var unseenSlots = slotCount
        var distance: Int32 = 0
        var hasBitmaps = false
        while !frontier.isEmpty {
            if frontierSlots > unseenSlots / alpha {
                fillBitmaps(frontier: frontier, isFirst: !hasBitmaps)
                hasBitmaps = true
                var (current, next) = frontiers
                var size = frontier.count
                var lastSize: Int
                repeat {
                    lastSize = size
                    size = try stepUp(from: current, to: next, distance: distance + 1)
                    if size > 0 { distance += 1 }
                    (current, next) = (next, current)
                } while size > 0 && (size >= lastSize || size > states.count / beta)
                frontier = enqueue(current, after: frontier)
                frontierSlots = 1
            } else {
                unseenSlots -= frontierSlots
                (frontier, frontierSlots) = try stepDown(from: frontier, slots: frontierSlots, distance: distance + 1)
                if !frontier.isEmpty { distance += 1 }
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
                let state = Self.state(distance: distance, parent: node)
                for slot in outgoing.range(of: node) {
                    let neighbor = outgoing.neighbor(slot)
                    let known = states[neighbor]
                    guard known < state else { continue }
                    states[neighbor] = state
                    guard known == 0 else { continue }
                    queue[tail] = neighbor
                    tail += 1
                    slots += outgoing.degree(of: Int(neighbor))
                }
            }
            execution.monitor?.advance(by: tail - end)
            return (end..<tail, slots)
        }
        // The tail of the queue and the number of slots, on cache lines of their own.
        let counters = WorkArray<Int>(zeros: 16)
        let bufferSize = 1 << 10
        let buffers = WorkArray<Int32>(zeros: execution.threads * bufferSize)
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
                let state = Self.state(distance: distance, parent: node)
                for slot in outgoing.range(of: node) {
                    let neighbor = outgoing.neighbor(slot)
                    guard claim(neighbor, state) else { continue }
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

    /// Raises the state of a node, and says whether the node is reached for the first time.
    @inline(__always)
    private func claim(_ node: Int32, _ state: UInt64) -> Bool {
        var known = states.atomicLoad(Int(node))
        while known < state {
            if states.atomicCompareExchange(Int(node), expected: known, desired: state) { return known == 0 }
            known = states.atomicLoad(Int(node))
        }
        return false
    }

    /// Every node not reached yet looks for its first neighbour in the frontier, which is the smallest. Returns the size of the next one.
    private func stepUp(
        from frontier: WorkArray<UInt64>, to next: WorkArray<UInt64>, distance: Int32
    ) throws(GraphKernelError) -> Int {
        let execution = execution.limited(toWork: incoming.neighbors.count, minimum: parallelWork)
        let counters = WorkArray<Int>(zeros: 1)
        try execution.forEachChunk(of: unreached.count, size: 64) { words, _ in
            var size = 0
            for word in words {
                let candidates = unreached[word]
                var (rest, found) = (candidates, UInt64(0))
                while rest != 0 {
                    let node = word << 6 | rest.trailingZeroBitCount
                    for slot in incoming.range(of: node) {
                        let neighbor = incoming.neighbor(slot)
                        guard frontier[Int(neighbor) >> 6] & 1 &<< UInt64(truncatingIfNeeded: neighbor & 63) != 0 else { continue }
                        states[node] = Self.state(distance: distance, parent: neighbor)
                        found |= rest & (0 &- rest)
                        break
                    }
                    rest &= rest &- 1
                }
                next[word] = found
                unreached[word] = candidates & ~found
                size += found.nonzeroBitCount
            }
            counters.atomicAdd(size, at: 0)
        }
        execution.monitor?.advance(by: counters[0])
        return counters[0]
    }

    /// Makes bit sets of the queue. Nodes reached bottom-up before are not in the queue, but have been removed from `unreached` already.
    private func fillBitmaps(frontier: Range<Int>, isFirst: Bool) {
        if isFirst {
            unreached.fill(0..<unreached.count, with: .max)
            // Bits behind the last node are none.
            if states.count & 63 != 0 { unreached[unreached.count - 1] = 1 &<< UInt64(states.count & 63) &- 1 }
        }
        frontiers.0.fill(0..<frontiers.0.count, with: 0)
        for index in 0..<frontier.upperBound {
            let node = Int(queue[index])
            let bit = 1 &<< UInt64(node & 63)
            unreached[node >> 6] &= ~bit
            if index >= frontier.lowerBound { frontiers.0[node >> 6] |= bit }
        }
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

    /// The states as distances and parents.
    func tree(source: Int32) throws(GraphKernelError) -> BreadthFirstTree {
        let (states, execution) = (states, execution.limited(toWork: states.count))
        return BreadthFirstTree(
            source: source, distances: try execution.array(count: states.count) { Self.distance(states[$0]) },
            parents: try execution.array(count: states.count) { Int32(truncatingIfNeeded: ~states[$0]) })
    }
}
