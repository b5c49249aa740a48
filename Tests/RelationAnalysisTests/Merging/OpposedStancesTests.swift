import GraphFormats
import RelationAnalysis
import RelationGraph
import Testing

/// One place of a document, read as opposite stances by two authors.
@Suite struct OpposedStancesTests {
    private static let head = """
        people: {w: {name: Walter Witt}, x: {name: Xenia Xu}}
        outlets: {paper: The Paper}
        documents: {d: {title: One, outlet: paper, date: 2020-01-02}, e: {title: Two, outlet: paper, date: 2020-01-02}}

        """

    private static func merge(_ one: String, _ other: String, base: String? = nil, preferred: Int? = nil) throws -> GraphMerge {
        func graph(_ stances: String, _ file: String) throws -> RelationGraph {
            try GraphMergeTests.graph(
                head + "statements:\n  s:\n    says: They met\n    stances:\n"
                    + stances.split(separator: "|").map { "      - \($0)\n" }.joined(),
                file: file)
        }
        var decisions = GraphMerge.Decisions()
        decisions.preferred = preferred
        return try GraphMerge(
            [.init(graph(one, "a.yaml")), .init(graph(other, "b.yaml"))], base: base.map { try graph($0, "base.yaml") }, decisions)
    }

    @Test(arguments: [
        ("{denied: w, on: 2020-01-01, in: [\"d#p1\"]}", "{confirmed: w, on: 2020-01-01, in: [\"d#p1\"]}"),
        ("{denied: w, in: [\"d#p1\"]}", "{no-information: w, on: 2020-01-01, in: [e, \"d#p1\"]}"),
        ("{asserted: w, in: [d]}", "{retracted: w, in: [d]}"),
    ])
    func oppositeReadingsOfOnePlaceAreAConflict(_ one: String, _ other: String) throws {
        for preferred in [nil, 0] as [Int?] {
            let merge = try Self.merge(one, other, preferred: preferred)
            #expect(merge.graph == nil)
            let conflict = try #require(merge.conflicts.first)
            #expect(merge.conflicts.count == 1 && conflict.reason == .stances)
            #expect(
                conflict.versions.map(\.side) == [0, 1]
                    && conflict.versions.allSatisfy { $0.text.map(one.contains) ?? false || $0.side == 1 })
            #expect(conflict.versions.map { $0.place?.file } == ["a.yaml", "b.yaml"])
        }
    }

    @Test(arguments: [
        // Two days, two places, two speakers, two words of one side.
        ("{denied: w, on: 2020-01-01, in: [d]}", "{confirmed: w, on: 2020-01-02, in: [d]}"),
        ("{denied: w, in: [\"d#p1\"]}", "{confirmed: w, in: [\"d#p2\"]}"), ("{denied: w, in: [d]}", "{confirmed: x, in: [d]}"),
        ("{asserted: w, in: [d]}", "{confirmed: w, in: [d]}"),
        // One of them has both.
        ("{denied: w, in: [d]} | {confirmed: w, in: [d]}", "{confirmed: w, in: [d]}"),
    ])
    func otherReadingsAreNone(_ one: String, _ other: String) throws {
        #expect(try Self.merge(one, other).conflicts.isEmpty)
        #expect(try Self.merge(other, one).conflicts.isEmpty)
    }

    @Test func aCorrectedReadingIsFollowed() throws {
        let (old, new) = ("{denied: w, in: [d]}", "{confirmed: w, in: [d]}")
        let merge = try Self.merge(old, new, base: old)
        #expect(merge.conflicts.isEmpty && merge.graph?.relations.filter(\.type.isStance).map(\.type.id) == ["confirmed"])
    }
}
