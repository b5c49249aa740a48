import RelationGraph

/// Where days lie on a timeline: in every month or year that something is dated in, which is the wider the more days are, with breaks where
/// time is left out. Before the first and behind the last day that a month names, its days are narrower.
///
/// Monotone: a later day never lies to the left of an earlier one.
struct TimelineScale {
    /// A month, a year, or, where there are too many of these, all the time.
    struct Unit {
        var days: ClosedRange<Int>
        var year: Int
        /// Nil for a year.
        var month: Int?
        var left = 0.0
        var right = 0.0
        /// Days and where they begin, from the first of the unit to the one after its last; linear between.
        var knots: [(day: Int, x: Double)] = []
    }

    /// In the order of time.
    private(set) var units: [Unit]
    let left: Double
    let right: Double
    /// Days that something is dated on, with how many times.
    let namedDays: [Int: Int]

    /// Of the space for what is left out between two units.
    static let breakWidth = 16.0
    /// Before the first and behind the last unit, where open spans fade.
    static let margin = 22.0
    private static let narrowestYear = 30.0
    private static let narrowestMonth = 26.0
    /// Of the days of a month before the first and behind the last that it names.
    private static let widestFringe = 24.0

    /// A scale that holds the ends of every span.
    init(_ spans: [DateSpan], from left: Double, to right: Double) {
        self.left = left
        self.right = right
        let dates = spans.flatMap { span in span.isSingleDate ? [span.start] : [span.start, span.end] }.compactMap { $0 }
        var namedDays: [Int: Int] = [:]
        for date in dates where date.day != nil { namedDays[date.earliestDay, default: 0] += 1 }
        self.namedDays = namedDays
        units = []
        let room = right - left - 2 * TimelineScale.margin
        for candidate in [TimelineScale.months(of: dates), TimelineScale.years(of: dates)] {
            units = candidate
            if fits(room) { break }
        }
        if !fits(room), let first = units.first, let last = units.last {
            units = [Unit(days: first.days.lowerBound...last.days.upperBound, year: first.year)]
        }
        place(room)
    }

    /// Months that something is dated in, and years in which it is dated no closer.
    private static func months(of dates: [PartialDate]) -> [Unit] {
        var months: Set<Int> = []
        for date in dates { if let month = date.month { months.insert(date.year * 12 + month - 1) } }
        let years = Set(dates.map(\.year)).subtracting(months.map { $0 / 12 })
        let units = months.compactMap { unit($0 / 12, $0 % 12 + 1) } + years.compactMap { unit($0, nil) }
        return units.sorted { $0.days.lowerBound < $1.days.lowerBound }
    }

    private static func years(of dates: [PartialDate]) -> [Unit] { Set(dates.map(\.year)).sorted().compactMap { unit($0, nil) } }

    private static func unit(_ year: Int, _ month: Int?) -> Unit? {
        PartialDate(year: year, month: month).map { Unit(days: $0.earliestDay...$0.latestDay, year: year, month: month) }
    }

    private func isBroken(before index: Int) -> Bool { units[index - 1].days.upperBound + 1 < units[index].days.lowerBound }

    private var breakCount: Int { units.indices.dropFirst().count { isBroken(before: $0) } }

    private func narrowest(_ unit: Unit) -> Double { unit.month == nil ? TimelineScale.narrowestYear : TimelineScale.narrowestMonth }

    private func fits(_ room: Double) -> Bool {
        units.reduce(Double(breakCount) * TimelineScale.breakWidth) { $0 + narrowest($1) } <= room
    }

    /// Gives every unit its narrowest width, and shares what is left by the number of days named in it.
    private mutating func place(_ room: Double) {
        let shares = units.map { unit in
            1 + 1.6 * Double(namedDays.keys.count { unit.days.contains($0) })
        }
        let spare = units.reduce(room - Double(breakCount) * TimelineScale.breakWidth) { $0 - narrowest($1) }
        let total = shares.reduce(0, +)
        var x = left + TimelineScale.margin
        for index in units.indices {
            if index > 0, isBroken(before: index) { x += TimelineScale.breakWidth }
            units[index].left = x
            x += narrowest(units[index]) + max(0, spare) * shares[index] / total
            units[index].right = x
            units[index].knots = knots(of: units[index])
        }
    }

    private func knots(of unit: Unit) -> [(day: Int, x: Double)] {
        let (first, last) = (unit.days.lowerBound, unit.days.upperBound + 1)
        let named = namedDays.keys.filter(unit.days.contains)
        guard unit.month != nil, let begin = named.min(), let end = named.max(), begin < end else {
            return [(first, unit.left), (last, unit.right)]
        }
        let dayWidth = (unit.right - unit.left) / Double(last - first)
        let lead = min(dayWidth * Double(begin - first), TimelineScale.widestFringe)
        let trail = min(dayWidth * Double(last - end - 1), TimelineScale.widestFringe)
        let inner = [(day: begin, x: unit.left + lead), (day: end + 1, x: unit.right - trail)]
        return ([(first, unit.left)] + inner + [(last, unit.right)]).reduce(into: []) { knots, knot in
            if knots.last?.day != knot.day { knots.append(knot) }
        }
    }

    /// The middles of the breaks.
    var breaks: [Double] {
        units.indices.dropFirst().filter { isBroken(before: $0) }.map { (units[$0 - 1].right + units[$0].left) / 2 }
    }

    /// Where a day begins; the day after the last of a unit begins at its right edge.
    ///
    /// - Complexity: O(log units).
    func x(_ day: Int) -> Double {
        var (low, high) = (0, units.count)
        while low < high {
            let middle = (low + high) / 2
            if units[middle].days.lowerBound <= day { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return left + TimelineScale.margin / 2 }
        let unit = units[low - 1]
        for (a, b) in zip(unit.knots, unit.knots.dropFirst()) where day <= b.day {
            return a.x + (b.x - a.x) * Double(day - a.day) / Double(b.day - a.day)
        }
        guard low < units.count else { return right - TimelineScale.margin / 2 }
        let gap = Double(units[low].days.lowerBound - unit.days.upperBound - 1)
        return unit.right + (units[low].left - unit.right) * Double(day - unit.days.upperBound - 1) / gap
    }

    /// Days whose numbers can stand side by side below the months, the most used ones first, in the order of time.
    func labelledDays(width: (Int) -> Double) -> [Int] {
        var taken: [(left: Double, right: Double)] = []
        var days: [Int] = []
        for (day, _) in namedDays.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            guard units.contains(where: { $0.month != nil && $0.days.contains(day) }) else { continue }
            let middle = (x(day) + x(day + 1)) / 2
            let half = width(day) / 2 + 1.5
            guard !taken.contains(where: { $0.left < middle + half && middle - half < $0.right }) else { continue }
            taken.append((middle - half, middle + half))
            days.append(day)
        }
        return days.sorted()
    }
}
