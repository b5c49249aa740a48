import Graphviz
import RelationAnalysis
import RelationGraph

/// Where everything of a timeline figure stands. No text crosses another: labels have a column of their own, and what stands beside a bar or a
/// mark takes the first free place.
struct TimelineLayout {
    /// A text in its place: the baseline's left end.
    struct Placed {
        var text: String
        var x: Double
        var y: Double
    }

    struct Event {
        var top: Double
        var height: Double
        var label: [String]
        var bar: TimelineBar
        var barY: Double
        var date: Placed
        var contradiction: Placed?
        /// The word of a statement's status, in a frame.
        var badge: Placed?
    }

    struct Mark {
        /// What it covers; a day is as wide as its sample.
        var extent: ClosedRange<Double>
        /// Where the stance's line is drawn; with a bar behind it unless it was one day.
        var sample: ClosedRange<Double>
        var bar: TimelineBar?
        var y: Double
        var numbers: [Placed]
    }

    struct Saying {
        var top: Double
        var height: Double
        /// Empty where the row above is of the same speaker.
        var name: [String]
        var way: [String]
        /// Whether the way stands beside the last line of the name.
        var isWayBesideName: Bool
        var marks: [Mark]
        var undated: Placed?
    }

    struct Document {
        var top: Double
        var height: Double
        var name: [String]
        var title: [String]
        var date: Placed
        var bar: TimelineBar?
        var barY: Double
    }

    let scale: TimelineScale
    let labelX: Double
    let labelWidth: Double
    private(set) var events: [Event] = []
    private(set) var sayings: [Saying] = []
    private(set) var documents: [Document] = []

    /// Of the numbers before the statements.
    static let numberWidth = 24.0
    static let label = Lettering(size: 10)
    static let name = Lettering(size: 10, isBold: true)
    static let small = Lettering(size: 8)
    static let labelLeading = 12.5
    private static let smallLeading = 9.5
    /// Above and below the text of a row.
    private static let padding = 3.5
    /// Of the arrow that stands for a stance taken on one day.
    static let markLength = 16.0
    private static let markHeight = 11.5
    /// Beside the word in the frame of a badge.
    static let badgePadding = 3.0

    init(_ content: TimelineContent, from left: Double, to right: Double) {
        let width = right - left
        labelWidth = min(max(width * 0.4, 150), 460)
        labelX = left
        let spans = content.events.map(\.date) + content.sayings.flatMap(\.marks).map(\.date) + content.documents.compactMap(\.date)
        scale = TimelineScale(spans, from: left + labelWidth + 10, to: right)
        placeEvents(content.events)
        placeSayings(content.sayings)
        placeDocuments(content.documents)
    }

    var eventsHeight: Double { events.last.map { $0.top + $0.height } ?? 0 }
    var sayingsHeight: Double { sayings.last.map { $0.top + $0.height } ?? 0 }
    var documentsHeight: Double { documents.last.map { $0.top + $0.height } ?? 0 }

    // MARK: What happened

    private mutating func placeEvents(_ rows: [TimelineContent.EventRow]) {
        var top = 0.0
        for row in rows {
            let label = row.kind.map { "\(row.label) (\($0))" } ?? row.label
            let lines = label.wrapped(to: labelWidth - TimelineLayout.numberWidth, in: TimelineLayout.label, maximumLines: 5)
            let bar = TimelineBar(row.date, on: scale, lasts: true)
            let dateText = row.date.compactText(withWeekday: true)
            let contradictionText = row.contradicted.isEmpty ? "" : "≠ \(row.contradicted.asRanges)"
            let dateWidth = TimelineLayout.small.width(of: dateText)
            let signWidth = contradictionText.isEmpty ? 0 : 6 + TimelineLayout.small.width(of: contradictionText)
            let badgeWidth = row.standing.map { Lettering.badge.width(of: $0.badge) + 2 * TimelineLayout.badgePadding + 6 } ?? 0
            let total = dateWidth + signWidth + badgeWidth
            let barY = top + TimelineLayout.padding + 7
            let (x, y) = place(textOfWidth: total, beside: bar, barY)
            let height = max(Double(lines.count) * TimelineLayout.labelLeading, y > barY + 3 ? 24 : 14)
            events.append(
                Event(
                    top: top, height: height + 2 * TimelineLayout.padding, label: lines, bar: bar, barY: barY,
                    date: Placed(text: dateText, x: x, y: y),
                    contradiction: contradictionText.isEmpty ? nil : Placed(text: contradictionText, x: x + dateWidth + 6, y: y),
                    badge: row.standing.map {
                        Placed(text: $0.badge, x: x + dateWidth + signWidth + 6 + TimelineLayout.badgePadding, y: y)
                    }))
            top += height + 2 * TimelineLayout.padding
        }
    }

    /// To the right of a bar, to its left, or, where there is no room beside it, below it near its known end.
    private func place(textOfWidth width: Double, beside bar: TimelineBar, _ barY: Double) -> (x: Double, y: Double) {
        let (left, right) = (bar.extent.lowerBound - 5 - width, bar.extent.upperBound + 5)
        if right + width <= scale.right { return (right, barY + 2.8) }
        if left >= scale.left { return (left, barY + 2.8) }
        let anchor = bar.solid ?? bar.pale.first ?? bar.extent
        return (min(max(anchor.lowerBound, scale.left), scale.right - width), barY + 14)
    }

    // MARK: Who said so

    private mutating func placeSayings(_ rows: [TimelineContent.SayingRow]) {
        var top = 0.0
        var speaker: NodeIndex?
        for row in rows {
            let isNew = row.speaker.index != speaker
            speaker = row.speaker.index
            let name = isNew ? row.speaker.name.wrapped(to: labelWidth, in: TimelineLayout.name, maximumLines: 3) : []
            let used = name.last.map { TimelineLayout.name.width(of: $0) + TimelineLayout.name.width(of: " ") } ?? 0
            let isBeside = !name.isEmpty && used + TimelineLayout.label.width(of: row.type.label) <= labelWidth
            let way = isBeside ? [row.type.label] : row.type.label.wrapped(to: labelWidth - 12, in: TimelineLayout.label, maximumLines: 2)
            let lines = name.count + way.count - (isBeside ? 1 : 0)
            var taken: [Rectangle] = []
            let marks = row.marks.map { place($0, &taken) }
            let undated = row.undatedNumbers.isEmpty ? nil : place(undated: row.undatedNumbers, &taken)
            let depth = taken.map(\.maxY).max() ?? 0
            let height = max(Double(lines) * TimelineLayout.labelLeading, depth, 13) + 2 * TimelineLayout.padding
            let offset = top + TimelineLayout.padding
            sayings.append(
                Saying(
                    top: top, height: height, name: name, way: way, isWayBesideName: isBeside, marks: marks.map { $0.moved(by: offset) },
                    undated: undated.map { Placed(text: $0.text, x: $0.x, y: $0.y + offset) }))
            top += height
        }
    }

    /// A mark on the first level where it is free, its numbers to the right, to the left, or below it.
    private func place(_ mark: TimelineContent.Mark, _ taken: inout [Rectangle]) -> Mark {
        let bar = TimelineBar(mark.date, on: scale, lasts: false)
        // A day that is open to doubt needs an outline to show it.
        let isDay = mark.date.isSingleDate && mark.date.start?.day != nil && !mark.date.isApproximate && !mark.date.isUncertain
        let middle = (bar.extent.lowerBound + bar.extent.upperBound) / 2
        let known = isDay ? middle...middle : bar.pale.last ?? bar.solid ?? bar.extent
        let start = isDay && !mark.isOwnDate ? middle - 4 : known.upperBound - TimelineLayout.markLength
        let sample = start...(isDay && !mark.isOwnDate ? middle + 4 : known.upperBound)
        let extent =
            isDay
            ? sample : min(bar.extent.lowerBound, sample.lowerBound)...max(bar.extent.upperBound, sample.upperBound)
        func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Rectangle {
            Rectangle(origin: Point(x: x, y: y), size: Size(width: width, height: height))
        }
        let markWidth = extent.upperBound - extent.lowerBound
        var top = 0.0
        while taken.contains(where: { $0.overlaps(box(extent.lowerBound - 1, top, markWidth + 3, TimelineLayout.markHeight)) }) { top += 2 }
        taken.append(box(extent.lowerBound - 1, top, markWidth + 3, TimelineLayout.markHeight))
        let widest = max(60, min(160, (scale.right - scale.left) * 0.4))
        let lines = mark.shownNumbers.wrapped(to: widest, in: TimelineLayout.small, maximumLines: 40)
        let width = lines.map { TimelineLayout.small.width(of: $0) }.max() ?? 0
        let height = Double(lines.count) * TimelineLayout.smallLeading
        var place = box(extent.upperBound + 4, top, width, height)
        let left = box(extent.lowerBound - 4 - width, top, width, height)
        func isFree(_ box: Rectangle) -> Bool {
            box.minX >= scale.left && box.maxX <= scale.right
                && !taken.contains {
                    $0.overlaps(Rectangle(origin: Point(x: box.minX - 2, y: box.minY), size: Size(width: width + 4, height: height)))
                }
        }
        if !isFree(place) {
            place = left
            let x = min(max(middle - width / 2, scale.left), scale.right - width)
            var below = top + TimelineLayout.markHeight + 1
            while !isFree(place), below < top + 4_000 {
                place = box(x, below, width, height)
                below += 2
            }
        }
        taken.append(place)
        let numbers = lines.enumerated().map { index, line in
            Placed(text: line, x: place.minX, y: place.minY + 7.8 + Double(index) * TimelineLayout.smallLeading)
        }
        return Mark(extent: extent, sample: sample, bar: isDay ? nil : bar, y: top + 5, numbers: numbers)
    }

    /// What has no date at all stands at the left edge, below the marks.
    private func place(undated numbers: String, _ taken: inout [Rectangle]) -> Placed {
        let text = "no date: \(numbers)".shortened(to: scale.right - scale.left, in: TimelineLayout.small)
        let top = taken.map(\.maxY).max() ?? 0
        taken.append(
            Rectangle(
                origin: Point(x: scale.left, y: top),
                size: Size(width: TimelineLayout.small.width(of: text), height: TimelineLayout.smallLeading)))
        return Placed(text: text, x: scale.left, y: top + 7.8)
    }

    // MARK: What appeared

    private mutating func placeDocuments(_ rows: [TimelineContent.DocumentRow]) {
        var top = 0.0
        for row in rows {
            let outlet = row.document.neighbors(.published, incoming: true).first?.name
            let name = outlet?.wrapped(to: labelWidth, in: TimelineLayout.name, maximumLines: 2) ?? []
            let title = row.document.name.wrapped(to: labelWidth, in: TimelineLayout.small, maximumLines: 3)
            let bar = row.date.map { TimelineBar($0, on: scale, lasts: false) }
            let barY = top + TimelineLayout.padding + 7
            let text = row.date?.compactText(withWeekday: true) ?? "no date given"
            let width = TimelineLayout.small.width(of: text)
            let (x, y) = bar.map { place(textOfWidth: width, beside: $0, barY) } ?? (scale.left, barY + 2.8)
            let lines = Double(name.count) * TimelineLayout.labelLeading + Double(title.count) * TimelineLayout.smallLeading + 1
            let height = max(lines, y > barY + 3 ? 24 : 14) + 2 * TimelineLayout.padding
            documents.append(
                Document(
                    top: top, height: height, name: name, title: title, date: Placed(text: text, x: x, y: y), bar: bar, barY: barY))
            top += height
        }
    }
}

extension TimelineLayout.Mark {
    fileprivate func moved(by offset: Double) -> Self {
        var mark = self
        mark.y += offset
        mark.numbers = numbers.map { TimelineLayout.Placed(text: $0.text, x: $0.x, y: $0.y + offset) }
        return mark
    }
}
