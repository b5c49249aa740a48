import Testing

@testable import GraphKernels

@Suite("Edge betweenness centrality")
struct EdgeBetweennessCentralityTests {
    struct Answers: Decodable, Sendable {
        let edgeBetweenness: [[Double]]
        let edgeBetweennessWeighted: [[Double]]?
    }

    @Test(arguments: try Oracle.cases("centrality", as: Answers.self))
    func agreesWithOracles(oracle: OracleCase<Answers>) throws {
        try compare(oracle.graph, weighted: false, oracle.answers.edgeBetweenness)
        if let expected = oracle.answers.edgeBetweennessWeighted {
            try compare(oracle.graph, weighted: true, expected)
        }
    }

    private func compare(_ oracle: OracleGraph, weighted: Bool, _ expected: [[Double]]) throws {
        let graph = try oracle.graph(weighted: weighted)
        let values = try graph.edgeBetweennessCentrality(normalized: false)
        #expect(values.count == graph.inputEdgeCount)
        // Of parallel edges, the lightest have the value of the pair.
        let found = expected.map { row in graph.edges(from: Int32(row[0]), to: Int32(row[1])).map { values[Int($0)] }.max() ?? -1 }
        approximatelyEqual(found, expected.map { $0[2] })
    }

    @Test(arguments: 100..<150 as Range<UInt64>)
    func agreesWithTheDefinition(seed: UInt64) throws {
        let random = try PathQuestion(seed: seed)
        let graph = random.graph
        let simple = try graph.simplified()
        guard !(simple.outgoing.weights?.contains(0) ?? false) else { return }
        let pairs = BetweennessByDefinition(graph).pairs
        let expected = random.edges.map { edge in
            let (u, v) = (Int(edge.source), Int(edge.target))
            let lightest = simple.slots(from: edge.source, to: edge.target).first.flatMap { simple.outgoing.weights?[$0] } ?? 1
            guard u != v, edge.weight == lightest || !graph.isWeighted else { return 0.0 }
            // An undirected pair was counted in both orders, each time along one direction of the edge.
            return graph.isDirected ? pairs[u][v] : (pairs[u][v] + pairs[v][u]) / 2
        }
        approximatelyEqual(try graph.edgeBetweennessCentrality(normalized: false), expected)
    }

    /// Every pair's shortest paths have as many edges as the pair is hops apart.
    @Test(arguments: [false, true])
    func sumsToDistances(directed: Bool) throws {
        let graph = try randomGraph(nodeCount: 80, edgeCount: 120, directed: directed, seed: 21)
        var hops = 0
        for source in 0..<Int32(graph.nodeCount) {
            for distance in try graph.breadthFirstSearch(from: source).distances where distance > 0 { hops += Int(distance) }
        }
        let sum = try graph.edgeBetweennessCentrality(normalized: false).reduce(0, +)
        #expect(abs(sum * (directed ? 1 : 2) - Double(hops)) < 1e-6)
    }

    @Test func normalizesByPairs() throws {
        let edge = try CSRGraph(sources: [0], targets: [1], nodeCount: 2, directed: false)
        #expect(try edge.edgeBetweennessCentrality() == [1])
        let directed = try CSRGraph(sources: [0], targets: [1], nodeCount: 2, directed: true)
        #expect(try directed.edgeBetweennessCentrality() == [0.5])
        #expect(try CSRGraph(sources: [], targets: [], nodeCount: 0, directed: false).edgeBetweennessCentrality() == [])
    }

    @Test func parallelEdgesAreOneConnection() throws {
        let graph = try CSRGraph(
            sources: [0, 1, 0, 0, 1], targets: [1, 0, 1, 0, 2], weights: [2, 2, 3, 1, 1], nodeCount: 3, directed: false)
        #expect(try graph.edgeBetweennessCentrality(normalized: false) == [2, 2, 0, 0, 2])
        #expect(try graph.unweighted.edgeBetweennessCentrality(normalized: false) == [2, 2, 2, 0, 2])
    }

    @Test func threadsDoNotMatter() throws {
        let graph = try randomGraph(nodeCount: 250, edgeCount: 500, directed: false, seed: 8)
        let serial = try graph.edgeBetweennessCentrality(execution: .serial)
        #expect(try graph.edgeBetweennessCentrality(execution: Execution(threads: 2)) == serial)
        #expect(try graph.edgeBetweennessCentrality(execution: Execution(threads: 4)) == serial)
    }
}
