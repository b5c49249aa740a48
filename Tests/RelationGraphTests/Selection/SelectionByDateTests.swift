import RelationGraph
import Testing

@Suite("What a selection by date leaves")
struct SelectionByDateTests {
    let graph: RelationGraph

    init() throws { graph = try NewsGraph.make() }

    private func known(by date: String) throws -> Set<String> {
        let date = try #require(DateSpan(date))
        return graph.part { $0.asOf = date }.lineSet
    }

    private func dated(from: String? = nil, to: String? = nil) -> Set<String> {
        graph.part {
            $0.since = from.flatMap { DateSpan($0) }
            $0.until = to.flatMap { DateSpan($0) }
        }.lineSet
    }

    @Test func knownFromTheDayOfTheSaying() throws {
        #expect(try !known(by: "2015-08-05").contains("fox reported meeting"))
        #expect(try known(by: "2015-08-06").contains("fox reported meeting"))
        #expect(try !known(by: "2015-08-06").contains("peskov denied meeting"))
        #expect(try known(by: "2015-08-07").contains("peskov denied meeting"))
        #expect(try known(by: "2015-08").contains("peskov denied meeting"), "by the end of the month")
    }

    @Test func knownFromThePublicationIfTheSayingIsUndated() throws {
        #expect(try !known(by: "2015-08-13").contains("kerry questioned visit"))
        #expect(try known(by: "2015-08-14").contains("kerry questioned visit"))
        #expect(try !known(by: "2017-01").contains("times asserted later"))
        #expect(try known(by: "2017-02").contains("times asserted later"))
        #expect(try known(by: "2017-02-01").contains("times asserted later"), "a month of which any day may be meant")
    }

    /// What a tie is about does not tell since when it is known.
    @Test func thePeriodDoesNotMakeItKnown() throws {
        #expect(try !known(by: "2014").contains("putin met kerry"))
        #expect(try known(by: "2018").contains("putin met kerry"))
        #expect(try !known(by: "2015-08-08").contains("soleimani commands quds"))
    }

    @Test func aDocumentWithoutPublicationCountsFromItsLastChange() throws {
        #expect(try !known(by: "2015-08-19").contains("kerry called peskov"))
        #expect(try !known(by: "2015-08-19").contains("post published d4"))
        #expect(try known(by: "2015-08-20").contains("kerry called peskov"))
    }

    @Test func whatFollowsFromAStanceIsKnownWithIt() throws {
        let early = try known(by: "2015-08-06")
        #expect(early.isSuperset(of: ["meeting about putin", "meeting implies visit", "fox citing insider"]))
        #expect(early.isDisjoint(with: ["visit about moscow", "peskov via ria", "d1 covers meeting", "times published d1"]))
        #expect(try known(by: "2015-08-10").contains("visit about moscow"))
        #expect(try known(by: "2001").contains("rumor about kerry"), "undated")
    }

    @Test func undatedNotesMayBeOfAnyDate() throws {
        #expect(try known(by: "1990").contains("peskov spokesperson-of putin"))
        #expect(dated(from: "1990", to: "1991").contains("peskov spokesperson-of putin"))
        #expect(dated(from: "2050").contains("kerry not-same-as peskov"))
    }

    @Test func oneUndatedDocumentMayBeTheFirst() throws {
        var builder = GraphBuilder()
        for id in ["a", "b"] { builder.add(NodeDraft(id: Reference(id), kind: "person", name: id)) }
        builder.add(NodeDraft(id: Reference("o"), kind: "outlet", name: "o"))
        builder.document("dated", outlet: "o", published: "2017")
        builder.document("undated", outlet: "o")
        builder.relate("a", "met", "b", in: ["undated", "dated"])
        builder.relate("a", "called", "b", in: ["dated"])
        let graph = try builder.build()
        let early = try #require(DateSpan("2015"))
        #expect(graph.part { $0.asOf = early }.lines == ["a met b", "o published undated"])
        #expect(graph.part { $0.until = early }.lines == ["a met b", "o published undated"])
    }

    @Test func fallsWithinByWhatItIsAboutOrWhenItWasSaid() {
        #expect(dated(from: "2013-05", to: "2013-05") == dated(from: "2013", to: "2013"))
        #expect(
            dated(from: "2013", to: "2013").intersection(["putin met kerry", "soleimani commands quds", "fox reported meeting"]) == [
                "putin met kerry", "soleimani commands quds",
            ])
        #expect(!dated(to: "1997").contains("soleimani commands quds"))
        #expect(dated(to: "1998").contains("soleimani commands quds"))
        #expect(!dated(from: "2013-06").contains("putin met kerry"), "that it was published in 2017 is another matter")
        #expect(dated(from: "2015-08-07", to: "2015-08-07").contains("peskov denied meeting"))
        #expect(!dated(from: "2015-08-08").contains("peskov denied meeting"))
        #expect(!dated(to: "2015-08-06").contains("peskov denied meeting"))
        #expect(dated(from: "2017").contains("times asserted later"))
        #expect(!dated(to: "2016").contains("times asserted later"))
    }

    /// The insider is cited on 6 and on 10 August; the relation is one.
    @Test func citedOnSeveralDaysFallsOnEach() {
        #expect(dated(from: "2015-08-10", to: "2015-08-10").isSuperset(of: ["fox citing insider", "fox reported visit"]))
        #expect(dated(from: "2015-08-06", to: "2015-08-06").isSuperset(of: ["fox citing insider", "fox reported meeting"]))
        #expect(!dated(from: "2015-08-11", to: "2015-08-12").contains("fox citing insider"))
    }

    /// d1 tells of Fox's first report, d2 of both: of d2's content the first is known first, but d1's own date is not borrowed.
    @Test func datesAreThoseOfTheDocumentsThatCount() throws {
        var builder = GraphBuilder()
        for id in ["a", "b"] { builder.add(NodeDraft(id: Reference(id), kind: "person", name: id)) }
        builder.add(NodeDraft(id: Reference("o"), kind: "outlet", name: "o"))
        builder.document("early", outlet: "o", published: "2015")
        builder.document("late", outlet: "o", published: "2017")
        builder.relate("a", "met", "b", in: ["early", "late"])
        let graph = try builder.build()
        let late = try graph.index("late")
        let date = try #require(DateSpan("2016"))
        #expect(graph.part { $0.asOf = date }.lineSet.contains("a met b"))
        let combined = graph.part {
            $0.asOf = date
            $0.documents = [late]
        }
        #expect(combined.lines == [])
        #expect(combined.nodeCount == 0)
        let oneByOne = graph.part { $0.asOf = date }.intersection(graph.part { $0.documents = [late] })
        #expect(oneByOne.lines == [])
    }

    /// As of a day, a later document tells only what it dates as said before.
    @Test func laterDocumentsTellNothingButWhatTheyDateAsSaidBefore() throws {
        func documents(of line: String, by date: String) throws -> [String] {
            let date = try #require(DateSpan(date))
            let part = graph.part { $0.asOf = date }
            let relation = try #require(part.relations.first { "\($0.source.id) \($0.type.id) \($0.target.id)" == line }, "\(line)")
            #expect(part.evidence(of: relation)?.documents.map { graph.node($0.document).id } == part.documents(of: relation).map(\.id))
            return part.documents(of: relation).map(\.id)
        }
        var builder = GraphBuilder()
        builder.document("early", outlet: "times", published: "2015-08-06")
        builder.document("late", outlet: "times", published: "2015-08-16")
        builder.document("witness", outlet: "times", published: "2015-08-20")
        for id in ["times", "fox"] { builder.add(NodeDraft(id: Reference(id), kind: "outlet", name: id)) }
        builder.add(NodeDraft(id: Reference("moscow"), kind: "place", name: "moscow"))
        builder.statement("visit", [(.about, ["moscow"])])
        builder.relate("fox", "reported", "visit", in: ["early"], citing: ["times"])
        builder.relate("times", "reported", "visit", in: ["late"])
        builder.relate("times", "asserted", "visit", in: ["witness"], said: "2015-08-05")
        let other = try builder.build()
        func about(by date: String) throws -> [String] {
            let date = try #require(DateSpan(date))
            let part = other.part { $0.asOf = date }
            return try part.documents(of: #require(part.relations.first { $0.type.id == "about" })).map(\.id)
        }
        #expect(try about(by: "2015-08-06") == ["early", "witness"])
        #expect(try about(by: "2015-08-16") == ["early", "late", "witness"])
        #expect(try documents(of: "meeting about putin", by: "2015-08-06") == ["d1", "d2"])
        #expect(try documents(of: "visit about moscow", by: "2015-08-10") == ["d2"])
    }
}
