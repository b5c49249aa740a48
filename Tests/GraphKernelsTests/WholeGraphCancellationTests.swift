import GraphKernels
import Testing

/// What looks at all edges of a graph once, stops when it is told to.
@Suite("Passes over a whole graph")
struct WholeGraphCancellationTests {
    @Test(arguments: [false, true])
    func canBeCancelled(directed: Bool) throws {
        let graph = try CSRGraph(
            sources: [0, 0, 1, 2, 2], targets: [1, 1, 2, 0, 2], weights: [1, 2, 3, 4, 5], nodeCount: 3, directed: directed)
        let monitor = RunMonitor()
        monitor.cancel()
        let execution = Execution(monitor: monitor)
        #expect(throws: GraphKernelError.cancelled) { try graph.simplified(execution: execution) }
        #expect(throws: GraphKernelError.cancelled) { try graph.mergingParallelEdges(execution: execution) }
        #expect(throws: GraphKernelError.cancelled) { try graph.strengths(execution: execution) }
        #expect(throws: GraphKernelError.cancelled) { try graph.averageNeighborDegrees(execution: execution) }
        #expect(throws: GraphKernelError.cancelled) { try graph.constraint(execution: execution) }
        let components = try graph.stronglyConnectedComponents()
        #expect(throws: GraphKernelError.cancelled) { try graph.condensation(components, execution: execution) }
        guard directed else { return }
        #expect(throws: GraphKernelError.cancelled) { try graph.undirected(execution: execution) }
        #expect(throws: GraphKernelError.cancelled) { try graph.bridges(execution: execution) }
        #expect(throws: GraphKernelError.cancelled) { try graph.cutVertices(execution: execution) }
        #expect(throws: GraphKernelError.cancelled) { try graph.biconnectedComponents(execution: execution) }
    }

    @Test func strengthsDoNotDependOnTheThreads() throws {
        let list = try EdgeList.kronecker(scale: 16, edgeFactor: 2, seed: 3)
        let weights = (0..<list.count).map { Double($0 % 7) / 3 }
        let graph = try CSRGraph(
            sources: Array(list.sources), targets: Array(list.targets), weights: weights, nodeCount: list.nodeCount, directed: true)
        for kind in DegreeKind.allCases {
            let serial = try graph.strengths(kind, execution: .serial)
            #expect(try graph.strengths(kind, execution: Execution(threads: 4)) == serial)
        }
        let degrees = try graph.averageNeighborDegrees(execution: .serial)
        #expect(try graph.averageNeighborDegrees(execution: Execution(threads: 4)) == degrees)
    }
}
