import Testing

@testable import GraphKernels

/// Random graphs, in which most nodes are about as far from the farthest as any: what a middle and a rim rule out is little there.
@Suite struct DiameterCoverTests {
    private static func edges(seed: UInt64, edgesPerNode: Int = 4) throws -> EdgeList {
        try .erdosRenyi(nodeCount: 2000, edgeCount: 2000 * edgesPerNode, seed: seed)
    }

    @Test(arguments: 0..<4 as Range<UInt64>, [2, 4])
    func theDiameterOfARandomGraphIsItsGreatestEccentricity(seed: UInt64, edgesPerNode: Int) throws {
        let graph = try CSRGraph(Self.edges(seed: seed, edgesPerNode: edgesPerNode), directed: false)
        let diameter = try #require(try graph.diameter())
        #expect(try diameter.length == graph.eccentricities().max())
        let distances = try graph.breadthFirstSearch(from: diameter.source).distances
        #expect(distances[Int(diameter.target)] == Int32(diameter.length))
        #expect(try graph.diameter(execution: .serial) == diameter)
        #expect(try graph.diameter(execution: Execution(threads: 5)) == diameter)
    }

    @Test func theFarthestNodesMayBeInASmallerComponent() throws {
        let random = try Self.edges(seed: 7)
        // Beside the random graph, a path that is longer than any way in it.
        let path = (0..<40).map { Int32(2000 + $0) }
        let graph = try CSRGraph(
            sources: Array(random.sources) + path.dropLast(), targets: Array(random.targets) + path.dropFirst(), nodeCount: 2040,
            directed: false)
        #expect(try graph.diameter()?.length == 39)
    }

    /// More than a byte holds, behind a random graph.
    @Test func aLongTailIsMeasured() throws {
        let random = try Self.edges(seed: 8)
        let tail = (0..<300).map { Int32(1999 + $0) }
        let graph = try CSRGraph(
            sources: Array(random.sources) + tail.dropLast(), targets: Array(random.targets) + tail.dropFirst(), nodeCount: 2299,
            directed: false)
        #expect(try graph.diameter()?.length == graph.eccentricities().max())
    }

    @Test(arguments: 0..<4 as Range<UInt64>) func nothingIsClosedThatHasALongerWay(seed: UInt64) throws {
        let graph = try CSRGraph(Self.edges(seed: seed), directed: false)
        let eccentricities = try graph.eccentricities()
        let order = try LocalityOrder(graph, execution: .automatic)
        let hub = try #require(order.oldNodes.first)
        let greatest = Int(try #require(eccentricities.max()))
        for length in greatest - 2...greatest {
            var cover = try DiameterCover(order, componentOf: hub, execution: .automatic) { _ in true }
            let all = cover.openCount
            try cover.close(knowing: Double(length))
            let closed = cover.closedNodes
            #expect(closed.count == all - cover.openCount)
            #expect(closed.allSatisfy { eccentricities[Int($0)] <= Double(length) })
            // By the hubs alone, something is closed where the length is that of the graph.
            #expect(length < greatest || !closed.isEmpty)
            let farthest = try cover.takeFarthest(100)
            #expect(Set(farthest).count == min(100, all - closed.count) && Set(farthest).isDisjoint(with: closed))
            #expect(cover.closedNodes.count == closed.count + farthest.count)
        }
    }

    @Test func canBeCancelled() throws {
        let graph = try CSRGraph(Self.edges(seed: 1), directed: false)
        let monitor = RunMonitor()
        monitor.cancel()
        #expect(throws: GraphKernelError.cancelled) { try graph.diameter(execution: Execution(monitor: monitor)) }
    }
}
