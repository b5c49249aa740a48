import GraphKernels
import Testing

@Suite("Induced subgraphs")
struct InducedSubgraphTests {
    /// An edge as a graph tells of it, in old numbers.
    private struct Edge: Hashable {
        let source, target, id: Int32
        let weight: Double?
    }

    private func edges(of graph: CSRGraph, _ lists: CSRGraph.Adjacency, named name: (Int32) -> Int32) -> [Edge] {
        (0..<Int32(graph.nodeCount)).flatMap { node in
            lists.slots(of: node).map { slot in
                Edge(
                    source: name(node), target: name(lists.neighbors[slot]), id: graph.hasEdgeIDs ? lists.edges[slot] : -1,
                    weight: lists.weights?[slot])
            }
        }
    }

    @Test(arguments: 0..<40)
    func hasTheEdgesAmongItsNodes(seed: UInt64) throws {
        let graph = try randomMultigraph(seed: seed)
        var generator = SplitMix64(seed: seed)
        let nodes = (0..<Int.random(in: 0...30, using: &generator)).map { _ in Int32.random(in: 0..<24, using: &generator) }
        let subgraph = try graph.inducedSubgraph(of: nodes)
        let part = subgraph.graph
        #expect(Array(subgraph.oldIDs) == Set(nodes).sorted())
        #expect(part.nodeCount == subgraph.oldIDs.count && part.isDirected == graph.isDirected)
        for (own, all) in [(part.outgoing, graph.outgoing), (part.incoming, graph.incoming)] {
            let expected = edges(of: graph, all) { $0 }.filter { nodes.contains($0.source) && nodes.contains($0.target) }
            #expect(edges(of: part, own) { subgraph.oldIDs[Int($0)] } == expected)
        }
        #expect(part.edgeCount == Set(edges(of: part, part.outgoing) { $0 }.map(\.id)).count)
        let neighborsDiffer = (0..<Int32(part.nodeCount)).allSatisfy { node in
            Set(part.neighbors(of: node)).count == part.neighbors(of: node).count && !part.neighbors(of: node).contains(node)
        }
        #expect(part.isSimple == neighborsDiffer)
    }

    @Test func allNodesGiveTheGraph() throws {
        let graph = try CSRGraph(.barabasiAlbert(nodeCount: 60, edgesPerNode: 3, seed: 4), directed: true)
        let part = try graph.inducedSubgraph(of: Array(0..<60)).graph
        #expect(part.outgoing.neighbors == graph.outgoing.neighbors && part.incoming.offsets == graph.incoming.offsets)
        #expect(part.edgeCount == graph.edgeCount && part.isSimple)
    }

    @Test func badNodesAndCancelledRunsAreErrors() throws {
        let graph = try CSRGraph(.cycle(nodeCount: 5), directed: false)
        #expect(throws: GraphKernelError.noSuchNode(5, nodeCount: 5)) { try graph.inducedSubgraph(of: [0, 5]) }
        #expect(throws: GraphKernelError.noSuchNode(-2, nodeCount: 5)) { try graph.inducedSubgraph(of: [-2]) }
        let monitor = RunMonitor()
        monitor.cancel()
        #expect(throws: GraphKernelError.cancelled) {
            try graph.inducedSubgraph(of: [0, 1], execution: Execution(monitor: monitor))
        }
    }
}
