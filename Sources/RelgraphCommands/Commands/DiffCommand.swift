import ArgumentParser
import GraphFormats
import Graphviz
import MapRendering
import RelationAnalysis
import RelationGraph

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Compare two versions of a graph: claims and edges, not lines.",
        discussion: """
            Who changed position, which statements changed status, how many independent origins there are now; then nodes and relations \
            added (+), removed (-) and changed (~). Where something is written, comments and the order of entries are no difference. A name \
            in the selection that only one version knows is looked for in that one only.

            Exit status: 0 if there is no difference, 1 if there is one, 2 if the versions cannot be read.

            Examples:
              relgraph diff old/graphs graphs
              git show HEAD:people.yaml | relgraph diff - people.yaml --input-format relgraph
              relgraph diff old/graphs graphs --layer claims --format json
              relgraph diff old/graphs graphs --out changes.svg
              relgraph diff monday.graphml friday.graphml
            """)

    @Argument(help: "The earlier version: a file, a folder, or - for standard input.", completion: .file())
    var earlier: String

    @Argument(help: "The later version.", completion: .file())
    var later: String

    @Option(help: ArgumentHelp("The format of standard input, and of files whose names do not tell it.", valueName: "format"))
    var inputFormat: InputFormat?

    @Option(
        help: ArgumentHelp("What the columns of tables are for, in both versions: source=Buyer,target=Seller.", valueName: "role=column,…"),
        transform: ColumnMapping.init(argument:))
    var columns: ColumnMapping?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Draw what changed to a file: SVG, PNG, PDF, DOT or JSON by its extension.", valueName: "file"),
        completion: .file())
    var out: String?

    @OptionGroup(title: "Figure") var figure: FigureOptions
    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Answer") var answer: AnswerOptions

    func validate() throws {
        if earlier == "-", later == "-" { throw ValidationError("Only one of the two versions can come from standard input.") }
        if out == "-", answer.format != .text {
            throw ValidationError(
                "With --format, the answer goes to standard output, where the drawing would stand too. Name a file to draw to.")
        }
        if out == nil, let option = figure.given {
            throw ValidationError("\(option) is for the drawing. Name a file for it with --out changes.svg, or leave it out.")
        }
    }

    func run() throws {
        let (before, after) = try versions()
        let (one, other) = try selections(before, after)
        let difference = GraphDifference(from: before.graph, one, to: after.graph, other)
        let report = DifferenceReport(difference, from: earlier, to: later, top: answer.top)
        if let out { try draw(difference, of: other, report, to: out) }
        // A drawing on standard output stands alone.
        if out != "-" { try answer.answer(json: { report.json }, table: { report.table }, text: { report.text($0) }) }
        if !difference.isEmpty { throw CleanNo() }
    }

    private func draw(
        _ difference: GraphDifference, of selection: Selection, _ report: DifferenceReport, to path: String
    ) throws {
        let format = try MapFormat.chosen(nil, for: path)
        if format == .html {
            throw CommandError("A page to explore shows one version, not what changed. Name a .svg file; `relgraph render` makes the page.")
        }
        try figure.check(for: format)
        let versions = try UnitedVersions(difference)
        guard versions.part.nodeCount > 0 else {
            StandardError.write("Nothing is drawn: there is no difference between the two.")
            return
        }
        var options = try figure.mapOptions(versions.part.graph.vocabulary)
        options.adopt(before: difference.before.graph, after: difference.after.graph)
        options.title = figure.title ?? "What changed"
        options.subtitle = figure.subtitle ?? report.subtitle
        options.mark(versions, of: difference)
        options.conceal(selection, in: versions.part.graph)
        let renderer = MapRenderer(
            graphviz: LayoutWorker.graphviz(within: .default), printing: LayoutWorker.printing(within: .default))
        let map = try renderer.render(versions.part.styled(for: options.theme), options, format: format.outputFormat)
        try FigureOutput.write(map.bytes, map.figure, RelationTable(map.diagram), to: path)
        for note in map.notes { StandardError.write(note) }
        if path != "-" {
            StandardError.write("Wrote \(path): \(versions.part.nodeCount.counted("node")), \(map.lineCount.counted("line")).")
        }
    }

    private func versions() throws -> (NodeLookup, NodeLookup) {
        let graphs = try ColumnMapping.load([earlier, later], columns, inputFormat: inputFormat, by: load)
        return (NodeLookup(graphs[0]), NodeLookup(graphs[1]))
    }

    /// A version; `/dev/null`, as git names the missing side of a file that was added or deleted, is an empty one.
    private func load(_ path: String, _ columns: ColumnMapping?) throws -> RelationGraph {
        if path == "/dev/null" { return try GraphBuilder().build() }
        OutputFile.protect([path], inputFormat)
        let read = { try GraphReading.load([path], inputFormat: inputFormat, columns: columns) }
        return try AnswerCollector.current?.load([path], inputFormat, columns, isUnited: false, by: read) ?? read()
    }

    /// What of either version counts. What only one of the two knows cannot be left out of the other, nor picked in it.
    private func selections(_ before: NodeLookup, _ after: NodeLookup) throws -> (Selection, Selection) {
        var (one, other) = (selection, selection)
        one.documents = []
        other.documents = []
        one.without = []
        other.without = []
        var chosen = (try one.selection(before, besides: after.graph), try other.selection(after, besides: before.graph))
        for name in selection.documents {
            let (left, right) = try either(name, before, after)
            for node in [left, right].compactMap({ $0 }) where !node.isDocument {
                throw CommandError(
                    "--document names documents, but \(name.quoted) is \(node.kind.label.lowercased().withArticle()), \(node.name).")
            }
            chosen.0.documents += left.map { [$0.index] } ?? []
            chosen.1.documents += right.map { [$0.index] } ?? []
        }
        if !selection.documents.isEmpty {
            // Nothing at all stands in documents that a version does not have; an empty list would mean every document.
            if chosen.0.documents.isEmpty { chosen.0.kinds = [DiffCommand.noKind] }
            if chosen.1.documents.isEmpty { chosen.1.kinds = [DiffCommand.noKind] }
        }
        for name in selection.without {
            let (left, right) = try either(name, before, after)
            chosen.0.without += left.map { [$0.index] } ?? []
            chosen.1.without += right.map { [$0.index] } ?? []
        }
        return chosen
    }

    /// No kind is called so.
    private static let noKind = ""

    /// The node of that name in each version that knows it; by the other's id where one knows only that.
    private func either(_ name: String, _ before: NodeLookup, _ after: NodeLookup) throws -> (Node?, Node?) {
        let (left, right) = (Result { try before.node(name) }, Result { try after.node(name) })
        switch (left, right) {
        case (.success(let one), .success(let other)): return (one, other)
        case (.success(let one), .failure): return (one, after.graph.node(id: one.id))
        case (.failure, .success(let other)): return (before.graph.node(id: other.id), other)
        case (.failure, .failure(let error)): throw error
        }
    }
}

extension DiffCommand: FigureCommand {
    var unfitness: String? { nil }
}

extension SelectionOptions {
    /// The selection in the terms of a graph; types and kinds may also be ones that only another graph declares.
    func selection(_ names: NodeLookup, besides other: RelationGraph) throws -> Selection {
        let vocabulary = names.graph.vocabulary
        var options = self
        func shared(_ ids: [String], _ isKnown: (String) -> Bool, _ isElsewhere: (String) -> Bool) -> (known: [String], foreign: [String]) {
            (ids.filter { isKnown($0) || !isElsewhere($0) }, ids.filter { !isKnown($0) && isElsewhere($0) })
        }
        let hasType = { vocabulary.relationType($0) != nil }
        let otherHasType = { other.vocabulary.relationType($0) != nil }
        let hasKind = { vocabulary.kind($0) != nil }
        let otherHasKind = { other.vocabulary.kind($0) != nil }
        let types = shared(self.types, hasType, otherHasType)
        let kinds = shared(self.kinds, hasKind, otherHasKind)
        options.types = types.known
        options.kinds = kinds.known
        options.excludedTypes = shared(excludedTypes, hasType, otherHasType).known
        options.excludedKinds = shared(excludedKinds, hasKind, otherHasKind).known
        var selection = try options.selection(names)
        selection.types += types.foreign
        selection.kinds += kinds.foreign
        return selection
    }
}
