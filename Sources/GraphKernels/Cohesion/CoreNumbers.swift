extension CSRGraph {
    /// The core number of every node: the greatest k such that the node belongs to the k-core, the largest subgraph in which every node has at
    /// least k neighbours.
    ///
    /// Directions and weights do not matter: edges join two nodes, whichever way they point. Parallel and opposite edges count once,
    /// self-loops not at all. A node without neighbours has core number 0.
    ///
    /// Nodes are peeled off level by level. A level looks at the nodes that are left, and every node is left for as many levels as its core
    /// number, so that all looks together are no more than twice the edges; buckets are not needed. It runs on one thread: two would spend
    /// more on telling each other.
    ///
    /// Time: O(nodes + edges). Auxiliary space: 12 bytes a node.
    ///
    /// V. Batagelj, M. Zaveršnik, Fast algorithms for determining (generalized) core groups in social networks, 2011,
    /// doi:10.1007/s11634-010-0079-y; H. Kabir, K. Madduri, Parallel k-core decomposition on multicore platforms, 2017,
    /// doi:10.1109/IPDPSW.2017.151.
    ///
    /// - Returns: A number a node.
    /// - Throws: ``GraphKernelError/cancelled``.
    public func coreNumbers(execution: Execution = .automatic) throws(GraphKernelError) -> [Int32] {
        let lists = try undirected(execution: execution).simplified(execution: execution).outgoing
        // The number of neighbours that are left; once the node is peeled off, its core number.
        let degrees = try WorkArray<Int32>(zeros: nodeCount)
        let remaining = try WorkArray<Int32>(zeros: nodeCount)
        // One place more, because a node is written before it is known whether it belongs there.
        let peel = try WorkArray<Int32>(zeros: nodeCount + 1)
        for node in 0..<nodeCount {
            degrees[node] = Int32(lists.degree(of: node))
            remaining[node] = Int32(node)
        }
        execution.monitor?.begin(nodeCount)
        var (remainingCount, k) = (nodeCount, Int32(0))
        while remainingCount > 0 {
            try execution.checkCancelled()
            var (kept, tail) = (0, 0)
            var smallest = Int32.max
            for index in 0..<remainingCount {
                let node = remaining[index]
                let degree = degrees[node]
                if degree > k {
                    remaining[kept] = node
                    kept += 1
                    smallest = min(smallest, degree)
                } else if degree == k {
                    peel[tail] = node
                    tail += 1
                }
            }
            execution.monitor?.advance(by: remainingCount - kept)
            remainingCount = kept
            guard tail > 0 else {
                k = smallest
                continue
            }
            var head = 0
            while head < tail {
                let node = peel[head]
                head += 1
                for slot in lists.range(of: node) {
                    let neighbor = lists.neighbor(slot)
                    let degree = degrees[neighbor]
                    // Whether a neighbour is left is as good as random: without branches nothing is guessed wrong.
                    degrees[neighbor] = degree &- (degree > k ? 1 : 0)
                    peel[tail] = neighbor
                    tail &+= degree == k &+ 1 ? 1 : 0
                }
            }
            k += 1
        }
        return degrees.array
    }
}
