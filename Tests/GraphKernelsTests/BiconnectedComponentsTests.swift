import Testing

@testable import GraphKernels

/// Bridges, cut vertices and biconnected components, which one search finds.
@Suite("Biconnected components")
struct BiconnectedComponentsTests {
    private func randomGraph(seed: UInt64, directed: Bool) throws -> (graph: CSRGraph, edges: [(Int32, Int32)]) {
        var generator = SplitMix64(seed: seed)
        let nodeCount = Int32.random(in: 1...14, using: &generator)
        let edges = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
            (Int32.random(in: 0..<nodeCount, using: &generator), Int32.random(in: 0..<nodeCount, using: &generator))
        }
        return (try CSRGraph(sources: edges.map(\.0), targets: edges.map(\.1), nodeCount: Int(nodeCount), directed: directed), edges)
    }

    private func componentCount(_ edges: [(Int32, Int32)], nodeCount: Int, without node: Int32? = nil) throws -> Int {
        let kept = edges.filter { $0.0 != node && $0.1 != node }
        let graph = try CSRGraph(sources: kept.map(\.0), targets: kept.map(\.1), nodeCount: nodeCount, directed: false)
        return try graph.connectedComponents().count - (node == nil ? 0 : 1)
    }

    /// By taking each edge and each node away.
    @Test(arguments: [true, false])
    func removalTakesComponentsApart(directed: Bool) throws {
        for seed in UInt64(0)..<80 {
            let (graph, edges) = try randomGraph(seed: seed, directed: directed)
            let whole = try componentCount(edges, nodeCount: graph.nodeCount)
            let expectedBridges = try edges.indices.filter { edge in
                let rest = edges.indices.filter { $0 != edge }.map { edges[$0] }
                return try componentCount(rest, nodeCount: graph.nodeCount) > whole
            }
            let bridges = try graph.bridges()
            #expect(bridges.compactMap(\.edge).sorted() == expectedBridges.map(Int32.init), "seed \(seed)")
            for bridge in bridges {
                let ends = edges[Int(bridge.edge ?? -1)]
                #expect((bridge.source, bridge.target) == (min(ends.0, ends.1), max(ends.0, ends.1)), "seed \(seed)")
            }
            let expectedVertices = try (0..<Int32(graph.nodeCount)).filter {
                try componentCount(edges, nodeCount: graph.nodeCount, without: $0) > whole
            }
            #expect(try graph.cutVertices() == expectedVertices, "seed \(seed)")
        }
    }

    /// Two edges are in the same component if they are still connected, by one of their ends each, whichever node is taken away.
    @Test func edgesHoldTogetherWithoutAnyNode() throws {
        for seed in UInt64(0)..<100 {
            let (graph, edges) = try randomGraph(seed: seed, directed: false)
            let found = try graph.biconnectedComponents()
            let labels = try #require(found.edgeLabels)
            let withoutNode = try (0..<Int32(graph.nodeCount)).map { node in
                let kept = edges.filter { $0.0 != node && $0.1 != node }
                return try CSRGraph(sources: kept.map(\.0), targets: kept.map(\.1), nodeCount: graph.nodeCount, directed: false)
                    .connectedComponents().labels
            }
            for (a, first) in edges.enumerated() {
                guard first.0 != first.1 else {
                    #expect(labels[a] == -1, "seed \(seed)")
                    continue
                }
                for (b, second) in edges.enumerated() where second.0 != second.1 {
                    let holds = (0..<Int32(graph.nodeCount)).allSatisfy { node in
                        let ends = [first.0, first.1].filter { $0 != node }.map { withoutNode[Int(node)][Int($0)] }
                        let others = [second.0, second.1].filter { $0 != node }.map { withoutNode[Int(node)][Int($0)] }
                        return !Set(ends).isDisjoint(with: others)
                    }
                    #expect((labels[a] == labels[b]) == holds, "seed \(seed), edges \(a) and \(b)")
                }
            }
            for component in 0..<found.count {
                let nodes = edges.indices.filter { labels[$0] == component }.flatMap { [edges[$0].0, edges[$0].1] }
                #expect(Array(found.nodes(of: component)) == Set(nodes).sorted(), "seed \(seed)")
            }
        }
    }

    struct Answers: Decodable, Sendable {
        let bridges: [[Int32]]
        let multiBridges: [[Int32]]
        let cutVertices: [Int32]
        let biconnectedNodes: [[Int32]]
        let biconnectedComponents: [[[Int32]]]
    }

    @Test(arguments: try Oracle.cases("structure", as: Answers.self))
    func agreesWithNetworkXAndIgraph(oracle: OracleCase<Answers>) throws {
        let graph = try oracle.graph.graph(weighted: true)
        let simple = try graph.undirected().simplified()
        #expect(try graph.bridges().map { [$0.source, $0.target] } == oracle.answers.multiBridges)
        #expect(try simple.bridges().map { [$0.source, $0.target] } == oracle.answers.bridges)
        #expect(try graph.cutVertices() == oracle.answers.cutVertices)
        func sorted(_ groups: [[Int32]]) -> [[Int32]] { groups.sorted { $0.lexicographicallyPrecedes($1) } }
        let found = try graph.biconnectedComponents()
        #expect(sorted((0..<found.count).map { Array(found.nodes(of: $0)) }) == sorted(oracle.answers.biconnectedNodes))
        let labels = try #require(try simple.biconnectedComponents().edgeLabels)
        var edges = [[[Int32]]](repeating: [], count: found.count)
        for (edge, label) in labels.enumerated() where label >= 0 {
            edges[Int(label)].append([oracle.graph.sources[edge], oracle.graph.targets[edge]].sorted())
        }
        // Components are numbered by their smallest edge.
        let expected = oracle.answers.biconnectedComponents.sorted { ($0.first ?? []).lexicographicallyPrecedes($1.first ?? []) }
        #expect(edges.map(sorted) == expected)
    }

    @Test func parallelEdgesAreNoBridges() throws {
        let graph = try CSRGraph(sources: [0, 1, 1, 2, 2], targets: [1, 0, 2, 2, 3], nodeCount: 5, directed: true)
        #expect(try graph.bridges() == [Bridge(source: 1, target: 2, edge: 2), Bridge(source: 2, target: 3, edge: 4)])
        #expect(try graph.cutVertices() == [1, 2])
        #expect(try graph.biconnectedComponents().edgeLabels == [0, 0, 1, -1, 2])
    }

    @Test func emptyAndSingle() throws {
        for nodeCount in 0...2 {
            let graph = try CSRGraph(sources: [], targets: [], nodeCount: nodeCount, directed: false)
            #expect(try graph.bridges().isEmpty && graph.cutVertices().isEmpty)
            #expect(try graph.biconnectedComponents().count == 0)
        }
    }

    @Test func pathsOfAnyLengthLeaveTheStackAlone() throws {
        let nodes = (0..<Int32(100_000)).map { $0 }
        let path = try CSRGraph(
            sources: nodes.dropLast(), targets: Array(nodes.dropFirst()), nodeCount: nodes.count, directed: false, keepsEdgeIDs: false)
        #expect(try path.bridges().count == nodes.count - 1)
        #expect(try path.cutVertices().count == nodes.count - 2)
        #expect(try path.biconnectedComponents().edgeLabels == nil)
        #expect(try path.biconnectedComponents().count == nodes.count - 1)
    }
}
