extension CSRGraph {
    /// The components in which every two nodes are joined by some path, whichever way its edges point: for a directed graph, the weakly
    /// connected components. Weights, parallel edges and self-loops do not matter; a node without edges is a component of its own.
    ///
    /// Afforest: a few edges of every node are enough to join most of a large component; then only the nodes outside it look at the rest of
    /// theirs.
    ///
    /// Time: O(nodes + edges) in practice, on graphs with a giant component little more than O(nodes). Auxiliary space: 4 bytes a node.
    ///
    /// M. Sutton, T. Ben-Nun, A. Barak, Optimizing parallel graph connectivity computation via subgraph sampling, 2018,
    /// doi:10.1109/IPDPS.2018.00012.
    ///
    /// - Throws: ``GraphKernelError/cancelled``.
    public func connectedComponents(execution: Execution = .automatic) throws(GraphKernelError) -> Components {
        try connectedComponents(execution: execution, parallelWork: 1 << 15)
    }

    /// - Parameter parallelWork: The least number of nodes and slots for several threads.
    func connectedComponents(execution: Execution, parallelWork: Int) throws(GraphKernelError) -> Components {
        let execution = execution.limited(toWork: nodeCount + outgoing.neighbors.count, minimum: parallelWork)
        let forest = try AfforestForest(nodeCount: nodeCount, execution: execution)
        let sampledSlots = 2
        execution.monitor?.begin(nodeCount * (sampledSlots + 1))
        for index in 0..<sampledSlots {
            try execution.forEachChunk(of: nodeCount, size: 1 << 12) { nodes, _ in
                for node in nodes {
                    let slots = outgoing.range(of: node)
                    if index < slots.count { forest.link(Int32(node), outgoing.neighbor(slots.lowerBound + index)) }
                }
                execution.monitor?.advance(by: nodes.count)
            }
            try forest.compress(execution)
        }
        let giant = forest.frequentRoot()
        let ranges = outgoing.balancedRanges()
        try execution.forEach(ranges.count) { index, _ in
            for node in ranges[index] where forest.roots.atomicLoad(node) != giant {
                for slot in outgoing.range(of: node).dropFirst(sampledSlots) { forest.link(Int32(node), outgoing.neighbor(slot)) }
                // An edge that a node of the giant component skips leads into this node.
                guard isDirected else { continue }
                for slot in incoming.range(of: node) { forest.link(Int32(node), incoming.neighbor(slot)) }
            }
            execution.monitor?.advance(by: ranges[index].count)
        }
        try forest.compress(execution)
        return forest.numbered()
    }
}

/// A forest over the nodes: every node points to a node of its component that is not greater. A root, the smallest node of its tree, points
/// to itself.
private struct AfforestForest {
    let roots: WorkArray<Int32>

    init(nodeCount: Int, execution: Execution) throws(GraphKernelError) {
        let roots = try WorkArray<Int32>(zeros: nodeCount)
        try execution.forEachChunk(of: nodeCount, size: 1 << 14) { nodes, _ in
            for node in nodes { roots[node] = Int32(node) }
        }
        self.roots = roots
    }

    /// Joins the trees of two nodes: the greater root comes to point to the smaller tree.
    @inline(__always)
    func link(_ a: Int32, _ b: Int32) {
        var (x, y) = (roots.atomicLoad(Int(a)), roots.atomicLoad(Int(b)))
        while x != y {
            let (high, low) = (max(x, y), min(x, y))
            let above = roots.atomicLoad(Int(high))
            if above == low || (above == high && roots.atomicCompareExchange(Int(high), expected: high, desired: low)) { return }
            (x, y) = (roots.atomicLoad(Int(roots.atomicLoad(Int(high)))), roots.atomicLoad(Int(low)))
        }
    }

    /// Makes every node point to its root.
    func compress(_ execution: Execution) throws(GraphKernelError) {
        try execution.forEachChunk(of: roots.count, size: 1 << 14) { nodes, _ in
            for node in nodes {
                var root = roots.atomicLoad(node)
                while roots.atomicLoad(Int(root)) != root { root = roots.atomicLoad(Int(root)) }
                roots.atomicStore(root, at: node)
            }
        }
    }

    /// The root that most of a sample of nodes have; -1 without nodes. A guess that costs time if it is wrong, never the right result.
    func frequentRoot() -> Int32 {
        guard roots.count > 0 else { return -1 }
        var generator = SplitMix64(seed: 1)
        var frequency: [Int32: Int] = [:]
        for _ in 0..<1024 { frequency[roots[generator.next(below: roots.count)], default: 0] += 1 }
        return frequency.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? -1
    }

    /// Components in the order of their roots, which are their smallest nodes. Every node points to its root.
    func numbered() -> Components {
        var count: Int32 = 0
        // All empty arrays share their storage, and its count would be set: harmless, but by several threads at once.
        guard roots.count > 0 else { return Components(labels: [], count: 0) }
        let labels = unsafe [Int32](unsafeUninitializedCapacity: roots.count) { labels, labelCount in
            for node in 0..<roots.count {
                // Safe: a root is not greater than its node, so that it has been numbered.
                if roots[node] == node {
                    unsafe labels[node] = count
                    count += 1
                } else {
                    unsafe labels[node] = labels[Int(roots[node])]
                }
            }
            labelCount = roots.count
        }
        return Components(labels: labels, count: Int(count))
    }
}
