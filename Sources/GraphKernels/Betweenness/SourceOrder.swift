extension CSRGraph {
    /// All nodes, component by component, in the order of breadth-first searches.
    ///
    /// Sources that come one after the other in it are near each other, so that their searches reach other nodes at nearly the same level and
    /// share most of their work.
    ///
    /// Time: O(nodes + edges). Space: O(nodes).
    func breadthFirstOrder() -> [Int32] {
        let lists = outgoing
        let isSeen = WorkArray<Bool>(zeros: nodeCount)
        var order: [Int32] = []
        order.reserveCapacity(nodeCount)
        var head = 0
        for root in 0..<Int32(nodeCount) where !isSeen[root] {
            isSeen[root] = true
            order.append(root)
            while head < order.count {
                for slot in lists.range(of: order[head]) where !isSeen[lists.neighbor(slot)] {
                    isSeen[lists.neighbor(slot)] = true
                    order.append(lists.neighbor(slot))
                }
                head += 1
            }
        }
        return order
    }
}
