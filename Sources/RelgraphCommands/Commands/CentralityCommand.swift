import ArgumentParser
import GraphFormats
import RelationAnalysis
import RelationGraph

struct CentralityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "centrality", abstract: "Say who matters, by the measures of network analysis.",
        discussion: """
            Measures: \(CentralityMeasure.allCases.map(\.rawValue).joined(separator: ", ")). Without --measure, a small panel.

            The distance-based measures, eigenvector, core, clustering and the structural holes take relations as contacts, whichever way they \
            point; pagerank, katz, hub, authority, in-degree and out-degree take them as they point. --directed and --undirected decide for \
            all. Several relations between two nodes are one contact, unless --weight gives them strengths, which add up. For closeness, \
            harmonic, betweenness, percolation and eccentricity a weight is a length: less is nearer.

            percolation follows what some have, such as money or a rumour, to the others: --holder or --held says who has it.

            Examples:
              relgraph centrality --layer ties
              relgraph centrality --measure betweenness --measure pagerank --top 10
              relgraph centrality --measure betweenness --sensitivity
              relgraph centrality --graph transfers.csv --measure pagerank --weight amount
              relgraph centrality --measure percolation --holder Soleimani --layer ties
              relgraph centrality --measure degree --raw --format csv
            """)

    @Option(
        name: .customLong("measure"), help: ArgumentHelp("A measure; repeatable, the first one ranks.", valueName: "measure"),
        completion: CentralityMeasure.defaultCompletionKind, transform: CentralityMeasure.named)
    var measures: [CentralityMeasure] = []

    @Flag(help: "Take relations as they point, or both ways, for every measure.")
    var direction: Direction?

    @Flag(help: "Values comparable between graphs, or as they are counted.")
    var scale: Scale = .normalized

    @Option(help: ArgumentHelp("A number attribute of the relations: their strength, for distances their length.", valueName: "attribute"))
    var weight: String?

    @Option(help: ArgumentHelp("Estimate betweenness from this many nodes instead of all.", valueName: "k"))
    var sample: Int?

    @Option(
        name: .customLong("holder"),
        help: ArgumentHelp("For percolation: who has what spreads. Repeatable.", valueName: "name"))
    var holders: [String] = []

    @Option(help: ArgumentHelp("For percolation: a number attribute of the nodes that says how much each has.", valueName: "attribute"))
    var held: String?

    @Option(help: ArgumentHelp("Where chance plays: the same number gives the same answer.", valueName: "n"))
    var seed: UInt64 = 0

    @Flag(help: "Which documents, outlets and sources the ranking depends on: each is left out in turn.")
    var sensitivity = false

    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Graph") var graph: GraphOptions
    @OptionGroup(title: "Answer") var answer: AnswerOptions

    enum Direction: String, EnumerableFlag {
        case directed, undirected
    }

    enum Scale: String, EnumerableFlag {
        case normalized, raw
    }

    func validate() throws {
        if let sample, sample < 1 { throw ValidationError("--sample takes a number of at least 1.") }
        if sample != nil, !measuresOrPanel.contains(.betweenness) {
            throw ValidationError(
                "--sample estimates betweenness, which is not among the measures. Leave it out: the others are exact and fast.")
        }
        let asksForHolders = measures.contains(.percolation)
        if !holders.isEmpty, held != nil { throw ValidationError("Say who has it with --holder or with --held, not both.") }
        if asksForHolders, holders.isEmpty, held == nil {
            throw ValidationError("percolation follows what some nodes have: name them with --holder NAME, or an attribute with --held.")
        }
        if !asksForHolders, !holders.isEmpty || held != nil {
            throw ValidationError("--holder and --held are for --measure percolation, which is not among the measures.")
        }
    }

    private var measuresOrPanel: [CentralityMeasure] {
        var seen: Set<CentralityMeasure> = []
        return measures.isEmpty ? CentralityMeasure.panel : measures.filter { seen.insert($0).inserted }
    }

    /// Beyond so many pairs of a node and a relation, exact betweenness takes longer than somebody wants to wait who did not ask for it.
    private static let affordableWork = 4e9

    /// The measures, for a large graph without the betweenness that only the panel asks for.
    private func affordable(_ measures: [CentralityMeasure], for part: Subgraph) -> [CentralityMeasure] {
        let work = Double(part.nodeCount) * Double(part.relationCount)
        guard self.measures.isEmpty, sample == nil, work > CentralityCommand.affordableWork else { return measures }
        StandardError.write(
            "Leaving betweenness out: on a graph of this size it takes minutes. Ask for it with --measure betweenness, and --sample 1000 for an "
                + "estimate.")
        return measures.filter { $0 != .betweenness }
    }

    private func holder(_ name: String, _ names: NodeLookup, _ part: Subgraph) throws -> NodeIndex {
        let node = try names.node(name)
        guard part.contains(node) else {
            throw StatementQuestion.outOfSight(node, selection)
        }
        return node.index
    }

    func run() throws {
        let names = NodeLookup(try graph.load())
        let selected = try selection.selection(names)
        let part = Subgraph(names.graph, selected)
        var query = CentralityQuery()
        query.measures = affordable(measuresOrPanel, for: part)
        query.isDirected = direction.map { $0 == .directed }
        query.isNormalized = scale == .normalized
        query.weight = weight
        query.sample = sample
        query.seed = seed
        query.usesAllTypes = !selection.types.isEmpty
        query.holders = try held.map { .attribute($0) } ?? .nodes(holders.map { try holder($0, names, part) })
        let (centrality, dependence) = try ProgressBar.show("Measuring") { execution in
            let centrality = try query.scores(of: part, execution: execution)
            let dependence =
                sensitivity
                ? try CentralitySensitivity(query, names.graph, selected, places: answer.top ?? 10, execution: execution) : nil
            return (centrality, dependence)
        }
        let report = CentralityReport(
            centrality: centrality, sensitivity: dependence, isNormalized: query.isNormalized, weight: weight, top: answer.top)
        try answer.answer(json: { report.json }, table: { report.table }, text: { report.text($0) })
    }
}

extension CentralityMeasure: ExpressibleByArgument {
    /// The measure that an argument names.
    ///
    /// - Throws: `ValidationError` with the name that was meant, or all there are.
    static func named(_ name: String) throws -> CentralityMeasure {
        if let measure = CentralityMeasure(rawValue: name) { return measure }
        let known = allCases.map(\.rawValue)
        let remedy =
            closestSpelling(to: name, among: known).map { "Did you mean “\($0)”?" } ?? "Known are: \(known.joined(separator: ", "))."
        throw ValidationError("\(name.quoted) is no measure. \(remedy)")
    }
}
