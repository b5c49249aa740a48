import GraphFormats
import RelationGraph
import Testing

/// What `check` says of notes that cannot be as they are.
@Suite struct NoteReviewTests {
    private static func warnings(_ body: String) throws -> [String: String] {
        var builder = GraphBuilder()
        NativeReader.read(Array(("relgraph: 1\n" + body).utf8), file: "notes.yaml", into: &builder)
        let warnings = try builder.build().warnings
        return Dictionary(warnings.map { ($0.code, $0.description) }, uniquingKeysWith: { first, _ in first })
    }

    private static let head = """
        people: {ann: {name: Ann}, bob: {name: Bob}}
        outlets: {paper: {name: The Paper}}
        sources: {official: {name: An official}}

        """

    @Test(arguments: ["citing", "via"])
    func aStatementTellsNothing(_ key: String) throws {
        let body =
            Self.head + """
                documents: {d: {title: One, outlet: paper}}
                statements:
                  s: {says: One, stances: [{reported: paper, in: [d]}]}
                  t: {says: Two, stances: [{reported: paper, \(key): \(key == "via" ? "[s]" : "s"), in: [d]}]}
                """
        var builder = GraphBuilder()
        NativeReader.read(Array(("relgraph: 1\n" + body).utf8), file: "notes.yaml", into: &builder)
        let problem = try #require(#expect(throws: GraphProblems.self) { try builder.build() }).problems.first { $0.code == "wrong-kind" }
        #expect(problem?.message.contains("“s” under `\(key):` is a statement") == true && problem?.place?.line == 8)
    }

    @Test func documentsCopiedFromEachOther() throws {
        func notes(_ last: String) throws -> [String: String] {
            try Self.warnings(
                Self.head + """
                    documents:
                      a: {title: A, outlet: paper, copied-from: \(last)}
                      b: {title: B, outlet: paper, copied-from: a}
                      c: {title: C, outlet: paper, copied-from: b}
                      d: {title: D, outlet: paper}
                    """)
        }
        let warning = try #require(try notes("b")["copied-in-circle"])
        #expect(warning.contains("“a”, “b” are copied") && !warning.contains("“c”"))
        #expect(try notes("c")["copied-in-circle"]?.contains("“a”, “b”, “c”") == true)
        #expect(try notes("d")["copied-in-circle"] == nil)
    }

    @Test func aStatementThatImpliesAndContradictsAnother() throws {
        func notes(_ fields: String) throws -> String? {
            try Self.warnings(
                Self.head + """
                    statements:
                      s: {says: One, \(fields)}
                      t: {says: Two}
                    """)["implied-and-contradicted"]
        }
        #expect(try notes("implies: [t], contradicts: [t]")?.contains("“s” both implies and contradicts “t”") == true)
        #expect(try notes("implies: [t]") == nil)
        #expect(try notes("contradicts: [t]") == nil)
        // What is judged one is one here, too.
        let united = try Self.warnings(
            Self.head + """
                statements:
                  s: {says: One, implies: [t]}
                  t: {says: Two}
                  u: {says: Two again, contradicts: [s], ties: [{same-as: t}]}
                """)
        #expect(united["implied-and-contradicted"]?.contains("“s” both implies and contradicts “t”") == true)
    }

    @Test func judgementsAcrossKinds() throws {
        func notes(_ tie: String) throws -> String? {
            try Self.warnings(Self.head + "ties: [{from: ann, \(tie)}]")["judgement-across-kinds"]
        }
        #expect(try notes("same-as: paper")?.contains("of the kinds person and outlet") == true)
        for tie in ["same-as: bob", "same-as: official", "not-same-as: paper"] { #expect(try notes(tie) == nil) }
    }

    @Test func retractionsOfNothing() throws {
        func notes(_ stance: String, _ tie: String = "") throws -> String? {
            try Self.warnings(
                Self.head + tie + """
                    documents: {d: {title: One, outlet: paper}}
                    statements:
                      s:
                        says: One
                        stances: [{retracted: ann, in: [d]}, {\(stance), in: [d]}]
                    """)["nothing-to-take-back"]
        }
        #expect(try notes("asserted: ann") == nil && notes("denied: ann") == nil)
        #expect(try notes("asserted: bob")?.contains("“ann” retracted “s”") == true)
        #expect(try notes("no-information: ann") != nil)
        // They are one.
        #expect(try notes("asserted: bob", "ties: [{from: bob, same-as: ann}]\n") == nil)
        // They are not, where the judgements contradict each other.
        let apart = "ties: [{from: bob, same-as: official}, {from: ann, same-as: official}, {from: ann, not-same-as: bob}]\n"
        #expect(try notes("asserted: bob", apart) != nil)
    }
}
