import RelationAnalysis
import RelationGraph
import Testing

@Suite struct TimelineQueryTests {
    private func timeline(
        _ graph: RelationGraph, _ axis: TimelineAxis = .event, about subjects: [String] = [],
        _ change: (inout TimelineQuery) -> Void = { _ in },
        selection: Selection = Selection()
    ) throws -> Timeline {
        var query = TimelineQuery()
        query.axis = axis
        query.subjects = try subjects.map { try #require(graph.node(id: $0)).index }
        change(&query)
        return query.timeline(of: Subgraph(graph, selection))
    }

    /// "visit" for a statement, "fox reported visit" for a stance.
    private func name(_ entry: TimelineEntry) -> String {
        switch entry.subject {
        case .statement(let node), .event(let node), .document(let node): node.id
        case .stance(let relation), .tie(let relation): "\(relation.source.id) \(relation.type.id) \(relation.target.id)"
        }
    }

    private func dates(_ entries: [TimelineEntry]) -> [String] { entries.map { $0.date?.text ?? "" } }

    /// Two articles on a visit; every kind of date.
    private static func addNotes(_ builder: inout GraphBuilder) {
        builder.nodes("outlet", "fox", "times")
        builder.nodes("person", "peskov", "general", "hermit")
        builder.nodes("source", "western")
        builder.nodes("event", "call")
        builder.document("a", by: "times", published: "2015-08-09")
        builder.document("b", by: "times", published: "2015-08-16")
        builder.document("c", by: "fox")
        builder.statement("visit", about: ["general"], when: "2015-07")
        builder.statement("arrival", about: ["general"], when: "2015-07-24")
        builder.statement("listed", when: "2007/..")
        builder.statement("free", when: "../2006")
        builder.statement("staged", when: "2015-07-24/2015-07-26")
        builder.statement("rumour")
        builder.relate("fox", "reported", "visit", in: ["a"], said: "2015-08-06")
        builder.relate("fox", "reported", "visit", in: ["b"], said: "2015-08-06")
        builder.relate("fox", "reported", "visit", in: ["b"])
        builder.relate("peskov", "denied", "visit", in: ["a", "b"], said: "2015-08-03/2015-08-09")
        builder.relate("times", "asserted", "listed", in: ["a", "b"])
        builder.relate("times", "asserted", "free", in: ["c"])
        builder.relate("western", "asserted", "rumour")
        builder.relate("general", "met", "peskov", in: ["b"], period: "2015-07-25")
        builder.relate("general", "met", "peskov", in: ["a"], period: "2015-07-25")
        builder.relate("general", "works-for", "hermit", in: ["a"], said: "2015-08-07")
    }

    @Test func eventsAreInOrderOfTheirDays() throws {
        let found = try timeline(graph(TimelineQueryTests.addNotes))
        #expect(found.entries.map(name) == ["free", "listed", "visit", "arrival", "staged", "general met peskov"])
        #expect(dates(found.entries) == ["../2006", "2007/..", "2015-07", "2015-07-24", "2015-07-24/2015-07-26", "2015-07-25"])
        #expect(found.undated.map(name) == ["call", "general works-for hermit", "rumour"])
        #expect(found.undated.allSatisfy { $0.date == nil })
    }

    @Test func sayingsHaveTheDateOfTheSaying() throws {
        let found = try timeline(graph(TimelineQueryTests.addNotes), .said)
        #expect(
            found.entries.map(name) == [
                "peskov denied visit", "fox reported visit", "general works-for hermit", "times asserted listed", "times asserted listed",
            ])
        #expect(dates(found.entries) == ["2015-08-03/2015-08-09", "2015-08-06", "2015-08-07", "2015-08-09", "2015-08-16"])
        #expect(found.undated.map(name) == ["times asserted free", "western asserted rumour", "fox reported visit"])
    }

    @Test func onlyWhatAnOutletPrintsItselfIsDatedByItsPublication() throws {
        let found = try timeline(graph(TimelineQueryTests.addNotes), .said)
        for entry in found.entries {
            #expect((entry.dating == .publication) == name(entry).hasPrefix("times"), "\(name(entry))")
        }
        // Fox is told of in a dated document, which dates the telling and not what Fox did; the other document has no date.
        #expect(Set(found.undated.map(name)) == ["fox reported visit", "times asserted free", "western asserted rumour"])
    }

    @Test func whatTellsTheSameOfTheSameTimeIsOneEntry() throws {
        let graph = try graph(TimelineQueryTests.addNotes)
        let said = try timeline(graph, .said)
        let report = try #require(said.entries.first { name($0) == "fox reported visit" })
        #expect(report.relations.count == 2)
        #expect(report.documents.map { graph.node($0).id } == ["a", "b"])
        let meeting = try #require(try timeline(graph).entries.last)
        #expect(meeting.relations.count == 2)
        let visit = try #require(try timeline(graph).entries.first { name($0) == "visit" })
        #expect(visit.relations.map(\.source.id).sorted() == ["fox", "fox", "fox", "peskov"])
    }

    @Test func documentsCarryWhatIsSaidInThem() throws {
        let found = try timeline(graph(TimelineQueryTests.addNotes), .published)
        #expect(found.entries.map(name) == ["a", "b"])
        #expect(found.undated.map(name) == ["c"])
        #expect(
            found.entries[0].relations.map { "\($0.source.id) \($0.type.id)" }.sorted() == [
                "fox reported", "peskov denied", "times asserted",
            ])
    }

    @Test func nothingDependsOnTheOrderOfNotes() throws {
        var tellings: [(inout GraphBuilder) -> Void] = []
        for (speaker, type, document, said) in [
            ("fox", "reported", "a", "2015-08-06"), ("fox", "reported", "b", "2015-08-06"), ("peskov", "denied", "a", "2015-08-06"),
            ("peskov", "denied", "b", nil), ("times", "asserted", "b", nil), ("times", "asserted", "a", nil),
        ] as [(String, String, String, String?)] {
            tellings.append { $0.relate(speaker, type, "visit", in: [document], said: said) }
        }
        var answers: Set<[String]> = []
        var order = SplitMix(seed: 7)
        for _ in 0..<20 {
            let shuffled = tellings.shuffled(using: &order)
            let graph = try graph { builder in
                builder.nodes("outlet", "fox", "times")
                builder.nodes("person", "peskov")
                builder.document("a", by: "times", published: "2015-08-09")
                builder.document("b", by: "times", published: "2015-08-09")
                builder.statement("visit", when: "2015-07")
                for telling in shuffled { telling(&builder) }
            }
            let found = try timeline(graph, .said)
            answers.insert(
                (found.entries + found.undated).map { entry in
                    let places = entry.citations.map { $0.text(in: graph) }.joined(separator: " ")
                    let order = entry.relations.flatMap { $0.documents.map(\.id) }.joined(separator: " ")
                    return "\(name(entry)) \(entry.date?.text ?? "") \(places) / \(order)"
                })
        }
        #expect(answers.count == 1)
    }

    @Test func boundsHoldOnTheAxisAskedForAndKeepTheUndated() throws {
        let graph = try graph(TimelineQueryTests.addNotes)
        let late = try timeline(graph, .event, { $0.since = DateSpan("2015-07-25") })
        #expect(late.entries.map(name) == ["listed", "visit", "staged", "general met peskov"])
        let early = try timeline(graph, .event, { $0.until = DateSpan("2007-01-01") })
        #expect(early.entries.map(name) == ["free", "listed"])
        #expect(early.undated.map(name) == late.undated.map(name))
        let said = try timeline(graph, .said, { ($0.since, $0.until) = (DateSpan("2015-08-07"), DateSpan("2015-08-09")) })
        #expect(said.entries.map(name) == ["peskov denied visit", "general works-for hermit", "times asserted listed"])
        let known = try timeline(graph, .published, { $0.asOf = DateSpan("2015-08-10") })
        #expect(known.entries.map(name) == ["a"])
        // What is to come may be spoken of.
        #expect(try timeline(graph, .event, { $0.asOf = DateSpan("2005") }).entries.count == 6)
    }

    @Test func selectionsNarrowIt() throws {
        let graph = try graph(TimelineQueryTests.addNotes)
        func selection(_ change: (inout Selection) throws -> Void) rethrows -> Selection {
            var selection = Selection()
            try change(&selection)
            return selection
        }
        let ties = try timeline(graph, selection: selection { $0.layers = [.ties] })
        #expect((ties.entries + ties.undated).allSatisfy { !["statement", "stance"].contains($0.kind) })
        let second = try #require(graph.node(id: "b")).index
        let only = try timeline(graph, .said, selection: selection { $0.documents = [second] })
        #expect((only.entries + only.undated).allSatisfy { $0.documents == [second] })
        let fox = try #require(graph.node(id: "fox")).index
        let without = try timeline(graph, .said, selection: selection { $0.without = [fox] })
        #expect(!(without.entries + without.undated).contains { name($0).hasPrefix("fox") })
        #expect(try timeline(graph, selection: selection { $0.kinds = ["statement"] }).entries.allSatisfy { $0.kind == "statement" })
    }

    @Test func aStatementBringsWhatImpliesOrContradictsIt() throws {
        let graph = try graph { builder in
            builder.nodes("outlet", "fox")
            builder.nodes("person", "general", "peskov")
            builder.statement("visit", about: ["general"], when: "2015-07")
            for (id, links) in [
                ("arrival", [(CoreType.implies, "visit")]), ("never", [(.contradicts, "visit")]), ("other", []),
                ("far", [(.implies, "arrival")]),
            ] as [(String, [(CoreType, String)])] {
                var draft = NodeDraft(id: Reference(id), kind: "statement", name: id)
                draft.facts.period = DateSpan("2015")
                draft.links = links.map { ($0.0, [Reference($0.1)]) }
                builder.add(draft)
                builder.relate("fox", "reported", id, said: "2016")
            }
            builder.relate("peskov", "denied", "visit", said: "2015-08")
        }
        #expect(Set(try timeline(graph, about: ["visit"]).entries.map(name)) == ["visit", "arrival", "never"])
        #expect(try timeline(graph, about: ["general"]).entries.map(name) == ["visit"])
        #expect(try timeline(graph, about: ["peskov"]).entries.map(name) == ["visit"])
        #expect(try timeline(graph, .said, about: ["peskov"]).entries.map(name) == ["peskov denied visit"])
        #expect(try timeline(graph, .said, about: ["visit", "other"]).entries.count == 4)
    }

    @Test func aDocumentBringsWhatItCarriesAndNoOther() throws {
        let graph = try graph(TimelineQueryTests.addNotes)
        #expect(try timeline(graph, .published, about: ["a"]).entries.map(name) == ["a"])
        let said = try timeline(graph, .said, about: ["b"])
        #expect(
            Set((said.entries + said.undated).map(name)) == ["fox reported visit", "peskov denied visit", "times asserted listed"])
        #expect(try timeline(graph, .published, about: ["visit"]).entries.map(name) == ["a", "b"])
    }

    @Test func anEmptyGraphHasAnEmptyTimeline() throws {
        let empty = try graph { _ in }
        for axis in TimelineAxis.allCases {
            let found = try timeline(empty, axis)
            #expect(found.entries.isEmpty && found.undated.isEmpty && found.contradictions.isEmpty)
        }
    }

    @Test func aCutKeepsTheFirst() throws {
        let all = try timeline(graph(TimelineQueryTests.addNotes))
        let cut = all.first(2)
        #expect(cut.entries.map(name) == ["free", "listed"])
        #expect(cut.undated.count == 2)
        #expect(all.first(.max).entries.count == all.entries.count)
    }
}

/// Steele, Lea and Flood (2014): the same shuffles in every run.
private struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
