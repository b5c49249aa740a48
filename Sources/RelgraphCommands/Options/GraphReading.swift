import GraphFormats
import RelationGraph

/// Reads graphs for commands, which say so on a terminal where it takes long.
enum GraphReading {
    /// - Throws: as `GraphLoader.load`.
    static func load(
        _ paths: [String], inputFormat: InputFormat?, namesCount: Bool = true, columns: ColumnMapping? = nil
    ) throws -> RelationGraph {
        func read() throws -> RelationGraph {
            try GraphLoader.load(paths, inputFormat: inputFormat, namesCount: namesCount, columns: columns)
        }
        // What somebody types is not to be written over.
        if paths.contains("-") { return try read() }
        let others = paths.count > 1 ? " and \(paths.count - 1) more" : ""
        return try ProgressBar.show("Reading \((paths.first ?? "").quoted)\(others)") { _ in try read() }
    }
}
