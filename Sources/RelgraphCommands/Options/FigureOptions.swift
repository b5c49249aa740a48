import ArgumentParser
import MapRendering
import RelationGraph

/// How a figure looks; the same words, with the same limits, wherever one is drawn.
struct FigureOptions: ParsableArguments {
    @Option(help: "The look: light, dark, auto as the reader's device prefers, print on white.")
    var theme: MapTheme = .auto

    @Option(help: ArgumentHelp("The title above the figure; an empty one leaves it out.", valueName: "text"))
    var title: String?

    @Option(help: ArgumentHelp("The line below the title.", valueName: "text"))
    var subtitle: String?

    @Option(
        help: ArgumentHelp("The state of the data, told below the figure; without it, what the notes say of themselves.", valueName: "date")
    )
    var date: String?

    @Option(
        help: ArgumentHelp(
            "Whom the figure is by, told below it; without it, what the notes say. An empty one leaves it out.", valueName: "text")
    )
    var credit: String?

    @Option(
        help: ArgumentHelp("A YAML file with other colours, sizes, and styles of kinds and relation types.", valueName: "file"),
        completion: .file())
    var style: String?

    @Flag(help: "Leave the key out.")
    var noLegend = false

    @Flag(help: "An inline <svg> for an HTML page: no prolog, ids of its own, scalable width.")
    var embed = false

    @Flag(help: "With --embed: a table of the relations after the <svg>, for those who cannot see it.")
    var table = false

    @Option(help: ArgumentHelp("Width in pixels, 96 to the inch. On a timeline, text keeps its size.", valueName: "pixels"))
    var width: Double?

    @Option(help: ArgumentHelp("The page of a PDF; otherwise it is as large as the figure.", valueName: "paper"))
    var paper: Paper?

    @Option(help: ArgumentHelp("Pixels of a PNG to the inch (default: 192, which is two for each of --width).", valueName: "n"))
    var dpi: Double?

    func validate() throws {
        if let width, !(16...20_000 ~= width) { throw ValidationError("--width takes 16 to 20000 pixels.") }
        if let dpi, !(PrintOptions.resolutions ~= dpi) { throw ValidationError("--dpi takes 24 to 2400 pixels to the inch.") }
        if let date, !date.isEmpty, DateSpan(date)?.isSingleDate != true {
            throw ValidationError("--date: \(date.quoted) is no date. Write it as 2015-08-07, 2015-08 or 2015; an empty one tells none.")
        }
        if table, !embed { throw ValidationError("--table follows an embedded <svg>: add --embed, or leave it out.") }
    }

    /// The first of the options that was given.
    var given: String? {
        let options: [(String, Bool)] = [
            ("--theme", theme != .auto), ("--title", title != nil), ("--subtitle", subtitle != nil),
            ("--date", date != nil), ("--credit", credit != nil), ("--style", style != nil), ("--no-legend", noLegend),
            ("--embed", embed), ("--table", table), ("--width", width != nil), ("--paper", paper != nil), ("--dpi", dpi != nil),
        ]
        return options.first(where: \.1)?.0
    }

    /// - Throws: `CommandError` for an option that the format cannot follow.
    func check(for format: MapFormat) throws {
        let limited: [(option: String, isGiven: Bool, formats: [MapFormat])] = [
            ("--embed", embed, [.svg]), ("--width", width != nil, [.svg, .png, .pdf]), ("--paper", paper != nil, [.pdf]),
            ("--dpi", dpi != nil, [.png]),
        ]
        for (option, isGiven, formats) in limited where isGiven && !formats.contains(format) {
            let names = formats.map(\.rawValue).joined(separator: ", ")
            throw CommandError(
                "\(option) is for \(names), but the format is \(format.rawValue). Leave it out, or name a .\(formats[0].rawValue) file.")
        }
    }

    var printOptions: PrintOptions {
        var options = PrintOptions()
        options.paper = paper
        options.dotsPerInch = dpi ?? PrintOptions.standardDotsPerInch
        return options
    }

    /// The date in words; empty if none is to be told, nil if the notes are to say.
    private var dateWords: String? { date.map { DateSpan($0)?.readableText ?? "" } }

    /// The theme with the style of the file, if one is named; else with that of the report that the figure is for.
    ///
    /// - Throws: `CommandError` if it cannot be read, `GraphProblems` for what is wrong in it.
    private func styledTheme(_ vocabulary: Vocabulary) throws -> MapTheme {
        let own = try StyleOption.read(style, vocabulary)
        return theme.styled(over: own, try AnswerCollector.current?.style(vocabulary))
    }

    /// The options of a map that are given here.
    ///
    /// - Parameter vocabulary: the kinds and relation types that the style may name.
    /// - Throws: as the reading of a style file.
    func mapOptions(_ vocabulary: Vocabulary) throws -> MapOptions {
        var options = try settings(of: MapOptions(), vocabulary)
        options.addsTable = table
        options.print = printOptions
        return options
    }

    /// The options of a timeline that are given here.
    ///
    /// - Throws: as the reading of a style file.
    func timelineOptions(_ vocabulary: Vocabulary) throws -> TimelineFigure.Options {
        try settings(of: TimelineFigure.Options(), vocabulary)
    }

    private func settings<Settings: FigureSettings>(of standard: Settings, _ vocabulary: Vocabulary) throws -> Settings {
        var settings = standard
        settings.title = title
        settings.subtitle = subtitle
        settings.date = dateWords
        settings.credit = credit
        settings.showsLegend = !noLegend
        settings.theme = try styledTheme(vocabulary)
        settings.isEmbedded = embed
        settings.width = width
        return settings
    }
}

extension MapTheme: ExpressibleByArgument {}

extension Paper: ExpressibleByArgument {
    /// In any case: A4, a4.
    public init?(argument: String) { self.init(rawValue: argument.lowercased()) }
}
