import RelationGraph

/// What a timeline figure says in sentences: the statements without a date, and the dates that contradict each other.
struct TimelineNotes {
    private let undated: [String]
    private let contradictions: [String]

    private static let heading = Lettering(size: 9, isBold: true)
    private static let text = Lettering(size: 9)
    private static let leading = 12.0

    init(_ content: TimelineContent, width: Double) {
        let list = content.undated.joined(separator: "; ")
        undated = list.isEmpty ? [] : "Without a date: \(list).".wrapped(to: width, in: TimelineNotes.text, maximumLines: 200)
        contradictions = content.contradictions.flatMap { $0.wrapped(to: width - 12, in: TimelineNotes.text, maximumLines: 6) }
    }

    var undatedHeight: Double { undated.isEmpty ? 0 : Double(undated.count) * TimelineNotes.leading + 10 }

    var contradictionsHeight: Double {
        contradictions.isEmpty ? 0 : Double(contradictions.count + 1) * TimelineNotes.leading + 14
    }

    func writeUndated(into svg: inout SVGText, x: Double, y: Double, _ pen: FigurePen) {
        for (index, line) in undated.enumerated() {
            pen.text(line, x: x, y: y + 8 + Double(index) * TimelineNotes.leading, TimelineNotes.text, .muted, into: &svg)
        }
    }

    func writeContradictions(into svg: inout SVGText, x: Double, y: Double, _ pen: FigurePen) {
        guard !contradictions.isEmpty else { return }
        svg.begin("g", ["class": "contradictions", "role": "group", "aria-label": "Dates that contradict each other"])
        let tone = FigurePen.Ink.tone(.palette(.vermillion))
        pen.text("≠ Dates that contradict each other", x: x, y: y + 8, TimelineNotes.heading, tone, into: &svg)
        for (index, line) in contradictions.enumerated() {
            pen.text(line, x: x + 12, y: y + 8 + Double(index + 1) * TimelineNotes.leading, TimelineNotes.text, into: &svg)
        }
        svg.end()
    }
}
