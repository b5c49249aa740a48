import ArgumentParser
import GraphFormats
import RelationAnalysis
import RelationGraph

struct SourcesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources", abstract: "Count the independent origins of a statement, for and against.",
        discussion: """
            Every stance is followed back through those it cites to where it starts. Several people who speak for one institution are one origin. \
            Unnamed sources that nothing tells apart may be one: the answer is then an interval, at least and at most. An outlet that does not \
            say where it has it from may have it from any of the others.

            A choke point is a node without which nothing of a side is left; circular reporting is a circle of citations. A table (--format csv, \
            markdown) has a row for the count of each side, then for its origins, choke points and circles.

            Examples:
              relgraph sources visit-2015
              relgraph sources putin-met-soleimani-2015 --format json
              relgraph sources visit-2015 --without Fox
              relgraph sources visit-2015 --as-of 2015-08-09
            """)

    @Argument(help: "The id of a statement, or its words.")
    var statement: String

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Graph") var graph: GraphOptions
    @OptionGroup(title: "Answer") var answer: AnswerOptions

    func run() throws {
        let report = try SourcesReport(StatementQuestion(statement, selection, graph), top: answer.top)
        try answer.answer(json: { report.json }, table: { report.table }, text: { report.text($0) })
    }
}
