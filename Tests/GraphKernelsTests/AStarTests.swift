import Testing

@testable import GraphKernels

@Suite("A* search")
struct AStarTests {
    /// Estimates that are right, too low, and too low in a way that is not consistent: all are admissible.
    @Test(arguments: [1.0, 0.5, 0])
    func admissibleEstimatesGiveShortestPaths(factor: Double) throws {
        for seed in UInt64(0)..<400 {
            let question = try PathQuestion(seed: seed)
            let graph = question.graph
            let distances = try graph.reversed.dijkstra(from: question.target).distances
            var generator = SplitMix64(seed: seed)
            let lowered = distances.map { $0.isFinite ? $0 * factor * Double.random(in: 0...1, using: &generator) : $0 }
            let expected = distances[Int(question.source)]
            for estimates in [distances.map { $0.isFinite ? $0 * factor : $0 }, lowered] {
                let path = try graph.aStarPath(from: question.source, to: question.target) { estimates[Int($0)] }
                #expect(path?.length ?? .infinity == expected, "seed \(seed)")
                guard let path else { continue }
                #expect(path.nodes.first == question.source && path.nodes.last == question.target, "seed \(seed)")
                #expect(try HopCosts(graph, preference: nil).cost(of: path.nodes).length == path.length, "seed \(seed)")
            }
        }
    }

    @Test func misleadingEstimatesGiveSomePath() throws {
        let graph = try CSRGraph(sources: [0, 1, 0], targets: [1, 2, 2], weights: [1, 1, 9], nodeCount: 3, directed: true)
        #expect(try graph.aStarPath(from: 0, to: 2) { $0 == 1 ? 100 : 0 } == GraphPath(nodes: [0, 2], length: 9, preference: 0))
        #expect(try graph.aStarPath(from: 0, to: 2) { _ in 0 }?.nodes == [0, 1, 2])
        #expect(try graph.aStarPath(from: 2, to: 0) { _ in 0 } == nil)
        #expect(try graph.aStarPath(from: 1, to: 1) { _ in 0 }?.nodes == [1])
    }

    @Test func looksAtLittleOfAGrid() throws {
        let graph = try CSRGraph(EdgeList.grid(rows: 100, columns: 100), directed: false)
        var asked = 0
        let path = try graph.aStarPath(from: 5050, to: 5070) { node in
            asked += 1
            return Double(abs(node % 100 - 70) + abs(node / 100 - 50))
        }
        #expect(path?.length == 20)
        #expect(asked < 100)
    }

    @Test func badEstimatesAreThrown() throws {
        let graph = try CSRGraph(sources: [0], targets: [1], nodeCount: 2, directed: true)
        for value in [-1, Double.nan] {
            #expect(throws: GraphKernelError.self) { try graph.aStarPath(from: 0, to: 1) { $0 == 1 ? value : 0 } }
        }
        #expect(throws: GraphKernelError.noSuchNode(5, nodeCount: 2)) { try graph.aStarPath(from: 5, to: 1) { _ in 0 } }
    }
}
