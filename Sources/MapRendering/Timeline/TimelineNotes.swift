import RelationGraph

/// What a timeline figure says in sentences: the statements without a date, and the dates that contradict each other.
struct TimelineNotes {
    private let undated: [String]
    /// In lines, each with whether a sentence begins with it.
    private let contradictions: [(text: String, isFirst: Bool)]

    private static let heading = Lettering(size: 9, isBold: true)
    private static let text = Lettering(size: 9)
    private static let leading = 12.0

    init(_ content: TimelineContent, width: Double) {
        let list = content.undated.joined(separator: "; ")
        undated = list.isEmpty ? [] : "Without a date: \(list).".wrapped(to: width, in: TimelineNotes.text, maximumLines: 200)
        contradictions = content.contradictions.flatMap { sentence in
            sentence.wrapped(to: width - 12, in: TimelineNotes.text, maximumLines: 6).enumerated().map { (text: $1, isFirst: $0 == 0) }
        }
    }

    /// - Parameters:
    ///   - x: the left edge.
    ///   - rise: how much higher than below a band it stands.
    func undatedPart(x: Double, rise: Double) -> TimelinePart {
        TimelinePart(headHeight: 0, rows: undated.map { _ in .init(height: TimelineNotes.leading) }, gap: 10) { figure, rows, y in
            let rise = rows.lowerBound == 0 ? rise : 0
            for (place, row) in rows.enumerated() {
                figure.pen.text(
                    undated[row], x: x, y: y - rise + 8 + Double(place) * TimelineNotes.leading, TimelineNotes.text, .muted,
                    into: &figure.svg)
            }
        }
    }

    func contradictionsPart(x: Double) -> TimelinePart {
        let rows = contradictions.map { TimelinePart.Row(height: TimelineNotes.leading, begins: $0.isFirst) }
        return TimelinePart(headHeight: TimelineNotes.leading, rows: rows, gap: 14) { figure, rows, y in
            figure.svg.begin("g", ["class": "contradictions", "role": "group", "aria-label": "Dates that contradict each other"])
            let tone = FigurePen.Ink.tone(.palette(.vermillion))
            figure.pen.text("≠ Dates that contradict each other", x: x, y: y + 8, TimelineNotes.heading, tone, into: &figure.svg)
            for (place, row) in rows.enumerated() {
                figure.pen.text(
                    contradictions[row].text, x: x + 12, y: y + 8 + Double(place + 1) * TimelineNotes.leading, TimelineNotes.text,
                    into: &figure.svg)
            }
            figure.svg.end()
        }
    }
}
