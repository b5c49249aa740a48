import Foundation
import GraphKernels
import Testing

/// A graph of `Oracles/graphs.json`, which the oracles of every family answer for.
struct OracleGraph: Decodable, CustomTestStringConvertible, Sendable {
    let name: String
    let directed: Bool
    let nodeCount: Int
    let sources: [Int32]
    let targets: [Int32]
    /// `nil` where the graph has none.
    let weights: [Double]?

    var testDescription: String { name }

    /// The graph with all its edges, loops and parallel ones too. Weighted: by its weights, where it has some.
    func graph(weighted: Bool) throws -> CSRGraph {
        try CSRGraph(
            sources: sources, targets: targets, weights: weighted ? weights : nil, nodeCount: nodeCount, directed: directed)
    }
}

/// A graph and what a family of kernels ought to answer for it.
struct OracleCase<Answers: Decodable & Sendable>: CustomTestStringConvertible, Sendable {
    let graph: OracleGraph
    let answers: Answers

    var testDescription: String { graph.name }
}

/// The expected answers of `Oracles/`, made by NetworkX and igraph; each file says by which versions and conventions.
enum Oracle {
    private struct GraphFile: Decodable {
        let graphs: [OracleGraph]
    }

    private struct AnswerFile<Answers: Decodable>: Decodable {
        let answers: [String: Answers]
    }

    static func graphs() throws -> [OracleGraph] {
        try decode(GraphFile.self, from: "graphs").graphs
    }

    /// The answers of one family, such as `centrality`, by the name of the graph. A type need only declare the answers it wants, in
    /// camel case; those that do not apply to every graph are optional.
    static func answers<Answers: Decodable>(_ family: String, as type: Answers.Type) throws -> [String: Answers] {
        try decode(AnswerFile<Answers>.self, from: family).answers
    }

    /// Every graph with the answers of one family: the arguments of a test.
    static func cases<Answers: Decodable & Sendable>(_ family: String, as type: Answers.Type) throws -> [OracleCase<Answers>] {
        let answers = try answers(family, as: type)
        return try graphs().map { graph in
            OracleCase(graph: graph, answers: try #require(answers[graph.name], "\(family).json has no answers for \(graph.name)"))
        }
    }

    private static func decode<File: Decodable>(_ type: File.Type, from name: String) throws -> File {
        let url = try #require(Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Oracles"))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(type, from: Data(contentsOf: url))
    }
}

/// Whether two lists agree element by element, within a tolerance relative to the greater of the expected value and 1. Where nothing finite
/// is expected (`nil`), nothing finite may be found. Records the first difference as an issue, so it may stand as a statement of its own.
@discardableResult
func approximatelyEqual(
    _ found: [Double], _ expected: [Double?], tolerance: Double = 1e-9, sourceLocation: SourceLocation = #_sourceLocation
) -> Bool {
    guard found.count == expected.count else {
        Issue.record("found \(found.count) values, expected \(expected.count)", sourceLocation: sourceLocation)
        return false
    }
    for (index, (value, wanted)) in zip(found, expected).enumerated() {
        let agrees = if let wanted { abs(value - wanted) <= tolerance * max(1, abs(wanted)) } else { !value.isFinite }
        guard agrees else {
            let wish = wanted.map { "\($0)" } ?? "nothing finite"
            Issue.record("at \(index): found \(value), expected \(wish)", sourceLocation: sourceLocation)
            return false
        }
    }
    return true
}
