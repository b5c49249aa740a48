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
    /// An edge weighs nothing, where paths that go round for nothing could not be counted.
    case zeroWeight(edge: Int)
    /// Weights are so great that a sum of them, such as the length of a path, would be no number; the greatest of them.
    case weightOverflow(greatest: Double)
    /// There must be one preference an edge.
    case preferenceCountMismatch(preferences: Int, edges: Int)
    /// A preference is negative, infinite or not a number.
    case invalidPreference(edge: Int, preference: Double)
    /// A node was asked for that is not in the graph.
    case noSuchNode(Int32, nodeCount: Int)
    /// A parameter is out of its range; `requirement` says what it must be.
    case invalidParameter(name: String, value: Double, requirement: String)
    /// An iteration did not come to rest; `remedy` says what to try.
    case notConverged(measure: String, iterations: Int, residual: Double, remedy: String)
    /// The measure does not exist for the graph; `reason` says why.
    case undefined(measure: String, reason: String)
    /// The system has no memory left for an array of so many bytes.
    case outOfMemory(bytes: Int)
    /// The run was cancelled by its ``RunMonitor``.
    case cancelled
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
        case .zeroWeight(let edge):
            "the weight of edge \(edge) must be greater than 0, since paths that go round for nothing cannot be counted: merge its ends, or measure by hops"
        case .weightOverflow(let greatest):
            "edge weights are so great that sums of them may be infinite, got weights of up to \(greatest): divide all of them by the same number"
        case .preferenceCountMismatch(let preferences, let edges):
            "every edge needs a preference, got \(preferences) preferences for \(edges) edges"
        case .invalidPreference(let edge, let preference):
            "edge preferences must be finite and not negative, got \(preference) at edge \(edge)"
        case .noSuchNode(let node, let nodeCount):
            "there is no node \(node): the \(nodeCount) nodes are numbered from 0"
        case .invalidParameter(let name, let value, let requirement):
            "\(name) must be \(requirement), got \(value)"
        case .notConverged(let measure, let iterations, let residual, let remedy):
            residual.isNaN
                ? "\(measure) met numbers that no `Double` holds, in iteration \(iterations): \(remedy)"
                : "\(measure) did not converge in \(iterations) iterations (it still changed by \(residual)): \(remedy)"
        case .undefined(let measure, let reason):
            "there is no \(measure) of this graph: \(reason)"
        case .outOfMemory(let bytes):
            "there is no memory for another \(bytes >> 20) MB: take a smaller part of the graph, fewer threads, a machine with more memory, "
                + "or raise the limit that is set for this process (ulimit -v, or the container's)"
        case .cancelled:
            "the computation was cancelled"
        }
    }
}
