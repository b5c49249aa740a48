#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension CSRGraph {
    /// The local clustering coefficient: the fraction of the pairs of a node's neighbours that are joined themselves.
    ///
    /// - **Weighted** graphs: every joined pair counts by the geometric mean of the weights of the triangle's three edges, divided by the
    ///   greatest weight in the graph (Onnela). Here a weight is a strength. ``unweighted`` gives the plain coefficient.
    /// - **Directions** do not matter: edges join two nodes, whichever way they point. Parallel and opposite edges count once, with the
    ///   smallest weight; self-loops do not matter.
    /// - **Range**: from 0 to 1; 0 for a node of less than two neighbours.
    ///
    /// The result does not depend on the number of threads. Time: O(edges^1.5). Auxiliary space: that of ``triangleCounts(execution:)``;
    /// weighted, 8 more bytes an edge, 16 a node and thread, and 64 a node.
    ///
    /// D. J. Watts, S. H. Strogatz, Collective dynamics of small-world networks, 1998, doi:10.1038/30918; J.-P. Onnela et al., Intensity and
    /// coherence of motifs in weighted complex networks, 2005, doi:10.1103/PhysRevE.71.065103.
    ///
    /// - Returns: A number a node.
    /// - Throws: ``GraphKernelError/cancelled``.
    public func localClustering(execution: Execution = .automatic) throws(GraphKernelError) -> [Double] {
        let graph = try undirected(execution: execution).simplified(execution: execution)
        let triangles: [Double]
        if let weights = graph.outgoing.weights {
            triangles = try graph.triangleIntensities(weights: weights, execution: execution)
        } else {
            triangles = try graph.triangleCounts(execution: execution).map(Double.init)
        }
        return triangles.enumerated().map { node, triangles in
            let degree = Double(graph.outgoing.degree(of: node))
            return degree < 2 ? 0 : 2 * triangles / (degree * (degree - 1))
        }
    }

    /// The fraction of the paths of two edges whose ends are joined, too: three times the number of triangles divided by the number of such
    /// paths. 0 if there are none. Conventions, time and space as for ``triangleCount(execution:)``; weights do not matter.
    ///
    /// M. E. J. Newman, S. H. Strogatz, D. J. Watts, Random graphs with arbitrary degree distributions and their applications, 2001,
    /// doi:10.1103/PhysRevE.64.026118.
    ///
    /// - Throws: ``GraphKernelError/cancelled``.
    public func transitivity(execution: Execution = .automatic) throws(GraphKernelError) -> Double {
        let graph = try undirected(execution: execution).simplified(execution: execution)
        var paths = 0.0
        for node in 0..<nodeCount {
            let degree = Double(graph.outgoing.degree(of: node))
            paths += degree * (degree - 1) / 2
        }
        return paths == 0 ? 0 : 3 * Double(try graph.triangleCount(execution: execution)) / paths
    }

    /// For every node, the sum over its triangles of the geometric means of their weights, in units of the greatest weight.
    ///
    /// - Precondition: the graph is simple and undirected.
    private func triangleIntensities(weights: EdgeWeights, execution: Execution) throws(GraphKernelError) -> [Double] {
        let lists = outgoing
        let greatest = weights.max() ?? 0
        guard greatest > 0 else { return [Double](repeating: 0, count: nodeCount) }
        let roots = try WorkArray<Double>(zeros: lists.neighbors.count / 2)
        let order = try DegreeOrder(of: lists) { slot, origin in roots[slot] = cbrt(weights[unchecked: origin] / greatest) }
        let (targets, nodes) = (order.targets, order.nodes)
        let execution = execution.limited(toWork: lists.neighbors.count)
        // Sums of their own for a fixed number of groups, added in order, so that the result does not depend on the threads.
        let groupCount = 8
        let sums = try (0..<groupCount).map { (_) throws(GraphKernelError) in try WorkArray<Double>(zeros: nodeCount) }
        execution.monitor?.begin(groupCount)
        try execution.forEach(groupCount) { group, _ throws(GraphKernelError) in
            let (sums, marks, hits) = try (sums[group], WorkArray<Double>(zeros: nodeCount), WorkArray<Double>(zeros: nodeCount))
            // Ranks in turn, because the first ones are more work.
            for v in stride(from: Int32(group), to: Int32(nodeCount), by: groupCount) {
                guard execution.monitor?.isCancelled != true else { return }
                for slot in order.range(of: v) { marks[targets[slot]] = roots[slot] }
                order.forEachSource(of: v, in: lists) { u, start in
                    var slot = start
                    var sum = 0.0
                    while targets[slot] < v {
                        sum += roots[slot] * marks[targets[slot]]
                        slot += 1
                    }
                    guard sum > 0 else { return }
                    // The slot that ended the run is that of the edge from u to v.
                    let root = roots[slot]
                    sums[nodes[u]] += root * sum
                    sums[nodes[v]] += root * sum
                    for slot in start..<slot { hits[targets[slot]] += root * roots[slot] * marks[targets[slot]] }
                }
                for slot in order.range(of: v) {
                    let w = targets[slot]
                    sums[nodes[w]] += hits[w]
                    (marks[w], hits[w]) = (0, 0)
                }
            }
            execution.monitor?.advance(by: 1)
        }
        try execution.checkCancelled()
        return (0..<nodeCount).map { node in sums.reduce(0) { $0 + $1[node] } }
    }
}
