import Testing

@testable import GraphKernels

/// Weights are finite, but sums of them need not be. A kernel that adds weights up says so instead of answering with infinity.
@Suite struct WeightSumTests {
    /// Two ways from 0 to 3, of 2e308 and 2.1e308, which both are infinity.
    private static func ring(directed: Bool) throws -> CSRGraph {
        try CSRGraph(
            sources: [0, 1, 0, 2], targets: [1, 3, 2, 3], weights: [1e308, 1e308, 1.1e308, 1e308], nodeCount: 4, directed: directed)
    }

    @Test(arguments: [false, true]) func lengthsThatOverflowAreAnErrorThatNamesTheGreatestWeight(isDirected: Bool) throws {
        let graph = try Self.ring(directed: isDirected)
        let error = GraphKernelError.weightOverflow(greatest: 1.1e308)
        #expect(throws: error) { try graph.dijkstra(from: 0) }
        #expect(throws: error) { try graph.singleSourceShortestPaths(from: 0) }
        #expect(throws: error) {
            try graph.singleSourceShortestPaths(from: 0, delta: nil, reach: nil, execution: .automatic, parallelWork: 0)
        }
        #expect(throws: error) { try graph.shortestPath(from: 0, to: 3) }
        #expect(throws: error) { try graph.kShortestPaths(from: 0, to: 3, k: 2) }
        #expect(throws: error) { try graph.allShortestPaths(from: 0, to: 3, limit: 2) }
        #expect(throws: error) { try graph.aStarPath(from: 0, to: 3) { _ in 0 } }
        #expect(throws: error) { try graph.closenessCentrality() }
        #expect(throws: error) { try graph.harmonicCentrality() }
        #expect(throws: error) { try graph.eccentricities() }
        #expect(throws: error) { try graph.center() }
        #expect(throws: error) { try graph.diameter() }
        #expect(throws: error) { try graph.strengths() }
        #expect(throws: error) { try graph.maximumFlow(from: 0, to: 3) }
        #expect(throws: error) { try graph.minimumEdgeCut(from: 0, to: 3) }
        let parallel = try CSRGraph(sources: [0, 0], targets: [1, 1], weights: [1e308, 1.1e308], nodeCount: 2, directed: isDirected)
        #expect(throws: error) { try parallel.mergingParallelEdges() }
        #expect("\(error)".contains("1.1e+308") && "\(error)".contains("divide all of them"))
    }

    @Test(arguments: [false, true]) func measuresThatDoNotDependOnTheUnitAreRightAllTheSame(isDirected: Bool) throws {
        let graph = try Self.ring(directed: isDirected)
        let small = try CSRGraph(
            sources: [0, 1, 0, 2], targets: [1, 3, 2, 3], weights: [1, 1, 1.1, 1], nodeCount: 4, directed: isDirected)
        #expect(try graph.betweennessCentrality() == small.betweennessCentrality())
        #expect(try graph.leidenCommunities().labels == small.leidenCommunities().labels)
        let (clustering, constraint) = (try graph.localClustering(), try graph.constraint())
        for (a, b) in zip(clustering + constraint, try small.localClustering() + small.constraint()) { #expect(abs(a - b) < 1e-12) }
        let widest = try graph.widestPath(from: 0, to: 3)
        #expect(widest == WidestPath(nodes: [0, 1, 3], width: 1e308))
    }

    /// A quarter of the greatest number is left for two searches that meet and for the two ends of an edge.
    @Test func sumsThatFitAreRight() throws {
        let unit = 0x1p1010
        let graph = try CSRGraph(
            sources: [0, 1, 0, 2], targets: [1, 3, 2, 3], weights: [1, 2, 3, 4].map { $0 * unit }, nodeCount: 4, directed: false)
        #expect(try graph.dijkstra(from: 0).distances == [0, 1, 3, 3].map { $0 * unit })
        #expect(try graph.kShortestPaths(from: 0, to: 3, k: 3).map(\.length) == [3, 7].map { $0 * unit })
        #expect(try graph.strengths() == [4, 3, 7, 6].map { $0 * unit })
        #expect(try graph.maximumFlow(from: 0, to: 3).value == 4 * unit)
        #expect(try graph.closenessCentrality(normalized: false) == [3 / (7 * unit), 3 / (7 * unit), 3 / (11 * unit), 3 / (9 * unit)])
    }

    /// The distances are sums of some weights: no more than all together is asked to fit.
    @Test(arguments: [1e308, 8e307]) func oneGreatWeightIsADistance(weight: Double) throws {
        let directed = try CSRGraph(sources: [0, 1], targets: [1, 2], weights: [weight, 1], nodeCount: 3, directed: true)
        #expect(try directed.dijkstra(from: 0).distances == [0, weight, weight + 1])
        #expect(
            try directed.singleSourceShortestPaths(from: 0, delta: nil, reach: nil, execution: .automatic, parallelWork: 0).distances
                == [0, weight, weight + 1])
        #expect(try directed.reversed.dijkstra(from: 2).distances == [weight + 1, 1, 0])
        guard weight < 8.5e307 else { return }
        let undirected = try CSRGraph(sources: [0, 1], targets: [1, 2], weights: [weight, 1], nodeCount: 3, directed: false)
        #expect(try undirected.dijkstra(from: 0).distances == [0, weight, weight + 1])
    }

    @Test func lengthsFitButTheirSumOverAllNodesDoesNot() throws {
        // A path along which distances are below 2¹⁰²¹, but a thousand of them add up to more than 2¹⁰²⁴.
        let graph = try CSRGraph(
            sources: (0..<999).map { $0 }, targets: (1..<1000).map { $0 }, weights: [Double](repeating: 0x1p1010, count: 999),
            nodeCount: 1000, directed: true)
        #expect(try graph.eccentricities().max() == 999 * 0x1p1010)
        #expect(throws: GraphKernelError.weightOverflow(greatest: 0x1p1010)) { try graph.closenessCentrality() }
    }

    @Test func inversesOfTheSmallestWeightsAreAnError() throws {
        let graph = try CSRGraph(
            sources: [0], targets: [1], weights: [.leastNonzeroMagnitude], nodeCount: 2, directed: false)
        let reason = "edge weights are so small that 1 over a distance is infinite; multiply all of them by the same number"
        #expect(throws: GraphKernelError.undefined(measure: "closeness centrality", reason: reason)) { try graph.closenessCentrality() }
        #expect(throws: GraphKernelError.undefined(measure: "harmonic centrality", reason: reason)) { try graph.harmonicCentrality() }
    }

    @Test func preferencesAndCostsThatOverflowAreErrors() throws {
        let graph = try Self.ring(directed: false).unweighted
        let small = "so small that the sum of all"
        let preference = GraphKernelError.invalidParameter(
            name: "the greatest preference", value: 1e308,
            requirement: small + " preferences is finite: divide all of them by the same number")
        #expect(throws: preference) { try graph.shortestPath(from: 0, to: 3, preference: [1e308, 1e308, 0, 0]) }
        let cost = GraphKernelError.invalidParameter(
            name: "the greatest cost of a node", value: 1.5e308,
            requirement: small + " costs is finite: divide all of them by the same number")
        #expect(throws: cost) { try graph.minimumVertexCut(from: [0], to: [3], costs: [0, 1.5e308, 1.5e308, 0]) }
    }

    /// In every remainder of the sum by fours.
    @Test(arguments: 1...9) func theBoundIsTheSumOfAllWeights(count: Int) throws {
        let weights = (0..<count).map { Double($0) + 0.1 }
        #expect(abs(try EdgeWeights(weights).sumBound - weights.reduce(0, +)) < 1e-9)
        #expect(try EdgeWeights([Double](repeating: 1, count: count)).sumBound.isFinite)
    }

    @Test func anIterationThatWeightsBreakSaysSo() throws {
        var convergence = try Convergence(measure: "rank", tolerance: 1e-6, maxIterations: 10, remedy: "wait", monitor: nil)
        try convergence.step(residual: 1)
        let error = #expect(throws: GraphKernelError.self) { try convergence.step(residual: .nan) }
        #expect("\(try #require(error))".contains("multiply or divide all weights"))
    }
}
