import GraphFormats
import RelationAnalysis
import RelationGraph

/// One statement in the light of a selection: what `claim` and `sources` ask about.
struct StatementQuestion {
    let analysis: ClaimAnalysis
    let claims: StatementClaims
    /// The options that limit what the answer rests on, as one would write them; nil if none does.
    let limits: String?

    /// - Throws: `CommandError` if the name means nothing or no statement, or if the selection leaves the statement out.
    init(_ name: String, _ selection: SelectionOptions, _ graph: GraphOptions) throws {
        let names = NodeLookup(try graph.load())
        let statement = try names.statement(name)
        let selected = try selection.selection(names)
        analysis = ClaimAnalysis(names.graph, selected)
        guard names.graph.sight(of: selected).contains(statement), let claims = analysis.claims(of: statement) else {
            throw Self.outOfSight(statement, selection)
        }
        self.claims = claims
        limits = selection.given
    }

    /// "By what is selected: --without Fox."
    func limitLine(_ terminal: Terminal) -> String {
        limits.map { terminal.wrap("By what is selected: \($0)", indent: 2, hanging: 2) + "\n" } ?? ""
    }

    static func outOfSight(_ node: Node, _ selection: SelectionOptions) -> CommandError {
        let options = selection.given.map { " (\($0))" } ?? ""
        return CommandError("\(node.id.quoted) is out of sight in this selection\(options). Select less narrowly.")
    }
}

extension NodeLookup {
    /// The statement meant by a name.
    ///
    /// - Throws: `CommandError` if nothing or something else is meant.
    func statement(_ name: String) throws -> Node {
        let node = try node(name)
        guard node.isStatement else {
            let about = node.neighbors(.about, incoming: true).count
            let remedy =
                about > 0
                ? "`relgraph claims --about \(node.id)` lists the \(about.counted("statement")) about it."
                : "`relgraph claims` lists the statements."
            throw CommandError(
                "A statement is wanted, but \(name.quoted) is \(node.kind.label.lowercased().withArticle()), \(node.name.printable). \(remedy)"
            )
        }
        return node
    }
}

extension RelationGraph {
    /// What a selection shows, if nothing were left out and no type chosen: a statement that loses all its support by that is still there to
    /// tell of.
    func sight(of selection: Selection) -> Subgraph {
        var sight = selection
        (sight.without, sight.types) = ([], [])
        return Subgraph(self, sight)
    }
}
