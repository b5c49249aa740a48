import GraphKernels
import Testing

@Suite("Louvain")
struct LouvainTests {
    @Test(arguments: try Oracle.cases("communities", as: CommunityAnswers.self))
    func reachesTheLevelOfTheOracles(oracle: OracleCase<CommunityAnswers>) throws {
        for (graph, levels) in try oracle.graphsWithLevels() {
            let best = try (0..<20).map { try graph.louvainCommunities(seed: $0).modularity }.max() ?? -1
            #expect(best > levels.louvain - 0.015)
            if let optimal = levels.optimal { #expect(best < optimal + 1e-9) }
        }
    }

    @Test(arguments: 0..<40)
    func lawsHoldOnRandomGraphs(seed: UInt64) throws {
        let graph = try randomMultigraph(seed: seed)
        for resolution in [0, 1, 2.5] {
            let communities = try graph.louvainCommunities(resolution: resolution, seed: seed)
            try checkNumbering(communities, of: graph, resolution: resolution)
            #expect(try communities.modularity >= graph.modularity(of: singletons(graph), resolution: resolution) - 1e-12)
        }
    }

    @Test func findsCliques() throws {
        #expect(try twoCliques().louvainCommunities().labels == [0, 0, 0, 0, 1, 1, 1, 1])
    }

    @Test func doesNotDependOnThreads() throws {
        let graph = try CSRGraph(.barabasiAlbert(nodeCount: 3500, edgesPerNode: 5, seed: 3), directed: false)
        let serial = try graph.louvainCommunities(seed: 1, execution: .serial)
        for threads in [2] {
            #expect(try graph.louvainCommunities(seed: 1, execution: Execution(threads: threads)) == serial)
        }
    }
}
