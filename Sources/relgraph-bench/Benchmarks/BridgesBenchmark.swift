import GraphKernels

extension Benchmark {
    static let bridges = Benchmark(name: "bridges", summary: "bridges, by depth-first search") { graph, settings in
        { _ in
            let bridges = try graph.bridges(execution: settings.execution)
            return {
                // Without the bridges there are as many components more as there were bridges, and no bridge is left.
                let edges = Set(bridges.map { Hop(source: $0.source, target: $0.target) })
                var (sources, targets): ([Int32], [Int32]) = ([], [])
                for node in 0..<Int32(graph.nodeCount) {
                    for neighbor in graph.neighbors(of: node) where graph.isDirected || node < neighbor {
                        guard !edges.contains(Hop(source: min(node, neighbor), target: max(node, neighbor))) else { continue }
                        sources.append(node)
                        targets.append(neighbor)
                    }
                }
                let rest = try CSRGraph(
                    sources: sources, targets: targets, nodeCount: graph.nodeCount, directed: graph.isDirected, keepsEdgeIDs: false)
                let (before, after) = try (graph.connectedComponents().count, rest.connectedComponents().count)
                try verify(after == before + bridges.count, "\(bridges.count) bridges less make \(after - before) components more")
                try verify(try rest.bridges().isEmpty, "a bridge is left when all are taken away")
            }
        }
    }

    private struct Hop: Hashable {
        let source: Int32
        let target: Int32
    }
}
