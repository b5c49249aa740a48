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

    /// Sums of tenths are rounded otherwise from the one end of a path than from the other; powers of two apart, they are not rounded at all.
    enum Weights: CaseIterable {
        case tenths, uniform, powers, fewLengths, rarelyAny

        func draw(_ generator: inout SplitMix64) -> Double {
            switch self {
            case .tenths: Double(Int.random(in: 1...9, using: &generator)) / 10
            case .uniform: Double.random(in: 0..<1, using: &generator)
            case .powers: Double(sign: .plus, exponent: Int.random(in: -20...20, using: &generator), significand: 1)
            case .fewLengths: Double(Int.random(in: 1...2, using: &generator))
            case .rarelyAny: Int.random(in: 0..<8, using: &generator) == 0 ? 0.3 : 0
            }
        }
    }

    @Test("The weighted diameter is the greatest distance of all searches one by one", arguments: Weights.allCases, [false, true])
    func weightedDiameter(weights: Weights, isDirected: Bool) throws {
        for seed in UInt64(0)..<12 {
            var generator = SplitMix64(seed: seed)
            // Random graphs, trees with a few chords, and long circles with chords, some of them in pieces.
            let nodeCount = 150
            let shape = Int(seed % 3)
            let ends: [(Int32, Int32)] = (0..<nodeCount * (shape == 0 ? 3 : 1)).map { number in
                let end = Int32(number % nodeCount)
                return switch shape {
                case 1 where end > 0: (end, Int32.random(in: 0..<end, using: &generator))
                case 2 where number % 10 > 0: (end, (end + 1) % Int32(nodeCount))
                default: (end, Int32.random(in: 0..<Int32(nodeCount), using: &generator))
                }
            }
            let graph = try CSRGraph(
                sources: ends.map(\.0), targets: ends.map(\.1), weights: ends.map { _ in weights.draw(&generator) }, nodeCount: nodeCount,
                directed: isDirected)
            let greatest = try (0..<Int32(nodeCount)).map { source in
                try graph.dijkstra(from: source).distances.filter(\.isFinite).max() ?? 0
            }.max()
            let diameter = try #require(try graph.diameter())
            #expect(diameter.length == greatest, "seed \(seed)")
            #expect(try graph.dijkstra(from: diameter.source).distances[Int(diameter.target)] == diameter.length, "seed \(seed)")
        }
    }

    @Test func canBeCancelled() throws {
        let graph = try CSRGraph(Self.edges(seed: 1), directed: false)
        let monitor = RunMonitor()
        monitor.cancel()
        #expect(throws: GraphKernelError.cancelled) { try graph.diameter(execution: Execution(monitor: monitor)) }
    }
}
