import Foundation
import GraphFormats
import RelationGraph

/// Reads the two tables of an export as one graph.
enum TableFixtures {
    static func graph(_ export: GraphExport, _ format: InputFormat) throws -> RelationGraph {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("relgraph-tables-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let paths = try export.files.map { file in
            let path = "\(folder)/\(file.part?.rawValue ?? "graph").\(format.extensions[0])"
            try Data(file.bytes).write(to: URL(fileURLWithPath: path))
            return path
        }
        return try GraphLoader.load(paths)
    }
}

extension GraphSnapshot.NodeEntry {
    /// Columns come in the order of the table, not in that of each node.
    var withSortedAttributes: GraphSnapshot.NodeEntry {
        var entry = self
        entry.facts.attributes.sort { $0.key < $1.key }
        return entry
    }
}
