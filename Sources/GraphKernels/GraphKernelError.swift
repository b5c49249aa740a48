/// What can be wrong with the numbers handed to a kernel. Every case carries the offending value and, for a list, its index.
public enum GraphKernelError: Error, Equatable, Sendable {
    /// The node count is negative or does not fit `Int32`.
    case invalidNodeCount(Int)
    /// There are more edges than an `Int32` edge id can name.
    case tooManyEdges(Int)
    /// The lists of edge ends differ in length.
    case endCountMismatch(sources: Int, targets: Int)
    /// There must be one weight an edge.
    case weightCountMismatch(weights: Int, edges: Int)
    /// An end of an edge names no node.
    case nodeOutOfRange(edge: Int, node: Int32, nodeCount: Int)
    /// A weight is negative, infinite or not a number.
    case invalidWeight(edge: Int, weight: Double)
    /// There must be one preference an edge.
    case preferenceCountMismatch(preferences: Int, edges: Int)
    /// A preference is negative, infinite or not a number.
    case invalidPreference(edge: Int, preference: Double)
}

extension GraphKernelError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .invalidNodeCount(let count):
            "a graph has between 0 and \(Int32.max) nodes, got \(count)"
        case .tooManyEdges(let count):
            "a graph has at most \(Int32.max) edges, got \(count)"
        case .endCountMismatch(let sources, let targets):
            "every edge needs a source and a target, got \(sources) sources and \(targets) targets"
        case .weightCountMismatch(let weights, let edges):
            "every edge needs a weight, got \(weights) weights for \(edges) edges"
        case .nodeOutOfRange(let edge, let node, let nodeCount):
            "edge \(edge) ends at node \(node), but the \(nodeCount) nodes are numbered from 0"
        case .invalidWeight(let edge, let weight):
            "edge weights must be finite and not negative, got \(weight) at edge \(edge)"
        case .preferenceCountMismatch(let preferences, let edges):
            "every edge needs a preference, got \(preferences) preferences for \(edges) edges"
        case .invalidPreference(let edge, let preference):
            "edge preferences must be finite and not negative, got \(preference) at edge \(edge)"
        }
    }
}
