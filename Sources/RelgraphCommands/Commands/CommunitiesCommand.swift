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
        try answer.answer(json: { json(found) }, table: { table(found) }, text: { text(found, $0) })
    }

    private func listed(_ found: CommunityStructure) -> ArraySlice<[Node]> { found.communities.prefix(answer.top ?? .max) }

    private func json(_ found: CommunityStructure) -> JSONValue {
        let communities = listed(found).enumerated().map { id, members in
            JSONValue.object([("id", .integer(id)), ("size", .integer(members.count)), ("nodes", .array(members.map(\.reference)))])
        }
        return .object([
            ("method", .string(method.rawValue)), ("resolution", .number(resolution ?? 1)), ("modularity", .number(found.modularity)),
            ("communities", .array(communities)),
        ])
    }

    private func table(_ found: CommunityStructure) -> Table {
        let rows = listed(found).enumerated().flatMap { id, members in
            members.map { [String(id), String(members.count), $0.id, $0.name, $0.kind.id] }
        }
        return Table(headings: ["community", "size", "id", "name", "kind"], rows: rows)
    }

    /// So many members are named in text.
    private static let namedMembers = 12

    private func text(_ found: CommunityStructure, _ terminal: Terminal) -> String {
        let nodeCount = found.communities.reduce(0) { $0 + $1.count }
        guard nodeCount > 0 else { return "The selection leaves no nodes to group.\n" }
        let groups = found.communities.prefix { $0.count > 1 }
        let alone = nodeCount - groups.reduce(0) { $0 + $1.count }
        let ways = groups.count == 1 ? "community" : "communities"
        var text =
            terminal.wrap(
                "\(nodeCount.counted("node")) and \(found.contactCount.counted("contact")) in \(groups.count) \(ways)"
                    + (alone > 0 ? "; \(alone.counted("node")) by \(alone == 1 ? "itself" : "themselves")." : ".")) + "\n"
        text += terminal.wrap("Modularity \(found.modularity.shown(digits: 3)): \(judgement(found.modularity)).") + "\n"
        for members in listed(found) where members.count > 1 {
            let ranked = found.ranked(members)
            let heading = "Around \(ranked[0].name.printable): \(members.count.counted("node"))"
            text += "\n" + terminal.wrap(terminal.mark(heading, .bold)) + "\n"
            let rest = members.count - CommunitiesCommand.namedMembers
            let names = ranked.prefix(CommunitiesCommand.namedMembers).map { $0.name.printable }.joined(separator: "; ")
            text += terminal.wrap(rest > 0 ? "\(names); and \(rest) more" : names, indent: 2) + "\n"
        }
        if found.layers.count > 1 {
            text +=
                "\n"
                + terminal.wrap(
                    terminal.mark("Note:", .yellow) + " These groups mix layers ("
                        + found.layers.map(\.rawValue).joined(separator: ", ")
                        + "): who denies a claim stands beside who makes it. --layer ties groups by who belongs with whom.", hanging: 2)
                + "\n"
        }
        return text
    }

    private func judgement(_ modularity: Double) -> String {
        switch modularity {
        case ..<0.1: "hardly more connections within the groups than chance would bring"
        case ..<0.3: "somewhat more connections within the groups than chance would bring"
        default: "clearly more connections within the groups than chance would bring"
        }
    }
}

extension CommunityQuery.Method: ExpressibleByArgument {}
