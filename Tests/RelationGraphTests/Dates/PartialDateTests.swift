import RelationGraph
import Testing

@Suite struct PartialDateTests {
    @Test(arguments: [
        "2015-08-06", "2015-08", "2015", "0001-01-01", "9999-12-31", "2016-02-29", "2000-02-29", "2015-07~", "2015?", "2015-08-06%",
    ])
    func comesBackAsWritten(_ text: String) throws {
        #expect(try #require(PartialDate(text)).text == text)
    }

    @Test(arguments: [
        "", "15", "215", "20150", "2015-", "2015-8", "2015-08-6", "2015-08-", "2015-13", "2015-00", "2015-08-32", "2015-08-00",
        "2015-02-29", "1900-02-29",
        "0000", "2015-08-06T12:00", " 2015", "2015 ", "2015-08-06-01", "2015~?", "~2015", "+2015", "-2015", "２０１５", "2015–08", "2015-٠٨",
        "..", "201X",
    ])
    func refusesWhatIsNoDate(_ text: String) {
        #expect(PartialDate(text) == nil)
    }

    @Test func marksSayHowSure() throws {
        let about = try #require(PartialDate("2015-07~"))
        #expect(about.isApproximate && !about.isUncertain)
        let perhaps = try #require(PartialDate("2015-07?"))
        #expect(!perhaps.isApproximate && perhaps.isUncertain)
        let both = try #require(PartialDate("2015-07%"))
        #expect(both.isApproximate && both.isUncertain)
        #expect(both.readableText == "about Jul 2015 (?)")
    }

    @Test func boundsCoverWhatIsUnknown() throws {
        let year = try #require(PartialDate("2015"))
        #expect(year.latestDay - year.earliestDay == 364)
        let leapYear = try #require(PartialDate("2016"))
        #expect(leapYear.latestDay - leapYear.earliestDay == 365)
        let month = try #require(PartialDate("2016-02"))
        #expect(month.latestDay - month.earliestDay == 28)
        let day = try #require(PartialDate("2016-02-29"))
        #expect(day.latestDay == day.earliestDay)
    }

    /// Every day of four centuries has the number after the day before it.
    @Test func dayNumbersFollowTheCalendar() {
        var numbers: [Int] = []
        for year in 1800..<2200 {
            for month in 1...12 {
                for day in 1...31 {
                    if let date = PartialDate(year: year, month: month, day: day) { numbers.append(date.earliestDay) }
                }
            }
        }
        #expect(numbers.count == 146_097)
        #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 })
    }

    @Test func dayWithoutMonthIsNone() {
        #expect(PartialDate(year: 2015, month: nil, day: 3) == nil)
    }
}
