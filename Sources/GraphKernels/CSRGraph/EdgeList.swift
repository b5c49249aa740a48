/// The edges of a graph, in no particular order: edge e leads from `sources[e]` to `targets[e]`.
///
/// It is what loaders and generators make and what a ``CSRGraph`` is built from. The lists are shared by copies and never change.
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

    init(sources: FrozenArray<Int32>, targets: FrozenArray<Int32>, weights: EdgeWeights?, nodeCount: Int) {
        self.sources = sources
        self.targets = targets
        self.weights = weights
        self.nodeCount = nodeCount
    }
}

extension CSRGraph {
    /// Builds a graph from a list of edges; otherwise as ``init(sources:targets:weights:nodeCount:directed:policy:keepsEdgeIDs:execution:)``.
    ///
    /// - Throws: ``GraphKernelError``, at the first edge that is out of order.
    public init(
        _ list: EdgeList, directed: Bool, policy: EdgePolicy = .keepAll, keepsEdgeIDs: Bool = true, execution: Execution = .automatic
    ) throws(GraphKernelError) {
        try self.init(
            sources: Array(list.sources), targets: Array(list.targets), weights: list.weights.map(Array.init), nodeCount: list.nodeCount,
            directed: directed, policy: policy, keepsEdgeIDs: keepsEdgeIDs, execution: execution)
    }
}
