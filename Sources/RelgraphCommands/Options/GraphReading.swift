import GraphFormats
import RelationGraph

/// Reads graphs for commands: on a terminal it is said where that takes long, and on standard error where a file may have been misunderstood.
enum GraphReading {
    /// The warnings that are given with every answer, since all of it may rest on a misunderstanding.
    static let doubts: Set<String> = ["no-header"]

    /// - Parameter tellsDoubts: whether the doubts go to standard error; not where the answer lists every warning.
    /// - Throws: as `GraphLoader.load`.
    static func load(
        _ paths: [String], inputFormat: InputFormat?, namesCount: Bool = true, columns: ColumnMapping? = nil, tellsDoubts: Bool = true
    ) throws -> RelationGraph {
        func read() throws -> RelationGraph {
            try GraphLoader.load(paths, inputFormat: inputFormat, namesCount: namesCount, columns: columns)
        }
        let others = paths.count > 1 ? " and \(paths.count - 1) more" : ""
        // What somebody types is not to be written over.
        let graph =
            paths.contains("-") ? try read() : try ProgressBar.show("Reading \((paths.first ?? "").quoted)\(others)") { _ in try read() }
        for warning in graph.warnings where tellsDoubts && doubts.contains(warning.code) { StandardError.write(warning.description) }
        return graph
    }
}
