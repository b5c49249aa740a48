import Testing

@testable import GraphKernels

@Suite("Connected components")
struct ConnectedComponentsTests {
    @Test(arguments: [true, false])
    func numberedByTheirSmallestNode(directed: Bool) throws {
        let graph = try CSRGraph(sources: [5, 4, 2, 2, 1], targets: [0, 1, 2, 2, 4], nodeCount: 6, directed: directed)
        let components = try graph.connectedComponents()
        #expect(components.labels == [0, 1, 2, 3, 1, 0])
        #expect(components.count == 4)
        #expect(components.sizes == [2, 2, 1, 1])
    }

    @Test func directionDoesNotMatter() throws {
        let graph = try CSRGraph(sources: [0, 2], targets: [1, 1], nodeCount: 3, directed: true)
        #expect(try graph.connectedComponents().count == 1)
        #expect(try graph.connectedComponents() == graph.reversed.connectedComponents())
    }

    @Test func anEmptyGraphHasNone() throws {
        let components = try CSRGraph(sources: [], targets: [], nodeCount: 0, directed: false).connectedComponents()
        #expect(components.count == 0)
        #expect(components.labels.isEmpty && components.sizes.isEmpty)
    }

    /// Every node takes the smallest label among itself and its neighbours until nothing changes.
    private func naiveLabels(_ graph: CSRGraph) -> [Int32] {
        var smallest = Array(0..<Int32(graph.nodeCount))
        var changes = true
        while changes {
            changes = false
            for node in 0..<Int32(graph.nodeCount) {
                for neighbor in graph.neighbors(of: node) where smallest[Int(neighbor)] != smallest[Int(node)] {
                    let label = min(smallest[Int(neighbor)], smallest[Int(node)])
                    (smallest[Int(neighbor)], smallest[Int(node)]) = (label, label)
                    changes = true
                }
            }
        }
        let roots = smallest.indices.filter { smallest[$0] == Int32($0) }
        return smallest.map { label in Int32(roots.firstIndex(of: Int(label)) ?? -1) }
    }

    @Test(arguments: TraversalGraph.all)
    func agreeWithSpreadingLabelsOnAnyNumberOfThreads(graph: TraversalGraph) throws {
        let expected = naiveLabels(graph.graph)
        for threads in [1, 2, 4] {
            let components = try graph.graph.connectedComponents(execution: Execution(threads: threads), parallelWork: 0)
            #expect(components.labels == expected)
            #expect(components.count == Set(expected).count)
        }
    }

    @Test func canBeCancelled() throws {
        let monitor = RunMonitor()
        monitor.cancel()
        let graph = try CSRGraph(sources: [0], targets: [1], nodeCount: 2, directed: false)
        #expect(throws: GraphKernelError.cancelled) { try graph.connectedComponents(execution: Execution(monitor: monitor)) }
    }
}
