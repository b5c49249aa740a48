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
            // From one bin for every distance, which needs several windows, to one for all.
            for delta in [0.01, 1, 7, 1e6, nil] {
                let tree = try graph.singleSourceShortestPaths(
                    from: source, delta: delta, reach: nil, execution: Execution(threads: threads), parallelWork: 0)
                #expect(tree == dijkstra, "Δ \(delta ?? .nan)")
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
        let tree = try graph.singleSourceShortestPaths(from: 0, delta: 1, execution: .serial, parallelWork: 0)
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
            let tree = try graph.singleSourceShortestPaths(from: 0, delta: delta, execution: .serial, parallelWork: 0)
            #expect(tree == (try graph.dijkstra(from: 0)))
        }
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
            try graph.singleSourceShortestPaths(from: 0, delta: nil, execution: Execution(monitor: monitor), parallelWork: 0)
        }
    }
}
