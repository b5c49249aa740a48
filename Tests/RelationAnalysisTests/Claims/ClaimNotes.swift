import GraphFormats
import RelationAnalysis
import RelationGraph
import Testing

/// Notes as a reporter writes them, in the native format.
struct ClaimNotes {
    let graph: RelationGraph

    /// - Parameter files: each a file without its first line.
    init(_ files: String...) throws { try self.init(files: files) }

    init(files: [String]) throws {
        var builder = GraphBuilder()
        for (number, text) in files.enumerated() {
            NativeReader.read(Array("relgraph: 1\n\(text)".utf8), file: "notes-\(number).yaml", into: &builder)
        }
        graph = try builder.build()
    }

    func node(_ id: String) throws -> Node { try #require(graph.node(id: id), "no node \(id)") }

    func analysis(without: [String] = [], asOf: String? = nil, documents: [String] = []) throws -> ClaimAnalysis {
        var selection = Selection()
        selection.without = try without.map { try node($0).index }
        selection.documents = try documents.map { try node($0).index }
        selection.asOf = asOf.flatMap { DateSpan($0) }
        return ClaimAnalysis(graph, selection)
    }

    func claims(_ statement: String, without: [String] = [], asOf: String? = nil) throws -> StatementClaims {
        try #require(try analysis(without: without, asOf: asOf).claims(of: node(statement)))
    }

    func side(_ side: Polarity, _ statement: String, without: [String] = [], withDerived: Bool = false) throws -> SideAnalysis {
        try #require(try analysis(without: without).side(side, of: node(statement), withDerived: withDerived))
    }

    func sources(_ side: Polarity, _ statement: String) throws -> SourceAnalysis {
        try #require(try analysis().sources(side, of: node(statement)))
    }
}

extension SideAnalysis {
    var originIDs: [String] { origins.map(\.node.id) }

    /// "1 to 2".
    var interval: String { "\(independence.atLeast) to \(independence.atMost)" }
}

extension [Node] {
    var ids: [String] { map(\.id) }
}

/// Five outlets with an article each, and a statement for them to speak of.
let fiveOutlets = """
    outlets: {o1: {name: One}, o2: {name: Two}, o3: {name: Three}, o4: {name: Four}, o5: {name: Five}, wire: {name: Wire}}
    documents:
      d1: {title: A, outlet: o1, date: 2020-01-02}
      d2: {title: B, outlet: o2, date: 2020-01-03}
      d3: {title: C, outlet: o3, date: 2020-01-04}
      d4: {title: D, outlet: o4, date: 2020-01-05}
      d5: {title: E, outlet: o5, date: 2020-01-06}
    """
