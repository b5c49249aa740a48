import RelationGraph
import Testing

@Suite struct DateSpanTests {
    @Test(arguments: ["2015-08-06", "2015", "2015-07-24/2015-07-26", "2007/..", "../2016-03", "2015/2015", "2015-07~/2015-08?"])
    func comesBackAsWritten(_ text: String) throws {
        #expect(try #require(DateSpan(text)).text == text)
    }

    @Test(arguments: [
        ("2015-02-30", "February 2015 has 28 days"), ("2015-04-31", "April 2015 has 30 days"), ("2015-13", "there is no month 13"),
        ("~2005", "about 2005 is written 2005~"), ("ca. 2005-08", "about 2005-08 is written 2005-08~"), ("?2005", "is written 2005?"),
        ("0000", "there is no year 0"), ("2015-8-6", "two digits"), ("August 2015", "a year, a month or a day"),
        ("6.8.2015", "a year, a month or a day"),
        ("2015-08-06T12:00", "no time of day"), ("2016/2015", "ends before it begins"), ("2015-08/2015-07-31", "ends before it begins"),
        ("../..", "on one side at least"), ("/", "on one side at least"), ("2015/2016/2017", "one slash"),
        ("2015/x", "a year, a month or a day"),
        ("2015-02-30/2015-03", "February 2015 has 28 days"), ("", "a year, a month or a day"),
    ])
    func refusesAndSaysWhy(_ text: String, _ reason: String) throws {
        #expect(DateSpan(text) == nil)
        #expect(try #require(DateSpan.reasonAgainst(text)).contains(reason))
    }

    @Test func datesHaveNoReasonAgainstThem() {
        for text in ["2015", "2007/..", "2015-07-24/2015-07-26"] { #expect(DateSpan.reasonAgainst(text) == nil) }
    }

    @Test func emptyEndsAreOpen() {
        #expect(DateSpan("2007/") == DateSpan("2007/.."))
        #expect(DateSpan("/2007") == DateSpan("../2007"))
    }

    @Test func singleDateIsNoInterval() {
        #expect(DateSpan("2015") != DateSpan("2015/2015"))
        #expect(DateSpan("2015")?.isSingleDate == true)
        #expect(DateSpan("2015/2015")?.isSingleDate == false)
    }

    @Test func overlapIsSymmetricAndAllowsForWhatIsUnknown() throws {
        let spans = try ["2015", "2015-08-06", "2015-07", "2007/..", "../2015-07-31", "2015-07-24/2015-07-26", "2016"].map {
            try #require(DateSpan($0))
        }
        for a in spans {
            #expect(a.overlaps(a))
            for b in spans { #expect(a.overlaps(b) == b.overlaps(a)) }
        }
        #expect(spans[0].overlaps(spans[1]))
        #expect(!spans[1].overlaps(spans[2]))
        #expect(!spans[4].overlaps(spans[6]))
        #expect(spans[3].overlaps(spans[6]))
    }

    @Test func readsWell() {
        #expect(DateSpan("2015-07-24/2015-07-26")?.readableText == "24 Jul 2015 – 26 Jul 2015")
        #expect(DateSpan("2007/..")?.readableText == "since 2007")
        #expect(DateSpan("../2016-03")?.readableText == "until Mar 2016")
        #expect(DateSpan("2015-08~")?.readableText == "about Aug 2015")
    }
}
