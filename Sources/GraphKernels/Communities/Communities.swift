/// A partition of the nodes of a graph into communities.
public struct Communities: Sendable, Equatable {
    /// The community of every node. Communities are numbered from 0 by descending size, those of the same size by their smallest node.
    public let labels: [Int32]

    /// The number of communities.
    public let count: Int

    /// The number of nodes of every community, indexed by label.
    public let sizes: [Int]

    /// The modularity of the partition, at the resolution it was made for; 0 if the graph has no edges of a positive weight.
    public let modularity: Double
}

extension CSRGraph {
    /// Numbers communities as they are shown, and measures them.
    ///
    /// - Parameters:
    ///   - labels: The community of every node of a drawn graph, below its node count.
    ///   - nodes: The node of this graph that each of the drawn graph's stands for.
    func communities(
        labels: WorkArray<Int32>, nodes: WorkArray<Int32>, resolution: Double, execution: Execution
    ) throws(GraphKernelError) -> Communities {
        let own = try WorkArray<Int32>(zeros: nodeCount)
        for position in 0..<nodeCount { own[nodes[position]] = labels[position] }
        let count = try CommunityGraph.renumber(own)
        var sizes = [Int](repeating: 0, count: count)
        for node in 0..<nodeCount { sizes[Int(own[node])] += 1 }
        // Numbered by their smallest node so far.
        let order = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
        let ranks = try WorkArray<Int32>(zeros: count)
        for (rank, community) in order.enumerated() { ranks[community] = Int32(rank) }
        for node in 0..<nodeCount { own[node] = ranks[own[node]] }
        let modularity = try modularity(ofNumbered: own, count: count, resolution: resolution, execution: execution)
        return Communities(labels: own.array, count: count, sizes: order.map { sizes[$0] }, modularity: modularity)
    }
}

extension CommunityGraph {
    /// Gives every connected piece of a community a label of its own. Communities are worked on at the same time.
    func splitDisconnected(labels: WorkArray<Int32>, execution: Execution) throws(GraphKernelError) {
        let (starts, ends, neighbors) = (starts, ends, neighbors)
        let communities = try NodeGroups(of: self, labels: labels, count: nodeCount)
        let pieces = try WorkArray<Int32>(repeating: -1, count: nodeCount)
        let stack = try WorkArray<Int32>(zeros: nodeCount)
        try execution.limited(toWork: slotCount).forEach(communities.runs.count) { run, _ in
            for community in communities.runs[run] {
                // Every node is on the stack once, so the part of the community is enough.
                let places = communities.places(of: community)
                for place in places where pieces[communities.nodes[place]] < 0 {
                    let root = communities.nodes[place]
                    pieces[root] = root
                    stack[places.lowerBound] = root
                    var depth = 1
                    while depth > 0 {
                        depth -= 1
                        let node = Int(stack[places.lowerBound + depth])
                        for slot in starts[node]..<ends[node] {
                            let neighbor = neighbors[slot]
                            guard labels[neighbor] == Int32(community), pieces[neighbor] < 0 else { continue }
                            pieces[neighbor] = root
                            stack[places.lowerBound + depth] = neighbor
                            depth += 1
                        }
                    }
                }
            }
        }
        for node in 0..<nodeCount { labels[node] = pieces[node] }
    }
}
