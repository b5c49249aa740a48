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
        let report = ClaimReport(question: try StatementQuestion(statement, selection, graph), top: answer.top)
        try answer.answer(json: { report.json }, table: { report.table }, text: { report.text($0) })
    }
}
