import RelationAnalysis
import RelationGraph
import Testing

/// Two authors who began with the same notes.
@Suite struct ThreeWayMergeTests {
    private static let base = """
        outlets: {paper: The Paper}
        documents: {d1: {title: One, outlet: paper}, d2: {title: Two}}
        people: {ann: {name: Ann, role: Mayor, tags: [old, kept]}, ben: {name: Ben}}
        statements: {s: {says: It is so, stances: [{denied: ann, on: 2015, in: [d1]}, {reported: paper, in: [d1]}]}}
        """

    private static func merge(_ a: String, _ b: String, _ decisions: GraphMerge.Decisions = GraphMerge.Decisions()) throws -> GraphMerge {
        let graphs = try [a, b, base].map { try GraphMergeTests.graph($0) }
        return try GraphMerge([.init(graphs[0]), .init(graphs[1])], base: graphs[2], decisions)
    }

    private static func changed(_ old: String, _ new: String) -> String {
        precondition(base.contains(old))
        return base.replacing(old, with: new)
    }

    @Test func whoeverChangedSomethingIsFollowed() throws {
        let merge = try Self.merge(
            Self.changed("role: Mayor, tags: [old, kept]", "role: Minister, tags: [kept]"),
            Self.changed("role: Mayor", "country: Norway, role: Mayor"))
        let ann = try #require(merge.graph?.node(id: "ann"))
        #expect(ann.facts.role == "Minister" && ann.facts.tags == ["kept"] && ann.facts.country == "Norway")
    }

    @Test func bothChangedDifferentlyIsAConflictAndAlikeIsNone() throws {
        let minister = Self.changed("role: Mayor", "role: Minister")
        #expect(try Self.merge(minister, Self.changed("role: Mayor", "role: Judge")).conflicts.map(\.field) == [["role"]])
        #expect(try Self.merge(minister, minister).graph?.node(id: "ann")?.facts.role == "Minister")
        #expect(try Self.merge(minister, Self.changed("role: Mayor, ", "")).conflicts.first?.versions.map(\.text) == ["Minister", nil])
    }

    @Test func whatOneRemovedAndTheOtherLeftIsGone() throws {
        let merge = try Self.merge(Self.changed(", ben: {name: Ben}", ""), Self.base)
        #expect(merge.graph?.node(id: "ben") == nil && merge.conflicts.isEmpty)
        let entry = try Self.merge(Self.base, Self.changed("{denied: ann, on: 2015, in: [d1]}, ", ""))
        #expect(entry.graph?.relations.filter(\.type.isStance).map(\.type.id) == ["reported"])
    }

    @Test func whatOneRemovedAndTheOtherChangedIsAConflict() throws {
        let without = Self.changed(", ben: {name: Ben}", "")
        let node = try Self.merge(without, Self.changed("{name: Ben}", "{name: Ben, role: Clerk}"))
        #expect(node.conflicts.map(\.reason) == [.removal])
        let used = try Self.merge(without, Self.changed("{name: Ben}", "{name: Ben, ties: [{met: ann}]}"))
        #expect(used.conflicts.map(\.reason) == [.removal] && used.conflicts.first?.versions.last?.text == "used")
        let entry = try Self.merge(
            Self.changed("{denied: ann, on: 2015, in: [d1]}, ", ""), Self.changed("denied: ann, on: 2015", "denied: ann, on: 2016"))
        #expect(entry.conflicts.map(\.reason) == [.removal])
        for (preferred, expected) in [(0, 1), (1, 2)] {
            var decisions = GraphMerge.Decisions()
            decisions.preferred = preferred
            let settled = try Self.merge(
                Self.changed("{denied: ann, on: 2015, in: [d1]}, ", ""), Self.changed("denied: ann, on: 2015", "denied: ann, on: 2016"),
                decisions)
            #expect(settled.graph?.relations.filter(\.type.isStance).count == expected && settled.settled.count == 1)
        }
    }

    @Test func whoeverCorrectedAKindIsFollowed() throws {
        let corrected = Self.changed(", ben: {name: Ben}}", "}\norganizations: {ben: {name: Ben}}")
        for merge in [try Self.merge(corrected, Self.base), try Self.merge(Self.base, corrected), try Self.merge(corrected, corrected)] {
            #expect(merge.conflicts == [] && merge.graph?.node(id: "ben")?.kind.id == "organization")
        }
        let other = Self.changed(", ben: {name: Ben}}", "}\nplaces: {ben: {name: Ben}}")
        #expect(try Self.merge(corrected, other).conflicts.map(\.field) == [["kind"]])
        var decisions = GraphMerge.Decisions()
        decisions.preferred = 1
        let settled = try Self.merge(corrected, other, decisions)
        #expect(settled.graph?.node(id: "ben")?.kind.id == "place" && settled.settled.count == 1)
    }

    /// Payments have no documents, chains or notes in common; what both lack makes them no one.
    @Test func differentParallelEntriesAreNotTakenForChangesOfEachOther() throws {
        func notes(_ amounts: Int...) -> String {
            "people: {a: A, b: B}\nties: ["
                + amounts.map { "{from: a, met: b, attributes: {amount: \($0)}}" }.joined(separator: ", ") + "]"
        }
        let graphs = try [notes(1, 2, 10), notes(1, 2, 20), notes(1, 2, 3)].map { try GraphMergeTests.graph($0) }
        let merge = try GraphMerge([.init(graphs[0]), .init(graphs[1])], base: graphs[2])
        #expect(merge.conflicts == [])
        let amounts = merge.graph?.relations.compactMap { $0.evidence?.attributes[key: "amount"] }
        #expect(amounts == [.integer(1), .integer(2), .integer(10), .integer(20)])
    }

    @Test func aSingleEntryThatBothChangedIsStillOne() throws {
        func notes(_ more: String) -> String { "people: {a: A, b: B}\nties: [{from: a, met: b\(more)}]" }
        let graphs = try [notes(", when: 2015"), notes(", note: twice"), notes("")].map { try GraphMergeTests.graph($0) }
        let merge = try GraphMerge([.init(graphs[0]), .init(graphs[1])], base: graphs[2])
        #expect(merge.graph?.relations.compactMap { $0.evidence?.note } == ["twice"])
        #expect(merge.graph?.relations.compactMap { $0.evidence?.period?.text } == ["2015"])
    }

    @Test func entriesThatBothChangedUniteFieldByField() throws {
        let merge = try Self.merge(
            Self.changed("denied: ann, on: 2015, in: [d1]", "denied: ann, on: 2015-08, in: [d1]"),
            Self.changed("denied: ann, on: 2015, in: [d1]", "denied: ann, on: 2015, in: [d1, d2], note: twice"))
        let stance = try #require(merge.graph?.relations.first { $0.type.id == "denied" })
        #expect(
            stance.evidence?.saidOn?.text == "2015-08" && stance.evidence?.note == "twice" && stance.documents.map(\.id) == ["d1", "d2"])
    }

    private static let tied = """
        documents: {d: {title: D}, e: {title: E, copied-from: x}}
        people: {x: {name: X, role: A, ties: [{met: y, in: [d]}]}, y: {name: Y}, z: {name: Z}}
        statements: {s: {says: So, about: [x, y], stances: [{denied: z, citing: x, in: [d]}]}}
        """
    private static let untied = """
        documents: {d: {title: D}, e: {title: E}}
        people: {y: {name: Y}, z: {name: Z}}
        statements: {s: {says: So, about: [y], stances: [{denied: z, in: [d]}]}}
        """

    /// To take somebody's node is to take what it is tied with.
    @Test(arguments: [false, true]) func whatStaysAgainstARemovalKeepsItsTies(isFirst: Bool) throws {
        let changed = Self.tied.replacing("role: A", with: "role: C")
        let texts = isFirst ? [changed, Self.untied] : [Self.untied, changed]
        let graphs = try (texts + [Self.tied]).map { try GraphMergeTests.graph($0) }
        var decisions = GraphMerge.Decisions()
        decisions.preferred = isFirst ? 0 : 1
        let merge = try GraphMerge([.init(graphs[0]), .init(graphs[1])], base: graphs[2], decisions)
        let united = try #require(merge.graph, "\(merge.conflicts)")
        func lines(_ graph: RelationGraph) -> [String] { graph.relations.map { "\($0.source.id) \($0.type.id) \($0.target.id)" }.sorted() }
        #expect(lines(united) == lines(graphs[2]))
        #expect(united.node(id: "x")?.facts.role == "C" && merge.settled.count == 1)
        // Who prefers the one who removed it has it gone, with its ties.
        decisions.preferred = isFirst ? 1 : 0
        let without = try #require(try GraphMerge([.init(graphs[0]), .init(graphs[1])], base: graphs[2], decisions).graph)
        #expect(without.node(id: "x") == nil)
    }

    /// And it is shown where it was shown.
    @Test func whatStaysAgainstARemovalKeepsItsPlaceInViews() throws {
        let view =
            "\nviews: {v: {title: V, nodes: [ben, ann], highlight: [ben], path: [ann, ben], focus: ben, steps: [{caption: C, highlight: [ben]}]}}"
        let shown = Self.base + view
        let changed = Self.changed("name: Ben", "name: Ben, role: A") + view
        let without = Self.changed(", ben: {name: Ben}", "") + "\nviews: {v: {title: W, nodes: [ann], steps: [{caption: C}]}}"
        let graphs = try [without, changed, shown].map { try GraphMergeTests.graph($0) }
        var decisions = GraphMerge.Decisions()
        decisions.preferred = 1
        let merge = try GraphMerge([.init(graphs[0]), .init(graphs[1])], base: graphs[2], decisions)
        let united = try #require(merge.graph, "\(merge.conflicts)")
        let draft = ViewDraft(try #require(united.views.first), of: united)
        #expect(draft.definition.title == "W" && draft.focus?.id == "ben")
        #expect([draft.nodes, draft.highlight, draft.path].map { $0.map(\.id) } == [["ben", "ann"], ["ben"], ["ann", "ben"]])
        #expect(draft.steps.map { $0.highlight.map(\.id) } == [["ben"]])
    }

    @Test func aViewThatShowsWhatAnotherRemovedIsAConflict() throws {
        let without = Self.changed(", ben: {name: Ben}", "")
        for shown in ["{highlight: [ben]}", "{nodes: [ann, ben]}", "{title: V, steps: [{caption: C, highlight: [ben]}]}", "{focus: ben}"] {
            let merge = try Self.merge(without, Self.base + "\nviews: {v: \(shown)}")
            #expect(merge.conflicts.map(\.reason) == [.removal] && merge.graph == nil, "\(shown)")
            #expect(merge.conflicts.first?.versions.last?.text == "used")
        }
    }
}
