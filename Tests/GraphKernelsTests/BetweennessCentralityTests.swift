import Testing

@testable import GraphKernels

/// Betweenness by its definition, from all distances and numbers of shortest paths, which are found without Brandes' algorithm.
struct BetweennessByDefinition {
    let nodes: [Double]
    /// Pairs count in both orders.
    let pairs: [[Double]]

    init(_ graph: CSRGraph) {
        let count = graph.nodeCount
        var hops = [[Double]](repeating: [Double](repeating: .infinity, count: count), count: count)
        for u in 0..<count {
            for slot in graph.outgoing.slots(of: Int32(u)) where graph.outgoing.neighbors[slot] != Int32(u) {
                let v = Int(graph.outgoing.neighbors[slot])
                hops[u][v] = min(hops[u][v], graph.outgoing.weights?[slot] ?? 1)
            }
        }
        var distances = hops
        for node in 0..<count { distances[node][node] = 0 }
        for via in 0..<count {
            for u in 0..<count {
                for v in 0..<count { distances[u][v] = min(distances[u][v], distances[u][via] + distances[via][v]) }
            }
        }
        var paths = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
        for s in 0..<count {
            paths[s][s] = 1
            for t in (0..<count).sorted(by: { distances[s][$0] < distances[s][$1] }) where t != s && distances[s][t] < .infinity {
                for u in 0..<count where distances[s][u] + hops[u][t] == distances[s][t] { paths[s][t] += paths[s][u] }
            }
        }
        var (nodes, pairs) = ([Double](repeating: 0, count: count), hops.map { $0.map { _ in 0.0 } })
        for s in 0..<count {
            for t in 0..<count where t != s && paths[s][t] > 0 {
                for v in 0..<count where v != s && v != t && distances[s][v] + distances[v][t] == distances[s][t] {
                    nodes[v] += paths[s][v] * paths[v][t] / paths[s][t]
                }
                for u in 0..<count {
                    for v in 0..<count where distances[s][u] + hops[u][v] + distances[v][t] == distances[s][t] {
                        pairs[u][v] += paths[s][u] * paths[v][t] / paths[s][t]
                    }
                }
            }
        }
        self.nodes = graph.isDirected ? nodes : nodes.map { $0 / 2 }
        self.pairs = pairs
    }
}

@Suite("Betweenness centrality")
struct BetweennessCentralityTests {
    struct Answers: Decodable, Sendable {
        let betweenness: [Double]
        let betweennessWeighted: [Double]?
    }

    @Test(arguments: try Oracle.cases("centrality", as: Answers.self))
    func agreesWithOracles(oracle: OracleCase<Answers>) throws {
        approximatelyEqual(
            try oracle.graph.graph(weighted: false).betweennessCentrality(normalized: false), oracle.answers.betweenness)
        if let expected = oracle.answers.betweennessWeighted {
            approximatelyEqual(try oracle.graph.graph(weighted: true).betweennessCentrality(normalized: false), expected)
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func agreesWithTheDefinition(seed: UInt64) throws {
        let graph = try PathQuestion(seed: seed).graph
        guard try !(graph.simplified().outgoing.weights?.contains(0) ?? false) else { return }
        approximatelyEqual(try graph.betweennessCentrality(normalized: false), BetweennessByDefinition(graph).nodes)
    }

    @Test func normalizesByPairs() throws {
        let star = (sources: [Int32](repeating: 0, count: 5), targets: Array(1...5 as ClosedRange<Int32>))
        let undirected = try CSRGraph(sources: star.sources, targets: star.targets, nodeCount: 6, directed: false)
        #expect(try undirected.betweennessCentrality() == [1, 0, 0, 0, 0, 0])
        #expect(try undirected.betweennessCentrality(normalized: false) == [10, 0, 0, 0, 0, 0])
        let path = try CSRGraph(sources: [0, 1], targets: [1, 2], nodeCount: 3, directed: true)
        #expect(try path.betweennessCentrality() == [0, 0.5, 0])
        #expect(try path.betweennessCentrality(normalized: false) == [0, 1, 0])
    }

    @Test func tooFewNodesAreBetweenNone() throws {
        for count in 0...2 {
            let edges: [Int32] = count == 2 ? [0] : []
            let graph = try CSRGraph(sources: edges, targets: edges.map { $0 + 1 }, nodeCount: count, directed: false)
            #expect(try graph.betweennessCentrality() == [Double](repeating: 0, count: count))
            #expect(try graph.betweennessCentrality(normalized: false) == [Double](repeating: 0, count: count))
        }
    }

    /// Searches of eight, of one, and by Dijkstra's algorithm with all weights 1 do the same sums.
    @Test(arguments: [false, true])
    func allMethodsAgree(directed: Bool) throws {
        let graph = try randomGraph(nodeCount: 150, edgeCount: 260, directed: directed, seed: 11)
        let nodes = Array(0..<Int32(graph.nodeCount))
        let batches = try graph.betweennessCentrality(normalized: false)
        let (search, weighted) = try (BrandesSearch(graph: graph), BrandesDijkstra(graph: graph, lengths: graph.unitLengths))
        let (bySearch, byLength) = try (WorkArray<Double>(zeros: 150), WorkArray<Double>(zeros: 150))
        for node in nodes {
            search.addDependencies(of: node, to: DependencyScores(nodes: bySearch, slots: nil))
            weighted.addDependencies(of: node, to: DependencyScores(nodes: byLength, slots: nil))
        }
        let scale = BetweennessScale(of: graph, normalized: false)
        approximatelyEqual(batches, scale.apply(to: bySearch), tolerance: 1e-12)
        approximatelyEqual(batches, scale.apply(to: byLength), tolerance: 1e-12)
    }

    @Test(arguments: [false, true])
    func threadsDoNotMatter(weighted: Bool) throws {
        let graph = try randomGraph(nodeCount: 300, edgeCount: 700, directed: false, weighted: weighted, seed: 3)
        let serial = try graph.betweennessCentrality(execution: .serial)
        for threads in [2, 4] {
            #expect(try graph.betweennessCentrality(execution: Execution(threads: threads)) == serial)
        }
    }

    /// The sum over all nodes is the sum over all connected pairs of the nodes between them.
    @Test(arguments: 0..<4 as Range<UInt64>)
    func sumsToInnerNodesOfShortestPaths(seed: UInt64) throws {
        let graph = try randomGraph(nodeCount: 90, edgeCount: 110, directed: seed % 2 == 0, seed: seed)
        var innerNodes = 0
        for source in 0..<Int32(graph.nodeCount) {
            for distance in try graph.breadthFirstSearch(from: source).distances where distance > 0 { innerNodes += Int(distance) - 1 }
        }
        let sum = try graph.betweennessCentrality(normalized: false).reduce(0, +)
        #expect(abs(sum * (graph.isDirected ? 1 : 2) - Double(innerNodes)) < 1e-6)
    }

    /// A chain of rhombs: every rhomb doubles the paths, so 2¹⁵⁰⁰ lead to its end, and a node is as much between as there is behind it.
    @Test(arguments: [false, true])
    func pathCountsDoNotOverflow(inBatches: Bool) throws {
        let rhombs = 1500
        var (sources, targets): ([Int32], [Int32]) = ([], [])
        for first in stride(from: 0, to: Int32(3 * rhombs), by: 3) {
            sources += [first, first, first + 1, first + 2]
            targets += [first + 1, first + 2, first + 3, first + 3]
        }
        let graph = try CSRGraph(sources: sources, targets: targets, nodeCount: 3 * rhombs + 1, directed: false)
        let sums = try graph.sumDependencies(of: [0], areScattered: !inBatches, at: .nodes, execution: .serial)
        for rhomb in [0, 1, 700, 1498, 1499] {
            let behind = Double(3 * (rhombs - rhomb))
            if rhomb > 0 { #expect(abs(sums[3 * rhomb] - behind) < 1e-9 * behind) }
            #expect(abs(sums[3 * rhomb + 1] - (behind - 2) / 2) < 1e-9 * behind)
            #expect(sums[3 * rhomb + 1] == sums[3 * rhomb + 2])
        }
    }

    /// The corners of a grid of 560 × 560 are joined by 10³³⁵ shortest paths. From a corner C(i + j, i) lead to (i, j); in the ratios of
    /// neighbours nothing large is left.
    @Test func largeGridsAreRight() throws {
        let side = 530
        let graph = try CSRGraph(try EdgeList.grid(rows: side, columns: side), directed: false)
        let scale = BetweennessScale(of: graph, normalized: false, sampledNodes: 1).factor
        let found = try graph.betweennessCentrality(sources: [0], normalized: false)
        var expected = [Double](repeating: 0, count: side * side)
        for i in (0..<side).reversed() {
            for j in (0..<side).reversed() {
                let paths = Double(i + j + 1)
                if i + 1 < side { expected[i * side + j] += Double(i + 1) / paths * (1 + expected[(i + 1) * side + j]) }
                if j + 1 < side { expected[i * side + j] += Double(j + 1) / paths * (1 + expected[i * side + j + 1]) }
            }
        }
        expected[0] = 0
        approximatelyEqual(found.map { $0 / scale }, expected, tolerance: 1e-9)
    }

    @Test func decimalWeightsTieAsOnPaper() throws {
        // 0.1 + 0.2 and 0.3 are different sums of binary fractions.
        let graph = try CSRGraph(
            sources: [0, 1, 0, 3], targets: [1, 2, 3, 2], weights: [0.1, 0.2, 0.15, 0.15], nodeCount: 4, directed: false)
        #expect(try graph.betweennessCentrality(normalized: false)[1] == 0.5)
        #expect(try graph.betweennessCentrality(normalized: false)[3] == 0.5)
    }

    @Test func lengthsAreWholeNumbersWhereWeightsAreDecimal() throws {
        #expect(try Array(EdgeWeights.double([0.1, 0.25, 3]).lengths(nodeCount: 10)) == [10, 25, 300])
        #expect(try Array(EdgeWeights.single([2, 3]).lengths(nodeCount: 10)) == [2, 3])
        let others = [1.0 / 3, 0.5]
        #expect(try Array(EdgeWeights.double(FrozenArray(others)).lengths(nodeCount: 10)) == others)
        // Sums of such lengths would not be exact.
        #expect(try Array(EdgeWeights.double([0x1p52, 0.5]).lengths(nodeCount: 10)) == [0x1p52, 0.5])
    }

    @Test func weightsOfVeryDifferentSizesDoNoHarm() throws {
        // 1 is lost beside 2⁶⁰: the four nodes at the end are equally far.
        let graph = try CSRGraph(
            sources: [0, 1, 2, 3], targets: [1, 2, 3, 4], weights: [0x1p60, 1, 1, 1], nodeCount: 5, directed: false)
        #expect(try graph.betweennessCentrality(normalized: false).allSatisfy { $0 >= 0 && $0 <= 6 })
    }

    @Test func edgesMustWeighSomething() throws {
        let graph = try CSRGraph(
            sources: [0, 1, 2], targets: [1, 2, 2], weights: [1, 0, 0], nodeCount: 3, directed: false)
        let error = #expect(throws: GraphKernelError.self) { try graph.betweennessCentrality() }
        #expect(error?.description.contains("the weight of edge 1 must be greater than 0") == true)
        #expect(try graph.unweighted.betweennessCentrality() == [0, 1, 0])
    }

    @Test func allSourcesAreExact() throws {
        let graph = try randomGraph(nodeCount: 60, edgeCount: 100, directed: true, seed: 5)
        let nodes = Array(0..<Int32(60))
        approximatelyEqual(try graph.betweennessCentrality(sources: nodes.reversed() + nodes), try graph.betweennessCentrality())
        #expect(try graph.betweennessCentrality(sources: []) == [Double](repeating: 0, count: 60))
        #expect(throws: GraphKernelError.noSuchNode(60, nodeCount: 60)) { try graph.betweennessCentrality(sources: [60]) }
    }

    @Test func canBeWatchedAndCancelled() throws {
        let graph = try randomGraph(nodeCount: 50, edgeCount: 100, directed: false, seed: 9)
        let monitor = RunMonitor()
        _ = try graph.betweennessCentrality(execution: Execution(threads: 2, monitor: monitor))
        #expect(monitor.fractionCompleted == 1)
        monitor.cancel()
        #expect(throws: GraphKernelError.cancelled) { try graph.betweennessCentrality(execution: Execution(monitor: monitor)) }
    }
}

extension CSRGraph {
    fileprivate var unitLengths: FrozenArray<Double> {
        get throws { try FrozenArray(outgoing.neighbors.map { _ in 1.0 }) }
    }
}

/// A simple random graph; weights are whole numbers from 1 to 4, so that many paths tie.
func randomGraph(nodeCount: Int, edgeCount: Int, directed: Bool, weighted: Bool = false, seed: UInt64) throws -> CSRGraph {
    var generator = SplitMix64(seed: seed)
    let ends = (0..<2 * edgeCount).map { _ in Int32(generator.next(below: nodeCount)) }
    let weights = (0..<edgeCount).map { _ in Double(1 + generator.next(below: 4)) }
    return try CSRGraph(
        sources: Array(ends.prefix(edgeCount)), targets: Array(ends.suffix(edgeCount)), weights: weighted ? weights : nil,
        nodeCount: nodeCount, directed: directed, policy: [.dropLoops, .dropParallel])
}
