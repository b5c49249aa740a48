/// Days as numbers and back, and the bounds of a date as days.
extension PartialDate {
    /// The day with the given number, counted as `earliestDay` counts; nil outside of the years 1…9999.
    ///
    /// The inverse of the count from March, by eras of 400 years (Richards, *Explanatory Supplement to the Astronomical Almanac*, 2013, ch. 15).
    public init?(dayNumber: Int) {
        guard (306..<3_652_365).contains(dayNumber) else { return nil }
        let era = dayNumber / 146_097
        let dayOfEra = dayNumber % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// The first day that the date allows, as a date without marks.
    public var firstDay: PartialDate? { PartialDate(dayNumber: earliestDay) }

    /// The last day that the date allows, as a date without marks.
    public var lastDay: PartialDate? { PartialDate(dayNumber: latestDay) }

    /// "Mon" to "Sun"; nil for a month or a year.
    public var weekday: String? {
        // Day 0, the first of March of the year 0, was a Wednesday.
        day.map { _ in ["Wed", "Thu", "Fri", "Sat", "Sun", "Mon", "Tue"][earliestDay % 7] }
    }
}

extension DateSpan {
    /// As `readableText`, but an interval names a month or a year that both its ends share only once: "24–26 Jul 2015".
    ///
    /// - Parameter withWeekday: Puts the weekday before a single day, "Tue 14 Feb 2017", for reports that name weekdays.
    public func compactText(withWeekday: Bool = false) -> String {
        guard let start, let end else { return readableText }
        if isSingleDate {
            guard withWeekday, !start.isApproximate, let weekday = start.weekday else { return readableText }
            return "\(weekday) \(readableText)"
        }
        let isMarked = [start, end].contains { $0.isApproximate || $0.isUncertain }
        guard !isMarked, start.year == end.year, start.month != nil, end.month != nil, (start.day == nil) == (end.day == nil) else {
            return readableText
        }
        let shared = start.month == end.month ? " " : ""
        guard let day = start.day, !shared.isEmpty else {
            let ownYear = " \(start.year)"
            return "\(start.readableText.dropLast(ownYear.count)) – \(end.readableText)"
        }
        return "\(day)–\(end.readableText)"
    }

    /// Whether no day can lie in both spans. A bound that is only approximate excludes nothing; one that is uncertain is taken at its word.
    public func excludes(_ other: DateSpan) -> Bool { endsBefore(other) || other.endsBefore(self) }

    /// Whether every day of the span lies before every day of the other.
    public func endsBefore(_ other: DateSpan) -> Bool {
        guard let end, let begin = other.start, !end.isApproximate, !begin.isApproximate else { return false }
        return end.latestDay < begin.earliestDay
    }

    /// Whether an end of it is marked as open to doubt.
    public var isUncertain: Bool { (start?.isUncertain ?? false) || (end?.isUncertain ?? false) }

    /// Whether an end of it is marked as approximate.
    public var isApproximate: Bool { (start?.isApproximate ?? false) || (end?.isApproximate ?? false) }
}
