import Testing

@testable import GraphKernels

@Suite("Clustering")
struct ClusteringTests {
    struct Answers: Decodable, Sendable {
        let clustering: [Double]
        let clusteringWeightedOnnela: [Double]?
    }

    struct Totals: Decodable, Sendable {
        let transitivity: Double
    }

    @Test(arguments: try Oracle.cases("centrality", as: Answers.self))
    func localClusteringAgreesWithOracles(oracle: OracleCase<Answers>) throws {
        approximatelyEqual(try oracle.graph.graph(weighted: false).localClustering(), oracle.answers.clustering)
        if let expected = oracle.answers.clusteringWeightedOnnela {
            approximatelyEqual(try oracle.graph.graph(weighted: true).localClustering(), expected)
        }
    }

    @Test(arguments: try Oracle.cases("structure", as: Totals.self))
    func transitivityAgreesWithOracles(oracle: OracleCase<Totals>) throws {
        approximatelyEqual([try oracle.graph.graph(weighted: true).transitivity()], [oracle.answers.transitivity])
    }

    /// If all edges weigh the same, the greatest weight divides them out.
    @Test func equalWeightsArePlain() throws {
        let ends = (sources: [0, 1, 2, 2, 3] as [Int32], targets: [1, 2, 0, 3, 0] as [Int32])
        let graph = try CSRGraph(
            sources: ends.sources, targets: ends.targets, weights: [Double](repeating: 7, count: 5), nodeCount: 5, directed: false)
        approximatelyEqual(try graph.localClustering(), [2.0 / 3, 1, 2.0 / 3, 1, 0])
        #expect(try graph.localClustering().last == 0)
        approximatelyEqual(try graph.localClustering(), try graph.unweighted.localClustering().map(Optional.init))
    }

    @Test func nothingButZeroWeights() throws {
        let graph = try CSRGraph(sources: [0, 1, 2], targets: [1, 2, 0], weights: [0, 0, 0], nodeCount: 3, directed: false)
        #expect(try graph.localClustering() == [0, 0, 0])
    }

    @Test func smallGraphs() throws {
        for count in 0...2 {
            let graph = try CSRGraph(sources: [], targets: [], nodeCount: count, directed: false)
            #expect(try graph.localClustering() == [Double](repeating: 0, count: count))
            #expect(try graph.transitivity() == 0)
        }
    }

    @Test func threadsDoNotMatter() throws {
        let graph = try randomGraph(nodeCount: 2000, edgeCount: 20_000, directed: false, weighted: true, seed: 12)
        let serial = try graph.localClustering(execution: .serial)
        for threads in [2, 4] {
            #expect(try graph.localClustering(execution: Execution(threads: threads)) == serial)
        }
        #expect(serial.allSatisfy { $0 >= 0 && $0 <= 1 })
        #expect(serial.contains { $0 > 0 })
    }

    @Test func canBeCancelled() throws {
        let monitor = RunMonitor()
        monitor.cancel()
        let graph = try randomGraph(nodeCount: 60, edgeCount: 200, directed: false, weighted: true, seed: 4)
        #expect(throws: GraphKernelError.cancelled) { try graph.localClustering(execution: Execution(monitor: monitor)) }
        #expect(throws: GraphKernelError.cancelled) { try graph.transitivity(execution: Execution(monitor: monitor)) }
    }
}
