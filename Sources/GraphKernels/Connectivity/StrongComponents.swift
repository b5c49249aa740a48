extension CSRGraph {
    /// The components in which every node can be reached from every other along the edges as they point. In an undirected graph these are
    /// the connected components. Weights, parallel edges and self-loops do not matter; a node on no cycle is a component of its own.
    ///
    /// One depth-first search, which keeps its own stack, so that a path of millions of nodes is no trouble.
    ///
    /// Time: O(nodes + edges). Auxiliary space: 21 bytes a node. One thread.
    ///
    /// R. E. Tarjan, Depth-first search and linear graph algorithms, 1972, doi:10.1137/0201010; in the form of E. Nuutila, E.
    /// Soisalon-Soininen, On finding the strongly connected components in a directed graph, 1994, doi:10.1016/0020-0190(94)90047-7.
    ///
    /// - Throws: ``GraphKernelError/cancelled``.
    public func stronglyConnectedComponents(execution: Execution = .automatic) throws(GraphKernelError) -> Components {
        let adjacency = outgoing
        execution.monitor?.begin(nodeCount)
        // The number of a node in the order of visits, from 1, as long as its component is not known; then `closed`, which is greater than
        // all. What Tarjan calls LOWLINK is the smallest number that can be reached and is kept in the same place.
        let lowest = try WorkArray<Int32>(zeros: nodeCount)
        let closed = Int32.max
        let labels = try WorkArray<Int32>(zeros: nodeCount)
        let nextSlot = try WorkArray<Int>(zeros: nodeCount)
        // The path from the root to the node at work, and the nodes left whose component is not known: they grow towards each other.
        let stack = try WorkArray<Int32>(zeros: nodeCount)
        var (pathEnd, openStart) = (0, nodeCount)
        var visited: Int32 = 0
        var count: Int32 = 0
        // Whether something that was visited before a node can be reached from it, so that it is not the root of its component.
        let reachesUp = try WorkArray<Bool>(zeros: nodeCount)
        for root in 0..<Int32(nodeCount) where lowest[root] == 0 {
            visited += 1
            lowest[root] = visited
            nextSlot[root] = adjacency.range(of: root).lowerBound
            stack[pathEnd] = root
            pathEnd += 1
            visit: while pathEnd > 0 {
                let node = stack[pathEnd - 1]
                let end = adjacency.range(of: node).upperBound
                var slot = nextSlot[node]
                while slot < end {
                    let neighbor = adjacency.neighbor(slot)
                    let number = lowest[neighbor]
                    if number == 0 {
                        // Its own slot is looked at again afterwards, for the number the neighbour has then.
                        nextSlot[node] = slot
                        visited += 1
                        if visited & 0xFFFF == 0 {
                            try execution.checkCancelled()
                            execution.monitor?.advance(by: 0x10000)
                        }
                        lowest[neighbor] = visited
                        nextSlot[neighbor] = adjacency.range(of: neighbor).lowerBound
                        stack[pathEnd] = neighbor
                        pathEnd += 1
                        continue visit
                    }
                    if number < lowest[node] {
                        lowest[node] = number
                        reachesUp[Int(node)] = true
                    }
                    slot += 1
                }
                pathEnd -= 1
                if reachesUp[Int(node)] {
                    openStart -= 1
                    stack[openStart] = node
                    continue
                }
                // A root: what was left open after it was visited is its component.
                let number = lowest[node]
                lowest[node] = closed
                labels[node] = count
                while openStart < nodeCount, lowest[stack[openStart]] >= number {
                    lowest[stack[openStart]] = closed
                    labels[stack[openStart]] = count
                    openStart += 1
                }
                count += 1
            }
        }
        return Components(labels: Self.numberedBySmallestNode(labels, count: Int(count)), count: Int(count))
    }

    /// Labels in the order of the smallest node that has them.
    private static func numberedBySmallestNode(_ labels: WorkArray<Int32>, count: Int) -> [Int32] {
        var numbers = [Int32](repeating: -1, count: count)
        var next: Int32 = 0
        for node in 0..<labels.count {
            let label = Int(labels[node])
            if numbers[label] < 0 {
                numbers[label] = next
                next += 1
            }
            labels[node] = numbers[label]
        }
        return labels.array
    }

    /// The graph of the components: component a leads to component b if an edge leads from a node of a to one of b. It has no cycle, no
    /// loops and no parallel edges, weights or edge ids: its edges are those of the graph, many to one.
    ///
    /// Time and auxiliary space: O(nodes + edges).
    ///
    /// - Parameter components: What ``stronglyConnectedComponents(execution:)`` found in this graph.
    /// - Throws: ``GraphKernelError/invalidParameter(name:value:requirement:)`` if the components are those of another number of nodes;
    ///   ``GraphKernelError/cancelled``.
    public func condensation(_ components: Components, execution: Execution = .automatic) throws(GraphKernelError) -> CSRGraph {
        guard components.labels.count == nodeCount else {
            throw .invalidParameter(
                name: "the number of nodes of the components", value: Double(components.labels.count), requirement: "\(nodeCount)")
        }
        var (sources, targets): ([Int32], [Int32]) = ([], [])
        for node in 0..<nodeCount {
            try execution.checkCancelled(inRound: node)
            let source = components.labels[node]
            for slot in outgoing.range(of: node) {
                let target = components.labels[Int(outgoing.neighbor(slot))]
                if source != target {
                    sources.append(source)
                    targets.append(target)
                }
            }
        }
        return try CSRGraph(
            sources: sources, targets: targets, nodeCount: components.count, directed: true, policy: .dropParallel, keepsEdgeIDs: false,
            execution: execution)
    }
}
