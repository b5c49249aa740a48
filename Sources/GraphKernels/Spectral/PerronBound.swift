/// A bound from above of the greatest eigenvalue of a directed graph's adjacency matrix: (A x)[v] / x[v] at its greatest is one for every
/// positive x, and x is iterated by A + bound/4, by which it stays positive and the bound sinks to the eigenvalue.
///
/// Only edges within strong components count: no others are on a cycle, and the eigenvalues are those of the components. With the others, the
/// bound would sink to where it belongs no sooner than all walks from component to component had come to their end.
///
/// L. Collatz, Einschließungssatz für die charakteristischen Zahlen von Matrizen, 1942, doi:10.1007/BF01180028.
struct PerronBound {
    private let lists: CSRGraph.Adjacency
    private let components: WorkArray<Int32>
    private let execution: Execution

    /// Time: O(nodes + edges).
    init(_ graph: CSRGraph, execution: Execution) throws(GraphKernelError) {
        lists = graph.incoming
        let labels = try graph.stronglyConnectedComponents(execution: Execution(threads: execution.threads)).labels
        components = try WorkArray(zeros: labels.count)
        for node in labels.indices { components[node] = labels[node] }
        self.execution = execution
    }

    /// The bound; it may be greater than it could be if it is lower than asked for.
    ///
    /// Time: O(nodes + edges) an iteration, of which there are at most 300. Auxiliary space: 16 bytes a node.
    func value(below enough: Double) throws(GraphKernelError) -> Double {
        let nodeCount = components.count
        let x = try WorkArray<Double>(repeating: 1, count: nodeCount)
        let y = try WorkArray<Double>(zeros: nodeCount)
        var bounds: [Double] = []
        while bounds.count < 300 {
            try multiply(x, into: y)
            var (bound, greatest) = (0.0, 0.0)
            for node in 0..<nodeCount {
                bound = max(bound, y[node] / x[node])
                greatest = max(greatest, x[node])
            }
            bounds.append(min(bound, bounds.last ?? bound))
            if bound < enough || bound == 0 { return bound }
            if bounds.count > 20, bounds[bounds.count - 20] < bound * 1.001 { break }
            let shift = bound / 4
            let scale = 1 / (greatest * bound)
            // A node that the growth of the others leaves far behind is kept from vanishing: any positive x gives a bound.
            try execution.forEachChunk(of: nodeCount, size: 1 << 15) { nodes, _ in
                for node in nodes { x[node] = max((y[node] + shift * x[node]) * scale, 1e-250) }
            }
        }
        return bounds.last ?? 0
    }

    private func multiply(_ x: WorkArray<Double>, into y: WorkArray<Double>) throws(GraphKernelError) {
        let (lists, components) = (lists, components)
        try execution.forEachChunk(of: components.count, size: 1 << 12) { nodes, _ in
            for node in nodes {
                var sum = 0.0
                for slot in lists.range(of: node) {
                    let neighbor = lists.neighbor(slot)
                    guard components[neighbor] == components[node] else { continue }
                    sum += (lists.weights?[unchecked: slot] ?? 1) * x[neighbor]
                }
                y[node] = sum
            }
        }
    }
}
