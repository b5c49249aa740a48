extension FlowNetwork {
    /// Sends as much as can flow from a source to a sink, and returns how much that is.
    ///
    /// Dinic's algorithm: in rounds. Each finds how many arcs every node is away from the sink, and then sends along paths that come nearer
    /// with every arc until each such path has an arc that carries no more. The distance of the source grows from round to round.
    ///
    /// Time: O(nodes² · arcs), where every arc carries 1 O(arcs · √arcs), and where besides every node lets 1 pass O(arcs · √nodes); in
    /// practice a few rounds. Auxiliary space: O(nodes).
    ///
    /// E. A. Dinic, Algorithm for solution of a problem of maximum flow in a network with power estimation, 1970. S. Even, R. E. Tarjan,
    /// Network flow and testing graph connectivity, 1975, doi:10.1137/0204043.
    ///
    /// - Throws: ``GraphKernelError/cancelled``.
    func sendMaximumFlow(from source: Int32, to sink: Int32, execution: Execution) throws(GraphKernelError) -> Double {
        execution.monitor?.begin(0)
        // The number of arcs to the sink and 1, a node; 0 where it was not searched, or where no way on is left in this round.
        let level = try WorkArray<Int32>(zeros: nodeCount)
        let queue = try WorkArray<Int32>(zeros: nodeCount)
        let nextArc = try WorkArray<Int>(zeros: nodeCount)
        var path: [Int] = []
        var value = 0.0
        while true {
            let reached = try setLevels(level, queue: queue, from: source, to: sink, execution)
            guard level[source] > 0 else { return value }
            for index in 0..<reached { nextArc[queue[index]] = offsets[Int(queue[index])] }
            var node = source
            var steps = 0
            search: while true {
                steps += 1
                if steps & 0xFFFF == 0 { try execution.checkCancelled() }
                if node == sink {
                    value += sendAlong(&path)
                    node = path.last.map { arcs[$0].head } ?? source
                    continue
                }
                var index = nextArc[node]
                let end = offsets[Int(node) + 1]
                // Level 0 is none.
                let below = level[node] > 1 ? level[node] - 1 : -1
                while index < end {
                    let arc = arcs[index]
                    if arc.residual > 0, level[arc.head] == below {
                        nextArc[node] = index
                        path.append(index)
                        node = arc.head
                        continue search
                    }
                    index += 1
                }
                // A dead end: nothing leads here any more in this round.
                nextArc[node] = end
                level[node] = 0
                guard let last = path.popLast() else { break }
                node = arcs[arcs[last].mate].head
            }
            for index in 0..<reached { level[queue[index]] = 0 }
        }
    }

    /// Searches from the sink against the arcs that can carry more, until the source is found. Returns how many nodes it met.
    private func setLevels(
        _ level: WorkArray<Int32>, queue: WorkArray<Int32>, from source: Int32, to sink: Int32, _ execution: Execution
    ) throws(GraphKernelError) -> Int {
        var (head, end) = (0, 1)
        queue[0] = sink
        level[sink] = 1
        while head < end {
            if head & 0xFFFF == 0 { try execution.checkCancelled() }
            let node = queue[head]
            head += 1
            let next = level[node] + 1
            for index in arcs(of: node) {
                let neighbor = arcs[index].head
                guard level[neighbor] == 0, arcs[arcs[index].mate].residual > 0 else { continue }
                level[neighbor] = next
                queue[end] = neighbor
                end += 1
                if neighbor == source { return end }
            }
        }
        return end
    }

    /// Sends what a path can carry, and cuts the path off before the first arc that can carry no more.
    private func sendAlong(_ path: inout [Int]) -> Double {
        var amount = Double.infinity
        for arc in path { amount = min(amount, arcs[arc].residual) }
        var firstFull = path.count
        for (index, arc) in path.enumerated() {
            push(amount, along: arc)
            if firstFull == path.count, arcs[arc].residual <= 0 { firstFull = index }
        }
        path.removeSubrange(firstFull...)
        return amount
    }
}
