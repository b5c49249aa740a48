import ArgumentParser
import GraphFormats
import RelationAnalysis
import RelationGraph

struct StructureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "structure", abstract: "Say how the graph holds together, and where it would fall apart.",
        discussion: """
            Relations count as contacts, whichever way they point, several between two nodes as one; only strong components follow their \
            direction.

            Examples:
              relgraph structure --layer ties
              relgraph structure --graph register.graphml --format json
            """)

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Graph") var graph: GraphOptions
    @OptionGroup(title: "Answer") var answer: AnswerOptions

    func run() throws {
        let names = NodeLookup(try graph.load())
        let part = Subgraph(names.graph, try selection.selection(names))
        let usesAllTypes = !selection.types.isEmpty
        let structure = try ProgressBar.show("Examining") { try GraphStructure(part, usesAllTypes: usesAllTypes, execution: $0) }
        let report = StructureReport(structure: structure, top: answer.top)
        try answer.answer(json: { report.json }, table: { report.table }, text: { report.text($0) })
    }
}
