import ArgumentParser
import Graphviz
import MapRendering
import RelationAnalysis
import RelationGraph

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Draw the map.",
        discussion: """
            Without options, the graph's default view is drawn; a graph without one is drawn whole. The format follows the file's extension.

            Examples:
              relgraph render --out map.svg
              relgraph render --view all --out everything.svg
              relgraph render --path Fox Peskov --out dispute.svg
              relgraph render --statement visit-2015 --out visit.svg
              relgraph render --focus Ryabkov --depth 1 --theme dark --out ryabkov.svg
              relgraph render --layer ties --group-by community --size-by betweenness --out groups.svg
              relgraph render --layer sanctions --title Sanctions --out sanctions.pdf
              relgraph render --out map.html
              relgraph render --embed --out - > figure.html
              relgraph render --style house.style.yaml --out map.svg
              relgraph render --positions map.positions.yaml --out map.svg
              relgraph render --steps --out story.svg   # story-1.svg, story-2.svg, …
            """)

    @Option(help: ArgumentHelp("A view that the graph names; all draws everything.", valueName: "name"))
    var view: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write; - is standard output.", valueName: "file"), completion: .file())
    var out: String?

    @Option(help: "The form of the picture; otherwise the extension decides.")
    var format: MapFormat?

    @Option(
        help:
            "How boxes are placed: dot in columns, fast by distance, for any number of nodes, neato, fdp, sfdp by springs, circo, twopi on circles; auto lets size and density decide."
    )
    var layout: LayoutChoice = .auto

    @Option(help: ArgumentHelp("Only what is near this node.", valueName: "name"))
    var focus: String?

    @Option(help: ArgumentHelp("How many relations --focus reaches.", valueName: "n"))
    var depth: Int?

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Bring out the connection between two names.", valueName: "a b"))
    var path: [String] = []

    @Option(help: ArgumentHelp("Only this statement, with everybody's stance and the chains down to the origins.", valueName: "statement"))
    var statement: String?

    @Option(help: ArgumentHelp("Bring out this node; repeatable: what joins them is brought out too.", valueName: "name"))
    var highlight: [String] = []

    @Option(help: ArgumentHelp("Gather boxes in frames: kind, community, country, another attribute, none.", valueName: "what"))
    var groupBy: String?

    @Option(
        help: ArgumentHelp("Larger names for higher values of a measure: degree, betweenness, pagerank, …", valueName: "measure"),
        completion: CentralityMeasure.defaultCompletionKind, transform: CentralityMeasure.named)
    var sizeBy: CentralityMeasure?

    @Option(help: ArgumentHelp("Where chance plays, in the search for communities: the same number gives the same map.", valueName: "n"))
    var seed: UInt64 = 0

    @Flag(
        help:
            "The steps of the view, one numbered picture each, everything in its place in all of them; with --format json, what they are goes to standard output."
    )
    var steps = false

    @Option(help: ArgumentHelp("Only this step of the view, from 1 on.", valueName: "n"))
    var step: Int?

    @Option(
        help: ArgumentHelp(
            "Keep where boxes stand in this YAML file: those that are in it stay, new ones are placed near what they belong to.",
            valueName: "file"), completion: .file())
    var positions: String?

    @Option(help: ArgumentHelp("Seconds that the layout may take, and the making of a PDF or PNG.", valueName: "seconds"))
    var timeLimit = 60.0

    @Option(help: ArgumentHelp("Megabytes of memory that the layout may use.", valueName: "MB"))
    var memoryLimit = 2048

    @OptionGroup(title: "Figure") var figure: FigureOptions
    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Graph") var graph: GraphOptions

    func validate() throws {
        if !path.isEmpty, path.count != 2 {
            throw ValidationError("--path takes two names, got \(path.count). Quote names of several words.")
        }
        if statement != nil, view != nil || focus != nil || !path.isEmpty || !highlight.isEmpty {
            throw ValidationError("--statement is a figure of its own: leave out --view, --focus, --path and --highlight.")
        }
        if steps || step != nil {
            if steps, step != nil { throw ValidationError("--steps draws every step, --step N one of them: leave one of the two out.") }
            if statement != nil || focus != nil || !path.isEmpty || !highlight.isEmpty {
                throw ValidationError(
                    "\(steps ? "--steps" : "--step") shows what the steps of a view bring out: leave out --statement, --focus, --path and --highlight."
                )
            }
            if let step, step < 1 { throw ValidationError("--step takes a number from 1 on.") }
        }
        if sizeBy == .percolation {
            throw ValidationError("percolation follows what some nodes have, and --size-by cannot say who: take another measure.")
        }
        if let depth, depth < 0 { throw ValidationError("--depth takes a number of at least 0.") }
        if !(timeLimit > 0 && timeLimit <= 86_400) { throw ValidationError("--time-limit takes more than 0 and at most 86400 seconds.") }
        if !(64...1_048_576 ~= memoryLimit) { throw ValidationError("--memory-limit takes 64 to 1048576 megabytes.") }
    }

    func run() throws {
        if steps || step != nil { return try runSteps() }
        let destination = try destination()
        let format = try MapFormat.chosen(format, for: destination)
        try figure.check(for: format)
        let graphviz = format == .dot ? nil : LayoutWorker.graphviz(within: limits)
        let names = NodeLookup(try graph.load())
        let keeping = try KeptPositions(positions, format: format, besides: destination)
        let request = try request(names)
        var (part, options) = try request.compose(names.graph, mapOptions(names.graph), marksClaims: format != .html)
        try keeping?.prepare(&options)
        report(names.graph.warnings + styleWarnings(names.graph, request.view))
        let renderer = graphviz.map { MapRenderer(graphviz: $0, printing: LayoutWorker.printing(within: limits)) } ?? MapRenderer()
        let map =
            format == .html
            ? try renderer.page(part, options, request.known) : try renderer.render(part, options, format: format.outputFormat)
        try keeping?.write(map.positions, layout: map.layout, of: names.graph)
        try FigureOutput.write(map.bytes, map.figure, RelationTable(map.diagram), to: destination)
        for note in map.notes { StandardError.write(note) }
        if destination != "-" {
            let lines = "\(map.lineCount.counted("line")) for \(part.relationCount.counted("relation"))"
            StandardError.write("Wrote \(destination): \(part.nodeCount.counted("node")), \(lines).")
        }
    }

    /// What is hard to read in the styles of the notes.
    func styleWarnings(_ graph: RelationGraph, _ view: ViewDefinition?) -> [Problem] {
        [view?.style, graph.presentation.style].compactMap { $0 }.flatMap(\.contrastWarnings)
    }

    /// A few warnings are told; many would bury what else there is to say.
    func report(_ warnings: [Problem]) {
        let warnings = warnings.filter { !GraphReading.doubts.contains($0.code) }
        if warnings.count <= 3 {
            for warning in warnings { StandardError.write(warning.description) }
        } else {
            StandardError.write("\(warnings.count) warnings on these notes; `relgraph check` lists them.")
        }
    }

    func destination() throws -> String {
        if let out { return out }
        if AnswerCollector.current != nil { return "-" }
        if isatty(STDOUT_FILENO) == 1 { throw CommandError("Where to? Name a file with --out map.svg, or --out - for standard output.") }
        return "-"
    }

    var limits: LayoutLimits { LayoutLimits(seconds: timeLimit, memoryBytes: memoryLimit << 20) }

    func mapOptions(_ graph: RelationGraph) throws -> MapOptions {
        var options = try figure.mapOptions(graph.vocabulary)
        options.groupBy = try groupBy.map { try grouping($0, graph) }
        options.layout = layout.layout
        options.seed = seed
        return options
    }

    /// - Throws: `CommandError` for an attribute that no node of the graph has. That none on the map has it, the map's notes tell.
    private func grouping(_ text: String, _ graph: RelationGraph) throws -> MapGrouping {
        let grouping = MapGrouping(text)
        guard case .attribute(let key) = grouping else { return grouping }
        let known = ["kind", "community", "none"] + graph.nodeAttributeKeys.union(["country"]).sorted()
        if known.contains(key) { return grouping }
        let remedy =
            closestSpelling(to: key, among: known).map { "Did you mean “\($0)”?" } ?? "Known are: \(known.joined(separator: ", "))."
        throw CommandError("--group-by: no node has the attribute \(key.quoted). \(remedy)")
    }

    func request(_ names: NodeLookup) throws -> MapRequest {
        var request = MapRequest()
        request.selection = try selection.selection(names)
        request.focus = try focus.map { try names.node($0).index }
        request.depth = depth
        request.statement = try statement.map { try names.statement($0).index }
        if path.count == 2 { request.path = (try names.node(path[0]).index, try names.node(path[1]).index) }
        request.highlight = try highlight.map { try names.node($0).index }
        request.sizeBy = sizeBy
        request.view = try viewDefinition(names.graph)
        if let view = request.view { SelectionOptions.tellUngraded(names.graph, view.selection) }
        if depth != nil, request.focus == nil, request.view?.focus == nil {
            throw CommandError("--depth says how far --focus reaches. Name a node with --focus, or take a view that has one.")
        }
        let isAroundDocument = request.focus.map { names.graph.node($0).isDocument } ?? false
        if request.view == nil, request.focus != nil, !isAroundDocument, selection.kinds.isEmpty, selection.documents.isEmpty {
            // Around one node, the documents stand in the lines' titles; as boxes they would crowd out whom it has to do with.
            request.undrawnKinds = ["document"]
        }
        return request
    }

    /// The view asked for; the default one unless a focus or a selection says what to draw.
    private func viewDefinition(_ graph: RelationGraph) throws -> ViewDefinition? {
        if let view { return try graph.view(askedFor: view) }
        return focus == nil && selection.picksItsOwn == false ? graph.view(named: "default") : nil
    }
}

extension RenderCommand: FigureCommand {
    var unfitness: String? {
        if format != nil, format != .svg { return "A report holds SVG figures. Leave --format out." }
        return nil
    }
}

/// The formats of a picture.
enum MapFormat: String, ExpressibleByArgument, CaseIterable {
    case svg, png, pdf, dot, json
    /// A page to explore.
    case html

    var outputFormat: OutputFormat { OutputFormat(rawValue: rawValue) }

    /// The format asked for; otherwise the one that the name of the file tells.
    static func chosen(_ format: MapFormat?, for destination: String) throws -> MapFormat {
        if let format { return format }
        guard destination != "-", let dot = destination.lastIndex(of: "."), !destination[dot...].contains("/") else { return .svg }
        let suffix = destination[destination.index(after: dot)...].lowercased()
        if suffix == "gv" { return .dot }
        if suffix == "htm" { return .html }
        guard let format = MapFormat(rawValue: suffix) else {
            let known = MapFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandError("\(".\(suffix)".quoted) names no format that relgraph draws. Use one of \(known).")
        }
        return format
    }
}

enum LayoutChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, dot, fast, neato, fdp, sfdp, circo, twopi

    var layout: MapLayout? { MapLayout(rawValue: rawValue) }
}

extension SelectionOptions {
    /// Whether the options say what is wanted (layers, types, kinds, documents), as against what of it (dates, exceptions).
    var picksItsOwn: Bool { !(layers.isEmpty && types.isEmpty && kinds.isEmpty && documents.isEmpty) }
}
