import RelationAnalysis
import RelationGraph
import Testing

@Suite("Many statements") struct ManyClaimsTests {
    private static let statementCount = 10_000
    private static let outletCount = 8

    /// Every statement is reported by eight outlets, all of which cite one of two unnamed sources; every other one is denied by a person, while
    /// another has no information.
    private static func graph() throws -> RelationGraph {
        try RelationAnalysisTests.graph { builder in
            for outlet in 0..<outletCount { builder.nodes("outlet", "o\(outlet)") }
            builder.nodes("person", "ann", "bob")
            for source in 0..<2 {
                var draft = NodeDraft(id: Reference("s\(source)"), kind: "source", name: "source \(source)")
                draft.facts.isAnonymous = true
                builder.add(draft)
            }
            for outlet in 0..<outletCount { builder.document("d\(outlet)", by: "o\(outlet)", published: "2020-01-02") }
            for statement in 0..<statementCount {
                builder.statement("t\(statement)")
                for outlet in 0..<outletCount {
                    var draft = RelationDraft(
                        source: Reference("o\(outlet)"), type: Reference("reported"), target: Reference("t\(statement)"), setting: .stances)
                    draft.citing = [Reference("s\(statement % 4 == 0 ? 0 : outlet % 2)")]
                    draft.documents = [CitationDraft(document: Reference("d\(outlet)"))]
                    builder.add(draft)
                }
                builder.relate("bob", "no-information", "t\(statement)", in: ["d0"])
                builder.relate("ann", statement % 2 == 0 ? "denied" : "no-information", "t\(statement)", in: ["d1"])
            }
        }
    }

    @Test("10,000 statements with 100,000 stances")
    func tenThousand() throws {
        let analysis = ClaimAnalysis(try Self.graph())
        #expect(analysis.statements.count == Self.statementCount)
        #expect(analysis.statements.flatMap(\.positions).count == 10 * Self.statementCount)
        for (number, claims) in analysis.statements.enumerated() {
            try #require(claims.status == (number % 2 == 0 ? .disputed : .asserted))
            try #require(claims.undecided.count == (number % 2 == 0 ? 1 : 2))
            let support = analysis.independence(.for, of: claims.statement)
            try #require(support.atLeast == 1 && support.atMost == (number % 4 == 0 ? 1 : 2))
        }
    }
}
