import GraphKernels
import RelationAnalysis
import RelationGraph
import Testing

@Suite("How many origins are independent") struct IndependenceTests {
    private static let firms = """
        organizations: {exx: {name: Exx}, yps: {name: Yps}}
        people:
          sven: {name: Sven, ties: [{spokesperson-of: exx}, {spokesperson-of: yps}]}
          xenia: {name: Xenia, ties: [{works-for: exx}]}
          yves: {name: Yves, ties: [{works-for: yps}]}

        """

    @Test("Who speaks for two firms makes no one origin of them")
    func spokesmanOfTwo() throws {
        func side(_ speakers: String...) throws -> SideAnalysis {
            let stances = speakers.map { "{denied: \($0)}" }.joined(separator: ", ")
            return try ClaimNotes(Self.firms + "statements: {s: {says: It happened, stances: [\(stances)]}}").side(.against, "s")
        }
        #expect(try side("xenia", "yves").interval == "2 to 2")
        #expect(try side("sven", "yves").interval == "1 to 1")
        let all = try side("sven", "xenia", "yves")
        #expect(all.interval == "2 to 2", "one more voice takes no other away")
        #expect(all.origins.map(\.node.id) == ["sven", "xenia", "yves"])
        #expect(all.origins.map(\.partners.ids) == [["xenia", "yves"], ["sven"], ["sven"]])
        #expect(all.origins.map(\.partnerInstitutions.ids) == [["exx", "yps"], ["exx"], ["yps"]])
        #expect(all.origins.map { $0.sharedInstitution?.id } == [nil, "exx", "yps"], "no institution is all of theirs")
    }

    @Test("What is named as the institution of several is that of all of them")
    func commonInstitution() throws {
        let side = try ClaimNotes(
            """
            organizations:
              gov: {name: Government}
              x: {name: Ministry X, ties: [{part-of: gov}]}
              y: {name: Ministry Y, ties: [{part-of: gov}]}
            people:
              m1: {name: Minister One, ties: [{leads: x}]}
              m2: {name: Minister Two, ties: [{leads: y}]}
              m3: {name: Deputy Three, ties: [{works-for: x}]}
            statements: {s: {says: It happened, stances: [{denied: m1}, {denied: m2}, {denied: m3}]}}
            """
        ).side(.against, "s")
        #expect(side.interval == "1 to 1")
        #expect(side.origins.map { $0.sharedInstitution?.id } == ["gov", "gov", "gov"])
        #expect(side.origins[0].partnerInstitutions.ids == ["gov", "x"])
    }

    @Test("An office that had certainly ended, or not begun, on the day of the word does not count for it")
    func datedTies() throws {
        func interval(_ tie: String, _ said: String = "on: 2020-01-05, ") throws -> String {
            try ClaimNotes(
                fiveOutlets,
                """
                organizations: {ministry: {name: Ministry}}
                people:
                  ex: {name: Ex, ties: [{spokesperson-of: ministry\(tie)}]}
                  now: {name: Now, ties: [{spokesperson-of: ministry, since: 2016}]}
                statements:
                  s: {says: It happened, stances: [{confirmed: ex, \(said)in: [d1]}, {confirmed: now, on: 2020-01-06, in: [d2]}]}
                """
            ).side(.for, "s").interval
        }
        #expect(try interval(", since: 2010, until: 2015") == "2 to 2")
        #expect(try interval(", since: 2020-02") == "2 to 2")
        #expect(try interval(", since: 2010, until: 2020-01") == "1 to 1", "may have been in office that day")
        #expect(try interval(", since: 2010, until: 2015~") == "1 to 1", "by an approximate date nothing is certain")
        #expect(try interval("") == "1 to 1")
        #expect(try interval(", until: 2015", "") == "1 to 1", "may have been said while in office")
        #expect(try interval(", since: 2021", "") == "2 to 2", "certainly said before, as the article was")
        #expect(try interval(", until: 2015", "on: 2014, ") == "1 to 1")
    }

    @Test("Who is cited may have spoken on any day up to that of the word that cites him")
    func datedTiesOfSources() throws {
        func side(_ tie: String, on day: String) throws -> SideAnalysis {
            try ClaimNotes(
                fiveOutlets,
                """
                organizations: {ministry: {name: Ministry}}
                people: {ex: {name: Ex, ties: [{spokesperson-of: ministry, \(tie)}]}}
                statements:
                  s: {says: It happened, stances: [{reported: o1, citing: ex, on: \(day), in: [d1]}, {confirmed: ministry, in: [d2]}]}
                """
            ).side(.for, "s")
        }
        let former = try side("until: 2015", on: "2020-01-05")
        #expect(former.interval == "1 to 2", "may have told it while in office")
        #expect(former.origins[0].speaksFor.isEmpty && former.origins[0].mayBe.ids == ["ministry"])
        #expect(former.origins[1].mayBe.ids == ["ex"])
        #expect(try side("until: 2015", on: "2015-01-05").interval == "1 to 1")
        let later = try side("since: 2016", on: "2015-01-05")
        #expect(later.interval == "2 to 2", "was cited before he spoke for it")
        #expect(later.origins[0].speaksFor.isEmpty)
        #expect(try side("since: 2016", on: "2016~").interval == "1 to 1")
    }

    @Test("A former officer cited in a later book may have told it when he spoke for the ministry")
    func formerOfficer() throws {
        func interval(_ stance: String) throws -> String {
            try ClaimNotes(
                """
                people:
                  spokesman: {name: Spokesman, ties: [{spokesperson-of: ministry, since: 2010}]}
                  officer: {name: Officer, ties: [{works-for: ministry, since: 2010, until: 2015}]}
                  author: {name: Author}
                organizations: {ministry: {name: Ministry}}
                outlets: {o: {name: O}}
                documents: {d1: {outlet: o, date: 2014-05-01, title: A}, d2: {outlet: o, date: 2020-05-01, title: B}}
                statements:
                  s: {says: S, stances: [{confirmed: spokesman, on: 2014-05-01, in: [d1]}, {\(stance), on: 2020-05-01, in: [d2]}]}
                """
            ).side(.for, "s").interval
        }
        #expect(try interval("asserted: author, citing: officer") == "1 to 2")
        #expect(try interval("asserted: officer") == "2 to 2", "that is the day of his own word")
        #expect(try interval("asserted: officer, citing: officer") == "2 to 2", "to name oneself is to name no source")
    }

    @Test("An agency's own later word does not date what others have copied from it")
    func undatedCopies() throws {
        func interval(_ copy: String) throws -> String {
            try ClaimNotes(
                """
                outlets: {o: {name: O}, agency: {name: Agency, ties: [{part-of: ministry, until: 2015}]}}
                organizations: {ministry: {name: Ministry}}
                documents:
                  d1: {outlet: o, date: 2014-05-01, title: A\(copy)}
                  d2: {outlet: agency, date: 2020-05-01, title: B}
                statements:
                  s:
                    says: S
                    stances: [{confirmed: ministry}, {reported: o, in: [d1]}, {reported: agency, on: 2020-05-01, in: [d2]}]
                """
            ).side(.for, "s").interval
        }
        #expect(try interval("") == "1 to 3")
        #expect(try interval(", copied-from: agency") == "1 to 2")
    }

    /// People who speak for some of a few institutions, and unnamed ones of whom some are told apart: counted by trying all sets.
    @Test("As many as the largest sets, found by trying all", arguments: 0..<60 as Range<UInt64>)
    func bruteForce(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let count = Int.random(in: 2...9, using: &random)
        let ids = (0..<count).map { "p\($0)" }
        let isUnnamed = ids.map { _ in Int.random(in: 0..<3, using: &random) == 0 }
        let firms = ids.map { _ in Set((0..<4).filter { _ in Int.random(in: 0..<4, using: &random) == 0 }) }
        let countries = ids.map { _ in ["Iran", "Russia", nil, nil].randomElement(using: &random) ?? nil }
        var apart: Set<[Int]> = []
        var people = ""
        var sources = ""
        for (place, id) in ids.enumerated() {
            var ties = firms[place].sorted().map { "{works-for: f\($0)}" }
            for other in 0..<place where Int.random(in: 0..<4, using: &random) == 0 && firms[place].isDisjoint(with: firms[other]) {
                apart.insert([other, place])
                ties.append("{not-same-as: \(ids[other])}")
            }
            let country = countries[place].map { ", country: \($0)" } ?? ""
            let fields = "\(country), ties: [\(ties.joined(separator: ", "))]}\n"
            if isUnnamed[place] {
                sources += "  \(id): {name: \(id), anonymous: true" + fields
            } else {
                people += "  \(id): {name: \(id)" + fields
            }
        }
        let stances = ids.map { "{asserted: \($0)}" }.joined(separator: ", ")
        let notes = try ClaimNotes(
            "organizations: {f0: {name: F0}, f1: {name: F1}, f2: {name: F2}, f3: {name: F3}}\n"
                + (people.isEmpty ? "" : "people:\n\(people)") + (sources.isEmpty ? "" : "sources:\n\(sources)")
                + "statements: {s: {says: S, stances: [\(stances)]}}")
        func areOne(_ a: Int, _ b: Int) -> Bool { !firms[a].isDisjoint(with: firms[b]) }
        func isNamed(_ a: Int) -> Bool { !isUnnamed[a] || !firms[a].isEmpty }
        func isApart(_ a: Int, _ b: Int) -> Bool {
            if isNamed(a) && isNamed(b) || apart.contains([a, b]) { return true }
            guard let one = countries[a], let other = countries[b] else { return false }
            return one != other
        }
        var (atLeast, atMost) = (0, 0)
        for set in 0..<(1 << count) {
            let members = (0..<count).filter { set >> $0 & 1 == 1 }
            let pairs = members.flatMap { a in members.filter { $0 > a }.map { (a, $0) } }
            guard pairs.allSatisfy({ !areOne($0, $1) }) else { continue }
            atMost = max(atMost, members.count)
            if pairs.allSatisfy({ isApart($0, $1) }) { atLeast = max(atLeast, members.count) }
        }
        #expect(try notes.side(.for, "s").interval == "\(atLeast) to \(atMost)", "seed \(seed)")
    }

    @Test("Two hundred voices of fifty institutions, half of them unnamed")
    func manyVoices() throws {
        let firms = (0..<50).map { "f\($0): {name: F\($0)}" }.joined(separator: ", ")
        let people = (0..<100).map { "p\($0): {name: P\($0), ties: [{works-for: f\($0 % 50)}]}" }.joined(separator: ", ")
        let sources = (0..<100).map { "s\($0): {name: S\($0), anonymous: true}" }.joined(separator: ", ")
        let stances = (0..<100).flatMap { ["{asserted: p\($0)}", "{asserted: s\($0)}"] }.joined(separator: ", ")
        let notes = try ClaimNotes(
            """
            organizations: {\(firms)}
            people: {\(people)}
            sources: {\(sources)}
            statements: {s: {says: S, stances: [\(stances)]}}
            """)
        #expect(try notes.side(.for, "s").interval == "50 to 150")
    }
}
