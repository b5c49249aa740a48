import Testing

@testable import GraphKernels

@Suite("Triangles")
struct TrianglesTests {
    struct Answers: Decodable, Sendable {
        let triangles: [Int]
    }

    struct Totals: Decodable, Sendable {
        let triangleCount: Int
    }

    @Test(arguments: try Oracle.cases("centrality", as: Answers.self))
    func countsByNodeAgreeWithOracles(oracle: OracleCase<Answers>) throws {
        #expect(try oracle.graph.graph(weighted: true).triangleCounts() == oracle.answers.triangles)
    }

    @Test(arguments: try Oracle.cases("structure", as: Totals.self))
    func countsAgreeWithOracles(oracle: OracleCase<Totals>) throws {
        #expect(try oracle.graph.graph(weighted: false).triangleCount() == oracle.answers.triangleCount)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func agreeWithTryingAllTriples(seed: UInt64) throws {
        let graph = try randomGraph(nodeCount: 25, edgeCount: Int(seed) * 12, directed: seed % 3 == 0, seed: seed)
        var expected = [Int](repeating: 0, count: 25)
        for a in 0..<25 as Range<Int32> {
            for b in 0..<a {
                for c in 0..<b where graph.joins(a, b) && graph.joins(b, c) && graph.joins(a, c) {
                    for node in [a, b, c] { expected[Int(node)] += 1 }
                }
            }
        }
        #expect(try graph.triangleCounts() == expected)
        #expect(try graph.triangleCount() == expected.reduce(0, +) / 3)
    }

    /// A hub that more nodes lead to than are looked up at a time, and enough work for several threads.
    @Test func wheelsAndThreads() throws {
        let rim = 12_000
        let spokes = (sources: [Int32](repeating: 0, count: rim), targets: Array(1...Int32(rim)))
        let graph = try CSRGraph(
            sources: spokes.sources + spokes.targets, targets: spokes.targets + spokes.targets.map { $0 % Int32(rim) + 1 },
            nodeCount: rim + 1, directed: false)
        for threads in [1, 2, 4] {
            #expect(try graph.triangleCount(execution: Execution(threads: threads)) == rim)
            #expect(try graph.triangleCounts(execution: Execution(threads: threads)) == [rim] + [Int](repeating: 2, count: rim))
        }
    }

    @Test func degreeOrderLeadsToHubs() throws {
        let graph = try randomGraph(nodeCount: 60, edgeCount: 200, directed: false, seed: 4)
        let order = try DegreeOrder(of: graph.outgoing)
        var edges = 0
        for rank in 0..<Int32(60) {
            #expect(order.ranks[order.nodes[rank]] == rank)
            let targets = order.range(of: rank).map { order.targets[$0] }
            #expect(targets == targets.sorted())
            for target in targets {
                #expect(target < rank)
                #expect(graph.joins(order.nodes[rank], order.nodes[target]))
                #expect(
                    graph.outgoing.degree(of: Int(order.nodes[target])) >= graph.outgoing.degree(of: Int(order.nodes[rank])))
            }
            edges += targets.count
        }
        #expect(edges == graph.edgeCount)
    }

    @Test func canBeCancelled() throws {
        let monitor = RunMonitor()
        monitor.cancel()
        let graph = try randomGraph(nodeCount: 60, edgeCount: 200, directed: false, seed: 4)
        #expect(throws: GraphKernelError.cancelled) { try graph.triangleCount(execution: Execution(monitor: monitor)) }
        #expect(throws: GraphKernelError.cancelled) { try graph.triangleCounts(execution: Execution(monitor: monitor)) }
    }
}

extension CSRGraph {
    /// Whether an edge joins two nodes, whichever way it points.
    func joins(_ a: Int32, _ b: Int32) -> Bool {
        !slots(from: a, to: b).isEmpty || !slots(from: b, to: a).isEmpty
    }
}
