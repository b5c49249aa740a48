import RelationGraph

/// Writes one foreign format. A writer knows no other writer and no command.
protocol ForeignWriter {
    /// How the format holds what a node or a relation has; `PropertyGraph` gives it in that form.
    static var properties: PropertyStyle { get }

    /// The bytes of a file with the graph, or with one part of it. What the format cannot hold, and the property graph does not know of, is
    /// added to the report.
    static func bytes(of graph: PropertyGraph, part: GraphPart?, loss: inout LossReport) -> [UInt8]
}

/// How a format holds properties.
struct PropertyStyle: Sendable {
    enum Depth: Sendable {
        /// Everything, under names such as `relgraph:kind`, so that reading the file gives the same graph.
        case full
        /// What fits a cell of a table, under plain names. It comes back as free attributes.
        case flat
        /// Nothing: nodes and edges alone.
        case bare
    }

    /// How readers learn whether a value is a number or a text.
    enum Typing: Sendable {
        /// The format says so, key by key or value by value.
        case declared
        /// By what it looks like.
        case guessed
    }

    var depth: Depth = .full
    var typing: Typing = .declared
    /// Whether something can be said of the graph as a whole.
    var holdsGraph = true
    /// Whether what is said of it may be something else than a text.
    var typesGraph = true
    /// Attributes of edges for which the writer has a place of its own.
    var heldOfEdges: Set<String> = []
    /// Names that the format's reader takes for something else than a free attribute of a node, in lower case letters.
    var reservedOfNodes: Set<String> = []
    var reservedOfEdges: Set<String> = []
    /// Whether that goes for all of them.
    var escapesAttributes = false
}

/// What a file holds of a graph in a format that has a table for the nodes and one for the edges.
public enum GraphPart: String, Sendable, CaseIterable {
    case nodes, edges
}
