import Testing

@testable import GraphKernels

@Suite("Katz centrality")
struct KatzCentralityTests {
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func solvesItsEquations(seed: UInt64) throws {
        let graph = try randomMultigraph(seed: seed, nodeCount: 30, edgeCount: 60, directed: seed % 2 == 0, weighted: seed % 3 == 0)
        let found = try graph.katzCentrality(tolerance: 1e-12)
        let matrix = adjacencyMatrix(graph)
        let system = (0..<30).map { target in (0..<30).map { ($0 == target ? 1 : 0) - found.alpha * matrix[$0][target] } }
        let walks = solve(system, [Double](repeating: 1, count: 30))
        let norm = walks.reduce(0) { $0 + $1 * $1 }.squareRoot()
        approximatelyEqual(found.values, walks.map { $0 / norm })
        #expect(found.values.allSatisfy { $0 > 0 }, "seed \(seed)")
    }

    @Test func alphaIsLoweredOrRefused() throws {
        // A complete graph of 21 nodes: the greatest eigenvalue is 20.
        let pairs = (0..<21 as Range<Int32>).flatMap { a in (0..<a).map { (a, $0) } }
        let complete = try CSRGraph(sources: pairs.map(\.0), targets: pairs.map(\.1), nodeCount: 21, directed: false)
        let both = try CSRGraph(
            sources: pairs.map(\.0) + pairs.map(\.1), targets: pairs.map(\.1) + pairs.map(\.0), nodeCount: 21, directed: true)
        for graph in [complete, both] {
            let found = try graph.katzCentrality()
            #expect(abs(found.alpha - 0.045) < 1e-4)
            approximatelyEqual(found.values, [Double](repeating: (1 / 21.0).squareRoot(), count: 21))
            #expect(try graph.katzCentrality(alpha: 0.049).alpha == 0.049)
            let error = #expect(throws: GraphKernelError.self) { try graph.katzCentrality(alpha: 0.06) }
            guard case .invalidParameter("alpha", 0.06, let requirement) = error else {
                Issue.record("got \(String(describing: error))")
                continue
            }
            #expect(requirement.contains("below 0.05") || requirement.contains("below 0.049999"))
        }
    }

    @Test func anyAlphaServesAGraphWithoutCycles() throws {
        let chain = try CSRGraph(sources: [0, 1], targets: [1, 2], nodeCount: 3, directed: true)
        let norm = (1.0 + 121 + 111 * 111).squareRoot()
        approximatelyEqual(try chain.katzCentrality(alpha: 10).values, [1 / norm, 11 / norm, 111 / norm])
    }

    @Test func longWalksWithoutCyclesDoNotLowerAlpha() throws {
        // A chain longer than any bound of the eigenvalue is iterated for.
        let chain = try CSRGraph(
            sources: (0..<25).map(Int32.init), targets: (1...25).map(Int32.init), weights: [Double](repeating: 100, count: 25),
            nodeCount: 26, directed: true)
        let found = try chain.katzCentrality()
        #expect(found.alpha == 0.1)
        // x = 1 + 10 x of the node before.
        let walks = (0...25).map { node in (0...node).reduce(0.0) { sum, _ in 10 * sum + 1 } }
        let norm = walks.reduce(0) { $0 + $1 * $1 }.squareRoot()
        approximatelyEqual(found.values, walks.map { $0 / norm })
        #expect(try chain.katzCentrality(alpha: 0.2).alpha == 0.2)
    }

    @Test func theEigenvalueIsThatOfTheComponents() throws {
        // Two triangles, each pointing both ways, and a chain of 30 edges from one to the other: the greatest eigenvalue is 2.
        let triangle: [(Int32, Int32)] = [(0, 1), (1, 0), (1, 2), (2, 1), (2, 0), (0, 2)]
        let edges = triangle + triangle.map { ($0 + 32, $1 + 32) } + (2..<32).map { (Int32($0), Int32($0 + 1)) }
        let graph = try CSRGraph(sources: edges.map(\.0), targets: edges.map(\.1), nodeCount: 35, directed: true)
        #expect(try graph.katzCentrality(alpha: 0.49).alpha == 0.49)
        #expect(throws: GraphKernelError.self) { try graph.katzCentrality(alpha: 0.51) }
    }

    @Test func soManyWalksThatNoNumberHoldsThemLowerAlpha() throws {
        let chain = try CSRGraph(
            sources: (0..<60).map(Int32.init), targets: (1...60).map(Int32.init), weights: [Double](repeating: 5e6, count: 60),
            nodeCount: 61, directed: true)
        let found = try chain.katzCentrality()
        #expect(found.alpha < 1e-6)
        #expect(found.values.allSatisfy { $0 > 0 && $0 < 1 })
    }

    @Test func edgeCases() throws {
        #expect(try CSRGraph(sources: [], targets: [], nodeCount: 0, directed: false).katzCentrality().values == [])
        let alone = try CSRGraph(sources: [], targets: [], nodeCount: 2, directed: false).katzCentrality(alpha: 5)
        #expect(alone.alpha == 5)
        approximatelyEqual(alone.values, [Double](repeating: 0.5.squareRoot(), count: 2))
        let edge = try CSRGraph(sources: [0], targets: [1], nodeCount: 3, directed: true)
        approximatelyEqual(try edge.katzCentrality(alpha: 0).values, [Double](repeating: (1 / 3.0).squareRoot(), count: 3))
        for alpha in [-1, .nan, .infinity] as [Double] {
            #expect(throws: GraphKernelError.self) { try edge.katzCentrality(alpha: alpha) }
        }
    }

    @Test(arguments: [false, true])
    func doesNotDependOnThreads(directed: Bool) throws {
        let graph = try randomMultigraph(seed: 2, nodeCount: 3000, edgeCount: 31_000, directed: directed, weighted: true)
        let serial = try graph.katzCentrality(execution: .serial)
        for threads in [2, 4] {
            #expect(try graph.katzCentrality(execution: Execution(threads: threads)) == serial)
        }
    }
}
