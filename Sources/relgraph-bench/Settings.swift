import GraphKernels
import Synchronization

/// How a benchmark runs: what the command line says, for the kernels to read.
struct Settings: Sendable {
    let input: BenchmarkInput
    let isDirected: Bool
    let keepsEdgeIDs: Bool
    let trials: Int
    /// Nodes to start from, all of them with neighbours: `--sources` many, or one a trial.
    let sources: [Int32]
    /// Whether `--sources` or `--sources-from` was given.
    let limitsSources: Bool
    let execution: Execution
    /// What a kernel found that the report should have.
    let findings = Findings()

    /// The node a trial starts from: the next one of the sources, over and over.
    func source(trial: Int) throws -> Int32 {
        guard !sources.isEmpty else { throw BadInput("there is no node to start from: the graph has no edges") }
        return sources[trial % sources.count]
    }

    /// Nodes with neighbours, drawn at random, the same for the same graph.
    static func drawSources(_ count: Int, from graph: CSRGraph) -> [Int32] {
        guard graph.edgeCount > 0 else { return [] }
        var generator = SplitMix64(seed: 27_491_095)
        var sources: [Int32] = []
        while sources.count < count {
            let node = Int32.random(in: 0..<Int32(graph.nodeCount), using: &generator)
            if !graph.neighbors(of: node).isEmpty { sources.append(node) }
        }
        return sources
    }
}

/// Numbers that say how good a result is, for the report.
final class Findings: Sendable {
    private let noted = Mutex<[String: Double]>([:])

    func note(_ name: String, _ value: Double) {
        noted.withLock { $0[name] = value }
    }

    /// By name.
    var all: [(name: String, value: Double)] {
        noted.withLock { $0.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
    }
}

/// Input or options that make no sense, as a sentence with the remedy. Exit status 2.
struct BadInput: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
