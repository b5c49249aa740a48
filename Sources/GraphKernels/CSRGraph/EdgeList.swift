/// The edges of a graph, in no particular order: edge e leads from `sources[e]` to `targets[e]`.
///
/// It is what loaders and generators make and what a ``CSRGraph`` is built from. The lists are validated once, shared by copies, and never
/// change. Space: 8 bytes an edge, and 4 or 8 for its weight.
public struct EdgeList: Sendable, Equatable {
    /// One end of every edge.
    public let sources: FrozenArray<Int32>

    /// The other end of every edge.
    public let targets: FrozenArray<Int32>

    /// The weight of every edge; `nil` if edges have none.
    public let weights: EdgeWeights?

    /// The number of nodes: ids are below it.
    public let nodeCount: Int

    /// The number of edges.
    public var count: Int { sources.count }

    /// Lists that are known to be in order.
    init(sources: FrozenArray<Int32>, targets: FrozenArray<Int32>, weights: EdgeWeights?, nodeCount: Int) {
        self.sources = sources
        self.targets = targets
        self.weights = weights
        self.nodeCount = nodeCount
    }

    /// Copies and validates lists of ends and weights.
    ///
    /// Time: O(edges).
    ///
    /// - Parameters:
    ///   - sources: One end of every edge.
    ///   - targets: The other end of every edge.
    ///   - weights: A finite weight of at least 0 for every edge; `nil` if edges have none.
    ///   - nodeCount: The number of nodes; nodes without edges are allowed.
    /// - Throws: ``GraphKernelError``, at the first edge that is out of order.
    public init(sources: [Int32], targets: [Int32], weights: [Double]? = nil, nodeCount: Int) throws(GraphKernelError) {
        try EdgeList.checkNodeCount(nodeCount)
        try EdgeList.checkEdgeCount(sources.count)
        guard sources.count == targets.count else { throw .endCountMismatch(sources: sources.count, targets: targets.count) }
        let nodes = 0..<Int32(nodeCount)
        for edge in sources.indices {
            guard nodes.contains(sources[edge]) else { throw .nodeOutOfRange(edge: edge, node: sources[edge], nodeCount: nodeCount) }
            guard nodes.contains(targets[edge]) else { throw .nodeOutOfRange(edge: edge, node: targets[edge], nodeCount: nodeCount) }
        }
        var checked: EdgeWeights?
        if let weights {
            guard weights.count == sources.count else { throw .weightCountMismatch(weights: weights.count, edges: sources.count) }
            for edge in weights.indices where !(weights[edge] >= 0 && weights[edge].isFinite) {
                throw .invalidWeight(edge: edge, weight: weights[edge])
            }
            checked = try EdgeWeights(weights)
        }
        self.init(sources: try FrozenArray(sources), targets: try FrozenArray(targets), weights: checked, nodeCount: nodeCount)
    }

    /// - Throws: ``GraphKernelError/invalidNodeCount(_:)`` if ids would not fit `Int32`.
    static func checkNodeCount(_ count: Int) throws(GraphKernelError) {
        guard (0...Int(Int32.max)).contains(count) else { throw .invalidNodeCount(count) }
    }

    /// - Throws: ``GraphKernelError/tooManyEdges(_:)`` if edge ids would not fit `Int32`.
    static func checkEdgeCount(_ count: Int) throws(GraphKernelError) {
        guard count <= Int(Int32.max) else { throw .tooManyEdges(count) }
    }
}
