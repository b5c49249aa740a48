import Testing

@testable import GraphKernels

@Suite("Minimum vertex cut")
struct MinimumVertexCutTests {
    /// Whether any of the sources still reaches any of the targets.
    private func isConnected(
        _ graph: CSRGraph, from sources: Set<Int32>, to targets: Set<Int32>, without removed: Set<Int32>
    ) throws -> Bool {
        for source in sources.subtracting(removed) {
            for target in targets.subtracting(removed) {
                let constraints = PathConstraints(excludedNodes: removed)
                if try graph.shortestPath(from: source, to: target, constraints: constraints) != nil { return true }
            }
        }
        return false
    }

    @Test(arguments: [true, false], [true, false])
    func cheapestOfAllSets(directed: Bool, includingEnds: Bool) throws {
        for seed in UInt64(0)..<120 {
            var generator = SplitMix64(seed: seed)
            let nodeCount = Int32.random(in: 2...7, using: &generator)
            let edges = (0..<Int.random(in: 0...14, using: &generator)).map { _ in
                (Int32.random(in: 0..<nodeCount, using: &generator), Int32.random(in: 0..<nodeCount, using: &generator))
            }
            let graph = try CSRGraph(sources: edges.map(\.0), targets: edges.map(\.1), nodeCount: Int(nodeCount), directed: directed)
            let nodes = Array(0..<nodeCount)
            let sources = Set(nodes.shuffled(using: &generator).prefix(Int.random(in: 1...2, using: &generator)))
            var targets = Set(nodes.shuffled(using: &generator).prefix(Int.random(in: 1...2, using: &generator)))
            if !includingEnds { targets.subtract(sources) }
            let protected = Set(nodes.filter { _ in Int.random(in: 0...4, using: &generator) == 0 })
            let costs = Bool.random(using: &generator) ? nodes.map { _ in Double(Int.random(in: 0...3, using: &generator)) } : nil
            let free = nodes.filter { !protected.contains($0) && (includingEnds || (!sources.contains($0) && !targets.contains($0))) }
            var cheapest: Double?
            for choice in 0..<1 << free.count {
                let removed = Set(free.indices.filter { choice >> $0 & 1 == 1 }.map { free[$0] })
                let cost = removed.reduce(0) { $0 + (costs?[Int($1)] ?? 1) }
                if cost < cheapest ?? .infinity, try !isConnected(graph, from: sources, to: targets, without: removed) { cheapest = cost }
            }
            let cut = try graph.minimumVertexCut(
                from: sources, to: targets, protecting: protected, includingEnds: includingEnds, costs: costs)
            #expect(cut?.cost == cheapest, "seed \(seed)")
            guard let cut else { continue }
            #expect(Set(cut.nodes).isSubset(of: free), "seed \(seed)")
            #expect(try !isConnected(graph, from: sources, to: targets, without: Set(cut.nodes)), "seed \(seed)")
        }
    }

    struct Answers: Decodable, Sendable {
        struct Query: Decodable, Sendable {
            let source: Int32
            let target: Int32
            let minVertexCut: Int?
        }

        let queries: [Query]
    }

    @Test(arguments: try Oracle.cases("flow", as: Answers.self))
    func agreesWithNetworkXAndIgraph(oracle: OracleCase<Answers>) throws {
        let graph = try oracle.graph.graph(weighted: true)
        for query in oracle.answers.queries {
            #expect(try graph.minimumVertexCut(from: query.source, to: query.target)?.nodes.count == query.minVertexCut)
        }
    }

    /// Three origins tell node 5 what it knows, all through node 3, one past node 4 as well.
    @Test func chokePointsOfSeveralSources() throws {
        let graph = try CSRGraph(sources: [0, 1, 2, 3, 2, 4], targets: [3, 3, 3, 5, 4, 5], nodeCount: 6, directed: true)
        #expect(try graph.minimumVertexCut(from: [0, 1], to: [5])?.nodes == [3])
        #expect(try graph.minimumVertexCut(from: [0, 1, 2], to: [5])?.nodes == [3, 4])
        #expect(try graph.minimumVertexCut(from: [0, 1, 2], to: [5], includingEnds: true)?.nodes == [5])
        #expect(try graph.minimumVertexCut(from: [0, 1, 2], to: [5], protecting: [3]) == nil)
        #expect(try graph.minimumVertexCut(from: 0, to: 3) == nil)
        #expect(try graph.minimumVertexCut(from: 5, to: 0) == VertexCut(nodes: [], cost: 0))
        #expect(try graph.minimumVertexCut(from: [], to: [5]) == VertexCut(nodes: [], cost: 0))
    }

    @Test func badInputIsThrown() throws {
        let graph = try CSRGraph(sources: [0], targets: [1], nodeCount: 3, directed: true)
        #expect(throws: GraphKernelError.noSuchNode(7, nodeCount: 3)) { try graph.minimumVertexCut(from: [0], to: [2], protecting: [7]) }
        #expect(throws: GraphKernelError.self) { try graph.minimumVertexCut(from: [0, 2], to: [2]) }
        #expect(try graph.minimumVertexCut(from: [0, 2], to: [2], includingEnds: true)?.nodes == [2])
        #expect(throws: GraphKernelError.self) { try graph.minimumVertexCut(from: [0], to: [2], costs: [1]) }
        #expect(throws: GraphKernelError.self) { try graph.minimumVertexCut(from: [0], to: [2], costs: [1, -1, 1]) }
    }
}
