/// A set of nodes, a bit each. Several threads may insert at the same time: what is in it does not depend on who was first.
struct NodeSet: Sendable {
    private let words: WorkArray<UInt64>
    private let nodeCount: Int

    /// An empty set of some of `nodeCount` nodes.
    init(nodeCount: Int) throws(GraphKernelError) {
        self.nodeCount = nodeCount
        words = try WorkArray(zeros: (nodeCount + 63) / 64)
    }

    /// All nodes.
    init(allOf nodeCount: Int) throws(GraphKernelError) {
        try self.init(nodeCount: nodeCount)
        words.fill(0..<nodeCount / 64, with: ~0)
        if nodeCount % 64 > 0 { words[nodeCount / 64] = (1 << UInt64(nodeCount % 64)) - 1 }
    }

    @inline(__always)
    func contains(_ node: Int32) -> Bool {
        words[Int(node) / 64] & Self.bit(node) != 0
    }

    @inline(__always)
    func insert(_ node: Int32) {
        // Most nodes that are to be looked at again are in there already, and reading disturbs nobody.
        if words.atomicLoad(Int(node) / 64) & Self.bit(node) == 0 { words.atomicOr(Self.bit(node), at: Int(node) / 64) }
    }

    /// Nobody else inserts or removes meanwhile.
    @inline(__always)
    func remove(_ node: Int32) {
        words[Int(node) / 64] &= ~Self.bit(node)
    }

    /// The least node of the set from a number on, `nil` if there is none.
    @inline(__always)
    func next(from number: Int) -> Int32? {
        guard number < nodeCount else { return nil }
        var index = number / 64
        var word = words[index] & (~0 << UInt64(number % 64))
        while word == 0 {
            index += 1
            guard index < words.count else { return nil }
            word = words[index]
        }
        return Int32(index * 64 + word.trailingZeroBitCount)
    }

    @inline(__always)
    private static func bit(_ node: Int32) -> UInt64 {
        1 << UInt64(node % 64)
    }
}
