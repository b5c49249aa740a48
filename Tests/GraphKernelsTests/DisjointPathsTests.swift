import Testing

@testable import GraphKernels

@Suite("Disjoint paths")
struct DisjointPathsTests {
    private func expectPaths(_ paths: [DisjointPath], in graph: CSRGraph, from source: Int32, to target: Int32) throws {
        for path in paths {
            #expect(path.nodes.first == source && path.nodes.last == target)
            #expect(Set(path.nodes).count == path.nodes.count)
            let edges = try #require(path.edges)
            #expect(edges.count == path.nodes.count - 1)
            for (edge, hop) in zip(edges, zip(path.nodes, path.nodes.dropFirst())) {
                #expect(graph.edges(from: hop.0, to: hop.1).contains(edge))
            }
        }
        let edges = paths.flatMap { $0.edges ?? [] }
        #expect(Set(edges).count == edges.count)
    }

    struct Answers: Decodable, Sendable {
        struct Query: Decodable, Sendable {
            let source: Int32
            let target: Int32
            let maxFlow: Int
            let edgeDisjointSimple: Int
            let nodeDisjoint: Int
        }

        let queries: [Query]
    }

    @Test(arguments: try Oracle.cases("flow", as: Answers.self))
    func agreesWithNetworkXAndIgraph(oracle: OracleCase<Answers>) throws {
        let graph = try oracle.graph.graph(weighted: true)
        for query in oracle.answers.queries {
            let (source, target) = (query.source, query.target)
            let apart = try graph.vertexDisjointPaths(from: source, to: target)
            #expect(apart.count == query.nodeDisjoint)
            try expectPaths(apart, in: graph, from: source, to: target)
            let inner = apart.flatMap { $0.nodes.dropFirst().dropLast() }
            #expect(Set(inner).count == inner.count)
            let crossing = try graph.edgeDisjointPaths(from: source, to: target)
            #expect(crossing.count == query.maxFlow)
            try expectPaths(crossing, in: graph, from: source, to: target)
            #expect(try graph.simplified().edgeDisjointPaths(from: source, to: target).count == query.edgeDisjointSimple)
        }
    }

    @Test(arguments: [true, false])
    func asManyAsTheCutIsLarge(directed: Bool) throws {
        for seed in UInt64(0)..<60 {
            var generator = SplitMix64(seed: seed)
            let sources = (0..<90).map { _ in Int32.random(in: 0..<30, using: &generator) }
            let targets = (0..<90).map { _ in Int32.random(in: 0..<30, using: &generator) }
            let graph = try CSRGraph(sources: sources, targets: targets, nodeCount: 30, directed: directed)
            let apart = try graph.vertexDisjointPaths(from: 0, to: 1)
            try expectPaths(apart, in: graph, from: 0, to: 1)
            if let cut = try graph.minimumVertexCut(from: 0, to: 1) {
                #expect(apart.count == cut.nodes.count, "seed \(seed)")
            } else {
                #expect(apart.first?.nodes == [0, 1], "seed \(seed)")
            }
            let crossing = try graph.edgeDisjointPaths(from: 0, to: 1)
            try expectPaths(crossing, in: graph, from: 0, to: 1)
            #expect(crossing.count == (try graph.minimumEdgeCut(from: 0, to: 1)).edges.count, "seed \(seed)")
            #expect(crossing.count >= apart.count, "seed \(seed)")
        }
    }

    @Test func parallelEdges() throws {
        let graph = try CSRGraph(sources: [0, 1, 0, 0], targets: [1, 0, 1, 0], nodeCount: 2, directed: false)
        #expect(try graph.vertexDisjointPaths(from: 0, to: 1) == [DisjointPath(nodes: [0, 1], edges: [0])])
        #expect(try graph.edgeDisjointPaths(from: 0, to: 1).map(\.edges) == [[0], [1], [2]])
    }
}
