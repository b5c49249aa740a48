import Synchronization

extension CSRGraph {
    /// The number of triangles: sets of three nodes that are all joined to each other.
    ///
    /// Directions and weights do not matter: edges join two nodes, whichever way they point. Parallel and opposite edges count once,
    /// self-loops not at all.
    ///
    /// Every triangle u, v, w, by falling rank (see `DegreeOrder`), is found at v: the nodes that v leads to are marked, and of every u that
    /// leads to v the list is run through as far as v. That looks at each pair of edges that leave a node together, once, and at marks of the
    /// few hubs, which stay in the nearest cache.
    ///
    /// Time: O(edges^1.5). Auxiliary space: 16 bytes a node, 4 bytes an edge, and a byte a node and thread.
    ///
    /// M. Ortmann, U. Brandes, Triangle listing algorithms: back from the diversion, 2014, doi:10.1137/1.9781611973198.1.
    ///
    /// - Throws: ``GraphKernelError/cancelled``.
    public func triangleCount(execution: Execution = .automatic) throws(GraphKernelError) -> Int {
        let lists = try undirected(execution: execution).simplified(execution: execution).outgoing
        let execution = execution.limited(toWork: lists.neighbors.count)
        let order = try DegreeOrder(of: lists)
        let targets = order.targets
        let total = Atomic<Int>(0)
        try order.forEachMiddle(execution) { v, marks, _ in
            var count = 0
            order.forEachSource(of: v, in: lists) { _, start in
                var slot = start
                var w = targets[slot]
                // v itself is in the list, so the run ends.
                while w < v {
                    count &+= Int(marks[w])
                    slot &+= 1
                    w = targets[slot]
                }
            }
            total.wrappingAdd(count, ordering: .relaxed)
        }
        return total.load(ordering: .relaxed)
    }

    /// The number of triangles that each node is part of. Conventions, algorithm and time as for ``triangleCount(execution:)``.
    ///
    /// Auxiliary space: 24 bytes a node, 4 bytes an edge, and 5 bytes a node and thread.
    ///
    /// - Returns: A number a node. They add up to three times the number of triangles.
    /// - Throws: ``GraphKernelError/cancelled``.
    public func triangleCounts(execution: Execution = .automatic) throws(GraphKernelError) -> [Int] {
        let lists = try undirected(execution: execution).simplified(execution: execution).outgoing
        let execution = execution.limited(toWork: lists.neighbors.count)
        let order = try DegreeOrder(of: lists)
        let (targets, nodes) = (order.targets, order.nodes)
        let counts = try WorkArray<Int>(zeros: nodeCount)
        let hits = try (0..<execution.threads).map { (_) throws(GraphKernelError) in try WorkArray<Int32>(zeros: nodeCount) }
        try order.forEachMiddle(execution) { v, marks, worker in
            let hits = hits[worker]
            var countOfV = 0
            order.forEachSource(of: v, in: lists) { u, start in
                var count = 0
                var slot = start
                var w = targets[slot]
                while w < v {
                    let mark = marks[w]
                    count &+= Int(mark)
                    hits[w] &+= Int32(mark)
                    slot &+= 1
                    w = targets[slot]
                }
                if count > 0 { counts.atomicAdd(count, at: Int(nodes[u])) }
                countOfV += count
            }
            guard countOfV > 0 else { return }
            counts.atomicAdd(countOfV, at: Int(nodes[v]))
            for slot in order.range(of: v) {
                let w = targets[slot]
                counts.atomicAdd(Int(hits[w]), at: Int(nodes[w]))
                hits[w] = 0
            }
        }
        return counts.array
    }
}

extension DegreeOrder {
    /// Calls back for every rank v that is joined to a smaller one, on several threads, with the ranks that it leads to marked by 1. Calls of
    /// the same worker come one after the other.
    @inline(__always)
    func forEachMiddle(
        _ execution: Execution, _ body: @Sendable (_ v: Int32, _ marks: WorkArray<UInt8>, _ worker: Int) -> Void
    ) throws(GraphKernelError) {
        let nodeCount = nodes.count
        let marks = try (0..<execution.threads).map { (_) throws(GraphKernelError) in try WorkArray<UInt8>(zeros: nodeCount) }
        execution.monitor?.begin(nodeCount)
        try execution.forEachChunk(of: nodeCount, size: 64) { ranks, worker in
            let marks = marks[worker]
            for v in Int32(ranks.lowerBound)..<Int32(ranks.upperBound) {
                let slots = range(of: v)
                guard !slots.isEmpty else { continue }
                for slot in slots { marks[targets[slot]] = 1 }
                body(v, marks, worker)
                for slot in slots { marks[targets[slot]] = 0 }
            }
            execution.monitor?.advance(by: ranks.count)
        }
    }

    /// Calls back for the ranks that lead to v and to smaller ranks, with the first slot of each.
    ///
    /// Their lists lie all over the memory. So a number of them are looked up before the first is run through: the processor then waits for
    /// all of them at the same time, not for one after the other.
    @inline(__always)
    func forEachSource(of v: Int32, in lists: CSRGraph.Adjacency, _ body: (_ u: Int32, _ start: Int) -> Void) {
        let (ranks, offsets, targets) = (ranks, offsets, targets)
        let slots = lists.range(of: nodes[v])
        var first = slots.lowerBound
        unsafe withUnsafeTemporaryAllocation(of: (u: Int32, start: Int).self, capacity: Self.lookAhead) { sources in
            while first < slots.upperBound {
                let end = min(first + Self.lookAhead, slots.upperBound)
                var count = 0
                for slot in first..<end {
                    let u = ranks[lists.neighbor(slot)]
                    let start = offsets[Int(u)]
                    // Safe: there are no more sources than slots looked at.
                    unsafe sources[count] = (u, start)
                    // The list of a smaller rank may be empty, and the slot that of another.
                    count += u > v && targets[start] < v ? 1 : 0
                }
                for index in 0..<count {
                    let source = unsafe sources[index]
                    body(source.u, source.start)
                }
                first = end
            }
        }
    }

    private static let lookAhead = 128
}
