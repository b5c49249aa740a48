/// The connected components of a graph.
public struct ConnectedComponents: Sendable, Equatable {
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

extension CSRGraph {
    /// The components in which every two nodes are joined by some path, whichever way its edges point: for a directed graph, the weakly
    /// connected components. Weights, parallel edges and self-loops do not matter; a node without edges is a component of its own.
    ///
    /// Time: O(nodes + edges). Auxiliary space: O(nodes).
    public func connectedComponents() -> ConnectedComponents {
        var labels = [Int32](repeating: -1, count: nodeCount)
        var count: Int32 = 0
        var stack: [Int32] = []
        for root in 0..<Int32(nodeCount) where labels[Int(root)] < 0 {
            labels[Int(root)] = count
            stack.append(root)
            while let node = stack.popLast() {
                for slot in outgoing.slots(of: node) where labels[Int(outgoing.neighbors[slot])] < 0 {
                    labels[Int(outgoing.neighbors[slot])] = count
                    stack.append(outgoing.neighbors[slot])
                }
                guard isDirected else { continue }
                for slot in incoming.slots(of: node) where labels[Int(incoming.neighbors[slot])] < 0 {
                    labels[Int(incoming.neighbors[slot])] = count
                    stack.append(incoming.neighbors[slot])
                }
            }
            count += 1
        }
        return ConnectedComponents(labels: labels, count: Int(count))
    }
}
