/// The edges of an undirected graph, each led from its end of smaller degree to that of greater degree: nodes are ranked by falling degree,
/// and the list of a node has the ranks before its own that it is joined to, ascending.
///
/// Hubs, which most edges lead to, have the smallest ranks, and no list is longer than √(2 · edges).
struct DegreeOrder {
    /// The node of a rank, and the rank of a node.
    let nodes: WorkArray<Int32>
    let ranks: WorkArray<Int32>
    /// `offsets[r] ..< offsets[r + 1]` are the slots of a rank.
    let offsets: WorkArray<Int>
    /// The rank at the other end.
    let targets: WorkArray<Int32>

    /// Time: O(nodes + edges). Space: 16 bytes a node, 4 bytes an edge.
    ///
    /// - Parameters:
    ///   - lists: the adjacency lists of a simple undirected graph.
    ///   - visit: called for every slot of this order, with the slot of the lists that it came from.
    init(of lists: CSRGraph.Adjacency, visit: (_ slot: Int, _ origin: Int) -> Void = { _, _ in }) throws(GraphKernelError) {
        let nodeCount = lists.offsets.count - 1
        nodes = try lists.nodesByFallingDegree()
        ranks = try WorkArray(zeros: nodeCount)
        for rank in 0..<nodeCount { ranks[nodes[rank]] = Int32(truncatingIfNeeded: rank) }
        offsets = try WorkArray(zeros: nodeCount + 1)
        targets = try WorkArray(zeros: lists.neighbors.count / 2)
        let (nodes, ranks, offsets, targets) = (nodes, ranks, offsets, targets)
        for node in 0..<nodeCount {
            let rank = ranks[node]
            var count = 0
            for slot in lists.range(of: node) where ranks[lists.neighbor(slot)] < rank { count += 1 }
            offsets[Int(rank) + 1] = count
        }
        for rank in 0..<nodeCount { offsets[rank + 1] += offsets[rank] }
        // Ranks are handed out in ascending order, so every list comes out sorted.
        let next = try WorkArray<Int>(zeros: nodeCount)
        for rank in 0..<nodeCount { next[rank] = offsets[rank] }
        for rank in 0..<Int32(nodeCount) {
            for origin in lists.range(of: nodes[rank]) {
                let other = ranks[lists.neighbor(origin)]
                guard other > rank else { continue }
                let slot = next[other]
                targets[slot] = rank
                next[other] = slot + 1
                visit(slot, origin)
            }
        }
    }

    /// The slots of a rank.
    @inline(__always)
    func range(of rank: Int32) -> Range<Int> {
        // Safe: offsets ascend.
        unsafe Range(uncheckedBounds: (offsets[Int(rank)], offsets[Int(rank) + 1]))
    }
}
