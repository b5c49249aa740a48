import Testing

@testable import GraphKernels

@Suite("Widest path")
struct WidestPathTests {
    @Test func widestShortestAndFirstOfAll() throws {
        for seed in UInt64(0)..<800 {
            let question = try PathQuestion(seed: seed)
            let graph = question.graph
            func width(_ nodes: [Int32]) -> Double {
                zip(nodes, nodes.dropFirst()).map { tail, head in
                    question.edges.filter {
                        ($0.source, $0.target) == (tail, head) || (!graph.isDirected && ($0.source, $0.target) == (head, tail))
                    }.map(\.weight).max() ?? 0
                }.min() ?? .infinity
            }
            let unconstrained = PathQuestion(asking: question, constraints: .none)
            let best = unconstrained.everyPath().map(\.nodes).min { a, b in
                if width(a) != width(b) { return width(a) > width(b) }
                return a.count == b.count ? a.lexicographicallyPrecedes(b) : a.count < b.count
            }
            let found = try graph.widestPath(from: question.source, to: question.target)
            #expect(found == best.map { WidestPath(nodes: $0, width: width($0)) }, "seed \(seed)")
        }
    }

    struct Answers: Decodable, Sendable {
        struct Query: Decodable, Sendable {
            let source: Int32
            let target: Int32
            let widestWeighted: Double?
        }

        let queries: [Query]
    }

    @Test(arguments: try Oracle.cases("flow", as: Answers.self))
    func agreesWithNetworkXAndIgraph(oracle: OracleCase<Answers>) throws {
        let graph = try oracle.graph.graph(weighted: true)
        guard graph.isWeighted else { return }
        for query in oracle.answers.queries {
            #expect(try graph.widestPath(from: query.source, to: query.target)?.width == query.widestWeighted)
        }
    }

    @Test func aNodeToItself() throws {
        let graph = try CSRGraph(sources: [0], targets: [1], nodeCount: 2, directed: true)
        #expect(try graph.widestPath(from: 1, to: 1) == WidestPath(nodes: [1], width: .infinity))
        #expect(try graph.widestPath(from: 1, to: 0) == nil)
        #expect(try graph.widestPath(from: 0, to: 1)?.width == 1)
        #expect(throws: GraphKernelError.noSuchNode(2, nodeCount: 2)) { try graph.widestPath(from: 0, to: 2) }
    }
}
