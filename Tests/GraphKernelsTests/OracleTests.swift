import Foundation
import GraphKernels
import Testing

/// Answers of NetworkX; the file says which version and by what conventions.
struct PathOracle: Decodable {
    struct Answers: Decodable {
        let length: Double?
        let count: Double
        let paths: [[Int32]]
        let kLengths: [Double]
    }

    struct Query: Decodable {
        let source: Int32
        let target: Int32
        let byHops: Answers
        let byWeight: Answers
    }

    struct Case: Decodable, CustomTestStringConvertible, Sendable {
        let name: String
        let directed: Bool
        let nodeCount: Int
        let sources: [Int32]
        let targets: [Int32]
        let weights: [Double]
        let components: [Int32]
        let hopsFrom0: [Int32]
        let lengthsFrom0: [Double]
        let queries: [Query]

        var testDescription: String { name }

        func graph() throws -> CSRGraph {
            try CSRGraph(sources: sources, targets: targets, weights: weights, nodeCount: nodeCount, directed: directed)
        }
    }

    let cases: [Case]

    static func load() throws -> [Case] {
        let url = try #require(Bundle.module.url(forResource: "paths", withExtension: "json", subdirectory: "Oracles"))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(PathOracle.self, from: Data(contentsOf: url)).cases
    }
}

@Suite("Agreement with NetworkX")
struct OracleTests {
    @Test(arguments: try PathOracle.load())
    func componentsAndDistances(oracle: PathOracle.Case) throws {
        let graph = try oracle.graph()
        #expect(try graph.connectedComponents().labels == oracle.components)
        #expect(try graph.breadthFirstSearch(from: 0).distances == oracle.hopsFrom0)
        #expect(try graph.dijkstra(from: 0).distances == oracle.lengthsFrom0.map { $0 < 0 ? .infinity : $0 })
    }

    @Test(arguments: try PathOracle.load())
    func paths(oracle: PathOracle.Case) throws {
        let graph = try oracle.graph()
        for query in oracle.queries {
            try expect(query.byWeight, of: query, in: graph)
            try expect(query.byHops, of: query, in: graph.unweighted)
        }
    }

    private func expect(_ answers: PathOracle.Answers, of query: PathOracle.Query, in graph: CSRGraph) throws {
        let (source, target) = (query.source, query.target)
        #expect(try graph.shortestPath(from: source, to: target)?.length == answers.length)
        let all = try graph.allShortestPaths(from: source, to: target, limit: 40)
        #expect(all.length == answers.length)
        #expect(all.count == answers.count)
        if answers.count <= 40 {
            #expect(all.paths.map(\.nodes).sorted { $0.lexicographicallyPrecedes($1) } == answers.paths)
        } else {
            #expect(all.paths.count == 40)
        }
        #expect(try graph.kShortestPaths(from: source, to: target, k: 8).map(\.length) == answers.kLengths)
    }
}
