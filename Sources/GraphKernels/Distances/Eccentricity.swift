/// The nodes from which the farthest node is nearest.
public struct GraphCenter: Sendable, Equatable {
    /// The smallest eccentricity.
    public let radius: Double

    /// The nodes of that eccentricity, ascending.
    public let nodes: [Int32]
}

extension CSRGraph {
    /// Eccentricity: the distance from a node to the farthest node that it reaches.
    ///
    /// Distances are those **from** the node along the edges; ``reversed`` has the others. In a weighted graph they are sums of weights, in
    /// any other numbers of hops; of parallel edges the lightest counts, self-loops do not matter. Nodes that cannot be reached do not
    /// count: 0 for a node that reaches no other. One value a node. It does not depend on the number of threads.
    ///
    /// Unweighted graphs are searched from 256 nodes at the same time: see <doc:Distances>. Time: O(nodes · edges / 256) for each level of
    /// the search in the worst case, weighted O(nodes · edges · log edges). Auxiliary space: O(edges), and 110 bytes a node and thread.
    ///
    /// F. Harary, Graph theory, 1969, p. 35.
    ///
    /// - Throws: ``GraphKernelError/weightOverflow(greatest:)``, ``GraphKernelError/cancelled``.
    public func eccentricities(execution: Execution = .automatic) throws(GraphKernelError) -> [Double] {
        execution.monitor?.begin(nodeCount)
        return try EccentricitySearch(self, execution: execution).eccentricities(of: Array(0..<Int32(nodeCount)))
    }

    /// The center and the radius of the largest component; of several, of the one with the smallest node. `nil` without nodes.
    ///
    /// A directed graph is taken as undirected. For weights, parallel edges, loops, time and space see ``eccentricities(execution:)``.
    ///
    /// - Throws: ``GraphKernelError/weightOverflow(greatest:)``, ``GraphKernelError/cancelled``.
    public func center(execution: Execution = .automatic) throws(GraphKernelError) -> GraphCenter? {
        let graph = try undirected(execution: execution)
        let components = try graph.connectedComponents(execution: execution)
        let sizes = components.sizes
        guard let largest = sizes.indices.max(by: { (sizes[$0], $1) < (sizes[$1], $0) }) else { return nil }
        let nodes = (0..<Int32(nodeCount)).filter { components.labels[Int($0)] == Int32(largest) }
        execution.monitor?.begin(nodes.count)
        let values = try EccentricitySearch(graph, execution: execution).eccentricities(of: nodes)
        let radius = values.min() ?? 0
        return GraphCenter(radius: radius, nodes: nodes.indices.filter { values[$0] == radius }.map { nodes[$0] })
    }
}
