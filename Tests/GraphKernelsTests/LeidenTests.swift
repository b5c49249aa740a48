import GraphKernels
import Testing

@Suite("Leiden")
struct LeidenTests {
    @Test(arguments: try Oracle.cases("communities", as: CommunityAnswers.self))
    func reachesTheLevelOfTheOracles(oracle: OracleCase<CommunityAnswers>) throws {
        for (graph, levels) in try oracle.graphsWithLevels() {
            let best = try (0..<10).map { try graph.leidenCommunities(seed: $0).modularity }.max() ?? -1
            #expect(best > max(levels.louvain, levels.leiden ?? -1) - 0.015)
            if let optimal = levels.optimal { #expect(best < optimal + 1e-9) }
        }
    }

    @Test(arguments: try Oracle.graphs())
    func lawsHoldOnTheOracleGraphs(oracle: OracleGraph) throws {
        for weighted in [false, true] {
            let graph = try oracle.graph(weighted: weighted)
            try checkLaws(graph, resolution: 1, seed: 3)
        }
    }

    @Test(arguments: 0..<60)
    func lawsHoldOnRandomGraphs(seed: UInt64) throws {
        let graph = try randomMultigraph(seed: seed)
        for resolution in [0, 0.3, 1, 2, 1e300] { try checkLaws(graph, resolution: resolution, seed: seed) }
    }

    private func checkLaws(_ graph: CSRGraph, resolution: Double, seed: UInt64) throws {
        let communities = try graph.leidenCommunities(resolution: resolution, seed: seed)
        try checkNumbering(communities, of: graph, resolution: resolution)
        checkConnected(communities, of: graph)
        let alone = try graph.modularity(of: singletons(graph), resolution: resolution)
        #expect(communities.modularity >= alone - 1e-12 * max(1, resolution))
    }

    @Test("At resolution 0 communities are components, however light the edges between heavy ones") func resolutionZero() throws {
        let graph = try CSRGraph(sources: [0, 1, 2], targets: [1, 2, 3], weights: [1e12, 1, 1e12], nodeCount: 5, directed: false)
        #expect(try graph.leidenCommunities(resolution: 0).count == 2)
        #expect(try graph.louvainCommunities(resolution: 0).count == 2)
    }

    @Test func anyNumberOfIterationsMayBeAskedFor() throws {
        let graph = try CSRGraph(sources: [0, 1], targets: [1, 2], nodeCount: 3, directed: false)
        #expect(try graph.leidenCommunities(iterations: .max, execution: Execution(monitor: RunMonitor())).count == 1)
    }

    @Test("Zachary's karate club, by whatever seed") func findsZacharysFactions() throws {
        let karate = try #require(try Oracle.graphs().first { $0.name.contains("karate") })
        let graph = try karate.graph(weighted: false)
        for seed in 0..<20 as Range<UInt64> {
            let communities = try graph.leidenCommunities(seed: seed)
            #expect(abs(communities.modularity - 0.41979) < 1e-4, "seed \(seed)")
            #expect(communities.sizes == [12, 11, 6, 5], "seed \(seed)")
            #expect(try graph.leidenCommunities(seed: seed, execution: .serial) == communities)
        }
    }

    @Test func findsCliques() throws {
        let communities = try twoCliques().leidenCommunities()
        #expect(communities.labels == [0, 0, 0, 0, 1, 1, 1, 1])
        #expect(communities.sizes == [4, 4])
        #expect(abs(communities.modularity - (12.0 / 13 - 0.5)) < 1e-12)
    }

    @Test func resolutionZeroGivesComponents() throws {
        let graph = try randomMultigraph(seed: 1).unweighted
        let components = try graph.connectedComponents()
        let communities = try graph.leidenCommunities(resolution: 0)
        #expect(communities.count == components.count)
        #expect(communities.modularity == (graph.edgeCount > 0 ? 1 : 0))
    }

    @Test func aHugeResolutionGivesSingletons() throws {
        let communities = try twoCliques().leidenCommunities(resolution: 1e300)
        #expect(communities.labels == [0, 1, 2, 3, 4, 5, 6, 7])
    }

    @Test(arguments: [true, false])
    func degenerateGraphs(directed: Bool) throws {
        let empty = try CSRGraph(sources: [], targets: [], nodeCount: 0, directed: directed).leidenCommunities()
        #expect(empty.count == 0 && empty.labels.isEmpty && empty.sizes.isEmpty && empty.modularity == 0)
        let isolated = try CSRGraph(sources: [], targets: [], nodeCount: 3, directed: directed).leidenCommunities()
        #expect(isolated.labels == [0, 1, 2] && isolated.modularity == 0)
        let weightless = try CSRGraph(sources: [0, 1], targets: [1, 2], weights: [0, 0], nodeCount: 3, directed: directed)
        #expect(try weightless.leidenCommunities().labels == [0, 1, 2])
        let loop = try CSRGraph(sources: [0, 0], targets: [0, 0], nodeCount: 1, directed: directed)
        #expect(try loop.leidenCommunities() == loop.louvainCommunities())
        #expect(try loop.leidenCommunities().modularity == 0)
        let pair = try CSRGraph(sources: [0], targets: [1], nodeCount: 2, directed: directed)
        // An arc between two nodes is what chance would give: together or apart, modularity is 0.
        #expect(try pair.leidenCommunities().labels == (directed ? [0, 1] : [0, 0]))
        #expect(try pair.leidenCommunities().modularity == 0)
        let complete = try CSRGraph(sources: [0, 0, 0, 1, 1, 2], targets: [1, 2, 3, 2, 3, 3], nodeCount: 4, directed: directed)
        #expect(try complete.unweighted.undirected().leidenCommunities().count == 1)
    }

    @Test func weightsDecide() throws {
        // A square whose heavy sides are opposite each other.
        let (sources, targets): ([Int32], [Int32]) = ([0, 1, 2, 3], [1, 2, 3, 0])
        let one = try CSRGraph(sources: sources, targets: targets, weights: [9, 1, 9, 1], nodeCount: 4, directed: false)
        #expect(try one.leidenCommunities().labels == [0, 0, 1, 1])
        let other = try CSRGraph(sources: sources, targets: targets, weights: [1, 9, 1, 9], nodeCount: 4, directed: false)
        #expect(try other.leidenCommunities().labels == [0, 1, 1, 0])
    }

    @Test func parallelEdgesAddUp() throws {
        let edges: [(Int32, Int32, Double)] = [(0, 1, 3), (1, 2, 1), (2, 3, 3), (3, 0, 1)]
        let weighted = try CSRGraph(
            sources: edges.map(\.0), targets: edges.map(\.1), weights: edges.map(\.2), nodeCount: 4, directed: false)
        let repeated = edges.flatMap { edge in (0..<Int(edge.2)).map { _ in edge } }
        let parallel = try CSRGraph(sources: repeated.map(\.0), targets: repeated.map(\.1), nodeCount: 4, directed: false)
        #expect(try weighted.leidenCommunities() == parallel.leidenCommunities())
    }

    @Test(arguments: [false, true])
    func resultDependsOnSeedOnly(directed: Bool) throws {
        let base = try CSRGraph(.barabasiAlbert(nodeCount: 3500, edgesPerNode: 5, seed: 3), directed: false)
        var edges: [(Int32, Int32)] = []
        for node in 0..<Int32(base.nodeCount) {
            for neighbor in base.neighbors(of: node) where neighbor < node { edges.append((node, neighbor)) }
        }
        func graph() throws -> CSRGraph {
            try CSRGraph(sources: edges.map(\.0), targets: edges.map(\.1), nodeCount: base.nodeCount, directed: directed)
        }
        let serial = try graph().leidenCommunities(seed: 1, execution: .serial)
        for threads in [2, 4] {
            #expect(try graph().leidenCommunities(seed: 1, execution: Execution(threads: threads)) == serial)
        }
        var generator = SplitMix64(seed: 9)
        edges.shuffle(using: &generator)
        #expect(try graph().leidenCommunities(seed: 1) == serial)
        #expect(try graph().leidenCommunities(seed: 2) != serial)
        checkConnected(serial, of: try graph())
    }

    @Test func moreIterationsFindBetterCommunities() throws {
        let graph = try CSRGraph(.barabasiAlbert(nodeCount: 800, edgesPerNode: 5, seed: 3), directed: false)
        let values = try [1, 2, 5].map { try graph.leidenCommunities(iterations: $0).modularity }
        #expect(values[0] <= values[1] + 1e-12 && values[1] <= values[2] + 1e-12)
    }

    @Test func refusesBadParameters() throws {
        let graph = try twoCliques()
        for resolution in [-1, .nan, .infinity] {
            #expect(throws: GraphKernelError.self) { try graph.leidenCommunities(resolution: resolution) }
            #expect(throws: GraphKernelError.self) { try graph.louvainCommunities(resolution: resolution) }
        }
        #expect(throws: GraphKernelError.self) { try graph.leidenCommunities(iterations: 0) }
    }

    @Test func canBeCancelledAndWatched() throws {
        let graph = try CSRGraph(.barabasiAlbert(nodeCount: 5000, edgesPerNode: 2, seed: 3), directed: false)
        let monitor = RunMonitor()
        _ = try graph.leidenCommunities(iterations: 1, execution: Execution(monitor: monitor))
        #expect(monitor.fractionCompleted == 1)
        monitor.cancel()
        #expect(throws: GraphKernelError.cancelled) { try graph.leidenCommunities(execution: Execution(monitor: monitor)) }
        #expect(throws: GraphKernelError.cancelled) { try graph.louvainCommunities(execution: Execution(monitor: monitor)) }
        #expect(throws: GraphKernelError.cancelled) { try graph.labelPropagationCommunities(execution: Execution(monitor: monitor)) }
    }
}
