import Testing

@testable import GraphKernels

/// A random multigraph with loops, sinks and weights that may be 0. From about 33,000 nodes and edges on, several threads work on it.
func randomMultigraph(
    seed: UInt64, nodeCount: Int, edgeCount: Int, directed: Bool, weighted: Bool
) throws -> CSRGraph {
    var generator = SplitMix64(seed: seed)
    // Squares prefer small ids: some nodes have many edges, some none.
    func node() -> Int32 { Int32(Double(nodeCount) * { $0 * $0 }(generator.nextUnit())) }
    let ends = (0..<edgeCount).map { _ in (node(), node()) }
    return try CSRGraph(
        sources: ends.map(\.0), targets: ends.map(\.1), weights: weighted ? ends.map { _ in Double(generator.next(below: 9)) / 4 } : nil,
        nodeCount: nodeCount, directed: directed)
}

/// The adjacency matrix, row by row.
func adjacencyMatrix(_ graph: CSRGraph) -> [[Double]] {
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: graph.nodeCount), count: graph.nodeCount)
    for node in 0..<graph.nodeCount {
        for slot in graph.outgoing.slots(of: Int32(node)) {
            matrix[node][Int(graph.outgoing.neighbors[slot])] += graph.outgoing.weights?[slot] ?? 1
        }
    }
    return matrix
}

/// Solves a system of linear equations by elimination.
func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var (rows, count) = (zip(matrix, right).map { $0 + [$1] }, right.count)
    for column in 0..<count {
        if let pivot = (column..<count).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }) { rows.swapAt(column, pivot) }
        for row in 0..<count where row != column && rows[row][column] != 0 {
            let factor = rows[row][column] / rows[column][column]
            for place in column...count { rows[row][place] -= factor * rows[column][place] }
        }
    }
    count = rows.count
    return (0..<count).map { rows[$0][count] / rows[$0][$0] }
}

@Suite("PageRank")
struct PageRankTests {
    @Test(arguments: 1...15 as ClosedRange<UInt64>)
    func solvesTheSurfersEquations(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let count = 2 + generator.next(below: 30)
        let graph = try randomMultigraph(
            seed: seed, nodeCount: count, edgeCount: generator.next(below: 80), directed: seed % 2 == 0, weighted: seed % 3 == 0)
        let personalization: [Double]? = seed % 5 == 0 ? (0..<count).map { _ in Double(generator.next(below: 3)) } : nil
        let jumps: [Double]
        if let personalization, personalization.contains(where: { $0 > 0 }) {
            jumps = personalization.map { $0 / personalization.reduce(0, +) }
        } else {
            jumps = [Double](repeating: 1 / Double(count), count: count)
        }
        for damping in [0, 0.85] {
            let adjacency = adjacencyMatrix(graph)
            let system = (0..<count).map { target in
                (0..<count).map { source in
                    let strength = adjacency[source].reduce(0, +)
                    let step = strength > 0 ? adjacency[source][target] / strength : jumps[target]
                    return (source == target ? 1 : 0) - damping * step
                }
            }
            let expected = solve(system, jumps.map { $0 * (1 - damping) })
            let found = try graph.pageRank(damping: damping, tolerance: 1e-12, maxIterations: 10_000, personalization: jumps)
            approximatelyEqual(found, expected, tolerance: 1e-10)
            #expect(abs(found.reduce(0, +) - 1) < 1e-12, "seed \(seed)")
        }
    }

    @Test(arguments: [false, true], [false, true])
    func doesNotDependOnThreads(directed: Bool, weighted: Bool) throws {
        let graph = try randomMultigraph(seed: 7, nodeCount: 4000, edgeCount: 30_000, directed: directed, weighted: weighted)
        let serial = try graph.pageRank(execution: .serial)
        #expect(serial.allSatisfy { $0 > 0 })
        #expect(abs(serial.reduce(0, +) - 1) < 1e-12)
        let steps = try graph.pageRank(iterations: 10, execution: .serial)
        for threads in [2, 4] {
            #expect(try graph.pageRank(execution: Execution(threads: threads)) == serial)
            #expect(try graph.pageRank(iterations: 10, execution: Execution(threads: threads)) == steps)
        }
    }

    @Test func stopsWithinItsTolerance() throws {
        let graph = try randomMultigraph(seed: 3, nodeCount: 500, edgeCount: 1500, directed: true, weighted: false)
        for graph in [graph, try graph.undirected()] {
            let exact = try graph.pageRank(tolerance: 1e-14)
            for tolerance in [1e-3, 1e-5, 1e-7, 1e-9, 1e-11] {
                let found = try graph.pageRank(tolerance: tolerance)
                let difference = zip(found, exact).reduce(0) { $0 + abs($1.0 - $1.1) }
                #expect(difference < tolerance * 0.85 / 0.15, "at \(tolerance)")
            }
        }
    }

    @Test func followsNothingInGraphsWithoutEdges() throws {
        #expect(try CSRGraph(sources: [], targets: [], nodeCount: 0, directed: true).pageRank() == [])
        #expect(try CSRGraph(sources: [], targets: [], nodeCount: 0, directed: false).pageRank(iterations: 3) == [])
        #expect(try CSRGraph(sources: [], targets: [], nodeCount: 1, directed: false).pageRank() == [1])
        #expect(try CSRGraph(sources: [], targets: [], nodeCount: 4, directed: true).pageRank() == [0.25, 0.25, 0.25, 0.25])
        let chosen = try CSRGraph(sources: [], targets: [], nodeCount: 2, directed: true).pageRank(personalization: [0, 5])
        #expect(chosen == [0, 1])
    }

    @Test func weightsMatterByProportionOnly() throws {
        for scale in [1e-200, 1e-30, 1, 1e30, 1e200] {
            for directed in [false, true] {
                let graph = try CSRGraph(
                    sources: [0, 0, 1], targets: [1, 2, 2], weights: [scale, 3 * scale, 2 * scale], nodeCount: 4, directed: directed)
                let plain = try CSRGraph(
                    sources: [0, 0, 1], targets: [1, 2, 2], weights: [1, 3, 2], nodeCount: 4, directed: directed)
                approximatelyEqual(try graph.pageRank(), try plain.pageRank(), tolerance: 1e-9)
            }
        }
    }

    @Test func refusesWhatMakesNoSense() throws {
        let graph = try CSRGraph(sources: [0, 1], targets: [1, 2], nodeCount: 3, directed: true)
        for damping in [-0.1, 1, 1.5, .nan] {
            #expect(throws: GraphKernelError.self) { try graph.pageRank(damping: damping) }
            #expect(throws: GraphKernelError.self) { try graph.pageRank(iterations: 1, damping: damping) }
        }
        for personalization in [[1, 2], [0, 0, 0], [1, -1, 1], [1, .nan, 1], [1, .infinity, 1]] as [[Double]] {
            #expect(throws: GraphKernelError.self) { try graph.pageRank(personalization: personalization) }
        }
        #expect(throws: GraphKernelError.self) { try graph.pageRank(tolerance: 0) }
        #expect(throws: GraphKernelError.self) { try graph.pageRank(maxIterations: 0) }
        #expect(throws: GraphKernelError.self) { try graph.pageRank(iterations: -1) }
        let huge = try CSRGraph(sources: [0, 0], targets: [1, 2], weights: [1.7e308, 1.7e308], nodeCount: 3, directed: true)
        #expect(throws: GraphKernelError.self) { try huge.pageRank() }
    }

    @Test func saysWhenItDoesNotConverge() throws {
        let graph = try randomMultigraph(seed: 5, nodeCount: 200, edgeCount: 500, directed: true, weighted: false)
        let error = #expect(throws: GraphKernelError.self) { try graph.pageRank(maxIterations: 3) }
        guard case .notConverged(_, let iterations, let residual, let remedy) = error else {
            Issue.record("got \(String(describing: error))")
            return
        }
        #expect(iterations == 3)
        #expect(residual > 1e-10)
        #expect(remedy.contains("more iterations"))
    }

    @Test func canBeCancelledAndSaysHowFarItIs() throws {
        let graph = try randomMultigraph(seed: 5, nodeCount: 200, edgeCount: 500, directed: true, weighted: false)
        let monitor = RunMonitor()
        _ = try graph.pageRank(execution: Execution(threads: 1, monitor: monitor))
        #expect((monitor.fractionCompleted ?? 0) > 0.9)
        monitor.cancel()
        #expect(throws: GraphKernelError.cancelled) { try graph.pageRank(execution: Execution(threads: 2, monitor: monitor)) }
        #expect(throws: GraphKernelError.cancelled) { try graph.katzCentrality(execution: Execution(threads: 2, monitor: monitor)) }
        #expect(throws: GraphKernelError.cancelled) { try graph.eigenvectorCentrality(execution: Execution(monitor: monitor)) }
        #expect(throws: GraphKernelError.cancelled) { try graph.hubsAndAuthorities(execution: Execution(monitor: monitor)) }
        #expect(throws: GraphKernelError.cancelled) { try graph.constraint(execution: Execution(monitor: monitor)) }
    }

    /// Graphs that are read in 16 bits.
    @Test(arguments: [false, true])
    func roundsLargeGraphsAndIsRight(directed: Bool) throws {
        let graph = try randomMultigraph(
            seed: 11, nodeCount: RoundedProduct.leastNodeCount + 1000, edgeCount: 100_000, directed: directed, weighted: false)
        #expect(RoundedProduct.pays(for: graph.incoming))
        for (steps, tolerance) in directed ? [(5, 2e-4)] : [(1, 2e-4), (20, 1e-5)] {
            let found = try graph.pageRank(iterations: steps, execution: Execution(threads: 3))
            let exact = exactSteps(steps, in: graph)
            #expect(zip(found, exact).reduce(0) { $0 + abs($1.0 - $1.1) } < tolerance, "after \(steps) steps")
            #expect(try graph.pageRank(iterations: steps, execution: .serial) == found)
        }
        // Directed graphs are not rounded here.
        for tolerance in directed ? [] : [1e-4, 1e-10] {
            let ranks = try graph.pageRank(tolerance: tolerance, execution: Execution(threads: 3))
            // Adding up so many one after the other costs as many digits.
            #expect(abs(ranks.reduce(0, +) - 1) < 1e-10)
            let next = exactSteps(1, from: ranks, in: graph)
            #expect(zip(next, ranks).reduce(0) { $0 + abs($1.0 - $1.1) } < tolerance, "at \(tolerance)")
            guard tolerance > 1e-5 else { continue }
            #expect(try graph.pageRank(tolerance: tolerance, execution: .serial) == ranks)
        }
    }

    /// One node has all jumps, so sizes differ too much for 16 bits at first.
    @Test func roundsPersonalizedLargeGraphsOnlyWhereItCan() throws {
        let graph = try randomMultigraph(
            seed: 12, nodeCount: RoundedProduct.leastNodeCount, edgeCount: 60_000, directed: false, weighted: false)
        var jumps = [Double](repeating: 0, count: graph.nodeCount)
        jumps[0] = 1
        let ranks = try graph.pageRank(tolerance: 1e-6, personalization: jumps)
        let next = exactSteps(1, from: ranks, jumps: jumps, in: graph)
        #expect(zip(next, ranks).reduce(0) { $0 + abs($1.0 - $1.1) } < 1e-6)
        let found = try graph.pageRank(iterations: 3, personalization: jumps)
        let exact = exactSteps(3, jumps: jumps, in: graph)
        #expect(zip(found, exact).reduce(0) { $0 + abs($1.0 - $1.1) } < 2e-4)
    }

    /// Steps of the surfer, without weights, pushed along the edges in double precision.
    private func exactSteps(_ steps: Int, from start: [Double]? = nil, jumps: [Double]? = nil, in graph: CSRGraph) -> [Double] {
        let even = 1 / Double(graph.nodeCount)
        var ranks = start ?? [Double](repeating: even, count: graph.nodeCount)
        for _ in 0..<steps {
            var next = [Double](repeating: 0, count: ranks.count)
            var stranded = 0.0
            for node in ranks.indices {
                let slots = graph.outgoing.slots(of: Int32(node))
                if slots.isEmpty { stranded += ranks[node] }
                for slot in slots { next[Int(graph.outgoing.neighbors[slot])] += 0.85 * ranks[node] / Double(slots.count) }
            }
            for node in ranks.indices { next[node] += (0.15 + 0.85 * stranded) * (jumps?[node] ?? even) }
            ranks = next
        }
        return ranks
    }
}
