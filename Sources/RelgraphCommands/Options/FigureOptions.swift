import ArgumentParser
import MapRendering

/// How a figure looks; the same words, with the same limits, wherever one is drawn.
struct FigureOptions: ParsableArguments {
    @Option(help: "The look: light, dark, auto as the reader's device prefers, print on white.")
    var theme: MapTheme = .auto

    @Option(help: ArgumentHelp("The title above the figure; an empty one leaves it out.", valueName: "text"))
    var title: String?

    @Option(help: ArgumentHelp("The line below the title.", valueName: "text"))
    var subtitle: String?

    @Flag(help: "Leave the key out.")
    var noLegend = false

    @Flag(help: "An inline <svg> for an HTML page: no prolog, ids of its own, scalable width.")
    var embed = false

    @Option(help: ArgumentHelp("Width in pixels. On a timeline, text keeps its size.", valueName: "pixels"))
    var width: Double?

    func validate() throws {
        if let width, !(16...20_000 ~= width) { throw ValidationError("--width takes 16 to 20000 pixels.") }
    }

    /// The first of the options that was given.
    var given: String? {
        let options: [(String, Bool)] = [
            ("--theme", theme != .auto), ("--title", title != nil), ("--subtitle", subtitle != nil), ("--no-legend", noLegend),
            ("--embed", embed), ("--width", width != nil),
        ]
        return options.first(where: \.1)?.0
    }

    /// - Throws: `CommandError` for an option that the format cannot follow.
    func check(for format: MapFormat) throws {
        if format != .svg, embed || width != nil {
            throw CommandError(
                "\(embed ? "--embed" : "--width") is for SVG only, but the format is \(format.rawValue). Leave it out, or name a .svg file."
            )
        }
    }

    /// The options of a map that are given here.
    var mapOptions: MapOptions {
        var options = MapOptions()
        options.title = title
        options.subtitle = subtitle
        options.showsLegend = !noLegend
        options.theme = theme
        options.isEmbedded = embed
        options.width = width
        return options
    }

    /// The options of a timeline that are given here.
    var timelineOptions: TimelineFigure.Options {
        var options = TimelineFigure.Options()
        options.title = title
        options.subtitle = subtitle
        options.showsLegend = !noLegend
        options.theme = theme
        options.isEmbedded = embed
        options.width = width
        return options
    }
}

extension MapTheme: ExpressibleByArgument {}
