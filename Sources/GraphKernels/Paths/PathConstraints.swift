/// What a path must fulfil, besides leading from source to target without visiting a node twice.
public struct PathConstraints: Sendable, Equatable {
    /// Nodes no path may visit. If an end of the path is among them, there is no path.
    public var excludedNodes: Set<Int32>

    /// Ids of edges no path may use. A hop remains possible if a parallel edge does.
    public var excludedEdges: Set<Int32>

    /// The most hops a path may have, weighted or not, at least 0; `nil` for any number.
    public var maxHops: Int?

    /// Nodes every path must visit, in any order. The ends of the path count as visited.
    public var via: Set<Int32>

    public init(
        excludedNodes: Set<Int32> = [], excludedEdges: Set<Int32> = [], maxHops: Int? = nil, via: Set<Int32> = []
    ) {
        self.excludedNodes = excludedNodes
        self.excludedEdges = excludedEdges
        self.maxHops = maxHops
        self.via = via
    }

    /// No constraints.
    public static let none = PathConstraints()
}
