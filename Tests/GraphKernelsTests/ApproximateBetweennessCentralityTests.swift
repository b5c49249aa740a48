import Testing

@testable import GraphKernels

@Suite("Approximate betweenness centrality")
struct ApproximateBetweennessCentralityTests {
    /// With confidence 0.9 the bound may fail for one sample in ten; it is loose enough never to do so here.
    @Test(arguments: 0..<10 as Range<UInt64>)
    func errorsStayWithinTheBound(seed: UInt64) throws {
        let graph = try randomGraph(nodeCount: 120, edgeCount: 200, directed: seed % 2 == 0, seed: 40 + seed)
        for normalized in [true, false] {
            let exact = try graph.betweennessCentrality(normalized: normalized)
            let estimate = try graph.approximateBetweennessCentrality(
                samples: 30, normalized: normalized, confidence: 0.9, seed: seed)
            #expect(estimate.sampleCount == 30)
            #expect(estimate.maximumError > 0)
            for (value, wanted) in zip(estimate.values, exact) { #expect(abs(value - wanted) <= estimate.maximumError) }
        }
    }

    /// The mean of many estimates comes close to what they estimate.
    @Test func estimatesHaveNoBias() throws {
        let graph = try randomGraph(nodeCount: 30, edgeCount: 45, directed: false, seed: 2)
        let exact = try graph.betweennessCentrality()
        var mean = [Double](repeating: 0, count: 30)
        for seed in 0..<60 as Range<UInt64> {
            let estimate = try graph.approximateBetweennessCentrality(samples: 10, seed: seed)
            for (node, value) in estimate.values.enumerated() { mean[node] += value / 60 }
        }
        for (value, wanted) in zip(mean, exact) { #expect(abs(value - wanted) < 0.04) }
    }

    @Test func allNodesAreExact() throws {
        let graph = try randomGraph(nodeCount: 40, edgeCount: 60, directed: false, seed: 6)
        let estimate = try graph.approximateBetweennessCentrality(samples: 1000, seed: 1)
        #expect(estimate.values == (try graph.betweennessCentrality()))
        #expect(estimate.maximumError == 0)
        #expect(estimate.sampleCount == 40)
    }

    @Test func seedsAndThreads() throws {
        let graph = try randomGraph(nodeCount: 300, edgeCount: 700, directed: false, seed: 6)
        let serial = try graph.approximateBetweennessCentrality(samples: 64, seed: 1, execution: .serial)
        #expect(try graph.approximateBetweennessCentrality(samples: 64, seed: 1, execution: Execution(threads: 4)) == serial)
        #expect(try graph.approximateBetweennessCentrality(samples: 64, seed: 2, execution: .serial) != serial)
    }

    @Test func samplesSufficeForTheError() throws {
        let graph = try randomGraph(nodeCount: 200, edgeCount: 280, directed: false, seed: 6)
        for error in [0.3, 0.15, 0.05] {
            let samples = try graph.betweennessSamples(forError: error)
            #expect(samples <= 200)
            let promised = try graph.approximateBetweennessCentrality(samples: samples, seed: 1).maximumError
            #expect(promised <= error * (1 + 1e-12))
            // One sample less would not do.
            let fewer = try graph.approximateBetweennessCentrality(samples: samples - 1, seed: 1).maximumError
            #expect(fewer > error)
        }
        #expect(try graph.betweennessSamples(forError: 1e-9) == 200)
    }

    @Test func badParametersAreErrors() throws {
        let graph = try CSRGraph(sources: [0], targets: [1], nodeCount: 3, directed: false)
        #expect(throws: GraphKernelError.self) { try graph.approximateBetweennessCentrality(samples: 0, seed: 1) }
        #expect(throws: GraphKernelError.self) { try graph.approximateBetweennessCentrality(samples: 2, confidence: 1, seed: 1) }
        #expect(throws: GraphKernelError.self) { try graph.betweennessSamples(forError: 0) }
        #expect(throws: GraphKernelError.self) { try graph.betweennessSamples(forError: .nan) }
        let empty = try CSRGraph(sources: [], targets: [], nodeCount: 0, directed: false)
        #expect(try empty.approximateBetweennessCentrality(samples: 5, seed: 1).values == [])
    }
}
