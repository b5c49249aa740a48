/// The parts that a graph falls into, every node in one of them: its connected components, or its strongly connected ones.
public struct Components: Sendable, Equatable {
    /// The component of every node. Components are numbered from 0 in the order of their smallest node.
    public let labels: [Int32]

    /// The number of components.
    public let count: Int

    /// The number of nodes of every component, indexed by label. O(nodes).
    public var sizes: [Int] {
        var sizes = [Int](repeating: 0, count: count)
        for label in labels {
            sizes[Int(label)] += 1
        }
        return sizes
    }
}
