/// Nodes each of which leads to each other: the strongly connected components of more than one node.
///
/// One search in depth, in which every node knows the earliest one that it leads back to (R. E. Tarjan, Depth-first search and linear graph
/// algorithms, 1972, doi:10.1137/0201010). The search keeps its own stack, so that a long chain does not exhaust that of the program.
enum ArcCircles {
    /// The groups in the order of their smallest nodes, each ascending.
    ///
    /// - Complexity: O(arcs log arcs) time and O(arcs) space.
    static func circles(_ arcs: [(NodeIndex, NodeIndex)]) -> [[NodeIndex]] {
        let targets = Dictionary(grouping: arcs, by: \.0).mapValues { $0.map(\.1) }
        // When a node was met, and the earliest of no finished group that it is known to lead back to.
        var order: [NodeIndex: Int] = [:]
        var earliest: [NodeIndex: Int] = [:]
        var open: [NodeIndex] = []
        var isOpen: Set<NodeIndex> = []
        var circles: [[NodeIndex]] = []
        func lower(_ node: NodeIndex, to other: Int) { earliest[node] = min(earliest[node] ?? other, other) }
        for start in targets.keys.sorted() where order[start] == nil {
            var way: [(node: NodeIndex, next: Int)] = [(start, 0)]
            while let (node, next) = way.last {
                if next == 0 {
                    let number = order.count
                    order[node] = number
                    lower(node, to: number)
                    open.append(node)
                    isOpen.insert(node)
                }
                let ahead = targets[node] ?? []
                if next < ahead.count {
                    way[way.count - 1].next += 1
                    let target = ahead[next]
                    if let number = order[target] {
                        if isOpen.contains(target) { lower(node, to: number) }
                    } else {
                        way.append((target, 0))
                    }
                    continue
                }
                way.removeLast()
                if let before = way.last?.node, let number = earliest[node] { lower(before, to: number) }
                guard earliest[node] == order[node], let place = open.lastIndex(of: node) else { continue }
                let group = open[place...]
                isOpen.subtract(group)
                if group.count > 1 { circles.append(group.sorted()) }
                open.removeSubrange(place...)
            }
        }
        return circles.sorted { $0[0] < $1[0] }
    }
}
