import RelationGraph

/// A date as a shape on a scale: what is certain solid, what is only known to lie somewhere within pale, what is open fading.
struct TimelineBar {
    /// Throughout.
    private(set) var solid: ClosedRange<Double>?
    /// Some time within.
    private(set) var pale: [ClosedRange<Double>] = []
    /// From the core to the edge of the scale.
    private(set) var fadesLeft: ClosedRange<Double>?
    private(set) var fadesRight: ClosedRange<Double>?
    private let isApproximate: Bool
    private let isUncertain: Bool

    static let height = 8.0
    private static let narrowest = 5.0

    /// - Parameter lasts: whether an interval means all of its days, as against some day within.
    init(_ date: DateSpan, on scale: TimelineScale, lasts: Bool) {
        isApproximate = date.isApproximate
        isUncertain = date.isUncertain
        let (start, end) = (date.start, date.end)
        if date.isSingleDate || !lasts, let start, let end {
            let range = TimelineBar.range(start.earliestDay, end.latestDay, scale)
            if date.isSingleDate, start.day != nil { solid = range } else { pale = [range] }
            return
        }
        // The day on which it surely had begun, and the last on which it surely had not ended.
        let begun = start.map { $0.day == nil ? $0.latestDay + 1 : $0.earliestDay }
        let unended = end.map { $0.day == nil ? $0.earliestDay - 1 : $0.latestDay }
        if let start, start.day == nil { pale.append(TimelineBar.range(start.earliestDay, start.latestDay, scale)) }
        if let end, end.day == nil, pale.isEmpty || end != start { pale.append(TimelineBar.range(end.earliestDay, end.latestDay, scale)) }
        if let begun, let unended, begun <= unended { solid = TimelineBar.range(begun, unended, scale) }
        if end == nil, let begun { fadesRight = min(scale.x(begun), scale.right)...scale.right }
        if start == nil, let unended { fadesLeft = scale.left...max(scale.x(unended + 1), scale.left) }
        // An open date without any core still shows where its known end lies.
        if pale.isEmpty, solid == nil, let day = start?.earliestDay ?? end?.latestDay { solid = TimelineBar.range(day, day, scale) }
    }

    private static func range(_ first: Int, _ last: Int, _ scale: TimelineScale) -> ClosedRange<Double> {
        let (left, right) = (scale.x(first), scale.x(last + 1))
        let middle = (left + right) / 2
        return min(left, middle - narrowest / 2)...max(right, middle + narrowest / 2)
    }

    /// All that it covers.
    var extent: ClosedRange<Double> {
        let ranges = pale + [solid, fadesLeft, fadesRight].compactMap { $0 }
        return (ranges.map(\.lowerBound).min() ?? 0)...(ranges.map(\.upperBound).max() ?? 0)
    }

    /// Cuts what fades, for a sample of the given extent.
    mutating func clip(to extent: ClosedRange<Double>) {
        fadesLeft = fadesLeft?.clamped(to: extent)
        fadesRight = fadesRight?.clamped(to: extent)
    }

    /// - Parameters:
    ///   - y: the middle.
    ///   - isHollow: without a fill where it is pale, for what only a document's date tells.
    func write(into svg: inout SVGText, y: Double, _ color: StyleColor, _ pen: FigurePen, isHollow: Bool = false) {
        let dash = isApproximate ? "3,2" : isUncertain ? "1.2,1.6" : nil
        for (fade, towardsLeft) in [(fadesLeft, true), (fadesRight, false)] {
            if let fade { writeFade(fade, towardsLeft, into: &svg, y, color, pen) }
        }
        for range in pale {
            rectangle(
                range, height: TimelineBar.height, radius: isHollow ? TimelineBar.height / 2 : 2, fill: isHollow ? .canvas : .fill(color),
                stroke: .line(color), dash: dash, into: &svg, y, pen)
        }
        guard let solid else { return }
        // A mark of doubt needs an outline to stand in.
        let isMarked = isApproximate || isUncertain
        rectangle(
            solid, height: TimelineBar.height, radius: 2, fill: isMarked ? .fill(color) : .line(color), stroke: .line(color), dash: dash,
            into: &svg, y, pen)
    }

    /// A thin line, paler from step to step on its last stretch; dashed where nobody says since when.
    private func writeFade(
        _ range: ClosedRange<Double>, _ towardsLeft: Bool, into svg: inout SVGText, _ y: Double, _ color: StyleColor, _ pen: FigurePen
    ) {
        let step = min(TimelineScale.margin, range.upperBound - range.lowerBound) / 4
        let (left, right) = (range.lowerBound, range.upperBound)
        let core = towardsLeft ? (left + 4 * step)...right : left...(right - 4 * step)
        if towardsLeft {
            pen.path("M\(core.upperBound.svg),\(y.svg)H\(core.lowerBound.svg)", stroke: .line(color), width: 1.5, dash: "4,4", into: &svg)
        } else {
            rectangle(core, height: 3, radius: 0, fill: .line(color), stroke: nil, dash: nil, into: &svg, y, pen)
        }
        for (index, opacity) in [0.75, 0.5, 0.3, 0.15].enumerated() {
            let from = towardsLeft ? core.lowerBound - Double(index + 1) * step : core.upperBound + Double(index) * step
            let height = towardsLeft ? 1.5 : 3
            pen.rectangle(x: from, y: y - height / 2, width: step, height: height, fill: .line(color), opacity: opacity, into: &svg)
        }
    }

    private func rectangle(
        _ range: ClosedRange<Double>, height: Double, radius: Double, fill: FigurePen.Ink, stroke: FigurePen.Ink?, dash: String?,
        into svg: inout SVGText, _ y: Double, _ pen: FigurePen
    ) {
        pen.rectangle(
            x: range.lowerBound, y: y - height / 2, width: range.upperBound - range.lowerBound, height: height, radius: radius, fill: fill,
            stroke: stroke, dash: dash, into: &svg)
    }
}
