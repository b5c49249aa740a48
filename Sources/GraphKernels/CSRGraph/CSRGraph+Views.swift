extension CSRGraph {
    /// The same graph without self-loops and with one of every set of parallel edges, the lightest, then the one with the smallest id; the
    /// graph itself if it is simple. Edge ids stay what they are.
    ///
    /// Time: O(nodes + edges). Space: that of the result.
    ///
    /// - Throws: ``GraphKernelError/outOfMemory(bytes:)``, ``GraphKernelError/cancelled``.
    public func simplified(execution: Execution = .automatic) throws(GraphKernelError) -> CSRGraph {
        guard !isSimple else { return self }
        let out = try outgoing.simplified(execution)
        return CSRGraph(
            nodeCount: nodeCount, inputEdgeCount: inputEdgeCount,
            edgeCount: isDirected ? out.neighbors.count : out.neighbors.count / 2, isDirected: isDirected,
            outgoing: out, incoming: isDirected ? try incoming.simplified(execution) : out, isSimple: true)
    }

    /// The same graph with edges that may be walked both ways; the graph itself if it is undirected. Edge ids stay what they are; edges that
    /// led opposite ways between two nodes become parallel.
    ///
    /// Time: O(nodes + edges). Space: that of the result.
    ///
    /// - Throws: ``GraphKernelError/outOfMemory(bytes:)``, ``GraphKernelError/cancelled``.
    public func undirected(execution: Execution = .automatic) throws(GraphKernelError) -> CSRGraph {
        guard isDirected else { return self }
        let lists = try outgoing.united(with: incoming, execution)
        var isSimple = isSimple
        for node in 0..<nodeCount where isSimple {
            try execution.checkCancelled(inRound: node)
            for slot in lists.range(of: node).dropFirst() where lists.neighbor(slot - 1) == lists.neighbor(slot) {
                isSimple = false
            }
        }
        return CSRGraph(
            nodeCount: nodeCount, inputEdgeCount: inputEdgeCount, edgeCount: edgeCount, isDirected: false, outgoing: lists,
            incoming: lists, isSimple: isSimple)
    }

    /// - Throws: ``GraphKernelError/noSuchNode(_:nodeCount:)``.
    func check(_ nodes: Int32...) throws(GraphKernelError) {
        for node in nodes where !contains(node) {
            throw .noSuchNode(node, nodeCount: nodeCount)
        }
    }
}

extension CSRGraph.Adjacency {
    fileprivate func simplified(_ execution: Execution) throws(GraphKernelError) -> CSRGraph.Adjacency {
        try select(execution) { node, slots, keep in
            var slot = slots.lowerBound
            while slot < slots.upperBound {
                var best = slot
                var next = slot + 1
                while next < slots.upperBound, neighbor(next) == neighbor(slot) {
                    if let weights, weights[unchecked: next] < weights[unchecked: best] { best = next }
                    next += 1
                }
                if neighbor(slot) != Int32(node) { keep(self, best) }
                slot = next
            }
        }
    }

    /// Both lists of every node merged; a self-loop, which is in both, once.
    fileprivate func united(
        with other: CSRGraph.Adjacency, _ execution: Execution
    ) throws(GraphKernelError) -> CSRGraph.Adjacency {
        try select(execution) { node, slots, keep in
            let rivals = other.range(of: node)
            var (a, b) = (slots.lowerBound, rivals.lowerBound)
            while a < slots.upperBound || b < rivals.upperBound {
                let takesOwn =
                    b == rivals.upperBound
                    || (a < slots.upperBound
                        && (neighbor(a), edgeIDs?[unchecked: a] ?? 0) <= (other.neighbor(b), other.edgeIDs?[unchecked: b] ?? 0))
                if takesOwn {
                    keep(self, a)
                    a += 1
                } else {
                    if other.neighbor(b) != Int32(node) { keep(other, b) }
                    b += 1
                }
            }
        }
    }

    /// New lists of the slots that `choose` keeps for every node, in order; it is called twice a node, to count and to copy.
    ///
    /// - Parameter numbers: The nodes that lists are made of, and their new numbers; `nil` if they are all nodes with theirs.
    func select(
        _ execution: Execution, _ numbers: NodeNumbers? = nil,
        _ choose: (_ node: Int, _ slots: Range<Int>, _ keep: (_ from: CSRGraph.Adjacency, _ slot: Int) -> Void) -> Void
    ) throws(GraphKernelError) -> CSRGraph.Adjacency {
        let nodeCount = numbers?.old.count ?? offsets.count - 1
        let newOffsets = try WorkArray<Int>(zeros: nodeCount + 1)
        var count = 0
        for node in 0..<nodeCount {
            try execution.checkCancelled(inRound: node)
            let old = numbers.map { Int($0.old[unchecked: node]) } ?? node
            choose(old, range(of: old)) { _, _ in count += 1 }
            newOffsets[node + 1] = count
        }
        let newNeighbors = try WorkArray<Int32>(zeros: count)
        let newEdges = edgeIDs == nil ? nil : try WorkArray<Int32>(zeros: count)
        let singles: WorkArray<Float>?
        let doubles: WorkArray<Double>?
        switch weights {
        case .single: (singles, doubles) = (try WorkArray(zeros: count), nil)
        case .double: (singles, doubles) = (nil, try WorkArray(zeros: count))
        case nil: (singles, doubles) = (nil, nil)
        }
        var next = 0
        for node in 0..<nodeCount {
            try execution.checkCancelled(inRound: node)
            let old = numbers.map { Int($0.old[unchecked: node]) } ?? node
            choose(old, range(of: old)) { lists, slot in
                newNeighbors[next] = numbers?.new[lists.neighbor(slot)] ?? lists.neighbor(slot)
                if let newEdges, let ids = lists.edgeIDs { newEdges[next] = ids[unchecked: slot] }
                if let weight = lists.weights?[unchecked: slot] {
                    singles?[next] = Float(weight)
                    doubles?[next] = weight
                }
                next += 1
            }
        }
        return CSRGraph.Adjacency(
            offsets: newOffsets.frozen(), neighbors: newNeighbors.frozen(),
            weights: singles.map { .single($0.frozen()) } ?? doubles.map { .double($0.frozen()) }, edgeIDs: newEdges?.frozen())
    }
}
