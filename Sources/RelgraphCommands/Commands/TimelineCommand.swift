import ArgumentParser
import GraphFormats
import Graphviz
import MapRendering
import RelationAnalysis
import RelationGraph

struct TimelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline", abstract: "Tell what is said to have happened when, or who said so when.",
        discussion: """
            The date of an event, the date on which somebody spoke of it, and the date of a publication are three dates: --by chooses. Each is \
            shown as it was noted; what has no date is listed without one. Dates that cannot both be right are reported.

            Examples:
              relgraph timeline visit-2015
              relgraph timeline visit-2017 --by said
              relgraph timeline Peskov --by said --as-of 2015-08-14
              relgraph timeline --by published --format json
              relgraph timeline visit-2015 --out timeline.svg
            """)

    @Argument(
        help: ArgumentHelp(
            "Only what is about these nodes, or said by them; a statement with what implies or contradicts it.", valueName: "name"))
    var names: [String] = []

    @Option(help: "The date to go by: of the event (which is the default), of the saying, of the publication.")
    var by: TimelineAxis?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "Draw both axes into this file, SVG, PDF or PNG by its extension; - is SVG on standard output.", valueName: "file"),
        completion: .file())
    var out: String?

    @OptionGroup(title: "Figure") var figure: FigureOptions
    @OptionGroup(title: "Selection") var selection: SelectionOptions
    @OptionGroup(title: "Graph") var graph: GraphOptions
    @OptionGroup(title: "Answer") var answer: AnswerOptions

    func validate() throws {
        if out == nil, let option = figure.given {
            throw ValidationError(
                "\(option) is for the figure. Draw it with --out timeline.svg, in a report with --out -, or leave it out.")
        }
        if out != nil, by != nil {
            throw ValidationError(
                "--by is for answers; a figure shows what happened, what was said and what appeared. Leave one of them out.")
        }
        if out != nil, answer.format != .text {
            throw ValidationError(
                "--format is for answers, but --out draws a figure, whose extension tells its form. Leave one of them out.")
        }
    }

    func run() throws {
        let lookup = NodeLookup(try graph.load())
        let selected = try selection.selection(lookup)
        var query = TimelineQuery()
        query.axis = by ?? .event
        query.subjects = try names.map { try lookup.node($0).index }
        (query.since, query.until, query.asOf) = (selected.since, selected.until, selected.asOf)
        let part = Subgraph(lookup.graph, selected)
        if let out { return try draw(query, part, selected, to: out) }
        let all = query.timeline(of: part)
        let timeline = answer.top.map { all.first($0) } ?? all
        // Only readers are told of them, and it takes an analysis of all claims.
        var fates: StanceFates { StanceFates(in: part, selected) }
        try answer.answer(
            json: { timeline.json(fates) }, table: { timeline.table(for: answer.isRead ? fates : nil) },
            text: { TimelineText(terminal: $0, timeline: timeline, cut: all, subjects: query.subjects, fates: fates).text })
    }

    private func draw(_ query: TimelineQuery, _ part: Subgraph, _ selected: Selection, to file: String) throws {
        let format = try MapFormat.chosen(nil, for: file)
        guard let picture = PictureFormat(rawValue: format.rawValue) else {
            let known = PictureFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandError("A timeline is no \(format.rawValue). Name a file that ends in one of \(known).")
        }
        try figure.check(for: format)
        var options = try figure.timelineOptions(part.graph.vocabulary)
        options.limit = answer.top
        options.known = selected
        let drawn = TimelineFigure(query, part, options)
        guard !drawn.isEmpty else {
            throw CommandError(
                "The selection leaves nothing to draw. Widen it: another --since, --until or --as-of, fewer of --layer, --type, --kind, "
                    + "--document, or other names.")
        }
        let pages = picture == .pdf ? drawn.pages(on: figure.paper) : [drawn.figure]
        let printing = LayoutWorker.printing(within: .default)
        let bytes =
            picture == .pdf
            ? try pages.pdf(figure.printOptions, by: printing)
            : try drawn.figure.bytes(picture, figure.printOptions, followedBy: figure.table ? drawn.table : nil, by: printing)
        try FigureOutput.write(bytes, drawn.figure, drawn.table, to: file)
        for note in pages.notes(picture, figure.printOptions) { StandardError.write(note) }
        if picture == .pdf, figure.paper == nil, drawn.isParted(on: .a4) {
            StandardError.write("The page is as large as the figure, too large for A4: --paper a4 parts it into pages.")
        }
        if file != "-" {
            let counts = [drawn.eventCount.counted("event"), drawn.sayingCount.counted("saying"), drawn.documentCount.counted("document")]
            let extent = pages.count > 1 ? ", on \(pages.count) pages" : ""
            StandardError.write("Wrote \(file): \(counts.joined(separator: ", "))\(extent).")
        }
    }
}

extension TimelineCommand: FigureCommand {
    var unfitness: String? { nil }
}

extension TimelineAxis: ExpressibleByArgument {}
