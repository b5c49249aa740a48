import RelationGraph

/// Reads the JSON of graph programs, told apart by its content: node-link data (NetworkX, D3, graphology), Cytoscape.js, Oligrapher, and
/// Linkurious or Ogma.
///
/// A node is called what its `name`, else `label` or `title` says; an edge is of the type that `relation`, `type`, `label` or `interaction`
/// says. What stands in `data` and `properties` belongs to the node or the edge itself; how it is drawn stays under names such as
/// `position.x`. Lists and objects stay as JSON. Edges point from source to target unless the document, or the edge, says otherwise.
enum JSONGraphReader: GraphTableReader {
    /// - Complexity: O(bytes) expected. One node or edge at a time is in memory besides the table.
    static func table(_ bytes: [UInt8], file: String) -> GraphTable {
        var document = JSONDocument(file: file)
        do throws(UnreadableFile) {
            try document.read(bytes)
        } catch {
            document.table.report(error.problem)
        }
        return document.table
    }
}
