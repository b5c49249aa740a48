import Testing

@testable import GraphKernels

/// Threads that meet at the same elements, on a graph big enough for every parallel loop to have several chunks, so that a race shows
/// under ThreadSanitizer, and as another answer than that of one thread.
@Suite("Many threads on one graph")
struct ManyThreadsTests {
    private static let threads = Execution(threads: 4)

    /// Three chunks of 4,096 nodes, enough slots for several threads, and hubs that many of them reach at the same time.
    private static func list() throws -> EdgeList {
        var generator = SplitMix64(seed: 8)
        let nodeCount = 9000
        func hub() -> Int32 { Int32(generator.next(below: nodeCount) * generator.next(below: nodeCount) / nodeCount) }
        let edges = (0..<34_000).map { _ in (hub(), Int32(generator.next(below: nodeCount)), Double(generator.next(below: 9))) }
        return try EdgeList(sources: edges.map(\.0), targets: edges.map(\.1), weights: edges.map(\.2), nodeCount: nodeCount)
    }

    @Test(arguments: [false, true])
    func giveTheAnswerOfOne(directed: Bool) throws {
        let list = try Self.list()
        let serial = try CSRGraph(list, directed: directed, policy: .dropParallel, execution: .serial)
        let graph = try CSRGraph(list, directed: directed, policy: .dropParallel, execution: Self.threads)
        #expect(graph.outgoing.neighbors == serial.outgoing.neighbors && graph.incoming.edges == serial.incoming.edges)
        #expect(graph.outgoing.weights == serial.outgoing.weights)

        #expect(try graph.connectedComponents(execution: Self.threads) == graph.connectedComponents(execution: .serial))
        let source = try #require(
            (0..<Int32(graph.nodeCount)).max { graph.outgoing.slots(of: $0).count < graph.outgoing.slots(of: $1).count })
        let tree = try graph.dijkstra(from: source)
        for reach in [2, .infinity] {
            #expect(
                try graph.singleSourceShortestPaths(from: source, delta: 3, reach: reach, execution: Self.threads, parallelWork: 0) == tree)
        }
        func hops(_ execution: Execution) throws -> [Int32] {
            let search = try BreadthFirstSearch(graph, execution: execution, parallelWork: 0)
            try search.run(from: source)
            return search.distances.array + search.parents.array
        }
        #expect(try hops(Self.threads) == hops(.serial))
    }

    @Test func readOneFile() throws {
        let list = try Self.list()
        let lines = zip(zip(list.sources, list.targets), list.weights ?? .single([])).map { "\($0.0.0) \($0.0.1) \($0.1)\n" }
        let pieces = try TextPieces(text: Array(lines.joined().utf8), pieceSize: 1 << 14)
        let file = try EdgeListFile(pieces, execution: Self.threads)
        #expect(try Array(file.edges(execution: Self.threads).sources) == Array(list.sources))
        let graph = try CSRGraph(file, directed: true, execution: Self.threads)
        let expected = try CSRGraph(list, directed: true, keepsEdgeIDs: false, execution: .serial)
        #expect(graph.incoming.neighbors == expected.incoming.neighbors && graph.incoming.weights == expected.incoming.weights)
    }
}
