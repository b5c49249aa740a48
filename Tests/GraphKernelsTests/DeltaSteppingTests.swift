import Testing

@testable import GraphKernels

@Suite("Single-source shortest paths")
struct DeltaSteppingTests {
    @Test(arguments: TraversalGraph.all, [1, 2, 4])
    func distancesAreRightWhateverTheWidth(traversal: TraversalGraph, threads: Int) throws {
        let graph = traversal.graph
        for source in Set([0, Int32(graph.nodeCount / 2)]) {
            let expected = traversal.naiveDistances(from: source, weighted: true)
            let dijkstra = try graph.dijkstra(from: source)
            #expect(dijkstra.distances == expected)
            // From one bin for every distance, which needs several windows, to one for all; and from nodes that look for their neighbours at
            // once to ones that never do.
            for delta in [0.01, 1, 7, 1e6, nil] {
                for reach in [0, 2, 9, 40, .infinity, nil] {
                    let tree = try graph.singleSourceShortestPaths(
                        from: source, delta: delta, reach: reach, execution: Execution(threads: threads), parallelWork: 0)
                    #expect(tree == dijkstra, "Δ \(delta ?? .nan), reach \(reach ?? .nan)")
                }
            }
        }
    }

    /// Many edges a node: the search passes over heavy ones, and the nodes left look for their neighbours.
    @Test(arguments: [true, false], WeightsByChance.allCases)
    func aDenseGraphOfHubs(directed: Bool, weights: WeightsByChance) throws {
        let nodeCount: Int32 = 2000
        var generator = SplitMix64(seed: 3)
        var (sources, targets, lengths): ([Int32], [Int32], [Double]) = ([], [], [])
        for _ in 0..<60_000 {
            // Hubs have small numbers; the last hundred nodes are in a piece of their own.
            let hub = Int32.random(in: 0..<1900, using: &generator) * Int32.random(in: 0..<1900, using: &generator) / 1900
            let other = Int32.random(in: 0..<1900, using: &generator)
            let leadsToHub = Bool.random(using: &generator)
            sources.append(leadsToHub ? other : hub)
            targets.append(leadsToHub ? hub : other)
            lengths.append(weights.next(&generator))
        }
        for node in 1900..<nodeCount - 1 {
            sources.append(node)
            targets.append(node + 1)
            lengths.append(weights.next(&generator))
        }
        let graph = try CSRGraph(
            sources: sources, targets: targets, weights: lengths, nodeCount: Int(nodeCount), directed: directed)
        for source: Int32 in [0, 1500, 1950] {
            let dijkstra = try graph.dijkstra(from: source)
            for threads in [1, 2, 4] {
                for (delta, reach) in [(nil, nil), (nil, 0.5), (3, 20), (nil, 1e9)] as [(Double?, Double?)] {
                    let tree = try graph.singleSourceShortestPaths(
                        from: source, delta: delta, reach: reach, execution: Execution(threads: threads), parallelWork: 0)
                    #expect(tree == dijkstra, "from \(source), \(threads) threads, Δ \(delta ?? .nan), reach \(reach ?? .nan)")
                }
            }
        }
    }

    /// How the weights of a random graph are drawn.
    enum WeightsByChance: CaseIterable {
        case whole, fractions, equal, mostlyZero, ofAllMagnitudes

        func next(_ generator: inout SplitMix64) -> Double {
            switch self {
            case .whole: Double(Int.random(in: 1...255, using: &generator))
            case .fractions: Double.random(in: 0..<1, using: &generator)
            case .equal: 1
            case .mostlyZero: Double(max(0, Int.random(in: -20...10, using: &generator)))
            case .ofAllMagnitudes: 1 / Double.random(in: 1e-12..<1, using: &generator)
            }
        }
    }

    @Test(arguments: TraversalGraph.all)
    func parentsAreTightAndLeadToTheSource(traversal: TraversalGraph) throws {
        let graph = traversal.graph
        let tree = try graph.dijkstra(from: 0)
        for node in 0..<Int32(graph.nodeCount) {
            guard tree.distances[Int(node)] < .infinity, node != 0 else {
                #expect(tree.parents[Int(node)] == -1)
                continue
            }
            let parent = tree.parents[Int(node)]
            let weights = graph.slots(from: parent, to: node).map { graph.outgoing.weights?[$0] ?? .nan }
            let hop = try #require(weights.min())
            #expect(tree.distances[Int(parent)] + hop == tree.distances[Int(node)])
            var (ancestor, steps) = (node, 0)
            while ancestor != 0, steps <= graph.nodeCount {
                ancestor = tree.parents[Int(ancestor)]
                steps += 1
            }
            #expect(ancestor == 0, "the ancestors of \(node) run in a circle")
        }
    }

    @Test func aCircleOfWeightlessEdgesHasParents() throws {
        // 1, 2, 3 and 4 are a circle at distance 5, entered at 3.
        let graph = try CSRGraph(
            sources: [0, 1, 2, 3, 4], targets: [3, 2, 3, 4, 1], weights: [5, 0, 0, 0, 0], nodeCount: 5, directed: false)
        let tree = try graph.singleSourceShortestPaths(from: 0, delta: 1, reach: nil, execution: .serial, parallelWork: 0)
        #expect(tree.distances == [0, 5, 5, 5, 5])
        #expect(tree.parents == [-1, 2, 3, 0, 3])
    }

    @Test func withoutWeightsEveryEdgeWeighsOne() throws {
        let graph = TraversalGraph.all[0].graph.unweighted
        let tree = try graph.singleSourceShortestPaths(from: 1)
        #expect(tree == (try graph.dijkstra(from: 1)))
    }

    @Test func weightsOfAllMagnitudes() throws {
        let weights = [1e-300, 1e300, 1, .leastNonzeroMagnitude, 1e-20, 3]
        let graph = try CSRGraph(
            sources: [0, 1, 2, 3, 0, 5], targets: [1, 2, 3, 4, 5, 4], weights: weights, nodeCount: 6, directed: true)
        for delta: Double? in [nil, .leastNonzeroMagnitude, 1e300] {
            for reach: Double? in [nil, 0, 1e-20, 1e300, .greatestFiniteMagnitude] {
                let tree = try graph.singleSourceShortestPaths(
                    from: 0, delta: delta, reach: reach, execution: .serial, parallelWork: 0)
                #expect(tree == (try graph.dijkstra(from: 0)))
            }
        }
    }

    @Test("Of weights so uneven that no width parts the nodes, none is taken") func unevenWeights() throws {
        func suit(_ weights: [Double], delta: Double? = nil) throws -> Bool {
            try StepWidths(weights: EdgeWeights(weights), nodeCount: weights.count / 4, delta: delta, reach: nil).suit
        }
        var generator = SplitMix64(seed: 5)
        let even = (0..<10_000).map { _ in Double.random(in: 1...255, using: &generator) }
        let uneven = even.map { Double(sign: .plus, exponent: Int($0 / 6), significand: 1) }
        #expect(try suit(even) && !suit(uneven))
        #expect(try suit(uneven, delta: 1), "what is asked for is done")
    }

    @Test(arguments: [0, -1, .nan, .infinity])
    func refusesAWidthThatIsNone(delta: Double) throws {
        let graph = try CSRGraph(sources: [0], targets: [1], weights: [1], nodeCount: 2, directed: false)
        #expect(throws: GraphKernelError.self) { try graph.singleSourceShortestPaths(from: 0, delta: delta) }
    }

    @Test func refusesWhatIsNoNode() throws {
        let graph = try CSRGraph(sources: [], targets: [], nodeCount: 0, directed: false)
        #expect(throws: GraphKernelError.noSuchNode(0, nodeCount: 0)) { try graph.singleSourceShortestPaths(from: 0) }
    }

    @Test func canBeCancelled() throws {
        let graph = TraversalGraph.all[0].graph
        let monitor = RunMonitor()
        monitor.cancel()
        #expect(throws: GraphKernelError.cancelled) {
            try graph.singleSourceShortestPaths(from: 0, delta: nil, reach: nil, execution: Execution(monitor: monitor), parallelWork: 0)
        }
    }
}
