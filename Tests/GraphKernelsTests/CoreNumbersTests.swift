import Testing

@testable import GraphKernels

@Suite("Core numbers")
struct CoreNumbersTests {
    struct Answers: Decodable, Sendable {
        let core: [Int32]
    }

    @Test(arguments: try Oracle.cases("centrality", as: Answers.self))
    func agreeWithOracles(oracle: OracleCase<Answers>) throws {
        #expect(try oracle.graph.graph(weighted: false).coreNumbers() == oracle.answers.core)
        #expect(try oracle.graph.graph(weighted: true).coreNumbers() == oracle.answers.core)
    }

    /// The k-core by its definition: take away nodes with less than k neighbours, until there are none.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func agreeWithTakingNodesAway(seed: UInt64) throws {
        let graph = try randomGraph(nodeCount: 40, edgeCount: Int(seed) * 15, directed: seed % 2 == 0, seed: seed)
        var expected = [Int32](repeating: 0, count: 40)
        for k in 1...40 as ClosedRange<Int32> {
            var left = Set(0..<40 as Range<Int32>)
            while let node = left.first(where: { node in left.count { graph.joins(node, $0) } < Int(k) }) { left.remove(node) }
            for node in left { expected[Int(node)] = k }
        }
        #expect(try graph.coreNumbers() == expected)
    }

    @Test func completeGraphsAreOneCore() throws {
        let pairs = (0..<9 as Range<Int32>).flatMap { a in (0..<a).map { (a, $0) } }
        let graph = try CSRGraph(sources: pairs.map(\.0), targets: pairs.map(\.1), nodeCount: 11, directed: true)
        #expect(try graph.coreNumbers() == [Int32](repeating: 8, count: 9) + [0, 0])
    }

    @Test func emptyGraphsAndMonitors() throws {
        #expect(try CSRGraph(sources: [], targets: [], nodeCount: 0, directed: false).coreNumbers() == [])
        let graph = try CSRGraph(sources: [0], targets: [1], nodeCount: 3, directed: false)
        let monitor = RunMonitor()
        #expect(try graph.coreNumbers(execution: Execution(monitor: monitor)) == [1, 1, 0])
        #expect(monitor.fractionCompleted == 1)
        monitor.cancel()
        #expect(throws: GraphKernelError.cancelled) { try graph.coreNumbers(execution: Execution(monitor: monitor)) }
    }
}
