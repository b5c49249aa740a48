extension CSRGraph {
    /// Degree assortativity: the correlation of the degrees at the two ends of an edge, over all edges. Above 0 where nodes of many
    /// neighbours keep to their like, below 0 where they are joined to nodes of few.
    ///
    /// In a directed graph, of the out-degree of the source with the in-degree of the target. Parallel edges count once, self-loops not at
    /// all; weights do not matter.
    ///
    /// Time: O(nodes + edges). Auxiliary space: O(nodes).
    ///
    /// - Returns: -1 to 1; `nil` where it is not defined, because all edges have the same degree at one end, or there is no edge.
    /// - Throws: ``GraphKernelError/cancelled``.
    ///
    /// M. E. J. Newman, Mixing patterns in networks, 2003, doi:10.1103/PhysRevE.67.026126.
    public func degreeAssortativity(execution: Execution = .automatic) throws(GraphKernelError) -> Double? {
        let graph = try simplified(execution: execution)
        let (lists, count) = (graph.outgoing, Double(graph.outgoing.neighbors.count))
        let leaving = graph.degrees(.outgoing).map(Double.init)
        let entering = graph.degrees(.incoming).map(Double.init)
        let execution = execution.limited(toWork: nodeCount + lists.neighbors.count)
        // A source of degree k is one of k slots, and so is a target: the means need no look at the edges.
        let meanLeaving = leaving.reduce(0) { $0 + $1 * $1 } / count
        let meanEntering = entering.reduce(0) { $0 + $1 * $1 } / count
        let sums = try execution.sums(over: nodeCount, chunk: 1 << 12) { nodes in
            var (covariance, leavingVariance, enteringVariance) = (0.0, 0.0, 0.0)
            for node in nodes {
                let deviation = leaving[node] - meanLeaving
                for slot in lists.range(of: node) {
                    let other = entering[Int(lists.neighbor(slot))] - meanEntering
                    covariance += deviation * other
                    enteringVariance += other * other
                }
                leavingVariance += deviation * deviation * leaving[node]
            }
            return SIMD4(covariance, leavingVariance, enteringVariance, 0)
        }
        // Exactly: the variances may differ from 0 by rounding only.
        guard Self.varies(leaving), Self.varies(entering) else { return nil }
        return sums.x / (sums.y * sums.z).squareRoot()
    }

    /// Whether the degrees other than 0, which are at no end of an edge, differ.
    private static func varies(_ degrees: [Double]) -> Bool {
        let first = degrees.first { $0 > 0 }
        return degrees.contains { $0 > 0 && $0 != first }
    }
}
