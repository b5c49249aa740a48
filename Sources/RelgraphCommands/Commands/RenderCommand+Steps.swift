import GraphFormats
import Graphviz
import MapRendering
import RelationGraph

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The steps of a view as a series of figures, or one of them.
extension RenderCommand {
    func runSteps() throws {
        let option = steps ? "--steps" : "--step"
        let destination = try destination()
        let asksForJSON = steps && format == .json
        let drawn = asksForJSON ? .svg : try MapFormat.chosen(format, for: destination)
        guard let picture = PictureFormat(rawValue: drawn.rawValue) else {
            throw CommandError(
                "\(option) draws pictures, but the format is \(drawn.rawValue). Name a file that ends in .svg, .png or .pdf, or say --format svg."
            )
        }
        try figure.check(for: drawn)
        let collector = AnswerCollector.current
        if steps, destination == "-", collector == nil {
            throw CommandError("--steps writes one file for each step. Name them by --out map.svg: map-1.svg, map-2.svg, …")
        }
        let graphviz = LayoutWorker.graphviz(within: limits)
        let names = NodeLookup(try graph.load())
        let request = try request(names)
        let view = try view(of: request, in: names.graph)
        if let step, step > view.steps.count {
            throw CommandError("The view \(view.name.quoted) has \(view.steps.count.counted("step")); there is no step \(step).")
        }
        let keeping = try KeptPositions(positions, format: drawn, besides: destination)
        var options = try mapOptions(names.graph)
        options.layout = options.layout ?? view.layout.flatMap(MapLayout.init(rawValue:))
        try keeping?.prepare(&options)
        // In a report the captions stand in its text.
        let series = try request.composeSeries(names.graph, options, drawsCaptions: collector == nil)
        report(names.graph.warnings + styleWarnings(names.graph, view))
        let rendered = try MapRenderer(graphviz: graphviz, printing: LayoutWorker.printing(within: limits)).render(
            series, only: step, as: picture)
        try keeping?.write(rendered.positions, layout: rendered.layout, of: names.graph)
        if let collector {
            for figure in rendered.figures { collector.take(.figure(figure.figure, figure.table, caption: figure.numberedCaption)) }
        } else if let figure = rendered.figures.first, step != nil {
            try OutputFile.write(figure.bytes, to: destination, as: .figure)
            if destination != "-" { StandardError.write("Wrote \(destination): step \(figure.number) of \(view.steps.count).") }
        } else {
            let files = rendered.figures.map { (path: numbered(destination, $0.number), bytes: $0.bytes) }
            try OutputFile.write(files, as: .figure)
            if asksForJSON {
                try StandardOutput.write(json(rendered, files.map(\.path), title: series.title, view: view).utf8)
            } else {
                StandardError.write("Wrote \(files.map(\.path).joined(separator: ", ")).")
            }
            let next = numbered(destination, files.count + 1)
            if unsafe access(next, F_OK) == 0 {
                StandardError.write("\(next) is of no step any more; it was left as it is.")
            }
        }
        for note in rendered.notes { StandardError.write(note) }
    }

    private func view(of request: MapRequest, in graph: RelationGraph) throws -> ViewDefinition {
        if let view = request.view, !view.steps.isEmpty { return view }
        let known = graph.views.filter { !$0.steps.isEmpty }.map(\.name)
        let remedy =
            known.isEmpty
            ? "Write some under `steps:` of a view, each with a `caption:`." : "Views with steps are: \(known.joined(separator: ", "))."
        throw CommandError((request.view.map { "The view \($0.name.quoted) has no steps." } ?? "Steps belong to a view.") + " " + remedy)
    }

    /// `maps/story.svg` and 2 give `maps/story-2.svg`.
    private func numbered(_ path: String, _ number: Int) -> String {
        guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/"), dot != path.startIndex else { return "\(path)-\(number)" }
        return "\(path[..<dot])-\(number)\(path[dot...])"
    }

    private func json(_ series: RenderedSeries, _ files: [String], title: String?, view: ViewDefinition) -> JSONValue {
        let figures = zip(series.figures, files).map { figure, file -> JSONValue in
            .object([
                ("number", .integer(figure.number)), ("caption", .string(figure.caption)),
                ("file", .string(String(file[file.lastIndex(of: "/").map(file.index(after:)).map { $0... } ?? file.startIndex...]))),
                ("as_of", figure.asOf.map { .string($0.text) } ?? .null), ("description", .string(figure.description)),
            ])
        }
        return .object([("title", title.map { .string($0) } ?? .null), ("view", .string(view.name)), ("steps", .array(figures))])
    }
}
