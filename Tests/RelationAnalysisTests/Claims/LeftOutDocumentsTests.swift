import RelationAnalysis
import RelationGraph
import Testing

/// What is left out takes the same documents with it wherever it is asked.
@Suite struct LeftOutDocumentsTests {
    private static let notes = """
        outlets: {herald: Herald, globe: Globe}
        people: {bob: Bob, al: Al}
        documents:
          both: {title: Both, outlet: [herald, globe], by: bob}
          one: {title: One, outlet: herald, by: bob}
          memo: {title: Memo, by: bob}
        statements:
          s-both: {says: A, stances: [{asserted: al, in: [both]}]}
          s-one: {says: B, stances: [{asserted: al, in: [one]}]}
          s-memo: {says: C, stances: [{asserted: al, in: [memo]}]}
        """

    @Test(arguments: [(["herald"], ["one"]), (["herald", "globe"], ["both", "one"]), (["bob"], ["memo"])] as [([String], [String])])
    func claimsSelectionsAndCopiesAgree(without: [String], gone: [String]) throws {
        let notes = try ClaimNotes(Self.notes)
        let nodes = try without.map { try notes.node($0).index }
        let unanswered = try notes.analysis(without: without).statements.filter { $0.status == .unanswered }.map(\.statement.id)
        #expect(unanswered == gone.map { "s-" + $0 })
        var selection = Selection()
        selection.without = nodes
        let part = Subgraph(notes.graph, selection)
        #expect(notes.graph.relations.filter { $0.type.isStance && !part.contains($0) }.map(\.target.id) == gone.map { "s-" + $0 })
        let copy = try GraphRedaction(notes.graph, RedactionPlan(notes.graph, removed: Set(nodes)))
        #expect(copy.secrets.filter { $0.reason == .outlet }.map(\.node.id) == gone)
    }

    /// The only document of an outlet is asked about by itself where others tell of the outlet's words.
    @Test(arguments: [false, true])
    func theOnlyDocumentOfAnOutlet(isCited: Bool) throws {
        let notes = try ClaimNotes(
            """
            outlets: {own: Own, other: Other}
            people: {al: Al, bob: Bob}
            documents:
              herald-1: {title: One, outlet: own}
              o-1: {title: Two, outlet: other}
              o-2: {title: Three, outlet: other}
            statements:
              s: {says: A, stances: [{denied: al, in: [herald-1]}]}
              t: {says: B, stances: [{asserted: bob, in: [o-1]}\(isCited ? ", {reported: own, in: [o-2]}" : "")]}
            """)
        let sensitivity = try ClaimSensitivity(notes.analysis(), among: notes.analysis().statements)
        #expect(Set(sensitivity.dependences.map(\.without.id)).isSuperset(of: isCited ? ["herald-1", "own"] : ["own"]))
        #expect(sensitivity.dependences.contains { $0.without.id == "herald-1" } == isCited)
    }

    /// What is merely out of sight was said all the same.
    @Test func kindsDoNotSilenceAnybody() throws {
        let notes = try ClaimNotes(Self.notes)
        for kinds in [["statement"], ["person"], ["outlet"]] {
            var selection = Selection()
            selection.kinds = kinds
            let statuses = ClaimAnalysis(notes.graph, selection).statements.map(\.status)
            #expect(statuses.allSatisfy { $0 == .asserted }, "\(kinds)")
        }
    }

    /// A document of two outlets goes with neither of them, so it is asked for itself.
    @Test func aDocumentOfTwoOutletsIsTriedToo() throws {
        let notes = try ClaimNotes(
            "outlets: {herald: Herald, globe: Globe}\npeople: {al: Al}\ndocuments: {both: {title: Both, outlet: [herald, globe]}}\n"
                + "statements: {s: {says: A, stances: [{asserted: al, in: [both]}]}}")
        let analysis = try notes.analysis()
        let sensitivity = try ClaimSensitivity(analysis, among: analysis.statements)
        #expect(sensitivity.dependences.map(\.without.id) == ["both"])
    }
}
