/// The order in which sources share a breadth-first search: such that the next few lie close together, because the closer they are, the more
/// of the search they share.
enum SourceOrder {
    /// All nodes, ordered so that consecutive ones are near each other: balls of eight nodes that grow around the first node left over in
    /// breadth-first order.
    ///
    /// Time: O(nodes + edges): no adjacency list is read more than once.
    static func balls(in graph: CSRGraph) -> [Int32] {
        let lists = graph.outgoing
        let isTaken = WorkArray<Bool>(zeros: graph.nodeCount)
        let cursors = WorkArray<Int>(zeros: graph.nodeCount)
        for node in 0..<graph.nodeCount { cursors[node] = lists.range(of: node).lowerBound }
        var order: [Int32] = []
        order.reserveCapacity(graph.nodeCount)
        for center in breadthFirstOrder(of: graph) where !isTaken[center] {
            isTaken[center] = true
            var ball = order.count
            let end = ball + BrandesBatch.width
            order.append(center)
            while ball < order.count, order.count < end {
                let node = order[ball]
                ball += 1
                let slots = lists.range(of: node)
                while cursors[node] < slots.upperBound, order.count < end {
                    let neighbor = lists.neighbor(cursors[node])
                    cursors[node] += 1
                    if !isTaken[neighbor] {
                        isTaken[neighbor] = true
                        order.append(neighbor)
                    }
                }
            }
        }
        return order
    }

    /// Some nodes, each once, in breadth-first order.
    static func breadthFirst(_ sources: [Int32], in graph: CSRGraph) -> [Int32] {
        var isSource = [Bool](repeating: false, count: graph.nodeCount)
        for source in sources { isSource[Int(source)] = true }
        return breadthFirstOrder(of: graph).filter { isSource[Int($0)] }
    }

    /// All nodes, component by component, in the order of breadth-first searches.
    private static func breadthFirstOrder(of graph: CSRGraph) -> [Int32] {
        let lists = graph.outgoing
        let isSeen = WorkArray<Bool>(zeros: graph.nodeCount)
        var order: [Int32] = []
        order.reserveCapacity(graph.nodeCount)
        var head = 0
        for root in 0..<Int32(graph.nodeCount) where !isSeen[root] {
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
