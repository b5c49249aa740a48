/// A path, named by its nodes: parallel edges do not make two paths of one. The edges of a hop are ``CSRGraph/edges(from:to:)``.
public struct GraphPath: Sendable, Equatable {
    /// The nodes from source to target, none twice. One node if source and target are the same.
    public let nodes: [Int32]

    /// The sum of the weights of the hops, the lightest parallel edge counting; in an unweighted graph the number of hops.
    public let length: Double

    /// The sum of the preferences of the hops; 0 if none were given.
    public let preference: Double

    /// The number of edges walked.
    public var hops: Int {
        nodes.count - 1
    }
}
