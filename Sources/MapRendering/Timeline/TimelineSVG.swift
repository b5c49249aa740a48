import RelationAnalysis
import RelationGraph

/// Writes a timeline figure.
struct TimelineSVG {
    private let content: TimelineContent
    private let layout: TimelineLayout
    private let options: TimelineFigure.Options
    private let title: String?
    let pen: FigurePen
    /// What is laid out, and what it takes on the page.
    private let width: Double
    private let shownWidth: Double
    private var id = ""
    var svg = SVGText()
    private var symbolCount = 0

    private static let margin = FigureStack.margin
    private static let standardSubtitle = "What is said to have happened when, and who said so when"
    private static let heading = Lettering(size: 11, isBold: true)
    private static let headings = (
        events: "What is said to have happened", sayings: "Who said so (numbers as above)", documents: "What was published"
    )
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
        let all = parts.map { TimelinePart.Stretch($0, $0.rows.indices) }
        let stack = stack(of: all, subtitle: options.subtitle ?? TimelineSVG.standardSubtitle, isLast: true)
        id = figureID
        return write(all, stack, height: stack.size.height, stack.description(description))
    }

    /// What stands on one figure, or on one of its pages: the title, stretches of the parts, and on the last page the key and what stands below.
    private func stack(of stretches: [TimelinePart.Stretch], subtitle: String, isLast: Bool, page: String = "") -> FigureStack {
        let sources = content.sourceLine
        let hasLegend = isLast && options.showsLegend
        let head = MapHeading(title: title, subtitle: subtitle, width: inner, theme: options.theme)
        let notice =
            isLast
            ? FigureNotice(
                date: options.date, credit: options.credit, asOf: content.asOf, isTold: options.showsLegend && sources != nil, page: page)
            : FigureNotice(date: nil, credit: nil, page: page)
        return FigureStack(
            head: head, contentHeight: stretches.reduce(0) { $0 + $1.height },
            legend: hasLegend ? MapLegend(TimelineLegend(content, pen).groups, sources: sources, width: inner) : nil, notice: notice,
            width: inner)
    }

    private mutating func write(
        _ stretches: [TimelinePart.Stretch], _ stack: FigureStack, height: Double, _ description: String
    ) -> FigureFrame {
        let frame = FigureFrame(
            id: id, width: width, height: height, title: title.unlessBlank("Timeline"), description: description, theme: options.theme,
            isEmbedded: options.isEmbedded, shownWidth: shownWidth)
        frame.begin(into: &svg)
        stack.writeHead(into: &svg, options.theme)
        var y = stack.contentTop
        for stretch in stretches {
            stretch.part.write(&self, stretch.rows, y)
            y += stretch.height
        }
        stack.writeFoot(into: &svg, options.theme)
        svg.end()
        return frame
    }

    // MARK: Pages

    /// The figure over pages of a height, each with a title, and with the headings and rulers of what stands on it; the key is on the last.
    static func pages(
        of content: TimelineContent, title: String?, _ options: TimelineFigure.Options, height: Double
    ) -> [SVGFigure] {
        let plan = TimelineSVG(content, title, options)
        let subtitle = options.subtitle ?? standardSubtitle
        func stack(_ page: Int, _ stretches: [TimelinePart.Stretch], isLast: Bool, _ words: String = "Page 99 of 99.") -> FigureStack {
            plan.stack(of: stretches, subtitle: page == 0 ? subtitle : "Continued", isLast: isLast, page: words)
        }
        let pages = TimelinePart.pages(of: plan.parts) { page, isLast in height - stack(page, [], isLast: isLast).size.height }
        return pages.enumerated().map { page, stretches in
            var figure = TimelineSVG(content, title, options)
            let isLast = page + 1 == pages.count
            let key = isLast || !options.showsLegend ? "" : " The key is on the last page."
            let words = "Page \(page + 1) of \(pages.count).\(key)"
            figure.id = "\(figure.figureID)-\(page + 1)"
            let stack = stack(page, stretches, isLast: isLast, words)
            let frame = figure.write(stretches, stack, height: height, stack.description(page == 0 ? figure.description : ""))
            return frame.figure(figure.svg.text)
        }
    }

    // MARK: Parts

    /// What happened, with what has no date, who said so, what appeared, and the dates that contradict each other.
    private var parts: [TimelinePart] {
        let headings = TimelineSVG.headings
        let notes = TimelineNotes(content, width: inner)
        // Nearer to what has a date than another band.
        let rise = layout.events.isEmpty ? 0 : TimelineSVG.gap / 2
        let events = band(headings.events, layout.events.map { .init(height: $0.height) }) { figure, rows, y in
            let top = figure.layout.events[rows.lowerBound].top
            for row in rows { figure.write(figure.content.events[row], figure.layout.events[row], y - top) }
        }
        // With their name, a speaker's rows stay together.
        let sayings = band(headings.sayings, layout.sayings.map { .init(height: $0.height, begins: !$0.name.isEmpty) }) { figure, rows, y in
            let top = figure.layout.sayings[rows.lowerBound].top
            for row in rows { figure.write(figure.content.sayings[row], figure.layout.sayings[row], y - top) }
        }
        let documents = band(headings.documents, layout.documents.map { .init(height: $0.height) }) { figure, rows, y in
            let top = figure.layout.documents[rows.lowerBound].top
            for row in rows { figure.write(figure.content.documents[row], figure.layout.documents[row], y - top) }
        }
        let x = TimelineSVG.margin
        return [events, notes.undatedPart(x: x, rise: rise), sayings, documents, notes.contradictionsPart(x: x)].filter { !$0.rows.isEmpty }
    }

    private var description: String {
        var text =
            "A timeline: \(content.events.count) rows of what is said to have happened, \(content.sayings.count) rows of who said so, "
            + "\(content.documents.count) documents."
        let changed = content.sayings.flatMap(\.marks).count { $0.fate != .stands }
        if changed > 0 { text += " Of what was said, \(changed) \(changed == 1 ? "mark was" : "marks were") taken back or replaced later." }
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

    /// Heading, ruler and the lines behind the rows, and on these what `write` writes.
    private func band(
        _ heading: String, _ rows: [TimelinePart.Row],
        _ write: @escaping (_ figure: inout TimelineSVG, _ rows: Range<Int>, _ y: Double) -> Void
    ) -> TimelinePart {
        let axis = TimelineAxisRuler(layout.scale, pen)
        let headingHeight = headingHeight
        return TimelinePart(headHeight: headingHeight + axis.height, rows: rows, gap: TimelineSVG.gap) { figure, stretch, y in
            let heading = stretch.lowerBound == 0 ? heading : heading + ", continued"
            figure.svg.begin("g", ["class": "band", "role": "group", "aria-label": heading])
            figure.pen.text(heading, x: TimelineSVG.margin, y: y + 15, TimelineSVG.heading, into: &figure.svg)
            let top = y + headingHeight + axis.height
            axis.write(into: &figure.svg, y: y + headingHeight - 10, down: top + stretch.reduce(0) { $0 + rows[$1].height })
            write(&figure, stretch, top)
            figure.svg.end()
        }
    }

    /// A heading that reaches beyond the labels stands above the ruler, not beside it.
    private var headingHeight: Double {
        let headings = TimelineSVG.headings
        let widest = [headings.events, headings.sayings, headings.documents].map(TimelineSVG.heading.width).max() ?? 0
        return widest <= layout.labelWidth ? 22 : 34
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
            if let standing = row.standing, let place = place.badge {
                let badge = StatusBadge(standing)
                pen.rectangle(
                    x: place.x - TimelineLayout.badgePadding, y: y + place.y - 7.5,
                    width: Lettering.badge.width(of: place.text) + 2 * TimelineLayout.badgePadding, height: 9.5, radius: 2,
                    fill: badge.fillInk ?? .canvas, stroke: badge.borderInk, into: &svg)
                pen.text(place.text, x: place.x, y: y + place.y - 0.2, .badge, badge.letterInk, into: &svg)
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
            TimelineMark(isOwnDate: mark.isOwnDate, stands: mark.fate == .stands, style: style).write(into: &svg, spot, down: y, pen)
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
