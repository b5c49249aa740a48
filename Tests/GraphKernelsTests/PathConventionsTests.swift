import Testing

@testable import GraphKernels

/// The rules of the paths guide, each on a graph small enough to draw.
@Suite("Path conventions")
struct PathConventionsTests {
    /// 0 ── 1 ── 3, 0 ── 2 ── 3, and 0 ── 4 ── 5 ── 3; edge 8 is a loop, edge 7 parallel to edge 0.
    private let sources: [Int32] = [0, 1, 0, 2, 0, 4, 5, 1, 1]
    private let targets: [Int32] = [1, 3, 2, 3, 4, 5, 3, 0, 1]

    private func diamond(weights: [Double]? = nil, directed: Bool = false) throws -> CSRGraph {
        try CSRGraph(sources: sources, targets: targets, weights: weights, nodeCount: 7, directed: directed)
    }

    @Test func tiesGoToTheSmallestNodes() throws {
        let graph = try diamond()
        #expect(try graph.shortestPath(from: 0, to: 3) == GraphPath(nodes: [0, 1, 3], length: 2, preference: 0))
        #expect(try graph.allShortestPaths(from: 0, to: 3, limit: 9).paths.map(\.nodes) == [[0, 1, 3], [0, 2, 3]])
        #expect(try graph.kShortestPaths(from: 0, to: 3, k: 9).map(\.nodes) == [[0, 1, 3], [0, 2, 3], [0, 4, 5, 3]])
    }

    @Test func preferenceDecidesBetweenEqualLengthsOnly() throws {
        let graph = try diamond()
        // Both parallel edges of 0 ── 1 are worse than 0 ── 2; the long way round is best attested and still longest.
        let preference: [Double] = [5, 1, 2, 1, 0, 0, 0, 4, 0]
        #expect(try graph.shortestPath(from: 0, to: 3, preference: preference) == GraphPath(nodes: [0, 2, 3], length: 2, preference: 3))
        let paths = try graph.kShortestPaths(from: 0, to: 3, k: 3, preference: preference)
        #expect(paths.map(\.nodes) == [[0, 2, 3], [0, 1, 3], [0, 4, 5, 3]])
        #expect(paths.map(\.preference) == [3, 5, 0])
    }

    @Test func preferenceOfAHopIsThatOfItsLightestEdges() throws {
        let graph = try CSRGraph(sources: [0, 0, 0], targets: [1, 1, 1], weights: [2, 1, 1], nodeCount: 2, directed: true)
        #expect(try graph.shortestPath(from: 0, to: 1, preference: [0, 7, 3]) == GraphPath(nodes: [0, 1], length: 1, preference: 3))
    }

    @Test func fewerHopsWinAmongEqualLengths() throws {
        let graph = try diamond(weights: [1, 3, 2, 2, 0, 2, 2, 1, 0])
        #expect(try graph.shortestPath(from: 0, to: 3)?.nodes == [0, 1, 3])
        #expect(try graph.allShortestPaths(from: 0, to: 3, limit: 9).paths.map(\.nodes) == [[0, 1, 3], [0, 2, 3], [0, 4, 5, 3]])
    }

    @Test func hopLimitMayCostLength() throws {
        let graph = try diamond(weights: [9, 9, 7, 7, 1, 1, 1, 9, 0])
        #expect(try graph.shortestPath(from: 0, to: 3)?.nodes == [0, 4, 5, 3])
        let short = try graph.shortestPath(from: 0, to: 3, constraints: PathConstraints(maxHops: 2))
        #expect(short == GraphPath(nodes: [0, 2, 3], length: 14, preference: 0))
        #expect(try graph.shortestPath(from: 0, to: 3, constraints: PathConstraints(maxHops: 1)) == nil)
        #expect(try graph.kShortestPaths(from: 0, to: 3, k: 9, constraints: PathConstraints(maxHops: 2)).map(\.length) == [14, 18])
    }

    /// The cheap way to node 3 spends the hops that are needed after it: two labels at node 3 must live side by side.
    @Test func hopLimitKeepsDearerPrefixesWithFewerHops() throws {
        let graph = try CSRGraph(
            sources: [0, 1, 2, 0, 3], targets: [1, 2, 3, 3, 4], weights: [1, 1, 1, 10, 1], nodeCount: 5, directed: true)
        #expect(try graph.shortestPath(from: 0, to: 4, constraints: PathConstraints(maxHops: 4))?.length == 4)
        #expect(try graph.shortestPath(from: 0, to: 4, constraints: PathConstraints(maxHops: 3))?.nodes == [0, 3, 4])
        #expect(try graph.reversed.shortestPath(from: 4, to: 0, constraints: PathConstraints(maxHops: 4))?.length == 4)
        #expect(try graph.reversed.shortestPath(from: 4, to: 0, constraints: PathConstraints(maxHops: 3))?.nodes == [4, 3, 0])
    }

    @Test func directionCounts() throws {
        let graph = try diamond(directed: true)
        #expect(try graph.shortestPath(from: 0, to: 3)?.nodes == [0, 1, 3])
        #expect(try graph.shortestPath(from: 3, to: 0) == nil)
        #expect(try graph.reversed.shortestPath(from: 3, to: 0)?.nodes == [3, 1, 0])
    }

    @Test func aNodeIsReachedFromItselfWithoutAHop() throws {
        let graph = try diamond()
        let itself = GraphPath(nodes: [1], length: 0, preference: 0)
        #expect(try graph.shortestPath(from: 1, to: 1) == itself)
        #expect(try graph.kShortestPaths(from: 1, to: 1, k: 5) == [itself])
        #expect(try graph.allShortestPaths(from: 1, to: 1, limit: 5) == AllShortestPaths(paths: [itself], count: 1))
        #expect(try graph.shortestPath(from: 1, to: 1, constraints: PathConstraints(maxHops: 0, via: [1])) == itself)
        #expect(try graph.shortestPath(from: 1, to: 1, constraints: PathConstraints(via: [2])) == nil)
    }

    @Test func thereIsOnePathFromANodeToItself() throws {
        let graph = try diamond(weights: (1...9).map { Double($0) / 4 })
        #expect(try graph.kShortestPaths(from: 1, to: 1, k: 5) == [GraphPath(nodes: [1], length: 0, preference: 0)])
        #expect(try graph.kShortestPaths(from: 1, to: 1, k: 5, constraints: PathConstraints(excludedNodes: [1])) == [])
    }

    @Test func pathsBeyondOneWithoutLength() throws {
        // An edge of weight 0 beside a chain whose weights double.
        let chain: [Int32] = [0, 2, 3, 4, 5, 1]
        let graph = try CSRGraph(
            sources: [0] + chain.dropLast(), targets: [1] + chain.dropFirst(), weights: [0, 0.125, 0.25, 0.5, 1, 2], nodeCount: 6,
            directed: false)
        #expect(try graph.kShortestPaths(from: 0, to: 1, k: 3).map(\.length) == [0, 3.875])
    }

    @Test func aSearchThroughGivenNodesCanBeCancelled() throws {
        let monitor = RunMonitor()
        monitor.cancel()
        #expect(throws: GraphKernelError.cancelled) {
            try diamond(weights: (1...9).map(Double.init)).kShortestPaths(
                from: 0, to: 3, k: 2, constraints: PathConstraints(via: [1, 2]), execution: Execution(monitor: monitor))
        }
    }

    @Test func noPath() throws {
        let graph = try diamond()
        let none = AllShortestPaths(paths: [], count: 0)
        #expect(try graph.shortestPath(from: 0, to: 6) == nil)
        #expect(try graph.kShortestPaths(from: 0, to: 6, k: 3).isEmpty)
        #expect(try graph.allShortestPaths(from: 0, to: 6, limit: 3) == none)
        #expect(none.length == nil)
        for excluded: Int32 in [0, 3] {
            let constraints = PathConstraints(excludedNodes: [excluded])
            #expect(try graph.shortestPath(from: 0, to: 3, constraints: constraints) == nil)
            #expect(try graph.allShortestPaths(from: 0, to: 3, limit: 3, constraints: constraints) == none)
        }
        #expect(try graph.shortestPath(from: 0, to: 0, constraints: PathConstraints(excludedNodes: [0])) == nil)
        #expect(try graph.shortestPath(from: 0, to: 3, constraints: PathConstraints(excludedNodes: [4], via: [4])) == nil)
        #expect(try graph.shortestPath(from: 0, to: 3, constraints: PathConstraints(excludedNodes: [1, 2]))?.nodes == [0, 4, 5, 3])
    }

    @Test func aDeadEndIsNoWayThrough() throws {
        let graph = try CSRGraph(sources: [0, 1, 1], targets: [1, 2, 3], nodeCount: 4, directed: false)
        #expect(try graph.shortestPath(from: 0, to: 2, constraints: PathConstraints(via: [1]))?.nodes == [0, 1, 2])
        #expect(try graph.shortestPath(from: 0, to: 2, constraints: PathConstraints(via: [3])) == nil)
        #expect(try graph.allShortestPaths(from: 0, to: 2, limit: 1, constraints: PathConstraints(via: [3])).count == 0)
    }

    @Test func preferencesAreValidated() throws {
        let graph = try diamond()
        #expect(throws: GraphKernelError.preferenceCountMismatch(preferences: 2, edges: 9)) {
            try graph.shortestPath(from: 0, to: 3, preference: [1, 2])
        }
        #expect(throws: GraphKernelError.invalidPreference(edge: 4, preference: -1)) {
            try graph.kShortestPaths(from: 0, to: 3, k: 1, preference: [0, 0, 0, 0, -1, 0, 0, 0, 0])
        }
        #expect(throws: GraphKernelError.invalidPreference(edge: 0, preference: .infinity)) {
            try graph.allShortestPaths(from: 0, to: 3, limit: 1, preference: [.infinity, 0, 0, 0, 0, 0, 0, 0, 0])
        }
    }
}
