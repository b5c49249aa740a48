import GraphKernels
import Testing

@Suite("Connected components")
struct ConnectedComponentsTests {
    @Test(arguments: [true, false])
    func numberedByTheirSmallestNode(directed: Bool) throws {
        let graph = try CSRGraph(sources: [5, 4, 2, 2, 1], targets: [0, 1, 2, 2, 4], nodeCount: 6, directed: directed)
        let components = graph.connectedComponents()
        #expect(components.labels == [0, 1, 2, 3, 1, 0])
        #expect(components.count == 4)
        #expect(components.sizes == [2, 2, 1, 1])
    }

    @Test func directionDoesNotMatter() throws {
        let graph = try CSRGraph(sources: [0, 2], targets: [1, 1], nodeCount: 3, directed: true)
        #expect(graph.connectedComponents().count == 1)
        #expect(graph.connectedComponents() == graph.reversed.connectedComponents())
    }

    @Test func anEmptyGraphHasNone() throws {
        let components = try CSRGraph(sources: [], targets: [], nodeCount: 0, directed: false).connectedComponents()
        #expect(components.count == 0)
        #expect(components.labels.isEmpty && components.sizes.isEmpty)
    }
}
