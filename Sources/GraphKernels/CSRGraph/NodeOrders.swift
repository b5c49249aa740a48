/// Orders of nodes that kernels work in.
extension CSRGraph {
    /// The nodes by falling degree, those of the same degree by id. In a directed graph the degree is that of both directions together.
    ///
    /// A counting sort. Time: O(nodes). Space: 4 bytes a node, 8 bytes up to the greatest degree.
    func nodesByFallingDegree() throws(GraphKernelError) -> WorkArray<Int32> {
        try outgoing.nodesByFallingDegree(with: isDirected ? incoming : nil)
    }

    /// All nodes, component by component, in the order of breadth-first searches, both ways in a directed graph.
    ///
    /// Sources that come one after the other in it are near each other, so that their searches reach other nodes at nearly the same level and
    /// share most of their work.
    ///
    /// Time: O(nodes + edges). Space: O(nodes).
    func breadthFirstOrder() throws(GraphKernelError) -> [Int32] {
        try outgoing.breadthFirstOrder(with: isDirected ? incoming : nil)
    }
}

extension CSRGraph.Adjacency {
    /// - Parameter opposite: The lists of the other direction, of a directed graph.
    func nodesByFallingDegree(with opposite: CSRGraph.Adjacency? = nil) throws(GraphKernelError) -> WorkArray<Int32> {
        let nodeCount = offsets.count - 1
        func slotCount(_ node: Int) -> Int {
            degree(of: node) + (opposite?.degree(of: node) ?? 0)
        }
        var greatest = 0
        for node in 0..<nodeCount { greatest = max(greatest, slotCount(node)) }
        // First how many nodes of a degree there are, then where the next of them goes.
        let places = try WorkArray<Int>(zeros: greatest + 1)
        for node in 0..<nodeCount { places[greatest - slotCount(node)] += 1 }
        var sum = 0
        for index in 0...greatest {
            let count = places[index]
            places[index] = sum
            sum += count
        }
        let nodes = try WorkArray<Int32>(zeros: nodeCount)
        for node in 0..<nodeCount {
            let index = greatest - slotCount(node)
            nodes[places[index]] = Int32(truncatingIfNeeded: node)
            places[index] += 1
        }
        return nodes
    }

    /// - Parameter opposite: The lists of the other direction, of a directed graph.
    func breadthFirstOrder(with opposite: CSRGraph.Adjacency? = nil) throws(GraphKernelError) -> [Int32] {
        let nodeCount = offsets.count - 1
        let isSeen = try WorkArray<Bool>(zeros: nodeCount)
        var order: [Int32] = []
        order.reserveCapacity(nodeCount)
        func add(_ node: Int32) {
            guard !isSeen[node] else { return }
            isSeen[node] = true
            order.append(node)
        }
        var head = 0
        for root in 0..<Int32(nodeCount) {
            add(root)
            while head < order.count {
                let node = order[head]
                head += 1
                for slot in range(of: node) { add(neighbor(slot)) }
                guard let opposite else { continue }
                for slot in opposite.range(of: node) { add(opposite.neighbor(slot)) }
            }
        }
        return order
    }
}
