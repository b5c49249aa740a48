import Testing

@testable import GraphKernels

@Suite("Eigenvector centrality")
struct EigenvectorCentralityTests {
    /// |Aᵀx - λx| relative to λ, λ the Rayleigh quotient.
    private func residual(_ graph: CSRGraph, _ x: [Double]) -> Double {
        let matrix = adjacencyMatrix(graph)
        let y = x.indices.map { column in x.indices.reduce(0) { $0 + matrix[$1][column] * x[$1] } }
        let value = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
        return zip(x, y).reduce(0) { $0 + ($1.1 / value - $1.0) * ($1.1 / value - $1.0) }.squareRoot()
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func isAnEigenvector(seed: UInt64) throws {
        let graph = try randomMultigraph(seed: seed, nodeCount: 40, edgeCount: 200, directed: seed % 2 == 0, weighted: seed % 3 == 0)
        let found = try graph.eigenvectorCentrality()
        #expect(residual(graph, found) < 1e-9, "seed \(seed)")
        #expect(found.allSatisfy { $0 >= 0 })
        #expect(abs(found.reduce(0) { $0 + $1 * $1 } - 1) < 1e-12)
    }

    @Test func convergesOnPeriodicGraphs() throws {
        // Bipartite: a path, whose vector is a sine.
        let path = try CSRGraph(sources: [0, 1, 2, 3], targets: [1, 2, 3, 4], nodeCount: 5, directed: false)
        let sines = [0.5, 0.75.squareRoot(), 1, 0.75.squareRoot(), 0.5].map { $0 / 3.0.squareRoot() }
        approximatelyEqual(try path.eigenvectorCentrality(), sines)
        // Of period 3, with a tail that takes in but gives nothing.
        let cycle = try CSRGraph(sources: [0, 1, 2, 2], targets: [1, 2, 0, 3], nodeCount: 4, directed: true)
        approximatelyEqual(try cycle.eigenvectorCentrality(), [0.5, 0.5, 0.5, 0.5])
        let bipartite = try CSRGraph(sources: [0, 1, 2, 1], targets: [1, 0, 1, 2], nodeCount: 3, directed: true)
        approximatelyEqual(try bipartite.eigenvectorCentrality(), [0.5, 0.5.squareRoot(), 0.5])
    }

    @Test func theStrongestComponentTakesAll() throws {
        // A triangle and an edge.
        let graph = try CSRGraph(sources: [0, 1, 2, 3], targets: [1, 2, 0, 4], nodeCount: 6, directed: false)
        let third = (1 / 3.0).squareRoot()
        approximatelyEqual(try graph.eigenvectorCentrality(), [third, third, third, 0, 0, 0])
        // Two edges: the same eigenvalue.
        let pair = try CSRGraph(sources: [0, 2], targets: [1, 3], nodeCount: 4, directed: false)
        approximatelyEqual(try pair.eigenvectorCentrality(), [0.5, 0.5, 0.5, 0.5])
    }

    @Test func saysWhereThereIsNone() throws {
        #expect(try CSRGraph(sources: [], targets: [], nodeCount: 0, directed: true).eigenvectorCentrality() == [])
        let cases = [
            try CSRGraph(sources: [], targets: [], nodeCount: 3, directed: false),
            try CSRGraph(sources: [0], targets: [1], weights: [0], nodeCount: 2, directed: false),
            try CSRGraph(sources: [0, 1, 0], targets: [1, 2, 2], nodeCount: 3, directed: true),
            try CSRGraph(sources: [0, 1], targets: [1, 0], weights: [1, 0], nodeCount: 2, directed: true),
        ]
        for graph in cases {
            let error = #expect(throws: GraphKernelError.self) { try graph.eigenvectorCentrality() }
            guard case .undefined = error else {
                Issue.record("got \(String(describing: error))")
                continue
            }
        }
        let chained = try CSRGraph(sources: [0, 1, 1, 2, 3], targets: [1, 0, 2, 3, 2], nodeCount: 4, directed: true)
        let error = #expect(throws: GraphKernelError.self) { try chained.eigenvectorCentrality(maxIterations: 500) }
        guard case .notConverged = error else {
            Issue.record("got \(String(describing: error))")
            return
        }
    }

    @Test func smallAndGreatWeightsScale() throws {
        for scale in [1e-100, 1e-9, 1e9, 1e100] {
            for directed in [false, true] {
                let (sources, targets): ([Int32], [Int32]) = ([0, 1, 2, 2, 3], [1, 2, 0, 3, 0])
                let graph = try CSRGraph(
                    sources: sources, targets: targets, weights: [scale, 2 * scale, scale, scale, scale], nodeCount: 4, directed: directed)
                let plain = try CSRGraph(
                    sources: sources, targets: targets, weights: [1, 2, 1, 1, 1], nodeCount: 4, directed: directed)
                approximatelyEqual(try graph.eigenvectorCentrality(), try plain.eigenvectorCentrality())
            }
        }
    }

    @Test(arguments: [false, true])
    func doesNotDependOnThreads(directed: Bool) throws {
        let graph = try randomMultigraph(seed: 9, nodeCount: 3000, edgeCount: 31_000, directed: directed, weighted: true)
        let serial = try graph.eigenvectorCentrality(execution: .serial)
        for threads in [2, 4] {
            #expect(try graph.eigenvectorCentrality(execution: Execution(threads: threads)) == serial)
        }
    }
}
