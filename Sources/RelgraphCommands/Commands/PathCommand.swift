import ArgumentParser
import GraphFormats
import MapRendering
import RelationAnalysis
import RelationGraph

struct PathCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "path", abstract: "Show how two names are connected, hop by hop, each hop with its evidence.",
        discussion: """
            By default the shortest connection, walking relations in both directions; among equally short ones the one that the most documents \
            attest. Being covered by one document connects nobody, unless you ask for it with --type covers. Without --top, --all lists at most 100.

            Examples:
              relgraph path Fox Peskov
              relgraph path Fox Peskov --all
              relgraph path Kerry Soleimani -k 3 --without visit-2015
              relgraph path Ryabkov "Security Council" --layer ties --layer sanctions
              relgraph path Putin Soleimani --max-hops 3 --format json
            """)

    @Argument(help: "Where the connection begins: an id, a name, an alias.")
    var from: String

    @Argument(help: "Where it ends.")
    var to: String

    @Flag(help: "All connections of the shortest length.")
    var all = false

    @Option(name: [.customShort("k")], help: ArgumentHelp("The k shortest connections that visit no node twice.", valueName: "k"))
    var count: Int?

    @Option(name: .customLong("via"), help: ArgumentHelp("Only through this node. Repeatable.", valueName: "name"))
    var via: [String] = []

    @Option(help: ArgumentHelp("At most this many hops.", valueName: "n"))
    var maxHops: Int?

    @Flag(help: "Walk relations only as they point.")
    var directed = false

    @Option(help: ArgumentHelp("A number attribute of the relations to use as their length: less is nearer.", valueName: "attribute"))
    var weight: String?

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Graph") var graph: GraphOptions
    @OptionGroup(title: "Answer") var answer: AnswerOptions

    func validate() throws {
        if all, count != nil { throw ValidationError("--all and -k exclude each other: -k also lists longer connections.") }
        if let count, count < 1 { throw ValidationError("-k takes a number of at least 1.") }
        if let maxHops, maxHops < 0 { throw ValidationError("--max-hops takes a number of at least 0.") }
    }

    /// So many are listed with --all if nothing else is said.
    private static let standardTop = 100

    private var extent: ConnectionQuery.Extent {
        let top = answer.top ?? .max
        if let count { return .kShortest(min(count, top)) }
        return all ? .allShortest(limit: answer.top ?? PathCommand.standardTop) : .shortest
    }

    func run() throws {
        let names = NodeLookup(try graph.load())
        let source = try names.node(from)
        let target = try names.node(to)
        let selected = try selection.selection(names)
        let part = Subgraph(names.graph, selected)
        var query = ConnectionQuery()
        query.extent = extent
        query.via = Set(try via.map { try names.node($0).index })
        query.maxHops = maxHops
        query.isDirected = directed
        query.weight = weight
        query.usesAllTypes = !selection.types.isEmpty
        let connections = try ProgressBar.show("Searching") { try query.connections(from: source, to: target, in: part, execution: $0) }
        try answer.answer(
            json: { json(connections) }, table: { table(connections) },
            text: {
                PathText(terminal: $0, connections: connections, listsAll: all || count != nil).text(
                    limits: limits(query, selected, names.graph))
            })
        if connections.paths.isEmpty { throw CleanNo() }
    }

    /// What may have kept a connection from being found, in words.
    private func limits(_ query: ConnectionQuery, _ selected: Selection, _ graph: RelationGraph) -> [String] {
        var limits: [String] = []
        if let maxHops { limits.append("of at most \(maxHops.counted("hop"))") }
        if !query.via.isEmpty {
            limits.append("through " + query.via.sorted().map { graph.node($0).name.printable }.joined(separator: " and "))
        }
        if directed { limits.append("walking relations only as they point") }
        if !selected.isEmpty { limits.append("within this selection") }
        return limits
    }

    private func json(_ connections: Connections) -> JSONValue {
        .object([
            ("from", connections.from.reference), ("to", connections.to.reference),
            ("length", connections.paths.first.map { .integer($0.hops.count) } ?? .null),
            ("weight", connections.paths.first.map { .number($0.weight) } ?? .null),
            ("paths", .array(connections.paths.map(json))),
        ])
    }

    private func json(_ connection: Connection) -> JSONValue {
        let edges = connection.hops.map { hop in
            JSONValue.object([
                ("source", .string(hop.relations[0].source.id)), ("target", .string(hop.relations[0].target.id)),
                ("type", .string(hop.type.id)), ("forward", .bool(hop.isForward)),
                ("evidence", .array(hop.evidence.flatMap { $0.json(in: hop.part.graph) })),
            ])
        }
        return .object([
            ("nodes", .array(connection.nodes.map(\.reference))), ("edges", .array(edges)), ("weight", .number(connection.weight)),
        ])
    }

    /// The ids of the documents that its relations are known from, each once.
    private func documents(of hop: Hop) -> [String] {
        hop.evidence.flatMap(\.documents).map { hop.part.graph.node($0.document).id }.uniqued()
    }

    private func table(_ connections: Connections) -> Table {
        var rows: [[String]] = []
        for (number, path) in connections.paths.enumerated() {
            for (position, hop) in path.hops.enumerated() {
                rows.append([
                    String(number + 1), String(position + 1), hop.from.name, hop.isForward ? hop.type.label : hop.type.inverseLabel,
                    hop.to.name,
                    hop.evidence.compactMap(\.saidOn?.text).uniqued().joined(separator: "; "),
                    documents(of: hop).joined(separator: "; "),
                ])
            }
        }
        return Table(headings: ["path", "hop", "from", "relation", "to", "said on", "documents"], rows: rows)
    }
}
