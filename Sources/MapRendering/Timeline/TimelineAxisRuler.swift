import RelationGraph

/// The ruler above a band: years, months, and the days that something is dated on; below it, the lines behind the rows.
struct TimelineAxisRuler {
    private let scale: TimelineScale
    private let pen: FigurePen
    private let days: [Int]

    private static let year = Lettering(size: 9, isBold: true)
    private static let month = Lettering(size: 8)
    private static let day = Lettering(size: 7)

    init(_ scale: TimelineScale, _ pen: FigurePen) {
        self.scale = scale
        self.pen = pen
        days = scale.labelledDays { TimelineAxisRuler.day.width(of: "\(PartialDate(dayNumber: $0)?.day ?? 0)") }
    }

    private var isOneUnit: Bool { scale.units.count == 1 && scale.units[0].month == nil && scale.units[0].days.count > 366 }

    private var hasMonths: Bool { scale.units.contains { $0.month != nil } }

    var height: Double { (hasMonths ? (days.isEmpty ? 22 : 31) : 12) - 8 }

    /// - Parameters:
    ///   - y: the upper edge.
    ///   - bottom: where the lines end.
    func write(into svg: inout SVGText, y: Double, down bottom: Double) {
        svg.begin("g", ["class": "axis", "aria-hidden": "true"])
        let base = y + (hasMonths ? (days.isEmpty ? 22 : 31) : 12) + 2
        writeLines(into: &svg, base, bottom)
        if isOneUnit { writeEvenYears(into: &svg, y, base, bottom) } else { writeUnits(into: &svg, y) }
        for day in days {
            let text = "\(PartialDate(dayNumber: day)?.day ?? 0)"
            pen.text(
                text, x: (scale.x(day) + scale.x(day + 1)) / 2, y: y + 28, TimelineAxisRuler.day, .muted, anchor: "middle", into: &svg)
        }
        pen.path("M\(scale.left.svg),\(base.svg)H\(scale.right.svg)", stroke: .muted, width: 0.8, into: &svg)
        for x in scale.breaks {
            pen.path("M\((x - 2.5).svg),\((base - 4).svg)h5v8h-5Z", fill: .canvas, stroke: nil, into: &svg)
            pen.path(
                "M\((x - 4.5).svg),\((base + 4).svg)l4,-8M\((x + 0.5).svg),\((base + 4).svg)l4,-8", stroke: .muted, width: 1, into: &svg)
        }
        svg.end()
    }

    private func writeLines(into svg: inout SVGText, _ base: Double, _ bottom: Double) {
        func line(_ x: Double, dash: String? = nil) {
            pen.path("M\(x.svg),\(base.svg)V\(bottom.svg)", stroke: .frame, width: 0.8, dash: dash, into: &svg)
        }
        var edges: [Double] = []
        for unit in scale.units {
            for edge in [unit.left, unit.right] where edges.last != edge {
                edges.append(edge)
                line(edge)
            }
        }
        for day in days { line((scale.x(day) + scale.x(day + 1)) / 2, dash: "1,3") }
    }

    private func writeUnits(into svg: inout SVGText, _ y: Double) {
        var shownYear: Int?
        for unit in scale.units {
            if unit.year != shownYear {
                shownYear = unit.year
                if unit.month == nil {
                    pen.text(
                        "\(unit.year)", x: (unit.left + unit.right) / 2, y: y + 9, TimelineAxisRuler.year, anchor: "middle", into: &svg)
                } else {
                    pen.text("\(unit.year)", x: unit.left + 2, y: y + 9, TimelineAxisRuler.year, into: &svg)
                }
            }
            guard let month = unit.month, let name = PartialDate(year: unit.year, month: month)?.readableText.prefix(3) else { continue }
            pen.text(String(name), x: unit.left + 2, y: y + 19, TimelineAxisRuler.month, .muted, into: &svg)
        }
    }

    /// Years at even steps, as many as have room.
    private func writeEvenYears(into svg: inout SVGText, _ y: Double, _ base: Double, _ bottom: Double) {
        let unit = scale.units[0]
        guard let first = PartialDate(dayNumber: unit.days.lowerBound)?.year, let last = PartialDate(dayNumber: unit.days.upperBound)?.year
        else { return }
        let room = (unit.right - unit.left) / Double(last - first + 1)
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].first { Double($0) * room >= 34 } ?? 5000
        for year in first...last where year % step == 0 {
            guard let date = PartialDate(year: year) else { continue }
            let x = scale.x(date.earliestDay)
            pen.path("M\(x.svg),\(base.svg)V\(bottom.svg)", stroke: .frame, width: 0.8, into: &svg)
            pen.text("\(year)", x: x, y: y + 9, TimelineAxisRuler.year, anchor: "middle", into: &svg)
        }
    }
}
