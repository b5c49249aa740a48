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

    /// Two circles are two, though one has it from the other; and none is left when each is cut where it began.
    @Test func twoCirclesOfCopies() throws {
        func circles(_ a: String = ", copied-from: b", _ c: String = ", copied-from: d") throws -> [String] {
            var builder = GraphBuilder()
            let notes =
                "relgraph: 1\n" + Self.head + """
                    documents:
                      a: {title: A, outlet: paper\(a)}
                      b: {title: B, outlet: paper, copied-from: [a, c]}
                      c: {title: C, outlet: paper\(c)}
                      d: {title: D, outlet: paper, copied-from: c}
                      e: {title: E, outlet: paper, copied-from: a}
                    """
            NativeReader.read(Array(notes.utf8), file: "notes.yaml", into: &builder)
            return try builder.build().warnings.filter { $0.code == "copied-in-circle" }.map { String($0.message.prefix(10)) }
        }
        #expect(try circles() == ["“a”, “b” a", "“c”, “d” a"])
        #expect(try circles("") == ["“c”, “d” a"])
        #expect(try circles("", "") == [])
    }

    /// Every graph of three documents, and some of four: who is in the end copied from itself, found by following all ways.
    @Test func circlesOfCopiesAreThoseThatAllWaysLeadBackTo() throws {
        func check(_ count: Int, _ bits: Int) throws {
            let names = (0..<count).map { "d\($0)" }
            let pairs = (0..<count).flatMap { a in (0..<count).filter { $0 != a }.map { (a, $0) } }
            let arcs = pairs.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element)
            let documents = names.indices.map { copy in
                let originals = arcs.filter { $0.0 == copy }.map { names[$0.1] }.joined(separator: ", ")
                return "  \(names[copy]): {title: T, outlet: paper, copied-from: [\(originals)]}\n"
            }
            var builder = GraphBuilder()
            NativeReader.read(
                Array(("relgraph: 1\n" + Self.head + "documents:\n" + documents.joined()).utf8), file: "notes.yaml", into: &builder)
            let told = try builder.build().warnings.filter { $0.code == "copied-in-circle" }.map(\.message)
            var leads = (0..<count).map { a in (0..<count).map { b in arcs.contains { $0 == (a, b) } } }
            for between in names.indices {
                for a in names.indices { for b in names.indices where leads[a][between] && leads[between][b] { leads[a][b] = true } }
            }
            let groups = Set(names.indices.map { a in names.indices.filter { $0 == a || leads[a][$0] && leads[$0][a] } })
            let expected = groups.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }.map { group in
                group.map { "“\(names[$0])”" }.joined(separator: ", ") + " are copied from each other, so none of them is the first"
            }
            #expect(told == expected, "\(arcs)")
        }
        for bits in 0..<64 { try check(3, bits) }
        for bits in stride(from: 0, to: 4096, by: 37) { try check(4, bits) }
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
