import RelationGraph

/// Reads GraphML (Brandes, Eiglsperger, Herman, Himsolt and Marshall, 2002, doi:10.1007/3-540-45848-4_59), as Gephi, yEd, igraph and
/// NetworkX write it.
///
/// A node is called what its attribute `name` or `label` says, or its yEd label; an edge is of the type that `relation`, `type`, `label` or `kind`
/// says, or its yEd label. Other attributes stay, typed as their keys declare, defaults filled in. `edgedefault` and an edge's own `directed` give
/// the direction; parallel edges stay apart. The nodes of nested graphs are nodes like the others. Hyperedges and ports are left out, with a
/// warning.
enum GraphMLReader: GraphTableReader {
    /// - Complexity: O(bytes) expected.
    static func table(_ bytes: [UInt8], file: String) -> GraphTable {
        var document = GraphMLDocument(file: file)
        do throws(UnreadableFile) {
            try XMLEvents.read(bytes, file: file) { event, events in document.take(event, events) }
            document.finish()
        } catch {
            document.table.report(error.problem)
        }
        return document.table
    }
}
