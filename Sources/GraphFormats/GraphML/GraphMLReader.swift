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
        // Nearly every file is plain; what is not, or is wrong, is read again by a parser that knows everything.
        if let table = plainTable(bytes, file: file) { return table }
        var document = GraphMLDocument(file: file)
        do throws(UnreadableFile) {
            try XMLEvents.read(bytes, file: file) { event, events in
                document.take(event, XMLPlace(line: events.line, column: events.column))
                if let refusal = document.refusal { events.stop(refusal) }
            }
            document.finish()
        } catch {
            document.table.report(error.problem)
        }
        return document.table
    }

    private static func plainTable(_ bytes: [UInt8], file: String) -> GraphTable? {
        guard var reader = try? PlainGraphML(bytes, file: file) else { return nil }
        return try? reader.table()
    }
}
