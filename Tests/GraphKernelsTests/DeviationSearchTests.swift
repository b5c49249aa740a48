import Testing

@testable import GraphKernels

/// The k shortest paths by lower bounds against those by a search from the target for every prefix, on graphs in which ways lead back to
/// where they came from.
@Suite("Deviation search")
struct DeviationSearchTests {
    private func graph(seed: UInt64, directed: Bool, weighted: Bool) throws -> (graph: CSRGraph, preference: [Double]?) {
        var generator = SplitMix64(seed: seed)
        // A tree and a few edges more: most neighbours of a path are dead ends.
        let nodeCount: Int32 = 60
        var (sources, targets): ([Int32], [Int32]) = ([], [])
        for node in 1..<nodeCount {
            let other = Int32.random(in: max(0, node - 6)..<node, using: &generator)
            sources += directed ? [node, other] : [node]
            targets += directed ? [other, node] : [other]
        }
        for _ in 0..<Int.random(in: 5...40, using: &generator) {
            sources.append(Int32.random(in: 0..<nodeCount, using: &generator))
            targets.append(Int32.random(in: 0..<nodeCount, using: &generator))
        }
        let weights = sources.map { _ in
            seed % 2 == 0 ? Double.random(in: 0...1, using: &generator) : Double(Int.random(in: 0...3, using: &generator))
        }
        let preference = seed % 3 == 0 ? sources.map { _ in Double(Int.random(in: 0...2, using: &generator)) } : nil
        return (
            try CSRGraph(
                sources: sources, targets: targets, weights: weighted ? weights : nil, nodeCount: Int(nodeCount), directed: directed),
            preference
        )
    }

    @Test(arguments: [true, false], [true, false])
    func asBySearchingForEveryPrefix(directed: Bool, weighted: Bool) throws {
        for seed in UInt64(0)..<6 {
            let (graph, preference) = try graph(seed: seed, directed: directed, weighted: weighted)
            for constraints in [
                .none, PathConstraints(maxHops: 25), PathConstraints(excludedNodes: [20], excludedEdges: [3, 61], maxHops: 40),
            ] {
                let hops = try HopCosts(graph, preference: preference, excludedEdges: constraints.excludedEdges)
                var search = PathSearch(
                    from: 0, to: 59, hops: hops, constraints: constraints, equalLengthsOnly: false, execution: .serial)
                var expected: [GraphPath] = []
                while expected.count < 12, let path = try search.next() { expected.append(path) }
                let found = try graph.kShortestPaths(from: 0, to: 59, k: 12, constraints: constraints, preference: preference)
                #expect(found == expected, "seed \(seed)")
            }
        }
    }

    @Test func excludedEdgesAreNotWalked() throws {
        for seed in UInt64(0)..<300 {
            let question = try PathQuestion(seed: seed)
            guard !question.edges.isEmpty else { continue }
            var generator = SplitMix64(seed: seed)
            let excluded = Set((0..<3).map { _ in Int32.random(in: 0..<Int32(question.edges.count), using: &generator) })
            let kept = question.edges.indices.filter { !excluded.contains(Int32($0)) }
            let rest = try CSRGraph(
                sources: kept.map { question.edges[$0].source }, targets: kept.map { question.edges[$0].target },
                weights: question.graph.isWeighted ? kept.map { question.edges[$0].weight } : nil, nodeCount: question.graph.nodeCount,
                directed: question.graph.isDirected)
            let preference = question.preference.map { values in kept.map { values[$0] } }
            var constraints = question.constraints
            constraints.excludedEdges = excluded
            let (source, target) = (question.source, question.target)
            let found = try question.graph.kShortestPaths(
                from: source, to: target, k: 20, constraints: constraints, preference: question.preference)
            #expect(
                try found
                    == rest.kShortestPaths(from: source, to: target, k: 20, constraints: question.constraints, preference: preference),
                "seed \(seed)")
            let all = try question.graph.allShortestPaths(
                from: source, to: target, limit: 20, constraints: constraints, preference: question.preference)
            #expect(
                try all
                    == rest.allShortestPaths(
                        from: source, to: target, limit: 20, constraints: question.constraints, preference: preference), "seed \(seed)")
            let path = try question.graph.shortestPath(
                from: source, to: target, constraints: constraints, preference: question.preference)
            #expect(path == found.first, "seed \(seed)")
        }
    }

    @Test func edgesThatAreNotThereAreThrown() throws {
        let graph = try CSRGraph(sources: [0], targets: [1], nodeCount: 2, directed: true)
        for edge: Int32 in [-1, 1] {
            #expect(throws: GraphKernelError.self) {
                try graph.shortestPath(from: 0, to: 1, constraints: PathConstraints(excludedEdges: [edge]))
            }
        }
        let bare = try CSRGraph(sources: [0], targets: [1], nodeCount: 2, directed: true, keepsEdgeIDs: false)
        #expect(throws: GraphKernelError.self) {
            try bare.kShortestPaths(from: 0, to: 1, k: 1, constraints: PathConstraints(excludedEdges: [0]))
        }
        #expect(throws: GraphKernelError.self) { try bare.allShortestPaths(from: 0, to: 1, limit: 1, preference: [1]) }
        #expect(try bare.shortestPath(from: 0, to: 1)?.nodes == [0, 1])
    }

    @Test func runsCanBeCancelled() throws {
        let monitor = RunMonitor()
        monitor.cancel()
        let execution = Execution(monitor: monitor)
        let graph = try CSRGraph(EdgeList.grid(rows: 90, columns: 90), directed: false)
        #expect(throws: GraphKernelError.cancelled) { try graph.shortestPath(from: 0, to: 8099, execution: execution) }
        #expect(throws: GraphKernelError.cancelled) { try graph.kShortestPaths(from: 0, to: 8099, k: 2, execution: execution) }
        #expect(throws: GraphKernelError.cancelled) { try graph.allShortestPaths(from: 0, to: 8099, limit: 2, execution: execution) }
        #expect(throws: GraphKernelError.cancelled) { try graph.widestPath(from: 0, to: 8099, execution: execution) }
        #expect(throws: GraphKernelError.cancelled) { try graph.aStarPath(from: 0, to: 8099, execution: execution) { _ in 0 } }
    }

    /// A target at distance 0, and a thousand ways to it, each 1 longer than the one before: the horizon is moved out by twice as much every
    /// time, not from way to way, for which all would be listed anew a thousand times.
    @Test(arguments: [true, false]) func theHorizonIsMovedOutInStepsThatGrow(directed: Bool) throws {
        let ways: Int32 = 1000
        let between = (2..<ways + 2).map { $0 }
        let graph = try CSRGraph(
            sources: [0] + between.map { _ in 0 } + between, targets: [1] + between + between.map { _ in 1 },
            weights: [0] + between.map { Double($0) } + between.map { _ in 0 }, nodeCount: Int(ways) + 2, directed: directed)
        var horizons: [Double] = []
        let paths = try HopCosts(graph, preference: nil, excludedEdges: []).paths(
            from: 0, to: 1, constraints: .none, limit: Int(ways) + 1, equalLengthsOnly: false, execution: .serial
        ) { horizons.append($0) }
        #expect(paths.map(\.length) == [0] + between.map { Double($0) })
        #expect(horizons.count <= 12, "\(horizons)")
    }

    @Test func fromANodeToItselfNothingIsSearched() throws {
        let graph = try CSRGraph(sources: [0, 1, 0], targets: [1, 0, 0], weights: [0, 0, 0], nodeCount: 2, directed: true)
        var searches = 0
        let paths = try HopCosts(graph, preference: nil, excludedEdges: []).paths(
            from: 0, to: 0, constraints: .none, limit: 5, equalLengthsOnly: false, execution: .serial
        ) { _ in searches += 1 }
        #expect(paths.map(\.nodes) == [[0]])
        #expect(searches == 0)
    }

    /// Far beyond the shortest: round the other side of a ring.
    @Test func theHorizonIsMovedOut() throws {
        let nodes = (0..<Int32(1000)).map { $0 }
        let weights = nodes.map { $0 == 0 ? 0.1 : 1 }
        let ring = try CSRGraph(sources: nodes, targets: nodes.dropFirst() + [0], weights: weights, nodeCount: 1000, directed: false)
        #expect(try ring.kShortestPaths(from: 0, to: 1, k: 3).map(\.hops) == [1, 999])
        #expect(try ring.unweighted.kShortestPaths(from: 0, to: 1, k: 3).map(\.length) == [1, 999])
        let limit = PathConstraints(maxHops: 998)
        #expect(try ring.unweighted.kShortestPaths(from: 0, to: 1, k: 3, constraints: limit).count == 1)
    }
}
