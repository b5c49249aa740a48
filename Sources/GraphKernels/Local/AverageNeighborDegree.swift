extension CSRGraph {
    /// The mean degree of the neighbours of every node.
    ///
    /// In a directed graph, of the nodes its edges lead to, by their out-degree. In a weighted graph a neighbour counts in proportion to the weight
    /// of the edge, its degree being a number of edges all the same. Parallel edges count once, with the smallest weight; self-loops are
    /// ignored.
    ///
    /// Time: O(nodes + edges). Auxiliary space: O(nodes).
    ///
    /// - Throws: ``GraphKernelError/outOfMemory(bytes:)``, ``GraphKernelError/cancelled``.
    /// - Returns: A value for every node, 0 for a node without neighbours or with weights of 0 only.
    ///
    /// A. Barrat, M. Barthélemy, R. Pastor-Satorras, A. Vespignani, The architecture of complex weighted networks, 2004,
    /// doi:10.1073/pnas.0400087101.
    public func averageNeighborDegrees(execution: Execution = .automatic) throws(GraphKernelError) -> [Double] {
        let (lists, scale) = try (simplified(execution: execution).outgoing, weightScale)
        return try execution.limited(toWork: lists.neighbors.count).array(count: nodeCount) { node in
            var (sum, total) = (0.0, 0.0)
            for slot in lists.range(of: node) {
                let weight = (lists.weights?[unchecked: slot] ?? 1) * scale
                sum += weight * Double(lists.degree(of: Int(lists.neighbor(slot))))
                total += weight
            }
            return total > 0 ? sum / total : 0
        }
    }
}
