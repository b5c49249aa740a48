/// The nodes of every community or part side by side, in ascending order.
struct NodeGroups: Sendable {
    let nodes: WorkArray<Int32>
    /// `starts[g] ..< starts[g + 1]` are the places of group g in `nodes`.
    let starts: WorkArray<Int>
    /// Runs of groups with about as many slots each, to be worked on at the same time. They depend on graph and groups only.
    let runs: [Range<Int>]

    /// - Parameter labels: The group of every node, below `count`.
    init(of graph: CommunityGraph, labels: WorkArray<Int32>, count: Int) throws(GraphKernelError) {
        nodes = try WorkArray(zeros: graph.nodeCount)
        starts = try WorkArray(zeros: count + 1)
        for node in 0..<graph.nodeCount { starts[Int(labels[node]) + 1] += 1 }
        for group in 0..<count { starts[group + 1] += starts[group] }
        let next = try WorkArray<Int>(zeros: count)
        for node in 0..<graph.nodeCount {
            let group = labels[node]
            nodes[starts[Int(group)] + next[group]] = Int32(node)
            next[group] += 1
        }
        var runs: [Range<Int>] = []
        var (first, work) = (0, 0)
        for group in 0..<count {
            for place in starts[group]..<starts[group + 1] {
                let node = Int(nodes[place])
                work += graph.ends[node] - graph.starts[node] + 1
            }
            if work >= 1 << 13 || group == count - 1 {
                runs.append(first..<group + 1)
                (first, work) = (group + 1, 0)
            }
        }
        self.runs = runs
    }

    func places(of group: Int) -> Range<Int> {
        starts[group]..<starts[group + 1]
    }
}
