import Foundation
import RelationGraph
import Testing

/// Answers of NetworkX on random graphs; `generate_connections.py` beside them states version and conventions.
struct NetworkXOracle: Decodable {
    struct Case: Decodable, CustomTestStringConvertible, Sendable {
        let name: String
        let nodeCount: Int
        let sources: [Int]
        let types: [String]
        let targets: [Int]
        let lengths: [Double]
        /// From every node to every node; -1 if there is no connection.
        let hops: [[Int]]
        let directedHops: [[Int]]
        let shortest: [[Double]]
        let directedShortest: [[Double]]
        let pathCounts: [[Double]]
        let componentCount: Int
        let density: Double

        var testDescription: String { name }

        func graph() throws -> RelationGraph {
            var builder = GraphBuilder()
            for node in 0..<nodeCount { builder.nodes("person", "n\(node)") }
            for index in sources.indices {
                builder.relate(
                    "n\(sources[index])", types[index], "n\(targets[index])", ["length": .decimal(lengths[index])])
            }
            return try builder.build()
        }
    }

    let tool: String
    let cases: [Case]

    static func load() throws -> [Case] {
        let url = try #require(Bundle.module.url(forResource: "connections", withExtension: "json", subdirectory: "Oracles"))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(NetworkXOracle.self, from: Data(contentsOf: url)).cases
    }
}
