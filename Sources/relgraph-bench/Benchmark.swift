import GraphKernels

/// A kernel to be timed: what is made ready before, what the clock sees, and how its result is verified after.
///
///     static let bfs = Benchmark(name: "bfs", summary: "…") { graph, settings in
///         { trial in                              // timed
///             let tree = try graph.breadthFirstSearch(…)
///             return { try verify(tree) }         // not timed
///         }
///     }
struct Benchmark: Sendable {
    /// Checks a trial's result by properties that any right result has, and throws a ``VerificationFailure``.
    typealias Verification = () throws -> Void
    /// Runs the kernel once. What it does is timed; the verification it returns is not. Trials are numbered from 0.
    typealias Trial = (_ number: Int) throws -> Verification

    let name: String
    let summary: String
    /// Makes ready what the trials share. Not timed.
    let prepare: @Sendable (CSRGraph, Settings) throws -> Trial

    init(name: String, summary: String, prepare: @escaping @Sendable (CSRGraph, Settings) throws -> Trial) {
        self.name = name
        self.summary = summary
        self.prepare = prepare
    }

    /// All of them, by family, in the order of the help page. A kernel's benchmark is in a file of the folder Benchmarks, and a name here.
    static let all: [Benchmark] = [
        load, relabel,
        bfs, sssp, path, kPaths, widestPath,
        closeness, harmonic, eccentricity, diameter,
        betweenness, sampledBetweenness, edgeBetweenness, percolation,
        pageRank, pageRankToTolerance, eigenvector, katz, hits,
        triangles, clustering, core, constraint, assortativity,
        components, strongComponents, bridges, cutVertices, blocks, maximumFlow,
        communities, louvain, labelPropagation,
        layout,
    ]

    static func named(_ name: String) -> Benchmark? {
        all.first { $0.name == name }
    }
}

/// What is wrong with a result, as a sentence.
struct VerificationFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// - Throws: ``VerificationFailure`` with the sentence, unless the condition holds.
func verify(_ condition: Bool, _ failure: @autoclosure () -> String) throws {
    if !condition { throw VerificationFailure(failure()) }
}
