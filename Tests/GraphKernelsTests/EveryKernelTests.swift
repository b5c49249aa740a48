import GraphKernels
import Testing

/// Every public kernel, with whatever input: it answers within the documented range or throws a typed error that has its cause in the
/// input. Nothing traps.
@Suite("Every kernel, whatever the input")
struct EveryKernelTests {
    private static let seeds: Range<UInt64> = 0..<150

    @Test func layouts() throws {
        for seed in Self.seeds {
            var input = HostileInput(seed: seed)
            let (graph, pivots, sweeps) = (input.graph, input.count(), input.count())
            let isExpected = pivots >= 2 && sweeps >= 1 && sweeps < 1000
            guard sweeps < 1000 else { continue }
            let layout = try answer(expected: isExpected, try graph.stressLayout(pivots: pivots, sweeps: sweeps, seed: seed))
            #expect(layout.map { $0.nodeCount == graph.nodeCount && ($0.x + $0.y).allSatisfy { $0.isFinite } } ?? true, "\(input)")
            guard let layout else { continue }
            let sources = (0..<input.below(4)).map { _ in input.node() }
            let stress = try answer(
                expected: sources.allSatisfy { input.contains($0) }, try graph.normalizedStress(of: layout, from: sources))
            #expect(stress.map { (0...1).contains($0) } ?? true, "stress \(stress ?? .nan), \(input)")
        }
    }

    @Test func centralities() throws {
        for seed in Self.seeds {
            var input = HostileInput(seed: seed)
            let (graph, n) = (input.graph, input.graph.nodeCount)
            let neighbors = try graph.undirected().simplified().degrees()
            func check(_ measure: String, _ values: [Double]?, within range: ClosedRange<Double>, sum: Double? = nil, norm: Double? = nil) {
                guard let values else { return }
                #expect(values.count == n, "\(measure), \(input)")
                let slack = 1e-6
                #expect(
                    values.allSatisfy { $0 >= range.lowerBound - slack && $0 <= range.upperBound + slack }, "\(measure) \(values), \(input)"
                )
                if let sum, n > 0 { #expect(abs(values.reduce(0, +) - sum) < slack, "\(measure) \(values), \(input)") }
                if let norm, n > 0 { #expect(abs(values.reduce(0) { $0 + $1 * $1 } - norm) < slack, "\(measure) \(values), \(input)") }
            }
            let positive = 0...Double.infinity
            let pairs = Double(max(0, (n - 1) * (n - 2)))
            let noZeros = input.weights?.contains(0) != true
            check("betweenness", try answer(expected: noZeros, try graph.betweennessCentrality()), within: 0...1)
            check(
                "raw betweenness", try answer(expected: noZeros, try graph.betweennessCentrality(normalized: false)),
                within: 0...pairs)
            let sources = (0..<input.below(4)).map { _ in input.node() }
            check(
                "betweenness of sources",
                try answer(
                    expected: noZeros && sources.allSatisfy { input.contains($0) },
                    try graph.betweennessCentrality(sources: sources, normalized: input.flag())), within: positive)
            let (samples, confidence) = (input.count(), input.number())
            let estimate = try answer(
                expected: noZeros && samples >= 1 && confidence > 0 && confidence < 1,
                try graph.approximateBetweennessCentrality(samples: samples, confidence: confidence, seed: seed))
            check("sampled betweenness", estimate?.values, within: positive)
            #expect(estimate.map { $0.maximumError >= 0 } ?? true, "\(input)")
            let error = input.number()
            let needed = try answer(
                expected: error > 0 && confidence > 0 && confidence < 1,
                try graph.betweennessSamples(forError: error, confidence: confidence))
            #expect(needed.map { (0...n).contains($0) } ?? true, "\(input)")
            let edges = try answer(expected: noZeros, try graph.edgeBetweennessCentrality())
            #expect(edges.map { $0.count == graph.inputEdgeCount && $0.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-9 } } ?? true, "\(input)")

            let states = (0..<n).map { _ in input.number() }
            check(
                "percolation",
                try answer(
                    expected: noZeros && states.allSatisfy { $0 >= 0 && $0.isFinite }, try graph.percolationCentrality(states: states)),
                within: 0...1)

            let isTame = !input.isExtreme || input.weights == nil
            let finite = 0...Double.greatestFiniteMagnitude
            check(
                "closeness", try answer(expected: isTame, try graph.closenessCentrality()),
                within: input.weights == nil ? 0...1 : finite)
            check(
                "harmonic", try answer(expected: isTame, try graph.harmonicCentrality()), within: input.weights == nil ? 0...1 : finite)
            check(
                "raw harmonic", try answer(expected: isTame, try graph.harmonicCentrality(normalized: false)),
                within: input.weights == nil ? 0...Double(max(1, n)) : finite)
            check("eccentricity", try answer(expected: input.addsUp, try graph.eccentricities()), within: finite)
            check("clustering", try graph.localClustering(), within: 0...1)
            check("transitivity", [Double](repeating: try graph.transitivity(), count: n), within: 0...1)
            check("average neighbour degree", try graph.averageNeighborDegrees(), within: 0...Double(max(1, n)))
            check("degree centrality", graph.degreeCentrality(), within: 0...(graph.isDirected ? 2 : 1))
            check("strength", try answer(expected: input.addsUp, try graph.strengths()), within: finite)
            check("density", [Double](repeating: graph.density(), count: n), within: 0...1)
            #expect(graph.degreeDistribution().reduce(0, +) == n, "\(input)")
            #expect(try graph.degreeAssortativity().map { abs($0) <= 1 + 1e-9 } ?? true, "\(input)")
            #expect(try zip(graph.coreNumbers(), neighbors).allSatisfy { $0 >= 0 && $0 <= $1 }, "\(input)")
            #expect(try graph.triangleCounts().reduce(0, +) == 3 * graph.triangleCount(), "\(input)")
            for (burt, degree) in zip(zip(try graph.constraint(), try graph.effectiveSize()), neighbors) {
                #expect(burt.0.isNaN == (degree == 0) && burt.1.isNaN == (degree == 0 || burt.0 == 0), "\(burt), \(input)")
                #expect(burt.0.isNaN || (burt.0 >= 0 && burt.0.isFinite), "constraint \(burt), \(input)")
                #expect(burt.1.isNaN || (burt.1 >= -1e-9 && burt.1 <= Double(degree) + 1e-9), "effective size \(burt), \(input)")
            }

            let damping = input.number()
            let jumps: [Double]? = input.flag() ? nil : (0..<input.below(2) + n).map { _ in input.number() }
            let canJump = jumps.map { $0.count == n && $0.allSatisfy { $0 >= 0 && $0.isFinite } && $0.contains { $0 > 0 } } ?? true
            let canWalk = canJump && damping >= 0 && damping < 1 && !input.isExtreme
            let (tolerance, steps) = (input.number(), input.count())
            check("PageRank", try answer(try graph.pageRank()), within: 0...1, sum: 1)
            check(
                "PageRank, any parameters",
                try answer(
                    expected: false,
                    try graph.pageRank(damping: damping, tolerance: tolerance, maxIterations: steps, personalization: jumps)),
                within: 0...1, sum: 1)
            check(
                "PageRank by steps",
                try answer(expected: canWalk, try graph.pageRank(iterations: input.below(4), damping: damping, personalization: jumps)),
                within: 0...1, sum: 1)
            let katz = try answer(expected: !input.isExtreme, try graph.katzCentrality())
            check("Katz", katz?.values, within: 0...1, norm: 1)
            let alpha = input.number()
            let otherKatz = try answer(
                expected: false, try graph.katzCentrality(alpha: alpha, tolerance: tolerance, maxIterations: min(steps, 1000)))
            check("Katz, any parameters", otherKatz?.values, within: 0...1, norm: 1)
            check(
                "eigenvector", try answer(expected: false, try graph.eigenvectorCentrality(maxIterations: min(steps, 1000))),
                within: 0...1, norm: 1)
            let hits = try answer(expected: false, try graph.hubsAndAuthorities(tolerance: tolerance, maxIterations: min(steps, 1000)))
            check("hubs", hits?.hubs, within: 0...1, sum: 1)
            check("authorities", hits?.authorities, within: 0...1, sum: 1)
        }
    }

    @Test func communities() throws {
        for seed in Self.seeds {
            var input = HostileInput(seed: seed)
            let graph = input.graph
            func check(_ communities: Communities?) {
                guard let communities else { return }
                #expect(Set(communities.labels) == Set(0..<Int32(communities.count)), "\(communities), \(input)")
                #expect(communities.sizes.reduce(0, +) == graph.nodeCount && communities.sizes.count == communities.count, "\(input)")
                #expect(communities.modularity.isFinite && communities.modularity <= 1 + 1e-9, "\(communities), \(input)")
            }
            let (resolution, iterations) = (input.number(), input.count())
            let isResolution = resolution >= 0 && resolution.isFinite
            check(try graph.leidenCommunities(seed: seed))
            check(try graph.louvainCommunities(seed: seed))
            check(try graph.labelPropagationCommunities(seed: seed))
            check(
                try answer(
                    expected: isResolution && iterations >= 1,
                    try graph.leidenCommunities(resolution: resolution, seed: seed, iterations: iterations)))
            check(try answer(expected: isResolution, try graph.louvainCommunities(resolution: resolution, seed: seed)))
            let labels = (0..<graph.nodeCount + input.below(2)).map { _ in Int32(truncatingIfNeeded: input.count()) }
            let modularity = try answer(
                expected: labels.count == graph.nodeCount && isResolution, try graph.modularity(of: labels, resolution: resolution))
            #expect(modularity.map { $0 <= 1 + 1e-9 } ?? true, "\(input)")
        }
    }

    @Test func structure() throws {
        for seed in Self.seeds {
            let input = HostileInput(seed: seed)
            let (graph, n) = (input.graph, input.graph.nodeCount)
            let (weak, strong) = try (graph.connectedComponents(), graph.stronglyConnectedComponents())
            for (labels, count) in [(weak.labels, weak.count), (strong.labels, strong.count)] {
                #expect(labels.count == n && Set(labels) == Set(0..<Int32(count)), "\(input)")
            }
            #expect(weak.count <= strong.count, "\(input)")
            let condensation = try graph.condensation(strong)
            #expect(condensation.isSimple && condensation.nodeCount == strong.count, "\(input)")
            #expect(try condensation.stronglyConnectedComponents().count == (graph.isDirected ? strong.count : weak.count), "\(input)")
            let (blocks, bridges, cuts) = try (graph.biconnectedComponents(), graph.bridges(), graph.cutVertices())
            #expect((0..<blocks.count).allSatisfy { blocks.nodes(of: $0).count >= 2 }, "\(input)")
            for node in 0..<Int32(n) {
                let count = (0..<blocks.count).filter { blocks.nodes(of: $0).contains(node) }.count
                #expect(cuts.contains(node) == (count > 1), "\(input)")
            }
            for bridge in bridges {
                #expect(
                    bridge.source < bridge.target && bridge.edge.map { (0..<Int32(graph.inputEdgeCount)).contains($0) } == true, "\(input)")
            }
            if let eccentricities = try answer(expected: input.addsUp, try graph.eccentricities()) {
                #expect(try graph.diameter()?.length == eccentricities.max(), "\(input)")
            }
            if let radii = try answer(expected: input.addsUp, try graph.undirected().eccentricities()) {
                #expect(
                    try graph.center().map { center in center.nodes.allSatisfy { radii[Int($0)] == center.radius } } ?? (n == 0),
                    "\(input)")
            }
            let relabeled = try graph.relabeledByDegree().graph
            #expect(relabeled.nodeCount == n && relabeled.edgeCount == graph.edgeCount, "\(input)")
            #expect(try graph.reversed.stronglyConnectedComponents() == strong, "\(input)")
        }
    }

    @Test func paths() throws {
        for seed in Self.seeds {
            var input = HostileInput(seed: seed)
            let graph = input.graph
            let (source, target) = (input.node(), input.node())
            let (hasSource, hasEnds) = (input.contains(source), input.contains(source) && input.contains(target))
            let hops = try answer(expected: hasSource, try graph.breadthFirstSearch(from: source))
            let tree = try answer(expected: hasSource && input.addsUp, try graph.dijkstra(from: source))
            #expect((hops != nil) == hasSource && (tree == nil || hasSource), "\(input)")
            let delta = input.number()
            let stepped = try answer(
                expected: hasSource && input.addsUp && delta > 0 && delta.isFinite,
                try graph.singleSourceShortestPaths(from: source, delta: delta))
            #expect(stepped == nil || stepped == tree, "\(input)")

            let constraints = PathConstraints(
                excludedNodes: input.flag() ? [] : [input.node()], excludedEdges: input.flag() ? [] : [input.node()],
                maxHops: input.flag() ? nil : max(0, input.count()), via: input.flag() ? [] : [input.node()])
            let preference: [Double]? = input.flag() ? nil : (0..<input.below(2) + graph.inputEdgeCount).map { _ in input.number() }
            let isPreference = preference.map { $0.count == graph.inputEdgeCount && $0.allSatisfy { $0 >= 0 && $0.isFinite } } ?? true
            let hasLengths = hasEnds && input.addsUp
            let named = constraints.via.union(constraints.excludedNodes)
            let areEdges = constraints.excludedEdges.allSatisfy { (0..<Int32(graph.inputEdgeCount)).contains($0) }
            let isAnswerable = hasLengths && isPreference && areEdges && named.allSatisfy { input.contains($0) }
            let k = max(1, input.count())
            let shortest = try answer(
                expected: isAnswerable, try graph.shortestPath(from: source, to: target, constraints: constraints, preference: preference))
            let several = try answer(
                expected: isAnswerable,
                try graph.kShortestPaths(from: source, to: target, k: k, constraints: constraints, preference: preference))
            let ties = try answer(
                expected: isAnswerable,
                try graph.allShortestPaths(from: source, to: target, limit: k, constraints: constraints, preference: preference))
            if let several { #expect(several.first == shortest ?? nil && several.count <= k, "\(input)") }
            if let ties { #expect(ties.paths.first == shortest ?? nil && ties.paths.count <= k, "\(input)") }
            guard let free = try answer(expected: hasLengths, try graph.shortestPath(from: source, to: target))
            else { continue }
            if let tree { #expect(free.map(\.length) ?? .infinity == tree.distances[Int(target)], "\(input)") }
            let estimate = input.number()
            let guided = try answer(expected: hasLengths && estimate >= 0, try graph.aStarPath(from: source, to: target) { _ in estimate })
            if let guided = guided ?? nil { #expect(guided.length >= free?.length ?? 0, "\(input)") }
            let widest = try graph.widestPath(from: source, to: target)
            #expect((widest != nil) == ((hops?.distances[Int(target)] ?? -1) >= 0), "\(input)")
        }
    }

    @Test func flows() throws {
        for seed in Self.seeds {
            var input = HostileInput(seed: seed)
            let graph = input.graph
            let (source, target) = (input.node(), input.node())
            let isPair = input.contains(source) && input.contains(target) && source != target
            let flow = try answer(expected: isPair && input.addsUp, try graph.maximumFlow(from: source, to: target))
            let cut = try answer(expected: isPair && input.addsUp, try graph.minimumEdgeCut(from: source, to: target))
            let vertexCut = try answer(expected: isPair, try graph.minimumVertexCut(from: source, to: target))
            let apart = try answer(expected: isPair, try graph.vertexDisjointPaths(from: source, to: target))
            let edgewise = try answer(expected: isPair, try graph.edgeDisjointPaths(from: source, to: target))
            #expect((flow != nil) == (cut != nil) && (flow == nil || isPair) && (vertexCut != nil) == isPair, "\(input)")
            if let flow, let cut, let edgewise {
                #expect(flow.minimumCut == cut, "\(input)")
                #expect(flow.value == cut.capacity || abs(flow.value - cut.capacity) <= 1e-9 * cut.capacity, "\(flow), \(input)")
                #expect(try Double(edgewise.count) == graph.unweighted.minimumEdgeCut(from: source, to: target).capacity, "\(input)")
            }
            if let apart, let vertexCut = vertexCut ?? nil { #expect(apart.count == vertexCut.nodes.count, "\(input)") }

            let (sources, targets) = (
                Set((0..<input.below(3)).map { _ in input.node() }), Set((0..<input.below(3)).map { _ in input.node() })
            )
            let (protected, includesEnds) = (Set((0..<input.below(2)).map { _ in input.node() }), input.flag())
            let costs: [Double]? = input.flag() ? nil : (0..<input.below(2) + graph.nodeCount).map { _ in input.number() }
            let areCosts = costs.map { $0.count == graph.nodeCount && $0.allSatisfy { $0 >= 0 && $0.isFinite } } ?? true
            let areNodes = sources.union(targets).union(protected).allSatisfy { input.contains($0) }
            let cheapest = try answer(
                expected: areCosts && areNodes && (includesEnds || sources.isDisjoint(with: targets)),
                try graph.minimumVertexCut(from: sources, to: targets, protecting: protected, includingEnds: includesEnds, costs: costs))
            if let cheapest = cheapest ?? nil {
                #expect(protected.isDisjoint(with: cheapest.nodes), "\(input)")
                let sum = cheapest.nodes.reduce(0) { $0 + (costs?[Int($1)] ?? 1) }
                #expect(abs(cheapest.cost - sum) <= 1e-9 * sum || cheapest.cost == sum, "\(cheapest), \(input)")
            }
        }
    }

    @Test func graphsAndGenerators() throws {
        for seed in Self.seeds {
            var input = HostileInput(seed: seed)
            let n = input.below(7)
            let edges = (0..<input.below(6)).map { _ in (input.node(), input.node(), input.number()) }
            let nodeCount = input.below(8) == 0 ? input.count() : n
            let isInOrder =
                (0...Int(Int32.max)).contains(nodeCount)
                && edges.allSatisfy {
                    $0.0 >= 0 && Int($0.0) < nodeCount && $0.1 >= 0 && Int($0.1) < nodeCount && $0.2 >= 0 && $0.2.isFinite
                }
            if nodeCount < 1 << 20 || nodeCount > Int(Int32.max) {
                let graph = try answer(
                    expected: isInOrder,
                    try CSRGraph(
                        sources: edges.map(\.0), targets: edges.map(\.1), weights: edges.map(\.2), nodeCount: nodeCount,
                        directed: input.flag()))
                #expect((graph != nil) == isInOrder, "seed \(seed)")
            }
            let (a, b, p) = (input.count(), input.count(), input.number())
            // What asks for gigabytes is no error.
            guard max(a, b) < 100 || max(a, b) > 1 << 40 else { continue }
            let lists: [EdgeList?] = [
                try answer(expected: false, try .path(nodeCount: a)),
                try answer(expected: false, try .cycle(nodeCount: a)),
                try answer(expected: false, try .star(nodeCount: a)),
                try answer(expected: false, try .complete(nodeCount: a)),
                try answer(expected: false, try .tree(nodeCount: a, branching: b)),
                try answer(expected: false, try .grid(rows: a, columns: b)),
                try answer(expected: false, try .barabasiAlbert(nodeCount: a, edgesPerNode: b, seed: seed)),
                try answer(expected: false, try .erdosRenyi(nodeCount: a, edgeCount: b, seed: seed)),
                try answer(expected: false, try .erdosRenyi(nodeCount: a, probability: p, directed: true, seed: seed)),
                try answer(expected: false, try .wattsStrogatz(nodeCount: a, degree: b, rewiring: p, seed: seed)),
                try answer(expected: false, try .kronecker(scale: a, edgeFactor: b, seed: seed)),
            ]
            for list in lists.compactMap({ $0 }) {
                #expect(list.sources.allSatisfy { (0..<list.nodeCount).contains(Int($0)) }, "\(a), \(b), \(p), seed \(seed)")
                #expect(list.targets.allSatisfy { (0..<list.nodeCount).contains(Int($0)) }, "\(a), \(b), \(p), seed \(seed)")
            }
        }
    }

    /// What a kernel answers; `nil` if it throws for a reason that lies in its input.
    ///
    /// - Parameter expected: Whether the input is in order, so that there is nothing to throw.
    private func answer<Value>(expected: Bool = false, _ kernel: @autoclosure () throws -> Value) throws -> Value? {
        do {
            return try kernel()
        } catch let error as GraphKernelError where !expected && error != .cancelled {
            return nil
        }
    }
}
