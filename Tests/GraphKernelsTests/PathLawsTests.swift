import Testing

@testable import GraphKernels

/// Laws on graphs too large to try all paths.
@Suite("Path laws")
struct PathLawsTests {
    private func graph(seed: UInt64, directed: Bool) throws -> CSRGraph {
        var generator = SplitMix64(seed: seed)
        let nodes: Range<Int32> = 0..<150
        let sources = (0..<400).map { _ in Int32.random(in: nodes, using: &generator) }
        let targets = (0..<400).map { _ in Int32.random(in: nodes, using: &generator) }
        // Fractions that are no multiples of a power of two: sums are rounded.
        let weights = (0..<400).map { _ in Double.random(in: 0...1, using: &generator) }
        return try CSRGraph(sources: sources, targets: targets, weights: weights, nodeCount: 150, directed: directed)
    }

    @Test(arguments: [true, false])
    func distancesObeyTheTriangleInequality(directed: Bool) throws {
        for seed in UInt64(0)..<5 {
            let graph = try graph(seed: seed, directed: directed)
            let hops = try (0..<Int32(30)).map { try graph.breadthFirstSearch(from: $0).distances.map { $0 < 0 ? .infinity : Double($0) } }
            let lengths = try (0..<Int32(30)).map { try graph.dijkstra(from: $0).distances }
            var violations: [[Int]] = []
            for from in 0..<30 {
                for through in 0..<30 {
                    for to in 0..<30 {
                        let (direct, detour) = (lengths[from][to], lengths[from][through] + lengths[through][to])
                        if direct > detour * (1 + 1e-12) || hops[from][to] > hops[from][through] + hops[through][to] {
                            violations.append([from, through, to])
                        }
                    }
                }
            }
            #expect(violations.isEmpty, "seed \(seed)")
        }
    }

    @Test(arguments: [true, false])
    func parentsAreOneStepNearer(directed: Bool) throws {
        for seed in UInt64(0)..<5 {
            let graph = try graph(seed: seed, directed: directed)
            let tree = try graph.breadthFirstSearch(from: 3)
            let weighted = try graph.dijkstra(from: 3)
            for node in 0..<Int32(150) {
                let nearer = graph.reversed.neighbors(of: node).filter {
                    tree.distances[Int($0)] >= 0 && tree.distances[Int($0)] == tree.distances[Int(node)] - 1
                }
                #expect(tree.parents[Int(node)] == nearer.min() ?? -1, "seed \(seed)")
                #expect((tree.distances[Int(node)] < 0) == weighted.distances[Int(node)].isInfinite, "seed \(seed)")
                let parent = weighted.parents[Int(node)]
                guard parent >= 0 else {
                    #expect(node == 3 || weighted.distances[Int(node)].isInfinite)
                    continue
                }
                let hop = graph.slots(from: parent, to: node).compactMap { graph.outgoing.weights?[$0] }.min() ?? .nan
                #expect(weighted.distances[Int(node)] == weighted.distances[Int(parent)] + hop, "seed \(seed)")
            }
        }
    }

    @Test(arguments: [true, false], [true, false])
    func kShortestPathsAreSimpleDistinctValidAndInOrder(directed: Bool, weighted: Bool) throws {
        for seed in UInt64(0)..<4 {
            let built = try graph(seed: seed, directed: directed)
            let graph = weighted ? built : built.unweighted
            for constraints in [.none, PathConstraints(excludedNodes: [5, 6, 7], maxHops: 9), PathConstraints(maxHops: 8, via: [11])] {
                let paths = try graph.kShortestPaths(from: 0, to: 1, k: 10, constraints: constraints)
                #expect(try graph.shortestPath(from: 0, to: 1, constraints: constraints) == paths.first, "seed \(seed)")
                #expect(Set(paths.map(\.nodes)).count == paths.count, "seed \(seed)")
                for (path, next) in zip(paths, paths.dropFirst()) {
                    #expect(path.length <= next.length, "seed \(seed)")
                }
                for path in paths {
                    #expect(path.nodes.first == 0 && path.nodes.last == 1, "seed \(seed)")
                    #expect(Set(path.nodes).count == path.nodes.count, "seed \(seed)")
                    #expect(constraints.via.isSubset(of: path.nodes), "seed \(seed)")
                    #expect(constraints.excludedNodes.isDisjoint(with: path.nodes), "seed \(seed)")
                    #expect(path.hops <= constraints.maxHops ?? .max, "seed \(seed)")
                    #expect(zip(path.nodes, path.nodes.dropFirst()).allSatisfy { !graph.edges(from: $0, to: $1).isEmpty }, "seed \(seed)")
                    #expect(try HopCosts(graph, preference: nil).cost(of: path.nodes).length == path.length, "seed \(seed)")
                }
            }
        }
    }

    /// A generous limit on hops changes nothing, though weights then take another way through the code.
    @Test(arguments: [true, false])
    func aLooseHopLimitChangesNothing(directed: Bool) throws {
        for seed in UInt64(0)..<8 {
            let graph = try graph(seed: seed, directed: directed)
            let free = try graph.kShortestPaths(from: 2, to: 9, k: 6)
            #expect(try graph.kShortestPaths(from: 2, to: 9, k: 6, constraints: PathConstraints(maxHops: 150)) == free, "seed \(seed)")
        }
    }

    @Test func pathsBackAreAsLongAsPathsForth() throws {
        for seed in UInt64(0)..<8 {
            let graph = try graph(seed: seed, directed: true)
            let forth = try graph.unweighted.allShortestPaths(from: 0, to: 1, limit: 1000)
            let back = try graph.unweighted.reversed.allShortestPaths(from: 1, to: 0, limit: 1000)
            #expect(forth.count == back.count, "seed \(seed)")
            #expect(Set(forth.paths.map(\.nodes)) == Set(back.paths.map { $0.nodes.reversed() }), "seed \(seed)")
        }
    }
}
