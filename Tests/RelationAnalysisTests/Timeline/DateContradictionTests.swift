import Foundation
import GraphFormats
import RelationAnalysis
import RelationGraph
import Testing

@Suite struct DateContradictionTests {
    private func contradictions(_ graph: RelationGraph, about subjects: [String] = []) throws -> [DateContradiction] {
        var query = TimelineQuery()
        query.subjects = try subjects.map { try #require(graph.node(id: $0)).index }
        return query.timeline(of: Subgraph(graph)).contradictions
    }

    /// Two statements that contradict each other, each reported in one document.
    private func pair(
        _ first: String?, _ second: String?, in documents: (String, String) = ("a", "a"), stance: String = "reported", linked: Bool = true
    ) throws -> RelationGraph {
        try graph { builder in
            builder.nodes("outlet", "times")
            builder.nodes("person", "speaker")
            builder.document("a", by: "times", published: "2017-03")
            builder.document("b", by: "times", published: "2017-03")
            builder.statement("two", when: second)
            var draft = NodeDraft(id: Reference("one"), kind: "statement", name: "one")
            draft.facts.period = first.flatMap { DateSpan($0) }
            if linked { draft.links = [(.contradicts, [Reference("two")])] }
            builder.add(draft)
            builder.relate("speaker", stance, "one", in: [documents.0])
            builder.relate("speaker", "reported", "two", in: [documents.1])
        }
    }

    @Test func datesThatExcludeEachOtherInOneDocument() throws {
        let found = try contradictions(pair("2017-02-14", "2017-02-15"))
        #expect(found.map(\.kind) == [.withinDocument])
        #expect(found.first?.first.node.id == "one")
        #expect(found.first?.second.node.id == "two")
        #expect(found.first?.involvesDoubt == false)
        #expect(try contradictions(pair("2017-02-14", "2017-02-15?")).first?.involvesDoubt == true)
    }

    @Test func datesThatExcludeEachOtherInDifferentDocuments() throws {
        let found = try contradictions(pair("2017-02-14", "2017-02-15", in: ("a", "b")))
        #expect(found.map(\.kind) == [.betweenDocuments])
    }

    @Test(arguments: [("2017-02", "2017-02-15"), ("2017-02-14~", "2017-02-15"), (nil, "2017-02-15"), ("2017/..", "2017-02-15")])
    func datesThatMayBothBeRightAreNone(first: String?, second: String?) throws {
        #expect(try contradictions(pair(first, second)).isEmpty)
    }

    @Test func whatNobodyHoldsContradictsNothing() throws {
        #expect(try contradictions(pair("2017-02-14", "2017-02-15", stance: "denied")).isEmpty)
        #expect(try contradictions(pair("2017-02-14", "2017-02-15", stance: "questioned")).isEmpty)
        #expect(try contradictions(pair("2017-02-14", "2017-02-15", linked: false)).isEmpty)
    }

    /// A stance of the given date, in a document of the given date, towards a statement about the given time.
    private func saying(_ stance: String, said: String, published: String, when: String, updated: String? = nil) throws -> RelationGraph {
        try graph { builder in
            builder.nodes("outlet", "times")
            builder.nodes("person", "speaker")
            var draft = NodeDraft(id: Reference("a"), kind: "document", name: "a")
            draft.facts.published = DateSpan(published)
            draft.facts.updated = updated.flatMap { DateSpan($0) }
            draft.links = [(.published, [Reference("times")])]
            builder.add(draft)
            builder.statement("visit", when: when)
            builder.relate("speaker", stance, "visit", in: ["a"], said: said)
        }
    }

    @Test(arguments: [
        ("2015-08-10", "2015-08-09", nil, true), ("2015-08-09", "2015-08-09", nil, false), ("2015-08", "2015-08-09", nil, false),
        ("2015-08-10~", "2015-08-09", nil, false), ("2015-09/..", "2015-08-09", nil, true),
        ("2015-08-10", "2015-08-09", "2015-08-11", false),
        ("2015-08-12", "2015-08-09", "2015-08-11", true), ("2015-08-10", "2015-08", nil, false),
    ])
    func sayingsAfterThePublication(said: String, published: String, updated: String?, expected: Bool) throws {
        let graph = try saying("denied", said: said, published: published, when: "2015-07", updated: updated)
        #expect(try contradictions(graph).map(\.kind) == (expected ? [.saidAfterPublication] : []))
    }

    @Test(arguments: [
        ("reported", "2015-07-01", true), ("asserted", "2015-07-01", true), ("reported", "2015-07", false),
        ("reported", "2015-08-01", false),
        ("conditional", "2015-07-01", false), ("denied", "2015-07-01", false), ("reported", "2015-07-01~", false),
    ])
    func sayingsBeforeWhatTheyTell(stance: String, said: String, expected: Bool) throws {
        let graph = try saying(stance, said: said, published: "2015-08-09", when: "2015-07-24")
        #expect(try contradictions(graph).map(\.kind) == (expected ? [.saidBeforeEvent] : []))
    }

    @Test func documentsChangedBeforeTheyAppeared() throws {
        let graph = try saying("denied", said: "2015-08-01", published: "2015-08-09", when: "2015-07", updated: "2015-08-08")
        #expect(try contradictions(graph).map(\.kind) == [.changedBeforePublication])
    }

    @Test func onlyWhatConcernsTheSubjectsIsReported() throws {
        let graph = try pair("2017-02-14", "2017-02-15")
        #expect(try contradictions(graph, about: ["one"]).count == 1)
        #expect(try contradictions(graph, about: ["b"]).isEmpty)
    }

    /// The article gives the 14th of February, a Tuesday, one paragraph after the Wednesday.
    @Test func theBundledGraphHasOneInItsLastArticle() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let graph = try GraphLoader.load([root.appendingPathComponent("graphs").path])
        let found = try contradictions(graph)
        let days = try #require(found.first { $0.first.node.id == "arrival-2017-02-14" })
        #expect(days.kind == .withinDocument)
        #expect(days.second.node.id == "arrival-wednesday-2017")
        #expect(days.first.citations.map { $0.text(in: graph) } == ["southfront-2017-02#p5"])
        #expect(days.second.citations.map { $0.text(in: graph) } == ["southfront-2017-02#p4"])
        #expect(days.first.date.start?.weekday == "Tue")
        #expect(days.second.date.start?.weekday == "Wed")
        #expect(days.involvesDoubt)
        // Nothing else in it is certain to be wrong: what is announced has no date of saying.
        #expect(found.count == 1)
        #expect(try contradictions(graph, about: ["visit-2015"]).isEmpty)
        #expect(try contradictions(graph, about: ["visit-2017"]).count == 1)
    }

    /// What was taken back, or replaced by the other side, nobody holds any more.
    @Test(arguments: ["retracted", "denied"]) func whatNobodyHoldsAnyMoreContradictsNothing(later: String) throws {
        let graph = try graph { builder in
            builder.nodes("outlet", "times")
            builder.nodes("person", "speaker")
            builder.document("a", by: "times", published: "2017-03-20")
            builder.statement("two", when: "2017-02-15")
            var draft = NodeDraft(id: Reference("one"), kind: "statement", name: "one")
            draft.facts.period = DateSpan("2017-02-14")
            draft.links = [(.contradicts, [Reference("two")])]
            builder.add(draft)
            builder.relate("speaker", "reported", "one", in: ["a"], said: "2017-03-01")
            builder.relate("speaker", later, "one", in: ["a"], said: "2017-03-10")
            builder.relate("speaker", "reported", "two", in: ["a"], said: "2017-03-10")
        }
        #expect(try contradictions(graph).isEmpty)
    }
}
