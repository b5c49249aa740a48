import Testing

@testable import GraphKernels

@Suite("Relabelling")
struct RelabelingTests {
    @Test(arguments: [false, true], CSRGraphBuildingTests.Weights.allCases)
    func theSameGraphInNewNumbers(directed: Bool, weights kind: CSRGraphBuildingTests.Weights) throws {
        for seed in UInt64(0)..<10 {
            var generator = SplitMix64(seed: seed)
            let nodeCount = 1 + generator.next(below: 30)
            let edgeCount = generator.next(below: 90)
            let weights: [Double]? =
                kind == .none ? nil : (0..<edgeCount).map { _ in Double(generator.next(below: 4)) / (kind == .single ? 2 : 3) }
            let graph = try CSRGraph(
                sources: (0..<edgeCount).map { _ in Int32(generator.next(below: nodeCount)) },
                targets: (0..<edgeCount).map { _ in Int32(generator.next(below: nodeCount)) }, weights: weights, nodeCount: nodeCount,
                directed: directed)
            try check(graph.relabeledByDegree(), of: graph, "seed \(seed)")
        }
    }

    @Test func largeGraphsDoNotDependOnThreads() throws {
        let graph = try CSRGraph(
            EdgeList.kronecker(scale: 12, edgeFactor: 8, seed: 2), directed: false, policy: [.dropLoops, .dropParallel], keepsEdgeIDs: false
        )
        for threads in [1, 2, 4] {
            try check(graph.relabeledByDegree(execution: Execution(threads: threads)), of: graph, "\(threads) threads")
        }
        let empty = try CSRGraph(sources: [], targets: [], nodeCount: 0, directed: false).relabeledByDegree()
        #expect(empty.graph.nodeCount == 0)
        #expect(empty.inOldOrder([Double]()).isEmpty)
    }

    private func check(_ relabeled: RelabeledGraph, of graph: CSRGraph, _ context: String) {
        let new = relabeled.graph
        #expect(relabeled.newIDs.map { relabeled.oldIDs[Int($0)] } == Array(0..<Int32(graph.nodeCount)), "\(context)")
        #expect(relabeled.inOldOrder(Array(relabeled.oldIDs)) == Array(0..<Int32(graph.nodeCount)), "\(context)")
        #expect(new.edgeCount == graph.edgeCount && new.isSimple == graph.isSimple && new.isDirected == graph.isDirected, "\(context)")
        #expect(new.isWeighted == graph.isWeighted, "\(context)")
        for (renamed, original) in [(new.outgoing, graph.outgoing), (new.incoming, graph.incoming)] {
            var isSame = true
            for node in 0..<Int32(new.nodeCount) {
                // Sorting is stable, and so are parallel edges.
                let old = original.slots(of: relabeled.oldIDs[Int(node)])
                    .map { (relabeled.newIDs[Int(original.neighbors[$0])], original.weights?[$0]) }
                    .sorted { $0.0 < $1.0 }
                let found = renamed.slots(of: node).map { (renamed.neighbors[$0], renamed.weights?[$0]) }
                isSame = isSame && old.map(\.0) == found.map(\.0) && old.map(\.1) == found.map(\.1)
            }
            #expect(isSame, "\(context)")
        }
        let degrees = relabeled.oldIDs.map { old in
            graph.outgoing.slots(of: old).count + (graph.isDirected ? graph.incoming.slots(of: old).count : 0)
        }
        #expect(zip(degrees, degrees.dropFirst()).allSatisfy { $0 >= $1 }, "\(context)")
    }
}
