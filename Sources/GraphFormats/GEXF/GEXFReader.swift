import RelationGraph

/// Reads GEXF 1.1 to 1.3, as Gephi and NetworkX write it.
///
/// A node is called what its `label` says. An edge is of the type that an attribute `relation` or `type` says, else its `label`, else its `kind`;
/// its `weight` is an attribute. Attributes have the types that they are declared with, defaults are filled in. When something begins and ends
/// stays under `start` and `end`, several spells under `spells`; of a value that changes, the last one is kept, with a warning. How things are
/// drawn stays under names such as `viz:color`. Nodes within nodes have the attribute `parent`.
enum GEXFReader: GraphTableReader {
    /// - Complexity: O(bytes) expected.
    static func table(_ bytes: [UInt8], file: String) -> GraphTable {
        var document = GEXFDocument(file: file)
        do throws(UnreadableFile) {
            try XMLEvents.read(bytes, file: file) { event, events in document.take(event, events) }
            document.finish()
        } catch {
            document.table.report(error.problem)
        }
        return document.table
    }
}
