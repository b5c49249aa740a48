import GraphKernels
import Testing

struct PercolationAnswers: Decodable, Sendable {
    let states: [Double]
    let percolation: [Double]?
    let percolationWeighted: [Double]?
}

@Suite("Percolation centrality")
struct PercolationCentralityTests {
    @Test(arguments: try Oracle.cases("percolation", as: PercolationAnswers.self))
    func agreesWithNetworkX(oracle: OracleCase<PercolationAnswers>) throws {
        let answers = oracle.answers
        let none = [Double](repeating: 0, count: oracle.graph.nodeCount)
        approximatelyEqual(
            try oracle.graph.graph(weighted: false).percolationCentrality(states: answers.states), answers.percolation ?? none)
        if let weighted = answers.percolationWeighted {
            approximatelyEqual(try oracle.graph.graph(weighted: true).percolationCentrality(states: answers.states), weighted)
        }
    }

    /// Every third node alone, and all in the proportion of their states, come to the same.
    @Test(arguments: [true, false], [true, false])
    func addsUpOverSources(directed: Bool, weighted: Bool) throws {
        let graph = try randomGraph(nodeCount: 60, edgeCount: 130, directed: directed, weighted: weighted, seed: 3)
        let states = (0..<60).map { $0 % 3 == 0 ? Double($0 + 1) : 0 }
        let found = try graph.percolationCentrality(states: states)
        var expected = [Double](repeating: 0, count: 60)
        for source in states.indices where states[source] > 0 {
            let single = try graph.betweennessCentrality(sources: [Int32(source)], normalized: false)
            for node in expected.indices { expected[node] += states[source] * single[node] / 60 * (directed ? 1 : 2) }
        }
        let total = states.reduce(0, +)
        approximatelyEqual(found, expected.indices.map { expected[$0] / ((total - states[$0]) * 58) })
    }

    /// More paths than a `Double` counts: batches of searches hand over to single ones.
    @Test func numbersOfPathsHaveNoBound() throws {
        // Each diamond of four nodes doubles them.
        let diamonds: Int32 = 1100
        let (sources, targets) = (0..<diamonds).reduce(into: ([Int32](), [Int32]())) { ends, diamond in
            let first = 3 * diamond
            ends.0 += [first, first, first + 1, first + 2]
            ends.1 += [first + 1, first + 2, first + 3, first + 3]
        }
        let graph = try CSRGraph(sources: sources, targets: targets, nodeCount: 3301, directed: true)
        var states = [Double](repeating: 0, count: 3301)
        states[0] = 1
        let found = try graph.percolationCentrality(states: states)
        // Half of the paths that go on pass a node at the side, all pass one between two diamonds.
        #expect(abs(found[1] - 0.5 * 3298 / 3299) < 1e-12)
        #expect(abs(found[3] - 3297.0 / 3299) < 1e-12)
        #expect(found[3300] == 0)
    }

    @Test func isBetweennessIfAllStatesAreAlike() throws {
        for graph in [
            try randomGraph(nodeCount: 80, edgeCount: 160, directed: true, seed: 8),
            try randomGraph(nodeCount: 300, edgeCount: 340, directed: false, seed: 9),
        ] {
            let states = [Double](repeating: 0.25, count: graph.nodeCount)
            approximatelyEqual(try graph.percolationCentrality(states: states), try graph.betweennessCentrality().map { $0 })
        }
    }

    @Test func onlyProportionsCount() throws {
        let graph = try randomGraph(nodeCount: 50, edgeCount: 90, directed: false, seed: 4)
        let states = (0..<50).map { Double($0 % 4) / 4 }
        let found = try graph.percolationCentrality(states: states)
        #expect(found.contains { $0 > 0 } && found.allSatisfy { (0...1).contains($0) })
        for unit in [0x1p900, 0x1p-1000] {
            approximatelyEqual(try graph.percolationCentrality(states: states.map { $0 * unit }), found.map { $0 })
        }
    }

    /// What is at one node only passes all others on the way, but not the node itself.
    @Test func oneNode() throws {
        let path = try CSRGraph(sources: [0, 1, 2], targets: [1, 2, 3], nodeCount: 4, directed: false)
        #expect(try path.percolationCentrality(states: [1, 0, 0, 0]) == [0, 1, 0.5, 0])
        #expect(try path.percolationCentrality(states: [0, 1, 0, 0]) == [0, 0, 0.5, 0])
        #expect(try path.percolationCentrality(states: [0, 0, 0, 0]) == [0, 0, 0, 0])
    }

    @Test func threads() throws {
        let graph = try randomGraph(nodeCount: 700, edgeCount: 2000, directed: false, seed: 5)
        let states = (0..<700).map { Double($0 % 7) }
        let serial = try graph.percolationCentrality(states: states, execution: .serial)
        #expect(try graph.percolationCentrality(states: states, execution: Execution(threads: 4)) == serial)
    }

    @Test func refusesWhatAreNoStates() throws {
        let graph = try CSRGraph(sources: [0], targets: [1], nodeCount: 3, directed: false)
        for states in [[0, 1], [0, 1, -1], [0, 1, .nan], [0, 1, .infinity]] {
            #expect(throws: GraphKernelError.self) { try graph.percolationCentrality(states: states) }
        }
        let free = try CSRGraph(sources: [0, 1], targets: [1, 2], weights: [1, 0], nodeCount: 3, directed: false)
        #expect(throws: GraphKernelError.zeroWeight(edge: 1)) { try free.percolationCentrality(states: [1, 0, 0]) }
    }
}
