import GraphKernels
import RelationAnalysis
import RelationGraph
import Testing

@Suite("What the statements owe to a node") struct ClaimSensitivityTests {
    private func words(_ changes: [ClaimSensitivity.Change]) -> [String] {
        changes.map {
            "\($0.statement.id): \($0.status) \($0.statusWithout), for \($0.originsFor.words) \($0.originsForWithout.words), against "
                + "\($0.originsAgainst.words) \($0.originsAgainstWithout.words), loses \($0.losesSupport) \($0.losesDenial)"
        }.sorted()
    }

    /// The same, by an analysis of all statements anew.
    private func changes(_ whole: ClaimAnalysis, _ rest: ClaimAnalysis) -> [String] {
        func sides(_ analysis: ClaimAnalysis, _ claims: StatementClaims) -> [Independence] {
            [analysis.independence(.for, of: claims.statement), analysis.independence(.against, of: claims.statement)]
        }
        return rest.statements.compactMap { after -> String? in
            guard let before = whole.claims(of: after.statement) else { return nil }
            let (had, has) = (sides(whole, before), sides(rest, after))
            guard before.status != after.status || had != has || before.isHeld(.for) != after.isHeld(.for) else { return nil }
            return "\(after.statement.id): \(before.status) \(after.status), for \(had[0].words) \(has[0].words), against "
                + "\(had[1].words) \(has[1].words), loses \(before.isHeld(.for) && !after.isHeld(.for)) "
                + "\(before.isHeld(.against) && !after.isHeld(.against))"
        }.sorted()
    }

    @Test("What a statement has nothing to do with changes nothing of it", arguments: 0..<60 as Range<UInt64>)
    func asByAnalysingEverything(seed: UInt64) throws {
        let notes = try ClaimNotes(files: RandomClaims(seed: seed).files())
        let ids = notes.graph.nodes.map(\.id)
        var random = SplitMix64(seed: seed)
        for id in ids {
            let other = ids[Int.random(in: ids.indices, using: &random)]
            for (already, more) in [([], [id]), ([other], [id]), ([], [id, other])] {
                let whole = try notes.analysis(without: already)
                let nodes = try more.map { try notes.node($0).index }
                let found = ClaimSensitivity.changes(whole, without: nodes, among: whole.statements)
                let expected = try changes(whole, notes.analysis(without: already + more))
                #expect(words(found) == expected, "\(more) besides \(already), seed \(seed)")
            }
        }
    }

    @Test("Every document, outlet and source, and whoever is cited, is tried", arguments: 0..<20 as Range<UInt64>)
    func everySuspect(seed: UInt64) throws {
        let notes = try ClaimNotes(files: RandomClaims(seed: seed).files())
        let whole = try notes.analysis()
        let sensitivity = try ClaimSensitivity(whole, among: whole.statements)
        for node in notes.graph.nodes where ["outlet", "source"].contains(node.kind.id) {
            let expected = try changes(whole, notes.analysis(without: [node.id]))
            let found = sensitivity.dependences.first { $0.without == node }
            #expect(words(found?.changes ?? []) == expected, "\(node.id), seed \(seed)")
        }
        for dependence in sensitivity.dependences {
            let expected = try changes(whole, notes.analysis(without: [dependence.without.id]))
            #expect(words(dependence.changes) == expected, "\(dependence.without.id), seed \(seed)")
        }
    }

    @Test("What implies a statement, and how others stand to that, changes it")
    func byImplication() throws {
        let notes = try ClaimNotes(
            fiveOutlets,
            """
            people: {ann: {name: Ann}, bob: {name: Bob}}
            statements:
              meeting: {says: They met, implies: [visit], stances: [{reported: o1, in: [d1]}]}
              visit: {says: He came, stances: [{denied: bob, in: [d2]}]}
              other: {says: Something else, stances: [{asserted: ann, in: [d3]}]}
            """)
        let analysis = try notes.analysis()
        let found = ClaimSensitivity.changes(analysis, without: [try notes.node("d1").index], among: analysis.statements)
        // The denial of the visit denies the meeting, too.
        #expect(found.map(\.statement.id) == ["meeting", "visit"])
        #expect(found.map(\.status) == [.disputed, .disputed])
        #expect(found.map(\.statusWithout) == [.denied, .denied])
        let one = ClaimSensitivity.changes(
            analysis, without: [try notes.node("d1").index], among: analysis.statements.filter { $0.statement.id == "visit" })
        #expect(one.map(\.statement.id) == ["visit"], "only those that are looked at")
    }
}
