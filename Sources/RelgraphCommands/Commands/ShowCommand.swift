import ArgumentParser
import GraphFormats
import MapRendering
import RelationGraph

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one node with all that is known of it, and from where.",
        discussion: """
            Examples:
              relgraph show Peskov
              relgraph show visit-2015
              relgraph show Soleimani --document mt-2015-08-09
            """)

    @Argument(help: "An id, a name, an alias.")
    var name: String

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Graph") var graph: GraphOptions
    @OptionGroup(title: "Answer") var answer: AnswerOptions

    func run() throws {
        let names = NodeLookup(try graph.load())
        let node = try names.node(name)
        let selected = try selection.selection(names)
        let part = Subgraph(names.graph, selected)
        let portrait = Portrait(node, in: part, StanceFates(in: part, selected), top: answer.top)
        try answer.answer(json: { portrait.json }, table: { portrait.table }, text: { PortraitText(terminal: $0, portrait: portrait).text })
    }
}
