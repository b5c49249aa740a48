/// Which edges of the input a ``CSRGraph`` leaves out.
public struct EdgePolicy: OptionSet, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Every edge stays, self-loops and parallel edges included.
    public static let keepAll: EdgePolicy = []

    /// Edges from a node to itself are left out.
    public static let dropLoops = EdgePolicy(rawValue: 1)

    /// Of the edges between the same two nodes (in a directed graph: in the same direction) one stays: the lightest, then the one with
    /// the smallest edge id.
    public static let dropParallel = EdgePolicy(rawValue: 2)
}
