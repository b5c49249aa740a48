import Testing

@testable import RelationGraph

@Suite struct CalendarDayTests {
    /// Every 97th day of ten thousand years, and the days around leap days: the number leads back to the day.
    @Test func dayNumbersLeadBack() throws {
        let first = try #require(PartialDate("0001-01-01")).earliestDay
        let last = try #require(PartialDate("9999-12-31")).earliestDay
        for number in stride(from: first, through: last, by: 97) {
            #expect(PartialDate(dayNumber: number)?.earliestDay == number)
        }
        for text in ["0001-01-01", "1600-02-29", "1900-02-28", "1900-03-01", "2000-02-29", "2015-12-31", "2016-02-29", "9999-12-31"] {
            #expect(PartialDate(dayNumber: try #require(PartialDate(text)).earliestDay)?.text == text)
        }
        #expect(PartialDate(dayNumber: first - 1) == nil)
        #expect(PartialDate(dayNumber: last + 1) == nil)
        #expect(PartialDate(dayNumber: .max) == nil)
    }

    @Test(arguments: [
        ("2017-02-14", "Tue"), ("2017-02-15", "Wed"), ("2015-08-14", "Fri"), ("2000-02-29", "Tue"), ("1900-01-01", "Mon"),
        ("1970-01-01", "Thu"), ("0001-01-01", "Mon"), ("9999-12-31", "Fri"),
    ])
    func weekdays(date: String, weekday: String) throws { #expect(try #require(PartialDate(date)).weekday == weekday) }

    @Test func monthsAndYearsHaveNoWeekday() {
        #expect(PartialDate("2015-08")?.weekday == nil)
        #expect(PartialDate("2015")?.weekday == nil)
    }

    @Test(arguments: [
        ("2015-08-06", "2015-08-06", "2015-08-06"), ("2016-02", "2016-02-01", "2016-02-29"), ("2015?", "2015-01-01", "2015-12-31"),
        ("2015-08-06%", "2015-08-06", "2015-08-06"),
    ])
    func bounds(date: String, first: String, last: String) throws {
        let date = try #require(PartialDate(date))
        #expect(date.firstDay?.text == first)
        #expect(date.lastDay?.text == last)
    }

    @Test(arguments: [
        ("2017-02-14", "Tue 14 Feb 2017"), ("2017-02-15?", "Wed 15 Feb 2017 (?)"), ("2017-02-15~", "about 15 Feb 2017"),
        ("2015-07", "Jul 2015"), ("2015", "2015"), ("2015-07-24/2015-07-26", "24–26 Jul 2015"),
        ("2015-07-24/2015-08-02", "24 Jul – 2 Aug 2015"), ("2015-07/2015-08", "Jul – Aug 2015"),
        ("2014-12-30/2015-01-02", "30 Dec 2014 – 2 Jan 2015"), ("2015-07-24?/2015-07-26", "24 Jul 2015 (?) – 26 Jul 2015"),
        ("2015-07/2015-07-26", "Jul 2015 – 26 Jul 2015"), ("2007/..", "since 2007"), ("../2011-05", "until May 2011"),
        ("2007/2011", "2007 – 2011"),
    ])
    func compactText(date: String, text: String) throws { #expect(try #require(DateSpan(date)).compactText(withWeekday: true) == text) }

    @Test(arguments: [
        ("2017-02-14", "2017-02-15", true), ("2017-02-14", "2017-02-15?", true), ("2017-02-14", "2017-02-15~", false),
        ("2017-02-14~", "2017-02-15", false), ("2017-02-14", "2017-02", false), ("2015", "2017-02", true), ("2007/..", "2006-12-31", true),
        ("2007/..", "2015", false), ("../2011", "2012/..", true), ("../2011", "2011/..", false),
        ("2015-07-24/2015-07-26", "2015-07-25", false),
    ])
    func spansExcludeEachOther(a: String, b: String, expected: Bool) throws {
        let (a, b) = (try #require(DateSpan(a)), try #require(DateSpan(b)))
        #expect(a.excludes(b) == expected)
        #expect(b.excludes(a) == expected)
        // What excludes never overlaps.
        if expected { #expect(!a.overlaps(b)) }
    }
}
