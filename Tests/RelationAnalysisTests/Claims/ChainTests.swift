import RelationAnalysis
import RelationGraph
import Testing

@Suite("Chains and choke points") struct ChainTests {
    @Test("A circle falls with any of those in it")
    func circle() throws {
        let notes = try ClaimNotes(
            fiveOutlets,
            "statements: {s: {says: It happened, stances: [{reported: o1, citing: o2, in: [d1]}, {reported: o2, citing: o1, in: [d2]}]}}")
        let sources = try notes.sources(.for, "s")
        #expect(sources.isEachChokePointEnough)
        #expect(sources.chokePoints.ids == ["o1", "o2"])
        for outlet in ["o1", "o2"] { #expect(try notes.claims("s", without: [outlet]).status == .unanswered) }
    }

    @Test("An outlet that prints one and speaks itself is one choke point even where a third cites it")
    func printerAndSpeaker() throws {
        let notes = try ClaimNotes(
            fiveOutlets,
            """
            people: {ann: {name: Ann}}
            statements:
              s:
                says: It happened
                stances: [{denied: ann, in: [d1]}, {denied: o1, in: [d1]}, {denied: o2, citing: o1, in: [d2]}]
            """)
        let sources = try notes.sources(.against, "s")
        #expect(sources.isEachChokePointEnough)
        #expect(sources.chokePoints.ids == ["o1"])
    }

    private static let copies = """
        outlets: {a: {name: Alpha}, b: {name: Beta}, c: {name: Gamma}, agency: {name: Agency}}
        sources: {official: {name: an official, anonymous: true}}
        documents:
          da: {title: A, outlet: a, date: 2020-01-10}
          dc: {title: C, outlet: c, date: 2020-01-12}
          db-copy: {title: B copy, outlet: b, date: 2020-01-13, copied-from: agency}
          dc-copy: {title: C copy, outlet: c, date: 2020-01-13, copied-from: agency}
          dc-of-a: {title: C copy of A, outlet: c, date: 2020-01-13, copied-from: da}

        """

    @Test("Two who copied one agency do not have it from each other's sources")
    func copiesOfOneAgency() throws {
        let sources = try ClaimNotes(
            Self.copies,
            """
            statements:
              s:
                says: It happened
                stances:
                  - {reported: b, in: [db-copy]}
                  - {reported: c, in: [dc-copy]}
                  - {reported: c, citing: official, in: [dc]}
            """
        ).sources(.for, "s")
        #expect(
            sources.chains.map(\.ids) == [
                ["db-copy", "agency"], ["dc", "c", "agency"], ["dc", "c", "official"], ["dc-copy", "agency"], ["dc-copy", "c", "official"],
            ])
        #expect(sources.side.origins.map(\.supports.ids) == [["db-copy", "dc", "dc-copy"], ["dc", "dc-copy"]])
    }

    @Test("A copy whose original takes the other side starts with its own publisher")
    func copyOfTheOpposite() throws {
        let notes = try ClaimNotes(
            Self.copies,
            """
            statements:
              s: {says: It happened, stances: [{reported: a, citing: official, in: [da]}, {denied: c, in: [dc-of-a]}]}
              t: {says: Other, stances: [{denied: a, citing: official, in: [da]}, {denied: c, in: [dc-of-a]}]}
            """)
        let warnings = notes.graph.warnings.filter { $0.code == "contradicting-copy" }
        #expect(warnings.count == 1, "of t both say the same")
        #expect(warnings.first?.message.contains("“dc-of-a” takes one side of “s”") == true)
        let sources = try notes.sources(.against, "s")
        #expect(sources.side.originIDs == ["c"])
        #expect(sources.chains.map(\.ids) == [["dc-of-a", "c"]])
        #expect(try notes.side(.against, "t").originIDs == ["official"])
    }
}
