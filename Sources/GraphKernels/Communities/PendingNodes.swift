/// Nodes in the order they came, each at most once.
struct PendingNodes {
    private let nodes: WorkArray<Int32>
    private let isQueued: WorkArray<Bool>
    private var head = 0
    private var count: Int

    /// All nodes, in ascending order.
    init(count: Int) throws(GraphKernelError) {
        nodes = try WorkArray(zeros: count)
        isQueued = try WorkArray(repeating: true, count: count)
        self.count = count
        for node in 0..<count { nodes[node] = Int32(node) }
    }

    @inline(__always)
    mutating func popFirst() -> Int? {
        guard count > 0 else { return nil }
        let node = Int(nodes[head])
        head = head + 1 == nodes.count ? 0 : head + 1
        count -= 1
        isQueued[node] = false
        return node
    }

    /// Does nothing if the node is in the queue.
    @inline(__always)
    mutating func append(_ node: Int32) {
        guard !isQueued[Int(node)] else { return }
        isQueued[Int(node)] = true
        let end = head + count
        nodes[end < nodes.count ? end : end - nodes.count] = node
        count += 1
    }
}
