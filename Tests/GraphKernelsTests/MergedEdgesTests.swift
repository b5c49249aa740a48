import GraphKernels
import Testing

@Suite struct MergedEdgesTests {
    @Test(arguments: [false, true]) func weightsAddUp(isDirected: Bool) throws {
        // Three edges between 0 and 1, one of them the other way; two loops; one edge alone.
        let graph = try CSRGraph(
            sources: [0, 1, 0, 2, 2, 1], targets: [1, 0, 1, 2, 2, 2], weights: [1, 2, 0.1, 4, 8, 16], nodeCount: 3, directed: isDirected)
        let merged = try graph.mergingParallelEdges()
        #expect(merged.edgeCount == (isDirected ? 4 : 3) && !merged.isSimple && merged.isDirected == isDirected)
        #expect(Array(merged.neighbors(of: 0)) == [1] && merged.outgoing.weights?[0] == (isDirected ? 1.1 : 3.1))
        #expect(Array(merged.edges(from: 2, to: 2)) == [3] && Array(merged.edges(from: 0, to: 1)) == [0])
        #expect(try merged.strengths(.total) == graph.strengths(.total))
        #expect(try merged.reversed.strengths(.outgoing) == graph.reversed.strengths(.outgoing))
        #expect(try merged.mergingParallelEdges().edgeCount == merged.edgeCount)
    }

    @Test func aSimpleGraphStaysAsItIs() throws {
        let graph = try CSRGraph(sources: [0, 1], targets: [1, 2], nodeCount: 3, directed: false)
        #expect(try graph.mergingParallelEdges().edgeCount == 2)
        let parallel = try CSRGraph(sources: [0, 0], targets: [1, 1], nodeCount: 2, directed: false).mergingParallelEdges()
        #expect(parallel.edgeCount == 1 && parallel.isSimple && !parallel.isWeighted)
    }
}
