extension CSRGraph {
    /// Communities by label propagation: every node begins with a label of its own and, in an order drawn by the seed, takes the label that
    /// weighs most among its neighbours, until every node has such a label. Nodes left with the same label but not joined by nodes of
    /// that label are different communities, so every community is connected.
    ///
    /// Fast and without parameters, but it looks at neighbours only: on dense graphs it often ends with a single community. Of labels that
    /// weigh the same a node keeps its own or takes one drawn by the seed. Every change raises the weight of the edges within
    /// communities, so it ends. Edges of a directed graph count both ways, parallel edges add up, self-loops do not matter. Only nodes
    /// whose neighbours changed are looked at again. The result depends on graph, numbering of nodes and seed only.
    ///
    /// Time: O(edges) a pass, a few passes. Auxiliary space: O(nodes + edges).
    ///
    /// U. N. Raghavan, R. Albert, S. Kumara, Near linear time algorithm to detect community structures in large-scale networks, 2007,
    /// doi:10.1103/PhysRevE.76.036106.
    ///
    /// - Parameter seed: Draws the order of nodes and decides between labels of the same weight.
    /// - Returns: The communities, with their modularity at resolution 1.
    /// - Throws: ``GraphKernelError/cancelled``.
    public func labelPropagationCommunities(seed: UInt64 = 0, execution: Execution = .automatic) throws(GraphKernelError) -> Communities {
        execution.monitor?.begin(nodeCount)
        let (graph, nodes) = try CommunityGraph.drawn(from: self, resolution: 1, seed: seed, execution: execution)
        let labels = try graph.singletons()
        try graph.propagate(labels: labels, seed: seed, execution: execution)
        try graph.splitDisconnected(labels: labels, execution: execution)
        return try communities(labels: labels, nodes: nodes, resolution: 1, execution: execution)
    }
}

extension CommunityGraph {
    fileprivate func propagate(labels: WorkArray<Int32>, seed: UInt64, execution: Execution) throws(GraphKernelError) {
        let (starts, ends, neighbors, weights) = (starts, ends, neighbors, weights)
        // The order was drawn from the seed itself.
        var random = SplitMix64(seed: SplitMix64.mix(seed ^ 0x6C61_6265_6C73))
        // The weight of every label around the node at hand; 0 between nodes. And the labels where it is not.
        let weightOf = try WorkArray<Double>(zeros: nodeCount)
        let touched = try WorkArray<Int32>(zeros: nodeCount + 1)
        var queue = try PendingNodes(count: nodeCount)
        var looks = 0
        while let node = queue.popFirst() {
            looks += 1
            if looks & 0xFFF == 0 {
                try execution.checkCancelled()
                if looks <= nodeCount { execution.monitor?.advance(by: 0x1000) }
            }
            var touchedCount = 0
            var heaviest = 0.0
            for slot in starts[node]..<ends[node] {
                let label = labels[neighbors[slot]]
                let before = weightOf[label]
                touched[touchedCount] = label
                touchedCount &+= before == 0 ? 1 : 0
                let weight = before + (weights?[slot] ?? 1)
                weightOf[label] = weight
                heaviest = max(heaviest, weight)
            }
            // Sums of the same weights in another order differ by their rounding.
            let bar = heaviest * (1 - CommunityGraph.leastGainRatio)
            let staysPut = weightOf[labels[node]] >= bar
            var candidates = 0
            for index in 0..<touchedCount {
                let label = touched[index]
                if weightOf[label] >= bar {
                    touched[candidates] = label
                    candidates += 1
                }
                weightOf[label] = 0
            }
            guard !staysPut else { continue }
            let label = touched[random.next(below: candidates)]
            labels[node] = label
            for slot in starts[node]..<ends[node] where labels[neighbors[slot]] != label {
                queue.append(neighbors[slot])
            }
        }
        execution.monitor?.advance(by: nodeCount & 0xFFF)
    }
}
