import GraphFormats
import RelationAnalysis
import RelationGraph
import Testing

/// Notes of two authors, united or not.
@Suite struct GraphMergeTests {
    static func graph(_ body: String, file: String = "notes.yaml") throws -> RelationGraph {
        var builder = GraphBuilder()
        NativeReader.read(Array(("relgraph: 1\n" + body).utf8), file: file, into: &builder)
        return try builder.build()
    }

    private static func merge(
        _ a: String, _ b: String, base: String? = nil, _ decisions: GraphMerge.Decisions = GraphMerge.Decisions()
    ) throws -> GraphMerge {
        try GraphMerge(
            [.init(graph(a, file: "a.yaml")), .init(graph(b, file: "b.yaml"))], base: base.map { try graph($0, file: "base.yaml") },
            decisions)
    }

    private static let papers =
        "outlets: {paper: The Paper, wire: The Wire}\ndocuments: {d1: {title: One, outlet: paper}, d2: {title: Two}}\n"

    @Test func fieldsAndListsOfOneThingUnite() throws {
        let merge = try Self.merge(
            "people: {fox: {name: Ann Fox, also: [Annie], ids: {un: X1}, role: Minister, attributes: {rank: 1}}}",
            "people: {fox: {name: Ann Fox, also: [Annie, A. Fox], ids: {un: X1, ofac: Y2}, country: Norway, attributes: {born: 1960}}}")
        let fox = try #require(merge.graph?.node(id: "fox"))
        #expect(merge.notices.isEmpty && merge.settled.isEmpty)
        #expect(fox.facts.aliases.map(\.name) == ["Annie", "A. Fox"])
        #expect(fox.facts.identifiers == [Identifier(scheme: "un", value: "X1"), Identifier(scheme: "ofac", value: "Y2")])
        #expect(fox.facts.role == "Minister" && fox.facts.country == "Norway")
        #expect(fox.facts.attributes == [Attribute("rank", .integer(1)), Attribute("born", .integer(1960))])
    }

    @Test func differentValuesAreAConflictWithBothPlaces() throws {
        let merge = try Self.merge(
            "people:\n  fox: {name: Ann Fox, role: Minister}\n", "outlets: {paper: P}\npeople:\n  fox: {name: Ann Fox, role: Secretary}\n")
        #expect(merge.graph == nil)
        let conflict = try #require(merge.conflicts.first)
        #expect(merge.conflicts.count == 1 && conflict.reason == .values && conflict.field == ["role"])
        #expect(conflict.versions.map(\.text) == ["Minister", "Secretary"])
        #expect(conflict.versions.map { $0.place?.description } == ["a.yaml:3:3", "b.yaml:4:3"])
    }

    private static func statement(_ stance: String) -> String {
        papers + "people: {w: {name: Walter Witt}}\nstatements:\n  s: {says: It was so, stances: [\(stance)]}\n"
    }

    @Test(
        "One passage that two authors read as two stances is a conflict",
        arguments: [
            ("{denied: w, on: 2020-01-01, in: [d1#p1]}", "{confirmed: w, on: 2020-01-01, in: [d1#p1]}"),
            ("{denied: w, in: [d1#p1]}", "{no-information: w, on: 2020-01-01, in: [d1#p1, d2]}"),
            ("{denied: w, in: [d1]}", "{confirmed: w, on: 2020-01-01, in: [d1]}"),
            // The whole document can be any place of it.
            ("{denied: w, in: [d1#p1]}", "{confirmed: w, in: [d1]}"),
            ("{denied: w, in: [d1, d2#p2]}", "{confirmed: w, in: [d1#p1]}"),
        ])
    func readingsThatContradict(_ one: String, _ other: String) throws {
        let merge = try Self.merge(Self.statement(one), Self.statement(other))
        let conflict = try #require(merge.conflicts.first)
        #expect(merge.graph == nil && merge.conflicts.count == 1 && conflict.reason == .stances)
        #expect(conflict.versions.map(\.side) == [0, 1] && conflict.versions.allSatisfy { $0.place != nil })
        for preferred in [0, 1] {
            var decisions = GraphMerge.Decisions()
            decisions.preferred = preferred
            let settled = try Self.merge(Self.statement(one), Self.statement(other), decisions)
            #expect(settled.settled.map(\.reason) == [.stances])
            let stances = try #require(settled.graph).relations.filter { $0.type.isStance && $0.documents.contains { $0.id == "d1" } }
            let taken = preferred == 0 ? one : other
            #expect(stances.map(\.type.id).allSatisfy { taken.contains("{\($0):") } && stances.count == 1)
        }
    }

    @Test(
        "Two sayings, one stance in two words, and what an author has seen side by side are no conflict",
        arguments: [
            ("{denied: w, on: 2020-01-01, in: [d1#p1]}", "{confirmed: w, on: 2020-01-09, in: [d1#p1]}"),
            ("{denied: w, in: [d1#p1]}", "{confirmed: w, in: [d1#p2]}"),
            ("{asserted: w, in: [d1#p1]}", "{confirmed: w, in: [d1#p1]}"),
            ("{denied: w, in: [d1#p1]}", "{denied: w, in: [d1#p1]}, {confirmed: w, in: [d1#p1]}"),
            ("{denied: w, in: [d1#p1]}, {confirmed: w, in: [d1#p2]}", "{confirmed: w, in: [d1]}"),
            ("{denied: w, in: [d1#p1]}", "{confirmed: w, in: [d2]}"),
        ])
    func readingsThatDoNot(_ one: String, _ other: String) throws {
        #expect(try Self.merge(Self.statement(one), Self.statement(other)).conflicts.isEmpty)
    }

    @Test func aCorrectedStanceIsNoDisagreement() throws {
        let (old, new) = ("{denied: w, in: [d1#p1]}", "{confirmed: w, in: [d1#p1]}")
        let merge = try Self.merge(Self.statement(old), Self.statement(new), base: Self.statement(old))
        #expect(try #require(merge.graph).relations.filter(\.type.isStance).map(\.type.id) == ["confirmed"])
    }

    /// Every field with one value, each with two different ones: none is ever taken silently.
    @Test(arguments: [
        ("name", "Ann Fox", "Anne Fox"), ("role", "x", "y"), ("description", "x", "y"), ("country", "x", "y"), ("when", "2001", "2002"),
        ("url", "https://a.example", "https://b.example"), ("reliability", "A", "B"), ("note", "x", "y"), ("count", "1", "2"),
    ])
    func everyFieldOfOneValueCanConflict(_ key: String, _ one: String, _ other: String) throws {
        func notes(_ value: String) -> String {
            "sources: {s: {\(key == "name" ? "" : "name: A source, ")\(key): \(value.contains(":") ? "\"\(value)\"" : value)}}"
        }
        for preferred in [nil, 0, 1] as [Int?] {
            var decisions = GraphMerge.Decisions()
            decisions.preferred = preferred
            let merge = try Self.merge(notes(one), notes(other), decisions)
            #expect((preferred == nil ? merge.conflicts : merge.settled).map(\.field) == [[key]])
            guard let preferred else { continue }
            let source = try #require(merge.graph?.node(id: "s"))
            let expected = try #require(try Self.graph(notes([one, other][preferred])).node(id: "s"))
            #expect(source.name == expected.name)
            if key != "name" { #expect(source.facts == expected.facts) } else { #expect(source.facts.aliases.count == 1) }
        }
    }

    @Test func documentsConflictInTheirDatesAndOutlets() throws {
        for (key, one, other) in [
            ("date", "2015", "2016"), ("updated", "2015", "2016"), ("retrieved", "2015", "2016"), ("language", "en", "fr"),
            ("outlet", "o1", "o2"),
        ] {
            func notes(_ value: String) -> String { "outlets: {o1: One, o2: Two}\ndocuments: {d: {title: T, \(key): \(value)}}" }
            #expect(try Self.merge(notes(one), notes(other)).conflicts.map(\.field) == [[key]])
            #expect(try Self.merge(notes(one), notes(one)).conflicts.isEmpty)
        }
    }

    @Test func oneIDForTwoThingsIsNeverUnited() throws {
        var decisions = GraphMerge.Decisions()
        decisions.preferred = 0
        let kinds = try Self.merge("people: {fox: Fox}", "outlets: {fox: Fox}", decisions)
        #expect(kinds.conflicts.map(\.reason) == [.kinds] && kinds.graph == nil)
        let names = try Self.merge("places: {harbour: Oslo Harbour}", "places: {harbour: Port of Bergen}", decisions)
        #expect(names.conflicts.map(\.reason) == [.names] && names.graph == nil)
        // Unless somebody says that they are one, or gives one of them another id.
        decisions.sameIDs = ["harbour"]
        let one = try Self.merge("places: {harbour: Oslo Harbour}", "places: {harbour: Port of Bergen}", decisions)
        #expect(one.graph?.node(id: "harbour")?.facts.aliases.map(\.name) == ["Port of Bergen"])
        let two = try GraphMerge([
            .init(Self.graph("places: {harbour: Oslo Harbour}\npeople: {a: {name: Ann, ties: [{located-in: harbour}]}}")),
            .init(
                Self.graph("places: {harbour: Port of Bergen}\npeople: {b: {name: Ben, ties: [{located-in: harbour}]}}"),
                renames: ["harbour": "bergen"]),
        ])
        #expect(two.graph?.nodes.map(\.id).sorted() == ["a", "b", "bergen", "harbour"])
        #expect(two.graph?.relations.filter { $0.type.id == "located-in" }.map(\.target.id).sorted() == ["bergen", "harbour"])
    }

    @Test func namesInTwoScriptsHaveSomethingInCommon() throws {
        let merge = try Self.merge("people: {p: {name: Dmitry Peskov}}", "people: {p: {name: Дмитрий Песков}}")
        #expect(merge.conflicts.map(\.reason) == [.values])
    }

    @Test func differentIDsStayApartAndAreSaid() throws {
        let merge = try Self.merge(
            "people: {soleimani: {name: Qasem Soleimani, attributes: {born: 1957-03-11}}}",
            "people: {qs: {name: Qassem Suleimani, attributes: {born: 1957-03-11}}}")
        #expect(merge.graph?.nodeCount == 2)
        let notice = try #require(merge.notices.first { $0.code == .maybeSame })
        #expect(notice.message.contains("soleimani") && notice.message.contains("qs"))
        let documents = try Self.merge(
            "documents: {d1: {title: T, url: \"https://x.example/a/\"}}", "documents: {d9: {title: T, url: \"http://www.x.example/a#p\"}}")
        #expect(documents.notices.map(\.code) == [.sameURL] && documents.graph != nil)
    }

    // MARK: Entries

    private static func stances(_ entries: [String]) -> String {
        papers + "statements: {s: {says: It is so, stances: [\(entries.joined(separator: ", "))]}}\npeople: {ann: Ann, ben: Ben}\n"
    }

    private static func entries(_ merge: GraphMerge) throws -> [String] {
        let graph = try #require(merge.graph, "\(merge.conflicts)")
        return graph.relations.filter(\.type.isStance).map { relation in
            let evidence = relation.evidence ?? Evidence()
            let documents = evidence.documents.map { graph.node($0.document).id + ($0.locator.map { "#" + $0 } ?? "") }
            return
                ([relation.type.id, relation.source.id, evidence.saidOn?.text ?? "-"] + evidence.via.map { graph.node($0).id } + documents)
                .joined(separator: " ")
        }
    }

    @Test func equalEntriesAreOneAndDocumentsUnite() throws {
        let merge = try Self.merge(
            Self.stances(["{denied: ann, on: 2015, in: [d1#p1]}", "{reported: paper, in: [d1]}"]),
            Self.stances(["{reported: paper, in: [d1]}", "{denied: ann, on: 2015, in: [d2]}"]))
        #expect(try Self.entries(merge) == ["denied ann 2015 d1#p1 d2", "reported paper - d1"])
    }

    @Test func whatOneSaysOfAPlaceCompletesWhatTheOtherSays() throws {
        let merge = try Self.merge(
            Self.stances(["{denied: ann, in: [d1#p1]}"]), Self.stances(["{denied: ann, on: 2015, via: wire, in: [d1#p1]}"]))
        #expect(try Self.entries(merge) == ["denied ann 2015 wire d1#p1"])
    }

    @Test func whatBothSayDifferentlyOfAPlaceIsAConflict() throws {
        let merge = try Self.merge(
            Self.stances(["{denied: ann, on: 2015-08-06, in: [d1#p1]}"]), Self.stances(["{denied: ann, on: 2015-08-07, in: [d1#p1]}"]))
        #expect(merge.conflicts.map(\.field) == [["on"]])
        #expect(merge.conflicts.first?.subject == .relation(source: "ann", type: "denied", target: "s", isStance: true))
        // At another place it is another report.
        let two = try Self.merge(
            Self.stances(["{denied: ann, on: 2015-08-06, in: [d1#p1]}"]), Self.stances(["{denied: ann, on: 2015-08-07, in: [d1#p2]}"]))
        #expect(try Self.entries(two).count == 2)
    }

    @Test func entriesThatCannotBePairedStayAndAreSaid() throws {
        let merge = try Self.merge(
            Self.stances(["{denied: ann, via: paper, in: [d1]}", "{denied: ann, via: wire, in: [d1]}"]),
            Self.stances(["{denied: ann, on: 2015, in: [d1]}"]))
        #expect(try Self.entries(merge).count == 3)
        #expect(merge.notices.map(\.code) == [.unpaired])
    }

    /// More of them than comparing each with each could get through.
    @Test func manyParallelEntriesUnite() throws {
        func graph(_ amounts: some Sequence<Int>) throws -> RelationGraph {
            let rows = amounts.map { "a,b,paid,\($0)\n" }.joined()
            return try GraphLoader.load(
                ["-"], standardInput: { Array(("source,target,type,amount\n" + rows).utf8) }, inputFormat: .csv)
        }
        let (old, one, other) = (try graph(0..<6000), try graph(3000..<9000), try graph((0..<3000).map { $0 * 2 }))
        #expect(try GraphMerge([.init(one), .init(other)]).graph?.relationCount == 7500)
        // Gone is what either removed; there is what either added.
        #expect(try GraphMerge([.init(one), .init(other)], base: old).graph?.relationCount == 4500)
    }

    @Test func exchangedEndsOfASymmetricTieAreOneTie() throws {
        let merge = try Self.merge(
            "people: {ann: {name: Ann, ties: [{met: ben, when: 2015}]}, ben: Ben}",
            "people: {ben: {name: Ben, ties: [{met: ann, when: 2015}]}, ann: Ann}")
        #expect(merge.graph?.relationCount == 1)
    }

    @Test func contradictingJudgementsAreAConflict() throws {
        let people = "people: {ann: {name: Ann Fox}, anna: {name: Anna Fox}, a: {name: A. Fox}}\n"
        let merge = try Self.merge(
            people + "ties: [{from: ann, same-as: a}, {from: a, same-as: anna}]", people + "ties: [{from: anna, not-same-as: ann}]")
        #expect(merge.conflicts.map(\.reason) == [.judgements])
        #expect(merge.conflicts.first?.versions.count == 3)
        // What one author contradicts alone is nothing that uniting has brought about.
        let own = people + "ties: [{from: ann, same-as: anna}, {from: anna, not-same-as: ann}]"
        let alone = try Self.merge(own, "")
        #expect(alone.graph != nil && alone.notices.map(\.code) == [.judgements])
    }

    @Test func aJudgementOnWhatOnlyTheOtherHasComesIntoEffect() throws {
        let merge = try Self.merge("people: {ann: Ann}\nties: [{from: ann, same-as: anna, note: her pen name}]", "people: {anna: Anna}")
        let graph = try #require(merge.graph)
        #expect(graph.relations.map(\.type.id) == ["same-as"] && graph.judgementsOnAbsentNodes.isEmpty)
        // And one on what nobody has is kept, and written.
        let kept = try #require(
            try Self.merge("people: {ann: Ann}\nties: [{from: ann, same-as: ofac-1, note: x}]", "people: {ben: Ben}").graph)
        #expect(NativeWriter.text(of: kept).contains("{from: ann, same-as: ofac-1, note: x}"))
    }

    // MARK: The graph as a whole

    @Test func titlesViewsAndDeclarationsConflictAsAWhole() throws {
        let merge = try Self.merge(
            "title: One\nviews: {default: {title: X}}\nvocabulary: {kinds: {ship: {color: blue}}}\n",
            "title: Two\nviews: {default: {title: Y}}\nvocabulary: {kinds: {ship: {color: green}}}\n")
        #expect(merge.conflicts.map(\.subject) == [.kind("ship"), .graph, .view("default")])
        var decisions = GraphMerge.Decisions()
        (decisions.title, decisions.preferred) = ("Three", 1)
        let settled = try Self.merge(
            "title: One\nviews: {default: {title: X}, other: {title: O}}\n", "title: Two\nviews: {default: {title: Y}}\n", decisions)
        #expect(settled.graph?.title == "Three" && settled.graph?.views.map(\.title) == ["Y", "O"])
    }

    @Test func aForeignGraphTakesTheKindsOfNotes() throws {
        let edges = try GraphLoader.load(["-"], standardInput: { Array("source,target,type\nann,ben,met\n".utf8) }, inputFormat: .csv)
        let merge = try GraphMerge([.init(edges), .init(Self.graph("people: {ann: Ann Fox, ben: Ben}"))])
        #expect(merge.graph?.nodes.map(\.kind.id) == ["person", "person"])
        #expect(merge.graph?.node(id: "ann")?.name == "Ann Fox")
    }

    @Test func commentsBehindValuesAreToldOf() throws {
        let merge = try Self.merge("people:\n  fox: {name: Ann Fox}  # she said so\n", "# Above.\npeople: {ben: {name: Ben}}\n")
        #expect(merge.notices.map(\.code) == [.comments] && merge.notices[0].places.map(\.description) == ["a.yaml:3:25"])
        #expect(merge.graph != nil)
    }
}
