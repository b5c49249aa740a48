import ArgumentParser
import GraphFormats
import RelationAnalysis
import RelationGraph

struct CommunitiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "communities", abstract: "Find groups that are more connected within than with the rest.",
        discussion: """
            Leiden guarantees that every community is connected; Louvain and label propagation are there for comparison. Which groups come out \
            is a matter of judgement: --resolution above 1 gives smaller ones, below 1 larger ones, and another --seed may draw a border \
            elsewhere.

            Examples:
              relgraph communities --layer ties
              relgraph communities --resolution 1.5
              relgraph communities --graph transfers.csv --weight amount --format json
              relgraph render --group-by community --layer ties --out groups.svg
            """)

    @Option(help: "How they are found.")
    var method: CommunityQuery.Method = .leiden

    @Option(help: ArgumentHelp("More than 1 for smaller communities, less for larger ones.", valueName: "r"))
    var resolution: Double?

    @Option(help: ArgumentHelp("Where chance plays: the same number gives the same answer.", valueName: "n"))
    var seed: UInt64 = 0

    @Flag(help: "Take relations as they point, or both ways.")
    var direction: CentralityCommand.Direction = .undirected

    @Option(help: ArgumentHelp("A number attribute of the relations: their strength.", valueName: "attribute"))
    var weight: String?

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Graph") var graph: GraphOptions
    @OptionGroup(title: "Answer") var answer: AnswerOptions

    func validate() throws {
        if let resolution, !(resolution >= 0 && resolution.isFinite) { throw ValidationError("--resolution takes a number of at least 0.") }
        if resolution != nil, method == .labelPropagation {
            throw ValidationError("Label propagation knows no --resolution. Leave it out, or take --method leiden.")
        }
    }

    func run() throws {
        let names = NodeLookup(try graph.load())
        let part = Subgraph(names.graph, try selection.selection(names))
        var query = CommunityQuery()
        query.method = method
        query.resolution = resolution ?? 1
        query.seed = seed
        query.isDirected = direction == .directed
        query.weight = weight
        query.usesAllTypes = !selection.types.isEmpty
        let found = try ProgressBar.show("Finding communities") { try query.communities(of: part, execution: $0) }
        let report = CommunitiesReport(found: found, method: method, resolution: query.resolution, top: answer.top)
        try answer.answer(json: { report.json }, table: { report.table }, text: { report.text($0) })
    }
}

extension CommunityQuery.Method: ExpressibleByArgument {}
