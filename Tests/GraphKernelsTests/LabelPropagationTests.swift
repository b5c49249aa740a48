import GraphKernels
import Testing

@Suite("Label propagation")
struct LabelPropagationTests {
    @Test(arguments: try Oracle.graphs())
    func lawsHoldOnTheOracleGraphs(oracle: OracleGraph) throws {
        for weighted in [false, true] {
            let graph = try oracle.graph(weighted: weighted)
            let communities = try graph.labelPropagationCommunities(seed: 4)
            try checkNumbering(communities, of: graph)
            checkConnected(communities, of: graph)
        }
    }

    /// Raghavan's condition to stop: no other label weighs more among a node's neighbours than its own. It holds before communities are
    /// split, so the label a node took may have been split into several here; then none of these weighs more.
    @Test(arguments: 0..<40)
    func everyNodeHasAHeaviestLabel(seed: UInt64) throws {
        let graph = try randomMultigraph(seed: seed)
        let communities = try graph.labelPropagationCommunities(seed: seed)
        try checkNumbering(communities, of: graph)
        checkConnected(communities, of: graph)
        for node in 0..<Int32(graph.nodeCount) {
            var weights: [Int32: Double] = [:]
            for lists in graph.isDirected ? [graph.outgoing, graph.incoming] : [graph.outgoing] {
                for slot in lists.slots(of: node) where lists.neighbors[slot] != node {
                    weights[communities.labels[Int(lists.neighbors[slot])], default: 0] += lists.weights?[slot] ?? 1
                }
            }
            let own = weights[communities.labels[Int(node)]] ?? 0
            #expect(own >= (weights.values.max() ?? 0) - 1e-9, "seed \(seed), node \(node)")
        }
    }

    @Test func findsCliques() throws {
        let found = try Set((0..<10).map { try twoCliques().labelPropagationCommunities(seed: $0).labels })
        #expect(found.contains([0, 0, 0, 0, 1, 1, 1, 1]))
    }

    @Test func degenerateGraphs() throws {
        #expect(try CSRGraph(sources: [], targets: [], nodeCount: 0, directed: false).labelPropagationCommunities().count == 0)
        #expect(try CSRGraph(sources: [0], targets: [0], nodeCount: 2, directed: false).labelPropagationCommunities().labels == [0, 1])
        let weightless = try CSRGraph(sources: [0], targets: [1], weights: [0], nodeCount: 2, directed: false)
        #expect(try weightless.labelPropagationCommunities().labels == [0, 1])
        let bipartite = try CSRGraph(sources: [0, 0, 1, 1], targets: [2, 3, 2, 3], nodeCount: 4, directed: false)
        #expect(try bipartite.labelPropagationCommunities().count <= 2)
    }

    @Test func dependsOnSeedOnly() throws {
        let graph = try CSRGraph(.grid(rows: 60, columns: 60), directed: false)
        let serial = try graph.labelPropagationCommunities(seed: 1, execution: .serial)
        for threads in [2, 4] {
            #expect(try graph.labelPropagationCommunities(seed: 1, execution: Execution(threads: threads)) == serial)
        }
        #expect(try graph.labelPropagationCommunities(seed: 2) != serial)
    }
}
