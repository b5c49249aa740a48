import RelationGraph
import Testing

@testable import MapRendering

@Suite struct TimelineScaleTests {
    private func scale(_ dates: [String], width: Double = 600) throws -> TimelineScale {
        TimelineScale(try dates.map { try #require(DateSpan($0)) }, from: 100, to: 100 + width)
    }

    private static let cases: [[String]] = [
        [], ["2015"], ["2015-07-24"], ["2015-07", "2015-07-24", "2015-08-03/2015-08-09"], ["2007/..", "2015-07", "2017-02-16"],
        ["../2011", "1980", "2015-12-31", "2016-01-01"], (1900...1999).map { "\($0)-06" }, (1...9).map { "2015-0\($0)-1\($0)" },
        (1...9999).filter { $0 % 37 == 0 }.map { String(repeating: "0", count: 4 - "\($0)".count) + "\($0)" },
    ]

    @Test("A later day never lies to the left of an earlier one, and none lies outside", arguments: cases)
    func isMonotone(_ dates: [String]) throws {
        let scale = try scale(dates)
        let spans = dates.compactMap { DateSpan($0) }
        let bounds = spans.flatMap { [$0.earliestDay, $0.latestDay].compactMap { $0 } }
        let (first, last) = ((bounds.min() ?? 700_000) - 500, (bounds.max() ?? 700_000) + 500)
        var before = -Double.infinity
        for day in stride(from: first, through: last, by: max(1, (last - first) / 20_000)) {
            let x = scale.x(day)
            #expect(x >= before && x >= scale.left && x <= scale.right, "\(day): \(x) after \(before)")
            before = x
        }
    }

    @Test("Units share no place and stay within the scale", arguments: cases, [260.0, 380, 700, 1_600])
    func unitsFollowEachOther(_ dates: [String], width: Double) throws {
        let scale = try scale(dates, width: width)
        var end = scale.left
        for unit in scale.units {
            #expect(unit.left >= end)
            #expect(unit.right > unit.left)
            end = unit.right
        }
        #expect(end <= scale.right + 0.001)
        #expect(scale.breaks.count < max(1, scale.units.count))
    }

    @Test func timeIsLeftOutOnlyBetweenWhatIsDated() throws {
        #expect(try scale(["2015-07", "2015-08"]).breaks.isEmpty)
        #expect(try scale(["2015-07", "2015-09"]).breaks.count == 1)
        #expect(try scale(["2007/..", "2015-07", "2017-02"]).breaks.count == 2)
        #expect(try scale(["2015-12", "2016-01"]).breaks.isEmpty)
    }

    @Test func aMonthIsWiderTheMoreOfItsDaysAreNamed() throws {
        let scale = try scale(["2015-07-24", "2015-08-03", "2015-08-06", "2015-08-14"])
        let (july, august) = (scale.units[0], scale.units[1])
        #expect(august.right - august.left > july.right - july.left)
    }

    @Test(arguments: cases)
    func labelledDaysHaveRoom(_ dates: [String]) throws {
        let scale = try scale(dates)
        let days = scale.labelledDays { _ in 9 }
        for (day, next) in zip(days, days.dropFirst()) {
            #expect((scale.x(next) + scale.x(next + 1)) / 2 - (scale.x(day) + scale.x(day + 1)) / 2 >= 9)
        }
    }
}

@Suite struct TimelineBarTests {
    private let scale = TimelineScale(["2007", "2015-06", "2015-07", "2015-08"].compactMap { DateSpan($0) }, from: 0, to: 600)

    private func bar(_ text: String, lasts: Bool = true) throws -> TimelineBar {
        TimelineBar(try #require(DateSpan(text)), on: scale, lasts: lasts)
    }

    @Test func aMonthIsSomeTimeWithinIt() throws {
        let month = try bar("2015-07")
        #expect(month.solid == nil)
        #expect(month.pale.count == 1)
        #expect(month.pale.first == scale.units[2].left...scale.units[2].right)
    }

    @Test func aDayIsAPoint() throws {
        let day = try bar("2015-07-24")
        #expect(day.pale.isEmpty)
        #expect(day.solid != nil)
    }

    @Test func anIntervalLastsUnlessItIsASaying() throws {
        #expect(try bar("2015-07-24/2015-07-26").solid != nil)
        #expect(try bar("2015-07-24/2015-07-26", lasts: false).solid == nil)
        #expect(try bar("2015-07-24/2015-07-26", lasts: false).pale.count == 1)
        // Between two months only what lies between is sure.
        let months = try bar("2015-06/2015-08")
        #expect(months.pale.count == 2)
        #expect(months.solid == scale.units[2].left...scale.units[2].right)
    }

    @Test func openEndsFadeToTheEdge() throws {
        let since = try bar("2007/..")
        #expect(since.fadesRight?.upperBound == scale.right)
        #expect(since.fadesLeft == nil)
        #expect(since.pale.count == 1)
        let until = try bar("../2015-06")
        #expect(until.fadesLeft?.lowerBound == scale.left)
        #expect(until.fadesRight == nil)
    }

    @Test(arguments: ["2015-07~", "2015-07?", "2015-07", "2015-07-24~", "2015-07-24?", "2015-07-24"])
    func doubtLooksDifferent(_ text: String) throws {
        var svg = SVGText()
        try bar(text).write(into: &svg, y: 0, .palette(.ochre), FigurePen(theme: .light))
        let isMarked = text.hasSuffix("~") || text.hasSuffix("?")
        #expect(svg.text.contains("stroke-dasharray") == isMarked)
    }
}
