import ArgumentParser
import GraphFormats
import MapRendering
import RelationAnalysis
import RelationGraph

struct ClaimCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claim", abstract: "Show one statement: support, denial and neither side by side.",
        discussion: """
            Every stance with its speaker, the date, the way it took and the documents that carry it; then what follows from other statements, \
            what contradicts this one and what it implies, and who changed position.

            Examples:
              relgraph claim visit-2015
              relgraph claim "Putin met Soleimani" --format json
              relgraph claim visit-2015 --as-of 2015-08-09
            """)

    @Argument(help: "The id of a statement, or its words.")
    var statement: String

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Graph") var graph: GraphOptions
    @OptionGroup(title: "Answer") var answer: AnswerOptions

    func run() throws {
        let names = NodeLookup(try graph.load())
        let node = try names.statement(statement)
        let selected = try selection.selection(names)
        let analysis = ClaimAnalysis(names.graph, selected)
        guard let claims = analysis.claims(of: node), names.graph.sight(of: selected).contains(node) else {
            throw CommandError("\(node.id.quoted) is out of sight in this selection. Select less narrowly.")
        }
        let report = ClaimReport(analysis: analysis, claims: claims, top: answer.top)
        try answer.answer(json: { report.json }, table: { report.table }, text: { report.text($0) })
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
                "A statement is wanted, but \(name.quoted) is a \(node.kind.label.lowercased()), \(node.name.printable). \(remedy)")
        }
        return node
    }
}
