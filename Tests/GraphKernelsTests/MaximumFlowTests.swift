import Testing

@testable import GraphKernels

@Suite("Maximum flow")
struct MaximumFlowTests {
    typealias Edge = (source: Int32, target: Int32, weight: Double)

    /// What a flow must be: within capacities, kept at every node, as large as a cut, which is as large as the flow.
    private func expectFlow(
        _ flow: MaximumFlow, in graph: CSRGraph, edges: [Edge], from source: Int32, to target: Int32, tolerance: Double = 0, _ seed: UInt64
    ) throws {
        let flows = try #require(flow.flows)
        var balance = [Double](repeating: 0, count: graph.nodeCount)
        for (edge, amount) in zip(edges, flows) {
            let capacity = graph.isWeighted ? edge.weight : 1
            let turns = !graph.isDirected && edge.target < edge.source
            let (tail, head) = turns ? (edge.target, edge.source) : (edge.source, edge.target)
            #expect(abs(amount) <= capacity && (amount >= 0 || !graph.isDirected), "seed \(seed)")
            balance[Int(tail)] -= amount
            balance[Int(head)] += amount
        }
        for node in 0..<Int32(graph.nodeCount) {
            let expected = node == source ? -flow.value : node == target ? flow.value : 0
            #expect(abs(balance[Int(node)] - expected) <= tolerance, "seed \(seed)")
        }
        let cut = flow.minimumCut
        #expect(abs(cut.capacity - flow.value) <= tolerance, "seed \(seed)")
        #expect(cut.sourceSide.contains(source) && !cut.sourceSide.contains(target), "seed \(seed)")
        let crossing = edges.indices.filter { edge in
            let (from, to) = (cut.sourceSide.contains(edges[edge].source), cut.sourceSide.contains(edges[edge].target))
            return graph.isDirected ? from && !to : from != to
        }
        #expect(cut.edges.compactMap(\.edge).sorted() == crossing.map(Int32.init), "seed \(seed)")
    }

    /// The least capacity of all ways to choose the source's side.
    private func smallestCut(_ graph: CSRGraph, _ edges: [Edge], from source: Int32, to target: Int32) -> Double {
        (0..<1 << graph.nodeCount).filter { $0 >> source & 1 == 1 && $0 >> target & 1 == 0 }.map { side in
            edges.reduce(0) { sum, edge in
                let (from, to) = (side >> edge.source & 1 == 1, side >> edge.target & 1 == 1)
                let crosses = graph.isDirected ? from && !to : from != to
                return sum + (crosses ? (graph.isWeighted ? edge.weight : 1) : 0)
            }
        }.min() ?? .infinity
    }

    @Test(arguments: [true, false], [true, false])
    func flowsAreSmallestCuts(directed: Bool, weighted: Bool) throws {
        for seed in UInt64(0)..<150 {
            var generator = SplitMix64(seed: seed)
            let nodeCount = Int32.random(in: 2...8, using: &generator)
            let edges: [Edge] = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
                (
                    Int32.random(in: 0..<nodeCount, using: &generator), Int32.random(in: 0..<nodeCount, using: &generator),
                    Double(Int.random(in: 0...6, using: &generator))
                )
            }
            let graph = try CSRGraph(
                sources: edges.map(\.source), targets: edges.map(\.target), weights: weighted ? edges.map(\.weight) : nil,
                nodeCount: Int(nodeCount), directed: directed)
            let flow = try graph.maximumFlow(from: 0, to: 1)
            #expect(flow.value == smallestCut(graph, edges, from: 0, to: 1), "seed \(seed)")
            try expectFlow(flow, in: graph, edges: edges, from: 0, to: 1, seed)
            #expect(try graph.minimumEdgeCut(from: 0, to: 1) == flow.minimumCut, "seed \(seed)")
            if !directed { #expect(try graph.maximumFlow(from: 1, to: 0).value == flow.value, "seed \(seed)") }
        }
    }

    @Test(arguments: [true, false])
    func largerGraphsWithRealCapacities(directed: Bool) throws {
        for seed in UInt64(0)..<10 {
            var generator = SplitMix64(seed: seed)
            let edges: [Edge] = (0..<900).map { _ in
                (
                    Int32.random(in: 0..<120, using: &generator), Int32.random(in: 0..<120, using: &generator),
                    Double.random(in: 0...1, using: &generator)
                )
            }
            let graph = try CSRGraph(
                sources: edges.map(\.source), targets: edges.map(\.target), weights: edges.map(\.weight), nodeCount: 120,
                directed: directed)
            let flow = try graph.maximumFlow(from: 3, to: 7)
            #expect(flow.value > 0)
            try expectFlow(flow, in: graph, edges: edges, from: 3, to: 7, tolerance: 1e-12, seed)
        }
    }

    struct Answers: Decodable, Sendable {
        struct Query: Decodable, Sendable {
            let source: Int32
            let target: Int32
            let maxFlow: Double
            let maxFlowWeighted: Double?
        }

        let queries: [Query]
    }

    @Test(arguments: try Oracle.cases("flow", as: Answers.self))
    func agreesWithNetworkXAndIgraph(oracle: OracleCase<Answers>) throws {
        let graph = try oracle.graph.graph(weighted: true)
        for query in oracle.answers.queries {
            let (source, target) = (query.source, query.target)
            #expect(try graph.unweighted.maximumFlow(from: source, to: target).value == query.maxFlow)
            #expect(try graph.unweighted.minimumEdgeCut(from: source, to: target).edges.count == Int(query.maxFlow))
            if let expected = query.maxFlowWeighted {
                let found = try graph.maximumFlow(from: source, to: target)
                approximatelyEqual([found.value, found.minimumCut.capacity], [expected, expected])
            }
        }
    }

    @Test func withoutEdgeIDs() throws {
        let graph = try CSRGraph(sources: [0, 1], targets: [1, 2], weights: [3, 2], nodeCount: 3, directed: true, keepsEdgeIDs: false)
        let flow = try graph.maximumFlow(from: 0, to: 2)
        #expect(flow.value == 2)
        #expect(flow.flows == nil)
        #expect(flow.minimumCut.edges == [EdgeCut.Edge(source: 1, target: 2, edge: nil)])
    }

    @Test func badInputIsThrown() throws {
        let graph = try CSRGraph(sources: [0], targets: [1], nodeCount: 2, directed: true)
        #expect(throws: GraphKernelError.noSuchNode(2, nodeCount: 2)) { try graph.maximumFlow(from: 0, to: 2) }
        #expect(throws: GraphKernelError.noSuchNode(-1, nodeCount: 2)) { try graph.vertexDisjointPaths(from: -1, to: 1) }
        for kernel in [
            { _ = try graph.maximumFlow(from: 1, to: 1) }, { _ = try graph.minimumEdgeCut(from: 1, to: 1) },
            { _ = try graph.minimumVertexCut(from: 1, to: 1) }, { _ = try graph.vertexDisjointPaths(from: 1, to: 1) },
            { _ = try graph.edgeDisjointPaths(from: 1, to: 1) },
        ] {
            #expect(throws: GraphKernelError.self) { try kernel() }
        }
        let monitor = RunMonitor()
        monitor.cancel()
        #expect(throws: GraphKernelError.cancelled) { try graph.maximumFlow(from: 0, to: 1, execution: Execution(monitor: monitor)) }
    }
}
