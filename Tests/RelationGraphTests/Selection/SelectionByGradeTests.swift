import RelationGraph
import Testing

@Suite("Selection by the reliability of sources")
struct SelectionByGradeTests {
    private static let seeds: Range<UInt64> = 0..<60
    private static let letters = Reliability.allCases.filter(\.isKnown)

    /// A good outlet, a bad one, one that nobody graded, and a bad source that the good one cites.
    private func news() throws -> RelationGraph {
        var builder = GraphBuilder()
        for (id, kind, reliability) in [
            ("good", "outlet", Reliability.b), ("bad", "outlet", .d), ("dubious", "outlet", .f), ("insider", "source", .e),
            ("unknown", "outlet", nil), ("kerry", "person", nil), ("putin", "person", nil),
        ] {
            var draft = NodeDraft(id: Reference(id), kind: kind, name: id)
            draft.facts.reliability = reliability
            builder.add(draft)
        }
        builder.document("d", outlet: "unknown", published: "2015")
        for id in ["s1", "s2", "s3"] { builder.statement(id, [(.about, ["putin"])]) }
        builder.relate("good", "reported", "s1", in: ["d"])
        builder.relate("bad", "reported", "s1", in: ["d"])
        builder.relate("good", "reported", "s2", in: ["d"], citing: ["insider"])
        builder.relate("unknown", "reported", "s3", in: ["d"])
        builder.relate("dubious", "reported", "s3", in: ["d"])
        builder.relate("bad", "denied", "s3", in: ["d"], reliability: .a)
        builder.relate("good", "denied", "s3", in: ["d"], reliability: .f)
        builder.relate("kerry", "met", "putin", in: ["d"])
        builder.relate("kerry", "not-same-as", "putin")
        return try builder.build()
    }

    private func stances(_ part: Subgraph) -> Set<String> { Set(part.relations.filter { $0.type.isStance }.map(\.line)) }

    @Test func whatIsGradedWorseIsOut() throws {
        let graph = try news()
        let part = graph.part { $0.minReliability = .c }
        #expect(
            stances(part) == [
                "good reported s1", "unknown reported s3", "dubious reported s3", "bad denied s3", "good denied s3",
            ])
        #expect(part.lineSet.isSuperset(of: ["kerry met putin", "unknown published d", "d covers s1", "kerry not-same-as putin"]))
        #expect(!part.lineSet.contains("good citing insider"), "what only a report tells goes with it")
        #expect(part.nodeIDs.isDisjoint(with: ["insider", "s2"]), "nobody is left who speaks of it")
        #expect(part.ungradedCount == 4)
        #expect(stances(graph.part { $0.minReliability = .e }) == stances(Subgraph(graph)))
    }

    @Test func gradedOnlyLeavesOutTheUnknownToo() throws {
        let graph = try news()
        let part = graph.part { $0.gradedOnly = true }
        #expect(stances(part) == ["good reported s1", "bad reported s1", "good reported s2", "bad denied s3"])
        #expect(!part.lineSet.contains("kerry met putin"))
        #expect(part.lineSet.contains("unknown published d"), "that a newspaper prints an article is no report")
        #expect(part.ungradedCount == 0)
        let both = graph.part {
            $0.gradedOnly = true
            $0.minReliability = .b
        }
        #expect(stances(both) == ["good reported s1", "bad denied s3"])
    }

    @Test func ofTwoLimitsTheStricterHolds() throws {
        let graph = try news()
        let (strict, lax) = (graph.part { $0.minReliability = .b }, graph.part { $0.minReliability = .d })
        #expect(strict.intersection(lax).lines == strict.lines)
        #expect(lax.intersection(strict).lines == strict.lines)
        #expect(graph.part { $0.minReliability = .f }.lines == Subgraph(graph).lines, "F sets no limit")
    }

    @Test(arguments: seeds) func aLowerLimitNeverShowsLess(seed: UInt64) throws {
        var random = RandomNotes(seed: seed)
        let graph = try random.graph()
        for gradedOnly in [false, true] {
            var selection = random.selection(of: graph)
            selection.gradedOnly = gradedOnly
            var shown: (nodes: Set<String>, lines: Set<String>) = ([], [])
            for letter in Self.letters + [nil] {
                selection.minReliability = letter
                let part = Subgraph(graph, selection)
                #expect(part.nodeIDs.isSuperset(of: shown.nodes), "\(selection)")
                #expect(part.lineSet.isSuperset(of: shown.lines), "\(selection)")
                shown = (part.nodeIDs, part.lineSet)
            }
        }
    }

    @Test(arguments: seeds) func gradedOnlyOnlyTakesAway(seed: UInt64) throws {
        var random = RandomNotes(seed: seed)
        let graph = try random.graph()
        var selection = random.selection(of: graph)
        selection.gradedOnly = false
        let all = Subgraph(graph, selection)
        selection.gradedOnly = true
        let graded = Subgraph(graph, selection)
        #expect(graded.lineSet.isSubset(of: all.lineSet) && graded.nodeIDs.isSubset(of: all.nodeIDs), "\(selection)")
        #expect(graded.ungradedCount == 0)
    }

    /// Of unknown reliability, no report is out at any limit, and all are with `gradedOnly`: it is neither the worst grade nor a middling one.
    @Test(arguments: seeds) func whatIsUnknownIsNeitherBetterNorWorse(seed: UInt64) throws {
        var random = RandomNotes(seed: seed)
        let graph = try random.graph()
        let reports = graph.relations.filter(\.isReport)
        let unknown = reports.filter { SourceGrade($0).reliability == nil }.map(\.index)
        for letter in Self.letters {
            let part = graph.part { $0.minReliability = letter }
            #expect(unknown.allSatisfy { part.contains(graph.relation($0)) })
            #expect(part.ungradedCount == unknown.count)
            let graded = graph.part {
                $0.minReliability = letter
                $0.gradedOnly = true
            }
            #expect(!unknown.contains { graded.contains(graph.relation($0)) })
        }
    }
}
