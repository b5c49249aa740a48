import Testing

@testable import GraphKernels

@Suite("HITS")
struct HITSTests {
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func hubsPointToAuthorities(seed: UInt64) throws {
        let graph = try randomMultigraph(seed: seed, nodeCount: 40, edgeCount: 120, directed: true, weighted: seed % 2 == 0)
        let found = try graph.hubsAndAuthorities(tolerance: 1e-12)
        #expect(abs(found.hubs.reduce(0, +) - 1) < 1e-12)
        #expect(abs(found.authorities.reduce(0, +) - 1) < 1e-12)
        let matrix = adjacencyMatrix(graph)
        let pointed = (0..<40).map { target in (0..<40).reduce(0) { $0 + matrix[$1][target] * found.hubs[$1] } }
        let total = pointed.reduce(0, +)
        approximatelyEqual(found.authorities, pointed.map { $0 / total })
        let turned = try graph.reversed.hubsAndAuthorities(tolerance: 1e-12)
        approximatelyEqual(turned.hubs, found.authorities)
    }

    @Test func undirectedHubsAreAuthoritiesAndEigenvectors() throws {
        let graph = try randomMultigraph(seed: 4, nodeCount: 50, edgeCount: 300, directed: false, weighted: true)
        let found = try graph.hubsAndAuthorities()
        approximatelyEqual(found.hubs, found.authorities)
        let vector = try graph.eigenvectorCentrality()
        let sum = vector.reduce(0, +)
        approximatelyEqual(found.hubs, vector.map { $0 / sum })
    }

    @Test("The unit of weights does not matter", arguments: [1e-170, 1e-300, 1e160]) func unitOfWeights(unit: Double) throws {
        let weights = [unit, 3 * unit, unit]
        func chain(_ weights: [Double], closed: Bool = false, directed: Bool) throws -> CSRGraph {
            try CSRGraph(sources: [0, 1, 2], targets: [1, 2, closed ? 0 : 3], weights: weights, nodeCount: 4, directed: directed)
        }
        let (found, expected) = try (
            chain(weights, directed: true).hubsAndAuthorities(), chain([1, 3, 1], directed: true).hubsAndAuthorities()
        )
        approximatelyEqual(found.hubs, expected.hubs)
        approximatelyEqual(found.authorities, expected.authorities)
        for (closed, directed) in [(false, false), (true, true)] {
            approximatelyEqual(
                try chain(weights, closed: closed, directed: directed).eigenvectorCentrality(),
                try chain([1, 3, 1], closed: closed, directed: directed).eigenvectorCentrality())
        }
    }

    @Test func edgeCases() throws {
        #expect(try CSRGraph(sources: [], targets: [], nodeCount: 0, directed: true).hubsAndAuthorities().hubs == [])
        let empty = try CSRGraph(sources: [], targets: [], nodeCount: 2, directed: true)
        #expect(throws: GraphKernelError.self) { try empty.hubsAndAuthorities() }
        let edge = try CSRGraph(sources: [0], targets: [1], nodeCount: 3, directed: true)
        approximatelyEqual(try edge.hubsAndAuthorities().hubs, [1, 0, 0])
        approximatelyEqual(try edge.hubsAndAuthorities().authorities, [0, 1, 0])
    }

    @Test func doesNotDependOnThreads() throws {
        let graph = try randomMultigraph(seed: 12, nodeCount: 3000, edgeCount: 31_000, directed: true, weighted: false)
        let serial = try graph.hubsAndAuthorities(execution: .serial)
        for threads in [2, 4] {
            #expect(try graph.hubsAndAuthorities(execution: Execution(threads: threads)) == serial)
        }
    }
}
