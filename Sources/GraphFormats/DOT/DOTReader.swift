import RelationGraph

/// Reads graphs in the DOT language, as Graphviz defines it, without Graphviz.
///
/// A node is called what its `label` says; an edge is of the type that `relation`, `type` or `label` says. Other attributes stay, with the
/// defaults of their scope: numbers where all of a key are, otherwise texts. Ports become `tailport` and `headport`. The nodes of a cluster
/// have its label, or its name, under `cluster`; those of another named subgraph its name under `subgraph`. In strict graphs parallel edges
/// are one. Labels in HTML lose their tags.
enum DOTReader: GraphTableReader {
    /// - Complexity: O(bytes + edges) expected; an edge between two subgraphs stands for all pairs.
    static func table(_ bytes: [UInt8], file: String) -> GraphTable {
        var document = DOTDocument(file: file)
        do throws(UnreadableFile) {
            try document.read(bytes)
        } catch {
            document.table.report(error.problem)
        }
        return document.table
    }
}
