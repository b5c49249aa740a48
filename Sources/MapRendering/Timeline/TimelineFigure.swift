import RelationAnalysis
import RelationGraph

/// A timeline as one SVG figure: above what is said to have happened when, below who said so when and what appeared when, on one scale.
///
/// Text keeps its size whatever the width; no script, nothing fetched; the same graph and options give the same bytes.
public struct TimelineFigure: Sendable {
    public struct Options: Sendable {
        /// Nil for the names of what it is about, or the title of the graph.
        public var title: String?
        public var subtitle: String?
        /// The state of the data, in words, and whom the figure is by; nil for what the graph says, an empty one for none.
        public var date: String?
        public var credit: String?
        public var theme = MapTheme.auto
        /// For use inside an HTML page: no XML prolog, scalable width.
        public var isEmbedded = false
        /// In CSS pixels; nil for `standardWidth`. Text keeps its size between 360 and 4000 pixels.
        public var width: Double?
        public var showsLegend = true
        /// At most so many rows of what happened.
        public var limit: Int?

        public init() {}
    }

    public static let standardWidth = 960.0
    /// Widths that a figure is laid out for; a narrower or wider one is scaled.
    static let layoutWidths = 360.0...4_000.0

    public let figure: SVGFigure
    /// The same for those who cannot see it.
    public let table: RelationTable
    /// Rows of what happened, marks of who said so, documents.
    public let eventCount: Int
    public let sayingCount: Int
    public let documentCount: Int

    /// Draws what the query finds in a part of a graph, by all three dates, whichever it asks for.
    ///
    /// - Complexity: that of the query, and O(m²) for m marks of one speaker and one kind of stance.
    public init(_ query: TimelineQuery, _ part: Subgraph, _ options: Options) {
        var options = options
        options.adopt(nil, part.graph)
        // The graph's own subtitle belongs to its title.
        if query.subjects.isEmpty, options.title == nil { options.subtitle = options.subtitle ?? part.graph.presentation.subtitle }
        let content = TimelineContent(query, part.styled(for: options.theme), limit: options.limit)
        eventCount = content.events.count
        sayingCount = content.sayings.reduce(0) { $0 + $1.marks.count }
        documentCount = content.documents.count
        let subjects = query.subjects.map { part.graph.node($0).name }
        let title = options.title ?? (subjects.isEmpty ? part.graph.title : subjects.joined(separator: "; "))
        figure = TimelineSVG.figure(of: content, title: title, options)
        table = RelationTable(content)
    }

    public var svg: String { figure.text }
}

/// Writes a timeline figure.
struct TimelineSVG {
    private let content: TimelineContent
    private let layout: TimelineLayout
    private let options: TimelineFigure.Options
    private let title: String?
    private let pen: FigurePen
    /// What is laid out, and what it takes on the page.
    private let width: Double
    private let shownWidth: Double
    private var id = ""
    private var svg = SVGText()
    private var symbolCount = 0

    private static let margin = 14.0
    private static let standardSubtitle = "What is said to have happened when, and who said so when"
    private static let heading = Lettering(size: 11, isBold: true)
    private static let headingHeight = 22.0
    /// Between the bands.
    private static let gap = 16.0

    static func figure(of content: TimelineContent, title: String?, _ options: TimelineFigure.Options) -> SVGFigure {
        var figure = TimelineSVG(content, title, options)
        let frame = figure.write()
        return frame.figure(figure.svg.text)
    }

    private init(_ content: TimelineContent, _ title: String?, _ options: TimelineFigure.Options) {
        self.content = content
        self.options = options
        self.title = title
        pen = FigurePen(theme: options.theme)
        let widths = TimelineFigure.layoutWidths
        shownWidth = options.width ?? TimelineFigure.standardWidth
        width = min(max(shownWidth, widths.lowerBound), widths.upperBound)
        layout = TimelineLayout(content, from: TimelineSVG.margin, to: width - TimelineSVG.margin)
    }

    private var inner: Double { width - 2 * TimelineSVG.margin }

    /// Writes everything; returns the frame of it.
    private mutating func write() -> FigureFrame {
        let margin = TimelineSVG.margin
        let head = MapHeading(
            title: title, subtitle: options.subtitle ?? TimelineSVG.standardSubtitle, width: inner, theme: options.theme)
        let notice = FigureNotice(date: options.date, credit: options.credit, asOf: content.asOf)
        let notes = TimelineNotes(content, width: inner)
        let legend = options.showsLegend ? MapLegend(TimelineLegend(content, pen).groups, sources: nil, width: inner) : nil
        let axis = TimelineAxisRuler(layout.scale, pen)
        var bands: [(heading: String, height: Double)] = []
        if !layout.events.isEmpty { bands.append(("What is said to have happened", layout.eventsHeight)) }
        if !layout.sayings.isEmpty { bands.append(("Who said so (numbers as above)", layout.sayingsHeight)) }
        if !layout.documents.isEmpty { bands.append(("What was published", layout.documentsHeight)) }
        let bandsHeight = bands.reduce(0) { $0 + TimelineSVG.headingHeight + axis.height + $1.height + TimelineSVG.gap }
        let height =
            margin + head.height + bandsHeight + notes.undatedHeight + notes.contradictionsHeight + (legend.map { $0.height + margin } ?? 0)
            + notice.height(width: inner)
        id = figureID
        let frame = FigureFrame(
            id: id, width: width, height: height, title: title ?? "Timeline",
            description: [description, notice.text].filter { !$0.isEmpty }.joined(separator: " "), theme: options.theme,
            isEmbedded: options.isEmbedded, shownWidth: shownWidth)
        frame.begin(into: &svg)
        head.write(into: &svg, x: margin, y: margin, options.theme)
        var y = margin + head.height
        if !layout.events.isEmpty {
            y = beginBand(bands[0].heading, axis, y, layout.eventsHeight)
            for (row, place) in zip(content.events, layout.events) { write(row, place, y) }
            svg.end()
            y += layout.eventsHeight + TimelineSVG.gap
            notes.writeUndated(into: &svg, x: margin, y: y - TimelineSVG.gap / 2, pen)
            y += notes.undatedHeight
        }
        if !layout.sayings.isEmpty {
            y = beginBand("Who said so (numbers as above)", axis, y, layout.sayingsHeight)
            for (row, place) in zip(content.sayings, layout.sayings) { write(row, place, y) }
            svg.end()
            y += layout.sayingsHeight + TimelineSVG.gap
        }
        if !layout.documents.isEmpty {
            y = beginBand("What was published", axis, y, layout.documentsHeight)
            for (row, place) in zip(content.documents, layout.documents) { write(row, place, y) }
            svg.end()
            y += layout.documentsHeight + TimelineSVG.gap
        }
        notes.writeContradictions(into: &svg, x: margin, y: y, pen)
        y += notes.contradictionsHeight
        legend?.write(into: &svg, x: margin, y: y, options.theme)
        y += legend.map { $0.height + margin } ?? 0
        notice.write(into: &svg, x: margin, y: y, width: inner, options.theme)
        svg.end()
        return frame
    }

    private var description: String {
        var text =
            "A timeline: \(content.events.count) rows of what is said to have happened, \(content.sayings.count) rows of who said so, "
            + "\(content.documents.count) documents."
        if !content.contradictions.isEmpty { text += " Dates that contradict each other: " + content.contradictions.joined(separator: " ") }
        return text
    }

    private var figureID: String {
        var id = FigureID()
        id.mix("\(options.theme.rawValue) \(width.svg) \(options.showsLegend) \(title ?? "") \(options.subtitle ?? "")")
        id.mix("\(options.date ?? "")\(options.credit ?? "")")
        for row in content.events { id.mix(row.words) }
        for row in content.sayings { for mark in row.marks { id.mix(mark.words) } }
        for row in content.documents { id.mix(row.words) }
        return id.text(prefix: "timeline")
    }

    /// Heading, ruler and the lines behind the rows; returns where the rows begin. `svg.end()` ends the band.
    private mutating func beginBand(_ heading: String, _ axis: TimelineAxisRuler, _ y: Double, _ height: Double) -> Double {
        svg.begin("g", ["class": "band", "role": "group", "aria-label": heading])
        pen.text(
            heading.shortened(to: layout.labelWidth, in: TimelineSVG.heading), x: TimelineSVG.margin, y: y + 15, TimelineSVG.heading,
            into: &svg)
        let top = y + TimelineSVG.headingHeight + axis.height
        axis.write(into: &svg, y: y + TimelineSVG.headingHeight - 10, down: top + height)
        return top
    }

    /// A row's background, its title for those who cannot see it, and what `draw` makes.
    private mutating func symbol(_ words: String, _ draw: (inout SVGText) -> Void) {
        let name = "\(id)-\(symbolCount)"
        symbolCount += 1
        svg.begin("g", ["id": name, "role": "graphics-symbol", "aria-labelledby": "\(name)-t"])
        svg.element("title", ["id": "\(name)-t"], content: words)
        draw(&svg)
        svg.end()
    }

    private func rule(_ y: Double, into svg: inout SVGText) {
        pen.path("M\(TimelineSVG.margin.svg),\(y.svg)H\((width - TimelineSVG.margin).svg)", stroke: .frame, width: 0.6, into: &svg)
    }

    private mutating func write(_ row: TimelineContent.EventRow, _ place: TimelineLayout.Event, _ y: Double) {
        let (pen, layout) = (pen, layout)
        rule(y + place.top, into: &svg)
        symbol(row.words) { svg in
            let baseline = y + place.barY + 3.4
            if let number = row.number {
                pen.text(
                    "\(number)", x: layout.labelX + TimelineLayout.numberWidth - 6, y: baseline, TimelineLayout.name, .muted, anchor: "end",
                    into: &svg)
            }
            for (index, line) in place.label.enumerated() {
                pen.text(
                    line, x: layout.labelX + TimelineLayout.numberWidth, y: baseline + Double(index) * TimelineLayout.labelLeading,
                    TimelineLayout.label, row.number == nil ? .muted : .text, into: &svg)
            }
            place.bar.write(into: &svg, y: y + place.barY, row.color, pen)
            pen.text(place.date.text, x: place.date.x, y: y + place.date.y, TimelineLayout.small, .muted, isRimmed: true, into: &svg)
            if let mark = place.contradiction {
                pen.text(
                    mark.text, x: mark.x, y: y + mark.y, TimelineLayout.small, .tone(.palette(.vermillion)), isRimmed: true, into: &svg)
            }
        }
    }

    private mutating func write(_ row: TimelineContent.SayingRow, _ place: TimelineLayout.Saying, _ y: Double) {
        if !place.name.isEmpty { rule(y + place.top, into: &svg) }
        var baseline = y + place.top + 13.9
        for line in place.name {
            pen.text(line, x: layout.labelX, y: baseline, TimelineLayout.name, into: &svg)
            baseline += TimelineLayout.labelLeading
        }
        var x = layout.labelX + 12
        if place.isWayBesideName, let last = place.name.last {
            baseline -= TimelineLayout.labelLeading
            x = layout.labelX + TimelineLayout.name.width(of: last + " ")
        }
        for line in place.way {
            pen.text(line, x: x, y: baseline, TimelineLayout.label, .tone(row.type.style.color), into: &svg)
            baseline += TimelineLayout.labelLeading
        }
        for (mark, spot) in zip(row.marks, place.marks) { write(mark, spot, row.type.style, y) }
        if let undated = place.undated {
            pen.text(undated.text, x: undated.x, y: y + undated.y, TimelineLayout.small, .muted, isItalic: true, isRimmed: true, into: &svg)
        }
    }

    private mutating func write(_ mark: TimelineContent.Mark, _ spot: TimelineLayout.Mark, _ style: LineStyle, _ y: Double) {
        let pen = pen
        symbol(mark.words) { svg in
            TimelineMark(isOwnDate: mark.isOwnDate, style: style).write(into: &svg, spot, down: y, pen)
            for line in spot.numbers {
                pen.text(
                    line.text, x: line.x, y: y + line.y, TimelineLayout.small, mark.isOwnDate ? .text : .muted, isItalic: !mark.isOwnDate,
                    isRimmed: true, into: &svg)
            }
        }
    }

    private mutating func write(_ row: TimelineContent.DocumentRow, _ place: TimelineLayout.Document, _ y: Double) {
        let (pen, layout) = (pen, layout)
        rule(y + place.top, into: &svg)
        symbol(row.words) { svg in
            var baseline = y + place.top + 13.9
            for line in place.name {
                pen.text(line, x: layout.labelX, y: baseline, TimelineLayout.name, into: &svg)
                baseline += TimelineLayout.labelLeading
            }
            for line in place.title {
                pen.text(line, x: layout.labelX, y: baseline - 1, TimelineLayout.small, .muted, into: &svg)
                baseline += 9.5
            }
            place.bar?.write(into: &svg, y: y + place.barY, row.document.kind.style.color, pen)
            pen.text(place.date.text, x: place.date.x, y: y + place.date.y, TimelineLayout.small, .muted, isRimmed: true, into: &svg)
        }
    }
}
