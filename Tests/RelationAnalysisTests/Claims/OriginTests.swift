import RelationAnalysis
import RelationGraph
import Testing

@Suite("Independent origins") struct OriginTests {
    @Test("One origin through five outlets")
    func oneThroughFive() throws {
        let notes = try ClaimNotes(
            fiveOutlets,
            """
            sources: {official: {name: an official, anonymous: true}}
            statements:
              s:
                says: It happened
                stances:
                  - {reported: o1, citing: official, in: [d1]}
                  - {reported: o2, citing: o1, in: [d2]}
                  - {reported: o3, citing: o2, in: [d3]}
                  - {reported: o4, citing: d1, in: [d4]}
                  - {reported: o5, citing: [o1, official], in: [d5]}
            """)
        let side = try notes.side(.for, "s")
        #expect(side.originIDs == ["official"])
        #expect(side.interval == "1 to 1")
        #expect(side.documents.ids == ["d1", "d2", "d3", "d4", "d5"])
        #expect(side.outlets.count == 5)
        #expect(side.origins[0].supports.ids == ["d1", "d2", "d3", "d4", "d5"])
        let sources = try notes.sources(.for, "s")
        #expect(sources.chokePoints.ids == ["official"])
        #expect(sources.isEachChokePointEnough)
        #expect(sources.chains.map(\.ids).first { $0[0] == "d3" } == ["d3", "o3", "o2", "o1", "official"])
        #expect(try notes.side(.against, "s").interval == "0 to 0")
    }

    @Test("Two origins, one of them unnamed: may be one")
    func oneUnnamed() throws {
        func interval(_ ann: String, _ source: String) throws -> String {
            try ClaimNotes(
                fiveOutlets,
                """
                people: {ann: {\(ann)}}
                sources: {official: {\(source)}}
                statements:
                  s: {says: It happened, stances: [{reported: o1, citing: official, in: [d1]}, {reported: o2, citing: ann, in: [d2]}]}
                """
            ).side(.for, "s").interval
        }
        #expect(try interval("name: Ann", "name: an official, anonymous: true") == "1 to 2")
        #expect(try interval("name: Ann, country: Iran", "name: an official, anonymous: true, country: Russia") == "2 to 2")
        #expect(try interval("name: Ann, country: Iran", "name: an official, anonymous: true, country: Iran") == "1 to 2")
        #expect(
            try interval("name: Ann", "name: an official, anonymous: true, ties: [{not-same-as: ann, note: a man}]") == "2 to 2")
        #expect(try interval("name: Ann", "name: Officer Green") == "2 to 2")
        #expect(try interval("name: Ann", "name: A. Green, ties: [{same-as: ann, note: signed both}]") == "1 to 1")
        // Judgements that contradict each other join nobody.
        let both = "ties: [{same-as: ann, note: signed both}, {not-same-as: ann, note: seen together}]"
        #expect(try interval("name: Ann", "name: A. Green, \(both)") == "2 to 2")
    }

    @Test("Unnamed sources are at least as many as are told apart")
    func severalUnnamed() throws {
        let side = try ClaimNotes(
            fiveOutlets,
            """
            sources:
              a: {name: a, anonymous: true, country: Iran}
              b: {name: b, anonymous: true, country: Russia}
              c: {name: c, anonymous: true}
              d: {name: d, anonymous: true, ties: [{not-same-as: c}]}
            statements:
              s:
                says: It happened
                stances:
                  - {reported: o1, citing: [a, b], in: [d1]}
                  - {reported: o2, citing: [c, d], in: [d2]}
            """
        ).side(.for, "s")
        #expect(side.interval == "2 to 4")
        #expect(side.origins.map(\.identity) == Array(repeating: .anonymous, count: 4))
        #expect(side.origins[0].mayBe.ids == ["c", "d"])
    }

    static let institution = """
        organizations: {ministry: {name: Ministry, ties: [{part-of: government}]}, government: {name: Government}}
        people:
          ann: {name: Ann, ties: [{spokesperson-of: ministry}]}
          bob: {name: Bob, ties: [{leads: government}]}
          eve: {name: Eve}
        sources: {voice: {name: a spokesman, anonymous: true, ties: [{spokesperson-of: ministry}]}}

        """

    @Test("People who speak for one institution are one origin, unless one speaks for himself")
    func institutions() throws {
        func side(_ stances: String) throws -> SideAnalysis {
            try ClaimNotes(Self.institution + "statements: {s: {says: It happened, stances: [\(stances)]}}").side(.against, "s")
        }
        let one = try side("{denied: ann}, {denied: bob}, {denied: government}, {denied: voice}")
        #expect(one.interval == "1 to 1")
        #expect(one.origins.map(\.identity) == Array(repeating: .named, count: 4))
        #expect(one.origins.first { $0.node.id == "ann" }?.partners.ids == ["bob", "government", "voice"])
        let voice = try #require(one.origins.first { $0.node.id == "voice" })
        #expect(voice.sharedInstitution?.id == "government", "the nearest of all")
        #expect(voice.partnerInstitutions.ids == ["ministry", "government", "government"], "the nearest of each")
        #expect(try side("{denied: ann}, {denied: eve}").interval == "2 to 2")
        #expect(try side("{denied: ann}, {denied: bob, personal: true}").interval == "2 to 2")
    }

    @Test("An outlet that names no source may have it from any other")
    func undisclosed() throws {
        func side(_ stances: String) throws -> SideAnalysis {
            try ClaimNotes(
                fiveOutlets, "people: {ann: {name: Ann}, bob: {name: Bob}}\nstatements: {s: {says: It happened, stances: [\(stances)]}}"
            ).side(.for, "s")
        }
        let alone = try side("{reported: o1, in: [d1]}")
        #expect(alone.interval == "1 to 1")
        #expect(alone.origins.map(\.identity) == [.undisclosed])
        #expect(try side("{reported: o1, in: [d1]}, {reported: o2, in: [d2]}").interval == "1 to 2")
        #expect(try side("{reported: o1, in: [d1]}, {reported: o2, citing: [ann, bob], in: [d2]}").interval == "2 to 3")
        #expect(try side("{reported: o1, citing: ann, in: [d1]}, {reported: o1, in: [d2]}").originIDs == ["ann"], "told without its source")
        #expect(try side("{reported: o1, citing: d1, in: [d1]}").originIDs == ["o1"], "to cite oneself is to name no source")
    }

    @Test("A circle of citations, with and without a true origin")
    func circles() throws {
        func sources(_ o3: String) throws -> SourceAnalysis {
            try ClaimNotes(
                fiveOutlets,
                """
                people: {ann: {name: Ann}}
                statements:
                  s:
                    says: It happened
                    stances:
                      - {reported: o1, citing: o2, in: [d1]}
                      - {reported: o2, citing: o3, in: [d2]}
                      - {reported: o3, citing: \(o3), in: [d3]}
                """
            ).sources(.for, "s")
        }
        let closed = try sources("o1")
        #expect(closed.side.origins.isEmpty)
        #expect(closed.side.interval == "0 to 1")
        #expect(closed.circles.map(\.ids) == [["o1", "o2", "o3"]])
        #expect(closed.side.closedCircles.map(\.ids) == [["o1", "o2", "o3"]])
        let grounded = try sources("[o1, ann]")
        #expect(grounded.side.originIDs == ["ann"])
        #expect(grounded.side.interval == "1 to 1")
        #expect(grounded.circles.map(\.ids) == [["o1", "o2", "o3"]])
        #expect(grounded.side.closedCircles.isEmpty)
        #expect(try sources("ann").circles.isEmpty)
    }

    @Test("Words that come back to where they were are a circle too")
    func circleOfAgencies() throws {
        let notes = try ClaimNotes(
            fiveOutlets,
            "people: {ann: {name: Ann}}\nstatements: {s: {says: It happened, stances: [{asserted: ann, via: [o1, o2, o1], in: [d1]}]}}")
        #expect(try notes.sources(.for, "s").circles.map(\.ids) == [["o1", "o2"]])
        #expect(try notes.side(.for, "s").originIDs == ["ann"])
    }

    @Test("A wire story printed by three papers, one of which does not say so")
    func wireStory() throws {
        let notes = try ClaimNotes(
            """
            outlets: {o1: {name: One}, o2: {name: Two}, o3: {name: Three}, wire: {name: Wire}}
            documents:
              d1: {title: A, outlet: o1, date: 2020-01-02}
              d2: {title: B, outlet: o2, date: 2020-01-03}
              d3: {title: C, outlet: o3, date: 2020-01-04, copied-from: wire}
            statements:
              s:
                says: It happened
                stances:
                  - {reported: o1, citing: wire, in: [d1]}
                  - {reported: o2, citing: wire, in: [d2]}
                  - {reported: o3, in: [d3]}
            """)
        let sources = try notes.sources(.for, "s")
        #expect(sources.side.originIDs == ["wire"])
        #expect(sources.side.interval == "1 to 1")
        #expect(sources.side.documents.count == 3)
        #expect(sources.side.outlets.count == 3)
        #expect(sources.chokePoints.ids == ["wire"])
    }

    @Test("Copied words of somebody else go through the agency")
    func copiedQuotation() throws {
        let notes = try ClaimNotes(
            """
            outlets: {o1: {name: One}, o2: {name: Two}, wire: {name: Wire}}
            people: {ann: {name: Ann}}
            documents: {d1: {title: A, outlet: o1, copied-from: wire}, d2: {title: B, outlet: o2, copied-from: wire}}
            statements: {s: {says: It happened, stances: [{denied: ann, in: [d1, d2]}]}}
            """)
        let sources = try notes.sources(.against, "s")
        #expect(sources.side.originIDs == ["ann"])
        #expect(sources.chokePoints.ids == ["ann", "wire"], "from the origin to the reader")
        #expect(sources.chains.map(\.ids) == [["d1", "wire", "ann"], ["d2", "wire", "ann"]])
        #expect(try notes.claims("s", without: ["wire"]).status == .unanswered)
    }

    @Test("Where no node alone holds a side, the smallest set that does")
    func jointChokePoints() throws {
        let notes = try ClaimNotes(
            fiveOutlets,
            """
            people: {ann: {name: Ann}, bob: {name: Bob}}
            statements:
              s:
                says: It happened
                stances:
                  - {asserted: ann, via: o5, in: [d1, d2]}
                  - {asserted: bob, in: [d3]}
                  - {asserted: bob, in: [d4]}
            """)
        let sources = try notes.sources(.for, "s")
        #expect(!sources.isEachChokePointEnough)
        #expect(sources.chokePoints.ids == ["ann", "bob"])
        #expect(try notes.claims("s", without: ["ann", "bob"]).status == .unanswered)
    }

    @Test("The same outlet as a speaker and as the paper that prints others is one choke point")
    func outletInTwoRoles() throws {
        let notes = try ClaimNotes(
            fiveOutlets,
            "people: {ann: {name: Ann}}\nstatements: {s: {says: It happened, stances: [{asserted: ann, in: [d1]}, {asserted: o1, in: [d2]}]}}"
        )
        #expect(try notes.sources(.for, "s").chokePoints.ids == ["o1"])
    }

    @Test("Nobody for, nobody against")
    func nobody() throws {
        let notes = try ClaimNotes("statements: {s: {says: It happened}}")
        for side in [Polarity.for, .against] {
            let sources = try notes.sources(side, "s")
            #expect(sources.side.interval == "0 to 0")
            #expect(sources.chokePoints.isEmpty && sources.circles.isEmpty && sources.chains.isEmpty)
        }
    }

    @Test("Leaving out a source takes what rests on it, and never makes two origins of one")
    func withoutASource() throws {
        let notes = try ClaimNotes(
            fiveOutlets,
            """
            sources: {official: {name: an official, anonymous: true}}
            statements:
              s:
                says: It happened
                stances:
                  - {reported: o1, citing: official, in: [d1]}
                  - {reported: o1, in: [d3]}
                  - {reported: o2, citing: official, in: [d2]}
                  - {reported: o3, citing: o2, in: [d3]}
            """)
        #expect(try notes.claims("s").positions(.for).count == 3)
        #expect(try notes.claims("s", without: ["official"]).status == .unanswered)
        #expect(try notes.claims("s", without: ["o2"]).positions(.for).map(\.speaker.id) == ["o1"])
        #expect(try notes.claims("s", without: ["d2"]).positions(.for).map(\.speaker.id) == ["o1", "o3"])
        #expect(try notes.side(.for, "s", without: ["d1"]).originIDs == ["official"], "whom they have it from stays known")
    }

    @Test("Support by implication is counted apart")
    func derivedOrigins() throws {
        let notes = try ClaimNotes(
            """
            people: {ann: {name: Ann}, bob: {name: Bob}}
            statements:
              meeting: {says: They met, implies: [visit], stances: [{reported: ann}]}
              visit: {says: He came, stances: [{reported: bob}]}
            """)
        #expect(try notes.side(.for, "visit").originIDs == ["bob"])
        #expect(try notes.side(.for, "visit", withDerived: true).originIDs == ["ann", "bob"])
        #expect(try notes.side(.for, "visit", withDerived: true).interval == "2 to 2")
    }
}
